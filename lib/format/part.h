/*
 * part - a long table or dump, cut into parts that can each be read alone
 *
 *	if (part_open(&p, first, max, nested))  the file's first bytes
 *		n = part_find(&p, held, end)    the next part: n bytes of held
 *		part_body(&p, part, &body)      these bytes as a file of its own
 *
 * A part ends only between rows, and gets what its rows need around it:
 *
 *	file            parts           their bodies
 *	title,price     title,price     title,price
 *	a,5             a,5             a,5
 *	b,6             b,6             title,price
 *	                                b,6
 *
 *	{"list":[{"a":1},{"a":2}]}      file
 *	{"list":[{"a":1},               {"a":2}]}               parts
 *	{"list":[{"a":1}]}              {"list":[{"a":2}]}      their bodies
 *
 * - a table (csv.h) is cut between rows, and has its header before each part,
 *   the last that csv_again knows; one of other names is the reader's to keep;
 * - JSON, an object a line, between lines;
 * - JSON values one behind the other, or the members of one array, between
 *   these, also if a script sets it (var list = [...];), what it sets then
 *   before each part.  Rows that lie deeper, as above, only if `nested` is set:
 *   at the commas that lie least deep behind the first MiB;
 * - a dump of a database (sql.h, in UTF-8) behind a row or statement.  Before a
 *   part stand the CREATE TABLEs so far, and the head of the INSERT or COPY
 *   that its first rows belong to.
 *
 * Where a part ends depends on the bytes of the file alone, and not on how many
 * of them are held when part_find is called: the place of a row in
 * source.offset is the same in each run.
 */
#ifndef WT_PART_H
#define WT_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "csv.h"
#include "sql.h"
#include "str.h"

#ifndef PART_BYTES                   /* a fuzzer's are small */
#define PART_BYTES ((size_t)1 << 20) /* the least of a part, but the last */
#endif
#define PART_LONG  (4 * PART_BYTES) /* a shorter file is not cut */
#define PART_DEPTH 8                /* most brackets around a row */

enum part_kind {
	PART_TABLE,
	PART_WIDE,   /* a table in UTF-16 */
	PART_LINES,  /* JSON, a value a line */
	PART_VALUES, /* other JSON */
	PART_SQL
};

/* A bracket that is open at the place, of PART_VALUES. */
struct part_bracket {
	char open;
	size_t key; /* its name is part.keys from the `key` of the bracket
	             * around it up to here; empty: it has none */
	size_t at;  /* where it stands, in the first bytes */
};

/* Where a part may end, and how many brackets are open there. */
struct part_end {
	size_t at;
	size_t depth;
};

struct part {
	/* private */
	enum part_kind kind;
	size_t max; /* bytes that are held at once */
	bool first; /* part_body was not called yet */
	size_t at;  /* how far the part was read: bytes from its start */

	/* A table. */
	struct csv csv;
	struct buf head;  /* its header; of PART_SQL the CREATE TABLEs; of
	                   * PART_VALUES what a script sets: var list = */
	struct buf again; /* the last header that stands within this part */
	bool little;      /* PART_WIDE: the lower byte comes first */

	/* JSON. */
	size_t level; /* a comma this deep in brackets, or less, ends a row; 0:
	               * rows are the outermost values */
	struct part_end last; /* the last place where the part may end */
	bool quoted, escaped; /* `at` is in a string, behind a \ */
	size_t name, behind;  /* where the last string begins and ends */
	size_t depth;         /* brackets that are open at `at` */
	struct part_bracket in[PART_DEPTH];
	struct buf keys;   /* the names of these brackets */
	struct buf before; /* what opens a part: {"list":[ */
	bool cut;          /* brackets are open at its end: close them */

	/* PART_SQL: the statement that the part begins in is `before`, its rows
	 * are of the kind `rows`; of the part behind it they are these. */
	struct sql sql;
	enum sql_rows rows, next_rows;
	struct buf next_before;
	struct buf made; /* the CREATE TABLEs in this part */
};

/*
 * False if a file with these first bytes cannot be cut.  first: PART_LONG or
 * max bytes.  max: the most that the caller can hold.  nested: cut JSON whose
 * rows lie deeper than in one array too, and what has a row among its first
 * that is longer than that; the file cannot be read otherwise.  p is valid when
 * zero, and used again.
 */
bool part_open(struct part *p, struct str first, size_t max, bool nested);

/*
 * How many bytes the part has that held, at most max bytes, begins with; 0 if
 * more have to be held to tell.  end: there are no more.  The next call is for
 * what comes behind the part.
 */
size_t part_find(struct part *p, struct str held, bool end);

/* The same where no more can be held, because max is reached or the rest of
 * the file is damaged: up to the last row that is whole, so the part may have
 * less than PART_BYTES.  0: not even the first row ends in held. */
size_t part_short(struct part *p, struct str held);

/* Passes over a row that is too long, after part_short gave 0: how many bytes
 * of held belong to it.  *over: it ends with these; else call again with what
 * follows, which if these are none has to be more. */
size_t part_drop(struct part *p, struct str held, bool *over);

/* Appends the part that part_find or part_short found last as a file of its
 * own. */
void part_body(struct part *p, struct str part, struct buf *out);

void part_free(struct part *p);

#endif
