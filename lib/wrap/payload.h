/*
 * payload - data as Nuxt 3 and React Router write it into a page, each value
 * once
 *
 *	[["Reactive",1],{"data":2},[3],{"title":4,"price":5},"comb",7.5]
 *	{"data":[{"title":"comb","price":7.5}]}
 *
 *	[{"_1":2},"data",[3],{"_4":5,"_6":7},"title","comb","price",7.5]
 *	{"data":[{"title":"comb","price":7.5}]}
 *
 * The first form is that of the library devalue, the second, of turbo-stream,
 * has the keys in places too.  Numbers in objects and arrays are
 * places in the outer array; -1 and below stand for undefined, NaN and the
 * like.  An array that begins with a text is something that JSON lacks: Date,
 * Set, Map, an object without a prototype, or a value that its programs watch
 * (Reactive, Ref). A value that would be within itself, as a parent in its
 * child, is null there; so is one more than 64 deep, and a place that is not
 * there.
 *
 * Sources: github.com/sveltejs/devalue, github.com/jacob-ebey/turbo-stream.
 */
#ifndef WT_PAYLOAD_H
#define WT_PAYLOAD_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* True if JSON (sound) begins as such data does. */
bool payload_is(struct str json);

enum payload_what {
	PAYLOAD_DONE,
	PAYLOAD_NONE, /* it is none: members are no places */
	PAYLOAD_LONG  /* values stand so often that it would be more than 16
	               * times as long */
};

/* Appends it as plain JSON.  Without PAYLOAD_DONE out then holds a part of it.
 */
enum payload_what payload_plain(struct str json, struct buf *out);

#endif
