/*
 * fold - text as words are compared: without width, case, script and gaps
 *
 * Folding turns text into units of 16 bits (UTF-16) in which what a reader
 * takes for the same is the same: full-width and compatibility forms (NFKC
 * casefold, Unicode 15 by ICU), capitals, marks, traditional characters
 * (OpenCC t2s).  What is neither letter nor digit is dropped, so that words
 * are found through anything put between their characters; whether that was
 * a word at all is decided afterwards, on the map, which is made only for
 * text in which something was found.
 *
 *	老 Ｙ象.牙   ->   老 y 象 牙
 *
 * The table is made when the project is built (lib/gen/fold_table.c).
 */
#ifndef WT_FOLD_H
#define WT_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fold_how.h"
#include "str.h"

/* Folded text; valid when zero, used again.  Behind it stand FOLD_PAD zeros,
 * which no text has, so that a scanner may look ahead. */
#define FOLD_PAD 16

/* Where a sign stands that undo.h may look at. */
struct fold_sign {
	uint32_t cp, at; /* at: its first unit, or where that would be */
	uint16_t n;      /* its units */
	uint16_t seen;   /* FOLD_SEEN_EMOJI or FOLD_SEEN_MASK */
};

#define FOLD_SIGNS 128 /* of a text; with more, it is looked at as a whole */

struct fold {
	uint16_t *unit;
	size_t n, cap;
	unsigned seen; /* FOLD_SEEN_... of fold_how.h */
	size_t nsign;  /* those beyond FOLD_SIGNS are counted only */
	struct fold_sign sign[FOLD_SIGNS];
};

/*
 * The map of a text: its code points, and for each unit of the folded text
 * the code point it came from.  Valid when zero, used again.
 */
struct fold_map {
	uint32_t *cp; /* the text's code points */
	size_t ncp;
	uint32_t *at; /* by unit: index into cp; at[nunit] == ncp */
	size_t nunit;
	/* private */
	size_t cap_cp, cap_at;
};

/* Folds text, of which bytes that are no UTF-8 are dropped. */
void fold_text(struct fold *f, struct str text);

/* Folds what is known to be UTF-8; a sound JSON string (span with its quotes),
 * escapes and all.  m: NULL, or filled too. */
void fold_sound(struct fold *f, struct fold_map *m, struct str text);
void fold_json(struct fold *f, struct fold_map *m, struct str span);

void fold_free(struct fold *f);

/* The map alone; a byte that is no UTF-8 is U+FFFD. */
void fold_map(struct fold_map *m, struct str text);
void fold_map_free(struct fold_map *m);

/* By which tricks (fold_how.h) a code point differs from what it folds to;
 * for one that is dropped: what it is.  0: by none. */
unsigned fold_how(uint32_t cp);

/* The most units of a code point; those of cp, and their number. */
#define FOLD_UNITS_MAX 20
size_t fold_units(uint32_t cp, uint16_t *unit);

/* True if a code point is dropped. */
int fold_drops(uint32_t cp);

/* The name of a trick: of bit 1 << i; NULL beyond the last. */
const char *fold_how_name(unsigned i);

#endif
