/* extract_half - the address or amount in the last cell of a table, where the
 * file was cut in it */
#include "extract_half.h"

#include <string.h>

#include "ascii.h"
#include "url.h"

#define FEW    3  /* so many rows show how addresses begin */
#define MANY   20 /* so many how long their numbers are, */
#define DIGITS 6  /* of so many digits at least */

/* How many digits s ends with. */
static size_t
digits(struct str s)
{
	size_t n = 0;

	while (n < s.n && ascii_digit(s.p[s.n - 1 - n]))
		n++;
	return n;
}

/* How many digits are behind the point of s: 0 if there is none.  False if it
 * is no number, which may begin with a sign of money. */
static bool
places(struct str s, size_t *n)
{
	size_t whole;

	*n = digits(s);
	if (!*n && !str_ends(s, STR(".")))
		return false;
	whole = s.n - *n;
	if (!whole || s.p[whole - 1] != '.') {
		*n = 0;
		return whole < 4; /* a sign takes three bytes at most */
	}
	whole = digits(str_n(s.p, whole - 1));
	return whole && s.n - *n - 1 - whole < 4;
}

static void
note_number(struct half *h, struct str cell)
{
	size_t n;

	h->uneven |= !places(cell, &n) || (h->numbers && n != h->places);
	if (h->uneven)
		return;
	h->numbers++;
	h->places = n;
	h->padded |= n && cell.p[cell.n - 1] == '0';
}

void
extract_half_note(struct half *h, struct str cell)
{
	size_t n = 0,
	       most = cell.n < sizeof(h->base) ? cell.n : sizeof(h->base);

	note_number(h, str_trim(cell));
	h->none |= !url_is_web(cell);
	if (h->none)
		return;
	if (!h->rows++) {
		memcpy(h->base, cell.p, most);
		h->n = most;
		h->length = cell.n;
		h->digits = digits(cell);
		return;
	}
	while (n < most && n < h->n && h->base[n] == cell.p[n])
		n++;
	h->n = n;
	if (cell.n != h->length || digits(cell) != h->digits)
		h->digits = 0;
}

bool
extract_half_is(const struct half *h, struct str cell)
{
	struct str base = str_n(h->base, h->n), rest;
	size_t n;

	if (!h->uneven && h->padded && h->numbers >= FEW &&
	    places(str_trim(cell), &n))
		return n < h->places;
	if (h->none || h->rows < FEW || !cell.n)
		return false;
	while (base.n && !ONE_OF(base.p[base.n - 1], "/?&="))
		base.n--;
	if (str_starts(base, cell))
		return true;
	rest = str_after(cell, base.n);
	return h->rows >= MANY && h->digits >= DIGITS &&
	       base.n + h->digits == h->length && str_starts(cell, base) &&
	       rest.n < h->digits && digits(rest) == rest.n;
}
