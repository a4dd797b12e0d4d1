/*
 * agg_rows - which rows are shown, and in what order
 *
 * Lines come with totals and sub-totals first, and these are kept.  Where
 * rows stand as their keys do they are written as they come; else they go
 * through a sorting of their own (runs.h), by
 *
 *	what they are sorted by, and their keys; with sub-totals both once for
 *	each key from the first on, for a row stands where its sub-totals do
 */
#include <stdlib.h>

#include "agg_show_priv.h"
#include "mem.h"

struct agg_rows {
	struct agg_lines lines;
	struct agg_line line;
	struct agg_kept kept;
	struct agg_having *having;
	struct agg_pivot pivot;
	struct runs order, rest;
	struct table chosen; /* keys of rows: with top those shown, and with a
	                        condition those that are not */
	struct agg_order place;
	struct buf value, row, ready;
	bool streams;   /* rows as lines come */
	bool pending;   /* line is not yet written */
	bool total_due; /* a last row */
	size_t at;      /* of ready */
};

static struct agg_line *
total_of(struct agg_rows *r)
{
	return agg_kept(&r->kept, AGG_LEVEL_TOTAL, STR(""));
}

/* ---- rows ---- */

static void
derive(struct agg *a, struct agg_rows *r, struct agg_line *line)
{
	agg_line_derive(
	    a, line, total_of(r), agg_kept_parent(a, &r->kept, line));
}

/* The row of a line, or of the cells of a pivot with its margin. */
static void
write_row(struct agg *a, struct agg_rows *r, const char *what,
    struct agg_line *line, struct str keys)
{
	buf_clear(&r->row);
	agg_row_begin(a, what, &r->row);
	agg_row_keys(a, keys, &r->row);
	if (a->pivot.p)
		agg_pivot_write(a, &r->pivot, total_of(r), line, &r->row);
	if (!a->pivot.p || a->with_total)
		agg_row_columns(a, line, &r->row);
	agg_row_end(&r->row);
}

static bool
choose(struct agg_rows *r, struct str keys)
{
	bool fresh;

	table_put(&r->chosen, keys, &fresh);
	return fresh;
}

/* Puts the row (r->row) where it belongs. */
static bool
put_row(struct agg *a, struct agg_rows *r, const struct agg_line *line,
    struct str keys, struct err *e)
{
	int got = 1;
	bool ok;

	if (agg_full(a, line->level) || a->pivot.p)
		got = agg_having_holds(r->having, buf_str(&r->row), e);
	if (got < 0)
		return false;
	if (!got) {
		if (a->show.top)
			choose(r, keys);
		return true;
	}
	agg_order_key(a, &r->place, line, keys);
	buf_clear(&r->value);
	agg_put_bytes(&r->value, keys);
	buf_addstr(&r->value, buf_str(&r->row));
	ok = runs_put(&r->order, buf_str(&r->place.key), buf_str(&r->value), e);
	return ok;
}

/* The margin of the cells at hand: the line of their row. */
static struct agg_line *
margin_of(struct agg *a, struct agg_rows *r, struct str keys)
{
	size_t n = agg_row_keys_count(a);

	return agg_kept(&r->kept,
	    (uint8_t)(n ? AGG_LEVEL_KEYS + n : AGG_LEVEL_TOTAL), keys);
}

/* The cells at hand are all of their row. */
static bool
end_pivot_row(struct agg *a, struct agg_rows *r, struct err *e)
{
	struct str keys = buf_str(&r->pivot.row);
	struct agg_line *margin;

	if (!r->pivot.any)
		return true;
	r->pivot.any = false;
	margin = margin_of(a, r, keys);
	derive(a, r, margin);
	write_row(a, r, NULL, margin, keys);
	return put_row(a, r, margin, keys, e);
}

static bool
add_pivot(
    struct agg *a, struct agg_rows *r, struct agg_line *line, struct err *e)
{
	struct str keys = agg_key_head(line->key, agg_row_keys_count(a));

	if (!str_eq(keys, buf_str(&r->pivot.row)) && !end_pivot_row(a, r, e))
		return false;
	r->pivot.any = true;
	buf_clear(&r->pivot.row);
	buf_addstr(&r->pivot.row, keys);
	agg_pivot_cell(a, &r->pivot, line);
	return true;
}

/* ---- all lines ---- */

static bool
start_lines(struct agg *a, struct agg_rows *r, struct err *e)
{
	int got;

	while ((got = agg_lines_next(&r->lines, &r->line, e)) > 0) {
		if (agg_full(a, r->line.level))
			break;
		agg_keep(a, &r->kept, &r->line);
	}
	r->pending = got > 0;
	for (size_t i = 0; i < r->kept.n; i++)
		derive(a, r, r->kept.line[i]);
	return got >= 0;
}

static bool
sort_lines(struct agg *a, struct agg_rows *r, struct err *e)
{
	bool ok = true;
	int got = r->pending;

	for (; ok && got > 0; got = agg_lines_next(&r->lines, &r->line, e)) {
		if (a->pivot.p) {
			ok = add_pivot(a, r, &r->line, e);
			continue;
		}
		derive(a, r, &r->line);
		write_row(a, r, NULL, &r->line, r->line.key);
		ok = put_row(a, r, &r->line, r->line.key, e);
	}
	r->pending = false;
	ok = ok && got >= 0 && end_pivot_row(a, r, e);
	for (size_t i = 0; ok && a->with_subtotals && i < r->kept.n; i++) {
		if (r->kept.line[i]->level <= AGG_LEVEL_KEYS)
			continue;
		write_row(
		    a, r, "subtotal", r->kept.line[i], r->kept.line[i]->key);
		ok = put_row(a, r, r->kept.line[i], r->kept.line[i]->key, e);
	}
	return ok && runs_sort(&r->order, e);
}

