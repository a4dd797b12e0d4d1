/*
 * scan - many words at once in folded text
 *
 * A set of words is compiled once; one pass over a text then gives every
 * place where one of them stands, overlapping ones too.  Cost hardly grows
 * with the number of words: at each place one bit is looked up, of the hashed
 * pair of units that begins there.  Every word has an anchor among its pairs
 * (or is a single unit): the one that the fewest words share, so that words
 * made of common words are anchored where those meet.  Only where its bit is
 * set, and one more for the unit beside it, are words compared whole.
 *
 * After the set is built it is only read.
 */
#ifndef WT_SCAN_H
#define WT_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fold.h"

struct scan;

struct scan_hit {
	uint32_t word;  /* as numbered by scan_add */
	uint32_t start; /* its first unit in the text */
};

/* The most places that are listed: a crafted text of millions of words must
 * not cost memory without bound. */
#define SCAN_HITS_MAX ((size_t)1 << 20)

/* What was found; valid when zero, used again. */
struct scan_hits {
	struct scan_hit *hit;
	size_t n, cap;
	bool full; /* there are more places than are listed */
};

struct scan *scan_new(void);
void scan_free(struct scan *s);

/* Adds a word of n > 0 units, which are copied; its number: 0, 1, 2 ... */
uint32_t scan_add(struct scan *s, const uint16_t *unit, size_t n);

/* The units of a word, lent until the next scan_add. */
const uint16_t *scan_word(const struct scan *s, uint32_t word, size_t *n);

/* To be called once, when all words are added. */
void scan_build(struct scan *s);

/* Fills hits (cleared first) with all places, nearly in their order. */
void scan_find(
    const struct scan *s, const struct fold *text, struct scan_hits *hits);
void scan_hits_free(struct scan_hits *h);

#endif
