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

#include "agg_priv.h"
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
	struct buf key, value, row, ready;
	size_t column; /* sorted by; behind the keys; none: SIZE_MAX */
	bool descending;
	bool streams;   /* rows as lines come */
	bool pending;   /* line is not yet written */
	bool total_due; /* a last row */
	size_t at;      /* of ready */
};

static bool
full(const struct agg *a, uint8_t level)
{
	return level == AGG_LEVEL_KEYS + a->nby;
}

/* How many keys a row has. */
static size_t
row_keys(const struct agg *a)
{
	return a->nby - (a->pivot.p != NULL);
}

static struct agg_line *
total_of(struct agg_rows *r)
{
	return agg_kept(&r->kept, AGG_LEVEL_TOTAL, STR(""));
}

/* ---- order ---- */

static size_t
sorted_by(const struct agg *a)
{
	size_t i = 0;

	if (!a->show.sort.p)
		return a->show.top ? a->nby : SIZE_MAX;
	while (i < a->nby && !str_eq(a->by[i].name, a->show.sort))
		i++;
	for (; i >= a->nby && i < a->nby + a->ncalc; i++)
		if (str_eq(a->calc[i - a->nby].name, a->show.sort))
			break;
	return i;
}

bool
agg_showable(const struct agg *a, struct err *e)
{
	size_t i = sorted_by(a);
	struct agg_having *h;

	if (i != SIZE_MAX && i >= a->nby + a->ncalc)
		return err_set(e, STR_FMT ": no key or column to sort by",
		    STR_ARG(a->show.sort));
	if (a->pivot.p && a->show.sort.p && str_eq(a->pivot, a->show.sort))
		return err_set(e,
		    STR_FMT ": rows have it no more: it is "
			    "pivoted",
		    STR_ARG(a->pivot));
	if (a->show.top && a->with_subtotals)
		return err_set(e, "--top and --subtotals do not go together");
	if (!(h = agg_having_new(a, e)))
		return false;
	agg_having_free(h);
	return true;
}

static void
add_code(struct agg_rows *r, struct str value, bool descending)
{
	size_t from = r->key.n;

	agg_code(value, &r->key);
	for (size_t i = from; descending && i < r->key.n; i++)
		r->key.p[i] = (char)~r->key.p[i];
}

/* What the row is sorted by, as a code. */
static void
add_column(struct agg *a, struct agg_rows *r, const struct agg_line *line)
{
	struct str s = agg_line_column(line, r->column - a->nby);

	if (a->calc[r->column - a->nby].store == AGG_BAG ||
	    a->calc[r->column - a->nby].store == AGG_HLL)
		s.n = *s.p == '[' ? s.n : str_find(s, STR(" "), 0);
	buf_clear(&r->value);
	agg_value(s, &r->value, &a->scratch.big);
	add_code(r, buf_str(&r->value), r->descending);
}

/* The code of key i; the first of them if it is sorted by another one. */
static void
add_key(struct agg_rows *r, struct str key, size_t i, bool descending)
{
	struct str value = agg_key_next(&key);

	while (i--)
		value = agg_key_next(&key);
	add_code(r, value, descending);
}

/* Where a line of n keys stands; with sub-totals behind the lines of more. */
static void
nested_order(struct agg *a, struct agg_rows *r, const struct agg_line *line)
{
	size_t n = agg_level_keys(a, line->level);
	const struct agg_line *l;

	for (size_t i = 1; i <= n; i++) {
		buf_addc(&r->key, 1);
		l = i == n ? line
		           : agg_kept(&r->kept, (uint8_t)(AGG_LEVEL_KEYS + i),
				 agg_key_head(line->key, i));
		if (r->column != SIZE_MAX && r->column >= a->nby)
			add_column(a, r, l);
		add_key(
		    r, line->key, i - 1, r->column == i - 1 && r->descending);
	}
	if (n < a->nby)
		buf_addc(&r->key, 2);
}

static void
order(struct agg *a, struct agg_rows *r, const struct agg_line *line,
    struct str keys)
{
	size_t n = row_keys(a);

	buf_clear(&r->key);
	if (a->with_subtotals) {
		nested_order(a, r, line);
		return;
	}
	if (r->column != SIZE_MAX && r->column >= a->nby)
		add_column(a, r, line);
	else if (r->column != SIZE_MAX)
		add_key(r, keys, r->column, r->descending);
	for (size_t i = 0; i < n; i++)
		add_key(r, keys, i, false);
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

	if (full(a, line->level) || a->pivot.p)
		got = agg_having_holds(r->having, buf_str(&r->row), e);
	if (got < 0)
		return false;
	if (!got) {
		if (a->show.top)
			choose(r, keys);
		return true;
	}
	order(a, r, line, keys);
	buf_clear(&r->value);
	agg_put_bytes(&r->value, keys);
	buf_addstr(&r->value, buf_str(&r->row));
	ok = runs_put(&r->order, buf_str(&r->key), buf_str(&r->value), e);
	return ok;
}

/* The margin of the cells at hand: the line of their row. */
static struct agg_line *
margin_of(struct agg *a, struct agg_rows *r, struct str keys)
{
	size_t n = row_keys(a);

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
	struct str keys = agg_key_head(line->key, row_keys(a));

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
		if (full(a, r->line.level))
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

/* The entries of groups that are not shown, as those of one. */
static bool
gather_rest(struct agg *a, struct agg_rows *r, struct err *e)
{
	size_t n = row_keys(a), all;
	struct str entry, load, codes, keys;
	struct buf key = {0}, value = {0};
	int got;
	bool ok = runs_sort(&a->runs, e);

	while (ok && (got = runs_next(&a->runs, &entry, &load, e)) > 0) {
		uint8_t level = (uint8_t)*entry.p;

		all = agg_level_keys(a, level);
		if (!full(a, level) &&
		    !(a->pivot.p && level == AGG_LEVEL_KEYS + n))
			continue;
		codes = str_n(entry.p + 1, entry.n - 1);
		buf_clear(&key);
		for (size_t i = 0; i < n; i++) {
			buf_clear(&value);
			agg_key_put(&key, agg_code_next(&codes, &value));
		}
		keys = buf_str(&key);
		if (table_find(&r->chosen, keys))
			continue;
		buf_clear(&value);
		buf_addc(&value,
		    (char)(all > n ? AGG_LEVEL_REST_PIVOT : AGG_LEVEL_REST));
		buf_addstr(&value, codes);
		ok = runs_put(&r->rest, buf_str(&value), load, e);
	}
	buf_free(&key);
	buf_free(&value);
	return ok && got >= 0;
}

static bool
write_rest(struct agg *a, struct agg_rows *r, struct err *e)
{
	struct agg_lines lines = {0};
	struct agg_line *rest;
	int got;
	bool ok =
	    gather_rest(a, r, e) && agg_lines_open(&lines, a, &r->rest, e);

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
	if (agg_must_emit(a) && !agg_emit(a, e))
		return false;
	r->order.memory = r->rest.memory = a->memory / 8;
	r->column = sorted_by(a);
	r->descending = a->show.sort.p ? a->show.descending : true;
	r->total_due = a->with_total;
	r->streams = r->column == SIZE_MAX && !a->with_subtotals && !a->pivot.p;
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
	buf_free(&r->key);
	buf_free(&r->value);
	buf_free(&r->row);
	buf_free(&r->ready);
	free(r);
	a->rows = NULL;
}
