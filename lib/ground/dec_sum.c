/*
 * dec_sum - exact sums, and means of them
 *
 * A sum is kept at 10^-18 in 128 bits while it fits; what does not is added
 * into limbs: digits to the base 10^9 at fixed places left and right of the
 * point.  Limbs carry late, so each addition touches only the places that the
 * number has, and the result does not depend on the order.
 */
#include <stdlib.h>
#include <string.h>

#include "dec.h"
#include "mem.h"

#define BASE       1000000000
#define BASE_DIGIT 9

/* The value is the sum of limb[i] * BASE^(low + i); limbs may be negative. */
struct dec_limbs {
	int64_t *limb;
	int low, n;
	uint32_t pending; /* additions since the last carry */
};

static const int32_t power[BASE_DIGIT] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};

/* Makes room for the places from low up to and without high. */
static void
reach(struct dec_limbs *l, int low, int high)
{
	int old_high = l->low + l->n;
	int64_t *limb;

	if (l->n && low >= l->low && high <= old_high)
		return;
	if (l->n && low > l->low)
		low = l->low;
	if (l->n && high < old_high)
		high = old_high;
	limb = mem_new((size_t)(high - low), sizeof(*limb));
	if (l->n)
		memcpy(limb + (l->low - low), l->limb,
		    (size_t)l->n * sizeof(*limb));
	free(l->limb);
	l->limb = limb;
	l->low = low;
	l->n = high - low;
}

/* Rounds towards minus infinity, as the division of C does not. */
static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* All limbs into [0, BASE), but for the sign, which the top limb keeps. */
static void
carry(struct dec_limbs *l)
{
	int64_t up = 0;

	for (int i = 0; i < l->n; i++) {
		l->limb[i] += up;
		up = floor_div(l->limb[i], BASE);
		if (i + 1 == l->n && up != 0 && up != -1) {
			reach(l, l->low, l->low + l->n + 1);
		} else if (i + 1 == l->n) {
			break;
		}
		l->limb[i] -= up * BASE;
	}
	l->pending = 0;
}

static void
add_text(struct dec_limbs *l, struct str s)
{
	bool negative = s.n && *s.p == '-';
	size_t from = negative, whole = str_find(s, STR("."), 0);
	int places = whole < s.n ? (int)(s.n - whole - 1) : 0;
	int p = (int)(whole - from) - 1, at;

	reach(l, -(places + BASE_DIGIT - 1) / BASE_DIGIT, p / BASE_DIGIT + 1);
	for (size_t i = from; i < s.n; i++) {
		if (i == whole)
			continue;
		at = (int)floor_div(p, BASE_DIGIT);
		l->limb[at - l->low] += (int64_t)(s.p[i] - '0') *
		                        power[p - at * BASE_DIGIT] *
		                        (negative ? -1 : 1);
		p--;
	}
	if (++l->pending == UINT32_MAX)
		carry(l);
}

/* Adds m * 10^-18. */
static void
add_wide(struct dec_limbs *l, dec_wide m)
{
	reach(l, -2, 4); /* 39 digits, 18 of them behind the point */
	for (int i = 0; m != 0; i++, m /= BASE)
		l->limb[i - 2 - l->low] += (int64_t)(m % BASE);
	if (++l->pending == UINT32_MAX)
		carry(l);
}

static struct dec_limbs *
limbs(struct dec_sum *s)
{
	if (!s->limbs)
		s->limbs = mem_new(1, sizeof(*s->limbs));
	return s->limbs;
}

static const int64_t up[19] = {1000000000000000000, 100000000000000000,
    10000000000000000, 1000000000000000, 100000000000000, 10000000000000,
    1000000000000, 100000000000, 10000000000, 1000000000, 100000000, 10000000,
    1000000, 100000, 10000, 1000, 100, 10, 1};

/* Adds v times 10^-18. */
static void
add_small(struct dec_sum *s, dec_wide v)
{
	dec_wide sum;

	if (__builtin_add_overflow(s->m, v, &sum)) {
		add_wide(limbs(s), s->m);
		sum = v;
	}
	s->m = sum;
}

