/*
 * rules - rule files: found, read whole, checked, and summed
 *
 * Rules are UTF-8 text that an analyst edits.  A file is read as a whole
 * before the first record; a fault refuses the run with "file:line: what,
 * what to do".  Every file read goes into one digest, so that a result can
 * name the rules it was made with (rules_sha256 in the summary).
 *
 * The default folder is, in this order: $WT_RULES; ../share/wt/rules beside
 * the running program's bin (installed); ../../rules (built in the tree).
 */
#ifndef WT_RULES_H
#define WT_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "err.h"
#include "str.h"

#define RULES_COLS_MAX 32

struct rules; /* where the rules are, and the digest of those read */

struct rules *rules_new(struct err *e);
void rules_free(struct rules *r);

/* The default folder, without a slash at its end.  Lives as long as r. */
const char *rules_home(const struct rules *r);

/* Hex SHA-256 over names and contents of all files read so far, or NULL. */
const char *rules_digest(struct rules *r);

/*
 * Reads a whole file into text (cleared first) and adds it to the digest.
 * Refuses what is not UTF-8 and what does not end in a line feed (a half-
 * written file).  A BOM is dropped.
 */
bool rules_read(
    struct rules *r, const char *path, struct buf *text, struct err *e);

/* As rules_read, for lists that may lack their last line feed (--terms). */
bool rules_text(
    struct rules *r, const char *path, struct buf *text, struct err *e);

/*
 * The rule files at path: path itself, or the files in that folder (not
 * below it) whose names end in suffix, in byte order.  paths is an array of
 * *n C strings; free with rules_list_free.
 */
bool rules_list(const char *path, const char *suffix, char ***paths, size_t *n,
    struct err *e);
void rules_list_free(char **paths, size_t n);

/*
 * A table: TSV with one header line that names the columns.  Lines that
 * begin with # and empty lines are skipped; there is no quoting; white space
 * around a cell is dropped.
 */
struct tsv {
	struct str col[RULES_COLS_MAX]; /* this row, in the order asked for */
	size_t line;                    /* of this row, from 1 */
	const char *path;
	struct str head; /* the header line */
	/* private */
	struct buf text;
	struct str rest;
	size_t ncol, nhead;
	int where[RULES_COLS_MAX];
};

/*
 * Opens the table at path.  columns is NULL-terminated; a name that begins
 * with ? may be missing (its cells are then empty).  Columns not asked for
 * are passed over, so that an analyst may keep notes in them.  What cannot be
 * opened need not be closed.
 */
bool tsv_open(struct tsv *t, struct rules *r, const char *path,
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

/* Sets e to "path:line: " and the message; returns false. */
bool tsv_fault(const struct tsv *t, struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
