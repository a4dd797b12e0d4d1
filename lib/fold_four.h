/*
 * fold_four - four characters of three bytes each at once
 *
 * Most Chinese text is rows of such.  SSSE3, which nearly every x86-64 has;
 * where it is missing fold_has_four() says so.  A part of fold.
 */
#ifndef WT_FOLD_FOUR_H
#define WT_FOLD_FOUR_H

#include <stdbool.h>

#include "fold_priv.h"

#ifdef __x86_64__
#include <immintrin.h>

#define FOLD_FOUR __attribute__((target("ssse3"))) static inline

/* The bytes that fold_four reads, of which it takes 12. */
#define FOLD_FOUR_READS 16

static inline bool
fold_has_four(void)
{
	return __builtin_cpu_supports("ssse3");
}

/* The code points of four characters at p, which is sound UTF-8; false if one
 * of them is not of three bytes. */
FOLD_FOUR bool
fold_four(const unsigned char *p, __m128i *cp)
{
	const __m128i order =
	    _mm_setr_epi8(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1);
	__m128i x =
	    _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)p), order);
	__m128i lead = _mm_and_si128(x, _mm_set1_epi32(0xf00000));

	lead = _mm_cmpeq_epi32(lead, _mm_set1_epi32(0xe00000));
	if (_mm_movemask_epi8(lead) != 0xffff)
		return false;
	/* 6, 6 and 4 bits: first the lower two are joined, then all */
	x = _mm_and_si128(x, _mm_set1_epi32(0x0f3f3f));
	x = _mm_maddubs_epi16(x, _mm_set1_epi32(0x014001));
	*cp = _mm_madd_epi16(x, _mm_set1_epi32(0x10000001));
	return true;
}

/* The next four characters and the unit of each; false if there are not four
 * of three bytes, or one of them is not settled by the first table.  By hand,
 * for compilers leave such short loops as they are. */
FOLD_FOUR bool
fold_fours(
    const unsigned char *p, const unsigned char *end, uint32_t *cp, uint16_t *u)
{
	__m128i four;

	if (end - p < FOLD_FOUR_READS || !fold_four(p, &four))
		return false;
	_mm_storeu_si128((__m128i *)cp, four);
	u[0] = fold_bmp[cp[0]];
	u[1] = fold_bmp[cp[1]];
	u[2] = fold_bmp[cp[2]];
	u[3] = fold_bmp[cp[3]];
	return u[0] != FOLD_MANY && u[1] != FOLD_MANY && u[2] != FOLD_MANY &&
	       u[3] != FOLD_MANY;
}
#else
static inline bool
fold_has_four(void)
{
	return false;
}
#endif

#endif
