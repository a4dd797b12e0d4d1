/* html_gumbo - the tree of any page, by libgumbo */
#include <gumbo.h>

#include "html_priv.h"

/* For gumbo: userdata is its word. */
static void *
give(void *userdata, size_t size)
{
	return html_give(userdata, size);
}

static void
take(void *userdata, void *p)
{
	html_take(userdata, p);
}

/* The text with the names of links within links marked. */
static struct str
mark_inner(struct html *h, struct str text)
{
	size_t from = 0, to;

	buf_clear(&h->text);
	for (size_t i = 0; i < h->shape.ninner; i++, from = to) {
		to = h->shape.inner[i];
		buf_add(&h->text, text.p + from, to - from);
		buf_addc(&h->text, HTML_INNER);
	}
	buf_add(&h->text, text.p + from, text.n - from);
	return buf_str(&h->text);
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

static struct str
name_of(const GumboElement *e)
{
	GumboStringPiece name = e->original_tag;

	if (e->tag != GUMBO_TAG_UNKNOWN)
		return str_from(gumbo_normalized_tagname(e->tag));
	if (!name.data)
		return STR("");
	gumbo_tag_from_original_text(&name);
	if (name.length == 2 && name.data[1] == HTML_INNER)
		return STR("a");
	return str_n(name.data, name.length);
}

static void
set_element(struct html_node *n, const GumboElement *e)
{
	const GumboAttribute *from;
	struct str name = name_of(e);

	html_set_name(n, name);
	n->known = e->tag == GUMBO_TAG_UNKNOWN ? NULL : html_name(name);
	n->line = !n->known || (n->known->is & IS_LINE);
	n->hidden = n->known && (n->known->is & IS_HIDDEN);
	for (uint32_t i = 0; i < n->nattr; i++) {
		from = e->attributes.data[i];
		n->attr[i].name = from->name;
		n->attr[i].name_n = (uint32_t)strlen(from->name);
		n->attr[i].value = from->value;
		n->attr[i].value_n = (uint32_t)strlen(from->value);
	}
}

/* The node of ours for one of gumbo's. */
static struct html_node *
copy(struct html *h, struct html_node *parent, const GumboNode *g)
{
	static const enum html_kind kinds[] = {
	    [GUMBO_NODE_DOCUMENT] = HTML_DOCUMENT,
	    [GUMBO_NODE_ELEMENT] = HTML_ELEMENT,
	    [GUMBO_NODE_TEXT] = HTML_TEXT,
	    [GUMBO_NODE_CDATA] = HTML_CDATA,
	    [GUMBO_NODE_COMMENT] = HTML_OTHER,
	    [GUMBO_NODE_WHITESPACE] = HTML_SPACE,
	    [GUMBO_NODE_TEMPLATE] = HTML_ELEMENT,
	};
	const enum html_kind kind = kinds[g->type];
	struct html_node *n = html_add(h, parent, kind,
	    kind == HTML_ELEMENT ? g->v.element.attributes.length : 0);

	if (n->kind == HTML_ELEMENT)
		set_element(n, &g->v.element);
	else if (n->kind != HTML_DOCUMENT && n->kind != HTML_OTHER)
		html_set_name(n, str_from(g->v.text.text));
	n->hidden |= g->type == GUMBO_NODE_TEMPLATE;
	return n;
}

const struct html_node *
html_gumbo(struct html *h, struct str text)
{
	GumboOptions opt = kGumboDefaultOptions;
	const GumboVector *v;
	const GumboNode *g;
	struct html_node *doc, *n;
	unsigned i = 0;

	if (h->shape.ninner)
		text = mark_inner(h, text);
	opt.allocator = give;
	opt.deallocator = take;
	opt.userdata = h;
	opt.max_errors = 0;
	g = gumbo_parse_with_options(&opt, text.n ? text.p : "", text.n)
	        ->document;
	doc = n = copy(h, NULL, g);
	while (g) {
		v = children(g);
		if (v && i < v->length) {
			g = v->data[i];
			n = copy(h, n, g);
			i = 0;
		} else {
			i = (unsigned)g->index_within_parent + 1;
			g = n == doc ? NULL : g->parent;
			n = n->parent;
		}
	}
	return doc;
}
