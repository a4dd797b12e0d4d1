/*
 * extract_looks - what the cells of a table's columns look like
 *
 * For extract_bare, which calls columns by it that have no name, or none that
 * is known: it reads the first rows and notes each, then asks what most cells
 * of a column are.
 */
#ifndef WT_EXTRACT_LOOKS_H
#define WT_EXTRACT_LOOKS_H

#include "extract_priv.h"

/* What the cells of a column look like.  Valid when zero. */
struct column {
	size_t full;             /* cells that are not empty, */
	size_t look[DUMP_LOOKS]; /* and those that look so */
	size_t length;           /* characters of all texts */
	size_t novel;            /* texts, addresses not met before */
	size_t echo;             /* texts that the row's address has too */
	size_t decimal;          /* numbers with a point: 39.9 */
	size_t whole;            /* numbers without one, */
	size_t year;             /* those that may be years, */
	size_t part;             /* and those that stand in the address */
	bool tens;               /* one of them is 10 or more */
	size_t timed;            /* texts with a time of day: 12:30 */
	bool high;               /* one of them is above any score: 10 */
	uint32_t first;          /* the first address */
	bool differ;             /* not all addresses are the same */
	size_t goods;            /* addresses that may be of goods, */
	size_t rival;            /* of others than those before in the row */
};

/* Notes the cells of the table's present row, for the first x->table.nbare
 * columns: c.  met: the texts and addresses of all rows so far. */
void looks_note(struct extract *x, struct column *c, struct names *met);

/* True if n are half of a column's cells that are not empty, or more. */
static inline bool
looks_most(const struct column *c, size_t n)
{
	return c->full && n * 2 >= c->full;
}

#endif
