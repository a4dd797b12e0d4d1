/*
 * advert - a row of a page as a record
 *
 *	<li data-id="7"><a href="/g/7">Horn cup</a> <b>￥11.00</b>
 *	{"id":"tiles.example:7","platform":"tiles.example","item":"7",
 *	 "url":"https://www.tiles.example/g/7","title":"Horn cup","price":11.00,
 *	 "currency":"CNY","price_text":"￥11.00","source":{...}}
 *
 *	if (advert_read(a, p, site))      the values, by a definition
 *		advert_write(a, &s, out)  the record
 *
 * The keys, their types and their meaning are those of wt-records(5).  Their
 * order is fixed: id, platform, item, url, title, description, attributes,
 * price, price_max, currency, unit, price_text, seller, location, sold,
 * reviews, images, posted, captured, source.  A key that is not known is left
 * out.
 */
#ifndef WT_ADVERT_H
#define WT_ADVERT_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "charset.h"
#include "doc.h"
#include "market.h"
#include "mirror.h"
#include "names.h"
#include "pick.h"
#include "sha.h"
#include "site.h"
#include "str.h"

/* An attribute, as {"Material":"horn"}: the number of its name in `seen`, and
 * where its value is in `values`. */
struct advert_pair {
	uint32_t name;
	size_t at, n;
};

struct advert {
	/* Set by the caller: for the whole run, */
	const struct sites *sites;
	const struct mirror *mirror; /* knows files beside a saved page */
	struct markets *markets;
	struct charset *charset; /* for percent-encoded names */
	struct sha *sha;
	struct str
	    platform; /* --platform, where a page tells none; or absent */
	struct str captured; /* --captured, where none is known; or absent */

	/* for each page, */
	const struct doc *doc; /* what it is in */
	struct str page_url;   /* its address; or absent */
	struct str page_host;  /* the host of it, where that is all that is
	                        * known; or absent */
	struct str page_item;  /* the number in page_url, if that is the address
	                        * of the one advert that is read; or absent */
	struct str memento;    /* when a web archive had it; or absent */
	struct str link_base;  /* what links in it are relative to: page_url, or
	                        * what it says itself (canon_base); or absent */
	bool beside;    /* "7.html" in it is beside link_base.  Not if only
	                 * the page says where it is from: who saved it may
	                 * have made its links lead to files */
	bool among;     /* it has other adverts: page_url is not theirs */
	bool feed;      /* it is RSS or Atom: titles may end with a price */
	bool since1904; /* of a workbook that counts days from 1904 on */

	/* Set by advert_read, by key. */
	struct str value[SITE_KEYS]; /* text, digits, or JSON; or absent */
	uint16_t won[SITE_KEYS];     /* the source that gave it, from 1 */
	bool pictured;  /* nothing but its pictures tells the platform */
	uint32_t unfit; /* keys of which a source gave an object or array where
	                 * a text is wanted: a bit each; the caller clears it */

	/* private */
	struct buf buf[SITE_KEYS]; /* what value lends from */
	struct buf work;
	struct buf host;   /* that was asked for last in the list of hosts, */
	struct str listed; /* and its platform there; absent if none */
	struct names seen; /* images, to have each once; and names of */
	struct advert_pair *pair; /* the attributes, */
	size_t npair, pair_cap;
	struct buf values;    /* their values, */
	struct buf name, one; /* and one that is being read */
	struct json_scan scan;
	struct price price;
	const char *money; /* the currency that a mark which others use too ($)
	                    * stands for as a rule; or NULL */
	bool link; /* add_link() has one that may lead beside the page */
	const struct platform *known; /* of the platform; or NULL */
};

void advert_free(struct advert *a);

/*
 * Reads the row that p stands at (pick_row).  False if it is no advert, as it
 * has neither item, title nor url, or only those that the address of the page
 * gives.  What a source with a fault (pick.h) would have given is left out.
 */
bool advert_read(struct advert *a, struct pick *p, const struct site *site);

/* Sets the item of a row for which no source gave one; not if number is empty.
 */
void advert_number(struct advert *a, struct str number);

/* Where the row was found, for the key source. */
struct advert_source {
	const struct doc *doc;
	const char *sha256;       /* of doc->stored, SHA_HEX digits */
	const char *charset;      /* the label of its encoding */
	struct str site;          /* the name of the definition */
	uint64_t row;             /* from 1 */
	const struct doc_row *in; /* of a database's table; or NULL */
	bool listed; /* its url is that of a list in which others stand, too */
};

/* Appends the record and a LF. */
void advert_write(
    struct advert *a, const struct advert_source *s, struct buf *out);

#endif
