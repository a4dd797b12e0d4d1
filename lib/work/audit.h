/*
 * audit - whether the stages of a pipe lost nothing between them
 *
 * A stage is one or more runs of one tool, their counts added up.  Stages are
 * opened in the order of the pipe, and summaries (wt-records(5)) added to them.
 *
 *	audit_stage(a, name);                  each stage, a file or a tool
 *	audit_add(a, stage, field, &e);        each summary
 *	for (i = 0; i < audit_stages(a); i++)
 *		audit_link(a, i, &e);          what is wrong there, if anything
 *	audit_status(a);
 */
#ifndef WT_AUDIT_H
#define WT_AUDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "str.h"

struct audit;

/* The keys of a summary that count; their values, in this order, are the
 * input of audit_add. */
enum {
	AUDIT_TOOL,
	AUDIT_VERSION,
	AUDIT_ARGV,
	AUDIT_RULES,
	AUDIT_IN,
	AUDIT_OUT,
	AUDIT_USED,
	AUDIT_ROWS,
	AUDIT_DROPPED,
	AUDIT_REJECTED,
	AUDIT_SKIPPED,
	AUDIT_STATUS,
	AUDIT_FIELDS
};

/* The jq path of a field. */
const char *audit_path(int field);

struct audit *audit_new(void);
void audit_free(struct audit *a);

/* The next stage; name, in messages, lives as long as a.  Its number, from 0.
 */
size_t audit_stage(struct audit *a, const char *name);

/* The stage whose name is the tool of this summary; of several the first, for
 * wt-agg --merge the last.  audit_stages(a) if there is none. */
size_t audit_find(const struct audit *a, const struct str *field);

/* A summary of that stage.  False with e set where it is none, where its own
 * sum does not hold, or where it does not go with the other runs of its stage;
 * it is then not added. */
bool audit_add(
    struct audit *a, size_t stage, const struct str *field, struct err *e);

size_t audit_stages(const struct audit *a);

/* False with e set where stage i has no summary, did not end well, or did not
 * read what the one before it wrote. */
bool audit_link(struct audit *a, size_t i, struct err *e);

/* The worst of all added, 0 to 3. */
int audit_status(const struct audit *a);

/* Appends stage i as a summary over its runs, with LF. */
void audit_row(const struct audit *a, size_t i, struct buf *out);

#endif
