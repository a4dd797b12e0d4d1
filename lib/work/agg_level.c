/* agg_level - which keys groups have: all, and fewer for what sums up */

#include "agg_priv.h"
#include "mem.h"
bool
agg_calc_sketch(const struct agg_calc *c)
{
	return c->store == AGG_HLL ||
	       (c->store == AGG_BAG && c->func != AGG_TOP);
}

size_t
agg_level_keys(const struct agg *a, uint8_t level)
{
	if (level == AGG_LEVEL_PIVOT || level == AGG_LEVEL_REST_PIVOT)
		return 1;
	if (level == AGG_LEVEL_TOTAL || level == AGG_LEVEL_REST)
		return 0;
	return level - AGG_LEVEL_KEYS < (int)a->nby ? level - AGG_LEVEL_KEYS
	                                            : (int)a->nby;
}

static void
keep_level(struct agg *a, size_t level)
{
	for (size_t i = 0; i < a->nlevel; i++)
		if (a->level[i] == level)
			return;
	a->level[a->nlevel++] = (uint8_t)level;
}

/* The first n keys; none of them is the total. */
static void
keep_keys(struct agg *a, size_t n)
{
	keep_level(a, n ? AGG_LEVEL_KEYS + n : AGG_LEVEL_TOTAL);
}

static void
keep_levels(struct agg *a)
{
	a->level = mem_new(a->nby + 4, 1);
	keep_level(a, AGG_LEVEL_KEYS + a->nby);
	if (a->with_total)
		keep_level(a, AGG_LEVEL_TOTAL);
	for (size_t i = 0; i < a->ncalc; i++) {
		if (a->calc[i].func == AGG_SHARE)
			keep_level(a, AGG_LEVEL_TOTAL);
		if (a->calc[i].parent && a->nby)
			keep_keys(a, a->nby - 1);
		if (a->calc[i].parent && a->pivot.p && a->nby > 1)
			keep_keys(a, a->nby - 2); /* of the margin */
	}
	for (size_t i = a->nby; a->with_subtotals && i-- > 1;)
		keep_keys(a, i);
	if (a->pivot.p) {
		keep_level(a, AGG_LEVEL_PIVOT);
		keep_keys(a, a->nby - 1);
		keep_level(a, AGG_LEVEL_TOTAL);
	}
}

/* The key that is pivoted is the last one. */
static bool
pivot_last(struct agg *a, struct err *e)
{
	struct agg_key pivot;
	size_t i = 0;

	if (!a->pivot.p)
		return true;
	while (i < a->nby && !str_eq(a->by[i].name, a->pivot))
		i++;
	if (i == a->nby)
		return err_set(
		    e, STR_FMT ": no key to pivot", STR_ARG(a->pivot));
	if (a->with_subtotals)
		return err_set(e, "a pivot has no sub-totals");
	pivot = a->by[i];
	for (; i + 1 < a->nby; i++)
		a->by[i] = a->by[i + 1];
	a->by[i] = pivot;
	return true;
}

/* A sketch has a column beside it. */
static bool
errors_named(const struct agg *a, struct err *e)
{
	struct buf b = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < a->ncalc; i++) {
		if (!agg_calc_sketch(&a->calc[i]))
			continue;
		buf_clear(&b);
		buf_addstr(&b, a->calc[i].name);
		buf_puts(&b, "_error");
		for (size_t k = 0; k < a->ncalc + a->nby; k++)
			if (str_eq(buf_str(&b), k < a->ncalc
						    ? a->calc[k].name
						    : a->by[k - a->ncalc].name))
				ok = err_set(e, "%s: a sketch needs this name",
				    buf_cstr(&b));
	}
	buf_free(&b);
	return ok;
}

bool
agg_lay_out(struct agg *a, struct err *e)
{
	if (a->nby > AGG_KEYS_MAX)
		return err_set(e, "more than %d keys", AGG_KEYS_MAX);
	if (!pivot_last(a, e) || !errors_named(a, e))
		return false;
	a->laid_out = true;
	keep_levels(a);
	a->pick = mem_new(a->nby, sizeof(*a->pick));
	a->group_size =
	    sizeof(struct agg_group) + a->ncalc * sizeof(union agg_acc);
	a->table.own = sizeof(struct agg_group *);
	for (size_t i = 0; i < a->ncalc; i++) {
		a->calc[i].bag.own = sizeof(uint64_t);
		a->calc[i].own_dict = a->calc[i].store == AGG_SET;
		if (a->calc[i].own_dict)
			a->calc[i].dict = agg_dict_new();
	}
	return true;
}
