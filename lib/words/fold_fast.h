/*
 * fold_fast - four characters at once
 *
 * Whatever their lengths, up to three bytes each, and whether they are dropped
 * or not: a text is a mixture in which no branch could be foretold.  SSSE3,
 * which nearly every x86-64 has; where it is missing fold_is_fast() says so.
 * A part of fold.
 */
#ifndef WT_FOLD_FAST_H
#define WT_FOLD_FAST_H

#include <stdbool.h>

#include "fold_priv.h"

#ifdef __x86_64__
#include <immintrin.h>
#include <string.h>

#include "fold_step.h"

#define FOLD_FAST          __attribute__((target("ssse3"))) static inline
#define FOLD_READS         16 /* bytes that are read for four characters */
#define FOLD_READS_ESCAPES 28
#define FOLD_LOOKS         13 /* bytes that tell four characters apart */

static inline bool
fold_is_fast(void)
{
	return __builtin_cpu_supports("ssse3");
}

/* Which of 16 bytes go on a character: bits. */
FOLD_FAST unsigned
fold_going_on(const unsigned char *p)
{
	__m128i x = _mm_loadu_si128((const __m128i *)p);

	return (unsigned)_mm_movemask_epi8(
	    _mm_cmplt_epi8(x, _mm_set1_epi8(-64)));
}

/* Of 64 bytes. */
FOLD_FAST uint64_t
fold_going_on_64(const unsigned char *p)
{
	uint64_t low = fold_going_on(p) | fold_going_on(p + 16) << 16;
	uint64_t high = fold_going_on(p + 32) | fold_going_on(p + 48) << 16;

	return low | high << 32;
}

/* The code points of the four characters at p; lanes: as fold_step has it. */
FOLD_FAST __m128i
fold_four(const unsigned char *p, unsigned lanes)
{
	__m128i x = _mm_loadu_si128((const __m128i *)p);

	x = _mm_shuffle_epi8(
	    x, _mm_loadu_si128((const __m128i *)fold_lanes[lanes]));
	/* 7, 6 and 4 bits: first the lower two are joined, then all */
	x = _mm_and_si128(x, _mm_set1_epi32(0x0f3f7f));
	x = _mm_maddubs_epi16(x, _mm_set1_epi32(0x014001));
	return _mm_madd_epi16(x, _mm_set1_epi32(0x10000001));
}

/* The values of hex digits: of letters the bits 0x40 say so. */
FOLD_FAST __m128i
fold_hex(__m128i x)
{
	__m128i letter = _mm_and_si128(_mm_srli_epi16(x, 6), _mm_set1_epi8(1));

	x = _mm_and_si128(x, _mm_set1_epi8(15));
	x = _mm_add_epi8(x, letter);
	return _mm_add_epi8(x, _mm_slli_epi16(letter, 3));
}

/* Do \u escapes begin at bytes 0 and 6? */
FOLD_FAST bool
fold_two_escapes(__m128i x)
{
	const __m128i begin = _mm_setr_epi8(
	    '\\', 'u', 0, 0, 0, 0, '\\', 'u', 0, 0, 0, 0, 0, 0, 0, 0);
	__m128i same = _mm_cmpeq_epi8(x, begin);

	return (_mm_movemask_epi8(same) & 0xc3) == 0xc3;
}

/* The code points of the four \u escapes at p; false if there are not four, or
 * one of them is half of a pair. */
FOLD_FAST bool
fold_escapes(const char *p, __m128i *cp)
{
	__m128i a = _mm_loadu_si128((const __m128i *)p);
	__m128i b = _mm_loadu_si128((const __m128i *)(p + 12));
	const __m128i low = _mm_setr_epi8(
	    4, 5, 2, 3, 10, 11, 8, 9, -1, -1, -1, -1, -1, -1, -1, -1);
	const __m128i high = _mm_setr_epi8(
	    -1, -1, -1, -1, -1, -1, -1, -1, 4, 5, 2, 3, 10, 11, 8, 9);
	__m128i half;

	if (!fold_two_escapes(a) || !fold_two_escapes(b))
		return false;
	a = _mm_or_si128(_mm_shuffle_epi8(fold_hex(a), low),
	    _mm_shuffle_epi8(fold_hex(b), high));
	a = _mm_maddubs_epi16(a, _mm_set1_epi16(0x0110));
	*cp = _mm_madd_epi16(a, _mm_set1_epi32(0x01000001));
	half = _mm_and_si128(*cp, _mm_set1_epi32(0xf800));
	half = _mm_cmpeq_epi32(half, _mm_set1_epi32(0xd800));
	return !_mm_movemask_epi8(half);
}

/* How four lanes are moved together, by which of them are dropped. */
#define FOLD_UNIT(i) 2 * (i), 2 * (i) + 1
#define FOLD_AT(i)   4 * (i), 4 * (i) + 1, 4 * (i) + 2, 4 * (i) + 3

struct fold_kept {
	signed char unit[8], at[16];
	unsigned n;
};

static const struct fold_kept fold_kept[16] = {
#define KEPT(n, a, b, c, d)                                               \
	{                                                                 \
		{FOLD_UNIT(a), FOLD_UNIT(b), FOLD_UNIT(c), FOLD_UNIT(d)}, \
		    {FOLD_AT(a), FOLD_AT(b), FOLD_AT(c), FOLD_AT(d)}, n   \
	}
    KEPT(4, 0, 1, 2, 3), KEPT(3, 1, 2, 3, 3), KEPT(3, 0, 2, 3, 3),
    KEPT(2, 2, 3, 3, 3), KEPT(3, 0, 1, 3, 3), KEPT(2, 1, 3, 3, 3),
    KEPT(2, 0, 3, 3, 3), KEPT(1, 3, 3, 3, 3), KEPT(3, 0, 1, 2, 3),
    KEPT(2, 1, 2, 3, 3), KEPT(2, 0, 2, 3, 3), KEPT(1, 2, 3, 3, 3),
    KEPT(2, 0, 1, 3, 3), KEPT(1, 1, 3, 3, 3), KEPT(1, 0, 3, 3, 3),
    KEPT(0, 3, 3, 3, 3)
#undef KEPT
};

/* The units of four code points below 0x10000, and which of them are dropped:
 * bits; over 15: the first table does not settle one of them. */
FOLD_FAST unsigned
fold_look(__m128i cp, __m128i *unit)
{
	__m128i x = _mm_setzero_si128(), none, many;
	uint32_t c[4];

	memcpy(c, &cp, sizeof(c));
	x = _mm_insert_epi16(x, fold_bmp[c[0]], 0);
	x = _mm_insert_epi16(x, fold_bmp[c[1]], 1);
	x = _mm_insert_epi16(x, fold_bmp[c[2]], 2);
	x = _mm_insert_epi16(x, fold_bmp[c[3]], 3);
	*unit = x;
	none = _mm_cmpeq_epi16(x, _mm_setzero_si128());
	many = _mm_cmpeq_epi16(x, _mm_set1_epi16(-1));
	none = _mm_packs_epi16(_mm_unpacklo_epi64(none, many), many);
	return (unsigned)_mm_movemask_epi8(none) & 0xff;
}
#else
static inline bool
fold_is_fast(void)
{
	return false;
}
#endif

#endif
