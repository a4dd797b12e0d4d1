/* extract_half - the address in the last cell of a table, where the file was
 * cut in it */
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

void
extract_half_note(struct half *h, struct str cell)
{
	size_t n = 0,
	       most = cell.n < sizeof(h->base) ? cell.n : sizeof(h->base);

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

	if (h->none || h->rows < FEW || !cell.n)
		return false;
	while (base.n && !memchr("/?&=", base.p[base.n - 1], 4))
		base.n--;
	if (str_starts(base, cell))
		return true;
	rest = str_n(cell.p + base.n, cell.n - base.n);
	return h->rows >= MANY && h->digits >= DIGITS &&
	       base.n + h->digits == h->length && str_starts(cell, base) &&
	       rest.n < h->digits && digits(rest) == rest.n;
}
