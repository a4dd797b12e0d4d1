/* value_reader - steps through a text of numbers: digits, blanks, words */
#include "value_priv.h"

int
reader_digit(const char *p, const char *end, size_t *n)
{
	*n = 1;
	if (p < end && ascii_digit(*p))
		return *p - '0';
	*n = 3;
	if (end - p >= 3 && memcmp(p, "\xef\xbc", 2) == 0 &&
	    (unsigned char)p[2] >= 0x90 && (unsigned char)p[2] <= 0x99)
		return (unsigned char)p[2] - 0x90;
	return -1;
}

bool
reader_any(struct reader *r, const char *marks)
{
	size_t n;

	if (r->p == r->end)
		return false;
	for (; *marks; marks++) { /* to the next: behind its NUL */
		for (n = 0;
		     marks[n] && r->p + n < r->end && r->p[n] == marks[n];)
			n++;
		if (!marks[n]) {
			r->p += n;
			return true;
		}
		for (marks += n; *marks;)
			marks++;
	}
	return false;
}

void
reader_blanks(struct reader *r)
{
	/* most often there is none */
	while (r->p < r->end &&
	       ((unsigned char)*r->p <= ' ' || (unsigned char)*r->p >= 0x80) &&
	       reader_any(r, " \0\t\0\n\0\r\0\xc2\xa0\0\xe3\x80\x80\0"
			     "\xe2\x80\x8b\0"))
		;
}

const struct word *
reader_word(struct reader *r, enum word_kind kind)
{
	const struct word *w = numbers_word(r->numbers,
	    str_n(r->p, (size_t)(r->end - r->p)), r->p > r->from, kind);

	if (w)
		r->p += w->word.n;
	return w;
}

void
reader_no_coins(struct reader *r)
{
	static const char dashes[] = "-\0\xe2\x80\x93\0\xe2\x80\x94\0";
	struct reader at = *r;
	size_t n;

	if (at.p == at.end || !ONE_OF(*at.p++, ",.:") ||
	    !reader_any(&at, dashes))
		return;
	while (reader_any(&at, dashes))
		;
	if (reader_digit(at.p, at.end, &n) < 0)
		r->p = at.p;
}

/* True if the text begins with a word behind which "and" stands between the
 * ends of a range: between 10 and 20. */
static bool
is_between(const struct reader *r)
{
	const struct word *w = numbers_word(r->numbers,
	    str_n(r->from, (size_t)(r->end - r->from)), false, RANGE);

	return w && w->says == SAYS_FIRST;
}

bool
reader_range(struct reader *r)
{
	struct reader at = *r;
	const struct word *w = reader_word(&at, RANGE);

	if (!w || (!w->sure && !is_between(r)))
		return false;
	r->p = at.p;
	return true;
}

/* True if a letter stands before p, or the stroke of S/.12: the point there is
 * that of a word. */
static bool
ends_word(const char *from, const char *p)
{
	const char *last = p;

	if (p == from)
		return false;
	if (ascii_letter(p[-1]) || p[-1] == '/')
		return true;
	while (last > from && ((unsigned char)last[-1] & 0xc0) == 0x80)
		last--;
	/* of two bytes all from U+00C0 on: no signs of money */
	return last == p - 1 && last > from &&
	       (unsigned char)last[-1] >= 0xc3 &&
	       (unsigned char)last[-1] < 0xe0;
}

bool
reader_first(struct reader *r, bool *minus)
{
	const char *p = r->p;
	bool first = p < r->end && *p == '-'; /* -$5, but not Comb - $5 */
	size_t n;

	for (*minus = false; p < r->end; p++) {
		if (reader_digit(p, r->end, &n) >= 0) {
			r->p = p;
			if (p > r->from && p[-1] == '.' &&
			    !ends_word(r->from, p - 1))
				r->p--; /* .50, but not Rs.500 */
			return true;
		}
		first = first && !ascii_letter(*p);
		if (r->end - p > 2 && memcmp(p, "\xe2\x88\x92", 3) == 0) {
			*minus = true; /* U+2212 */
			p += 2;
		} else {
			*minus = *p == '-' ||
			         (*minus && (*p == ' ' || *p == '.' || first));
		}
	}
	return false;
}
