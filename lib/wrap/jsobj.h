/*
 * jsobj - JavaScript object literals as JSON
 *
 * Scripts of pages hold data that is no JSON (ECMA-262, 13.2): names without
 * quotes, single quotes, commas too many, comments, \x escapes, and
 * expressions.  What is data is kept, numbers to the digit; so are templates
 * and sums of texts, !0, .5, 0x1f, JSON.parse('...'), ISODate('...'), and the
 * values of new Map([...]), a list of pairs, and new Set([...]), and what a
 * function gives that does nothing else: data() { return {...} }.  What would
 * have to be run (a call, a name, a choice) is null.  Nothing is run.
 *
 * Objects as Python, Ruby and Perl show them are read too: None, nil, u'a',
 * :a => 1, Decimal('12.50'); as Jest does: Object {, Array [; as programs of
 * PHP, .NET and Lua have them: ['a' => 1], {a = 5.5m}.
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

#define JSOBJ_DEPTH    200 /* objects and arrays in each other, at most */
#define JSOBJ_TOO_DEEP "nested too deep" /* what e ends with then, */
#define JSOBJ_OPEN     "does not end"    /* and if the text is cut */

/*
 * Appends text, UTF-8, as JSON: an object or array, JSON.parse() of a text, or
 * a text in double quotes that is JSON.  False with e set if it is none of
 * these, is cut, or is nested deeper than JSOBJ_DEPTH; out then holds anything.
 */
bool jsobj_json(struct str text, struct buf *out, struct err *e);

/*
 * Appends text that is cut up to its last row that is whole, and closes what is
 * open there.  Rows are the objects and arrays in the outermost array that has
 * a whole one.  False, with out as it was, if nothing is open at the end of the
 * text, or no row is whole.
 *
 *	{"list":[{"id":1},{"id":2},{"i
 *	{"list":[{"id":1},{"id":2}]}
 */
bool jsobj_close(struct str text, struct buf *out);

#endif
