/*
 * csv - tables as scraper programs and spreadsheets export them
 *
 *	if (csv_open(&c, text))            the header is read
 *		while (csv_next(&c))       a row: c.cell[0 .. c.ncell - 1]
 *			...
 *
 * RFC 4180, and what people make of it: text is UTF-8 (charset.h), with or
 * without BOM; lines end in LF, CR LF or CR.
 *
 * Cells are parted by a comma, semicolon, tab or bar, or a blank if the first
 * row is all in quotes, told by the first rows or by a line "sep=;".
 *
 * Passed over are rows of nothing but blanks, lines drawn with dashes
 * (Markdown, consoles of databases), "(2 rows)" behind a table of bars, and up
 * to five captions above the header: one text, alone or with two or more empty
 * cells behind it, or texts with labels, "By: North", that fill no more than
 * half of the cells.  Rows may be shorter or longer than the header.
 *
 * Two rows are the header where the first has names above several columns, with
 * empty cells beside, and the second the names below these alone, without a
 * digit: "Seller" above "Name" is "Seller\tName".
 *
 * Quotes are ", or ' if the first line has them around its first cells, or | if
 * it stands around cells of the first rows and nowhere else.  A
 * quote within a cell without quotes is itself; what stands behind a closing
 * quote belongs to the cell; a quote that is never closed, or only lines later
 * and then in the middle of a cell, is itself too, so that a stray one costs no
 * more than its own cell.
 *
 * Within quotes a backslash may stand before a quote, itself and the end of a
 * line, as MySQL and Hive write them: from the first one on that stands before
 * a quote in the middle of a cell.
 *
 * Rows are read one after the other; only the present one is held.
 */
#ifndef WT_CSV_H
#define WT_CSV_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "str.h"

#define CSV_CAPTIONS 5 /* lines above a table, at most */

struct csv {
	struct str *head; /* names of the columns, without blanks around; the
	                   * second of a name is "name 2"; empty is "" */
	size_t nhead;
	struct str *cell; /* of the row; lent until the next */
	size_t ncell;
	uint64_t line; /* where the row begins, from 1 */
	size_t at;     /* the same in bytes of text, from 0 */
	char sep, quote;
	bool escapes; /* a quote within quotes stands behind a backslash */
	/* private */
	struct str text;
	size_t next, cap;
	uint64_t next_line;
	struct buf names, more, cells;
	size_t *end;
	size_t end_cap;
};

/* False if text is no table: no header of two columns or more.  Text is lent;
 * c, valid when zero, is used again for the next. */
bool csv_open(struct csv *c, struct str text);

/* The header is none, but the first row: it is read again as such, and the
 * columns are called 1, 2 ... */
void csv_bare(struct csv *c);

/* True if the row is a header again, as where files were joined: half of its
 * cells are names of columns, and none has a digit.  The columns are called so
 * from now on. */
bool csv_again(struct csv *c);

/* The next row that is not blank; false behind the last. */
bool csv_next(struct csv *c);

/* Goes on with other text of the same table, that begins with a row. */
void csv_go_on(struct csv *c, struct str text);

/* Where in text the next row begins. */
static inline size_t
csv_next_at(const struct csv *c)
{
	return c->next;
}

/* Appends a text as a cell: in quotes where a comma or the like is in it. */
void csv_put(struct buf *out, struct str s);

/* The number of the column of that name, or -1. */
int csv_column(const struct csv *c, struct str name);
void csv_free(struct csv *c);

#endif
