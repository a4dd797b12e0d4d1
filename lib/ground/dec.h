/*
 * dec - exact decimal numbers: read, compare, add, average, write
 *
 * A number is what its digits say: 0.1 is a tenth, an id of 18 digits keeps
 * them, 1, 1.0 and 1e0 are equal.  Nothing here is ever rounded but a mean,
 * which is correctly rounded, ties to even, to 12 decimals, and a ratio.
 *
 * Canonical writing: no exponent, no plus sign, no leading zeros, no trailing
 * zeros behind the point, no point without digits behind it, no -0.
 *
 * Numbers with more than 1,000 digits, or with an exponent beyond -400 to
 * 400, as they are written, are out of range: they are refused before
 * anything is expanded, so that 1e999999999 costs nothing.
 */
#ifndef WT_DEC_H
#define WT_DEC_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "str.h"

#define DEC_DIGITS_MAX   1000
#define DEC_EXPONENT_MAX 400
#define DEC_PLACES       12 /* decimals of a mean */

__extension__ typedef __int128 dec_wide;

/*
 * One number.  Most are small: m / 10^scale, |m| < 10^18, scale 0 to 18 and
 * no larger than it must be.  For others text is their canonical writing.
 */
struct dec {
	int64_t m;
	struct str text; /* absent (p NULL) when small */
	uint8_t scale;
};

/*
 * Reads a number of a JSON text.  The text of one that is not small stands in
 * big (cleared first) until big changes.  False if it is out of range.
 */
bool dec_read(struct str number, struct dec *d, struct buf *big);

/* As dec_read, for a canonical writing of any length, which is lent. */
struct dec dec_canonical(struct str text);

/* <0, 0, >0 as a is less than, equal to or greater than b. */
int dec_cmp(const struct dec *a, const struct dec *b);

/* The same of two canonical writings. */
int dec_cmp_text(struct str a, struct str b);

/*
 * a times b divided by c, computed exactly and rounded once, half to even, to
 * that many decimals (0 to 18).  Of small numbers only: false for others, for
 * results that are not small, and where c is 0.
 */
bool dec_ratio(const struct dec *a, const struct dec *b, const struct dec *c,
    int places, struct dec *out);

/* Appends the canonical writing. */
void dec_write(const struct dec *d, struct buf *out);

/*
 * A sum of any number of decimals, exact in any order.  Valid when zero (the
 * sum of nothing).  Owns memory only after numbers that are not small.
 */
struct dec_sum {
	uint64_t n; /* numbers added */
	/* private */
	struct dec_limbs *limbs;
	dec_wide m; /* times 10^-18 */
};

void dec_sum_add(struct dec_sum *s, const struct dec *d);
void dec_sum_add_square(struct dec_sum *s, const struct dec *d);
void dec_sum_free(struct dec_sum *s);

/* Appends the sum. */
void dec_sum_write(const struct dec_sum *s, struct buf *out);

/*
 * Appends the sum divided by n, which must not be 0, rounded half to even to
 * DEC_PLACES decimals.
 */
void dec_sum_mean(const struct dec_sum *s, struct buf *out);

/* ---- dec_big: long integers ---- */

/* Appends the square of d. */
void dec_square(const struct dec *d, struct buf *out);

/*
 * Appends a / b, canonical writings, b not 0, rounded half to even to
 * DEC_PLACES decimals.
 */
void dec_divide(struct str a, struct str b, struct buf *out);

/*
 * Appends the standard deviation of n numbers, rounded in the same way, from
 * their sum and the sum of their squares: of a sample (n > 1), that is by
 * n - 1, or of all there are (n > 0), by n.  The sums must be sound.
 */
void dec_deviation(uint64_t n, struct str sum, struct str squares, bool sample,
    struct buf *out);

/* False where no n numbers have that sum and that sum of their squares. */
bool dec_squares_sound(uint64_t n, struct str sum, struct str squares);

#endif
