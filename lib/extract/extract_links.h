/*
 * extract_links - the links of a page that may lead to adverts
 *
 *	for (more = links_open(&l, x); more; more = links_next(&l))
 *		links_find(&l, doc);    and look at l.link
 *	links_close(&l);
 *
 * First come links whose address has a known form (dump.tsv).  Then, if the
 * page is neither an advert itself nor its visitor's own, those to its own host
 * whose paths are made alike (look_own), a kind at a time, the most frequent
 * first.  They are counted in the text, so that a page without enough of them
 * costs no tree.  Then those that the page says in JSON-LD that it lists
 * (extract_listed.c).  Last, of a page with prices that is not one thing which
 * can be ordered, those of elements that are called goods (extract_cards.c); of
 * any page with prices, those in what says that it is a list of goods.
 */
#ifndef WT_EXTRACT_LINKS_H
#define WT_EXTRACT_LINKS_H

#include "extract_priv.h"

#define LINKS_KINDS  24
#define LINKS_LOOKED 20000 /* of a page, at most, to see what it is */
#define LINKS_HREF   8192  /* bytes of an address: no server takes more */
#define LINKS_LISTED 2     /* so many that it says that it lists make a list */

/* An element that links, and the advert that it leads to, by its number in
 * items. */
struct link {
	const struct html_node *node;
	uint32_t item;
	const struct html_node *card; /* its tile; NULL: as large as may be */
};

/* Links that are made alike, and to how many adverts they lead. */
struct link_kind {
	uint32_t kind;
	size_t n;
};

struct links {
	struct extract *x;
	struct link *link;
	size_t n, cap;
	struct names items;
	bool own;   /* their address has no known form, */
	bool cards; /* and need not be made alike */
	bool shelf; /* they stand in what says that it is a list of goods, */
	bool loose; /* and are so many that a tile ends where the next begins */
	bool told;  /* or the page says in JSON-LD that it lists them */
	uint32_t kind;
	bool grouped; /* the page's own address is made as theirs */
	bool few; /* they are as few as may stand on a page of anything, so that
	           * each tile must show money, and a picture */
	bool scant; /* of a known form, and likewise; nobody knows of what the
	             * page is, so that they can be told only */
	/* private */
	struct str host; /* of the page */
	bool unknown;    /* no advert of a known form is on it */
	struct str
	    *href; /* as they are written, as far as they were looked for */
	size_t nhref, cap_href, at;
	struct link_kind kinds[LINKS_KINDS];
	size_t nkind, tried;
	struct names listed; /* what the page says that it lists, see key */
	bool only_shelf; /* other cards may be beside what the page is about */
	size_t home;     /* items of the page's own domain */
	struct buf url, text;
};

/* Prepares for the first kind of links, or the next, of which there are enough
 * to make a list; false if there is none.  close frees what l has, also after
 * false. */
bool links_open(struct links *l, struct extract *x);
bool links_next(struct links *l);
void links_close(struct links *l);

/* So many adverts make a list of the present kind. */
size_t links_enough(const struct links *l);

/* Sets l->link to the links of that kind in the tree, in its order. */
void links_find(struct links *l, const struct html_node *doc);

/* Sets l->link: one of each element that is called goods, has a price and a
 * link of the page's host; of the class that most of them have.  If some stand
 * in what says that it is a list of goods, of these only, and one is enough. */
void links_cards(struct links *l, const struct html_node *doc);

/* True if the page may show goods, and not one alone with others beside it; or
 * has what says that it is a list of goods. */
bool links_may_be_cards(struct links *l);

/* True if the page, whose own address is made of words as theirs, is one of
 * several goods: it puts them in order, and shows none alone. */
bool links_may_be_group(struct links *l);

/* Sets l->listed: the addresses of a list in the page's JSON-LD, which has no
 * more of them; true if it has enough. */
bool links_listed(struct links *l);

/* What of an address of the page's own host stands in l->listed. */
struct str links_key(struct links *l, struct str href);

/* True if a word of the name of goods in an address stands in the title. */
bool links_named(struct str slug, struct str title);

/* True of the tag of a heading. */
bool links_heading(struct str tag);

/* True of an element that shows a picture. */
bool links_picture(const struct html_node *n);

/* ---- extract_href ---- */

/* True if the address says that the page is a list and nothing else: the goods
 * of a collection, or what a search found. */
bool links_narrow(struct links *l);

/* The path of a link of the page's own host; absent if it leads elsewhere. */
struct str links_path(struct links *l, struct str href);

/* The address, made whole by that of the page, with https for http; lent until
 * the next. */
struct str links_whole(struct links *l, struct str href);

/* The host of an address, without what differs between a shop's pages and those
 * for phones. */
struct str links_host(struct str url);

/* True if the value of a link, as it is written, leads to another host than the
 * page's: most that are whole do. */
bool links_elsewhere(const struct links *l, struct str href);

/* The number or name of the advert that the address leads to; absent if to
 * none. */
struct str links_item(struct links *l, struct str href, uint32_t *kind);

/* ---- extract_plain ---- */

/* Takes the adverts of a page that shows goods which have no pages of their
 * own, with a picture and a price each, if a word says that they are sold. */
void extract_plain(struct extract *x);

#endif
