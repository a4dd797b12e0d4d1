/*
 * part_priv - what part.c, part_values.c and part_sql.c share
 */
#ifndef WT_PART_PRIV_H
#define WT_PART_PRIV_H

#include "part.h"

/* Where the data begins that a script sets at `at`: export const goods = [...];
 * `at` if it sets none there. */
size_t part_set(struct str s, size_t at);

/* True if the JSON that begins at `at`, in a script that sets it `from` here,
 * can be cut; sets kind and level, and head to what stands before it. */
bool part_values(
    struct part *p, struct str first, size_t from, size_t at, bool nested);

/* JSON: moves to the next place where a part may end, and sets last; false if
 * held has none. */
bool part_step(struct part *p, struct str held);

/* JSON, at the start of a part: sets before to what is open there. */
void part_before(struct part *p);

/* True if first is that of a dump of a database; sets kind. */
bool part_sql(struct part *p, struct str first);

/* Where the first row or statement ends that ends behind PART_BYTES; else the
 * last one that surely ends in text.  0: none does. */
size_t part_sql_end(struct part *p, struct str text, bool end);

/* part_body() of PART_SQL. */
void part_sql_body(struct part *p, struct str part, struct buf *out);

#endif
