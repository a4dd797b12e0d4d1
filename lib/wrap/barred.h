/*
 * barred - tables between bars whose cells have several lines
 *
 *	| 7  | horn        a line end in a cell, as the shell of MySQL shows it
 *	comb | 5.00 |
 *
 *	+----+------+      in a box, as others do
 *	| 7  | horn | 5 |
 *	|    | comb |   |
 *
 * Sources: mysql(1), PrettyTable, tabulate.
 */
#ifndef WT_BARRED_H
#define WT_BARRED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the table with each row on a line; false, with nothing appended, if
 * text is none, or each row is on one. */
bool barred_text(struct str text, struct buf *out);

#endif
