/*
 * report_made - the end of a document: what it was made from
 *
 * Files of adverts and their days, what went in and what was left out, digests
 * of all of it, and each stage as its --summary tells.
 */
#ifndef WT_REPORT_MADE_H
#define WT_REPORT_MADE_H

#include "report.h"
#include "report_adverts.h"

/* What the document was made from. */
struct report_made {
	const char *version;      /* of wt-report */
	const char *rules_sha256; /* or NULL */
	uint64_t in, used, dropped, rejected;
	char rows_sha256[65];    /* of the rows, each line with its LF */
	char adverts_sha256[65]; /* "": no adverts were given */
	uint64_t adverts;
	struct str *stage; /* owned: lines of --summary */
	size_t nstage, stage_cap;
	bool redacted;
};

/* Appends that as HTML. */
void report_made(const struct report *r, const struct report_adverts *a,
    const struct report_made *made, struct buf *out);

#endif
