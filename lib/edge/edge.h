/*
 * edge - output, rejects, summary, status: what every tool owes the outside
 *
 * DESIGN section 3 in one place.  The two loops of the set, filter.h over
 * records and pages.h over archived pages, are built on it; a tool seldom
 * calls it itself.  May end the program.
 *
 *	in = out + dropped + rejected            per-record tools
 *	in = used + skipped + rejected           wt-extract (out = adverts)
 *	in = used + dropped + rejected           wt-agg, wt-report (rows beside)
 *
 * edge_close checks that sum itself; a tool whose sum does not hold ends
 * with status 3, for something was lost.
 */
#ifndef WT_EDGE_H
#define WT_EDGE_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "die.h"
#include "opt.h"
#include "str.h"

struct sha;

#define EDGE_SKIPS 32 /* tests/man.bats: the man page has no more */

struct edge_skip {
	const char *reason; /* a constant */
	uint64_t n;
};

struct edge {
	struct buf out; /* whole lines waiting to be written */
	uint64_t in, used, written, dropped, rejected, rows;
	uint64_t duplicate_keys;
	bool pages;               /* the sum is wt-extract's */
	bool table;               /* the sum is wt-agg's */
	bool withhold;            /* rejects are written without their bytes */
	const char *rules_sha256; /* NULL: no rules were read */
	/* private */
	const struct opt_common *opt;
	struct edge_skip skip[EDGE_SKIPS];
	int nskip;
	int status;
	int fd, dirfd, rejects_fd, summary_fd;
	size_t batch;       /* bytes of out that are worth a write */
	char *part, *final; /* --output: names in dirfd */
	struct buf line;    /* a reject or the summary, being made */
	struct buf notes;
	struct sha *sha;
};

/* Where in the input something stands. */
struct edge_at {
	const char *file;
	uint64_t record; /* its number in the file, from 1 */
	uint64_t offset; /* of its first byte in the stored file */
	uint64_t skip;   /* and inflated bytes from there, of a packed one */
};

/* Opens the outputs; ends the program with status 2 where one is refused.
 * files: the inputs, so that an output that is one of them is refused. */
void edge_open(
    struct edge *e, const struct opt_common *opt, char *const files[]);

/* One more output record stands in e->out (ending in LF): counts it, and
 * writes when there is enough. */
void edge_emit(struct edge *e);

/* As edge_emit for a row of a table: counted as `rows`, not as `out`. */
void edge_row(struct edge *e);

/* Writes what waits.  Called before the input is waited for. */
void edge_flush(struct edge *e);

/* A file as messages name it: - is <stdin>. */
const char *edge_shown(const char *file);

/* A record that is refused: told on stderr (the first ten), written to the
 * rejects file, counted.  reason is a word, detail a sentence (may be NULL). */
void edge_reject(struct edge *e, struct edge_at at, const char *reason,
    const char *detail, struct str bytes);

/* A page passed over for a reason that is no fault. */
void edge_skip(struct edge *e, const char *reason);

/* The status is at least this from now on. */
void edge_fail(struct edge *e, enum wt_status status);

/* n records passed with something undecided: told, noted in the summary, and
 * the status is 1 at least. */
void edge_undecided(struct edge *e, uint64_t n);

/* Adds a member to the summary: key and JSON value. */
void edge_note(struct edge *e, const char *key, struct str value);

/* Writes the rest, checks the sum, writes the summary, publishes --output,
 * frees; the exit status. */
int edge_close(struct edge *e);

#endif
