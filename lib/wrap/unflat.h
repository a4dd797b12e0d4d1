/*
 * unflat - an object whose members are named by their paths
 *
 *	{"page":1,"items.0.title":"a","items.0.price":5,"items.1.title":"b"}
 *	{"page":1,"items":[{"title":"a","price":5},{"title":"b"}]}
 *
 * As flat of npm, gron -j and Elasticsearch write one; parted by points,
 * strokes, bars or brackets (items[0].title).
 */
#ifndef WT_UNFLAT_H
#define WT_UNFLAT_H

#include <stdbool.h>

#include "buf.h"
#include "json.h"
#include "str.h"

/* Appends the object with a list for those of its members, most of them, that
 * are numbered, two numbers at least; false, and nothing, if text is none. */
bool unflat_json(struct str text, struct json_scan *scan, struct buf *out);

#endif
