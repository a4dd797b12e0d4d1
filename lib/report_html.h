/*
 * report_html - the document as one HTML file that needs nothing else
 *
 * No network, no inline handlers, no text of a page anywhere but as text: a
 * content security policy allows the style and the script of rules/report by
 * their hashes and nothing else.  Without scripts a figure leads to a list of
 * its adverts in the page.
 *
 * At its end the document says what it was made from.
 */
#ifndef WT_REPORT_HTML_H
#define WT_REPORT_HTML_H

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

/* False with e set where a file of rules/report cannot be read. */
bool report_html(const struct report *r, const struct report_adverts *a,
    const struct report_made *made, struct rules *rules, struct buf *out,
    struct err *e);

/* A picture of a table, where one says more than the figures; else nothing. */
void report_chart(
    const struct report *r, const struct report_table *t, struct buf *out);

/* The document's end. */
void report_html_made(const struct report *r, const struct report_adverts *a,
    const struct report_made *made, struct buf *out);

#endif
