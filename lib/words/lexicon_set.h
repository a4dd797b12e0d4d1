/*
 * lexicon_set - sets of classes of context words, by their numbers
 *
 * A part of lexicon.
 */
#ifndef WT_LEXICON_SET_H
#define WT_LEXICON_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LEXICON_CLASSES 512 /* the most classes there may be */

/* Empty when zero. */
struct lexicon_set {
	uint64_t bit[LEXICON_CLASSES / 64];
};

static inline void
lexicon_set_add(struct lexicon_set *s, uint32_t class)
{
	s->bit[class >> 6] |= 1ULL << (class & 63);
}

static inline bool
lexicon_set_has(const struct lexicon_set *s, uint32_t class)
{
	return s->bit[class >> 6] >> (class & 63) & 1;
}

/* Have they a class in common? */
static inline bool
lexicon_set_meet(const struct lexicon_set *a, const struct lexicon_set *b)
{
	uint64_t both = 0;

	for (size_t i = 0; i < LEXICON_CLASSES / 64; i++)
		both |= a->bit[i] & b->bit[i];
	return both != 0;
}

/* Has a class that b has not? */
static inline bool
lexicon_set_beyond(const struct lexicon_set *a, const struct lexicon_set *b)
{
	uint64_t more = 0;

	for (size_t i = 0; i < LEXICON_CLASSES / 64; i++)
		more |= a->bit[i] & ~b->bit[i];
	return more != 0;
}

#endif
