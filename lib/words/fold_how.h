/*
 * fold_how - the tricks that folding sees through, a bit each
 *
 * The names, in this order, are those of `how` in wt-records(5).
 */
#ifndef WT_FOLD_HOW_H
#define WT_FOLD_HOW_H

enum {
	HOW_WIDTH = 1 << 0,        /* full-width and half-width forms */
	HOW_CASE = 1 << 1,         /* capital letters */
	HOW_COMPAT = 1 << 2,       /* other compatibility forms of NFKC */
	HOW_ZERO_WIDTH = 1 << 3,   /* zero-width, bidi, soft hyphen */
	HOW_COMBINING = 1 << 4,    /* marks on letters */
	HOW_TRADITIONAL = 1 << 5,  /* traditional characters */
	HOW_SPACED = 1 << 6,       /* white space put between */
	HOW_SYMBOL = 1 << 7,       /* punctuation, symbols, emoji put between */
	HOW_CIRCLED = 1 << 8,      /* circled letters and digits */
	HOW_CONFUSABLE = 1 << 9,   /* Cyrillic, Greek letters that look Latin */
	HOW_REPLACEMENT = 1 << 10, /* U+FFFD: what a bad byte became */
	HOW_MASK = 1 << 11,        /* a sign in place of a character */
	HOW_EMOJI = 1 << 12,       /* an emoji in place of a word */
	HOW_INITIALS = 1 << 13,    /* first letters of pinyin */
	HOW_PINYIN = 1 << 14,      /* pinyin syllables */
	HOW_HOMOPHONE = 1 << 15,   /* characters that sound alike */
	HOW_RADICAL = 1 << 16,     /* a character in its parts */
	HOW_ENTITY = 1 << 17,      /* HTML entities left over */
	HOW_INSERTED = 1 << 18 /* a letter, a digit or the same again in it */
};

/* What folding saw that undo.h should look at. */
enum { FOLD_SEEN_ENTITY = 1, FOLD_SEEN_EMOJI = 2, FOLD_SEEN_MASK = 4 };

#define HOW_NAMES                                                            \
	"width", "case", "compat", "zero_width", "combining", "traditional", \
	    "spaced", "symbol", "circled", "confusable", "replacement",      \
	    "mask", "emoji", "initials", "pinyin", "homophone", "radical",   \
	    "entity", "inserted"
#define HOW_COUNT 19

#endif
