/*
 * paper - the loop of wt-report: rows in, a document out at the end
 *
 * Rows come from the files and standard input, as with every filter; behind
 * them the adverts and the summaries that the document is to show.  Those two
 * are no rows: they are told apart in the summary (adverts, summaries), and
 * only what is rejected of them is counted with the rows.
 *
 * May end the program.
 */
#ifndef WT_PAPER_H
#define WT_PAPER_H

#include <stdbool.h>

#include "filter.h"
#include "opt.h"

enum paper_format {
	PAPER_TEXT,
	PAPER_CSV,
	PAPER_TSV,
	PAPER_MARKDOWN,
	PAPER_HTML,
	PAPER_XLSX
};

struct paper_opts {
	enum paper_format format;
	bool excel;            /* --excel */
	const char *title;     /* --title, or NULL */
	const char *lang;      /* --lang: en, zh */
	const char *adverts;   /* --adverts FILE, or NULL */
	const char *summaries; /* --summaries FILE, or NULL */
	const char *redact;    /* --redact-key FILE, or NULL: as it is */
	const char **tables;   /* --table NAME ...: none means all */
	size_t ntables;
};

/* The format of that name; false if there is none. */
bool paper_format(const char *name, enum paper_format *format);

/* Reads all input of o, writes, closes; the exit status. */
int paper_run(const struct paper_opts *p, struct filter *f, struct opts *o);

#endif
