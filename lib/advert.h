/*
 * advert - one row of a page as a record
 *
 * The keys, their types and their meaning are those of wt-records(5); the
 * order is fixed: id, platform, item, url, title, description, attributes,
 * price, price_max, currency, unit, price_text, seller, location, sold,
 * reviews, images, posted, captured, source.  What is not known is left out.
 */
#ifndef WT_ADVERT_H
#define WT_ADVERT_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "charset.h"
#include "doc.h"
#include "names.h"
#include "pick.h"
#include "sha.h"
#include "site.h"
#include "str.h"

/* An attribute: the number of its name, and where its value is in `values`. */
struct advert_pair {
	uint32_t name;
	size_t at, n;
};

struct advert {
	/* set by the caller */
	const struct sites *sites;
	struct charset *charset; /* for percent-encoded names */
	struct sha *sha;
	struct str platform;  /* where a page tells none; may be absent */
	struct str captured;  /* where none is known; may be absent */
	struct str page_url;  /* of this page; may be absent */
	bool beside;          /* links may lead beside the page: not if only the
	                       * page itself says where it is from, as who saved
	                       * it may have made them lead to files of his */
	struct str page_host; /* where that is: its host, if it is known */
	struct str memento;   /* when a web archive had it; may be absent */
	bool among;           /* others on it: its address is not theirs */
	struct str page_item; /* the number in that address, if it is an
	                       * advert's and the row is that; or absent */
	/* what was read: text, digits, or JSON, by key; absent = unknown */
	struct str value[SITE_KEYS];
	uint16_t won[SITE_KEYS]; /* which of its sources gave it, from 1 */
	/* private */
	struct buf buf[SITE_KEYS], work;
	struct names seen; /* images; names of attributes */
	struct buf values, name, one;
	struct advert_pair *pair; /* attributes */
	size_t npair, pair_cap;
	struct json_scan scan;
	struct price price;
	const char *money; /* what a mark beside the price may stand for */
	bool link;         /* the text is a link's, and beside */
	const struct platform *known;
};

void advert_free(struct advert *a);

/*
 * Reads the row that p stands at.  False if it is none: it has neither item,
 * title nor url.  A fault of p (pick.h) leaves out what came of that source.
 */
bool advert_read(struct advert *a, struct pick *p, const struct site *site);

/* Sets the item of a row that has none to number, unless that is empty. */
void advert_number(struct advert *a, struct str number);

/* Where the row was found: for the key source. */
struct advert_source {
	const struct doc *doc;
	const char *sha256; /* of doc->stored */
	const char *charset;
	struct str site;
	uint64_t row;             /* from 1 */
	const struct doc_row *in; /* of a database's table; or NULL */
};

/* Appends the record and a LF. */
void advert_write(
    struct advert *a, const struct advert_source *s, struct buf *out);

#endif
