/*
 * agg_line - a group with the values of its columns, as JSON, and one such
 * after the other, in the order of their keys
 *
 * A line owns its buffers, and is filled anew by the next; key is lent by what
 * it was read from.
 */
#ifndef WT_AGG_LINE_H
#define WT_AGG_LINE_H

#include "agg_priv.h"

struct agg_line {
	uint8_t level;
	struct str key;  /* lent */
	struct buf text; /* of the columns, one after the other; that of a */
	size_t *from;    /* sketch: VALUE ERROR.  Where each begins, and ends */
	struct buf key_bytes, spare;
	size_t *spare_from;
};

/* Where lines come from: groups in memory, or what was emitted. */
struct agg_lines {
	struct agg *a;
	struct agg_group **group; /* in order */
	size_t n, next;
	bool folds;
	struct agg_fold fold;
};

bool agg_lines_open(
    struct agg_lines *l, struct agg *a, struct runs *from, struct err *e);
/* 1, 0, -1. */
int agg_lines_next(struct agg_lines *l, struct agg_line *line, struct err *e);
void agg_lines_close(struct agg_lines *l);

void agg_line_init(const struct agg *a, struct agg_line *line);
void agg_line_free(struct agg_line *line);
/* The line of a group that is not there. */
void agg_line_empty(const struct agg *a, struct agg_line *line);
/* A copy, with its key. */
void agg_line_copy(
    const struct agg *a, struct agg_line *to, const struct agg_line *from);
struct str agg_line_column(const struct agg_line *line, size_t i);

/* Fills the columns that are made of others; total, parent: lines. */
void agg_line_derive(const struct agg *a, struct agg_line *line,
    const struct agg_line *total, const struct agg_line *parent);

#endif
