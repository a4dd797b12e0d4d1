/* undo_meet - where letters meet characters, could there be a word? */
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "sound.h"
#include "undo_near.h"
#include "undo_priv.h"

#define BLOCK    16
#define SYLLABLE 6      /* letters of one, at most */
#define BOX      0x53e3 /* 口, written for □ */

static bool
is_ascii(uint16_t u)
{
	return u < 0x80;
}

/*
 * The places from u on that are worth a look, a bit each: letters or digits
 * beside others, a tone behind a letter, the same unit twice, a box.  Behind
 * a text there are zeros enough.
 */
#ifdef __SSE2__
static inline __m128i
eight(const uint16_t *u)
{
	return _mm_loadu_si128((const __m128i *)u);
}

/* All ones for units of [from, from + n]. */
static inline __m128i
among(__m128i u, short from, short n)
{
	__m128i x = _mm_sub_epi16(u, _mm_set1_epi16(from));

	return _mm_cmpeq_epi16(
	    _mm_subs_epu16(x, _mm_set1_epi16(n)), _mm_setzero_si128());
}

static inline unsigned
bits(__m128i low, __m128i high)
{
	return (unsigned)_mm_movemask_epi8(_mm_packs_epi16(low, high));
}

static inline __m128i
tones(const uint16_t *u)
{
	return _mm_and_si128(
	    among(eight(u), 'a', 25), among(eight(u + 1), '1', 4));
}

static inline __m128i
again_or_box(const uint16_t *u)
{
	__m128i a = eight(u);

	return _mm_or_si128(_mm_cmpeq_epi16(a, eight(u + 1)),
	    _mm_cmpeq_epi16(a, _mm_set1_epi16(BOX)));
}

static unsigned
places(const uint16_t *u)
{
	unsigned ascii =
	    bits(among(eight(u), 0, 0x7f), among(eight(u + 8), 0, 0x7f));
	unsigned next = ascii >> 1 | (unsigned)is_ascii(u[BLOCK]) << 15;
	unsigned found = bits(again_or_box(u), again_or_box(u + 8)) & ~ascii;

	found |= ascii ^ next;
	return ascii & next ? found | bits(tones(u), tones(u + 8)) : found;
}
#else
static unsigned
places(const uint16_t *u)
{
	unsigned found = 0;

	for (unsigned i = 0; i < BLOCK; i++, u++)
		if (is_ascii(u[0]) != is_ascii(u[1]) || u[0] == BOX ||
		    (u[0] == u[1] && !is_ascii(u[0])) ||
		    (undo_letter(u[0]) && undo_tone(u[1])))
			found |= 1u << i;
	return found;
}
#endif

static bool
sounds_meet(const struct undo_near *s, uint16_t a, uint16_t b)
{
	return a && b && undo_near_has(s, NEAR_SOUND, a, b);
}

/* Does a syllable begin at u that may follow the sound before? */
static bool
begins(const struct undo_near *s, const uint16_t *u, uint16_t before)
{
	uint16_t node = 0;

	for (size_t i = 0; i < SYLLABLE; i++) {
		if (!(node = sound_step(node, u[i])))
			return false;
		if (i && sounds_meet(s, before, sound_end(node)))
			return true;
	}
	return false;
}

/* The same of one that ends before unit end, its tone left out, and the sound
 * behind; or, where that is 0, the syllables that begin at `end`. */
static bool
ends(const struct undo_near *s, const struct fold *text, size_t end,
    uint16_t behind)
{
	const uint16_t *u = text->unit;
	size_t last = end - (end && undo_tone(u[end - 1]));

	for (size_t n = 1; n <= SYLLABLE && n <= last; n++) {
		uint16_t node = 0;

		if (!undo_letter(u[last - n]))
			return false;
		for (size_t i = last - n; i < last; i++)
			if (!(node = sound_step(node, u[i])))
				break;
		if ((n < 2 && last == end) || !node || !sound_end(node))
			continue;
		if (behind ? sounds_meet(s, sound_end(node), behind)
			   : begins(s, u + end, sound_end(node)))
			return true;
	}
	return false;
}

/* A character, and letters or digits behind it: at i and i + 1. */
static unsigned
before_letters(const struct undo_near *s, const struct fold *text, size_t i)
{
	const uint16_t *u = text->unit + i;
	unsigned todo = 0;

	if (i + 2 < text->n && !is_ascii(u[2])) {
		if (undo_near_has(s, NEAR_INSIDE, u[0], u[2]))
			todo |= 1u << UNDO_INSERTED;
		if ((u[1] == 'o' || u[1] == '0') &&
		    undo_near_has(s, NEAR_BESIDE, u[0], u[2]))
			todo |= 1u << UNDO_BOXES;
	}
	if (begins(s, u + 1, sound_of(u[0])))
		todo |= 1u << UNDO_SPELT;
	return todo;
}

/* The same character twice or more, the first at i, within a word? */
static unsigned
again(const struct undo_near *s, const struct fold *text, size_t i)
{
	const uint16_t *u = text->unit;
	size_t end = i + 1;

	if (!i || u[i - 1] == u[i] ||
	    !undo_near_has(s, NEAR_INSIDE, u[i - 1], u[i]))
		return 0;
	while (u[end] == u[i])
		end++;
	return undo_near_has(s, NEAR_INSIDE, u[i], u[end]) ? 1u << UNDO_INSERTED
	                                                   : 0;
}

static unsigned
look(const struct undo_near *s, const struct fold *text, size_t i)
{
	const uint16_t *u = text->unit;
	uint16_t a = u[i], b = u[i + 1];

	if (is_ascii(a) && is_ascii(b))
		return undo_letter(a) && undo_tone(b) && ends(s, text, i + 2, 0)
		           ? 1u << UNDO_SPELT
		           : 0;
	if (is_ascii(a))
		return ends(s, text, i + 1, sound_of(b)) ? 1u << UNDO_SPELT : 0;
	if (a == BOX && i && undo_near_has(s, NEAR_BESIDE, u[i - 1], b))
		return 1u << UNDO_BOXES;
	if (is_ascii(b))
		return b ? before_letters(s, text, i) : 0;
	return a == b ? again(s, text, i) : 0;
}

/* Letters beside an emoji. */
static bool
emoji_meet(const struct undo_near *s, const struct fold *text)
{
	const uint16_t *name[UNDO_NAMES];
	size_t n[UNDO_NAMES];

	if (text->nsign > FOLD_SIGNS)
		return true;
	for (size_t i = 0; i < text->nsign; i++) {
		const struct fold_sign *e = &text->sign[i];

		if (!(e->seen & FOLD_SEEN_EMOJI) ||
		    !undo_emoji_names(e->cp, name, n) || !n[1])
			continue;
		if (begins(s, text->unit + e->at + e->n,
			sound_of(name[1][n[1] - 1])) ||
		    ends(s, text, e->at, sound_of(name[1][0])))
			return true;
	}
	return false;
}

unsigned
undo_meet(const struct undo_near *s, const struct fold *text)
{
	unsigned todo = 0, found;

	for (size_t i = 0; i < text->n; i += BLOCK)
		for (found = places(text->unit + i); found; found &= found - 1)
			todo |=
			    look(s, text, i + (unsigned)__builtin_ctz(found));
	if (emoji_meet(s, text))
		todo |= 1u << UNDO_SPELT;
	return todo;
}
