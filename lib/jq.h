/*
 * jq - expressions of jq 1.6 on untrusted records, in a process of their own
 *
 * libjq is what users know, and it is not to be trusted with a record: some
 * values abort it (todate on 1e18), some expressions never end, and numbers
 * become doubles.  So each expression is compiled once, in a forked worker
 * with an empty environment and no files but its socket; a worker that dies
 * or takes more than a second costs the record it had, and the next record
 * gets a new one.
 *
 * Expressions may use what computes on their input.  What reaches out (env,
 * $ENV, input, import, halt, debug ...) or differs from run to run (now,
 * localtime) is refused when it is compiled, by name.
 *
 * This is the only user of jq.h and jv.h.
 */
#ifndef WT_JQ_H
#define WT_JQ_H

#include <stddef.h>

#include "buf.h"
#include "err.h"
#include "str.h"

struct jq;

enum jq_result {
	JQ_OK,
	JQ_ERROR /* this value's fault: an error, an abort, a time-out */
};

/* NULL with e set where the expression is refused. */
struct jq *jq_new(struct str expr, struct err *e);
void jq_free(struct jq *q);

/*
 * Runs it on one JSON value, which must be sound.  The results are appended
 * to out as compact JSON, a line each, and counted.  On JQ_ERROR out is as it
 * was.
 */
enum jq_result jq_run(struct jq *q, struct str value, struct buf *out,
    size_t *nresults, struct err *e);

/* True if expr uses nothing but what is allowed; else e names it. */
bool jq_allowed(struct str expr, struct err *e);

#endif
