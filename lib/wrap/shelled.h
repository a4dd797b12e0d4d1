/*
 * shelled - tables as the shells of databases show them, in forms that no
 * reader of tables takes
 *
 *	 title     | price    psql, of cells of several lines: one goes on in
 *	-----------+------    the next line, behind '+'
 *	 horn     +| 5.00
 *	 comb      |
 *	 [{"id":1},+          and of one cell alone, which is JSON
 *	  {"id":2}]
 *
 *	+-[ RECORD 1 ]+       \x with border 2, also in lines of a box; and
 *	| id   | 7    |       without one: records of id|7, a blank line between
 *
 *	**** 1. row ****      mysql -E and \G: a value may have several lines
 *	title: horn
 *	comb
 *
 *	"a" "\"b\" \345"      .mode tcl of SQLite, and --csv of redis-cli: all
 *	"a","\xe5"            cells in quotes, with escapes as C has them
 *
 *	a^_b^^c^_d            .mode ascii, --asv of Miller: US between cells,
 *	                      RS behind rows; or U+241F and U+241E, --usv
 *
 * Sources: psql(1), sqlite.org/cli.html, redis.io (CLI), Miller's file formats.
 */
#ifndef WT_SHELLED_H
#define WT_SHELLED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the same in a form that is read: CSV, lines of psql's \x as it is
 * without a border, or JSON.  False, with nothing appended, if it is none. */
bool shelled_text(struct str text, struct buf *out);

#endif
