/*
 * agg_many - the numbers of a group, for medians and quantiles
 *
 * Exact, in 8 bytes a number: m and scale of a small one (dec.h) packed as
 * m * 32 + scale; of any other its place among texts, with the scale ELSEWHERE.
 */
#include <stdlib.h>

#include "agg_calc.h"
#include "mem.h"

#define SCALES    32
#define ELSEWHERE 31
#define M_MAX     (INT64_MAX / SCALES)

/* A number as a text, behind its length. */
static int64_t
put_text(struct agg_many *m, const struct dec *d)
{
	struct buf *b = m->text;
	size_t at, n;

	if (!b)
		m->text = b = mem_new(1, sizeof(*b));
	at = b->n;
	buf_add(b, &at, sizeof(at)); /* for the length */
	dec_write(d, b);
	n = b->n - at - sizeof(n);
	memcpy(b->p + at, &n, sizeof(n));
	return (int64_t)at * SCALES + ELSEWHERE;
}

void
agg_many_add(struct agg_many *m, const struct dec *d)
{
	int64_t v;

	if (d->text.p || d->m > M_MAX || d->m < -M_MAX)
		v = put_text(m, d);
	else
		v = d->m * SCALES + d->scale;
	mem_grow(&m->v, &m->cap, m->n + 1, sizeof(*m->v));
	m->v[m->n++] = v;
}

void
agg_many_free(struct agg_many *m)
{
	if (m->text)
		buf_free(m->text);
	free(m->text);
	free(m->v);
	*m = (struct agg_many){0};
}

static int
scale_of(int64_t v)
{
	return (int)((uint64_t)v % SCALES);
}

static struct dec
unpack(const struct agg_many *m, int64_t v)
{
	struct dec d = {0};
	size_t at;

	if (scale_of(v) == ELSEWHERE) {
		at = (size_t)v / SCALES;
		memcpy(&d.text.n, m->text->p + at, sizeof(d.text.n));
		d.text.p = m->text->p + at + sizeof(d.text.n);
		return d;
	}
	d.scale = (uint8_t)scale_of(v);
	d.m = (v - d.scale) / SCALES;
	return d;
}

/* All numbers as whole ones of the same scale; -1 where they do not fit. */
static int
level(struct agg_many *m)
{
	int64_t v, power[SCALES] = {1};
	int most = 0;

	for (size_t i = 0; i < m->n; i++)
		if (scale_of(m->v[i]) > most)
			most = scale_of(m->v[i]);
	if (most == ELSEWHERE)
		return -1;
	for (int i = 1; i <= most; i++)
		power[i] = power[i - 1] * 10;
	for (size_t i = 0; i < m->n; i++) {
		v = m->v[i];
		if (__builtin_mul_overflow((v - scale_of(v)) / SCALES,
			power[most - scale_of(v)], &v))
			return -1;
	}
	for (size_t i = 0; i < m->n; i++) {
		v = m->v[i];
		m->v[i] =
		    (v - scale_of(v)) / SCALES * power[most - scale_of(v)];
	}
	return most;
}

/* So that the order of the bits is that of the numbers. */
static uint64_t
ordered(int64_t v)
{
	return (uint64_t)v ^ (uint64_t)1 << 63;
}

/*
 * The k-th smallest (from 0), found byte by byte from the top: no order of
 * the input makes it slow.
 */
static int64_t
nth(const int64_t *v, size_t n, size_t k)
{
	uint64_t found = 0, mask = 0;
	size_t count[256];
	int b;

	for (int shift = 56; shift >= 0; shift -= 8) {
		memset(count, 0, sizeof(count));
		for (size_t i = 0; i < n; i++)
			if ((ordered(v[i]) & mask) == found)
				count[ordered(v[i]) >> shift & 255]++;
		for (b = 0; k >= count[b]; b++)
			k -= count[b];
		found |= (uint64_t)b << shift;
		mask |= (uint64_t)255 << shift;
	}
	return (int64_t)(found ^ (uint64_t)1 << 63);
}

static void
add_times(struct dec_sum *s, const struct dec *d, uint64_t n)
{
	while (n--)
		dec_sum_add(s, d);
}

/* The k-th of level numbers; its text, if it is long, in big. */
static struct dec
nth_level(const struct agg_many *m, size_t k, struct buf *big)
{
	struct buf text = {0};
	struct dec d;

	buf_printf(&text, "%llde-%d", (long long)nth(m->v, m->n, k), m->scale);
	dec_read(buf_str(&text), &d, big);
	buf_free(&text);
	return d;
}

static int
by_value(const void *a, const void *b)
{
	return dec_cmp(a, b);
}

struct dec *
agg_many_sorted(const struct agg_many *m)
{
	struct dec *d = mem_new(m->n, sizeof(*d));

	for (size_t i = 0; i < m->n; i++)
		d[i] = unpack(m, m->v[i]);
	if (m->n)
		qsort(d, m->n, sizeof(*d), by_value);
	return d;
}

/*
 * Between two numbers stands a mean of whole many: of the lower one as many
 * as are left when the upper one has its part.
 */
void
agg_many_between(const struct dec *low, const struct dec *high, uint64_t above,
    uint64_t whole, struct buf *out)
{
	struct dec_sum s = {0};

	add_times(&s, low, whole - above);
	if (above)
		add_times(&s, high, above);
	dec_sum_mean(&s, out);
	dec_sum_free(&s);
}

void
agg_many_quantile(
    struct agg_many *m, uint64_t part, uint64_t whole, struct buf *out)
{
	uint64_t at = (m->n - 1) * part, k = at / whole, above = at % whole;
	struct buf big = {0}, big_high = {0};
	struct dec *all = NULL, low, high = {0};

	if (!m->level) {
		m->scale = level(m);
		m->level = m->scale >= 0;
	}
	if (!m->level)
		all = agg_many_sorted(m);
	low = all ? all[k] : nth_level(m, k, &big);
	if (above)
		high = all ? all[k + 1] : nth_level(m, k + 1, &big_high);
	agg_many_between(&low, &high, above, whole, out);
	buf_free(&big);
	buf_free(&big_high);
	free(all);
}
