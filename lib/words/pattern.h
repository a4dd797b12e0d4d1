/*
 * pattern - regular expressions beside words: folded, gated, with spans
 *
 * A pattern is compared as words are, in folded text (fold.h), so that XY\d
 * finds ＸＹ１ too; but what is neither letter nor digit stays in the text,
 * narrowed to half width, for a pattern says itself what may stand between.
 * The pattern is folded likewise, but for ranges in [ ].  A place where it
 * matches as it is written, in the text as it is written, has no trick.
 *
 * A pattern is tried only where one of its literals stands: text that every
 * match must hold, taken from the pattern, or named in a comment that it
 * begins with:
 *
 *	老?XY[- ]?\d+           xy
 *	(象牙|犀角)手[串链]     象牙, 犀角
 *	(?#literal:克|g)\d+\s*[克g]
 *
 * Long text is searched in parts of PATTERN_PART bytes, which overlap by
 * PATTERN_OVERLAP: a longer match than that may be missed.  A search that met
 * a limit (re.h), or text longer than PATTERN_TEXT, leaves the pattern
 * undecided for the record; a pattern that has met its limits in
 * PATTERN_TRIPS records is not run any more: it is undecided wherever its
 * literal stands.
 */
#ifndef WT_PATTERN_H
#define WT_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "fold.h"
#include "re.h"
#include "scan.h"
#include "str.h"

#define PATTERN_PART    8192
#define PATTERN_OVERLAP 1024
#define PATTERN_TEXT    (4 << 20)
#define PATTERN_TRIPS   20
#define PATTERN_BUDGET  100000000 /* ns of processor time for a record */

struct patterns; /* a set; only read once it is built */

struct patterns *patterns_new(void);
void patterns_free(struct patterns *p);

/* Adds a pattern; its number (0, 1, 2 ...), or -1 with e set. */
int64_t patterns_add(struct patterns *p, struct str pattern, struct err *e);
void patterns_build(struct patterns *p);

/* The pattern is not to be searched any more. */
void patterns_drop(struct patterns *p, uint32_t i);

/* Its literals, folded, a line feed after each. */
struct str patterns_literals(const struct patterns *p, uint32_t i);

/* True if the pattern matches in text; for checks. */
bool patterns_try(const struct patterns *p, uint32_t i, struct str text);

struct pattern_hit {
	uint32_t pattern;
	uint32_t start, end; /* in code points of the text */
	uint32_t how;        /* bits of fold_how.h */
};

/* A folding of characters one by one; valid when zero, used again. */
struct pattern_fold {
	enum {
		FOLDED_LETTER, /* folding words keeps it */
		FOLDED_SYMBOL, /* folding words drops it, patterns see it */
		FOLDED_NOTHING /* nobody sees it: zero-width, marks */
	} kind;                /* of the character just folded */
	/* private */
	struct fold fold;
	struct buf text, one;
};

/* The state of a search; valid when zero, used again. */
struct pattern_search {
	struct pattern_hit *hit; /* by start, then longest first */
	size_t n;
	uint32_t *undecided; /* patterns, by number */
	size_t nundecided;
	struct buf text;  /* the text, decoded, if a literal stands in it */
	uint32_t stopped; /* pattern just given up + 1; 0: none */
	/* private */
	struct re_budget budget;
	struct pattern_fold one;
	struct fold fold;
	struct scan_hits found;
	struct buf folded; /* the text that patterns see */
	uint32_t *at;      /* by byte of folded: the code point it is of */
	uint32_t *byte;    /* by code point: its first byte in text */
	size_t ncp, cap_hit, cap_undecided, cap_at, cap_byte;
	uint8_t *trips; /* by pattern: in how many records it met a limit */
	bool *want;
};

/* A new record: the budget is whole again. */
void patterns_record(struct pattern_search *s);

/* Searches a sound JSON string (span with its quotes). */
void patterns_json(const struct patterns *p, struct str span, uint32_t tricks,
    struct pattern_search *s);

/* The code points [start, end) of the text just searched. */
struct str patterns_cut(
    const struct pattern_search *s, uint32_t start, uint32_t end);
void patterns_search_free(struct pattern_search *s);

#endif
