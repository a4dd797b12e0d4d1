/*
 * sqlite - the rows of a database of SQLite 3 (sqlite.org/fileformat2.html)
 *
 *	if (sqlite_open(&q, fd, max, &e))
 *		while (sqlite_table(q, &t, &reason, &e) ...)
 *			while ((what = sqlite_next(q, &r, &reason, &e)) ...)
 *				... r.cell[0 .. t.ncolumn - 1]
 *
 * The file is not trusted: it is read through the descriptor alone, never
 * written, locked or looked for beside itself, so that what a -wal or a
 * -journal holds is not seen.  Nothing that it says is run:
 * of tables that have pages of their own the columns that are stored are read,
 * in the order of the rowid, or of the key where there is none; no view,
 * trigger, virtual table, function or extension.
 * https://www.sqlite.org/security.html has the settings.
 *
 * A row that leads back is damage, as a tree whose leaves hang on several
 * branches never ends; so is one whose value is read for too long.
 *
 * Text is UTF-8, whatever the file has, but may be no sound one.
 *
 * This is the only user of libsqlite3.
 */
#ifndef WT_SQLITE_H
#define WT_SQLITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "str.h"

#define SQLITE_TABLES_MAX 10000

enum sqlite_type { CELL_NULL, CELL_NUMBER, CELL_TEXT, CELL_BLOB };

struct sqlite_cell {
	enum sqlite_type type;
	struct str s; /* a number as text: a real one the shortest that is
	               * the same double */
};

/* Lent until the next. */
struct sqlite_table {
	struct str name;
	size_t number;      /* in the database, from 1 */
	struct str *column; /* their names */
	size_t ncolumn;
	bool ids; /* its rows have rowids */
};

struct sqlite_row {
	struct sqlite_cell *cell; /* ncolumn of them; lent until the next row */
	int64_t id;               /* rowid; without one its number */
};

struct sqlite;

struct sqlite *sqlite_new(void);
void sqlite_free(struct sqlite *q);

/*
 * Starts on a file that can be read anywhere, and stays the caller's.  Rows
 * have at most max bytes.  False if its tables cannot be told: then *reason is
 * damaged, or database (it is of a kind that this library does not know).
 */
bool sqlite_open(
    struct sqlite *q, int fd, size_t max, const char **reason, struct err *e);

/* The file ends before it says: what can be read of it is. */
bool sqlite_cut(const struct sqlite *q);

/* Its bytes. */
uint64_t sqlite_size(const struct sqlite *q);

enum sqlite_what {
	SQLITE_GAVE,      /* a table, a row */
	SQLITE_GAVE_LONG, /* a row has too much: it alone is passed over */
	SQLITE_GAVE_BAD,  /* a table is passed over; or a row and all that are
	                   * behind it in its table */
	SQLITE_GAVE_END
};

/* The next table.  reason and e are set with BAD; here and below also with
 * LONG. */
enum sqlite_what sqlite_table(struct sqlite *q, struct sqlite_table *t,
    const char **reason, struct err *e);

/* The next row of it. */
enum sqlite_what sqlite_next(
    struct sqlite *q, struct sqlite_row *r, const char **reason, struct err *e);

/* Begins a table again, by its name, at the row of that id; false if there is
 * none.  The next row is that one. */
bool sqlite_seek(
    struct sqlite *q, struct str table, int64_t id, struct sqlite_table *t);

/* Begins the table once more, at its first row; ends it. */
void sqlite_again(struct sqlite *q);
void sqlite_stop(struct sqlite *q);

#endif
