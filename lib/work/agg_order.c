/*
 * agg_order - where a row stands, as bytes to sort by
 *
 * What it is sorted by, and its keys; with sub-totals both once for each key
 * from the first on, for a row stands where its sub-totals do.
 */
#include "agg_show_priv.h"

bool
agg_full(const struct agg *a, uint8_t level)
{
	return level == AGG_LEVEL_KEYS + a->nby;
}

size_t
agg_row_keys_count(const struct agg *a)
{
	return a->nby - (a->pivot.p != NULL);
}

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
add_code(struct agg_order *o, struct str value, bool descending)
{
	size_t from = o->key.n;

	agg_code(value, &o->key);
	for (size_t i = from; descending && i < o->key.n; i++)
		o->key.p[i] = (char)~o->key.p[i];
}

/* What the row is sorted by, as a code. */
static void
add_column(struct agg *a, struct agg_order *o, const struct agg_line *line)
{
	struct str s = agg_line_column(line, o->column - a->nby);

	if (a->calc[o->column - a->nby].store == AGG_BAG ||
	    a->calc[o->column - a->nby].store == AGG_HLL)
		s.n = *s.p == '[' ? s.n : str_find(s, STR(" "), 0);
	buf_clear(&o->value);
	agg_value(s, &o->value, &a->scratch.big);
	add_code(o, buf_str(&o->value), o->descending);
}

/* The code of key i; the first of them if it is sorted by another one. */
static void
add_key(struct agg_order *o, struct str key, size_t i, bool descending)
{
	struct str value = agg_key_next(&key);

	while (i--)
		value = agg_key_next(&key);
	add_code(o, value, descending);
}

/* Where a line of n keys stands; with sub-totals behind the lines of more. */
static void
nested_order(struct agg *a, struct agg_order *o, const struct agg_line *line)
{
	size_t n = agg_level_keys(a, line->level);
	const struct agg_line *l;

	for (size_t i = 1; i <= n; i++) {
		buf_addc(&o->key, 1);
		l = i == n ? line
		           : agg_kept(o->kept, (uint8_t)(AGG_LEVEL_KEYS + i),
				 agg_key_head(line->key, i));
		if (o->column != SIZE_MAX && o->column >= a->nby)
			add_column(a, o, l);
		add_key(
		    o, line->key, i - 1, o->column == i - 1 && o->descending);
	}
	if (n < a->nby)
		buf_addc(&o->key, 2);
}

void
agg_order_key(struct agg *a, struct agg_order *o, const struct agg_line *line,
    struct str keys)
{
	size_t n = agg_row_keys_count(a);

	buf_clear(&o->key);
	if (a->with_subtotals) {
		nested_order(a, o, line);
		return;
	}
	if (o->column != SIZE_MAX && o->column >= a->nby)
		add_column(a, o, line);
	else if (o->column != SIZE_MAX)
		add_key(o, keys, o->column, o->descending);
	for (size_t i = 0; i < n; i++)
		add_key(o, keys, i, false);
}

void
agg_order_open(const struct agg *a, struct agg_order *o, struct agg_kept *kept)
{
	*o = (struct agg_order){.kept = kept, .column = sorted_by(a)};
	o->descending = a->show.sort.p ? a->show.descending : true;
}

void
agg_order_close(struct agg_order *o)
{
	buf_free(&o->key);
	buf_free(&o->value);
}
