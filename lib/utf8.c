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

size_t
utf8_count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

static bool
valid_plain(struct str s, size_t *at)
{
	const char *p = s.p, *end = s.p + s.n;
	size_t n;

	while (p < end) {
		if ((unsigned char)*p < 0x80) {
			p++;
			continue;
		}
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

__attribute__((target("ssse3"))) static __m128i
pair_faults(__m128i in, __m128i prev1)
{
	const __m128i high1 =
	    _mm_setr_epi8(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG,
		(char)TWO, (char)TWO, (char)TWO, (char)TWO, SHORT | OVER2,
		SHORT, SHORT | OVER3 | SURROGATE, SHORT | LARGE | LARGE4);
	const char c = (char)CARRY, l4 = (char)(CARRY | LARGE | LARGE4);
	const __m128i low1 =
	    _mm_setr_epi8((char)(CARRY | OVER3 | OVER2 | LARGE4),
		(char)(CARRY | OVER2), c, c, (char)(CARRY | LARGE), l4, l4, l4,
		l4, l4, l4, l4, l4, (char)(l4 | SURROGATE), l4, l4);
	const char mid = (char)(LONG | OVER2 | TWO);
	const __m128i high2 = _mm_setr_epi8(SHORT, SHORT, SHORT, SHORT, SHORT,
	    SHORT, SHORT, SHORT, (char)(mid | OVER3 | LARGE4),
	    (char)(mid | OVER3 | LARGE), (char)(mid | SURROGATE | LARGE),
	    (char)(mid | SURROGATE | LARGE), SHORT, SHORT, SHORT, SHORT);
	const __m128i nibble = _mm_set1_epi8(0x0f);
	__m128i h1 = _mm_and_si128(_mm_srli_epi16(prev1, 4), nibble);
	__m128i l1 = _mm_and_si128(prev1, nibble);
	__m128i h2 = _mm_and_si128(_mm_srli_epi16(in, 4), nibble);

	return _mm_and_si128(_mm_and_si128(_mm_shuffle_epi8(high1, h1),
				 _mm_shuffle_epi8(low1, l1)),
	    _mm_shuffle_epi8(high2, h2));
}

__attribute__((target("ssse3"))) static __m128i
block_faults(__m128i in, __m128i before)
{
	__m128i pair = pair_faults(in, _mm_alignr_epi8(in, before, 15));
	__m128i third = _mm_subs_epu8(_mm_alignr_epi8(in, before, 14),
	    _mm_set1_epi8((char)(0xe0 - 0x80)));
	__m128i fourth = _mm_subs_epu8(_mm_alignr_epi8(in, before, 13),
	    _mm_set1_epi8((char)(0xf0 - 0x80)));
	__m128i due = _mm_and_si128(
	    _mm_or_si128(third, fourth), _mm_set1_epi8((char)0x80));

	return _mm_xor_si128(due, pair);
}

__attribute__((target("ssse3"))) static bool
valid_ssse3(struct str s)
{
	__m128i before = _mm_setzero_si128(), faults = _mm_setzero_si128();
	char rest[16] = {0};
	size_t i = 0;

	for (; i + 16 <= s.n; i += 16) {
		__m128i in = _mm_loadu_si128((const __m128i *)(s.p + i));

		if (_mm_movemask_epi8(_mm_or_si128(in, before)))
			faults = _mm_or_si128(faults, block_faults(in, before));
		before = in;
	}
	if (i < s.n)
		memcpy(rest, s.p + i, s.n - i);
	/* The zeros behind the end show a sequence that is cut there. */
	faults = _mm_or_si128(faults,
	    block_faults(_mm_loadu_si128((const __m128i *)rest), before));
	return _mm_movemask_epi8(_mm_cmpeq_epi8(faults, _mm_setzero_si128())) ==
	       0xffff;
}
#endif

bool
utf8_valid(struct str s, size_t *at)
{
#ifdef __x86_64__
	if (__builtin_cpu_supports("ssse3") && valid_ssse3(s))
		return true;
#endif
	return valid_plain(s, at);
}
