/* utf8 - UTF-8 as Unicode 15 table 3-7 has it */
#include "utf8.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

static bool
tail(const unsigned char *p, size_t i)
{
	return (p[i] & 0xc0) == 0x80;
}

uint32_t
utf8_next(const char *start, const char *end, size_t *n)
{
	const unsigned char *p = (const unsigned char *)start;
	size_t left = (size_t)(end - start);
	uint32_t c = p[0];

	*n = 1;
	if (c < 0x80)
		return c;
	if (c >= 0xc2 && c <= 0xdf && left >= 2 && tail(p, 1)) {
		*n = 2;
		return (c & 0x1f) << 6 | (p[1] & 0x3f);
	}
	if ((c & 0xf0) == 0xe0 && left >= 3 && tail(p, 1) && tail(p, 2)) {
		c = (c & 0xf) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3f);
		if (c < 0x800 || (c >= 0xd800 && c <= 0xdfff))
			return 0xfffd;
		*n = 3;
		return c;
	}
	if (c >= 0xf0 && c <= 0xf4 && left >= 4 && tail(p, 1) && tail(p, 2) &&
	    tail(p, 3)) {
		c = (c & 7) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 |
		    (p[3] & 0x3f);
		if (c < 0x10000 || c > 0x10ffff)
			return 0xfffd;
		*n = 4;
		return c;
	}
	return 0xfffd;
}

/* Letters whose capitals stand so far before them; of every second one, where
 * small letters and capitals stand in turn. */
static const struct run {
	uint32_t from, to, step, before;
} small[] = {{'a', 'z', 1, 32}, {0xe0, 0xf6, 1, 32}, {0xf8, 0xfe, 1, 32},
    {0x101, 0x12f, 2, 1}, {0x133, 0x137, 2, 1}, {0x13a, 0x148, 2, 1},
    {0x14b, 0x177, 2, 1}, {0x17a, 0x17e, 2, 1}, {0x3ac, 0x3ac, 1, 38},
    {0x3ad, 0x3af, 1, 37}, {0x3b1, 0x3c1, 1, 32}, {0x3c3, 0x3cb, 1, 32},
    {0x3cc, 0x3cc, 1, 64}, {0x3cd, 0x3ce, 1, 63}, {0x430, 0x44f, 1, 32},
    {0x450, 0x45f, 1, 80}};

int64_t
utf8_escaped(struct str s, size_t at, size_t *n)
{
	int64_t unit = str_hex(s, at, 4);
	uint32_t both = 0;

	*n = 4;
	if (!utf8_is_high(unit))
		return unit;
	if (str_starts(str_after(s, at + 4), STR("\\u")))
		both = utf8_pair(unit, str_hex(s, at + 6, 4));
	if (!both)
		return unit;
	*n = 10;
	return both;
}

uint32_t
utf8_capital(uint32_t c)
{
	for (size_t i = 0; i < COUNT(small) && c >= small[i].from; i++)
		if (c <= small[i].to &&
		    (c - small[i].from) % small[i].step == 0)
			return c - small[i].before;
	return c;
}

size_t
utf8_money(struct str s)
{
	static const struct {
		uint32_t from, to;
	} signs[] = {{0x24, 0x24}, {0xa2, 0xa5}, {0x58f, 0x58f}, {0x60b, 0x60b},
	    {0x7fe, 0x7ff}, {0x9f2, 0x9f3}, {0x9fb, 0x9fb}, {0xaf1, 0xaf1},
	    {0xbf9, 0xbf9}, {0xe3f, 0xe3f}, {0x17db, 0x17db}, {0x20a0, 0x20c0},
	    {0xa838, 0xa838}, {0xfdfc, 0xfdfc}, {0xfe69, 0xfe69},
	    {0xff04, 0xff04}, {0xffe0, 0xffe1}, {0xffe5, 0xffe6}};
	uint32_t c;
	size_t n;

	if (!s.n || (s.p[0] != '$' && (unsigned char)s.p[0] < 0x80))
		return 0;
	c = utf8_next(s.p, s.p + s.n, &n);
	for (size_t i = 0; i < COUNT(signs) && c >= signs[i].from; i++)
		if (c <= signs[i].to)
			return n;
	return 0;
}

const char *
utf8_skip(const char *p, const char *end, size_t n)
{
	size_t w;

	for (; n && p < end; n--, p += w)
		utf8_next(p, end, &w);
	return p;
}

size_t
utf8_count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

/* Behind the ASCII at p, eight at a time. */
static const char *
ascii_end(const char *p, const char *end)
{
	uint64_t eight;

	for (; end - p >= 8; p += 8) {
		memcpy(&eight, p, 8);
		if (eight & 0x8080808080808080u)
			break;
	}
	while (p < end && (unsigned char)*p < 0x80)
		p++;
	return p;
}

static bool
valid_plain(struct str s, size_t *at)
{
	const char *p = s.p, *end = s.p + s.n;
	size_t n;

	while (p < end) {
		p = ascii_end(p, end);
		if (p == end)
			break;
		if (utf8_next(p, end, &n) == 0xfffd && n == 1) {
			if (at)
				*at = (size_t)(p - s.p);
			return false;
		}
		p += n;
	}
	return true;
}

