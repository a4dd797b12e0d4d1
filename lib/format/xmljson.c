/* xmljson - a document of XML as JSON */
#include "xmljson_priv.h"

#include <stdlib.h>

#include "ascii.h"
#include "json.h"
#include "mem.h"
#include "names.h"
#include "xml.h"

#define TABLE     64 /* attributes of a table, at most */
#define NONE      UINT32_MAX
#define REFERENCE 12 /* bytes of &#x10FFFF;, with a nought before */

/* An element, or an attribute of one. */
struct node {
	uint32_t name;
	uint32_t parent, next, first, last;
	uint32_t same;    /* the next of its name in its parent */
	bool attr, later; /* later: not the first of its name */
	bool open;        /* its end was not read */
	size_t from, n;   /* its text, in texts */
};

struct tree {
	struct feed feed; /* first */
	struct str left;
	size_t blank; /* bytes of it that are given as blanks: the prolog */
	struct xml xml;
	struct names names;
	struct buf texts;
	struct buf name; /* one that is written out */
	struct node *node;
	size_t n, cap;
	/* by name: the last child that has it, of the parent that is written */
	uint32_t *last, *owner;
};

/* True of characters that XML forbids. */
static bool
is_forbidden(uint32_t c)
{
	return (c < ' ' && c != '\t' && c != '\n' && c != '\r') ||
	       (c >= 0xd800 && c < 0xe000) || c == 0xfffe || c == 0xffff ||
	       c > 0x10ffff;
}

/* The length of &#2; or &#x1F; at the start of s, if it stands for what XML
 * forbids; or 0. */
static size_t
bad_reference(struct str s)
{
	bool hex = s.n > 2 && s.p[2] == 'x';
	size_t i = hex ? 3 : 2, from = i;
	uint32_t c = 0;

	if (s.n < 4 || s.p[1] != '#')
		return 0;
	for (; i < s.n && i < REFERENCE; i++) {
		int digit = ascii_hex(s.p[i]);

		if (digit < 0 || (!hex && digit > 9))
			break;
		c = c * (hex ? 16 : 10) + (uint32_t)digit;
	}
	return i > from && i < s.n && s.p[i] == ';' && is_forbidden(c) ? i + 1
	                                                               : 0;
}

/* Characters that XML forbids, of which programs copy some out of titles, as
 * they are or by number: in place of them stand blanks, so that they do not
 * cost the rest. */
static void
blank_forbidden(char *p, size_t n)
{
	for (size_t i = 0, k; i < n; i++) {
		if (is_forbidden((unsigned char)p[i])) {
			p[i] = ' ';
		} else if (p[i] == '&') {
			k = bad_reference(str_n(p + i, n - i));
			memset(p + i, ' ', k);
		} else if (n - i > 2 && p[i] == '\xef' && p[i + 1] == '\xbf' &&
			   (unsigned char)p[i + 2] >= 0xbe) {
			memset(p + i, ' ', 3);
		}
	}
}

/* How much of n bytes ends before a reference or character that may be longer.
 */
static size_t
between(const char *p, size_t n)
{
	for (size_t k = 1; k < n && k <= REFERENCE; k++)
		if (p[n - k] == '&' || (k < 3 && p[n - k] == '\xef'))
			return n - k;
	return n;
}

static ssize_t
take(struct feed *f, void *p, size_t n, struct err *e)
{
	struct tree *t = (struct tree *)f;

	(void)e;
	if (n > t->left.n)
		n = t->left.n;
	if (t->blank && n > t->blank)
		n = t->blank;
	if (!t->blank && n < t->left.n)
		n = between(t->left.p, n);
	if (t->blank)
		memset(p, ' ', n);
	else
		memcpy(p, t->left.p, n);
	blank_forbidden(p, n);
	t->blank -= t->blank ? n : 0;
	t->left = str_after(t->left, n);
	return (ssize_t)n;
}

/* _x0020_: how .NET and SQL Server write a character that no name may have, as
 * columns of tables have them; *c is set to it.  False if s begins so not. */
static bool
is_written(struct str s, uint32_t *c)
{
	*c = 0;
	if (s.n < 7 || s.p[0] != '_' || s.p[1] != 'x' || s.p[6] != '_')
		return false;
	for (int i = 2; i < 6; i++) {
		if (ascii_hex(s.p[i]) < 0)
			return false;
		*c = *c * 16 + (uint32_t)ascii_hex(s.p[i]);
	}
	return !is_forbidden(*c);
}

