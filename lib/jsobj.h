/*
 * jsobj - JavaScript object literals as JSON
 *
 * Scripts of pages hold data that is no JSON: names without quotes, single
 * quotes, commas too many, comments, \x escapes, and expressions.  What is
 * data is kept, to the digit, also as a template or sum of texts, !0, .5, 0x1f
 * JSON.parse('...') or ISODate('...'); what would have to be run (a call, a
 * name, a choice) is null.  Nothing is run.
 *
 *	{id: '7', title: '\u8c61', n: +new Date, a: [1,], f: x ? 1 : 2}
 *	{"id":"7","title":"象","n":null,"a":[1],"f":null}
 */
#ifndef WT_JSOBJ_H
#define WT_JSOBJ_H

#include <stdbool.h>

#include "buf.h"
#include "err.h"
#include "str.h"

#define JSOBJ_DEPTH 200

/*
 * Appends the JSON of the object, array or JSON.parse() that text is (UTF-8),
 * or that a text in double quotes says. False with e set where it is none, is
 * cut, or is nested deeper than JSOBJ_DEPTH; out then holds anything.
 */
bool jsobj_json(struct str text, struct buf *out, struct err *e);

#endif
