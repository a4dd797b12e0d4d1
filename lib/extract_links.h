/*
 * extract_links - the links of a page that may lead to adverts
 *
 *	for (more = links_open(&l, x); more; more = links_next(&l))
 *		links_find(&l, doc);    and look at l.link
 *	links_close(&l);
 *
 * First those whose address has a known form (dump.tsv).  Then, of a page that
 * is neither an advert itself nor of its visitor alone, those of its own host
 * whose paths are made alike (look_own): a kind at a time, the most frequent
 * first.  They are counted in the text, so that a page without costs no tree.
 */
#ifndef WT_EXTRACT_LINKS_H
#define WT_EXTRACT_LINKS_H

#include "extract_priv.h"

#define LINKS_KINDS 24

/* An element that links, and the advert that it leads to, by its number in
 * items. */
struct link {
	const struct html_node *node;
	uint32_t item;
};

/* Links that are made alike, and how many lead elsewhere each. */
struct link_kind {
	uint32_t kind;
	size_t n;
};

struct links {
	struct extract *x;
	struct link *link;
	size_t n, cap;
	struct names items;
	bool own; /* their address has no known form */
	uint32_t kind;
	/* private */
	struct str host; /* of the page */
	bool unknown;    /* no advert of a known form is on it */
	struct str
	    *href; /* as they are written, as far as they were looked for */
	size_t nhref, cap_href, at;
	struct link_kind kinds[LINKS_KINDS];
	size_t nkind, tried;
	struct buf url, text;
};

/* Prepares for links; true if there are enough of some, which come next. */
bool links_open(struct links *l, struct extract *x);
bool links_next(struct links *l);
void links_close(struct links *l);

/* So many adverts make a list. */
size_t links_enough(const struct links *l);

/* Sets l->link. */
void links_find(struct links *l, const struct html_node *doc);

/* The address with the page's before it where it is not whole, and https; lent
 * until the next. */
struct str links_whole(struct links *l, struct str href);

#endif
