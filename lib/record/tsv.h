/*
 * tsv - the tables among the rule files
 *
 * TSV with one header line that names the columns.  Lines that begin with # and
 * empty lines are skipped; there is no quoting; white space around a cell is
 * dropped.  What is at fault is told as "file:line: what".
 */
#ifndef WT_TSV_H
#define WT_TSV_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "err.h"
#include "rules.h"
#include "str.h"

#define TSV_COLS_MAX 32

struct tsv {
	struct str col[TSV_COLS_MAX]; /* this row, in the order asked for */
	size_t line;                  /* of this row, from 1 */
	const char *path;             /* lent, or t's own: tsv_open_in */
	struct str head;              /* the header line */
	/* private */
	struct buf text;
	struct str rest;
	struct buf own; /* path, if it was made here */
	size_t ncol, nhead;
	int where[TSV_COLS_MAX];
};

/*
 * Opens the table at path.  columns is NULL-terminated; a name that begins
 * with ? may be missing (its cells are then empty).  Columns not asked for
 * are passed over, so that an analyst may keep notes in them.  What cannot be
 * opened need not be closed.
 */
bool tsv_open(struct tsv *t, struct rules *r, const char *path,
    const char *const *columns, struct err *e);

/* The same of the file `name` in the folder; t->path is then its own, and lives
 * until tsv_close(). */
bool tsv_open_in(struct tsv *t, struct rules_in in, struct str name,
    const char *const *columns, struct err *e);

/* The next row; 0 at the end, -1 with e set where a row is ragged. */
int tsv_next(struct tsv *t, struct err *e);
void tsv_close(struct tsv *t);

/*
 * A whole table: opened, each row given to row with `of`, closed.  Returns
 * true at its end; false, with e set, where it cannot be opened, a row is
 * ragged, or row returned false (which has set e, by tsv_fault).
 */
typedef bool tsv_row(void *of, const struct tsv *t, struct err *e);
bool tsv_each(struct rules *r, const char *path, const char *const *columns,
    tsv_row *row, void *of, struct err *e);

/* The same of the table `name` below rules_home, "redact/cues.tsv". */
bool tsv_each_home(struct rules *r, const char *name,
    const char *const *columns, tsv_row *row, void *of, struct err *e);

/* Sets e to "path:line: " and the message; returns false. */
bool tsv_fault(const struct tsv *t, struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
