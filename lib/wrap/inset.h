/*
 * inset - data that stands within other text
 *
 *	```json                            blocks of a document
 *	{"items":[{"id":7,"title":"a"}]}
 *	```
 *	* data : [{"id":7,"title":"a"}]    comments of a program, also
 *	// {                               of a line for each member
 *	s = "{\"id\":7," +                 texts in it, joined too,
 *	    "\"title\":\"a\"}";
 *	items.push({id: 7, title: 'a'});   and what it calls something with
 *	// list = [{id: 7, title: 'a'}];   or a program that is all a comment
 *
 * Nothing says which of it belongs together: each outermost object or array is
 * one.  Short ones are passed over, and what comments show a second time.
 */
#ifndef WT_INSET_H
#define WT_INSET_H

#include <stdbool.h>

#include "buf.h"
#include "json.h"
#include "str.h"

/* Appends it as JSON, a value a line; false if there is none.  scan is at its
 * disposal. */
bool inset_data(struct str text, struct json_scan *scan, struct buf *out);

#endif
