/* html_shape - how a page is nested, before a tree is built */
#include <stdint.h>
#include <stdlib.h>

#include "html.h"
#include "mem.h"

/*
 * A stack of the names of open elements is kept as the parser would keep it,
 * erring upwards: where the parser might leave an element open, it is left
 * open here.
 */
enum {
	VOID = 1,
	INLINE = 2,   /* its end tag may leave open what is in it */
	SELF = 4,     /* the next of the name ends it */
	RAW = 8,      /* its text holds no tags */
	SCOPE = 16,   /* end tags in it close nothing outside of it, */
	TABLE = 32,   /* but for those of a table's parts */
	FOREIGN = 64, /* behind it no text is raw any more */
	LINK = 128
};

/* The commonest first, also those of no kind. */
static const struct {
	char name[8]; /* filled up with NUL */
	unsigned kind;
} kinds[] = {
    {"div", 0},
    {"span", 0},
    {"a", INLINE | LINK},
    {"li", SELF},
    {"ul", 0},
    {"p", SELF},
    {"img", VOID},
    {"td", SCOPE | TABLE | SELF},
    {"tr", TABLE | SELF},
    {"i", INLINE},
    {"b", INLINE},
    {"em", INLINE},
    {"strong", INLINE},
    {"br", VOID},
    {"input", VOID},
    {"script", RAW},
    {"link", VOID},
    {"meta", VOID},
    {"label", 0},
    {"button", 0},
    {"h3", 0},
    {"dl", 0},
    {"dd", SELF},
    {"dt", SELF},
    {"font", INLINE},
    {"s", INLINE},
    {"small", INLINE},
    {"u", INLINE},
    {"style", RAW},
    {"table", SCOPE | TABLE},
    {"tbody", TABLE | SELF},
    {"th", SCOPE | TABLE | SELF},
    {"thead", TABLE | SELF},
    {"tfoot", TABLE | SELF},
    {"caption", SCOPE | TABLE},
    {"option", SELF},
    {"hr", VOID},
    {"area", VOID},
    {"base", VOID},
    {"basefont", VOID},
    {"bgsound", VOID},
    {"big", INLINE},
    {"code", INLINE},
    {"col", VOID},
    {"embed", VOID},
    {"keygen", VOID},
    {"nobr", INLINE},
    {"param", VOID},
    {"source", VOID},
    {"strike", INLINE},
    {"textarea", RAW},
    {"title", RAW},
    {"track", VOID},
    {"tt", INLINE},
    {"wbr", VOID},
    {"applet", SCOPE},
    {"marquee", SCOPE},
    {"object", SCOPE},
    {"template", SCOPE},
    {"svg", SCOPE | FOREIGN},
    {"math", SCOPE | FOREIGN},
};

struct element {
	uint64_t name; /* its first eight letters */
	unsigned kind;
};

struct depth {
	struct element *open;
	size_t n, cap;
	bool foreign;
	const char *text;
	struct html_shape *shape;
	size_t link; /* where the outermost open link is, and one; or 0 */
	size_t sure; /* of shape->inner: those whose outer link was closed */
};

static struct element
element_of(struct str name)
{
	struct element el = {0};
	char low[8] = {0};

	for (size_t i = 0; i < name.n && i < 8; i++)
		low[i] = ascii_lower(name.p[i]);
	memcpy(&el.name, low, 8);
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (name.n <= 8 && memcmp(low, kinds[i].name, 8) == 0) {
			el.kind = kinds[i].kind;
			break;
		}
	return el;
}

/* Keeps the end of the name of a link's tag, which ends at p. */
static void
keep_inner(struct depth *d, const char *p)
{
	struct html_shape *s = d->shape;

	mem_grow(&s->inner, &s->cap, s->ninner + 1, sizeof(*s->inner));
	s->inner[s->ninner++] = (size_t)(p - d->text);
}

/*
 * The start of a link.  In one that is open it may be an inner one; but links
 * are left open by mistake, too: then the outer is never closed.
 */
static void
open_link(struct depth *d, const char *p)
{
	if (d->link && d->n >= d->link && (d->open[d->link - 1].kind & LINK)) {
		keep_inner(d, p);
		return;
	}
	d->shape->ninner = d->sure;
	d->link = d->n + 1;
}

/* The end of a link, before that is closed. */
static void
close_link(struct depth *d, const char *p)
{
	if (!d->link || d->n < d->link || !(d->open[d->n - 1].kind & LINK))
		return;
	if (d->n > d->link) {
		keep_inner(d, p);
		return;
	}
	d->sure = d->shape->ninner;
	d->link = 0;
}

