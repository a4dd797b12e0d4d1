/* agg_show_priv - lines as rows: which are shown, where, and how written */
#ifndef WT_AGG_SHOW_PRIV_H
#define WT_AGG_SHOW_PRIV_H

#include "agg_line.h"

/* ---- agg_having: rows that are shown ---- */

struct agg_having;

/* NULL with e set where a condition is none. */
struct agg_having *agg_having_new(const struct agg *a, struct err *e);
void agg_having_free(struct agg_having *h);
/* row: JSON.  1, 0; -1: a condition failed on it. */
int agg_having_holds(struct agg_having *h, struct str row, struct err *e);

/* ---- agg_keep: lines that others are compared with ---- */

/* Lines of totals, sub-totals and margins, by level and key. */
struct agg_kept {
	struct table at; /* own: the place among line, from 1 */
	struct agg_line **line;
	size_t n, cap;
};

void agg_keep(
    const struct agg *a, struct agg_kept *k, const struct agg_line *line);
/* NULL: there is none. */
struct agg_line *agg_kept(struct agg_kept *k, uint8_t level, struct str key);
/* The line whose part this one is; the total for the total. */
struct agg_line *agg_kept_parent(
    const struct agg *a, struct agg_kept *k, const struct agg_line *line);
void agg_kept_free(struct agg_kept *k);

/* The first n values of a key. */
struct str agg_key_head(struct str key, size_t n);

/* True if groups of that level are rows' own: they have all keys. */
bool agg_full(const struct agg *a, uint8_t level);

/* How many keys a row has. */
size_t agg_row_keys_count(const struct agg *a);

/* ---- agg_order: where rows stand ---- */

struct agg_order {
	struct agg_kept *kept;
	struct buf key, value;
	size_t column; /* sorted by; behind the keys; none: SIZE_MAX */
	bool descending;
};

void agg_order_open(
    const struct agg *a, struct agg_order *o, struct agg_kept *kept);
/* Fills o->key for a row: its line, with derived columns, and its keys. */
void agg_order_key(struct agg *a, struct agg_order *o,
    const struct agg_line *line, struct str keys);
void agg_order_close(struct agg_order *o);

/* Puts the entries of all rows but the chosen ones into rest, as one group. */
bool agg_rest(struct agg *a, const struct table *chosen, struct runs *rest,
    struct err *e);

/* ---- agg_pivot: values of a key as columns ---- */

struct agg_pivot {
	struct agg_line **value; /* of the level AGG_LEVEL_PIVOT, in order */
	struct str *name;        /* owned */
	size_t n;
	struct agg_line *cell; /* of the row at hand */
	bool *there;
	struct buf row; /* its key */
	bool any;
};

bool agg_pivot_open(const struct agg *a, struct agg_pivot *p,
    struct agg_kept *kept, struct err *e);
/* The line (all keys, or those of a rest) is a cell of the row at hand. */
void agg_pivot_cell(
    const struct agg *a, struct agg_pivot *p, const struct agg_line *line);
/* Appends the columns of the row, and forgets it.  margin: of the row. */
void agg_pivot_write(const struct agg *a, struct agg_pivot *p,
    const struct agg_line *total, struct agg_line *margin, struct buf *out);
void agg_pivot_close(const struct agg *a, struct agg_pivot *p);

/* ---- agg_row: rows as JSON ---- */

/* {"table":...,"row":what; what may be NULL. */
void agg_row_begin(const struct agg *a, const char *what, struct buf *out);
void agg_row_keys(const struct agg *a, struct str key, struct buf *out);
/* One column.  suffix: of a pivot's value, or absent. */
void agg_row_column(const struct agg *a, const struct agg_line *line,
    struct str suffix, size_t i, struct buf *out);
void agg_row_columns(
    const struct agg *a, const struct agg_line *line, struct buf *out);
void agg_row_end(struct buf *out);

#endif
