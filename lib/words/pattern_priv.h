/* pattern_priv - the syntax of a pattern, as far as folding and literals need
 * it: pattern_read.c */
#ifndef WT_PATTERN_PRIV_H
#define WT_PATTERN_PRIV_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "pattern.h"
#include "str.h"

enum token {
	TOK_END,
	TOK_CHAR,  /* stands for itself: cp */
	TOK_SPACE, /* \s, \h: folding drops all that it matches */
	TOK_CLASS, /* [...] */
	TOK_OTHER, /* one that matches something or nothing, not known what */
	TOK_OPEN,  /* ( of a group that must match */
	TOK_LOOK,  /* ( of one that takes no part in the match */
	TOK_CLOSE,
	TOK_ALT,
	TOK_QUANTIFIER,
	TOK_COMMENT, /* also flags (?i) */
	TOK_ODD      /* nothing can be said of the literals */
};

struct reader {
	struct str all;
	size_t at, n; /* the token just read */
	uint32_t cp;
	bool optional; /* TOK_QUANTIFIER: none will do */
	bool quote;    /* within \Q...\E */
};

enum token reader_next(struct reader *r);

/* Appends what a character is in the text that patterns see. */
void pattern_fold_cp(struct pattern_fold *f, uint32_t cp, struct buf *out);
void pattern_fold_free(struct pattern_fold *f);

/* Appends the pattern as it is compared with folded text. */
void pattern_fold(struct pattern_fold *f, struct str pattern, struct buf *out);

/* The literals of a pattern, one of which stands in every text that it
 * matches, each with a line feed; none if nothing is sure. */
void pattern_literals(
    struct pattern_fold *f, struct str pattern, struct buf *out);

#endif
