/*
 * payload - what Nuxt 3 keeps of a page for its programs, where each value
 * stands once
 *
 *	[["Reactive",1],{"data":2},[3],{"title":4,"price":5},"comb",7.5]
 *	{"data":[{"title":"comb","price":7.5}]}
 *
 * Numbers in objects and arrays are places in the outer array (devalue, as its
 * source has it): -1 and below stand for undefined, NaN and the like, an array
 * that begins with a text for something that JSON has not: Date, Set, Map, an
 * object without a prototype, or one value that its programs watch (Reactive,
 * Ref).  What is within itself, as a parent in its child, is null there; so is
 * what lies more than 64 deep, and a place that is not there.
 */
#ifndef WT_PAYLOAD_H
#define WT_PAYLOAD_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* True if JSON (sound) begins as one does. */
bool payload_is(struct str json);

enum payload_what {
	PAYLOAD_DONE,
	PAYLOAD_NONE, /* it is none: members are no places */
	PAYLOAD_LONG  /* values stand so often that it would be more than 16
	               * times as long */
};

/* Appends it as plain JSON; but for PAYLOAD_DONE out has a part. */
enum payload_what payload_plain(struct str json, struct buf *out);

#endif
