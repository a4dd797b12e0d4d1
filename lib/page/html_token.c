/* html_token - the pieces of a page */
#include "entity.h"
#include "html_priv.h"
#include "mem.h"

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

/* An attribute, whose name begins at p.  NULL if it does not end. */
static const char *
attribute(struct html_attribute *a, const char *p, const char *end)
{
	const char *from = p++;
	char quote;

	while (p < end && !blank(*p) && *p != '/' && *p != '>' && *p != '=')
		p++;
	*a = (struct html_attribute){str_n(from, (size_t)(p - from)), STR("")};
	while (p < end && blank(*p))
		p++;
	if (p == end || *p != '=')
		return p;
	for (p++; p < end && blank(*p); p++)
		;
	if (p == end)
		return NULL;
	quote = *p;
	if (ascii_quote(quote)) {
		from = ++p;
		p = memchr(p, quote, (size_t)(end - p));
		if (!p)
			return NULL;
		a->value = str_n(from, (size_t)(p - from));
		return p + 1;
	}
	for (from = p; p < end && !blank(*p) && *p != '>'; p++)
		;
	a->value = str_n(from, (size_t)(p - from));
	return p;
}

/* Behind the name of a tag: its attributes, and where it ends. */
static const char *
attributes(struct html_token *t, const char *p, const char *end)
{
	for (;;) {
		for (t->closed = false; p < end && (blank(*p) || *p == '/');
		     p++)
			t->closed = *p == '/';
		if (p == end)
			return NULL;
		if (*p == '>')
			return p + 1;
		if (t->nattr == t->cap)
			mem_grow(
			    &t->attr, &t->cap, t->nattr + 1, sizeof(*t->attr));
		p = attribute(&t->attr[t->nattr++], p, end);
		if (!p)
			return NULL;
	}
}

/* At a letter behind "<" or "</". */
static const char *
tag(struct html_token *t, const char *p, const char *end)
{
	const char *from = p;

	while (p < end && !blank(*p) && *p != '/' && *p != '>')
		p++;
	t->text = str_n(from, (size_t)(p - from));
	t->nattr = 0;
	return attributes(t, p, end);
}

/* Behind what stands first in s, from p on; NULL if it is not there. */
static const char *
behind(const char *p, const char *end, struct str s)
{
	struct str rest = str_n(p, (size_t)(end - p));
	size_t at = str_find(rest, s, 0);

	return at < rest.n ? p + at + s.n : NULL;
}

/* Behind "<!--". */
static const char *
comment(const char *p, const char *end)
{
	struct str rest = str_n(p, (size_t)(end - p));
	const char *to, *other;

	if (str_starts(rest, STR(">")))
		return p + 1;
	if (str_starts(rest, STR("->")))
		return p + 2;
	to = behind(p, end, STR("-->"));
	other = to ? behind(p, to, STR("--!>")) : NULL;
	return other ? other : to;
}

/* Behind "<!". */
static const char *
declaration(struct html_token *t, const char *p, const char *end)
{
	struct str rest = str_n(p, (size_t)(end - p));

	t->what = HTML_COMMENT;
	if (str_starts(rest, STR("--")))
		return comment(p + 2, end);
	if (str_starts_nocase(rest, STR("doctype")))
		t->what = HTML_DOCTYPE;
	return behind(p, end, STR(">"));
}

/* True if a piece that is no text begins at p, a '<'. */
static bool
is_markup(const char *p, const char *end)
{
	return end - p > 1 && (ascii_letter(p[1]) || ONE_OF(p[1], "/!?"));
}

static const char *
chars(struct html_token *t, const char *p, const char *end)
{
	const char *from = p;

	while ((p = memchr(p, '<', (size_t)(end - p))) && !is_markup(p, end))
		p++;
	if (!p)
		p = end;
	t->what = HTML_CHARS;
	t->text = str_n(from, (size_t)(p - from));
	return p;
}

