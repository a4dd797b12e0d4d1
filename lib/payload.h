/*
 * payload - what Nuxt 3 keeps of a page for its programs, where each value
 * stands once
 *
 *	[["Reactive",1],{"data":2},[3],{"title":4,"price":5},"comb",7.5]
 *	{"data":[{"title":"comb","price":7.5}]}
 *
 * Numbers in objects and arrays are places in the outer array (devalue, as its
 * source has it): -1 and below stand for undefined, NaN and the like, an array
 * that begins with a text for something that JSON has not: Date, Set, Map, or
 * one value that its programs watch (Reactive, Ref).
 */
#ifndef WT_PAYLOAD_H
#define WT_PAYLOAD_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* True if JSON (sound) begins as one does. */
bool payload_is(struct str json);

/*
 * Appends it as plain JSON.  False, and out has a part, if it is none: a place
 * that is not there, more than 64 deep (as what holds itself), or so often the
 * same that it would be more than 16 times as long.
 */
bool payload_plain(struct str json, struct buf *out);

#endif
