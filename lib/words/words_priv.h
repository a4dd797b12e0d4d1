/*
 * words_priv - what the parts of words share
 *
 * words_add() notes terms, with the forms in which they are written otherwise
 * (words_form); words_json() finds them in a text:
 *
 *	scan.h, sound.h  where units of a term stand, in the text as it is,
 *	undo.h             and with its disguises undone, one after the other
 *	words_place      whether the term stands there: by what is between its
 *	                   characters (words_gap) and around it (words_beside)
 *	words_sort       hits by start, then longest first
 *
 * A unit is 16 bits of the folded text (fold.h): most places are seen to be
 * none by scan alone, so that words_place may take its time.
 */
#ifndef WT_WORDS_PRIV_H
#define WT_WORDS_PRIV_H

#include "sound.h"
#include "words.h"

/* A term, or a form of one: written otherwise, as hu骨 is of 虎骨.  There are
 * many, so they are small. */
struct term {
	uint32_t of;         /* its number; of a form, that of its term */
	uint32_t text, size; /* its bytes in the pool, unless it is same */
	uint16_t n;          /* units */
	unsigned char flags; /* of words_add */
	bool latin_first : 1, latin_last : 1;
	bool han : 1;  /* of Han characters, each a unit */
	bool same : 1; /* its code points are its units */
	unsigned form : 2, weak : 2;
};

/* struct term.form */
enum { FORM_NONE, FORM_PINYIN, FORM_INITIALS };

struct words {
	struct scan *scan;
	struct sounds *sounds;
	struct term *term;
	size_t n, cap; /* terms and forms, as scan numbers them */
	uint32_t nterm;
	struct buf pool;
	struct fold fold; /* scratch */
	bool masked;      /* some term may stand with a character masked */
	bool heard;       /* some term may be found by its sound */
};

/* The words with one character masked: made when a text first has a mask. */
struct masks {
	struct scan *scan;
	uint32_t *term; /* by number there */
	size_t n, cap;
};

/* A place where a term may stand. */
struct found {
	uint32_t term;
	uint32_t unit;           /* the first of the text's units */
	const struct undo *undo; /* the text undone; NULL: as it is */
	bool sound;              /* found by its sound */
};

/* Is it one?  Then *h is what it is. */
bool words_place(const struct words *w, struct words_search *s,
    const struct found *f, uint32_t tricks, struct words_hit *h);

/* Code points [at, to) of a text, which a unit came from. */
struct words_span {
	uint32_t at, to;
};

/* Of code points of a text that stand between characters of a term, a before
 * and b behind.  Ends: no term goes on behind code point i.  Weak: it may as
 * well be a border of words. */
bool words_gap_ends(const struct fold_map *m, uint32_t i, struct words_span a,
    struct words_span b);
bool words_gap_weak(uint32_t cp, unsigned how);

/* Is this a text in which that sign stands between characters each alone, and
 * so stands before start or behind end? */
bool words_gap_apart(
    const struct fold_map *m, uint32_t sign, uint32_t start, uint32_t end);

/* Sorts hits by start, then longest first; starts: they are all below it. */
void words_sort(struct words_hit *hit, size_t n, size_t starts);

/* Adds the forms of the term added last, of n units of Han that have sounds:
 * in pinyin, by initials. */
void words_forms(struct words *w, const uint16_t *unit, size_t n);

void masks_build(struct masks *m, const struct words *w);

/* May one of its characters be masked? */
static inline bool
words_masked(const struct term *t)
{
	return t->han && (t->flags & (WORDS_MASKED | WORDS_MASKED_SHORT)) &&
	       t->n >= ((t->flags & WORDS_MASKED_SHORT) ? 2 : 3);
}

/* May something be put into it? */
static inline bool
words_inserted(const struct term *t)
{
	return t->han && t->n > 1 &&
	       ((t->flags & (WORDS_SOUND | WORDS_MASKED_SHORT)) ||
		   ((t->flags & WORDS_MASKED) && t->n > 2));
}

/* A syllable in letters. */
static inline bool
words_spelt(uint16_t u)
{
	return u >= SOUND_UNIT && u < SOUND_UNIT + SOUND_UNITS;
}

static inline bool
words_latin(uint16_t u)
{
	return (u >= 'a' && u <= 'z') || (u >= '0' && u <= '9');
}

/* A letter that looks Latin folds to the Latin one, and is none of these. */
static inline bool
words_cyrillic(uint16_t u)
{
	return u >= 0x400 && u < 0x530;
}

#endif