/* ---- the first rows, and the rest ---- */

static bool
write_rest(struct agg *a, struct agg_rows *r, struct err *e)
{
	struct agg_lines lines = {0};
	struct agg_line *rest;
	int got;
	bool ok = agg_rest(a, &r->chosen, &r->rest, e) &&
	          agg_lines_open(&lines, a, &r->rest, e);

	while (ok && (got = agg_lines_next(&lines, &r->line, e)) > 0) {
		if (r->line.level == AGG_LEVEL_REST)
			agg_keep(a, &r->kept, &r->line);
		else
			agg_pivot_cell(a, &r->pivot, &r->line);
	}
	ok = ok && got == 0;
	agg_lines_close(&lines);
	rest = ok ? agg_kept(&r->kept, AGG_LEVEL_REST, STR("")) : NULL;
	if (!rest)
		return ok;
	derive(a, r, rest);
	write_row(a, r, "rest", rest, STR(""));
	buf_addstr(&r->ready, buf_str(&r->row));
	return true;
}

static bool
cut_top(struct agg *a, struct agg_rows *r, struct err *e)
{
	struct str key, load;
	uint64_t n = 0;
	int got;

	while ((got = runs_next(&r->order, &key, &load, e)) > 0) {
		if (n++ == a->show.top)
			break;
		choose(r, agg_take_bytes(&load));
		buf_addstr(&r->ready, load);
	}
	return got >= 0 && (n <= a->show.top || write_rest(a, r, e));
}

/* ---- the face ---- */

/* What must be sorted to be known, or read twice. */
bool
agg_must_emit(const struct agg *a)
{
	bool must = a->emitted || a->show.top;

	for (size_t i = 0; i < a->ncalc; i++)
		must |= a->calc[i].store == AGG_BAG;
	return must;
}

/* Without keys there is a row, and a total, without a record, too. */
void
agg_always(struct agg *a)
{
	char level = (char)AGG_LEVEL_KEYS;

	if (!a->nby)
		agg_group_of(a, str_n(&level, 1));
	for (size_t i = 0; i < a->nlevel; i++)
		if (a->level[i] == AGG_LEVEL_TOTAL)
			agg_group_of(a, STR("\0"));
}

bool
agg_rows(struct agg *a, struct err *e)
{
	struct agg_rows *r = a->rows = mem_new(1, sizeof(*r));

	agg_always(a);
	agg_settle(a);
	if (agg_must_emit(a) && !agg_emit(a, e))
		return false;
	r->order.memory = r->rest.memory = a->memory / 8;
	agg_order_open(a, &r->place, &r->kept);
	r->total_due = a->with_total;
	r->streams =
	    r->place.column == SIZE_MAX && !a->with_subtotals && !a->pivot.p;
	agg_line_init(a, &r->line);
	if (!(r->having = agg_having_new(a, e)) ||
	    !agg_lines_open(&r->lines, a, a->emitted ? &a->runs : NULL, e) ||
	    !start_lines(a, r, e))
		return false;
	if (a->pivot.p && !agg_pivot_open(a, &r->pivot, &r->kept, e))
		return false;
	return r->streams ||
	       (sort_lines(a, r, e) && (!a->show.top || cut_top(a, r, e)));
}

/* A row as its line comes: 1, 0, -1. */
static int
stream(struct agg *a, struct agg_rows *r, struct err *e)
{
	int got, holds;

	for (;;) {
		got = r->pending ? 1 : agg_lines_next(&r->lines, &r->line, e);
		r->pending = false;
		if (got <= 0)
			return got;
		derive(a, r, &r->line);
		write_row(a, r, NULL, &r->line, r->line.key);
		holds = agg_having_holds(r->having, buf_str(&r->row), e);
		if (holds)
			return holds;
	}
}

static int
next_sorted(struct agg *a, struct agg_rows *r, struct err *e)
{
	struct str key, load, rest;
	int got = 1;

	if (a->show.top) {
		rest = buf_str(&r->ready);
		rest.p += r->at, rest.n -= r->at;
		if (!rest.n)
			return 0;
		load = str_n(rest.p, str_find(rest, STR("\n"), 0) + 1);
		r->at += load.n;
	} else if ((got = runs_next(&r->order, &key, &load, e)) > 0) {
		agg_take_bytes(&load);
	}
	if (got > 0) {
		buf_clear(&r->row);
		buf_addstr(&r->row, load);
	}
	return got;
}

static void
write_total(struct agg *a, struct agg_rows *r)
{
	for (size_t i = 0; i < r->pivot.n; i++)
		agg_pivot_cell(a, &r->pivot, r->pivot.value[i]);
	write_row(a, r, "total", total_of(r), STR(""));
}

int
agg_row(struct agg *a, struct buf *out, struct err *e)
{
	struct agg_rows *r = a->rows;
	int got = r->streams ? stream(a, r, e) : next_sorted(a, r, e);

	if (got == 0 && r->total_due) {
		r->total_due = false;
		write_total(a, r);
		got = 1;
	}
	if (got > 0)
		buf_addstr(out, buf_str(&r->row));
	return got;
}

void
agg_rows_close(struct agg *a)
{
	struct agg_rows *r = a->rows;

	if (!r)
		return;
	agg_pivot_close(a, &r->pivot);
	agg_lines_close(&r->lines);
	agg_line_free(&r->line);
	agg_kept_free(&r->kept);
	agg_having_free(r->having);
	runs_free(&r->order);
	runs_free(&r->rest);
	table_free(&r->chosen);
	agg_order_close(&r->place);
	buf_free(&r->value);
	buf_free(&r->row);
	buf_free(&r->ready);
	free(r);
	a->rows = NULL;
}
