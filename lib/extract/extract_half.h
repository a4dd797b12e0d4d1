/*
 * extract_half - the address or amount in the last cell of a table's last row,
 * where the file was cut in it: by how those of the rows before go on
 */
#ifndef WT_EXTRACT_HALF_H
#define WT_EXTRACT_HALF_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

/* How the last cells of a table's rows begin, if all are addresses, and end, if
 * all are numbers with a point.  Valid when zero. */
struct half {
	char base[256]; /* as all do, so far, in n bytes */
	size_t n, rows;
	size_t length, digits; /* all are so long and end with so many digits;
	                        * or 0 */
	bool none;             /* one is no address */
	size_t numbers;        /* rows whose last cell is a number */
	size_t places;         /* digits behind the point, of all of them */
	bool padded;           /* one of them ends with 0, as in 68.00 */
	bool uneven;           /* they differ, or one cell is no number */
};

/* Notes the last cell of a row that is whole. */
void extract_half_note(struct half *h, struct str cell);

/* True if the address, with which the file ends, was cut: it stops where all
 * before still are the same, or in a number whose digits are as many in all.
 * Or if the amount was: others are filled up with zeros to more places. */
bool extract_half_is(const struct half *h, struct str cell);

#endif
