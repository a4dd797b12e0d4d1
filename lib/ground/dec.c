/* dec - exact decimal numbers: read, compare, write */
#include "dec.h"

#define SMALL_DIGITS 18 /* 10^18 - 1 is the largest small m */

static const int64_t power[SMALL_DIGITS + 1] = {1, 10, 100, 1000, 10000, 100000,
    1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
    1000000000000, 10000000000000, 100000000000000, 1000000000000000,
    10000000000000000, 100000000000000000, 1000000000000000000};

/* A number taken to pieces: 0.digits as written, times 10^point. */
struct parts {
	char digits[DEC_DIGITS_MAX];
	size_t n;
	long point; /* of the digits: how many stand before the point */
	bool negative;
};

/* The written exponent at s; false if it is beyond the range. */
static bool
exponent(struct str s, long *value)
{
	size_t i = 1;
	bool negative = s.n > 1 && s.p[1] == '-';
	long n = 0;

	i += s.n > 1 && (s.p[1] == '-' || s.p[1] == '+');
	for (; i < s.n; i++) {
		n = n * 10 + (s.p[i] - '0');
		if (n > DEC_EXPONENT_MAX)
			return false;
	}
	*value = negative ? -n : n;
	return true;
}

static bool
take_apart(struct str s, struct parts *p)
{
	bool fraction = false;
	long e = 0;

	p->n = 0;
	p->point = 0;
	p->negative = s.n && *s.p == '-';
	s.p += p->negative, s.n -= p->negative;
	for (; s.n && *s.p != 'e' && *s.p != 'E'; s.p++, s.n--) {
		if (*s.p == '.') {
			fraction = true;
			continue;
		}
		if (p->n == DEC_DIGITS_MAX)
			return false;
		p->digits[p->n++] = *s.p;
		p->point += !fraction;
	}
	if (s.n && !exponent(s, &e))
		return false;
	p->point += e;
	return true;
}

/* Without zeros at either end; the number stays what it is. */
static struct str
strip(struct parts *p)
{
	size_t from = 0;

	while (p->n && p->digits[p->n - 1] == '0')
		p->n--;
	while (from < p->n && p->digits[from] == '0')
		from++, p->point--;
	if (from == p->n)
		p->point = 0, p->negative = false;
	return str_n(p->digits + from, p->n - from);
}

static void
zeros(struct buf *b, long n)
{
	while (n-- > 0)
		buf_addc(b, '0');
}

/* The canonical writing of digits (stripped) with the point where it is. */
static void
write_digits(struct buf *b, struct str d, long point, bool negative)
{
	long n = (long)d.n;
	size_t whole = point < 0 ? 0 : (size_t)(point < n ? point : n);

	if (negative)
		buf_addc(b, '-');
	if (point <= 0)
		buf_addc(b, '0');
	buf_add(b, d.p, whole);
	zeros(b, point - n);
	if (point < n) {
		buf_addc(b, '.');
		zeros(b, -point);
		buf_add(b, d.p + whole, d.n - whole);
	}
}

static bool
read_any(struct str s, struct dec *d, struct buf *big)
{
	struct parts p;
	struct str t;
	long scale, tail;

	if (!take_apart(s, &p))
		return false;
	t = strip(&p);
	scale = (long)t.n - p.point;
	tail = scale < 0 ? -scale : 0; /* zeros before the point */
	*d = (struct dec){0};
	if (scale <= SMALL_DIGITS && (long)t.n + tail <= SMALL_DIGITS) {
		for (size_t i = 0; i < t.n; i++)
			d->m = d->m * 10 + (t.p[i] - '0');
		d->m *= power[tail] * (p.negative ? -1 : 1);
		d->scale = (uint8_t)(scale + tail);
		return true;
	}
	buf_clear(big);
	write_digits(big, t, p.point, p.negative);
	d->text = buf_str(big);
	return true;
}

/* What nearly all numbers are: few digits, no exponent. */
bool
dec_read(struct str s, struct dec *d, struct buf *big)
{
	bool negative = s.n && *s.p == '-';
	const char *p = s.p + negative, *end = s.p + s.n;
	const char *point = NULL;
	int64_t m = 0;
	int scale;

	if (end - p > SMALL_DIGITS)
		return read_any(s, d, big);
	for (; p < end; p++) {
		if (ascii_digit(*p))
			m = m * 10 + (*p - '0');
		else if (*p == '.')
			point = p;
		else
			return read_any(s, d, big);
	}
	scale = point ? (int)(end - point - 1) : 0;
	while (scale && m % 10 == 0)
		m /= 10, scale--;
	d->m = negative ? -m : m;
	d->scale = (uint8_t)scale;
	d->text = STR_NONE;
	return true;
}

struct dec
dec_canonical(struct str s)
{
	struct buf none = {0};
	struct dec d = {.text = s};

	if (s.n <= SMALL_DIGITS)
		dec_read(s, &d, &none);
	return d;
}

/* |m| as digits, at least scale + 1 of them, at the end of t. */
static char *
digits_of(int64_t m, int scale, char t[static 40])
{
	uint64_t v = m < 0 ? -(uint64_t)m : (uint64_t)m;
	char *p = t + 40;

	for (int i = 0; v || i <= scale; i++) {
		if (i == scale && scale)
			*--p = '.';
		*--p = (char)('0' + v % 10);
		v /= 10;
	}
	if (m < 0)
		*--p = '-';
	return p;
}

void
dec_write(const struct dec *d, struct buf *out)
{
	char t[40], *p;

	if (d->text.p) {
		buf_addstr(out, d->text);
		return;
	}
	p = digits_of(d->m, d->scale, t);
	buf_add(out, p, (size_t)(t + sizeof(t) - p));
}

/* Two numbers without a sign. */
static int
cmp_magnitude(struct str a, struct str b)
{
	size_t wa = str_find(a, STR("."), 0), wb = str_find(b, STR("."), 0);

	if (wa != wb)
		return wa < wb ? -1 : 1;
	return str_cmp(a, b); /* no trailing zeros: the longer is larger */
}

int
dec_cmp_text(struct str a, struct str b)
{
	bool na = a.n && *a.p == '-', nb = b.n && *b.p == '-';

	if (na != nb)
		return na ? -1 : 1;
	if (na)
		return cmp_magnitude(str_after(b, 1), str_after(a, 1));
	return cmp_magnitude(a, b);
}

int
dec_cmp(const struct dec *a, const struct dec *b)
{
	char ta[40], tb[40];
	struct str sa = a->text, sb = b->text;
	dec_wide x, y;

	if (!sa.p && !sb.p) {
		x = (dec_wide)a->m * power[SMALL_DIGITS - a->scale];
		y = (dec_wide)b->m * power[SMALL_DIGITS - b->scale];
		return (x > y) - (x < y);
	}
	if (!sa.p) {
		sa.p = digits_of(a->m, a->scale, ta);
		sa.n = (size_t)(ta + sizeof(ta) - sa.p);
	}
	if (!sb.p) {
		sb.p = digits_of(b->m, b->scale, tb);
		sb.n = (size_t)(tb + sizeof(tb) - sb.p);
	}
	return dec_cmp_text(sa, sb);
}