#ifdef __x86_64__
/*
 * J. Keiser, D. Lemire: Validating UTF-8 in less than one instruction per
 * byte (arXiv 2010.03090).  Three table look-ups by nibble classify each pair
 * of neighbouring bytes; a bit that all three share is a fault.
 */
enum {
	SHORT = 1, /* a lead byte without its tail */
	LONG = 2,  /* a tail byte behind ASCII */
	OVER3 = 4,
	LARGE = 8,
	SURROGATE = 16,
	OVER2 = 32,
	LARGE4 = 64, /* also: overlong in four bytes */
	TWO = 128,   /* two tail bytes: well if a third is due */
	CARRY = SHORT | LONG | TWO
};

/* A table of 16 bytes, in both halves. */
#define BOTH(...) _mm256_setr_epi8(__VA_ARGS__, __VA_ARGS__)

#define AVX2 __attribute__((target("avx2"))) static inline

AVX2 __m256i
pair_faults(__m256i in, __m256i prev1)
{
	const __m256i high1 = BOTH(LONG, LONG, LONG, LONG, LONG, LONG, LONG,
	    LONG, (char)TWO, (char)TWO, (char)TWO, (char)TWO, SHORT | OVER2,
	    SHORT, SHORT | OVER3 | SURROGATE, SHORT | LARGE | LARGE4);
	const char c = (char)CARRY, l4 = (char)(CARRY | LARGE | LARGE4);
	const __m256i low1 = BOTH((char)(CARRY | OVER3 | OVER2 | LARGE4),
	    (char)(CARRY | OVER2), c, c, (char)(CARRY | LARGE), l4, l4, l4, l4,
	    l4, l4, l4, l4, (char)(l4 | SURROGATE), l4, l4);
	const char mid = (char)(LONG | OVER2 | TWO);
	const __m256i high2 = BOTH(SHORT, SHORT, SHORT, SHORT, SHORT, SHORT,
	    SHORT, SHORT, (char)(mid | OVER3 | LARGE4),
	    (char)(mid | OVER3 | LARGE), (char)(mid | SURROGATE | LARGE),
	    (char)(mid | SURROGATE | LARGE), SHORT, SHORT, SHORT, SHORT);
	const __m256i nibble = _mm256_set1_epi8(0x0f);
	__m256i h1 = _mm256_and_si256(_mm256_srli_epi16(prev1, 4), nibble);
	__m256i l1 = _mm256_and_si256(prev1, nibble);
	__m256i h2 = _mm256_and_si256(_mm256_srli_epi16(in, 4), nibble);

	return _mm256_and_si256(_mm256_and_si256(_mm256_shuffle_epi8(high1, h1),
				    _mm256_shuffle_epi8(low1, l1)),
	    _mm256_shuffle_epi8(high2, h2));
}

AVX2 __m256i
block_faults(__m256i in, __m256i before)
{
	/* What stands before each half. */
	__m256i prev = _mm256_permute2x128_si256(before, in, 0x21);
	__m256i pair = pair_faults(in, _mm256_alignr_epi8(in, prev, 15));
	__m256i third = _mm256_subs_epu8(_mm256_alignr_epi8(in, prev, 14),
	    _mm256_set1_epi8((char)(0xe0 - 0x80)));
	__m256i fourth = _mm256_subs_epu8(_mm256_alignr_epi8(in, prev, 13),
	    _mm256_set1_epi8((char)(0xf0 - 0x80)));
	__m256i due = _mm256_and_si256(
	    _mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));

	return _mm256_xor_si256(due, pair);
}

AVX2 bool
valid_avx2(struct str s)
{
	__m256i before = _mm256_setzero_si256(), faults = before;
	char rest[32] = {0};
	size_t i = 0;

	for (; i + 32 <= s.n; i += 32) {
		__m256i in = _mm256_loadu_si256((const __m256i *)(s.p + i));

		if (_mm256_movemask_epi8(_mm256_or_si256(in, before)))
			faults =
			    _mm256_or_si256(faults, block_faults(in, before));
		before = in;
	}
	if (i < s.n)
		memcpy(rest, s.p + i, s.n - i);
	/* The zeros behind the end show a sequence that is cut there. */
	faults = _mm256_or_si256(faults,
	    block_faults(_mm256_loadu_si256((const __m256i *)rest), before));
	return _mm256_testz_si256(faults, faults);
}
#endif

/* Is it short and ASCII alone, as most names are? */
static bool
short_ascii(struct str s)
{
	uint64_t all = 0, eight;

	if (s.n > 32)
		return false;
	if (s.n < 8) {
		for (size_t i = 0; i < s.n; i++)
			all |= (unsigned char)s.p[i];
		return all < 0x80;
	}
	for (size_t i = 0; i + 8 < s.n; i += 8) {
		memcpy(&eight, s.p + i, 8);
		all |= eight;
	}
	memcpy(&eight, s.p + s.n - 8, 8);
	return !((all | eight) & 0x8080808080808080u);
}

bool
utf8_valid(struct str s, size_t *at)
{
	if (short_ascii(s))
		return true;
#ifdef __x86_64__
	if (__builtin_cpu_supports("avx2") && valid_avx2(s))
		return true;
#endif
	return valid_plain(s, at);
}
