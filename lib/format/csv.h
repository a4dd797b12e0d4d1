/*
 * csv - tables as scraper programs and spreadsheets export them
 *
 *	if (csv_open(&c, text))            the header is read
 *		while (csv_next(&c))       a row: c.cell[0 .. c.ncell - 1]
 *			...
 *	csv_free(&c);
 *
 * RFC 4180, and what people make of it.  The text is UTF-8 (charset.h), with or
 * without BOM; lines end in LF, CR LF or CR.  Nothing here fails: a text that
 * is no table is told by csv_open, and anything is a row.
 *
 * Cells are parted by a comma, semicolon, tab, bar or ^A, or a blank if the
 * first row is all in quotes, told by the first rows or by a line "sep=;"; or
 * else by ^, ~, or two or more of one sign, a###b, that each of them has as
 * often.
 *
 * These rows are passed over:
 * - of nothing but blanks;
 * - lines drawn with dashes (Markdown, consoles of databases);
 * - "(2 rows)" behind a table of bars, and text without a bar below one of
 *   Markdown;
 * - those that begin with #, if a caption does;
 * - up to five captions above the header: one text, alone or with two or more
 *   empty cells behind it, or texts with labels, "By: North", in no more than
 *   half of the cells, or with the value in the next one, "By:" and "North", or
 *   in any behind a #: "# word: a; page: 2".
 * Rows may be shorter or longer than the header.  If one is longer because an
 * address in it has braces with a comma, x?a={"b":1,"c":2}, that is a cell.
 *
 * A header may have two rows, as cells that were merged leave it: in the first
 * names above several columns, with empty cells beside them, or the same name
 * again, in the second names below only these, none with a digit.  "Seller"
 * above "Name" is "Seller\tName".
 *
 * Quotes are ", or ' if the first line has them around its first cells, or | if
 * it stands around cells of the first rows and nowhere else.  A quote within a
 * cell without quotes is a character like others; what stands behind a closing
 * quote belongs to the cell.  A quote that is never closed, or only lines later
 * in the middle of a cell, is a character too, so that a stray one costs no
 * more than its own cell.
 *
 * MySQL and Hive write a backslash before a quote, a backslash and the end of a
 * line within quotes.  It is read so from the first one on that stands before a
 * quote in the middle of a cell.
 *
 * Markdown writes a bar in a cell as \|.
 *
 * Rows are read one after the other; only the present one is held.
 */
#ifndef WT_CSV_H
#define WT_CSV_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "str.h"

#define CSV_LINK     "hyperlink"
#define CSV_CAPTIONS 5    /* lines above a table, at most */
#define CSV_NAME     60   /* bytes of a name in a further header, at most */
#define CSV_HEAD     4096 /* columns of a header, at most */
#define CSV_UNDER    16 /* names there behind the last of the first, at most */

/* So many cells a row has at most: the last of them holds what is in all
 * behind.  A row of nothing but commas would take 24 times its bytes. */
#define CSV_CELLS 65536

struct csv {
	struct str *head; /* names of the columns, without blanks around; the
	                   * second of a name is "name 2"; empty is "" */
	size_t nhead;
	struct str *cell; /* of the row, one behind the other in memory;
	                   * lent until the next */
	size_t ncell;
	uint64_t line; /* where the row begins, from 1 */
	size_t at;     /* the same in bytes of text, from 0 */
	char sep, quote;
	size_t run;   /* so many of sep part two cells: mostly 1 */
	bool escapes; /* backslashes are read so */
	bool open;    /* a quote of the row is never closed in the text */
	bool notes;   /* rows that begin with # are passed over */
	bool barred;  /* each row begins with a bar, as in Markdown */
	bool apart;   /* the row stands behind a blank one */
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

/* Says that the table has no header: the row taken for one is read again as the
 * first row, and the columns are called 1, 2 ... */
void csv_bare(struct csv *c);

/* True if the row is a header again, as in files that were joined: half of its
 * cells are names of columns, and none has a digit.  From then on the columns
 * have its names. */
bool csv_again(struct csv *c);

/* Makes the row the header of the rows behind it: that it is one the caller
 * knows.  A column CSV_LINK stays, which a workbook's rows have all and only
 * the first header names. */
void csv_take_head(struct csv *c);

/* The next row that is not blank; false behind the last. */
bool csv_next(struct csv *c);

/* Goes on with other text of the same table, that begins with a row. */
void csv_go_on(struct csv *c, struct str text);

/* Its cells are not needed any more: gives back the memory of a row of
 * megabytes. */
void csv_release(struct csv *c);

/* Where in text the next row begins. */
static inline size_t
csv_next_at(const struct csv *c)
{
	return c->next;
}

/* The rule for a second row of names below a header, column by column, which
 * workbooks are read by as well: a text stands in each column of a group, and
 * in no other, and none is data.  Valid when zero. */
struct csv_below {
	bool in;  /* within a group */
	size_t n; /* columns of groups so far: less than two are no such row */
};

/* The next column.  under: a name before it stands above it too; next: so it is
 * with the column behind it; cell: what the row has there, without blanks
 * around.  False if it is no such row. */
bool csv_below(struct csv_below *b, bool under, bool next, struct str cell);

/* Appends a text as a cell of RFC 4180: in quotes if it has a comma, quote or
 * line end. */
void csv_put(struct buf *out, struct str s);

/* Appends a cell of a row, behind a comma unless it is the first: in quotes
 * whatever it has, so that no other sign in it is taken for one that parts
 * cells. */
void csv_put_cell(struct buf *out, bool first, struct str cell);

/* The number of the column of that name, from 0, or -1. */
int csv_column(const struct csv *c, struct str name);

/* Frees what c has, and leaves it valid for csv_open. */
void csv_free(struct csv *c);

#endif
