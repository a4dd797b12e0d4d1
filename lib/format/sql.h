/*
 * sql - rows that a dump of a database inserts
 *
 *	if (sql_like(text) && (sql_open(&s, text), true))
 *		while (sql_next(&s))       a row: s.cell[0 .. s.ncell - 1]
 *			...
 *
 * Dumps of MySQL (mysqldump, phpMyAdmin, Navicat), SQLite (.dump), PostgreSQL
 * (pg_dump, with --inserts or without) and SQL Server: INSERT and REPLACE with
 * VALUES, one row or many, and the lines behind COPY ... FROM stdin, in its
 * own text format or in CSV.  The columns are those that the statement names,
 * else those of the table's CREATE TABLE before it; there a column's COMMENT is
 * its note.  A cell is its text, '' and (but in SQLite and PostgreSQL)
 * \ undone; NULL, and what would have to be computed, is absent.  All other
 * statements are passed over.
 *
 * Text is UTF-8.  Only the present row is held.
 */
#ifndef WT_SQL_H
#define WT_SQL_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "str.h"

struct sql_column {
	struct str name, note; /* note: absent if there is none */
};

enum sql_what {
	SQL_END,
	SQL_ROW,
	SQL_OTHER /* a statement, or the end of one with rows */
};

/* How rows stand in a statement. */
enum sql_rows { SQL_NONE, SQL_VALUES, SQL_COPY, SQL_CSV };

struct sql {
	struct str table;
	struct sql_column *head; /* n of it; lent until the next sql_next */
	size_t nhead;
	struct str *cell; /* lent until the next */
	size_t ncell;
	size_t at; /* in text: behind the row */
	bool cut;  /* text ends within a row, before one that is due, in the
	            * columns of a table, or without the line behind COPY */
	/* within a statement with rows: how they stand, and its text before
	 * VALUES or FROM */
	enum sql_rows rows;
	struct str statement;
	/* private */
	struct str text;
	bool plain; /* \ is itself */
	bool due;   /* a row has to follow: behind VALUES, or a comma */
	struct sql_table *made;
	size_t nmade, oldest, made_cap, head_cap, cell_cap;
	struct buf cells; /* what cells lend */
	size_t *end;
	size_t end_cap;
};

/* True if a text that begins so may be one. */
bool sql_like(struct str first);

/* s, valid when zero, is used again for the next.  text is lent. */
void sql_open(struct sql *s, struct str text);

/* Goes on with other text of the same dump, which begins behind a row or a
 * statement: within one whose rows stand so. */
void sql_go_on(struct sql *s, struct str text, enum sql_rows within);

/* The next row; false behind the last. */
bool sql_next(struct sql *s);

/* The next row or statement. */
enum sql_what sql_step(struct sql *s);

/*
 * Appends what a text has to have before it to be read as what follows the
 * present place: the make, and the tables made in s->text before `at`; what
 * the statement is that it is within.
 */
void sql_make(const struct sql *s, struct buf *out);
void sql_tables(const struct sql *s, size_t at, struct buf *out);
void sql_within(struct str statement, enum sql_rows rows, struct buf *out);

void sql_free(struct sql *s);

#endif
