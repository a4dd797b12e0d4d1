/* dec_big - what needs long integers: squares, quotients, roots (GMP) */
#include <gmp.h>
#include <stdlib.h>

#include "dec.h"
#include "mem.h"

/* A decimal as an integer, and how many of its digits are decimals. */
struct big {
	mpz_t v;
	unsigned long scale;
};

/* GMP aborts where it gets no memory; a tool says so, and ends in 3. */
static void *
get(size_t n)
{
	return mem_resize(NULL, n, 1);
}

static void *
get_more(void *p, size_t old, size_t n)
{
	(void)old;
	return mem_resize(p, n, 1);
}

static void
give(void *p, size_t n)
{
	(void)n;
	free(p);
}

static void
big_read(struct big *b, struct str s)
{
	struct buf digits = {0};
	size_t point = str_find(s, STR("."), 0);

	mp_set_memory_functions(get, get_more, give);
	for (size_t i = 0; i < s.n; i++)
		if (i != point)
			buf_addc(&digits, s.p[i]);
	mpz_init_set_str(b->v, buf_cstr(&digits), 10);
	b->scale = point < s.n ? s.n - point - 1 : 0;
	buf_free(&digits);
}

/* v times 10^n. */
static void
shift(mpz_t v, unsigned long n)
{
	mpz_t power;

	mpz_init(power);
	mpz_ui_pow_ui(power, 10, n);
	mpz_mul(v, v, power);
	mpz_clear(power);
}

/* Appends v / 10^scale, canonically. */
static void
big_write(const mpz_t v, unsigned long scale, struct buf *out)
{
	struct buf text = {0}, digits = {0};
	size_t n = mpz_sizeinbase(v, 10) + 2, whole;
	bool negative = mpz_sgn(v) < 0;

	buf_room(&text, n);
	mpz_get_str(text.p, 10, v);
	text.n = strlen(text.p);
	for (size_t i = text.n - negative; i <= scale; i++)
		buf_addc(&digits, '0');
	buf_add(&digits, text.p + negative, text.n - negative);
	whole = digits.n - scale;
	while (digits.n > whole && digits.p[digits.n - 1] == '0')
		digits.n--;
	if (negative)
		buf_addc(out, '-');
	buf_add(out, digits.p, whole);
	if (digits.n > whole) {
		buf_addc(out, '.');
		buf_add(out, digits.p + whole, digits.n - whole);
	}
	buf_free(&text);
	buf_free(&digits);
}

void
dec_square(const struct dec *d, struct buf *out)
{
	struct buf text = {0};
	struct big b;

	dec_write(d, &text);
	big_read(&b, buf_str(&text));
	mpz_mul(b.v, b.v, b.v);
	big_write(b.v, 2 * b.scale, out);
	mpz_clear(b.v);
	buf_free(&text);
}

void
dec_divide(struct str a, struct str b, struct buf *out)
{
	struct big x, y;
	mpz_t rest;
	int sign, half;

	big_read(&x, a);
	big_read(&y, b);
	sign = mpz_sgn(x.v) * mpz_sgn(y.v);
	mpz_abs(x.v, x.v);
	mpz_abs(y.v, y.v);
	shift(x.v, y.scale + DEC_PLACES);
	shift(y.v, x.scale);
	mpz_init(rest);
	mpz_fdiv_qr(x.v, rest, x.v, y.v);
	mpz_mul_ui(rest, rest, 2);
	half = mpz_cmp(rest, y.v);
	if (half > 0 || (half == 0 && mpz_odd_p(x.v)))
		mpz_add_ui(x.v, x.v, 1);
	if (sign < 0)
		mpz_neg(x.v, x.v);
	big_write(x.v, DEC_PLACES, out);
	mpz_clears(rest, x.v, y.v, NULL);
}

/* n * squares - sum^2, which is n^2 times the variance; never negative. */
static void
spread(struct big *squares, struct big *sum, uint64_t n)
{
	mpz_mul(sum->v, sum->v, sum->v);
	sum->scale *= 2;
	mpz_mul_ui(squares->v, squares->v, n);
	if (squares->scale < sum->scale)
		shift(squares->v, sum->scale - squares->scale);
	else
		shift(sum->v, squares->scale - sum->scale);
	if (squares->scale < sum->scale)
		squares->scale = sum->scale;
	mpz_sub(squares->v, squares->v, sum->v);
}

bool
dec_squares_sound(uint64_t n, struct str sum, struct str squares)
{
	struct big s, q;
	bool sound;

	big_read(&s, sum);
	big_read(&q, squares);
	spread(&q, &s, n);
	sound = mpz_sgn(q.v) >= 0;
	mpz_clears(s.v, q.v, NULL);
	return sound;
}

void
dec_deviation(uint64_t n, struct str sum, struct str squares, bool sample,
    struct buf *out)
{
	struct big s, q;
	mpz_t root, below, twice;
	int half;

	big_read(&s, sum);
	big_read(&q, squares);
	spread(&q, &s, n);
	shift(q.v, 2UL * DEC_PLACES);
	mpz_init_set_ui(below, n);
	mpz_mul_ui(below, below, n - sample);
	shift(below, q.scale);
	/* root = the whole part; then 4 q / below against (2 root + 1)^2 */
	mpz_inits(root, twice, NULL);
	mpz_fdiv_q(root, q.v, below);
	mpz_sqrt(root, root);
	mpz_mul_ui(twice, root, 2);
	mpz_add_ui(twice, twice, 1);
	mpz_mul(twice, twice, twice);
	mpz_mul(twice, twice, below);
	mpz_mul_ui(q.v, q.v, 4);
	half = mpz_cmp(q.v, twice);
	if (half > 0 || (half == 0 && mpz_odd_p(root)))
		mpz_add_ui(root, root, 1);
	big_write(root, DEC_PLACES, out);
	mpz_clears(s.v, q.v, root, below, twice, NULL);
}
