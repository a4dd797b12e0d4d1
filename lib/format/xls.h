/*
 * xls - the sheets of a workbook of before 2007 (XLS: BIFF 2 to 8, MS-XLS), as
 * tables
 *
 *	if (xls_read(file, max, &made, &e))
 *		for (left = buf_str(&made); xls_next(&left, &s);)
 *			... s.body is a table that csv.h reads
 *
 * FreeXL reads it, whose only user this is, in a process of its own (apart.h):
 * it wants a file, and bent ones have ended it.  Numbers are written as whole
 * ones where they are, with 15 digits at most otherwise; dates as FreeXL has
 * them, 2024-05-06 12:30:00.  Links behind cells are not known to it.
 */
#ifndef WT_XLS_H
#define WT_XLS_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "err.h"
#include "str.h"

#define XLS_SHEETS_MAX 1000
#define XLS_SECONDS    60 /* of processor time for a file */

struct xls_sheet {
	size_t number; /* in the workbook, from 1 */
	struct str name;
	struct str body; /* empty if the sheet is */
};

/* True if the file begins as one does; so do others of that time. */
bool xls_like(struct str file);

/* Appends the sheets, with max bytes in all; false with e set if that is more,
 * or it is no workbook that can be read. */
bool xls_read(struct str file, size_t max, struct buf *made, struct err *e);

/* Cuts the next sheet off *left, what is made; false behind the last. */
bool xls_next(struct str *left, struct xls_sheet *s);

#endif
