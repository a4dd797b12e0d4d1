/*
 * extract_dump - the shapes that data of unknown make may have, each read by a
 * part of its own
 */
#ifndef WT_EXTRACT_DUMP_H
#define WT_EXTRACT_DUMP_H

#include "extract_priv.h"

/* ---- extract_columns ---- */

/* Takes the adverts of a table in JSON whose rows are no objects
 * (extract_columns.h); false if value is none. */
bool extract_columns(struct extract *x, struct str value);

/* The same one or two levels deep in value, as databases answer. */
void extract_columns_within(struct extract *x, struct str value);

/* ---- extract_turned ---- */

/* True if the first column of the table has the names that others have in the
 * header: then x->step.turned is the table, turned so that they are there, and
 * x->csv is open with it.  What is one value for each name is such, too. */
bool extract_turned(struct extract *x);

/* True if it has them again and again, of one row each time below the other:
 * that is no table, but labelled lines. */
bool extract_blocks(struct extract *x);

/* ---- extract_tables ---- */

/* Takes the adverts of the page as a table under usual names.  If it is none of
 * adverts, as sums above the rows, another table may follow below: then those
 * of the first that is. */
void extract_tables(struct extract *x);

/* ---- extract_bare ---- */

/* Sets x->table.bare_name by what the first rows look like: for all columns
 * of a table without a header; in one with a header for the title alone, which
 * is known by its words standing in the addresses too.  True if there is a
 * title.
 */
bool extract_bare(struct extract *x);

/* ---- extract_sql ---- */

/* Takes the adverts that a dump of a database inserts; false if it has no
 * rows. */
bool extract_sql(struct extract *x);

/* ---- extract_sheet ---- */

/* Takes the adverts of a page that is nothing but tables, as spreadsheets save
 * one, if their columns have usual names, and it is not its visitor's own: a
 * cart, orders; of another page those whose addresses are adverts' by their
 * form. */
void extract_sheet(struct extract *x);

/* ---- extract_stacked ---- */

/* Takes blocks of lines that no label names, each with one price, if they are
 * most of the text, as the table that they are: "¥69\n300 sold\nHorn comb". */
void extract_stacked(struct extract *x);

/* ---- extract_lines ---- */

/* Takes the adverts of a text whose lines begin with usual names. */
void extract_lines(struct extract *x);

/* True if what was taken for a table is such a text: most names of columns, and
 * most cells of the first row, are a label and a value. */
bool extract_labelled(struct extract *x);

/* ---- extract_tiles ---- */

/* Takes the adverts of a page that shows a list: each is a tile, a link with a
 * price beside it. */
void extract_tiles(struct extract *x);

/* ---- extract_one ---- */

/* Takes the page as the one advert that it is by its address, if it shows a
 * title and a price. */
void extract_one(struct extract *x);

#endif