/* A name as it is meant: Seller_x0020_Name is "Seller Name". */
static struct str
written_out(struct tree *t, struct str name)
{
	uint32_t c;

	if (str_find(name, STR("_x"), 0) == name.n)
		return name;
	buf_clear(&t->name);
	for (size_t i = 0; i < name.n; i++) {
		if (is_written(str_after(name, i), &c)) {
			buf_addcp(&t->name, c);
			i += 6;
		} else {
			buf_addc(&t->name, name.p[i]);
		}
	}
	return buf_str(&t->name);
}

static uint32_t
add_node(struct tree *t, struct str name, uint32_t parent)
{
	struct node *p;

	mem_grow(&t->node, &t->cap, t->n + 1, sizeof(*t->node));
	t->node[t->n] =
	    (struct node){.name = names_add(&t->names, written_out(t, name)),
		.parent = parent,
		.next = NONE,
		.first = NONE,
		.last = NONE,
		.same = NONE,
		.from = t->texts.n};
	if (parent != NONE) {
		p = &t->node[parent];
		if (p->last == NONE)
			p->first = (uint32_t)t->n;
		else
			t->node[p->last].next = (uint32_t)t->n;
		p->last = (uint32_t)t->n;
	}
	return (uint32_t)t->n++;
}

static uint32_t
start(struct tree *t, uint32_t parent)
{
	uint32_t at = add_node(t, t->xml.name, parent), a;

	t->node[at].open = true;

	for (size_t i = 0; i < t->xml.nattr; i++) {
		a = add_node(t, t->xml.attr[i].name, at);
		t->node[a].attr = true;
		buf_addstr(&t->texts, t->xml.attr[i].value);
		t->node[a].n = t->xml.attr[i].value.n;
	}
	t->node[at].from = t->texts.n;
	return at;
}

/* The first text in an element, which may come in pieces. */
static void
text(struct tree *t, struct node *e)
{
	struct str s = t->xml.text;

	if (!e->n) {
		if (!str_trim(s).n)
			return;
		e->from = t->texts.n;
	} else if (e->from + e->n != t->texts.n) {
		return;
	}
	buf_addstr(&t->texts, s);
	e->n += s.n;
}

/* The attribute of an element that says what its text is, if that is all there
 * is of it: what stands beside it says of which type that is. */
static uint32_t
label(const struct tree *t, uint32_t at)
{
	const struct node *e = &t->node[at];
	uint32_t found = NONE;

	if (e->attr)
		return NONE;
	for (uint32_t k = e->first; k != NONE; k = t->node[k].next) {
		struct str name = t->names.name[t->node[k].name];

		if (!t->node[k].attr)
			return NONE;
		if (str_eq(name, STR("name")) && t->node[k].n)
			found = k;
		else if (!str_eq(name, STR("type")) &&
			 !str_eq(name, STR("nil")))
			return NONE;
	}
	return found;
}

/* An element whose name is the attribute, and that has none. */
static void
rename_node(struct tree *t, uint32_t at)
{
	const struct node *a = &t->node[label(t, at)];
	struct str name = str_n(buf_str(&t->texts).p + a->from, a->n);

	t->node[at].name = names_add(&t->names, name);
	t->node[at].first = t->node[at].last = NONE;
}

/* Takes the attribute away that is the name of a table, and those that are
 * called as a column, from first on, is: of the first TABLE, as a table has
 * few.
 */
static void
drop_table(struct tree *t, uint32_t at, uint32_t first)
{
	uint32_t *to = &t->node[at].first, k, name;

	for (size_t i = 0; *to != first && i < TABLE; i++) {
		name = t->node[*to].name;
		for (k = first; k != NONE; k = t->node[k].next)
			if (t->node[k].name == name)
				break;
		if (k == NONE && !str_eq(t->names.name[name], STR("name")))
			to = &t->node[*to].next;
		else
			*to = t->node[*to].next;
	}
}

/* <column name="title">a</column><column name="price">5</column> is called
 * title and price; if all that an element has are such, of one name. */
static void
rename_columns(struct tree *t, uint32_t at)
{
	uint32_t first = t->node[at].first, n = 0, name;

	while (first != NONE && t->node[first].attr)
		first = t->node[first].next;
	if (first == NONE)
		return;
	name = t->node[first].name;
	for (uint32_t k = first; k != NONE; k = t->node[k].next, n++)
		if (t->node[k].name != name || label(t, k) == NONE)
			return;
	if (n < 2)
		return;
	for (uint32_t k = first; k != NONE; k = t->node[k].next)
		rename_node(t, k);
	drop_table(t, at, first);
}

