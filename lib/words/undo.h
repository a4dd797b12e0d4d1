/*
 * undo - a text with its disguises undone
 *
 * Some disguises change the characters themselves, so that folding alone
 * does not find the word: HTML entities left over (&#35937;牙), emoji for
 * words (🐘牙), characters in their parts (犭良皮), signs in place of one
 * (*角), characters spelt in letters (xiang4芽), what was put into a word
 * (象a牙).  Here the text is folded once more as it was meant; each unit knows
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

/* "Of": 🐘的牙. */
#define UNDO_OF 0x7684

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
	UNDO_MASKS, /* signs in place of a character as UNDO_ANY */
	UNDO_BOXES, /* the same, and letters written for such: 0, o, 口 */
	UNDO_SPELT, /* as UNDO_BRIEF, and syllables of pinyin as units that are
	             * read so: SOUND_UNIT + n of sound_unit.h */
	UNDO_INSERTED /* without a letter or digit between two characters, and
	               * the same character again */
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

enum undo_near_flag {
	UNDO_NEAR_MASKED = 1,   /* a character of the word may be masked */
	UNDO_NEAR_INSERTED = 2, /* something may be put into it */
	UNDO_NEAR_SOUND = 4     /* it may be found by its sound */
};
void undo_near_add(
    struct undo_near *s, const uint16_t *unit, size_t n, unsigned flags);

/* Could an emoji of the text be part of a word?  Has it a sign or an x that
 * may mask, and could that be? */
bool undo_near_emoji(const struct undo_near *s, const struct fold *text);
bool undo_has_mask(const struct fold *text);
bool undo_near_mask(const struct undo_near *s, const struct fold *text);

/* Could letters of the text be part of a word, could something have been put
 * into one, could a letter or character that masks but within?  Bits of 1 <<
 * enum undo_how.  (undo_meet.c) */
unsigned undo_meet(const struct undo_near *s, const struct fold *text);

/* Is it a sign in place of a character: MASK_ANYWHERE, or between two
 * characters of a word only? */
enum undo_sign { MASK_NONE, MASK_ANYWHERE, MASK_WITHIN };
enum undo_sign undo_sign_of(uint32_t cp);

/* The parts in which characters are written, by number, folded; 0: no more. */
size_t undo_part(size_t i, const uint16_t **part);

#endif
