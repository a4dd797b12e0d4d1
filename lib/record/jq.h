/*
 * jq - expressions of jq 1.6 on untrusted records, in a process of their own
 *
 * libjq is what users know, and it is not to be trusted with a record: some
 * values abort it (todate on 1e18), some expressions never end, and numbers
 * become doubles.  So each expression is compiled once, in a forked worker
 * with an empty environment, no files but its socket, 2 GiB of memory and few
 * system calls.  A value on which the worker dies, or computes for more than
 * a second, costs that value alone: the next gets a new worker.  The worker
 * ends with its parent.
 *
 * Expressions may use what computes on their input.  What reaches out (env,
 * $ENV, input, import, halt, debug ...) or differs from run to run (now,
 * localtime) is refused when it is compiled, by name.  Times are UTC.
 *
 * What libjq 1.6 does to values: numbers become doubles (ids beyond 2^53
 * change, 1e400 is 1.797e308), of duplicate keys the last stays, and values
 * nested deeper than 256 levels are an error.
 *
 * jq_worker.c is the only user of jq.h and jv.h.
 */
#ifndef WT_JQ_H
#define WT_JQ_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "err.h"
#include "str.h"

struct jq;

enum jq_result {
	JQ_OK,
	JQ_ERROR, /* this value's fault: an error, an abort, a time-out */
	JQ_FAILED /* no process is to be had: nothing can be said of the value
	           */
};

/* NULL with e set where the expression is refused. */
struct jq *jq_new(struct str expr, struct err *e);
void jq_free(struct jq *q);

/*
 * Runs it on one JSON value, which must be sound.  The results are appended
 * to out as compact JSON, a line each, and counted; they may be nested deeper
 * than JSON_DEPTH_MAX.  On JQ_ERROR and JQ_FAILED out is as it was, and e says
 * why.
 */
enum jq_result jq_run(struct jq *q, struct str value, struct buf *out,
    size_t *nresults, struct err *e);

/*
 * True if expr uses nothing but what is allowed, and its brackets match; else
 * e names what is wrong.  Such an expression in brackets, with a line feed
 * before the closing one, is a term that can be put into a larger expression.
 */
bool jq_allowed(struct str expr, struct err *e);

#endif
