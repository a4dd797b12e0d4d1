/*
 * undo_priv - what the parts of undo share
 *
 *	undo        a text from its beginning to its end; references, emoji
 *	undo_mask   signs in place of a character, and what stands in between
 *	undo_spelt  characters by their sound
 *	undo_put    what comes of it
 */
#ifndef WT_UNDO_PRIV_H
#define WT_UNDO_PRIV_H

#include "undo.h"

/* Code points kept on either side of what is undone. */
#define UNDO_AROUND 24

/* A text being undone, at code point i. */
struct work {
	struct undo *u;
	const uint32_t *cp;
	size_t n, i;
	uint32_t tricks;
	enum undo_how how;
	size_t from;             /* all before this is dealt with */
	size_t parts, parts_end; /* where parts of characters may begin */
	bool done;               /* something was undone */
	uint32_t pending;        /* via of the next unit that stands as it is */
};

/* Adds a unit that stands for the code points from w->i to `to`. */
void undo_put(struct work *w, uint16_t unit, size_t to, uint32_t via);

/* Adds the character at w->i as it stands. */
void undo_put_plain(struct work *w);

/* To be called before what is undone at w->i is put: adds what stands before
 * it. */
void undo_put_before(struct work *w);

/* A Han character? */
static inline bool
undo_han(uint32_t unit)
{
	return unit >= 0x3400 && unit <= 0x9fff;
}

/* A letter of pinyin, folded; the number of a tone behind such. */
static inline bool
undo_letter(uint16_t unit)
{
	return unit >= 'a' && unit <= 'z';
}

static inline bool
undo_tone(uint16_t unit)
{
	return unit >= '1' && unit <= '5';
}

/* The unit of a code point that stands for one; else 0. */
uint16_t undo_unit(uint32_t cp);

/* Each: if there is such at w->i, puts what it stands for and goes behind it;
 * else false. */
bool undo_mask(struct work *w);
bool undo_spelt(struct work *w);
bool undo_inserted(struct work *w);

/* The next place from i on where there may be such, or end. */
size_t undo_next_mask(const struct work *w, size_t i, size_t end);
size_t undo_next_spelt(const struct work *w, size_t i, size_t end);
size_t undo_next_inserted(const struct work *w, size_t i, size_t end);

#endif
