/*
 * part_priv - what part.c, part_values.c and part_sql.c share
 */
#ifndef WT_PART_PRIV_H
#define WT_PART_PRIV_H

#include "part.h"

/* Is the JSON that begins at `at` one that can be parted, and how? */
bool part_values(struct part *p, struct str first, size_t at, bool all);

/* To the next place where a part may end; false if held has none. */
bool part_step(struct part *p, struct str held);

/* At the start of a part: sets before. */
void part_before(struct part *p);

/* Is it a dump of a database? */
bool part_sql(struct part *p, struct str first);

/* The end of the first row or statement that ends behind PART_BYTES; else of
 * the last that surely ends in text.  0: of none. */
size_t part_sql_end(struct part *p, struct str text, bool end);

/* Appends the part with what has to be before it. */
void part_sql_body(struct part *p, struct str part, struct buf *out);

#endif
