/*
 * loose - data that stands anywhere in a script
 *
 *	App.start({id:7,title:"a"});                what it calls something with
 *	define("a",[],function(){return {id:7}});   what a function gives
 *	g_config = {id:7}                           what has a name of its own
 *	eval("({\"id\":7})")                        texts that are such data:
 *	JSON.parse(decodeURIComponent("%7B%22id"))  as encodeURIComponent(),
 *	JSON.parse(atob("eyJpZCI6N30="))            btoa() or HTML write it
 *
 *	struct loose l = {script, 0, 0};
 *	while (loose_next(&l, &value))
 *		if (!read(value))
 *			loose_into(&l, value);
 *
 * No script is run.  Strings, comments, templates and what looks like a regular
 * expression are passed over.  A block of statements looks like no object, and
 * is looked into.  Each outermost object, or array that begins with one or with
 * an array, is a value; so is a text in quotes that begins as data.
 */
#ifndef WT_LOOSE_H
#define WT_LOOSE_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "str.h"

struct loose {
	struct str text;
	size_t at;   /* private: where to go on, */
	size_t work; /* and how much was read */
};

/* The next value: an object, an array, or a text with its quotes.  False behind
 * the last, or if a crafted script would cost eight times its length.  Of less
 * than 40 bytes there is none. */
bool loose_next(struct loose *l, struct str *value);

/* The value that was given last is none: goes on in it. */
void loose_into(struct loose *l, struct str value);

/* Appends the data that such a text stands for, in whatever ways it is written;
 * false if it is no text of UTF-8 then.  spare is at its disposal. */
bool loose_text(struct str value, struct buf *spare, struct buf *out);

/* True of what begins as data that was written so: %7B%22, eyJ. */
bool loose_is_coded(struct str text);

/* Undoes one of these ways in a text; false if it is in none, or not sound. */
bool loose_undo(struct buf *text, struct buf *spare);

#endif
