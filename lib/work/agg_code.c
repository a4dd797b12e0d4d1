/*
 * agg_code - values as bytes whose order is that of the values
 *
 * A tag, then: of a number its sign, exponent and digits; of text its bytes,
 * with 0 as 0 255; an end that is smaller than all that may stand there.  So a
 * code ends by itself, and codes that follow each other compare as their
 * values do, one after the other.
 */
#include "agg_value.h"

enum { NEGATIVE = 0x7f, ZERO, POSITIVE };

#define EXPONENT_BIAS 0x8000

/* The digits of a canonical number without zeros at their ends; 0.d * 10^e. */
static size_t
digits_of(struct str s, struct buf *digits, long *e)
{
	size_t from = digits->n, whole = str_find(s, STR("."), 0), skip = 0;

	for (size_t i = 0; i < s.n; i++)
		if (i != whole)
			buf_addc(digits, s.p[i]);
	while (skip < digits->n - from && digits->p[from + skip] == '0')
		skip++;
	*e = (long)whole - (long)skip;
	memmove(
	    digits->p + from, digits->p + from + skip, digits->n - from - skip);
	digits->n -= skip;
	while (digits->n > from && digits->p[digits->n - 1] == '0')
		digits->n--;
	return digits->n - from;
}

/* Appends a number in its canonical writing. */
static void
number(struct str s, struct buf *out)
{
	bool negative = *s.p == '-';
	size_t from = out->n, n;
	long e;

	buf_puts(out, "???");
	n = digits_of(str_after(s, negative), out, &e);
	if (!n) {
		out->n = from;
		buf_addc(out, (char)ZERO);
		return;
	}
	e += EXPONENT_BIAS;
	out->p[from] = (char)POSITIVE;
	out->p[from + 1] = (char)(e >> 8);
	out->p[from + 2] = (char)e;
	buf_addc(out, '\0');
	for (size_t i = from; negative && i < out->n; i++)
		out->p[i] = (char)~out->p[i];
	if (negative)
		out->p[from] = NEGATIVE;
}

static void
text(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		buf_addc(out, s.p[i]);
		if (!s.p[i])
			buf_addc(out, (char)255);
	}
	buf_add(out, "\0\0", 2);
}

void
agg_code(struct str value, struct buf *out)
{
	struct str bytes = str_after(value, 1);

	buf_addc(out, *value.p);
	if (*value.p == AGG_NUMBER)
		number(bytes, out);
	else if (*value.p > AGG_NUMBER)
		text(bytes, out);
}

/* ---- back ---- */

static size_t
number_length(struct str code)
{
	char end = (unsigned char)code.p[0] == NEGATIVE ? (char)255 : '\0';
	size_t n = 3;

	if ((unsigned char)code.p[0] == ZERO)
		return 1;
	while (code.p[n] != end)
		n++;
	return n + 1;
}

static size_t
text_length(struct str code)
{
	size_t n = 0;

	while (code.p[n] || code.p[n + 1])
		n += code.p[n] ? 1 : 2;
	return n + 2;
}

/* How long the code at the head of these bytes is. */
static size_t
code_length(struct str code)
{
	struct str rest = str_after(code, 1);

	if (*code.p < AGG_NUMBER)
		return 1;
	return 1 + (*code.p == AGG_NUMBER ? number_length(rest)
					  : text_length(rest));
}

static void
zeros(struct buf *out, long n)
{
	while (n-- > 0)
		buf_addc(out, '0');
}

static void
number_back(struct str code, struct buf *out)
{
	bool negative = (unsigned char)code.p[0] == NEGATIVE;
	char flip = negative ? (char)255 : '\0';
	long n = (long)code.n - 4, e;

	if ((unsigned char)code.p[0] == ZERO) {
		buf_addc(out, '0');
		return;
	}
	e = (unsigned char)(code.p[1] ^ flip) << 8 |
	    (unsigned char)(code.p[2] ^ flip);
	e -= EXPONENT_BIAS;
	if (negative)
		buf_addc(out, '-');
	if (e <= 0) {
		buf_puts(out, "0.");
		zeros(out, -e);
	}
	for (long i = 0; i < n; i++) {
		if (i && i == e)
			buf_addc(out, '.');
		buf_addc(out, code.p[3 + i] ^ flip);
	}
	zeros(out, e - n);
}

static void
text_back(struct str code, struct buf *out)
{
	for (size_t i = 0; i + 2 < code.n; i++) {
		buf_addc(out, code.p[i]);
		i += !code.p[i];
	}
}

struct str
agg_code_next(struct str *codes, struct buf *out)
{
	size_t from = out->n, n = code_length(*codes);
	struct str rest = str_n(codes->p + 1, n - 1);

	buf_addc(out, *codes->p);
	if (*codes->p == AGG_NUMBER)
		number_back(rest, out);
	else if (*codes->p > AGG_NUMBER)
		text_back(rest, out);
	codes->p += n, codes->n -= n;
	return buf_after(out, from);
}

void
agg_put_number(struct buf *b, uint64_t n)
{
	for (; n > 127; n >>= 7)
		buf_addc(b, (char)(n | 128));
	buf_addc(b, (char)n);
}

uint64_t
agg_take_number(struct str *s)
{
	uint64_t n = 0;
	int shift = 0;
	char c;

	do {
		c = *s->p++;
		s->n--;
		n |= (uint64_t)(c & 127) << shift;
		shift += 7;
	} while (c & 128);
	return n;
}

void
agg_put_bytes(struct buf *b, struct str s)
{
	agg_put_number(b, s.n);
	buf_addstr(b, s);
}

struct str
agg_take_bytes(struct str *s)
{
	size_t n = (size_t)agg_take_number(s);
	struct str bytes = str_n(s->p, n);

	s->p += n, s->n -= n;
	return bytes;
}
