/* sha_ni - blocks of two texts for SHA-256 at once, by the processor */
#include "sha_ni.h"

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>

#define SHA_NI __attribute__((target("sha,sse4.1"))) static inline

/* Halves of the state, as the instructions want them, and the next words of the
 * message schedule. */
struct lane {
	__m128i abef, cdgh;
	__m128i w[4];
};

/* FIPS 180-4, 4.2.2 */
static const uint32_t k256[64] __attribute__((aligned(16))) = {0x428a2f98,
    0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
    0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74,
    0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6,
    0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152,
    0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351,
    0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354,
    0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70,
    0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
    0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa,
    0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

SHA_NI void
load(struct lane *l, const uint32_t *h)
{
	__m128i abcd = _mm_loadu_si128((const __m128i *)(const void *)h),
		efgh = _mm_loadu_si128((const __m128i *)(const void *)(h + 4)),
		badc = _mm_shuffle_epi32(abcd, 0xb1),
		hgfe = _mm_shuffle_epi32(efgh, 0x1b);

	l->abef = _mm_alignr_epi8(badc, hgfe, 8);
	l->cdgh = _mm_blend_epi16(hgfe, badc, 0xf0);
}

SHA_NI void
store(const struct lane *l, uint32_t *h)
{
	__m128i feba = _mm_shuffle_epi32(l->abef, 0x1b),
		dchg = _mm_shuffle_epi32(l->cdgh, 0xb1);

	_mm_storeu_si128(
	    (__m128i *)(void *)h, _mm_blend_epi16(feba, dchg, 0xf0));
	_mm_storeu_si128(
	    (__m128i *)(void *)(h + 4), _mm_alignr_epi8(dchg, feba, 8));
}

/* The words of a block, which are big-endian. */
SHA_NI void
take(struct lane *l, const char *block)
{
	const __m128i turned =
	    _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);

#pragma GCC unroll 4
	for (int i = 0; i < 4; i++)
		l->w[i] = _mm_shuffle_epi8(
		    _mm_loadu_si128(
			(const __m128i *)(const void *)(block + 16 * i)),
		    turned);
}

/* Rounds 4i to 4i + 3, and the four words that 16 rounds later will need.  Two
 * rounds make of C, D, G, H the new A, B, E, F, and of these, as they were, the
 * new C, D, G, H: the halves change places. */
SHA_NI void
rounds(struct lane *l, int i)
{
	__m128i *w = l->w, k, wk;

	k = _mm_load_si128((const __m128i *)(const void *)(k256 + 4 * i));
	wk = _mm_add_epi32(w[i & 3], k);
	l->cdgh = _mm_sha256rnds2_epu32(l->cdgh, l->abef, wk);
	l->abef = _mm_sha256rnds2_epu32(
	    l->abef, l->cdgh, _mm_shuffle_epi32(wk, 0x0e));
	if (i >= 12)
		return;
	k = _mm_sha256msg1_epu32(w[i & 3], w[(i + 1) & 3]);
	k = _mm_add_epi32(
	    k, _mm_alignr_epi8(w[(i + 3) & 3], w[(i + 2) & 3], 4));
	w[i & 3] = _mm_sha256msg2_epu32(k, w[(i + 3) & 3]);
}

SHA_NI void
add(struct lane *l, const struct lane *before)
{
	l->abef = _mm_add_epi32(l->abef, before->abef);
	l->cdgh = _mm_add_epi32(l->cdgh, before->cdgh);
}

__attribute__((target("sha,sse4.1"))) void
sha_ni_both(uint32_t *ha, const char *a, uint32_t *hb, const char *b, size_t n)
{
	struct lane x, y, x_before, y_before;

	load(&x, ha), load(&y, hb);
	for (; n; n--, a += SHA_NI_BLOCK, b += SHA_NI_BLOCK) {
		x_before = x, y_before = y;
		take(&x, a), take(&y, b);
#pragma GCC unroll 16
		for (int i = 0; i < 16; i++)
			rounds(&x, i), rounds(&y, i);
		add(&x, &x_before), add(&y, &y_before);
	}
	store(&x, ha), store(&y, hb);
}

bool
sha_ni_is(void)
{
	unsigned a, b, c, d;

	return __builtin_cpu_supports("sse4.1") &&
	       __get_cpuid_count(7, 0, &a, &b, &c, &d) && b & bit_SHA;
}
#else
void
sha_ni_both(uint32_t *ha, const char *a, uint32_t *hb, const char *b, size_t n)
{
	(void)ha, (void)a, (void)hb, (void)b, (void)n;
}

bool
sha_ni_is(void)
{
	return false;
}
#endif