/* In a property list <key>title</key><string>a</string> is called title. */
static void
name_values(struct tree *t, uint32_t at)
{
	uint32_t *to = &t->node[at].first, k, v, of = t->node[at].name;
	struct str name;

	if (!str_eq(t->names.name[of], STR("dict")) ||
	    !str_eq(t->names.name[t->node[0].name], STR("plist")))
		return;
	for (k = *to; k != NONE; k = *to) {
		v = t->node[k].next;
		if (v == NONE || t->node[k].first != NONE ||
		    !str_eq(t->names.name[t->node[k].name], STR("key")))
			return;
		name =
		    str_n(buf_str(&t->texts).p + t->node[k].from, t->node[k].n);
		t->node[v].name = names_add(&t->names, name);
		*to = v;
		to = &t->node[v].next;
	}
}

/* Reads all elements; false if it is no sound XML. */
static bool
read_tree(struct tree *t, struct err *e)
{
	uint32_t at = NONE;

	t->xml.left = UINT64_MAX;
	xml_open(&t->xml, &t->feed);
	while (t->n < NONE - 65536)
		switch (xml_next(&t->xml)) {
		case XML_START: at = start(t, at); break;
		case XML_STOP:
			t->node[at].open = false;
			rename_columns(t, at);
			name_values(t, at);
			at = t->node[at].parent;
			break;
		case XML_TEXT:
			if (at != NONE)
				text(t, &t->node[at]);
			break;
		case XML_END: return true;
		default: *e = t->xml.err; return false;
		}
	return err_set(e, "it has too many elements");
}

/* Chains the children that have the same name. */
static void
chain(struct tree *t, uint32_t at)
{
	for (uint32_t k = t->node[at].first; k != NONE; k = t->node[k].next) {
		uint32_t name = t->node[k].name;

		if (t->owner[name] == at) {
			t->node[t->last[name]].same = k;
			t->node[k].later = true;
		}
		t->owner[name] = at;
		t->last[name] = k;
	}
}

static struct str
text_of(const struct tree *t, const struct node *e)
{
	return str_trim(str_n(buf_str(&t->texts).p + e->from, e->n));
}

/* The attribute that stands for the text of an element. */
static struct str
href(const struct tree *t, const struct node *e)
{
	for (uint32_t k = e->first; k != NONE; k = t->node[k].next)
		if (t->node[k].attr &&
		    str_eq(t->names.name[t->node[k].name], STR("href")))
			return text_of(t, &t->node[k]);
	return text_of(t, e);
}

/* True if an element is an object: what it has is more than its text. */
static bool
is_object(const struct tree *t, const struct node *e)
{
	size_t n = 0;

	for (uint32_t k = e->first; k != NONE; k = t->node[k].next) {
		if (!t->node[k].attr)
			return true;
		n++;
	}
	return n > 0 && !text_of(t, e).n && !href(t, e).n;
}

static void write_object(struct tree *t, uint32_t at, struct buf *out);

/* True of <title><value>a</value></title>: so Scrapy writes a list. */
static bool
is_list(const struct tree *t, const struct node *e)
{
	for (uint32_t k = e->first; k != NONE; k = t->node[k].next)
		if (t->node[k].attr || is_object(t, &t->node[k]) ||
		    !str_eq(t->names.name[t->node[k].name], STR("value")))
			return false;
	return e->first != NONE && !text_of(t, e).n;
}

static void
write_list(struct tree *t, const struct node *e, struct buf *out)
{
	bool many = t->node[e->first].next != NONE;

	if (many)
		buf_addc(out, '[');
	for (uint32_t k = e->first; k != NONE; k = t->node[k].next) {
		if (k != e->first)
			buf_addc(out, ',');
		json_quote(out, text_of(t, &t->node[k]));
	}
	if (many)
		buf_addc(out, ']');
}

static void
write_value(struct tree *t, uint32_t at, struct buf *out)
{
	const struct node *e = &t->node[at];

	if (is_list(t, e))
		write_list(t, e, out);
	else if (is_object(t, e))
		write_object(t, at, out);
	else if (text_of(t, e).n)
		json_quote(out, text_of(t, e));
	else
		json_quote(out, href(t, e));
}

