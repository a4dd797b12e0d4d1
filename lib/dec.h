/*
 * dec - decimal numbers as text
 *
 * Prices are kept as they stood: 52.90 is not 52.9, and no digit is lost to
 * binary fractions.  A struct dec is the text of a JSON number without sign
 * and exponent; the empty text is "none".
 */
#ifndef WT_DEC_H
#define WT_DEC_H

#include <stdbool.h>

#include "str.h"

#define DEC_MAX 40

struct dec {
	char text[DEC_MAX];
};

/*
 * Takes digits with at most one point ("1299.00", ".5", "007"): zeros in front
 * are dropped, those behind stay.  False for anything else, or too many.
 */
bool dec_set(struct dec *d, struct str digits);

/* d times ten to the power of k.  False if it grows too long. */
bool dec_shift(struct dec *d, unsigned k);

/* d divided by a hundred: 1990 fen are 19.90 yuan. */
bool dec_cents(struct dec *d);

/* By value: below, at or above 0. */
int dec_cmp(const struct dec *a, const struct dec *b);

/* The digits before the point, as a number; false beyond 2^63. */
bool dec_whole(const struct dec *d, unsigned long long *n);

#endif
