/*
 * extract_half - the address in the last cell of a table's last row, where the
 * file was cut in it: by how those of the rows before go on
 */
#ifndef WT_EXTRACT_HALF_H
#define WT_EXTRACT_HALF_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

/* How the last cells of a table's rows begin, if all are addresses.  Valid when
 * zero. */
struct half {
	char base[256]; /* as all do, so far, in n bytes */
	size_t n, rows;
	size_t length, digits; /* all are so long and end with so many digits;
	                        * or 0 */
	bool none;             /* one is no address */
};

/* Notes the last cell of a row that is whole. */
void extract_half_note(struct half *h, struct str cell);

/* True if the address, with which the file ends, was cut: it stops where all
 * before still are the same, or in a number whose digits are as many in all. */
bool extract_half_is(const struct half *h, struct str cell);

#endif
