/* html - the tree of an HTML page */
#include "html.h"

#include "ascii.h"
#include "html_priv.h"
#include "mem.h"

const struct html_node *
html_parse(struct html *h, struct str text, struct err *e)
{
	const struct html_node *doc;

	html_clear(h);
	if (text.n > HTML_MEMORY || setjmp(h->full) != 0) {
		err_set(
		    e, "its tree is larger than %zu MiB", HTML_MEMORY >> 20);
		return NULL;
	}
	doc = html_plain(h, text);
	if (doc)
		return doc;
	html_clear(h);
	html_shape(&h->shape, text, HTML_DEPTH);
	if (h->shape.depth > HTML_DEPTH) {
		err_set(e, "nested deeper than %d elements", HTML_DEPTH);
		return NULL;
	}
	if (h->shape.attrs > HTML_ATTRS) {
		err_set(e, "a tag with more than %d attributes", HTML_ATTRS);
		return NULL;
	}
	return html_gumbo(h, text);
}

/* True if it may have children; others have no such member. */
static bool
holds(const struct html_node *n)
{
	return n->kind <= HTML_ELEMENT;
}

/* The node after n in document order below root, into n's children if
 * inside. */
static const struct html_node *
node_next(const struct html_node *root, const struct html_node *n, bool inside)
{
	if (inside && holds(n) && n->child)
		return n->child;
	for (; n != root && n->parent; n = n->parent)
		if (n->next)
			return n->next;
	return NULL;
}

static bool
is_element(const struct html_node *n)
{
	return n->kind == HTML_ELEMENT;
}

const struct html_node *
html_next(const struct html_node *root, const struct html_node *node)
{
	do
		node = node_next(root, node, true);
	while (node && !is_element(node));
	return node;
}

const struct html_node *
html_after(const struct html_node *root, const struct html_node *node)
{
	node = node_next(root, node, false);
	return !node || is_element(node) ? node : html_next(root, node);
}

bool
html_is_small(const struct html_node *node, size_t most)
{
	const struct html_node *k = node;
	size_t n = 0;

	while (n <= most && (k = html_next(node, k)))
		n++;
	return n <= most;
}

const struct html_node *
html_parent(const struct html_node *node)
{
	const struct html_node *n = node->parent;

	return n && is_element(n) ? n : NULL;
}

size_t
html_depth(const struct html_node *node)
{
	size_t d = 0;

	while ((node = html_parent(node)))
		d++;
	return d;
}

bool
html_holds(const struct html_node *outer, const struct html_node *inner)
{
	while (inner && inner != outer)
		inner = html_parent(inner);
	return inner != NULL;
}

size_t
html_meet(const struct html_node *a, const struct html_node *b)
{
	size_t da = html_depth(a), db = html_depth(b);

	for (; da > db; da--)
		a = html_parent(a);
	for (; db > da; db--)
		b = html_parent(b);
	for (; a != b; da--) {
		a = html_parent(a);
		b = html_parent(b);
	}
	return da;
}

struct str
html_tag(const struct html_node *node)
{
	return is_element(node) ? html_name_of(node) : STR("");
}

struct str
html_attr(const struct html_node *node, const char *name)
{
	const struct html_attr *a = node->attr, *end = a + node->nattr;
	struct str want;

	if (a == end) /* most have none */
		return STR_NONE;
	want = str_from(name);
	for (; a < end; a++)
		if (a->name_n == want.n &&
		    str_eq_nocase(str_n(a->name, a->name_n), want))
			return str_n(a->value, a->value_n);
	return STR_NONE;
}

/* A space for each block that ends between the leaf n and the next node. */
static void
leave(const struct html_node *root, const struct html_node *n, struct buf *out)
{
	for (; n != root && n->parent; n = n->parent) {
		if (is_element(n) && !n->line) {
			buf_addc(out, ' ');
			return;
		}
		if (n->next)
			return;
	}
}

static bool
is_break(const struct html_node *n)
{
	return is_element(n) && str_eq(html_name_of(n), STR("br"));
}

void
html_own_text(const struct html_node *node, struct buf *out)
{
	for (const struct html_node *n = node->child; n; n = n->next)
		if (n->kind == HTML_TEXT)
			buf_addstr(out, html_name_of(n));
		else
			buf_addc(out, is_break(n) ? '\n' : ' ');
}

struct str
html_first_text(const struct html_node *node)
{
	const struct html_node *n = node->child;

	while (n && n->kind != HTML_TEXT)
		n = n->next;
	return n ? html_name_of(n) : STR_NONE;
}

/* True if the element has that class. */
static bool
has_class(const struct html_node *node, const char *name)
{
	struct str all = html_attr(node, "class"), want = str_from(name);
	size_t n;

	while (all.n) {
		for (n = 0; n < all.n && !ascii_blank(all.p[n]); n++)
			;
		if (str_eq(str_n(all.p, n), want))
			return true;
		n += n < all.n;
		all.p += n, all.n -= n;
	}
	return false;
}

/* True of an element of the class, or with it for its id. */
static bool
is_of(const struct html_node *node, const char *name)
{
	return has_class(node, name) ||
	       str_eq(html_attr(node, "id"), str_from(name));
}

/* Takes the blanks off again that stand between a digit and what is raised
 * behind it: 39 <sup>90. */
static void
join_raised(const struct html_node *n, size_t from, struct buf *out)
{
	size_t end = out->n;

	if (!str_eq(html_name_of(n), STR("sup")))
		return;
	while (end > from && ONE_OF(out->p[end - 1], " \n\t"))
		end--;
	if (end > from && ascii_digit(out->p[end - 1]))
		out->n = end;
}

void
html_parts(const struct html_node *node, const char *without, char between,
    struct buf *out)
{
	const struct html_node *n = node, *last = NULL;
	bool inside = true, broken = false;
	size_t from = out->n;

	while ((n = node_next(node, n, inside))) {
		inside = !n->hidden &&
		         !(without && is_element(n) && is_of(n, without));
		if (is_element(n) && inside && !n->line)
			buf_addc(out, ' ');
		if (between && is_element(n))
			join_raised(n, from, out);
		broken |= is_break(n);
		if (n->kind == HTML_TEXT) {
			if (between && last &&
			    (last->parent != n->parent || broken))
				buf_addc(out, between);
			last = n;
			broken = false;
		}
		if (n->kind == HTML_TEXT || n->kind == HTML_SPACE ||
		    n->kind == HTML_CDATA)
			buf_addstr(out, html_name_of(n));
		if (!inside || !holds(n) || !n->child)
			leave(node, n, out);
	}
}

bool
html_lines(const struct html_node *node, char between, struct buf *out)
{
	const struct html_node *n = node->child;

	while (n && !is_break(n))
		n = n->next;
	if (!n)
		return false;
	for (n = node->child; n; n = n->next)
		if (is_break(n))
			buf_addc(out, between);
		else if (n->kind == HTML_TEXT || n->kind == HTML_SPACE)
			buf_addstr(out, html_name_of(n));
		else if (is_element(n) && !n->hidden)
			html_text(n, NULL, out);
	return true;
}

void
html_text(const struct html_node *node, const char *without, struct buf *out)
{
	html_parts(node, without, '\0', out);
}
