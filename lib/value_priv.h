/*
 * value_priv - what the parts of value share: the words around numbers
 */
#ifndef WT_VALUE_PRIV_H
#define WT_VALUE_PRIV_H

#include "value.h"

enum word_kind { CURRENCY, UNIT, TIMES, DOTS, OTHERS, COIN, RATIO, LAND };

#define WORD_KINDS (LAND + 1)

struct word {
	enum word_kind kind;
	size_t line; /* of the file */
	struct str word;
	char *value;
	bool sure;
	unsigned char first; /* byte of word, in lower case */
	unsigned power;      /* TIMES, COIN */
};

/*
 * The longest word of that kind that text begins with, or NULL.  within: a
 * byte stands before it.
 */
const struct word *numbers_word(
    const struct numbers *w, struct str text, bool within, enum word_kind kind);

/* No price or count takes more bytes; what is longer is something else. */
#define VALUE_MAX 1024

/* The first number of a text as a price, and the text behind it. */
bool value_first(const struct numbers *w, struct str text, struct price *p,
    struct str *rest);

/* True if that money is written with dots between the thousands. */
bool numbers_dots(const struct numbers *w, const char *currency);

/* True if a number in text has digits that it does not show. */
bool money_hidden(struct str text);

#endif
