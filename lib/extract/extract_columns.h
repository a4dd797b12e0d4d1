/*
 * extract_columns - rows of a table that JSON tells by columns, or headed
 *
 * As programs write tables where rows are no objects:
 *
 *	{"title":{"0":"a","1":"b"},"price":{"0":5,"1":6}}
 *	{"title":["a","b"],"price":[5,6]}
 *	{"columns":["title","price"],"index":[0,1],"data":[["a",5],["b",6]]}
 *	[["title","price"],["a",5],["b",6]]
 *
 * and as databases answer, at most two levels deep in what they say besides:
 *
 *	{"cols":[{"name":"title"},{"name":"price"}],"rows":[["a",5],["b",6]]}
 *	{"schema":{"fields":[{"name":"title"}]},"rows":[{"f":[{"v":"a"}]}]}
 */
#ifndef WT_EXTRACT_COLUMNS_H
#define WT_EXTRACT_COLUMNS_H

#include "extract_priv.h"

#define COLUMNS 100

struct columns {
	struct str name[COLUMNS]; /* with their quotes */
	struct json_each cell[COLUMNS];
	struct str same[COLUMNS]; /* for all rows; absent: it has cells */
	size_t n;
	bool has[COLUMNS];     /* its cell was read and not yet taken */
	bool holes;            /* rows are told by their numbers */
	struct json_each rows; /* absent where each column has its cells */
	bool rowwise;
};

/* No columns; what was said of others is left, which is 8 KB. */
static inline void
columns_clear(struct columns *c, bool rowwise)
{
	c->n = 0;
	c->rowwise = rowwise;
	c->holes = false;
	c->rows = (struct json_each){0};
	memset(c->has, 0, sizeof(c->has));
	memset(c->same, 0, sizeof(c->same));
}

/* Takes the adverts of all rows that follow. */
void columns_take(struct extract *x, struct columns *c);

/* How many texts or numbers a value is: of an array how many are in it. */
size_t columns_cells(struct str value);

/* Opens the members of an object as columns: a list of n has a cell for each
 * row, all else is the same in every row, if that does not get too much.  False
 * if there is no such list. */
bool columns_set_lists(struct columns *c, struct str object, size_t n);

/* Opens an object whose titles are a list, with a cell for each advert; false
 * if it is none. */
bool columns_open_lists(
    struct extract *x, struct columns *c, struct str object);

/* Appends the rows of a table that a page keeps, if they are like adverts, as
 * an array of objects; false if it is none, with nothing appended. */
bool extract_columns_plain(
    struct extract *x, struct str value, struct buf *out);

static inline bool
columns_is_list(struct str value)
{
	return value.p && json_type(value) == JSON_ARRAY;
}

#endif
