/*
 * sql - rows that a dump of a database inserts
 *
 *	if (sql_like(text) && (sql_open(&s, text), true))
 *		while (sql_next(&s))       a row: s.cell[0 .. s.ncell - 1]
 *			...
 *
 * Dumps of MySQL (mysqldump, phpMyAdmin, Navicat), SQLite (.dump), PostgreSQL
 * (--inserts) and SQL Server: INSERT and REPLACE with VALUES, one row or many.
 * The columns are those that the statement names, else those of the table's
 * CREATE TABLE before it; there a column's COMMENT is its note.  A cell is its
 * text, '' and (but in SQLite and PostgreSQL) \ undone; NULL, and what would
 * have to be computed, is absent.  All other statements are passed over.
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

struct sql {
	struct str table;
	struct sql_column *head; /* n of it; lent until the next sql_next */
	size_t nhead;
	struct str *cell; /* lent until the next */
	size_t ncell;
	size_t at; /* in text: behind the row */
	bool cut;  /* text ends within a row */
	/* private */
	struct str text;
	bool values; /* within an INSERT, before a row */
	bool plain;  /* \ is itself */
	struct sql_table *made;
	size_t nmade, made_cap, head_cap, cell_cap;
	struct buf cells; /* what cells lend */
	size_t *end;
	size_t end_cap;
};

/* True if a text that begins so may be one. */
bool sql_like(struct str first);

/* s, valid when zero, is used again for the next.  text is lent. */
void sql_open(struct sql *s, struct str text);

/* The next row; false behind the last. */
bool sql_next(struct sql *s);
void sql_free(struct sql *s);

#endif
