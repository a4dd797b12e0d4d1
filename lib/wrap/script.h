/*
 * script - JSON in the scripts of a page
 *
 * Shops put their data into pages as JavaScript: g_page_config = {...};
 * It is found by the text before it, its anchor, in the text of the page: no
 * tree is built, no script is run.  Where the value ends is found by matching
 * its braces; strings, escapes and comments are respected.
 *
 *	struct script s = {page, anchor, 0, 0};
 *	while (script_next(&s, &value))
 *		...
 *
 * All that is returned is a part of the page, and lent by it.
 */
#ifndef WT_SCRIPT_H
#define WT_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

/* A search, which the caller fills to begin with: {page, anchor}. */
struct script {
	struct str page;
	struct str anchor;
	size_t work; /* bytes that were read for it so far */
	/* private */
	size_t at;
};

/* True if text can be an anchor: it begins neither with a blank nor with
 * {word} or {tag}, so that there is something to look for. */
bool script_anchor(struct str text);

/*
 * The next value behind the anchor: an object or array, or one in JSON.parse()
 * or in a text ("{\"a\":1}").  A name and ||, one bracket, or the name of a
 * function that is called with it, ref(, may stand before it.
 *
 * In the anchor a blank stands for any white space or none, {word} for a name,
 * with its type if TypeScript has one (list: Item[]), {tag} at the end for the
 * rest of a tag, whatever its attributes.
 *
 * The value may be no JSON, and if the page is cut, no whole value.  False
 * behind the last, and when the anchors of a crafted page would cost more than
 * eight times its length.
 */
bool script_next(struct script *s, struct str *value);

/*
 * script_next in two steps, for a caller who reads the value and so finds its
 * end himself: *rest begins with it and goes on to the end of the page.  He
 * then adds the bytes that he read to work, or has script_end cut the value.
 */
bool script_find(struct script *s, struct str *rest);
struct str script_end(struct script *s, struct str rest);

/* What stands behind the first anchor in the page, whether a value or not;
 * absent if the anchor is nowhere. */
struct str script_behind(struct str page, struct str anchor);

/*
 * The next object or array at or behind *at, which is moved behind it, in a
 * text that is nothing but data.  False if there is none.
 */
bool script_value(struct str text, size_t *at, struct str *value);

/*
 * Cuts the next object or array off *rest: blanks, commas, semicolons, RS and
 * comments may stand before it.  If there is none returns absent: with *rest
 * absent too that was the end; else something else is there, or the value has
 * no end.
 */
struct str script_cut(struct str *rest);

/*
 * What a page is that is nothing but data, {...} or [...], to its end: several
 * values may stand one behind the other.  Of JSONP, name({...});, and of a
 * value in three quotes of Python, the value alone.  Absent if the page is
 * none of these.
 */
struct str script_body(struct str page);

/*
 * The value that a script sets first, [export] [var] name = {...};, or that a
 * function gives, name = () => { return {...}; }  Absent if it does not begin
 * so.
 */
struct str script_set(struct str page);

/* The same, and cuts *rest behind it, for a script that sets several.  Lines of
 * Python that set no data, or call something, may stand before each. */
struct str script_set_cut(struct str *rest);

/* True of a page that is a program, by how it begins, and no table, however
 * many commas it has: !function(, "use strict", var name =, (self. */
bool script_is_program(struct str page);

#endif
