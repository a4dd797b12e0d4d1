/*
 * lined - tables and rows whose lines no reader of CSV parts
 *
 *	"title,price"		title，price，shop
 *	"comb, horn,5"		comb，5，a shop
 *
 *	|| title || price ||
 *	| [comb|https://...] | 5 |
 *
 *	comb\, horn,5		cells without quotes
 *	data: {"title":"a"}	what a server sends as events
 *	goods.0.title=a		properties of Java
 *	title=a+comb&price=5	what a form sends
 *	new Goods("a", 5),	what Java makes by places
 *
 * Excel quotes each line so if a whole row stands in one cell; programs that
 * join by hand part cells by a comma of full width, as they are typed in
 * Chinese; Jira has two bars around the names of columns.
 *
 * Sources: the HTML standard (Server-sent events), the URL standard (5.1),
 * java.util.Properties, the text formatting notation of Jira.
 */
#ifndef WT_LINED_H
#define WT_LINED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the table as csv.h reads it, line by line; false, and nothing, if the
 * text is none of these. */
bool lined_text(struct str text, struct buf *out);

#endif
