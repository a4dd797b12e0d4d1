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

struct rules; /* where the rules are, and the digest of those read */

struct rules *rules_new(struct err *e);
void rules_free(struct rules *r);

/* The default folder, without a slash at its end.  Lives as long as r. */
const char *rules_home(const struct rules *r);

/* Hex SHA-256 over names and contents of all files read so far, or NULL. */
const char *rules_digest(struct rules *r);

/* A folder of rule files, for those that read several of them.  Lent. */
struct rules_in {
	struct rules *rules;
	const char *folder;
};

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

#endif
