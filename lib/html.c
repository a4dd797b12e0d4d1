/* html - the tree of an HTML page */
#include "html.h"

#include <gumbo.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

#include "mem.h"

#define CHUNK ((size_t)1 << 20)
#define KEEP  16 /* chunks that stay from page to page */

/* Memory of a tree: given piece by piece, taken back all at once, so that a
 * tree of any depth is freed without walking it. */
struct chunk {
	struct chunk *next;
	size_t size, used;
};

struct html {
	struct chunk *first, *now;
	size_t total;
	struct html_shape shape;
	struct buf text; /* with the names of inner links marked */
	jmp_buf full;    /* gumbo does not look at what its allocator returns */
};

static struct chunk *
chunk_new(size_t size)
{
	struct chunk *c = mem_resize(NULL, sizeof(*c) + size, 1);

	*c = (struct chunk){.size = size};
	return c;
}

/* The next chunk with room for size bytes. */
static struct chunk *
chunk_next(struct html *h, size_t size)
{
	struct chunk *c = h->now->next;

	if (!c || c->size < size) {
		c = chunk_new(size > CHUNK ? size : CHUNK);
		c->next = h->now->next;
		h->now->next = c;
	}
	c->used = 0;
	h->now = c;
	return c;
}

/* For gumbo: userdata is its word. */
static void *
give(void *userdata, size_t size)
{
	struct html *h = userdata;
	struct chunk *c = h->now;
	char *p;

	size = (size + 15) & ~(size_t)15;
	if (c->size - c->used < size) {
		h->total += size > CHUNK ? size : CHUNK;
		if (h->total > HTML_MEMORY)
			longjmp(h->full, 1);
		c = chunk_next(h, size);
	}
	p = (char *)(c + 1) + c->used;
	c->used += size;
	return p;
}

static void
take(void *userdata, void *p)
{
	(void)userdata;
	(void)p;
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
	buf_free(&h->text);
	free(h->shape.inner);
	free(h);
}

static void
clear(struct html *h)
{
	struct chunk *c = h->first;

	for (size_t i = 1; i < KEEP && c->next; i++)
		c = c->next;
	chunks_free(c->next);
	c->next = NULL;
	h->now = h->first;
	h->now->used = 0;
	h->total = CHUNK;
}

static const GumboNode *
gumbo_of(const struct html_node *n)
{
	return (const GumboNode *)(const void *)n;
}

static const struct html_node *
ours(const GumboNode *n)
{
	return (const struct html_node *)(const void *)n;
}

/* Behind the name of a link within a link: to the parser another element. */
#define INNER '\1'

/* The text with those names marked. */
static struct str
mark_inner(struct html *h, struct str text)
{
	size_t from = 0, to;

	buf_clear(&h->text);
	for (size_t i = 0; i < h->shape.ninner; i++, from = to) {
		to = h->shape.inner[i];
		buf_add(&h->text, text.p + from, to - from);
		buf_addc(&h->text, INNER);
	}
	buf_add(&h->text, text.p + from, text.n - from);
	return buf_str(&h->text);
}

const struct html_node *
html_parse(struct html *h, struct str text, struct err *e)
{
	GumboOptions opt = kGumboDefaultOptions;
	const GumboOutput *out;

	html_shape(&h->shape, text, HTML_DEPTH);
	if (h->shape.depth > HTML_DEPTH) {
		err_set(e, "nested deeper than %d elements", HTML_DEPTH);
		return NULL;
	}
	if (h->shape.attrs > HTML_ATTRS) {
		err_set(e, "a tag with more than %d attributes", HTML_ATTRS);
		return NULL;
	}
	if (h->shape.ninner)
		text = mark_inner(h, text);
	clear(h);
	opt.allocator = give;
	opt.deallocator = take;
	opt.userdata = h;
	opt.max_errors = 0;
	if (setjmp(h->full) != 0) {
		err_set(
		    e, "its tree is larger than %zu MiB", HTML_MEMORY >> 20);
		return NULL;
	}
	out = gumbo_parse_with_options(&opt, text.n ? text.p : "", text.n);
	return ours(out->document);
}

static const GumboVector *
children(const GumboNode *n)
{
	if (n->type == GUMBO_NODE_DOCUMENT)
		return &n->v.document.children;
	if (n->type == GUMBO_NODE_ELEMENT || n->type == GUMBO_NODE_TEMPLATE)
		return &n->v.element.children;
	return NULL;
}

/* The node after n in document order below root, into n's children if
 * inside. */
static const GumboNode *
node_next(const GumboNode *root, const GumboNode *n, bool inside)
{
	const GumboVector *v = inside ? children(n) : NULL;

	if (v && v->length)
		return v->data[0];
	for (; n != root && n->parent; n = n->parent) {
		v = children(n->parent);
		if (n->index_within_parent + 1 < v->length)
			return v->data[n->index_within_parent + 1];
	}
	return NULL;
}

static bool
is_element(const GumboNode *n)
{
	return n->type == GUMBO_NODE_ELEMENT || n->type == GUMBO_NODE_TEMPLATE;
}

const struct html_node *
html_next(const struct html_node *root, const struct html_node *node)
{
	const GumboNode *n = gumbo_of(node);

	do
		n = node_next(gumbo_of(root), n, true);
	while (n && !is_element(n));
	return ours(n);
}

const struct html_node *
html_after(const struct html_node *root, const struct html_node *node)
{
	const GumboNode *n = node_next(gumbo_of(root), gumbo_of(node), false);

	return !n || is_element(n) ? ours(n) : html_next(root, ours(n));
}

