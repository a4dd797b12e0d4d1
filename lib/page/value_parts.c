/* value_parts - a number of which a page shows the parts in elements */
#include <string.h>

#include "value_priv.h"

#define SIGN 3 /* bytes of a sign of money */

/* The mark before a fraction behind the number at the end of b: the one that
 * does not part its thousands.  0 if it has a fraction, or is none. */
static char
mark_behind(const struct buf *b, size_t from)
{
	size_t at = b->n, after;
	char c;

	while (at > from && ascii_digit(b->p[at - 1]))
		at--;
	after = b->n - at;
	c = at > from ? b->p[at - 1] : 0;
	if (!after)
		return 0;
	if (c != '.' && c != ',')
		return '.';
	if (after != 3)
		return 0;
	return c == '.' ? ',' : '.';
}

/* True if s, behind digits, begins with a word that is none of a price's: sold,
 * 人, pcs; where 元, EUR and 起 are such. */
static bool
has_word(const struct numbers *w, struct str s)
{
	struct reader r = {w, s.p, s.p, s.p + s.n};
	unsigned char c;

	while (r.p < r.end && ONE_OF(*r.p, " +\n\t"))
		r.p++;
	if (r.p == r.end)
		return false;
	c = (unsigned char)*r.p;
	if (!ascii_letter(*r.p) && (c < 0xc3 || c == 0xe2 || c == 0xef))
		return false;
	return !reader_word(&r, CURRENCY) && !reader_word(&r, TIMES) &&
	       !reader_word(&r, LEAST);
}

/* True if b ends with a sign of money behind a number: 12€. */
static bool
ends_signed(const struct buf *b, size_t from)
{
	size_t at = b->n - 1;

	while (at > from && ((unsigned char)b->p[at] & 0xc0) == 0x80)
		at--;
	return at > from && ascii_digit(b->p[at - 1]) &&
	       (b->p[at] == '$' || (unsigned char)b->p[at] == 0xc2 ||
		   (unsigned char)b->p[at] == 0xe2);
}

/* True if the number at the end of b has two digits behind a mark. */
static bool
has_fraction(const struct buf *b, size_t from)
{
	const char *p = b->p + b->n;

	return b->n - from > 3 && ascii_digit(p[-2]) && ONE_OF(p[-3], ".,") &&
	       ascii_digit(p[-4]);
}

/* True if b ends with a part that is a price by itself, a number behind its
 * mark, from `last` on, and the part behind is another number: it begins with
 * three digits or more, RM 5|120, or has a word of its own, € 1 250|15 bids. */
static bool
are_two(
    const struct numbers *w, const struct buf *b, size_t last, struct str part)
{
	struct str before = str_trim(buf_after(b, last)), first;
	size_t n;

	part = str_trim(part);
	n = str_digits(part);
	return n && before.n && ascii_digit(before.p[before.n - 1]) &&
	       (n > 2 || has_word(w, str_after(part, n))) &&
	       value_money(w, before, &first) == 1 &&
	       first.p + first.n == before.p + before.n;
}

/* What stands before the part of n bytes behind b, as one text: 0 for nothing.
 * percent: the next part begins with that; last: where the part before it does.
 */
static char
glue(const struct numbers *w, const struct buf *b, size_t from, size_t last,
    struct str part, bool percent)
{
	size_t n;
	struct str rest;
	bool apart, mark;

	if (are_two(w, b, last, part))
		return '|';
	n = str_digits(part);
	if (!n || b->n == from)
		return 0;
	rest = str_after(part, n);
	apart = has_word(w, rest) || memchr(part.p, '%', part.n) ||
	        (percent && !rest.n);
	if (!ascii_digit(b->p[b->n - 1]))
		return (apart || str_starts(rest, STR("$"))) &&
		               ends_signed(b, from)
		           ? ' '
		           : 0;
	mark = rest.n > 1 && ONE_OF(*rest.p, ".,") && ascii_digit(rest.p[1]);
	if (apart || (n == 1 && mark) || (n > 1 && has_fraction(b, from)))
		return ' '; /* 12|34 sold, 99|4.5, 9.90|12 */
	return n == 2 && !mark ? mark_behind(b, from) : 0;
}

/* True if a part is the fraction of the number at the end of b, with its mark:
 * $17|.42. */
static bool
is_fraction(const struct buf *b, size_t from, struct str part)
{
	return b->n > from && ascii_digit(b->p[b->n - 1]) &&
	       !has_fraction(b, from) && part.n > 2 && ONE_OF(*part.p, ".,") &&
	       ascii_digit(part.p[1]) && ascii_digit(part.p[2]) &&
	       (part.n == 3 || !ascii_digit(part.p[3]));
}

static bool
is_percent(const char *p, const char *end)
{
	while (p < end && *p == ' ')
		p++;
	return p < end && *p == '%';
}

static bool
is_number(char c)
{
	return ascii_digit(c) || ONE_OF(c, " .,\n\t");
}

/* True if a text begins with a mark of money. */
static bool
is_money(const struct numbers *w, struct str s)
{
	struct reader r = {w, s.p, s.p, s.p + s.n};

	return s.n && reader_word(&r, CURRENCY);
}

/* True if a part, behind a blank, is the fraction of the one before, which
 * begins at last and is nothing but a number: 12 |50 |€.  Only money behind it
 * says so.  next: what the part after it begins with. */
static bool
is_cents(const struct numbers *w, const struct buf *b, size_t last,
    struct str part, struct str next)
{
	struct str whole = buf_after(b, last);

	if (!whole.n || ascii_digit(whole.p[whole.n - 1]) ||
	    !ascii_digit(*whole.p) || str_span(whole, is_number) < whole.n)
		return false;
	part = str_trim(part);
	if (str_digits(part) != 2)
		return false;
	part = str_trim(str_after(part, 2));
	return is_money(w, part.n ? part : str_trim(next));
}

bool
value_parts(const struct numbers *w, struct buf *b, size_t from)
{
	size_t at = from, end = b->n, n, last = from;
	bool has = false;
	char c;

	b->n = from;
	while (at < end) {
		char *part = b->p + at, *next;

		next = memchr(part, VALUE_PART, end - at);
		n = next ? (size_t)(next - part) : end - at;
		if (is_cents(w, b, last, str_n(part, n),
			str_n(part + n + !!next, end - at - n - !!next)))
			while (!ascii_digit(b->p[b->n - 1]))
				b->n--;
		c = at > from ? glue(w, b, from, last, str_n(part, n),
				    next && is_percent(next + 1, b->p + end))
		              : 0;
		if (c)
			b->p[b->n++] = c;
		has |= (c && c != ' ' && c != '|') ||
		       is_fraction(b, from, str_n(part, n));
		last = b->n;
		memmove(b->p + b->n, part, n);
		b->n += n;
		at += n + 1;
	}
	if (end > from)
		b->p[b->n] = '\0';
	return has;
}

bool
value_lacks_whole(struct str s)
{
	size_t n = 0;

	while (n < s.n && !ascii_digit(s.p[n]))
		n++;
	if (n == s.n)
		return false;
	s = str_trim(str_n(s.p, n));
	if (!s.n || (s.p[s.n - 1] != '.' && s.p[s.n - 1] != ','))
		return false;
	s = str_trim(str_n(s.p, s.n - 1));
	if (!s.n || s.p[s.n - 1] == '$')
		return true;
	return s.n <= SIGN && !ascii_letter(*s.p) && *s.p != '/';
}
