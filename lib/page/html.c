/* html - the tree of an HTML page */
#include "html.h"

#include <stdlib.h>

#include "ascii.h"
#include "html_priv.h"
#include "mem.h"

/* With its head a chunk is a huge page: one byte more would take two of them
 * (mem_resize). */
#define CHUNK (((size_t)2 << 20) - sizeof(struct chunk))
#define KEEP  8 /* chunks that stay from page to page */

/* Memory of a tree: given piece by piece, taken back all at once, so that a
 * tree of any depth is freed without walking it. */
struct chunk {
	struct chunk *next;
	size_t size, used;
};

static struct chunk *
chunk_new(size_t size)
{
	struct chunk *c = mem_resize(NULL, sizeof(*c) + size, 1);

	*c = (struct chunk){.size = size};
	return c;
}

/* The next chunk, which is empty. */
static struct chunk *
chunk_next(struct html *h)
{
	struct chunk *c = h->now->next;

	if (!c) {
		c = chunk_new(CHUNK);
		c->next = h->now->next;
		h->now->next = c;
	}
	c->used = 0;
	h->now = c;
	return c;
}

/* Counts memory that is to be had. */
static void
count(struct html *h, size_t size)
{
	h->total += size;
	if (h->total > HTML_MEMORY)
		longjmp(h->full, 1);
}

/* A piece that is larger than a chunk. */
static void *
give_large(struct html *h, size_t size)
{
	struct chunk *c;

	count(h, size);
	c = chunk_new(size);
	c->next = h->large;
	h->large = c;
	return c + 1;
}

void
html_take(struct html *h, void *p)
{
	struct chunk **at = &h->large, *c;

	while ((c = *at) && p != c + 1)
		at = &c->next;
	if (!c)
		return;
	h->total -= c->size;
	*at = c->next;
	free(c);
}

void *
html_give(struct html *h, size_t size)
{
	struct chunk *c = h->now;
	char *p;

	size = (size + 7) & ~(size_t)7;
	if (size > CHUNK)
		return give_large(h, size);
	if (c->size - c->used < size) {
		count(h, CHUNK);
		c = chunk_next(h);
	}
	p = (char *)(c + 1) + c->used;
	c->used += size;
	return p;
}

struct html_node *
html_add(
    struct html *h, struct html_node *parent, enum html_kind kind, size_t nattr)
{
	const bool holds = kind <= HTML_ELEMENT;
	const size_t size = holds ? sizeof(struct html_node)
	                          : offsetof(struct html_node, child);
	struct html_node *n = html_give(h, size + nattr * sizeof(n->attr[0]));

	n->parent = parent;
	n->next = NULL;
	html_set_name(n, STR_NONE);
	n->nattr = (uint16_t)nattr;
	n->kind = (uint8_t)kind;
	n->line = n->hidden = n->open = false;
	if (holds) {
		n->child = n->last = n->context = NULL;
		n->known = NULL;
	}
	if (parent)
		html_append(parent, n);
	return n;
}

void
html_append(struct html_node *parent, struct html_node *n)
{
	n->parent = parent;
	if (parent->last)
		parent->last->next = n;
	else
		parent->child = n;
	parent->last = n;
}

void
html_detach(struct html_node *n)
{
	struct html_node *parent = n->parent, *before = parent->child;

	if (before == n) {
		parent->child = parent->last = NULL;
		return;
	}
	while (before->next != n)
		before = before->next;
	before->next = NULL;
	parent->last = before;
}

void
html_hand_over(struct html_node *n, struct html_node *to)
{
	to->child = n->child;
	to->last = n->last;
	n->child = n->last = NULL;
	for (n = to->child; n; n = n->next)
		n->parent = to;
}

struct html *
html_new(void)
{
	struct html *h = mem_new(1, sizeof(*h));

	h->first = h->now = chunk_new(CHUNK);
	return h;
}

static void
chunks_free(struct chunk *c)
{
	struct chunk *next;

	for (; c; c = next) {
		next = c->next;
		free(c);
	}
}

void
html_free(struct html *h)
{
	if (!h)
		return;
	chunks_free(h->first);
	chunks_free(h->large);
	buf_free(&h->text);
	buf_free(&h->decoded);
	free(h->token.attr);
	free(h->shape.inner);
	free(h);
}

void
html_clear(struct html *h)
{
	struct chunk *c = h->first;

	for (size_t i = 1; i < KEEP && c->next; i++)
		c = c->next;
	chunks_free(c->next);
	c->next = NULL;
	chunks_free(h->large);
	h->large = NULL;
	h->now = h->first;
	h->now->used = 0;
	h->total = CHUNK;
}

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

struct str
html_attr_name(const struct html_node *node, size_t i)
{
	if (i >= node->nattr)
		return STR_NONE;
	return str_n(node->attr[i].name, node->attr[i].name_n);
}

struct str
html_attr_value(const struct html_node *node, size_t i)
{
	if (i >= node->nattr)
		return STR_NONE;
	return str_n(node->attr[i].value, node->attr[i].value_n);
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