/* The attributes of an element that is its text, as members beside it. */
static void
write_beside(struct tree *t, const struct node *e, struct buf *out)
{
	struct str name = t->names.name[e->name], own;
	struct buf key = {0};

	for (uint32_t k = e->first; k != NONE; k = t->node[k].next) {
		own = t->names.name[t->node[k].name];
		buf_clear(&key);
		buf_addstr(&key, name);
		buf_addc(&key, '_');
		buf_addstr(&key, own);
		json_sep(out);
		json_quote(out, buf_str(&key));
		buf_addc(out, ':');
		json_quote(out, text_of(t, &t->node[k]));
	}
	buf_free(&key);
}

/* True of the only entry of a feed: it is a list all the same. */
static bool
is_entry(const struct tree *t, const struct node *e)
{
	static const struct str name[] = {
	    STR_INIT("item"), STR_INIT("entry"), STR_INIT("offer")};
	static const struct str around[] = {STR_INIT("channel"),
	    STR_INIT("feed"), STR_INIT("RDF"), STR_INIT("offers")};

	return e->parent != NONE && is_object(t, e) &&
	       str_in(t->names.name[e->name], name, COUNT(name)) &&
	       str_in(t->names.name[t->node[e->parent].name], around,
		   COUNT(around));
}

static void
write_member(struct tree *t, uint32_t at, struct buf *out)
{
	struct node *e = &t->node[at];
	bool many = e->same != NONE || is_entry(t, e);

	json_sep(out);
	json_quote(out, t->names.name[e->name]);
	buf_addc(out, ':');
	if (many)
		buf_addc(out, '[');
	for (uint32_t k = at; k != NONE; k = t->node[k].same) {
		if (k != at)
			buf_addc(out, ',');
		write_value(t, k, out);
	}
	if (many)
		buf_addc(out, ']');
	else if (!e->attr && !is_object(t, e))
		write_beside(t, e, out);
}

/* Elements are nested XML_DEPTH deep at most. */
static void
write_object(struct tree *t, uint32_t at, struct buf *out)
{
	struct node *e = &t->node[at];
	bool has_text = text_of(t, e).n > 0;

	chain(t, at);
	buf_puts(out, e->open ? XMLJSON_OPEN : "{");
	for (uint32_t k = e->first; k != NONE; k = t->node[k].next)
		if (!t->node[k].later)
			write_member(t, k, out);
	if (has_text) {
		json_sep(out);
		buf_puts(out, "\"#text\":");
		json_quote(out, text_of(t, e));
	}
	buf_addc(out, '}');
}

static void
write_root(struct tree *t, struct buf *out)
{
	t->last = mem_new(t->names.n, sizeof(*t->last));
	t->owner = mem_new(t->names.n, sizeof(*t->owner));
	for (uint32_t i = 0; i < t->names.n; i++)
		t->owner[i] = NONE;
	buf_addc(out, '{');
	write_member(t, 0, out);
	buf_addc(out, '}');
	free(t->last);
	free(t->owner);
}

/* Appends the document as it stands. */
static enum xmljson_what
read_sound(struct str s, struct buf *out, struct err *e)
{
	struct buf joined = {0};
	struct tree t = {.feed = {.take = take}};
	enum xmljson_what what = XMLJSON_WHOLE;

	t.left = xmljson_join(s, &joined) ? buf_str(&joined) : s;
	t.blank = xmljson_first(t.left);
	if (!read_tree(&t, e))
		what = t.xml.deep > XML_DEPTH ? XMLJSON_DEEP
		       : t.xml.cut            ? XMLJSON_CUT
		                              : XMLJSON_UNSOUND;
	if (t.n)
		write_root(&t, out);
	xml_free(&t.xml);
	names_free(&t.names);
	buf_free(&t.texts);
	buf_free(&t.name);
	buf_free(&joined);
	free(t.node);
	return what;
}

/* Programs that write XML as text forget what an & has to be, and give a whole
 * export for it: that is asked only where a fault was found. */
enum xmljson_what
xmljson(struct str s, struct buf *out, struct err *e)
{
	size_t from = out->n;
	enum xmljson_what what = read_sound(s, out, e);
	struct buf mended = {0};

	if (what == XMLJSON_UNSOUND && xmljson_mend(s, &mended)) {
		out->n = from;
		what = read_sound(buf_str(&mended), out, e);
	}
	buf_free(&mended);
	return what;
}
