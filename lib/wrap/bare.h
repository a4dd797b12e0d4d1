/*
 * bare - the data in what a program wrote around it
 *
 *	"{\"items\":[...]}"                          a string of JSON
 *	b'jsonp1({"items":[...]})'                   and as Python shows it
 *	{"code":0,"result":"{\"items\":[...]}"}      and within an object
 *	jsonp131("<div class=\"J_TItems\">...")      a page in a reply
 *	2024-05-06 08:00:01 INFO got {"items":[...]} lines of a log
 *	===== page 2 =====                           or parted by such lines
 *	page 1                                       or behind a few words
 *	{"items":[...]}
 *	https://www.shop.example/search?q=comb       and in a call
 *	try{jsonp1({"items":[...]});}catch(e){}
 *	1) "{\"id\":7,...}"                           a list of redis-cli
 *	mtopjsonp1({...})                            replies, a line each
 *	mtopjsonp2({...})
 *	<html>...</html> <html>...                   pages, one behind the other
 */
#ifndef WT_BARE_H
#define WT_BARE_H

#include <stdbool.h>

#include "buf.h"
#include "json.h"
#include "names.h"
#include "str.h"

/* Appends the page or the JSON that text is as one string, which may stand in
 * a call; false if it is none.  scan is at its disposal. */
bool bare_string(struct str text, struct json_scan *scan, struct buf *out);

/* True if s begins as JSON does, or as a call with it. */
bool bare_begins(struct str s);

/* What data stands under, and does not, within other data; lent. */
struct bare_names {
	const struct names *reply;   /* names of what a program got: resp */
	const struct names *visitor; /* parts of names of what is a visitor's
	                              * own, in small letters: cart */
};

/* Appends the page or the JSON that most of text, an object, is as one string
 * in it, deep or not, in a call or not, or the reply that it is under such a
 * name: {"code":0,"result":"{\"items\":[...]}"}, {"id":7,"resp":{...}}; of
 * several objects, or an array of such, the JSON of each, a line each; or the
 * JSON of strings anywhere in it, but for a visitor's.  False if there is none.
 */
bool bare_within(struct str text, const struct bare_names *names,
    struct json_scan *scan, struct buf *out);

/*
 * Appends the values at the ends of lines, a line each, if the first line that
 * has one begins as lines of a log do, with a time or a level, or if it is a
 * call with the value, and another is, or if a few lines of words stand before
 * values that are most of the text; else nothing, and false.  Other lines
 * are passed over, but for values that do not end: these are for the reader to
 * tell.  So are dicts as Python shows them; *open is where the first of several
 * lines begins in text that has no end, and is passed over; or NULL.
 */
bool bare_lines(struct str text, struct json_scan *scan, struct buf *out,
    const char **open);

/* Appends the lines of a log without the time, the level and who logs before
 * each; false if no half of them has such. */
bool bare_logged(struct str text, struct buf *out);

/* The same, of a text that may be a table too: only if the first line, and most
 * of the first, begin with a time to the second and a blank behind it, which
 * are no cell: 08:00:01 comb,12.00 */
bool bare_timed(struct str text, struct buf *out);

/* Cuts the first page off *rest, which is absent behind the last: where one
 * ends, a comment or two may stand before the next, or the program whose texts
 * they are.  Most texts are one. */
struct str bare_page(struct str *rest);

#endif
