/*
 * part - a long table or dump in parts of whole rows
 *
 *	if (part_open(&p, first, max, all))    its first bytes
 *		n = part_find(&p, held, end)   the part that held begins with
 *		part_body(&p, part, &body)     what it is as a text of its own
 *
 * A table (csv.h) is parted between rows, and each part has the header before
 * it; an object a line between lines; values one after the other, or in one
 * array, between these; what is nested deeper (if all is set) at the commas
 * that are least nested, with the names of what is around them; a dump of a
 * database (sql.h, in UTF-8) behind rows and statements, with what was said of
 * tables before and the head of the statement that rows are of.  So a part is
 * read as a file of its own.  Where parts end depends on the bytes alone, not
 * on how they come in.
 */
#ifndef WT_PART_H
#define WT_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "csv.h"
#include "sql.h"
#include "str.h"

#define PART_BYTES ((size_t)1 << 20) /* of a part at least, but the last */
#define PART_LONG  ((size_t)4 << 20) /* a file of less is not parted */
#define PART_DEPTH 8                 /* of brackets around rows */

enum part_kind {
	PART_TABLE,
	PART_WIDE, /* a table in UTF-16 */
	PART_LINES,
	PART_VALUES,
	PART_SQL
};

struct part_bracket {
	char open;
	size_t key; /* behind its name, in keys: one without has no bytes */
};

/* Where a part may end. */
struct part_end {
	size_t at;
	size_t depth;
};

struct part {
	/* private */
	enum part_kind kind;
	size_t max; /* bytes that are held at once */
	bool first; /* no part was found yet */
	struct csv csv;
	struct buf head;      /* of a table; of a dump, with what it made */
	bool little;          /* of PART_WIDE: the order of bytes */
	size_t level;         /* of PART_VALUES: of the commas between them */
	size_t at;            /* from the start of the part: read up to here */
	struct part_end last; /* the last end so far */
	bool quoted, escaped; /* there */
	size_t name, behind;  /* the last string before it */
	size_t depth;
	struct part_bracket in[PART_DEPTH];
	struct buf keys;
	struct buf again;  /* the last header within this part, if any */
	struct buf before; /* brackets that were open at the start */
	bool cut;          /* some are at the end */
	/* of PART_SQL: how rows stand at the start, with the statement in
	 * before; and the same of the next part, with that in keys */
	struct sql sql;
	enum sql_rows rows, next;
	struct buf made; /* tables, in this part */
};

/*
 * False if first, of PART_LONG or max bytes, is nothing that can be parted.
 * max: so much can be held.  p is valid when zero, and used again.
 */
bool part_open(struct part *p, struct str first, size_t max, bool all);

/*
 * The bytes of the part that held, at most max bytes, begins with; 0 if more
 * are needed to tell.  end: there are no more.  The next call is for what
 * comes behind it.
 */
size_t part_find(struct part *p, struct str held, bool end);

/* As part_find, where no more can be held: a part that may be short; 0 if
 * not even the first row ends. */
size_t part_short(struct part *p, struct str held);

/* Such a row is passed over: how many bytes of held belong to it.  *over: it
 * ends with them. */
size_t part_drop(struct part *p, struct str held, bool *over);

/* Appends the part that was found as a text of its own. */
void part_body(struct part *p, struct str part, struct buf *out);

void part_free(struct part *p);

#endif
