/* agg_row - the rows, in order, as JSON */
#include <stdlib.h>

#include "agg_priv.h"
#include "mem.h"

static int
by_key(const void *a, const void *b)
{
	const struct agg_group *const *x = a, *const *y = b;

	return agg_key_cmp((*x)->key, (*y)->key);
}

size_t
agg_rows(struct agg *a)
{
	size_t n = a->ngroups;

	a->row = mem_resize(a->row, n, sizeof(struct agg_group *));
	for (size_t i = 0; i < n; i++)
		a->row[i] = agg_group_at(a, i);
	if (n)
		qsort(a->row, n, sizeof(struct agg_group *), by_key);
	return n + a->with_total;
}

static void
name(struct buf *out, struct str s)
{
	json_sep(out);
	json_quote(out, s);
	buf_addc(out, ':');
}

void
agg_row(struct agg *a, size_t row, struct buf *out)
{
	struct agg_group *g = row < a->ngroups ? a->row[row] : a->total;
	struct str key = g->key, value;

	buf_addc(out, '{');
	if (g == a->total) {
		json_key(out, "row");
		json_quote(out, STR("total"));
	}
	for (size_t i = 0; key.n; i++) {
		value = agg_key_next(&key);
		if (*value.p == AGG_ABSENT)
			continue;
		name(out, a->by[i].name);
		agg_value_write(value, out);
	}
	for (size_t i = 0; i < a->ncalc; i++) {
		name(out, a->calc[i].name);
		agg_acc_write(&a->calc[i], &g->acc[i], out);
	}
	buf_puts(out, "}\n");
}

static void
count(struct buf *out, const char *what, uint64_t n)
{
	if (!n)
		return;
	json_key(out, what);
	buf_adduint(out, n);
}

void
agg_left_out(const struct agg *a, struct buf *out)
{
	const struct agg_calc *c;

	buf_addc(out, '{');
	for (size_t i = 0; i < a->ncalc; i++) {
		c = &a->calc[i];
		if (c->func == AGG_DISTINCT ||
		    (!c->absent && !c->null && !c->not_number &&
		     !c->out_of_range))
			continue;
		name(out, c->name);
		buf_addc(out, '{');
		count(out, "absent", c->absent);
		count(out, "null", c->null);
		count(out, "not_number", c->not_number);
		count(out, "out_of_range", c->out_of_range);
		buf_addc(out, '}');
	}
	buf_addc(out, '}');
}

uint64_t
agg_out_of_range(const struct agg *a)
{
	uint64_t n = a->key_out_of_range;

	for (size_t i = 0; i < a->ncalc; i++)
		n += a->calc[i].out_of_range;
	return n;
}
