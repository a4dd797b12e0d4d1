/*
 * crawl_words - what programs call the members of a row that keeps a page
 *
 *	w = crawl_words_new(rules, &e)       from sites/crawl.tsv
 *	crawl_words_fold(name, &buf)         Page_Source is pagesource
 *	rank = crawl_words_find(w, folded)   rank[CRAWL_PAGE]: 3rd best of pages
 *	crawl_words_is(w, name, CRAWL_PRICE) true of Price
 *
 * They are those below rules_home, whatever --sites says, as --exhibit has to
 * find the records that a run found.
 */
#ifndef WT_CRAWL_WORDS_H
#define WT_CRAWL_WORDS_H

#include "buf.h"
#include "err.h"
#include "rules.h"
#include "str.h"

/* What a name may be of. */
enum crawl_kind {
	CRAWL_PAGE,
	CRAWL_REPLY,
	CRAWL_NESTED,
	CRAWL_BASE64,
	CRAWL_ADDRESS,
	CRAWL_SCHEME,
	CRAWL_HOST,
	CRAWL_PATH,
	CRAWL_QUERY,
	CRAWL_TIME,
	CRAWL_STATUS,
	CRAWL_MEDIA,
	CRAWL_PACKING,
	CRAWL_PRICE,
	CRAWL_TITLE,
	CRAWL_KINDS
};

/* How good a name is for a kind, the less the better: its place in the list.
 * Those of replies that say what they are come before all others. */
enum crawl_rank {
	CRAWL_UNSURE = 100, /* of replies: that of the first other name */
	CRAWL_LAST = 254,   /* behind all of a list */
	CRAWL_UNNAMED = 255 /* it is none of the kind */
};

struct crawl_words;

/* NULL with e set where the table is wrong. */
struct crawl_words *crawl_words_new(struct rules *r, struct err *e);
void crawl_words_free(struct crawl_words *w);

/* Appends to out what is compared of a name. */
void crawl_words_fold(struct str name, struct buf *out);

/* True if a name, as it stands, is one of that kind. */
bool crawl_words_is(
    const struct crawl_words *w, struct str name, enum crawl_kind kind);

/* The ranks of a folded name, by kind.  Lives as long as w. */
const unsigned char *crawl_words_find(
    const struct crawl_words *w, struct str folded);

#endif
