/*
 * printed_priv - what the parts of printed share: a reader for each form
 *
 * Each appends what it reads to out, and returns false where text is of another
 * form: out may then have more than before, and the caller sets it back.  They
 * are asked in the order of read_rows() and printed_rows() of printed.c, the
 * surer forms first: R, records of classes, lists of Python, boxes, pairs,
 * lines with names; the tables that printed.c reads itself; records among lines
 * of a log.  A form that is new gets a file, a line there, and a `yield` in
 * tests/differential/prints.py.
 */
#ifndef WT_PRINTED_PRIV_H
#define WT_PRINTED_PRIV_H

#include "printed.h"

/* Appends the text in quotes at i, without its escapes.  Returns the place
 * behind it; 0 if it has no end, or an escape that cannot be undone. */
size_t printed_quoted(struct str s, size_t i, struct buf *out);

/* Appends another value at i: a number, True or False; nothing for None and
 * null; the text of u'a', as Python 2 shows it; what stands in Decimal('1.5')
 * and datetime.date(2019, 5, 6).  Returns the place behind it, or 0. */
size_t printed_word(struct str s, size_t i, struct buf *out);

/* Appends lists or tuples of Python as CSV; false if s is none. */
bool printed_lists(struct str s, struct buf *out, bool *cut);

/* Appends records as classes print themselves as JSON, an object a line; false
 * if text is none. */
bool printed_records(struct str text, struct buf *out);

/* The same of those at the ends of lines, where lines of a log stand between
 * them; false if there are no two, or one cannot be read. */
bool printed_among(struct str text, struct buf *out);

/* True of what psql says besides, in the language of who called it: (3 rows),
 * Zeit: 0,5 ms; and of what it was asked. */
bool printed_said(struct str line);

/* Appends a table in a box of lines as CSV; false if text is none. */
bool printed_boxed(struct str text, struct buf *out);

/* Appends lines of names with their values, as JSON, an object a line; false,
 * and nothing, if text is none. */
bool printed_named(struct str text, struct buf *out);

/* The same of Miller's xtab. */
bool printed_xtab(struct str text, struct buf *out);

/* The same of points of InfluxDB. */
bool printed_influx(struct str text, struct buf *out);

/* Appends data of R as JSON, columns by their names or rows; false if there is
 * none in the text. */
bool printed_r(struct str text, struct buf *out);

#endif
