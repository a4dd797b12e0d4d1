/*
 * redact_priv - text as the finders of redact see it
 *
 * Items: the folded characters of a text, and what folding drops, as plain
 * punctuation; zero-width characters and marks are not there at all.
 */
#ifndef WT_REDACT_PRIV_H
#define WT_REDACT_PRIV_H

#include "fold.h"
#include "redact.h"

struct redact_item {
	uint32_t c;  /* the folded unit, or the character */
	uint32_t at; /* its code point in the text */
	bool letter; /* a unit: a letter or digit of any script */
};

struct redact_cue {
	uint16_t *unit; /* owned */
	size_t n;
	enum { CUE_ID, CUE_RUN, CUE_CHAR, CUE_NAME } what;
};

struct redact_cues {
	struct redact_cue *cue;
	size_t n, cap;
	uint8_t first[0x10000 / 8]; /* bits: units that one begins with */
};

struct redact_work {
	struct redact_item *v;
	size_t n, cap;
	struct fold fold;
	struct fold_map map;
	struct buf value;       /* of what is being read */
	struct redact_cues own; /* names of this record's seller */
};

/* The items of a text. */
void redact_items(struct redact_work *w, struct str text);

/* A span from item i to before item j; its value is w->value. */
void redact_put(
    struct redact_found *f, size_t i, size_t j, enum redact_kind kind);

/* The item behind a pseudonym at item i, or i. */
size_t redact_done(const struct redact_work *w, size_t i);

/* The digit of an item, Chinese ones too, or -1. */
int redact_digit(const struct redact_item *it);

/* A letter or digit of ASCII. */
static inline bool
redact_latin(const struct redact_item *it)
{
	return (it->c >= 'a' && it->c <= 'z') || (it->c >= '0' && it->c <= '9');
}

/* ---- redact_number.c, redact_mail.c: each tries at item i; the item behind
 * what was found, or i ---- */

size_t redact_phone(struct redact_found *f, size_t i);
size_t redact_mail(struct redact_found *f, size_t i);
size_t redact_page(struct redact_found *f, size_t i);

#endif