void
dec_sum_add(struct dec_sum *s, const struct dec *d)
{
	s->n++;
	if (d->text.p)
		add_text(limbs(s), d->text);
	else
		add_small(s, (dec_wide)d->m * up[d->scale]);
}

void
dec_sum_add_square(struct dec_sum *s, const struct dec *d)
{
	struct buf text = {0};
	dec_wide v;

	s->n++;
	if (!d->text.p && d->scale <= 9 &&
	    !__builtin_mul_overflow(
		(dec_wide)d->m * d->m, (dec_wide)up[2 * d->scale], &v)) {
		add_small(s, v);
		return;
	}
	dec_square(d, &text);
	add_text(limbs(s), buf_str(&text));
	buf_free(&text);
}

static void
limbs_free(struct dec_limbs *l)
{
	if (l)
		free(l->limb);
	free(l);
}

void
dec_sum_free(struct dec_sum *s)
{
	limbs_free(s->limbs);
	*s = (struct dec_sum){0};
}

/* A sum laid out: every limb in [0, BASE), the sign aside. */
static struct dec_limbs *
lay_out(const struct dec_sum *s, bool *negative)
{
	struct dec_limbs *l = mem_new(1, sizeof(*l));

	if (s->limbs) {
		reach(l, s->limbs->low, s->limbs->low + s->limbs->n);
		memcpy(
		    l->limb, s->limbs->limb, (size_t)l->n * sizeof(*l->limb));
	}
	add_wide(l, s->m);
	carry(l);
	*negative = l->limb[l->n - 1] < 0;
	if (*negative) {
		for (int i = 0; i < l->n; i++)
			l->limb[i] = -l->limb[i];
		carry(l);
	}
	return l;
}

/* Appends limb as 9 digits, or without leading zeros if it is the first. */
static void
write_limb(struct buf *out, int64_t limb, bool first)
{
	buf_printf(out, first ? "%lld" : "%09lld", (long long)limb);
}

/* Appends laid out limbs, canonically. */
static void
write_limbs(const struct dec_limbs *l, bool negative, struct buf *out)
{
	size_t start = out->n;
	int i = l->n - 1;

	while (i > -l->low && !l->limb[i])
		i--;
	if (negative)
		buf_addc(out, '-');
	write_limb(out, l->limb[i], true);
	for (i--; i >= 0; i--) {
		if (l->low + i == -1)
			buf_addc(out, '.');
		write_limb(out, l->limb[i], false);
	}
	if (l->low < 0) {
		while (out->p[out->n - 1] == '0')
			out->n--;
		if (out->p[out->n - 1] == '.')
			out->n--;
	}
	if (negative && out->n == start + 2 && out->p[start + 1] == '0') {
		out->p[start] = '0';
		out->n--;
	}
}

void
dec_sum_write(const struct dec_sum *s, struct buf *out)
{
	bool negative;
	struct dec_limbs *l = lay_out(s, &negative);

	write_limbs(l, negative, out);
	limbs_free(l);
}

/*
 * Cuts l to 12 decimals, half to even.  rest: something is left behind the
 * last limb.
 */
static void
round_limbs(struct dec_limbs *l, bool rest)
{
	const int64_t unit = 1000000; /* 10^-12, in the limb at place -2 */
	int at = -2 - l->low;
	int64_t cut, half = unit / 2;
	bool odd;

	for (int i = 0; i < at; i++) {
		rest |= l->limb[i] != 0;
		l->limb[i] = 0;
	}
	cut = l->limb[at] % unit;
	l->limb[at] -= cut;
	odd = l->limb[at] / unit % 2;
	if (cut > half || (cut == half && (rest || odd)))
		l->limb[at] += unit;
	carry(l);
}

void
dec_sum_mean(const struct dec_sum *s, struct buf *out)
{
	__extension__ unsigned __int128 rest = 0;
	bool negative;
	struct dec_limbs *l = lay_out(s, &negative);

	for (int i = l->n - 1; i >= 0; i--) {
		rest = rest * BASE + (uint64_t)l->limb[i];
		l->limb[i] = (int64_t)(rest / s->n);
		rest %= s->n;
	}
	round_limbs(l, rest != 0);
	write_limbs(l, negative, out);
	limbs_free(l);
}