const char *
html_token(struct html_token *t, const char *p, const char *end)
{
	const char *to = NULL;

	t->what = HTML_END;
	if (p == end)
		return p;
	if (*p != '<' || !is_markup(p, end))
		return chars(t, p, end);
	if (ascii_letter(p[1])) {
		t->what = HTML_START;
		to = tag(t, p + 1, end);
	} else if (p[1] == '!') {
		to = declaration(t, p + 2, end);
		t->text = str_n(p, to ? (size_t)(to - p) : 0);
	} else if (p[1] == '?') {
		t->what = HTML_COMMENT;
		to = behind(p, end, STR(">"));
		t->text = STR("");
	} else if (end - p > 2 && ascii_letter(p[2])) {
		t->what = HTML_STOP;
		to = tag(t, p + 2, end);
	} else if (end - p > 2 && p[2] != '>') { /* libgumbo errs in </> */
		t->what = HTML_COMMENT;
		to = behind(p, end, STR(">"));
		t->text = STR("");
	}
	if (!to)
		t->what = HTML_REPAIR;
	return to;
}

/* A script may hold a comment, and in that another script, whose end is none
 * of the first. */
static bool
is_doubled(const char *p, const char *end)
{
	const char *at = behind(p, end, STR("<!--"));
	struct str s;

	for (; at && (at = memchr(at, '<', (size_t)(end - at))); at++) {
		s = str_n(at + 1, (size_t)(end - at - 1));
		if (str_starts_nocase(s, STR("script")))
			return true;
	}
	return false;
}

const char *
html_raw_end(const char *p, const char *end, struct str name)
{
	const char *from = p;
	size_t n = name.n + 2;

	for (; (p = memchr(p, '<', (size_t)(end - p))); p++)
		if ((size_t)(end - p) > n && p[1] == '/' &&
		    str_eq_nocase(str_n(p + 2, name.n), name) &&
		    (blank(p[n]) || p[n] == '/' || p[n] == '>'))
			break;
	if (p && str_eq(name, STR("script")) && is_doubled(from, p))
		return NULL;
	return p;
}

enum { PLAIN, UNKNOWN = -1 }; /* else the bytes of a reference */

/* A number so long is more than libgumbo can count to. */
#define LONG 9

/* What s is, behind a '&'. */
static int
reference(struct str s, bool attribute, uint32_t *cp)
{
	size_t n = entity_number(s, cp);
	bool is_short;

	if (n || (s.n && s.p[0] == '#'))
		return n && n < LONG ? (int)n : UNKNOWN;
	while (n < s.n && (ascii_letter(s.p[n]) || ascii_digit(s.p[n])))
		n++;
	if (!n)
		return PLAIN;
	*cp = entity_find(str_n(s.p, n), &is_short);
	if (n < s.n && s.p[n] == ';')
		return *cp ? (int)n + 1 : UNKNOWN;
	if (attribute && n < s.n && s.p[n] == '=')
		return PLAIN;
	if (*cp && is_short)
		return (int)n;
	/* in text, "&notin" begins with one */
	return !attribute && entity_begins(str_n(s.p, n)) ? UNKNOWN : PLAIN;
}

/* Appends the text up to end, ends of lines as line feeds; returns: it may have
 * carriage returns. */
static void
add_lines(struct buf *out, const char *p, const char *end, bool returns)
{
	const char *to;

	for (; returns && (to = memchr(p, '\r', (size_t)(end - p))); p = to) {
		buf_add(out, p, (size_t)(to - p));
		buf_addc(out, '\n');
		to += to + 1 < end && to[1] == '\n' ? 2 : 1;
	}
	buf_add(out, p, (size_t)(end - p));
}

bool
html_decode(struct html *h, struct str *s, bool attribute, bool refs)
{
	const char *p = s->p, *end = p + s->n, *mark;
	bool returns = s->n && memchr(p, '\r', s->n);
	struct buf *out = &h->decoded;
	uint32_t cp = 0;
	char *kept;
	int n;

	refs = refs && s->n && memchr(p, '&', s->n);
	if (!refs && !returns)
		return true;
	buf_clear(out);
	for (; refs && (mark = memchr(p, '&', (size_t)(end - p)));
	     p = mark + 1) {
		add_lines(out, p, mark, returns);
		n = reference(
		    str_n(mark + 1, (size_t)(end - mark - 1)), attribute, &cp);
		if (n == UNKNOWN)
			return false;
		if (n > 0)
			buf_addcp(out, cp);
		else
			buf_addc(out, '&');
		mark += n > 0 ? n : 0;
	}
	add_lines(out, p, end, returns);
	kept = html_give(h, out->n);
	memcpy(kept, out->p, out->n);
	*s = str_n(kept, out->n);
	return true;
}
