/* words_priv - what the parts of words share */
#ifndef WT_WORDS_PRIV_H
#define WT_WORDS_PRIV_H

#include "sound.h"
#include "words.h"

/* A term, or a form of one: written otherwise, as hu骨 is of 虎骨. */
struct term {
	uint32_t of;         /* the term it is a form of; itself */
	uint32_t text, size; /* its bytes, in the pool */
	uint32_t via;        /* a form: bits of fold_how.h */
	uint16_t n;          /* units */
	unsigned char flags; /* of words_add */
	bool latin_first, latin_last;
	bool han;             /* of Han characters, each a unit */
	enum words_weak weak; /* of a form */
};

struct words {
	struct scan *scan;
	struct sounds *sounds;
	struct term *term;
	size_t n, cap; /* terms and forms, as scan numbers them */
	struct buf pool;
	struct fold fold;      /* scratch */
	struct undo_near near; /* what terms have in them */
	bool masked;           /* some term may stand with a character masked */
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

/* Adds the forms of the term added last, of Han that have sounds: in pinyin,
 * by initials. */
void words_forms(struct words *w, uint32_t term);

void masks_build(struct masks *m, const struct words *w);

/* May one of its characters be masked? */
static inline bool
words_masked(const struct term *t)
{
	return t->han && (t->flags & (WORDS_MASKED | WORDS_MASKED_SHORT)) &&
	       t->n >= ((t->flags & WORDS_MASKED_SHORT) ? 2 : 3);
}

static inline bool
words_latin(uint16_t u)
{
	return (u >= 'a' && u <= 'z') || (u >= '0' && u <= '9');
}

#endif
