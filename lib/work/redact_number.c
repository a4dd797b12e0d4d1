/* redact_number - phone numbers, and long numbers of papers and cards */

#include "redact_priv.h"

#define DIGITS 24

/* The digits from an item on, and where each stands; up to two characters
 * between. */
struct digits {
	char d[DIGITS + 1];
	size_t at[DIGITS];
	size_t n;
	bool apart; /* something stands between */
};

static void
read_digits(const struct redact_work *w, size_t i, struct digits *x)
{
	size_t gap = 0;

	x->n = 0;
	x->apart = false;
	for (; i < w->n && x->n < DIGITS; i++) {
		int d = redact_digit(&w->v[i]);

		if (d >= 0) {
			x->apart |= gap > 0;
			gap = 0;
			x->at[x->n] = i;
			x->d[x->n++] = (char)('0' + d);
		} else if (w->v[i].letter || w->v[i].c == '\n' || ++gap > 2) {
			break;
		}
	}
	x->d[x->n] = '\0';
}

/* True if no digit stands right behind the first n. */
static bool
ends(const struct redact_work *w, const struct digits *x, size_t n)
{
	return n == x->n || x->at[n] > x->at[n - 1] + 1 ||
	       w->v[x->at[n]].at > w->v[x->at[n - 1]].at + 1;
}

static size_t
found(struct redact_found *f, const struct digits *x, size_t from, size_t n,
    enum redact_kind kind)
{
	buf_clear(&f->work->value);
	buf_add(&f->work->value, x->d + from, n - from);
	redact_put(f, x->at[0], x->at[n - 1] + 1, kind);
	return x->at[n - 1] + 1;
}

/* Mobile numbers of the mainland, with or without 86. */
static size_t
mobile(const struct redact_work *w, const struct digits *x, size_t *from)
{
	*from = 0;
	if (strncmp(x->d, "0086", 4) == 0)
		*from = 4;
	else if (strncmp(x->d, "86", 2) == 0)
		*from = 2;
	if (x->n >= *from + 11 && x->d[*from] == '1' &&
	    x->d[*from + 1] >= '3' && ends(w, x, *from + 11))
		return *from + 11;
	return 0;
}

/* Landlines (0755 12345678), service numbers (400 123 4567), and numbers of
 * other countries (+852 1234 5678). */
static size_t
line(const struct redact_work *w, const struct digits *x, size_t i)
{
	size_t most = x->n;

	if (i && w->v[i - 1].c == '+')
		for (; most >= 8; most--)
			if (most <= 15 && ends(w, x, most))
				return most;
	most = x->n;
	if (x->n > 1 && x->d[0] == '0' && x->d[1] != '0' &&
	    w->v[x->at[0] + 1].c != '.')
		for (most = 12; most >= 10; most--)
			if (most <= x->n && ends(w, x, most))
				return most;
	if (x->n >= 10 &&
	    (strncmp(x->d, "400", 3) == 0 || strncmp(x->d, "800", 3) == 0) &&
	    ends(w, x, 10))
		return 10;
	return 0;
}

/* True if digits stand together, or in fours. */
static bool
in_fours(const struct digits *x)
{
	for (size_t i = 1; i < x->n && x->apart; i++)
		if (x->at[i] != x->at[i - 1] + 1 && i % 4 != 0)
			return false;
	return true;
}

/* 18 characters of an identity card; 16 to 19 digits of a bank card. */
static size_t
paper(const struct redact_work *w, const struct digits *x)
{
	size_t behind = x->n ? x->at[x->n - 1] + 1 : 0;

	if (x->n == 17 && !x->apart && w->v[behind].c == 'x')
		return 17;
	if (x->n >= 16 && x->n <= 19 && in_fours(x) && ends(w, x, x->n))
		return x->n;
	return 0;
}

size_t
redact_phone(struct redact_found *f, size_t i)
{
	const struct redact_work *w = f->work;
	struct digits x;
	size_t n, from = 0;

	if (redact_digit(&w->v[i]) < 0 ||
	    (i && redact_digit(&w->v[i - 1]) >= 0))
		return i;
	read_digits(w, i, &x);
	if (x.n < 8)
		return i;
	if ((n = mobile(w, &x, &from)))
		return found(f, &x, from, n, REDACT_PHONE);
	if ((n = line(w, &x, i)))
		return found(f, &x, 0, n, REDACT_PHONE);
	if ((n = paper(w, &x)))
		return found(f, &x, 0, n, REDACT_NUMBER);
	return i;
}

size_t
redact_called(struct redact_found *f, size_t i)
{
	const struct redact_work *w = f->work;
	size_t start = i, n, last;
	struct digits x;

	while (
	    i < w->n && i < start + 6 && !w->v[i].letter && w->v[i].c != '\n')
		i++;
	if (i == w->n)
		return start;
	if ((n = redact_phone(f, i)) > i)
		return n;
	read_digits(w, i, &x);
	if (x.n < 7 || x.n > 15)
		return start;
	last = x.at[x.n - 1] + 1;
	if (last < w->n && redact_latin(&w->v[last]))
		return start;
	return found(f, &x, 0, x.n, REDACT_PHONE);
}
