/*
 * extract_kept - what a page, or a script, keeps for its programs, and what of
 * that is goods (extract_ware.c)
 *
 * For extract_dump, which asks for it where nothing else is data, and for the
 * two parts themselves.  What they look for elsewhere than behind the texts of
 * lines script is in extract_loose.h.
 */
#ifndef WT_EXTRACT_KEPT_H
#define WT_EXTRACT_KEPT_H

#include "extract_priv.h"

/* Takes the adverts of what a page, or a script, keeps for its programs.  Much
 * of that is no advert, so that more is asked of each. */
void extract_kept(struct extract *x, struct str text);

/* True if what dump_read last read, which has a price, stands there and is of
 * the page's own site, where that is enough now; else notes that it would be
 * (struct kept). */
bool extract_kept_own(struct extract *x, struct str object);

/* True if a value before this one gave what dump_read last read: by its number,
 * or its title and price; notes it else. */
bool extract_kept_again(struct extract *x);

/* True of a value there whose name says that nothing in it is offered: var cart
 * = {...}; counts what may be goods in it, as extract_is_closed_by does. */
bool extract_kept_closed(struct extract *x, struct str value);

/* The same of a value of a script that is nothing but data, by what stands
 * before it there: const cartData = {; or of one that a script for MongoDB's
 * shell inserts: db.getCollection("orders").insert( {. */
bool extract_set_closed(struct extract *x, struct str before, struct str value);
bool extract_inserted_closed(
    struct extract *x, struct str before, struct str value);

/* Keeps a text that is data itself, to be read behind what it stands in. */
void extract_kept_hold(struct extract *x, struct str value);

/* The same of a table whose rows are no objects, under its key. */
void extract_kept_table(struct extract *x, struct str key, struct str value);

/* True if what was read has an address of goods on the page's own site, by how
 * it is made: products/comb, or one step below the page's. */
bool extract_is_of_site(struct extract *x);

/* True if nothing was taken, and so much that stands there may be adverts that
 * it has to be told. */
bool extract_kept_whole(struct extract *x);

/* ---- extract_ware ---- */

/* What an object that stands there, and that dump_read last read, is. */
struct ware {
	bool may;  /* goods, perhaps: it has a number, a title, and more, or
	            * something around it or in it says so */
	bool sure; /* goods that the page offers, and nothing speaks against */
	bool self; /* these, and the page is about them */
};

struct ware extract_ware(struct extract *x, struct str object);

/* True if what was read has what adverts have besides a title and a price. */
bool extract_has_more(struct extract *x);

/* What a page's <title> says, with its references; nothing if it has none. */
struct str extract_title(struct str page);

/* True unless the page shows what its visitor has, or its address says that it
 * has no goods. */
bool extract_may_be_shops(struct extract *x);

#endif
