/*
 * enclosed - data that is the text of a page, and rows that need one
 *
 *	<html>...<body><pre>{"items":[...]}</pre>   a reply, as browsers save it
 *	<pre>Array ( [0] => ...)</pre>              what PHP prints
 *	<tr><td>7</td><td>horn comb</td></tr>       .mode html of SQLite
 *
 * Sources: sqlite.org/cli.html, php.net (print_r).
 */
#ifndef WT_ENCLOSED_H
#define WT_ENCLOSED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the JSON that a browser shows in a page of its own, as the only text;
 * false, with nothing appended, if it is no such page. */
bool enclosed_json(struct str page, struct buf *out);

/* Appends what PHP shows in a page, echo '<pre>'; print_r($rows); if that is
 * most of it; likewise. */
bool enclosed_printed(struct str page, struct buf *out);

/* Appends rows of a table that stand alone, as the shell of SQLite writes them
 * and replies hold them, as the table that they are of; with `bare`, if they
 * are nothing but cells of text, as CSV, as they have no names of columns. */
bool enclosed_rows(struct str page, bool bare, struct buf *out);

#endif
