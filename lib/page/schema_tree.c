/* schema_tree - microdata and RDFa as JSON
 *
 * WHATWG HTML, "microdata": an element with itemscope is an item; elements
 * below it with itemprop are its properties, up to the next item; itemref
 * names further elements.  RDFa Lite is the same under other names. */
#include "schema_priv.h"

/* Of a page so many items are read, with those that itemref repeats, and so
 * many elements looked at, each for all that it is in; and more by its bytes.
 */
#define ITEMS      100000
#define ITEM_BYTES 32 /* no item that says anything has fewer */
#define WORK       4000000
#define NESTED     16 /* properties within properties */

struct reader {
	struct schema *s;
	const struct html_node *doc;
	const char *scope, *type, *prop;
	struct buf *out;
	size_t items, work;
	bool rdfa;
};

static void item(struct reader *r, const struct html_node *node, size_t depth);

/* True if the element stands within so many properties that their texts,
 * each with those within, would cost too much. */
static bool
too_deep(struct reader *r, const struct html_node *node)
{
	size_t n = 0;

	while ((node = html_parent(node)) && r->work) {
		r->work--;
		n += html_attr(node, r->prop).p != NULL;
	}
	return n > NESTED;
}

/* The value of a property that is no item.  content= goes before all, as
 * search engines have it. */
static void
value(struct reader *r, const struct html_node *node)
{
	static const struct str src[] = {STR_INIT("audio"), STR_INIT("embed"),
	    STR_INIT("iframe"), STR_INIT("img"), STR_INIT("source"),
	    STR_INIT("track"), STR_INIT("video")};
	static const struct str href[] = {
	    STR_INIT("a"), STR_INIT("area"), STR_INIT("link")};
	struct str tag = html_tag(node), v = html_attr(node, "content");

	if (!v.p && r->rdfa && !(v = html_attr(node, "resource")).p)
		v = html_attr(node, "href");
	if (!v.p && str_in(tag, src, COUNT(src)))
		v = html_attr(node, "src");
	if (!v.p && str_in(tag, href, COUNT(href)))
		v = html_attr(node, "href");
	if (!v.p && str_eq(tag, STR("object")))
		v = html_attr(node, "data");
	if (!v.p && (str_eq(tag, STR("data")) || str_eq(tag, STR("meter"))))
		v = html_attr(node, "value");
	if (!v.p && str_eq(tag, STR("time")))
		v = html_attr(node, "datetime");
	if (!v.p && !too_deep(r, node)) {
		buf_clear(&r->s->one);
		html_text(node, NULL, &r->s->one);
		v = str_trim(buf_str(&r->s->one));
	}
	json_quote(r->out, v.p ? v : STR(""));
}

/* A property under each of its names. */
static void
property(struct reader *r, const struct html_node *node, size_t depth)
{
	struct str names = html_attr(node, r->prop), name;
	bool is_item = html_attr(node, r->scope).p;

	for (name = str_cut(&names, ' '); name.p; name = str_cut(&names, ' ')) {
		name = schema_bare(str_trim(name));
		if (!name.n)
			continue;
		json_sep(r->out);
		json_quote(r->out, name);
		buf_addc(r->out, ':');
		if (is_item && depth < SCHEMA_DEPTH)
			item(r, node, depth + 1);
		else
			value(r, node);
		if (is_item)
			return;
	}
}

/* The properties at and below an element, but for those of other items. */
static void
properties(
    struct reader *r, const struct html_node *root, bool itself, size_t depth)
{
	const struct html_node *n = itself ? root : html_next(root, root);

	while (n && r->work) {
		r->work--;
		if (html_attr(n, r->prop).n)
			property(r, n, depth);
		n = html_attr(n, r->scope).p ? html_after(root, n)
		                             : html_next(root, n);
	}
}

static const struct html_node *
by_id(struct reader *r, struct str id)
{
	const struct html_node *n = html_next(r->doc, r->doc);

	for (; n && r->work; n = html_next(r->doc, n)) {
		r->work--;
		if (str_eq(html_attr(n, "id"), id))
			return n;
	}
	return NULL;
}

