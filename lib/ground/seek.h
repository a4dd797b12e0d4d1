/*
 * seek - where in a text one of a few bytes stands
 *
 *	p = SEEK(p, end, ">=\"'");                 of a literal's bytes
 *	p = seek_any(p, end, (char[]){quote, '\\'}, 2);
 *
 * end if nowhere.  For bytes that stand near: 16 are compared at a time, in
 * place, where a call of memchr would take as long as the search.  Up to eight
 * bytes; their number is a constant where this is inlined.
 */
#ifndef WT_SEEK_H
#define WT_SEEK_H

#include <emmintrin.h>
#include <stddef.h>

#include "ascii.h"

#define SEEK(p, end, set) seek_any((p), (end), "" set, sizeof(set) - 1)

static inline __attribute__((always_inline)) const char *
seek_any(const char *p, const char *end, const char *set, size_t n)
{
	__m128i v, is;
	int bits;

	for (; end - p >= 16; p += 16) {
		v = _mm_loadu_si128((const __m128i *)(const void *)p);
		is = _mm_setzero_si128();
#pragma GCC unroll 8
		for (size_t i = 0; i < n; i++)
			is = _mm_or_si128(
			    is, _mm_cmpeq_epi8(v, _mm_set1_epi8(set[i])));
		bits = _mm_movemask_epi8(is);
		if (bits)
			return p + __builtin_ctz((unsigned)bits);
	}
	while (p < end && !ascii_one_of(*p, set, n))
		p++;
	return p;
}

#endif
