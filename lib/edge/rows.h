/*
 * rows - the loop of wt-agg: records in, rows or a state out at the end
 *
 * What filter.h is for tools that pass records on: every record is used,
 * dropped or rejected, and the rows follow when all are read.  Where input
 * was lost a state is left without its end, so that --merge notices.
 *
 * May end the program.
 */
#ifndef WT_ROWS_H
#define WT_ROWS_H

#include <stdbool.h>

#include "agg.h"
#include "filter.h"
#include "opt.h"

struct rows_opts {
	const char *tables; /* --tables NAME or FILE; NULL: one table, a's */
	size_t memory;      /* --memory: bytes that groups may hold */
	bool merge;         /* --merge: states are read, not records */
	bool partial;       /* --partial: a state is written, not rows */
};

/* Reads all input of o, writes, closes; the exit status.  a is ready, unless
 * states are merged; it is not used with tables. */
int rows_run(
    const struct rows_opts *r, struct agg *a, struct filter *f, struct opts *o);

#endif
