/*
 * look_priv - what the parts of look share
 *
 *	look          values by their look: money, places, codes, words of the
 *	              table
 *	look_address  addresses of adverts whose form is known
 *	look_path     what the parts of a path say: a category, orders, a search
 *	look_own      which advert a path leads to where no form is known
 *
 * Strings that they return are lent from the address or text they were given.
 */
#ifndef WT_LOOK_PRIV_H
#define WT_LOOK_PRIV_H

#include "look.h"

/* True of 20240517. */
bool look_is_day(struct str s);

#define PATH_PARTS 16 /* of a path: one of more is not read */

/* What a part of a path may say, without a number and what it ends in. */
enum {
	PATH_ELSEWHERE = 1, /* the page is no advert */
	PATH_PRIVATE = 2,   /* nor a list of them */
	PATH_GOODS = 4,     /* the name of goods stands behind it */
	PATH_SHELF = 8,     /* so may it here, behind a word for a shop */
	PATH_QUOTED = 16,   /* a rate, of money or a share, stands behind it */
	PATH_RANGE = 32,    /* a path that begins so is a list of goods, */
	PATH_TEXT = 64,     /* or no list, whatever else is in it */
};

/* A path in its parts. */
struct look_path {
	struct part {
		struct str s;
		unsigned says;
	} part[PATH_PARTS];
	size_t n;
	struct str query;
};

/* Parts an address, which may be absent; its query too, if that is a path, as
 * lines route have it.  False if it has more parts than are read. */
bool look_path_split(
    const struct look *l, struct str address, struct look_path *p);

/* True if a part says one of these (PATH_ELSEWHERE ...). */
bool look_path_has(const struct look_path *p, unsigned of);

#endif
