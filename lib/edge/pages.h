/*
 * pages - the loop over archived pages: what filter.h is for records
 *
 *	p.words = words;
 *	pages_open(&p, &o);
 *	while ((d = pages_next(&p)))      every document that is sound
 *		... pages_out(&p) for each advert written to p.edge.out, then
 *		    one of pages_used(&p) | pages_skip(&p, why) |
 *		    pages_reject(&p, why, detail)
 *	return pages_close(&p);
 *
 * Reads files, folders (walked in byte order of the names, links followed)
 * and standard input; damaged records are rejected by pages_next itself,
 * records without a page are skipped and counted by reason (archive.h has the
 * words), a named file without a byte as "empty", a pipe or device in a
 * folder as "special", and what a HAR in the same folder, or among the named
 * files, keeps beside it (bodies.h) as "beside", likewise HTTrack's cache of a
 * mirror in the same folder, and pages whose links wget changed where it kept
 * them as they came, as "converted".  Pages that are good though their record
 * is not as it should be are told, and counted as `mended` in the summary.  Of
 * a named file or folder that gives no advert, and of which nothing else was
 * told, a line on standard error says so, with what its pages were passed over
 * for.  A page of which bytes lack (doc.h: lost) is given, its adverts are
 * written, and then it is rejected for that reason, whether it is said to be
 * used or skipped: pages_used and pages_skip see to it.  A record and the body
 * unpacked from it have at most --max-line bytes together, half of it each.
 * May end the program.
 */
#ifndef WT_PAGES_H
#define WT_PAGES_H

#include "archive.h"
#include "bodies.h"
#include "crawl_words.h"
#include "edge.h"
#include "opt.h"
#include "originals.h"
#include "progress.h"

#define PAGES_MENDED 8 /* more words than archive.h has for what was mended */

/* A file or folder that was named: where the counts stood before it. */
struct pages_named {
	const char *path; /* NULL: none is read */
	uint64_t in, found, spoken;
	struct edge_skip skip[EDGE_SKIPS];
	int nskip;
};

struct pages {
	struct edge edge;
	const struct crawl_words
	    *words; /* of rows that keep pages, to be set */
	bool quiet; /* nothing is said of files whose pages fit no definition */
	/* private */
	struct archive *archive;
	struct doc doc;
	char **file;  /* what is still to be read */
	char *path;   /* what is read now */
	char **files; /* all that were named */
	bool hars;    /* a HAR is among them */
	size_t max;   /* bytes of one */
	struct bodies bodies;
	struct folder *walk; /* the folder that is read now, or NULL */
	int fd;
	struct originals originals; /* of this file */
	struct archive *again;      /* reads them once more */
	struct doc revisit;
	struct originals index; /* of others: --originals */
	int again_fd;
	struct buf again_path;
	uint64_t unresolved;
	bool reading;
	struct progress progress;
	uint64_t done;  /* bytes of the files before */
	uint64_t given; /* records of this file so far */
	uint64_t told;
	struct pages_named named;
	uint64_t
	    spoken; /* lines about files that were not read as they should */
	uint64_t barren; /* named files that gave no advert */
	struct err lost; /* what lacks of doc, if it has lost */
	struct edge_skip mended[PAGES_MENDED];
};

/* p is zero, but for its words. */
void pages_open(struct pages *p, struct opts *o);

/* Revisit records may speak of what this file lists: see originals.h.  Ends
 * the program if it is wrong. */
void pages_originals(struct pages *p, const char *path);

/* The document is lent until the next call. */
const struct doc *pages_next(struct pages *p);

/* One advert, ending in LF, was appended to p->edge.out. */
void pages_out(struct pages *p);

/* The page gave its adverts (or rightly none). */
void pages_used(struct pages *p);
void pages_skip(struct pages *p, const char *reason);
void pages_reject(struct pages *p, const char *reason, const char *detail);

int pages_close(struct pages *p);

#endif
