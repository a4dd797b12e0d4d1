/*
 * value_priv - what value.c and value_numbers.c share: the words around numbers
 */
#ifndef WT_VALUE_PRIV_H
#define WT_VALUE_PRIV_H

#include "value.h"

enum word_kind { CURRENCY, UNIT, TIMES, DOTS, OTHERS };

struct word {
	enum word_kind kind;
	size_t line; /* of the file */
	struct str word;
	char *value;
	bool sure;
	unsigned char first; /* byte of word, in lower case */
	unsigned power;      /* TIMES */
};

/*
 * The longest word of that kind that text begins with, or NULL.  within: a
 * byte stands before it.
 */
const struct word *numbers_word(
    const struct numbers *w, struct str text, bool within, enum word_kind kind);

/* True if that money is written with dots between the thousands. */
bool numbers_dots(const struct numbers *w, const char *currency);

/* True if a number in text has digits that it does not show. */
bool money_hidden(struct str text);

#endif
