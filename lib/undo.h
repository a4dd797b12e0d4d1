/*
 * undo - a text with its disguises undone
 *
 * Some disguises change the characters themselves, so that folding alone
 * does not find the word: HTML entities left over (&#35937;牙), emoji for
 * words (🐘牙), characters in their parts (犭良皮), signs in place of one
 * (*角).  Here the text is folded once more as it was meant; each unit knows
 * the code points it came from and what was undone.  Only texts in which
 * fold.h or the scanner saw a sign of such are looked at a second time.
 */
#ifndef WT_UNDO_H
#define WT_UNDO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fold.h"

/* Stands for any one character; no text has it. */
#define UNDO_ANY 0xffff

/* Valid when zero, used again. */
struct undo {
	struct fold fold;
	uint32_t *at, *to; /* by unit: its code points [at, to) of the text */
	uint32_t *via;     /* by unit: bits of fold_how.h; 0: as it stood */
	bool brief; /* UNDO_BRIEF would give something else than UNDO_LONG */
	/* private */
	size_t cap_at, cap_to, cap_via;
};

enum undo_how {
	UNDO_LONG,  /* entities, parts, emoji as their names: 🦏 犀牛 */
	UNDO_BRIEF, /* the same, briefest names: 🦏 犀 */
	UNDO_MASKS  /* signs in place of a character as UNDO_ANY */
};

/* Where characters in their parts were seen to begin: units [from, to) of the
 * text; zero: nowhere. */
struct undo_parts {
	uint32_t from, to;
};

/* tricks: bits of fold_how.h.  False if there was nothing to undo.  Only what
 * stands around something that was undone is kept. */
bool undo_text(struct undo *u, const struct fold_map *text, enum undo_how how,
    uint32_t tricks, struct undo_parts parts);
void undo_free(struct undo *u);

/* The unit that is the briefest name of an emoji; 0: there is none. */
uint16_t undo_emoji_unit(uint32_t cp);

/* The names of an emoji, folded, and their units: in Chinese, the briefest, in
 * English; false: it has none. */
#define UNDO_NAMES 3
bool undo_emoji_names(uint32_t cp, const uint16_t **name, size_t *n);

/*
 * What words are made of (undo_near.c).  Most texts with an emoji or a sign
 * that may mask have none beside which something of a word stands: they need
 * not be undone.  Bits, hashed: true may be wrong, false is not.
 */
#define UNDO_NEAR_BITS 22

struct undo_near {
	uint64_t pair[1 << (UNDO_NEAR_BITS - 6)];
};

/* masked: a character of the word may be masked. */
void undo_near_add(
    struct undo_near *s, const uint16_t *unit, size_t n, bool masked);

/* Could an emoji of the text be part of a word?  Has it a sign or an x that
 * may mask, and could that be? */
bool undo_near_emoji(const struct undo_near *s, const struct fold *text);
bool undo_has_mask(const struct fold *text);
bool undo_near_mask(const struct undo_near *s, const struct fold *text);

/* The parts in which characters are written, by number, folded; 0: no more. */
size_t undo_part(size_t i, const uint16_t **part);

#endif
