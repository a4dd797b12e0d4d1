/*
 * words_place_priv - a place where a term may stand
 *
 * words_place holds its characters against the term's; words_beside looks at
 * what stands around and between them.
 */
#ifndef WT_WORDS_PLACE_PRIV_H
#define WT_WORDS_PLACE_PRIV_H

#include "words_priv.h"

/* A place where a term may stand, being held against the text. */
struct place {
	const struct term *t;
	const struct fold_map *own; /* of the term; NULL: it is same */
	const uint16_t *units;      /* its own, where it is same */
	const struct fold_map *map; /* of the text */
	const struct fold *text;    /* its units, or those of undo */
	const struct undo *undo;    /* NULL: the text as it is */
	bool sound;                 /* characters may be others, read alike */
	uint32_t unit;              /* the first of the text's units */
	uint32_t start, end;        /* in code points of the text */
	uint32_t how;               /* tricks of the text */
	uint32_t need;              /* tricks that must be on for it to count */
	size_t gaps;                /* between units, with something in them */
	bool weak;                  /* a gap that may be a border of words */
	size_t others; /* characters that only sound like the term's */
	size_t spelt;  /* those in letters */
	bool toned;    /* one with the number of its tone */
	uint32_t sign; /* what ends phrases, and stands in gaps */
	size_t signs;  /* gaps with it */
	size_t dots;   /* single symbols between two Latin letters */
	bool loose;    /* white space between two, where the term has none */
};

/* The code points that unit i of the text came from: [at, to). */
static inline uint32_t
at(const struct place *p, size_t i)
{
	return p->undo ? p->undo->at[i] : p->map->at[i];
}

static inline uint32_t
to(const struct place *p, size_t i)
{
	return p->undo ? p->undo->to[i] : p->map->at[i] + 1;
}

static inline uint32_t
via(const struct place *p, size_t i)
{
	return p->undo ? p->undo->via[i] : 0;
}

static inline bool
digit(uint16_t u)
{
	return u >= '0' && u <= '9';
}

/* False if what stands beside the place, or between its characters, says that
 * they are words of their own, or parts of others. */
bool words_beside(const struct place *p);

#endif
