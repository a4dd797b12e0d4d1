/*
 * sqlite_priv - what the parts of sqlite share
 *
 * sqlite_vfs.c is a file system of its own (sqlite.org/vfs.html), in which
 * there is nothing but a descriptor.
 */
#ifndef WT_SQLITE_PRIV_H
#define WT_SQLITE_PRIV_H

#include <stdbool.h>
#include <stdint.h>

#include "reason.h"
#include "sqlite.h"

#define SQLITE_VFS "wt" /* its name there */

/* What the library is told where the file ends. */
#define SQLITE_ENDS SQLITE_IOERR_BLOCKED

/* Writes what fd is called there, and gives its bytes.  *cut: the file ends
 * before it says; it is then shown as long as that, but what is not there, or
 * of a page in part, cannot be read. */
uint64_t sqlite_vfs(int fd, char name[64], bool *cut);

struct sqlite_span {
	size_t at, n;
};

struct sqlite {
	struct sqlite3 *db;
	struct sqlite3_stmt *stmt; /* the rows of the table */
	size_t max;
	bool cut;
	uint64_t size;
	struct buf names;
	struct sqlite_span *table;
	size_t ntable, table_cap, next;
	/* the table */
	struct buf words, sql;
	struct str *column;
	size_t ncolumn, column_cap;
	struct sqlite_cell *cell;
	size_t cell_cap;
	struct buf numbers;
	const char *id; /* what the rowid is called; NULL: it has none */
	int code;       /* what came of it, where stmt is not there */
	int64_t last;   /* id of the row before, if there was one: */
	bool begun;
	uint64_t rows, ticked; /* so far; when the machine last told */
};

/* The name of the table of that number, from 0. */
struct str sqlite_name(const struct sqlite *q, size_t i);

/* Appends a name in quotes. */
void sqlite_quote(struct buf *b, struct str name);

/* Prepares a query, whose rows are then those of q; a code of the library. */
int sqlite_prepare(struct sqlite *q, struct str sql);

/* Sets q->sql to the rows of a table, whose rowid stands so to a number. */
void sqlite_select(struct sqlite *q, struct str table, const char *where);

/* Prepares the rows of a table: of one that has rowids by these. */
int sqlite_begin(struct sqlite *q, struct str table);

struct str sqlite_text(struct sqlite *q, int i);

/* Sets e to what the library says; gives a word for it. */
const char *sqlite_fault(struct sqlite *q, int code, struct err *e);

#endif
