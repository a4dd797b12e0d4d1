/*
 * refs - data as Apollo keeps it, each thing once, by its name
 *
 *	{"Product:7":{"name":"comb","price":{"__ref":"Money:3"}},
 *	 "Money:3":{"amount":5}}
 *	{"Product:7":{"name":"comb","price":{"amount":5}}, ...}
 *
 * What a reference stands for is put in its place, with its own references, to
 * three from one to the next.  A thing is not put into itself, and a long list
 * of things not into another thing: it is empty there.
 *
 * Source: apollographql.com/docs/react ("How Apollo Client stores data").
 */
#ifndef WT_REFS_H
#define WT_REFS_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* What stands in each text with such references. */
#define REFS_MARK "\"__ref\":"

/* Appends JSON (sound) with what its references stand for; false if that were
 * more than 16 times as long, or deeper than 64 levels: out then holds a part
 * of it.  The time is in proportion to the length of json. */
bool refs_plain(struct str json, struct buf *out);

#endif
