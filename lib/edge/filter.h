/*
 * filter - the loop over records that all filters share
 *
 *	filter_open(&f, &o);              outputs and inputs, or the end
 *	while ((r = filter_next(&f)))     every record that is sound
 *		... filter_add(&f, r, value) | filter_pass(&f, r) |
 *		    filter_drop(&f) | filter_use(&f)
 *	return filter_close(&f);          the exit status
 *
 * Exactly one of the four verbs is called for each record.  Unsound lines
 * are rejected by filter_next itself; blank lines are passed over.  Standard
 * output is flushed before input is waited for.  May end the program.
 */
#ifndef WT_FILTER_H
#define WT_FILTER_H

#include "edge.h"
#include "in.h"
#include "json.h"
#include "opt.h"
#include "rec.h"

struct filter {
	struct edge edge;
	struct json_paths *want; /* wanted fields; fill before filter_open */
	const char *key;         /* the tool's own key ("match"), or NULL */
	const char *also[3];     /* files read after those named, or NULL */
	/* private */
	int own;
	struct in in;
	struct rec rec;
	char **files; /* all that are read */
	char **file;  /* the next of them */
	int fd;
	bool reading;
};

/* The slot of a wanted field; ends the program if it is no plain path. */
int filter_want(struct filter *f, const char *path);

/* o is lent until filter_close. */
void filter_open(struct filter *f, struct opts *o);

/* The next record, lent until the next call; NULL behind the last. */
struct rec *filter_next(struct filter *f);

/* Out, with the tool's own key set to value. */
void filter_add(struct filter *f, const struct rec *r, struct str value);

/* Out, as it came. */
void filter_pass(struct filter *f, const struct rec *r);

/* Not out, by the rules. */
void filter_drop(struct filter *f);

/* Used up (wt-agg): it is in a row. */
void filter_use(struct filter *f);

/* Rejected by the tool itself, after filter_next found it sound. */
void filter_reject(struct filter *f, const struct rec *r, const char *reason,
    const char *detail);

/* Writes what waits, and frees; the exit status. */
int filter_close(struct filter *f);

#endif
