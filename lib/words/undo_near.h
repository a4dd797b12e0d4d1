/* undo_near - which two units stand beside each other in words, as bits: what
 * is soon told of most places of a text, that no disguise of a word is there.
 * True of some pairs that no word has, too */
#ifndef WT_UNDO_NEAR_H
#define WT_UNDO_NEAR_H

#include "undo.h"

/*
 * What a pair of units is: of a word; of one with a character masked, the two
 * behind it, the two before it, or one on either side; of one that something
 * may be put into; or the sounds of two.
 */
enum {
	NEAR_PAIR,
	NEAR_BEHIND,
	NEAR_BEFORE,
	NEAR_BESIDE,
	NEAR_WHOLE,
	NEAR_INSIDE,
	NEAR_SOUND
};

static inline uint32_t
undo_near_bit(uint32_t kind, uint16_t a, uint16_t b)
{
	return (a * 0x9e3779b1u + b * 0x85ebca6bu + kind * 0xc2b2ae35u) >>
	       (32 - UNDO_NEAR_BITS);
}

static inline bool
undo_near_has(const struct undo_near *s, uint32_t kind, uint16_t a, uint16_t b)
{
	uint32_t bit = undo_near_bit(kind, a, b);

	return s->pair[bit >> 6] >> (bit & 63) & 1;
}

#endif
