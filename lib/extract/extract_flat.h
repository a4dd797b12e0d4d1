/*
 * extract_flat - tables whose rows each have a list of adverts, laid out flat
 *
 *	query,items/0/title,items/0/price,items/1/title,items/1/price
 *	comb,Horn comb,5,Bone comb,6
 *
 * as Apify, pandas and others make of {"items":[{"title":...},...]}; or with
 * other marks: items.0.title, items_0_title, items[0].title.  Each member is an
 * advert, {"title":"Horn comb","price":"5"}, with what the row says of where
 * and when all were found.  A row with a title of its own is one advert, and
 * its lists are of what is said of it: pictures, variants.
 */
#ifndef WT_EXTRACT_FLAT_H
#define WT_EXTRACT_FLAT_H

#include "extract_priv.h"

/* A column: of a member of the list, or of all (number 0). */
struct flat_column {
	size_t at;       /* its place in the header */
	uint32_t number; /* of the member, from 1 */
	struct str name; /* without list and number; lent by the header */
};

/* {0} before it is opened. */
struct flat {
	struct flat_column *column; /* by number */
	size_t n, shared;           /* the first of them are of all */
	size_t cap;
};

/* Looks for such a list in the header of x->csv; false if there is none.  It
 * holds until the header is another. */
bool extract_flat_open(struct extract *x, struct flat *f);
void extract_flat_free(struct flat *f);

/* The names that the first member has; returns how many. */
size_t extract_flat_names(const struct flat *f, struct str *name, size_t max);

/* Sets x->line to the next advert of the present row; *at is 0 before the
 * first.  False behind the last. */
bool extract_flat_next(struct extract *x, const struct flat *f, size_t *at);

#endif
