/* webarchive - a page with all that belongs to it, as Safari saves it */
#include "webarchive_priv.h"

#include <stdint.h>

#define TRAILER 32

#define MEMBERS 64 /* of the dictionary of one */

enum {
	BYTES = 4,
	ASCII = 5,
	ARRAY = 10,
	DICT = 13
}; /* the upper half of a marker */

struct list {
	struct str file;
	size_t table;            /* where the places of objects stand */
	size_t place, ref;       /* bytes of a place, and of a number of one */
	uint64_t objects, first; /* first: the number of the outermost */
};

struct object {
	int kind;
	struct str rest; /* of the file, behind its marker and length */
	uint64_t n;      /* of bytes, characters or members */
};

/* n bytes, the highest first. */
static uint64_t
number(const char *p, size_t n)
{
	uint64_t v = 0;

	while (n-- > 0)
		v = v << 8 | (unsigned char)*p++;
	return v;
}

static bool
open_list(struct list *l, struct str file)
{
	const char *t;
	uint64_t table;

	if (file.n < 8 + TRAILER)
		return false;
	t = file.p + file.n - TRAILER;
	l->file = str_n(file.p, file.n - TRAILER);
	l->place = (unsigned char)t[6];
	l->ref = (unsigned char)t[7];
	l->objects = number(t + 8, 8);
	l->first = number(t + 16, 8);
	table = number(t + 24, 8);
	if (!l->place || l->place > 8 || !l->ref || l->ref > 8 ||
	    table >= l->file.n || l->objects > (l->file.n - table) / l->place)
		return false;
	l->table = (size_t)table;
	return true;
}

/* The object of that number. */
static bool
object(const struct list *l, uint64_t number_of, struct object *o)
{
	uint64_t at;
	struct str s;
	size_t n;

	if (number_of >= l->objects)
		return false;
	at = number(l->file.p + l->table + number_of * l->place, l->place);
	if (at >= l->table)
		return false;
	s = str_n(l->file.p + at + 1, l->file.n - (size_t)at - 1);
	o->kind = (unsigned char)l->file.p[at] >> 4;
	o->n = (unsigned char)l->file.p[at] & 15;
	if (o->n == 15) { /* a whole number follows: 1, 2, 4 or 8 bytes */
		if (!s.n || (s.p[0] & 0xf0) != 0x10)
			return false;
		n = (size_t)1 << (s.p[0] & 15);
		if (n > 8 || n + 1 > s.n)
			return false;
		o->n = number(s.p + 1, n);
		s = str_after(s, 1 + n);
	}
	o->rest = s;
	return true;
}

/* The bytes of an object; absent if it has another kind. */
static struct str
bytes(const struct object *o, int kind)
{
	if (o->kind != kind || o->n > o->rest.n)
		return STR_NONE;
	return str_n(o->rest.p, (size_t)o->n);
}

/* The member of that name in a dictionary. */
static bool
member(const struct list *l, const struct object *dict, struct str name,
    struct object *o)
{
	const char *refs = dict->rest.p;

	if (dict->kind != DICT || dict->n > dict->rest.n / l->ref / 2)
		return false;
	for (uint64_t i = 0; i < dict->n; i++)
		if (object(l, number(refs + i * l->ref, l->ref), o) &&
		    str_eq(bytes(o, ASCII), name))
			return object(l,
			    number(refs + (dict->n + i) * l->ref, l->ref), o);
	return false;
}

/* The same, where it is bytes or text. */
static struct str
value(
    const struct list *l, const struct object *dict, struct str name, int kind)
{
	struct object o;

	if (!member(l, dict, name, &o))
		return STR_NONE;
	return bytes(&o, kind);
}

/* Texts stand in it as ASCII, or as UTF-16, the highest byte first. */
static bool
holds_page(struct str file)
{
	static const struct str page[] = {STR_INIT("<html"),
	    STR_INIT("<!doctype"), STR_INIT("\0<\0h\0t\0m\0l"),
	    STR_INIT("\0<\0!\0d\0o\0c"), STR_INIT("\"price")};

	for (size_t i = 0; i < COUNT(page); i++)
		if (str_find_nocase(file, page[i], 0) < file.n)
			return true;
	return false;
}

enum webarchive_what
webarchive_read(struct str file, struct webarchive *w)
{
	static const struct str name = STR_INIT("WebMainResource");
	struct object all, page;
	struct list l;

	*w = (struct webarchive){.body = {NULL, 0}};
	if (webarchive_is_xml(file))
		return webarchive_read_xml(file, w);
	if (!str_starts(file, STR("bplist00")))
		return WEBARCHIVE_NONE;
	if (file.n < 8 + TRAILER)
		return WEBARCHIVE_UNSOUND;
	if (!open_list(&l, file) || !object(&l, l.first, &all) ||
	    !member(&l, &all, name, &page))
		return str_find(file, name, 0) < file.n ? WEBARCHIVE_UNSOUND
		       : holds_page(file)               ? WEBARCHIVE_HOLDS
		                                        : WEBARCHIVE_OTHER;
	w->url = value(&l, &page, STR("WebResourceURL"), ASCII);
	w->charset =
	    value(&l, &page, STR("WebResourceTextEncodingName"), ASCII);
	w->body = value(&l, &page, STR("WebResourceData"), BYTES);
	return w->body.p ? WEBARCHIVE_PAGE : WEBARCHIVE_UNSOUND;
}

/* What is looked for, and what was seen. */
struct search {
	const struct list *list;
	const char *behind;
	struct webarchive *w;
	size_t left;
};

/* Takes the page of an archive, if it is the first so far. */
static void
take(struct search *s, const struct object *archive)
{
	struct webarchive *w = s->w;
	struct object page;
	struct str body;

	if (!member(s->list, archive, STR("WebMainResource"), &page) ||
	    page.n > MEMBERS)
		return;
	body = value(s->list, &page, STR("WebResourceData"), BYTES);
	if (!body.n || (s->behind && body.p <= s->behind) ||
	    (w->body.p && w->body.p <= body.p))
		return;
	w->body = body;
	w->url = value(s->list, &page, STR("WebResourceURL"), ASCII);
	w->type = value(s->list, &page, STR("WebResourceMIMEType"), ASCII);
	w->charset =
	    value(s->list, &page, STR("WebResourceTextEncodingName"), ASCII);
}

/* Looks at the frames of an archive, and in these. */
static void
frames(struct search *s, const struct object *archive, int depth)
{
	const struct list *l = s->list;
	struct object all, one;

	if (!member(l, archive, STR("WebSubframeArchives"), &all) ||
	    all.kind != ARRAY || all.n > all.rest.n / l->ref)
		return;
	for (uint64_t i = 0; i < all.n; i++) {
		if (!s->left || depth == WEBARCHIVE_DEPTH) {
			s->w->more = true;
			return;
		}
		s->left--;
		if (!object(l, number(all.rest.p + i * l->ref, l->ref), &one) ||
		    one.n > MEMBERS)
			continue;
		take(s, &one);
		frames(s, &one, depth + 1);
	}
}

bool
webarchive_frame(struct str file, const char *behind, struct webarchive *w)
{
	struct search s = {.behind = behind, .w = w, .left = WEBARCHIVE_FRAMES};
	struct object all;
	struct list l;

	if (webarchive_is_xml(file))
		return webarchive_frame_xml(file, behind, w);
	*w = (struct webarchive){.body = {NULL, 0}};
	s.list = &l;
	if (!str_starts(file, STR("bplist00")) || !open_list(&l, file) ||
	    !object(&l, l.first, &all))
		return false;
	frames(&s, &all, 0);
	return w->body.p;
}
