/* amount - decimal numbers as text */
#include "amount.h"

#include <limits.h>

static size_t
point(struct str s)
{
	const char *at = s.n ? memchr(s.p, '.', s.n) : NULL;

	return at ? (size_t)(at - s.p) : s.n;
}

bool
amount_set(struct amount *d, struct str s)
{
	size_t digits = 0, points = 0, n = 0;

	d->text[0] = '\0';
	for (size_t i = 0; i < s.n; i++) {
		digits += ascii_digit(s.p[i]);
		points += s.p[i] == '.';
	}
	if (!digits || points > 1 || digits + points != s.n)
		return false;
	while (s.n > 1 && s.p[0] == '0' && s.p[1] != '.')
		s.p++, s.n--;
	if (point(s) == s.n - 1)
		s.n--; /* "5." */
	if (s.n + 2 > AMOUNT_MAX)
		return false;
	if (s.p[0] == '.')
		d->text[n++] = '0';
	memcpy(d->text + n, s.p, s.n);
	d->text[n + s.n] = '\0';
	return true;
}

/* Moves the point of d by `by` places to the right. */
static bool
move_point(struct amount *d, int by)
{
	struct str s = str_from(d->text);
	size_t at = point(s), lead = at < 3 ? 3 - at : 0, n = 0, want;
	char moved[3 * AMOUNT_MAX];

	want = (size_t)((int)(lead + at) + by); /* digits before the point */
	for (size_t i = 0; i < lead; i++)
		moved[n++] = '0';
	for (size_t i = 0; i < s.n; i++)
		if (i != at)
			moved[n++] = s.p[i];
	while (n < want)
		moved[n++] = '0';
	if (n > want) {
		memmove(moved + want + 1, moved + want, n - want);
		moved[want] = '.';
		n++;
	}
	return amount_set(d, str_n(moved, n));
}

bool
amount_shift(struct amount *d, unsigned k)
{
	return k < AMOUNT_MAX && move_point(d, (int)k);
}

bool
amount_cents(struct amount *d)
{
	return move_point(d, -2);
}

bool
amount_mille(struct amount *d)
{
	return move_point(d, -3);
}

int
amount_cmp(const struct amount *a, const struct amount *b)
{
	struct str x = str_from(a->text), y = str_from(b->text);
	size_t px = point(x), py = point(y), n;
	int c;

	if (px != py)
		return px < py ? -1 : 1;
	n = x.n > y.n ? x.n : y.n;
	for (size_t i = 0; i < n; i++) {
		c = (i < x.n      ? x.p[i]
			: i == px ? '.'
				  : '0') -
		    (i < y.n      ? y.p[i]
			: i == py ? '.'
				  : '0');
		if (c)
			return c;
	}
	return 0;
}

bool
amount_whole(const struct amount *d, unsigned long long *n)
{
	struct str s = str_from(d->text);
	size_t at = point(s);

	*n = 0;
	for (size_t i = 0; i < at; i++) {
		if (*n > (LLONG_MAX - 9) / 10)
			return false;
		*n = *n * 10 + (unsigned)(s.p[i] - '0');
	}
	while (++at < s.n)
		if (s.p[at] != '0')
			return false;
	return s.n > 0;
}
