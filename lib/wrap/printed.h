/*
 * printed - rows as programs print them, as a table
 *
 *	['a', '45.90']        a list or tuple of Python a line,
 *	('b', '28.00')        or all in one
 *
 *	   title = a          the shell of SQLite: .mode line
 *	   price = 45.9
 *
 *	id=7,title=a          DKVP of Miller; logfmt; INI, a line each
 *
 *	-[ RECORD 1 ]         \x of psql
 *	title | a
 *
 *	title  price          .mode column
 *	-----  -----
 *	a      45.9
 *
 *	│ title │ price │     .mode box, and others with such lines
 *
 *	   title  price       a frame of pandas: two blanks or more between,
 *	0      a   45.9       .. for what it does not show
 *	..   ...    ...
 *	[99 rows x 2 columns]
 *
 *	Goods(id=7, title=a)  a class of Java, Kotlin or Python
 *	{id=7, title=a}       a map of these
 *
 *	data.frame(title = c("a", "b"), price = c(5, 6))
 *	                      R: dput(), print() of a list, its sources
 *
 * A text is one of these only if all of its lines are, but for blank ones,
 * borders and a first one that ends in a colon: nothing is left out, or
 * shifted.  Classes may stand at the ends of lines of a log, and in a source
 * what makes them, one in four.  The columns of .mode column are told by the
 * line below their names, by characters or by how wide these are.
 *
 * Sources: docs.python.org (repr), sqlite.org/cli.html, psql(1),
 * DataFrame.to_string of pandas, projectlombok.org (ToString),
 * dput(base) of R.
 */
#ifndef WT_PRINTED_H
#define WT_PRINTED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the rows as CSV (RFC 4180), or, of .mode line, classes and R, as
 * JSON, an object a line; false if text is none of these.  out then holds
 * anything.
 * *flaw: what is wrong with it, or NULL: it ends inside a record of psql, of
 * which what stood before is out, or inside a list, which is not; or pandas
 * left out rows of a long frame.
 */
bool printed_rows(struct str text, struct buf *out, const char **flaw);

/* Appends as CSV a table whose columns only blanks part, the first line their
 * names; false if text is none.  Any text of a few lines may look so: who calls
 * it looks at the names. */
bool printed_aligned(struct str text, struct buf *out);

enum printed { PRINTED_NONE, PRINTED_WHOLE, PRINTED_CUT, PRINTED_BROKEN };

/*
 * Appends nested data as PHP (var_export, var_dump, its code) and Python
 * (OrderedDict, defaultdict) print it as JSON, a value a line; PRINTED_NONE if
 * text is none.  PRINTED_CUT: it ends inside a value, PRINTED_BROKEN: from *at
 * on it could not be read; the members of lists before that are out, which may
 * be nothing.
 */
enum printed printed_values(struct str text, struct buf *out, size_t *at);

#endif
