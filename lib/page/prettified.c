/* prettified - pages of which each tag and each text stands on its own line */
#include "prettified.h"

#include "html.h"
#include "tag.h"
#include "utf8.h"

#define FEW 8 /* less lines do not tell */

/* What stands between the last text and what comes. */
enum between {
	LINE_ENDS, /* a block: no blank matters */
	CLOSED,    /* nothing but the ends of elements in a line */
	OPENED     /* the beginning of one, too */
};

struct pretty {
	struct str rest;
	struct buf *out;
	size_t from;   /* where the page begins in out */
	size_t depth;  /* elements that are open */
	size_t unit;   /* blanks for each of them; 0: not known yet */
	size_t indent; /* blanks before what was read */
	size_t lines;
	enum between between;
	size_t gap;    /* in out, where a blank may have stood */
	uint32_t last; /* the last character of text */
};

/* Chinese, Japanese and their signs, of full width. */
static bool
is_wide(uint32_t c)
{
	return (c >= 0x2e80 && c < 0xa4d0) || (c >= 0xf900 && c < 0xfb00) ||
	       (c >= 0xff01 && c < 0xffe7) || (c >= 0x20000 && c < 0x40000);
}

static bool
is_one_of(uint32_t c, const char *ascii)
{
	return c && c < 0x80 && strchr(ascii, (int)c);
}

/* True of what a price is written with. */
static bool
is_price(uint32_t c)
{
	return is_one_of(c, "0123456789.,$") || (c >= 0xa2 && c < 0xa6) ||
	       (c >= 0x20a0 && c < 0x20d0);
}

/* True if no blank stands between two characters of texts. */
static bool
joined(uint32_t a, uint32_t b)
{
	return is_wide(a) || is_wide(b) ||
	       (is_price(a) && is_one_of(b, "0123456789.,")) ||
	       is_one_of(a, "([/") || is_one_of(b, ",.;:!?)]/%");
}

/* True if the indentation is that of elements so deep. */
static bool
lies(struct pretty *p, size_t depth)
{
	if (!p->unit && depth == 1)
		p->unit = p->indent;
	return p->unit ? p->indent == depth * p->unit : !p->indent;
}

/* Takes n bytes, behind which a line has to end, to out. */
static bool
take(struct pretty *p, size_t n)
{
	buf_add(p->out, p->rest.p, n);
	p->rest = str_after(p->rest, n);
	str_take(&p->rest, STR("\r"));
	p->lines++;
	return !p->rest.n || str_take(&p->rest, STR("\n"));
}

/* The last character of a text. */
static uint32_t
last_of(struct str s)
{
	size_t n = 1;

	while (n < s.n && n < 4 && ((unsigned char)s.p[s.n - n] & 0xc0) == 0x80)
		n++;
	return utf8_next(s.p + s.n - n, s.p + s.n, &n);
}

/* A text, of one line or more as it had them. */
static bool
text(struct pretty *p)
{
	size_t n = str_find(p->rest, STR("<"), 0), bytes;
	struct str s = str_trim(str_n(p->rest.p, n));
	uint32_t first = utf8_next(s.p, s.p + s.n, &bytes);

	if (!lies(p, p->depth) || s.p != p->rest.p ||
	    (n < p->rest.n && !memchr(s.p + s.n, '\n', n - s.n)))
		return false;
	if (p->between != LINE_ENDS && !joined(p->last, first)) {
		buf_addc(p->out, ' ');
		memmove(p->out->p + p->gap + 1, p->out->p + p->gap,
		    p->out->n - p->gap - 1);
		p->out->p[p->gap] = ' ';
	}
	p->last = last_of(s);
	p->between = CLOSED;
	take(p, s.n);
	p->gap = p->out->n;
	return true;
}

/* The bytes of the tag at the beginning of s, with its name. */
static size_t
tag_size(struct str s, struct str *name)
{
	const char *end = s.p + s.n, *at = s.p + 1 + (s.p[1] == '/');
	struct tag_attr a;

	*name = str_n(at, 0);
	while (at < end && !ascii_blank(*at) && *at != '>' && *at != '/')
		at++;
	name->n = (size_t)(at - name->p);
	while (tag_attr_next(&at, end, &a))
		;
	return at < end ? (size_t)(at - s.p) + 1 : s.n + 1;
}

/* What stands in an element as the page had it, to the line of its end. */
static void
raw(struct pretty *p, struct str name)
{
	const char *end = p->rest.p + p->rest.n,
		   *to = tag_text_end(p->rest.p, end, name);

	while (to > p->rest.p && to[-1] != '\n')
		to--;
	buf_add(p->out, p->rest.p, (size_t)(to - p->rest.p));
	p->rest = str_n(to, (size_t)(end - to));
}

/* pre and textarea, which are not indented: all of it to the end. */
static bool
whole(struct pretty *p, struct str name)
{
	static const struct str tags[] = {
	    STR_INIT("</pre>"), STR_INIT("</textarea>")};
	const struct str *end = &tags[name.n > 3];
	size_t at = str_find(p->rest, *end, 0);

	p->between = LINE_ENDS;
	return at < p->rest.n && take(p, at + end->n);
}

static bool
tag(struct pretty *p)
{
	static const struct str kept[] = {
	    STR_INIT("pre"), STR_INIT("textarea")};
	static const struct str code[] = {
	    STR_INIT("script"), STR_INIT("style")};
	struct str name;
	size_t n = tag_size(p->rest, &name);
	bool closes = p->rest.p[1] == '/', open;

	if (n > p->rest.n || (closes && !p->depth) ||
	    !lies(p, p->depth - closes))
		return false;
	if (!closes && str_which(name, kept, COUNT(kept)) < COUNT(kept))
		return whole(p, name);
	open = !closes && p->rest.p[n - 2] != '/' && !html_is_void(name);
	p->depth = p->depth - closes + open;
	if (!html_is_line(name))
		p->between = LINE_ENDS;
	else if (!closes && p->between == CLOSED)
		p->between = OPENED;
	if (!take(p, n))
		return false;
	if (p->between == CLOSED)
		p->gap = p->out->n;
	if (open && str_which(name, code, COUNT(code)) < COUNT(code))
		raw(p, name);
	return true;
}

/* A comment, or what says the kind of document. */
static bool
note(struct pretty *p)
{
	struct str end =
	    str_starts(p->rest, STR("<!--")) ? STR("-->") : STR(">");
	size_t at = str_find(p->rest, end, 0);

	return at < p->rest.n && take(p, at + end.n);
}

/* The next line, or lines; false if it is not as prettify() writes it. */
static bool
step(struct pretty *p)
{
	struct str line = p->rest;
	size_t blank = 0;
	char c;

	p->indent = str_span(line, ascii_blank);
	p->rest = str_after(line, p->indent);
	if (!p->rest.n)
		return true;
	while (blank < p->indent && p->rest.p[-(ptrdiff_t)blank - 1] != '\n')
		blank++;
	p->indent = blank; /* that of the last line: empty ones say nothing */
	c = p->rest.n > 1 && *p->rest.p == '<' ? p->rest.p[1] : 0;
	if (c == '!' || c == '?')
		return note(p);
	return c == '/' || ascii_letter(c) ? tag(p) : text(p);
}

bool
prettified_page(struct str page, struct buf *out)
{
	struct pretty p = {.rest = page, .out = out, .from = out->n};

	if (!str_starts(str_trim(page), STR("<")))
		return false;
	while (p.rest.n && step(&p))
		;
	if (!p.rest.n && p.lines >= FEW && p.unit)
		return true;
	out->n = p.from;
	return false;
}
