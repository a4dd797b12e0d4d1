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

#define WORDS_ALL_TRICKS UINT32_MAX

struct words; /* a set of terms; only read once it is built */

struct words *words_new(void);
void words_free(struct words *w);

/*
 * Adds a term; its number (0, 1, 2 ...), or -1 with e set where it has no
 * letter and no digit.  borders: must stand at token borders.
 */
int64_t words_add(
    struct words *w, struct str term, bool borders, struct err *e);
void words_build(struct words *w);

struct words_hit {
	uint32_t term;
	uint32_t start, end; /* in code points of the text */
	uint32_t how;        /* bits of fold_how.h */
};

/* The state of a search; valid when zero, used again. */
struct words_search {
	struct words_hit *hit; /* by start, then longest first */
	size_t n;
	bool full;           /* the text holds more than were looked at */
	struct buf text;     /* the text, decoded, if there was a hit */
	struct fold_map map; /* its code points */
	/* private */
	struct fold fold;
	struct scan_hits found;
	size_t cap;
};

/* Searches a sound JSON string (span with its quotes). */
void words_json(const struct words *w, struct str span, uint32_t tricks,
    struct words_search *s);

/* Appends the code points [start, end) of the text just searched. */
void words_cut(const struct words_search *s, uint32_t start, uint32_t end,
    struct buf *out);
void words_search_free(struct words_search *s);

#endif
