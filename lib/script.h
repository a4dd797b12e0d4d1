/*
 * script - JSON in the scripts of a page
 *
 * Shops put their data into pages as JavaScript: g_page_config = {...};
 * It is found by the text before it, its anchor, in the text of the page: no
 * tree is built, no script is run.  Where the value ends is found by matching
 * its braces; strings, escapes and comments are respected.
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
	size_t work; /* bytes that were read for it */
	/* private */
	size_t at;
};

/* True if text can be an anchor: it begins neither with a blank nor with
 * {word} or {tag}, so that there is something to look for. */
bool script_anchor(struct str text);

/*
 * The next value behind the anchor: an object or array, or one in JSON.parse()
 * or in a text ("{\"a\":1}"), lent by the page; a name and || may stand before
 * it.
 * A blank in the anchor stands for any white space or none, {word} for a name,
 * with its type (list: Item[]) where TypeScript says one,
 * {tag} at its end for what follows in a tag, whatever its attributes.  One
 * bracket may stand before the value.  The value may be no JSON, and if the
 * page is cut, no whole value.  False behind the last, and when the anchors of
 * a crafted page cost more than its length warrants.
 */
bool script_next(struct script *s, struct str *value);

/*
 * script_next in two steps, for who reads the value and so sees himself where
 * it ends: *rest begins with it and goes on to the end of the page.  Then
 * script_end cuts it, or work is told how many bytes were read.
 */
bool script_find(struct script *s, struct str *rest);
struct str script_end(struct script *s, struct str rest);

/*
 * The next object or array at or behind *at, which is moved behind it: for
 * text that is nothing but data.  False if there is none, or none that ends.
 */
bool script_value(struct str text, size_t *at, struct str *value);

/*
 * Cuts the next object or array off *rest: blanks, commas, semicolons, RS and
 * comments may stand before it.  Absent if *rest is absent then, and also if it
 * is not: something else is there, or the value does not end.
 */
struct str script_cut(struct str *rest);

/*
 * The value if the whole page is one: {...}, [...], or JSONP: name({...});
 * several may stand one behind the other.  Absent if it is none.
 */
struct str script_body(struct str page);

/*
 * The value that a script sets first: [export] [var] name = {...};  or that a
 * function gives, name = () => { return {...}; }  Absent if it does not begin
 * so.
 */
struct str script_set(struct str page);

/* The same of what a script sets one behind the other, cut off *rest. */
struct str script_set_cut(struct str *rest);

#endif
