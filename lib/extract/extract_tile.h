/*
 * extract_tile - what one tile of a list shows, as a row under usual names
 *
 * A tile is the largest element that links to one advert and to no other
 * (extract_tiles.c).  Its texts are taken under the classes of their elements,
 * as programs export what they see, and read as such an export is.  A link
 * alone is no advert: a tile has a price.
 */
#ifndef WT_EXTRACT_TILE_H
#define WT_EXTRACT_TILE_H

#include "extract_links.h"

#define TILE_TEXT  1000 /* bytes of a value, at most, */
#define TILE_SAID  4    /* and of one that says something, at least */
#define TILE_LEADS 4    /* links of a tile to its advert that are looked at */
#define TILE_SMALL 10   /* elements in what may be a price in parts, at most */

struct tile {
	struct extract *x;   /* the row is in x->line; lent, as links */
	struct links *links; /* of its list: addresses are made whole by it */
	bool pictured;       /* it has a picture */
	const struct link *lead; /* its links to the advert, lent */
	size_t nlead;
	/* private */
	struct buf shown;  /* the name of the value that is added */
	struct buf own;    /* an element's text without that of others in it */
	struct buf struck; /* text of it that is crossed out */
	struct buf link;   /* the text of a link */
	struct buf folded;
	struct str alt;                /* of the picture, folded */
	const struct html_node *shows; /* the picture, if still to come, and it
	                                * is in a link to the advert; or NULL */
	bool apart; /* other prices were left out of the last text */
	bool said;  /* a text of the tile was found in alt */
	const struct html_node *was; /* in what a label stands for a price that
	                              * is none, right before; or NULL */
};

/* Adds what the tile has to the row that was begun in x->line, and ends it. */
void tile_read(struct tile *t, const struct html_node *top);

void tile_free(struct tile *t);

/* ---- extract_apart: the text of an element ---- */

/* An element's text, folded, in x->mended: a fraction of a price that has an
 * element of its own is put behind its point; *whole: there is one.  Of a small
 * element what is crossed out, called a former price or that of a list, or what
 * measures cost, is left out; t->apart: one of the last two was. */
struct str tile_text(struct tile *t, const struct html_node *n, bool *whole);

/* ---- extract_named: what a value of the tile is called ---- */

/* A class of the element that is a usual name; absent if none is. */
struct str tile_class(struct tile *t, const struct html_node *n);

/* The name of an element's text: a class of it that is known, what the last
 * word of a class says, all its classes, or its tag. */
struct str tile_called(struct tile *t, const struct html_node *n);

/* True if a text is a price and little else: US$1.00-3.00 / Piece. */
bool tile_is_price(const struct tile *t, struct str text);

/* 价格：5元, 现价 5元: the label, and *value without it; absent if there is
 * none. A label of a former price is past_price. */
struct str tile_labelled(struct tile *t, struct str *value);

/* Adds a value to the row, under the name of its element, with `what` behind
 * that if it is an attribute's.  *left: values that the row may still have. */
void tile_add(struct tile *t, const struct html_node *n, const char *what,
    size_t *left, struct str value);

#endif
