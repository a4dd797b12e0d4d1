/*
 * amount - the digits of a price, as text
 *
 * Prices are kept as they stood: 52.90 is not 52.9, and no digit is lost to
 * binary fractions.  A struct amount is the text of a JSON number without sign
 * and exponent; the empty text is "none".
 */
#ifndef WT_AMOUNT_H
#define WT_AMOUNT_H

#include <stdbool.h>

#include "str.h"

#define AMOUNT_MAX 40

struct amount {
	char text[AMOUNT_MAX];
};

/*
 * Takes digits with at most one point ("1299.00", ".5", "007"): zeros in front
 * are dropped, those behind stay.  False for anything else, or too many.
 */
bool amount_set(struct amount *d, struct str digits);

/* d times ten to the power of k.  False if it grows too long. */
bool amount_shift(struct amount *d, unsigned k);

/* d divided by a hundred: 1990 fen are 19.90 yuan; by a thousand. */
bool amount_cents(struct amount *d);
bool amount_mille(struct amount *d);

/* By value: below, at or above 0. */
int amount_cmp(const struct amount *a, const struct amount *b);

/* As a number; false beyond 2^63, and for a fraction. */
bool amount_whole(const struct amount *d, unsigned long long *n);

#endif
