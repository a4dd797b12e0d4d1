/*
 * walk - values by JSON paths with [] in them
 *
 *	.mods.itemlist.data.auctions[]      every member of an array
 *	.skuMap[].price                     or of an object
 *	.groups[].attrs[]                   and so on, WALK_LEVELS times
 *
 * What stands before the first [] is a plain path, found by json_scan in the
 * pass that checks the text; the rest is stepped through.  jq's meaning, but
 * that a value which is not there is passed over.
 */
#ifndef WT_WALK_H
#define WT_WALK_H

#include <stdbool.h>

#include "err.h"
#include "json.h"
#include "str.h"

#define WALK_LEVELS 4

struct walk_path;

/* NULL with e set if expr is no path of this kind; a plain path is one. */
struct walk_path *walk_path_new(struct str expr, struct err *e);
void walk_path_free(struct walk_path *p);

/* True if the path has a [] in it. */
bool walk_path_many(const struct walk_path *p);

/* True if it is .a.b[]: a plain path, and all that is in it. */
bool walk_path_all(const struct walk_path *p);

/* The plain path before the first []; lent. */
struct str walk_path_head(const struct walk_path *p);

/* A walk; valid when zero, used again and again. */
struct walk {
	const struct walk_path *path;
	struct str head;
	struct json_each it[WALK_LEVELS];
	struct json_scan scan[WALK_LEVELS];
	size_t level;
	bool begun;
};

/* Starts at the value that the head of the path gave (may be absent). */
void walk_start(struct walk *w, const struct walk_path *p, struct str head);

/* The next value, a span of the text that head is of. */
bool walk_next(struct walk *w, struct str *value);

/* The same for a caller who scans the value himself: the span may go on behind
 * the value.  He then says with walk_went where it ends (see json_begin). */
bool walk_begin(struct walk *w, struct str *value);
void walk_went(struct walk *w, const char *end);
void walk_free(struct walk *w);

#endif
