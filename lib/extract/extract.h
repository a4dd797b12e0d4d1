/*
 * extract - the adverts of an archived document
 *
 *	r = extract_page(x, doc, &sink);   reads the page, sink.take()s each
 *	                                   of its adverts
 *	r says what is to be counted: see enum extract_result
 *
 * A page is decoded (charset.h), the definitions that fit it are tried in
 * turn (site.h), the best first, and the first that yields adverts is taken.
 * Nothing but the document and the definitions goes into a record.
 */
#ifndef WT_EXTRACT_H
#define WT_EXTRACT_H

#include <stdbool.h>

#include "buf.h"
#include "crawl_words.h"
#include "doc.h"
#include "err.h"
#include "str.h"

#define EXTRACT_SITES_MAX 64

/* What the caller says of the input and how to read it; NULL: nothing. */
struct extract_opts {
	const char *type;     /* auto, warc, html, json, csv: --type */
	const char *platform; /* --platform */
	const char *url;      /* --url */
	const char *captured; /* --captured: a time or a day */
	const char *charset;  /* --charset: goes before what a page says */
	/* --sites, each a file or folder, tried before rules_home()/sites;
	 * behind the last one NULL */
	const char *sites[EXTRACT_SITES_MAX + 1];
	size_t nsites;
	bool check; /* pages are explained: extract_explain tells what was
	             * tried. And all jq expressions are tried at once, not when
	             * they are first wanted: 30 ms */
};

enum extract_result {
	EXTRACT_USED,  /* it gave adverts, or rightly none */
	EXTRACT_SKIP,  /* it is nothing for us: reason */
	EXTRACT_REJECT /* it should have given adverts: reason, detail.  Those
	                * that it did give are given all the same */
};

struct extract;

/* Reads the rules; NULL with e set where one of them, or an option, is
 * wrong.  o is lent. */
struct extract *extract_new(const struct extract_opts *o, struct err *e);
void extract_free(struct extract *x);

/* Of the rules read, hex SHA-256. */
const char *extract_digest(struct extract *x);

/* The names of rows that keep pages, for who reads archives (crawl_words.h).
 * Lives as long as x. */
const struct crawl_words *extract_words(const struct extract *x);

/* Who takes adverts, each a line that ends in LF.  A page's are given while it
 * is read, as a list of 100,000 is several times as long as its page. */
struct extract_sink {
	void (*take)(void *to, struct str advert);
	void *to;
};

/* Reads a page, which is lent until extract_explain; sink NULL: nobody wants
 * its adverts. */
enum extract_result extract_page(
    struct extract *x, const struct doc *doc, const struct extract_sink *sink);
const char *extract_reason(const struct extract *x); /* a constant word */
const char *extract_detail(const struct extract *x); /* a sentence */

/*
 * Appends, for people, what was tried on the page last read and why it did or
 * did not fit: several lines, each ending in LF.
 */
void extract_explain(struct extract *x, struct buf *out);

/* True if definitions were given (--sites), and none of them fitted a page. */
bool extract_idle(const struct extract *x);

/* Appends which keys of definitions that were given none of ten rows or more
 * has, though they say where it is: "combs-list: title, price". */
void extract_dry(const struct extract *x, struct buf *out);

/*
 * Appends what each definition gave so far, as a JSON object:
 * {"NAME":{"pages":1,"rows":36,"item":36,"title":36,"price":35}}
 */
void extract_count(const struct extract *x, struct buf *out);

#endif
