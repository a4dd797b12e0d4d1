/*
 * runs - byte strings sorted, on disk where they are more than memory holds
 *
 *	struct runs r = {.memory = 32 << 20};
 *	runs_put(&r, key, load, &e)        each
 *	runs_sort(&r, &e)                  once all are there
 *	while ((got = runs_next(&r, &key, &load, &e)) > 0) ...
 *
 * Entries come in the order of their keys' bytes, those with equal keys in
 * any order among themselves.  What is beyond memory is written in sorted
 * runs to a file of lib/scratch, in TMPDIR, which is gone with the
 * process.  runs_sort again begins from the first.
 */
#ifndef WT_RUNS_H
#define WT_RUNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "str.h"

struct runs_entry {
	size_t at; /* of the key; the load follows it */
	const char *p;
	uint32_t nkey, nload;
};

struct runs_cursor; /* a run that is read */

struct runs {
	size_t memory; /* bytes to sort at once; set before the first */
	uint64_t n;    /* entries */
	/* private */
	struct buf bytes;
	struct runs_entry *entry;
	size_t nentry, entry_cap, next;
	int fd; /* + 1 */
	uint64_t written;
	uint64_t *start; /* of each run, and the end of the last */
	size_t nrun, run_cap;
	struct runs_cursor *cursor;
	size_t *heap, nheap;
};

/* Copies an entry.  False, with e set, if the disk cannot hold it: nothing can
 * be done with r then but to free it.  So too runs_sort and runs_next. */
bool runs_put(struct runs *r, struct str key, struct str load, struct err *e);

/* Nothing more is put: the next is the first. */
bool runs_sort(struct runs *r, struct err *e);

/* 1, and the next entry, lent until the next call; 0 behind the last; -1 with e
 * set. */
int runs_next(struct runs *r, struct str *key, struct str *load, struct err *e);

void runs_free(struct runs *r);

#endif