const struct html_node *
html_parent(const struct html_node *node)
{
	const GumboNode *n = gumbo_of(node)->parent;

	return n && is_element(n) ? ours(n) : NULL;
}

size_t
html_depth(const struct html_node *node)
{
	size_t d = 0;

	while ((node = html_parent(node)))
		d++;
	return d;
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
	const GumboNode *n = gumbo_of(node);
	GumboStringPiece name;

	if (!is_element(n))
		return STR("");
	if (n->v.element.tag != GUMBO_TAG_UNKNOWN)
		return str_from(gumbo_normalized_tagname(n->v.element.tag));
	name = n->v.element.original_tag;
	if (!name.data)
		return STR("");
	gumbo_tag_from_original_text(&name);
	if (name.length == 2 && name.data[1] == INNER)
		return STR("a");
	return str_n(name.data, name.length);
}

struct str
html_attr(const struct html_node *node, const char *name)
{
	const GumboNode *n = gumbo_of(node);
	const GumboAttribute *a;

	if (!is_element(n))
		return (struct str){NULL, 0};
	a = gumbo_get_attribute(&n->v.element.attributes, name);
	return a ? str_from(a->value) : (struct str){NULL, 0};
}

/* Elements whose text is not shown. */
static bool
hidden(const GumboNode *n)
{
	if (n->type == GUMBO_NODE_TEMPLATE)
		return true;
	return n->type == GUMBO_NODE_ELEMENT &&
	       (n->v.element.tag == GUMBO_TAG_SCRIPT ||
		   n->v.element.tag == GUMBO_TAG_STYLE);
}

/* Elements that stand in a line of text; all others break it. */
static bool
in_line(const GumboNode *n)
{
	static const GumboTag tags[] = {GUMBO_TAG_A, GUMBO_TAG_ABBR,
	    GUMBO_TAG_ACRONYM, GUMBO_TAG_B, GUMBO_TAG_BDI, GUMBO_TAG_BDO,
	    GUMBO_TAG_BIG, GUMBO_TAG_CITE, GUMBO_TAG_CODE, GUMBO_TAG_DATA,
	    GUMBO_TAG_DEL, GUMBO_TAG_DFN, GUMBO_TAG_EM, GUMBO_TAG_FONT,
	    GUMBO_TAG_I, GUMBO_TAG_IMG, GUMBO_TAG_INS, GUMBO_TAG_KBD,
	    GUMBO_TAG_LABEL, GUMBO_TAG_MARK, GUMBO_TAG_NOBR, GUMBO_TAG_Q,
	    GUMBO_TAG_RUBY, GUMBO_TAG_S, GUMBO_TAG_SAMP, GUMBO_TAG_SMALL,
	    GUMBO_TAG_SPAN, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_SUB,
	    GUMBO_TAG_SUP, GUMBO_TAG_TIME, GUMBO_TAG_TT, GUMBO_TAG_U,
	    GUMBO_TAG_VAR, GUMBO_TAG_WBR, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,
	    GUMBO_TAG_UNKNOWN};

	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++)
		if (n->v.element.tag == tags[i])
			return true;
	return false;
}

/* A space for each block that ends between the leaf n and the next node. */
static void
leave(const GumboNode *root, const GumboNode *n, struct buf *out)
{
	const GumboVector *v;

	for (; n != root && n->parent; n = n->parent) {
		if (is_element(n) && !in_line(n)) {
			buf_addc(out, ' ');
			return;
		}
		v = children(n->parent);
		if (n->index_within_parent + 1 < v->length)
			return;
	}
}

void
html_own_text(const struct html_node *node, struct buf *out)
{
	const GumboVector *v = children(gumbo_of(node));

	for (unsigned i = 0; v && i < v->length; i++) {
		const GumboNode *n = v->data[i];

		if (n->type == GUMBO_NODE_TEXT)
			buf_puts(out, n->v.text.text);
		else
			buf_addc(out, ' ');
	}
}

bool
html_has_text(const struct html_node *node)
{
	const GumboVector *v = children(gumbo_of(node));

	for (unsigned i = 0; v && i < v->length; i++) {
		const GumboNode *n = v->data[i];

		if (n->type == GUMBO_NODE_TEXT)
			return true;
	}
	return false;
}

bool
html_has_class(const struct html_node *node, const char *name)
{
	struct str all = html_attr(node, "class"), want = str_from(name);
	size_t n;

	while (all.n) {
		for (n = 0; n < all.n && !strchr(" \t\n\f\r", all.p[n]); n++)
			;
		if (str_eq(str_n(all.p, n), want))
			return true;
		n += n < all.n;
		all.p += n, all.n -= n;
	}
	return false;
}

void
html_text(const struct html_node *node, const char *without, struct buf *out)
{
	const GumboNode *root = gumbo_of(node), *n = root;
	bool inside = true;

	while ((n = node_next(root, n, inside))) {
		const GumboVector *v = children(n);

		inside = !hidden(n) && !(without && is_element(n) &&
					   html_has_class(ours(n), without));
		if (is_element(n) && inside && !in_line(n))
			buf_addc(out, ' ');
		if (n->type == GUMBO_NODE_TEXT ||
		    n->type == GUMBO_NODE_WHITESPACE ||
		    n->type == GUMBO_NODE_CDATA)
			buf_puts(out, n->v.text.text);
		if (!inside || !v || !v->length)
			leave(root, n, out);
	}
}
