/*
 * csv_priv - what csv.c (rows) and csv_head.c (the header) share
 */
#ifndef WT_CSV_PRIV_H
#define WT_CSV_PRIV_H

#include "csv.h"

/* Reads the next row as it stands, blank or not; false at the end. */
bool csv_row(struct csv *c);

/* Sets part to the n parts of b, which end where `end` says: lent until b is
 * changed. */
void csv_parts(
    const struct buf *b, const size_t *end, struct str *part, size_t n);

#endif