/* What the start of el ends: cells end with their row, and so on. */
static void
open_element(struct depth *d, struct element el)
{
	struct element top = d->n ? d->open[d->n - 1] : (struct element){0, 0};

	if ((el.kind & TABLE) && !(el.kind & SCOPE) && (top.kind & SCOPE) &&
	    (top.kind & SELF) && --d->n)
		top = d->open[d->n - 1]; /* a cell, before a row or body */
	if ((el.kind & SELF) &&
	    (top.name == el.name || (el.kind == top.kind && (el.kind & TABLE))))
		d->n--;
	mem_grow(&d->open, &d->cap, d->n + 1, sizeof(*d->open));
	d->open[d->n++] = el;
}

/* An end tag that finds nothing to close within this many is passed over. */
#define LOOK 256

static void
close_element(struct depth *d, struct element el)
{
	if (el.kind & INLINE) {
		if (d->n && d->open[d->n - 1].name == el.name)
			d->n--;
		return;
	}
	for (size_t i = 0; i < LOOK && i < d->n; i++) {
		struct element at = d->open[d->n - 1 - i];

		if (at.name == el.name) {
			d->n -= i + 1;
			return;
		}
		if ((at.kind & SCOPE) &&
		    !((el.kind & TABLE) && (at.kind & SELF)))
			return;
	}
}

/* Behind the tag whose attributes begin at p; counts them. */
static const char *
tag_end(struct depth *d, const char *p, const char *end)
{
	size_t attrs = 0;
	char quote;

	for (; p < end && *p != '>'; p++) {
		if (!ascii_blank(*p) && *p != '/' &&
		    (ascii_blank(p[-1]) || p[-1] == '/' || ascii_quote(p[-1])))
			attrs++;
		if (*p != '=')
			continue;
		while (p + 1 < end && ascii_blank(p[1]))
			p++;
		if (p + 1 < end && ascii_quote(p[1])) {
			quote = p[1];
			p = memchr(p + 2, quote, (size_t)(end - p) - 2);
			if (!p)
				return end;
		}
	}
	if (attrs > d->shape->attrs)
		d->shape->attrs = attrs;
	return p < end ? p + 1 : end;
}

/* Behind the text of a script or the like, which holds no tags. */
static const char *
raw_end(const char *p, const char *end, struct str name)
{
	while ((p = memchr(p, '<', (size_t)(end - p)))) {
		if ((size_t)(end - p) > name.n + 2 && p[1] == '/' &&
		    str_eq_nocase(str_n(p + 2, name.n), name))
			return p;
		p++;
	}
	return end;
}

/* p is at the name of a tag. */
static const char *
tag(struct depth *d, const char *p, const char *end, bool closing)
{
	const char *from = p;
	struct element el;
	struct str name;

	while (p < end && !ascii_blank(*p) && *p != '>' && *p != '/')
		p++;
	name = str_n(from, (size_t)(p - from));
	el = element_of(name);
	if ((el.kind & LINK) && closing)
		close_link(d, p);
	else if (el.kind & LINK)
		open_link(d, p);
	p = tag_end(d, p, end);
	if (closing) {
		close_element(d, el);
	} else if (!(el.kind & VOID)) {
		open_element(d, el);
		d->foreign |= (el.kind & FOREIGN) != 0;
		if ((el.kind & RAW) && !d->foreign)
			p = raw_end(p, end, name);
	}
	return p;
}

static const char *
comment_end(const char *p, const char *end)
{
	for (p += 2; p < end && (p = memchr(p, '>', (size_t)(end - p))); p++)
		if ((p[-1] == '-' && p[-2] == '-') ||
		    (p[-1] == '!' && p[-2] == '-' && p[-3] == '-'))
			return p + 1;
	return end;
}

void
html_shape(struct html_shape *s, struct str text, size_t limit)
{
	struct depth d = {.text = text.p, .shape = s};
	const char *p = text.p, *end = text.p + text.n;

	s->depth = s->attrs = s->ninner = 0;
	while (p < end && (p = memchr(p, '<', (size_t)(end - p)))) {
		if (++p >= end)
			break;
		if (ascii_letter(*p))
			p = tag(&d, p, end, false);
		else if (*p == '/' && p + 1 < end)
			p = tag(&d, p + 1, end, true);
		else if (str_starts(str_n(p, (size_t)(end - p)), STR("!--")))
			p = comment_end(p, end);
		if (d.n > s->depth)
			s->depth = d.n;
		if (s->depth > limit)
			break;
	}
	s->ninner = d.sure;
	free(d.open);
}
