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
	bool said;                     /* a text of the tile was found in alt */
	const struct html_node *was; /* in what a label stands for a price that
	                              * is none, right before; or NULL */
};

/* Adds what the tile has to the row that was begun in x->line, and ends it. */
void tile_read(struct tile *t, const struct html_node *top);

void tile_free(struct tile *t);

#endif
