/* flight - what Next.js streams of a page into it, a piece in each script */
#include "flight.h"

#include "ascii.h"

#define HEX 8 /* digits of a number, at most */

/* The text in quotes that s begins with, quotes and all; absent if it is not
 * whole. */
static struct str
quoted(struct str s)
{
	size_t n = str_quote_end(s, 0);

	return n < s.n ? str_n(s.p, n + 1) : STR_NONE;
}

/* Where the text that a call pushes begins, whose "(" stands before `at`: pages
 * that were put in order have blanks between the words.  At least `at`. */
static size_t
pushed(struct str page, size_t at)
{
	for (const char *c = "[1,"; *c; c++) {
		at = str_skip_blank(page, at);
		if (at == page.n || page.p[at] != *c)
			return at;
		at++;
	}
	return str_skip_blank(page, at);
}

bool
flight_join(
    struct str page, struct json_scan *scan, struct buf *out, bool *broken)
{
	static const struct str push = STR_INIT(FLIGHT ".push(");
	size_t at = 0, had = out->n;
	struct str text;
	struct err e;

	*broken = false;
	while ((at = str_find(page, push, at)) < page.n) {
		at = pushed(page, at + push.n);
		if (at == page.n || page.p[at] != '"')
			continue;
		text = quoted(str_after(page, at));
		*broken = !text.p || !json_scan(scan, NULL, text, &e);
		if (*broken)
			break; /* what follows would be joined to another row */
		json_decode(text, out);
		at += text.n;
	}
	return out->n > had;
}

/* The number before a mark, in hexadecimal; *s is moved behind the mark.  False
 * if there is none. */
static bool
number(struct str *s, char mark, size_t *n)
{
	size_t i = 0;

	*n = 0;
	for (; i < s->n && i < HEX && ascii_hex(s->p[i]) >= 0; i++)
		*n = *n << 4 | (size_t)ascii_hex(s->p[i]);
	if (!i || i == s->n || s->p[i] != mark)
		return false;
	s->p += i + 1, s->n -= i + 1;
	return true;
}

struct str
flight_cut(struct str *text)
{
	struct str row;
	size_t n;

	while (text->n) {
		if (!number(text, ':', &n)) {
			str_cut(text, '\n');
			continue;
		}
		if (text->n && text->p[0] == 'T') {
			text->p++, text->n--;
			if (!number(text, ',', &n))
				continue;
			n = n < text->n ? n : text->n;
			text->p += n, text->n -= n;
			continue;
		}
		row = str_cut(text, '\n');
		if (row.n && (row.p[0] == '[' || row.p[0] == '{'))
			return row;
	}
	return STR_NONE;
}
