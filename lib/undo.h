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

/* tricks: bits of fold_how.h.  parts: characters in their parts were seen.
 * False if there was nothing to undo.  Only what stands around something that
 * was undone is kept. */
bool undo_text(struct undo *u, const struct fold_map *text, enum undo_how how,
    uint32_t tricks, bool parts);
void undo_free(struct undo *u);

/* Is the unit the briefest name of an emoji? */
bool undo_emoji_says(uint32_t cp, uint16_t unit);

/* What words are made of: could the name of an emoji be part of one? */
struct undo_names {
	uint64_t unit[65536 / 64], pair[65536 / 64]; /* a bit each, hashed */
};

void undo_names_add(struct undo_names *s, const uint16_t *unit, size_t n);
bool undo_names_may(const struct undo_names *s, uint32_t cp);

/* The parts in which characters are written, by number, folded; 0: no more. */
size_t undo_parts(size_t i, const uint16_t **part);

#endif