/* True if the element has this name as a property. */
static bool
is_named(struct reader *r, const struct html_node *n, struct str name)
{
	struct str names = html_attr(n, r->prop), one;

	for (one = str_cut(&names, ' '); one.p; one = str_cut(&names, ' '))
		if (str_eq(schema_bare(str_trim(one)), name))
			return true;
	return false;
}

static bool
is_link(const struct html_node *n)
{
	struct str to = str_trim(html_attr(n, "href"));

	return str_eq(html_tag(n), STR("a")) && to.n && to.p[0] != '#';
}

/* The link around an item's name, or in it; absent if the item has an address
 * of its own.  A list of goods often gives no other. */
static struct str
name_link(struct reader *r, const struct html_node *item)
{
	const struct html_node *n = html_next(item, item), *name = NULL, *a;

	while (n && r->work && r->work--) {
		if (is_named(r, n, STR("url")))
			return STR_NONE;
		if (!name && is_named(r, n, STR("name")))
			name = n;
		n = html_attr(n, r->scope).p ? html_after(item, n)
		                             : html_next(item, n);
	}
	for (a = name; a && a != item; a = html_parent(a))
		if (is_link(a))
			return html_attr(a, "href");
	for (a = name ? html_next(name, name) : NULL; a; a = html_next(name, a))
		if (is_link(a))
			return html_attr(a, "href");
	return STR_NONE;
}

static void
item(struct reader *r, const struct html_node *node, size_t depth)
{
	struct str link = name_link(r, node);
	struct str refs = html_attr(node, "itemref"), ref, type, id;
	const struct html_node *n;

	type = html_attr(node, r->type);
	id = html_attr(node, r->rdfa ? "resource" : "itemid");
	buf_addc(r->out, '{');
	json_key(r->out, "@type");
	json_quote(r->out, type.p ? type : STR(""));
	if (id.n) {
		json_key(r->out, "@id");
		json_quote(r->out, id);
	}
	if (link.n) {
		json_key(r->out, "@link");
		json_quote(r->out, link);
	}
	if (r->items) {
		r->items--;
		properties(r, node, false, depth);
	} else {
		r->s->torn = true;
	}
	for (ref = str_cut(&refs, ' '); !r->rdfa && ref.p;
	     ref = str_cut(&refs, ' '))
		if (ref.n && depth < SCHEMA_DEPTH && (n = by_id(r, ref)) &&
		    n != node)
			properties(r, n, true, depth + 1);
	buf_addc(r->out, '}');
}

/* True if the element stands in an item. */
static bool
is_within(struct reader *r, const struct html_node *node)
{
	while ((node = html_parent(node)) && r->work) {
		r->work--;
		if (html_attr(node, r->scope).p)
			return true;
	}
	return false;
}

/* An item that is of no other.  One that is called a property, and stands in no
 * item that could have it, is a property of nothing known: themes leave out the
 * list around their goods. */
static void
first_item(struct reader *r, const struct html_node *node)
{
	bool lost = html_attr(node, r->prop).n;

	if (lost && is_within(r, node))
		return;
	json_sep(r->out);
	if (!lost) {
		item(r, node, 0);
		return;
	}
	buf_addc(r->out, '{');
	property(r, node, 0);
	buf_addc(r->out, '}');
}

void
schema_read_tree(struct schema *s, enum schema_from from,
    const struct html_node *doc, size_t bytes)
{
	struct reader r = {.s = s,
	    .doc = doc,
	    .scope = "itemscope",
	    .type = "itemtype",
	    .prop = "itemprop",
	    .out = &s->data[from],
	    .items = ITEMS + bytes / ITEM_BYTES,
	    .work = WORK + bytes,
	    .rdfa = from == SCHEMA_RDFA};
	const struct html_node *n;

	if (r.rdfa) {
		r.scope = r.type = "typeof";
		r.prop = "property";
	}
	for (n = html_next(doc, doc); n && r.work; n = html_next(doc, n)) {
		r.work--;
		if (html_attr(n, r.scope).p)
			first_item(&r, n);
	}
	s->torn |= !r.work;
}
