/*
 * store - what a database of SQLite keeps, as tables and as pages
 *
 *	if (store_open(s, fd, max, &reason, &e))
 *		while ((what = store_next(s, &reason, &e)) != STORE_END)
 *			... s->table, s->body ...
 *
 * STORE_TABLE: a table in UTF-8, as a program would export it as CSV; a long
 * one becomes several, as the sheets of a workbook do (book.h).
 *
 *	numbers   whole ones as they are; real ones as the shortest text that
 *	          is the same double, 199.0 as 199
 *	NULL      an empty cell
 *	bytes     their text, if they are one; else an empty cell
 *
 * STORE_PAGE: a row of a table whose first rows hold pages (crawl.h), with the
 * cell that has the page.  The cell may be packed (gzip, zlib, zstd, br), or a
 * JSON object that tells of the page.  A table that keeps its data as JSON in a
 * cell, and has a column neither of prices nor of titles, is read so too: each
 * such cell is a page.
 *
 * Cells that Python pickled are told, one STORE_BAD a table, and never read.
 */
#ifndef WT_STORE_H
#define WT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "crawl_words.h"
#include "doc.h"
#include "err.h"
#include "str.h"

/* The reasons, constants: damaged (a table ends there), database (a table
 * cannot be read), too_long (a row), pickle, encoding (of a cell). */
enum store_what {
	STORE_TABLE,
	STORE_EMPTY, /* a table without rows */
	STORE_PAGE,
	STORE_NONE, /* a row without one: reason */
	STORE_BAD,  /* reason, e */
	STORE_END
};

struct store {
	const struct crawl_words *words; /* set by the caller: names of pages */
	/* lent until the next */
	struct str table;
	size_t number;   /* of the table, from 1 */
	struct str body; /* a part of the table; the page */
	/* of a part */
	uint64_t before;           /* rows in those before */
	bool continued;            /* there are such */
	const struct doc_row *row; /* of body; NULL if they have no rowids */
	size_t nrow;
	/* of a page, and what may stand beside it; or absent */
	int64_t id;        /* rowid, or the number of the row without such */
	struct str column; /* it is in this cell, */
	struct str cell;   /* which holds these bytes */
	struct str url, captured, type, charset;
	int status; /* 0 if it is not told */
	/* private */
	struct store_work *work;
};

/* Opens the database in fd, which stays the caller's; false with reason and e
 * set, as sqlite_open.  max: bytes of a row, and of a page unpacked.  s, zero
 * but for its words, may be opened again. */
bool store_open(
    struct store *s, int fd, size_t max, const char **reason, struct err *e);
enum store_what store_next(struct store *s, const char **reason, struct err *e);

/* True if the file ends before it says. */
bool store_cut(const struct store *s);

/* Sets table, id, column and cell to what name says: table/rowid/column.
 * False with e set if there is none. */
bool store_find(struct store *s, struct str name, struct err *e);
void store_free(struct store *s);

#endif
