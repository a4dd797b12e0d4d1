/*
 * island - data as Astro hands it to a part of a page that has programs
 *
 *	<astro-island props="{&quot;n&quot;:[1,[[0,2],[0,3]]]}">
 *	{"n":[2,3]}
 *
 * Each value is a pair: what it is, and that.  0 is a value of JSON, whose
 * members are pairs again if it is an object; 1 is an array of pairs; what is
 * a text or number otherwise (a Date, a URL) is that, all else null, and so is
 * what lies more than 64 deep.
 *
 * Source: Astro's runtime/server/serialize.ts.
 */
#ifndef WT_ISLAND_H
#define WT_ISLAND_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* What stands in each page that has one. */
#define ISLAND_TAG "<astro-island "

/* Cuts the next such element off a page and sets *props to the value of its
 * attribute, with references as they stand; false behind the last. */
bool island_cut(struct str *page, struct str *props);

/* Appends what props (sound JSON, without references) stand for; false if a
 * value is no pair: out then holds a part of it. */
bool island_plain(struct str json, struct buf *out);

#endif
