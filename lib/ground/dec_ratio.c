/* dec_ratio - a product divided, and rounded once */
#include "dec.h"

__extension__ typedef unsigned __int128 wide;

#define SMALL ((int64_t)1000000000000000000) /* 10^18: beyond small numbers */

static uint64_t
magnitude(int64_t m)
{
	return m < 0 ? -(uint64_t)m : (uint64_t)m;
}

/* v times 10^n; false if that is too large. */
static bool
shift(wide *v, int n)
{
	for (; n > 0 && *v; n--)
		if (__builtin_mul_overflow(*v, (wide)10, v))
			return false;
	return true;
}

/* n / d, ties to even. */
static wide
divide(wide n, wide d)
{
	wide q = n / d, rest = n % d;

	return q + (rest > d - rest || (rest == d - rest && q & 1));
}

bool
dec_ratio(const struct dec *a, const struct dec *b, const struct dec *c,
    int places, struct dec *out)
{
	int scale = c->scale + places - a->scale - b->scale;
	wide n, d, q;

	if (a->text.p || b->text.p || c->text.p || !c->m)
		return false;
	n = (wide)magnitude(a->m) * magnitude(b->m);
	d = magnitude(c->m);
	if (!shift(&n, scale) || !shift(&d, -scale))
		return false;
	q = divide(n, d);
	if (q >= (wide)SMALL)
		return false;
	for (; places && q % 10 == 0; places--)
		q /= 10;
	*out = (struct dec){.m = (int64_t)q, .scale = (uint8_t)places};
	if ((a->m < 0) != (b->m < 0) && q)
		out->m = c->m < 0 ? out->m : -out->m;
	else if (c->m < 0)
		out->m = -out->m;
	return true;
}
