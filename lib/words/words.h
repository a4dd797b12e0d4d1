/*
 * words - the terms of a set in a text, with spans and the tricks seen through
 *
 * scan.h finds where folded terms stand in folded text; here each place is
 * held against the text itself: does it begin and end with whole characters,
 * at token borders where the term begins or ends with a letter or digit of
 * ASCII, and is what stands between its characters a disguise (象.牙, 老 Y)
 * or just the border of two words (大象 牙膏)?
 *
 * What may stand between:
 *	zero-width and combining characters   anywhere
 *	symbols and emoji, up to three        anywhere but in Latin words
 *	spaces and / | - _ + & ~, up to three where the term stands alone: a
 *	                                      border on both sides, or each of
 *	                                      three or more characters apart
 *	stops, commas, brackets, line breaks  nowhere
 *
 * Symbols at a term's own ends must stand there (*角); a gap in the term
 * (hu 骨) may be any gap or none.
 *
 * What changes the characters themselves is undone first (undo.h); words
 * that allow it are found by their sound, too (sound.h).
 */
#ifndef WT_WORDS_H
#define WT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "fold.h"
#include "scan.h"
#include "str.h"
#include "undo.h"

#define WORDS_ALL_TRICKS UINT32_MAX

struct words; /* a set of terms; only read once it is built */

struct words *words_new(void);
void words_free(struct words *w);

enum words_flag {
	WORDS_BORDERS = 1, /* must stand at token borders */
	WORDS_MASKED = 2,  /* one of three characters or more may be masked */
	WORDS_SOUND = 4,   /* may be written by its sound */
	WORDS_MASKED_SHORT = 8, /* one of two characters, too (*角) */
	WORDS_UNIT = 16 /* also right behind a number: cm in 7cm, g in 30g */
};

/*
 * Adds a term; its number, 0, 1, 2 ..., or -1 with e set where it has no
 * letter and no digit.  flags: of enum words_flag.
 */
int64_t words_add(
    struct words *w, struct str term, unsigned flags, struct err *e);

/* The same for who has folded the term already. */
int64_t words_add_folded(struct words *w, struct str term, const struct fold *f,
    unsigned flags, struct err *e);

void words_build(struct words *w);

/* How much is left of a word that is disguised. */
enum words_weak {
	WORDS_CLEAR,   /* enough */
	WORDS_COMPANY, /* so little that another word must confirm it */
	WORDS_VAGUE,   /* so little that words of several meanings fit */
	WORDS_NAMING   /* nothing: it only tells how a word of a row of its own,
	                  such as XY, is meant */
};

struct words_hit {
	uint32_t term;
	uint32_t start, end; /* in code points of the text */
	uint32_t how;        /* bits of fold_how.h */
	enum words_weak weak;
};

/* The state of a search; valid when zero, used again. */
struct words_search {
	struct words_hit *hit; /* by start, then longest first */
	size_t n;
	bool full;           /* the text holds more than were looked at */
	struct fold_map map; /* of the text, if there was a hit */
	/* private */
	struct fold fold;
	bool mapped; /* with the map: the text before needed it, too */
	struct undo undo;
	struct scan_hits found;
	struct masks *masks;
	struct undo_near *near; /* what terms are made of; when needed */
	struct fold_map *own;   /* by term: its map, once it was needed */
	size_t nown, cap;
};

/* Searches a sound JSON string (span with its quotes). */
void words_json(const struct words *w, struct str span, uint32_t tricks,
    struct words_search *s);

/* Appends the code points [start, end) of the text just searched. */
void words_cut(const struct words_search *s, uint32_t start, uint32_t end,
    struct buf *out);
void words_search_free(struct words_search *s);

#endif
