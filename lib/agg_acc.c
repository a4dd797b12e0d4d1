/* agg_acc - what is computed over a group, value by value */
#include <stdlib.h>

#include "agg_priv.h"
#include "mem.h"

const char *const agg_func_name[] = {"count", "distinct", "sum", "mean", "min",
    "max", "median", "quantile", "share", "adverts", NULL};

/* A value once for each group: the set is one for all groups of a column. */
static void
add_distinct(struct agg_calc *c, const struct agg_group *g, union agg_acc *acc,
    struct str span, bool note, struct agg_scratch *s)
{
	uint64_t n = g->number;
	size_t tag;
	bool fresh;

	if (agg_value_empty(span))
		return;
	buf_clear(&s->key);
	for (; n > 127; n >>= 7)
		buf_addc(&s->key, (char)(n | 128));
	buf_addc(&s->key, (char)n);
	tag = s->key.n;
	agg_value(span, &s->key, &s->big);
	c->out_of_range += note && s->key.p[tag] == AGG_OUT_OF_RANGE;
	table_put(&c->set, buf_str(&s->key), &fresh);
	acc->n += fresh;
}

/* The number of a span, or false: then it is told why if note is true. */
static bool
number(struct agg_calc *c, struct str span, struct dec *d, bool note,
    struct buf *big)
{
	switch (json_type(span)) {
	case JSON_NUMBER:
		if (dec_read(span, d, big))
			return true;
		c->out_of_range += note;
		return false;
	case JSON_ABSENT: c->absent += note; return false;
	case JSON_NULL: c->null += note; return false;
	default: c->not_number += note; return false;
	}
}

static struct dec
extreme(const struct agg_extreme *x)
{
	return (struct dec){x->m, {x->text, x->ntext}, x->scale};
}

static void
set_extreme(struct agg_extreme *x, const struct dec *d)
{
	free(x->text);
	*x = (struct agg_extreme){d->m, NULL, d->text.n, d->scale, true};
	if (d->text.p)
		x->text = mem_dup(d->text.p, d->text.n);
}

/* sign: 1 for the largest, -1 for the smallest. */
static void
add_extreme(struct agg_extreme *x, const struct dec *d, int sign)
{
	struct dec old;

	if (x->any) {
		old = extreme(x);
		if (dec_cmp(d, &old) * sign <= 0)
			return;
	}
	set_extreme(x, d);
}

void
agg_acc_number(
    const struct agg_calc *c, union agg_acc *acc, const struct dec *d)
{
	switch (c->func) {
	case AGG_MIN: add_extreme(&acc->extreme, d, -1); break;
	case AGG_MAX: add_extreme(&acc->extreme, d, 1); break;
	case AGG_MEDIAN:
	case AGG_QUANTILE: agg_many_add(&acc->many, d); break;
	default: dec_sum_add(&acc->sum, d); break;
	}
}

struct dec
agg_acc_extreme(const union agg_acc *acc)
{
	return extreme(&acc->extreme);
}

void
agg_acc_add(struct agg_calc *c, struct agg_group *g, union agg_acc *acc,
    struct str span, bool note, struct agg_scratch *s)
{
	struct dec d;

	switch (c->func) {
	case AGG_COUNT: acc->n += !agg_value_empty(span); return;
	case AGG_DISTINCT: add_distinct(c, g, acc, span, note, s); return;
	default: break;
	}
	if (number(c, span, &d, note, &s->big))
		agg_acc_number(c, acc, &d);
}

/* What is computed over no number is null: no one knows it. */
void
agg_acc_write(const struct agg_calc *c, union agg_acc *acc, struct buf *out)
{
	struct dec d;

	switch (c->func) {
	case AGG_COUNT:
	case AGG_DISTINCT: buf_adduint(out, acc->n); return;
	case AGG_SUM:
		if (acc->sum.n) {
			dec_sum_write(&acc->sum, out);
			return;
		}
		break;
	case AGG_MEAN:
		if (acc->sum.n) {
			dec_sum_mean(&acc->sum, out);
			return;
		}
		break;
	case AGG_MIN:
	case AGG_MAX:
		if (acc->extreme.any) {
			d = extreme(&acc->extreme);
			dec_write(&d, out);
			return;
		}
		break;
	case AGG_MEDIAN:
	case AGG_QUANTILE:
		if (acc->many.n) {
			agg_many_quantile(&acc->many, c->part, c->whole, out);
			return;
		}
		break;
	case AGG_SHARE:
	case AGG_ADVERTS: break;
	}
	buf_puts(out, "null");
}

void
agg_acc_free(const struct agg_calc *c, union agg_acc *acc)
{
	switch (c->func) {
	case AGG_COUNT:
	case AGG_DISTINCT:
	case AGG_SHARE:
	case AGG_ADVERTS: break;
	case AGG_SUM:
	case AGG_MEAN: dec_sum_free(&acc->sum); break;
	case AGG_MIN:
	case AGG_MAX: free(acc->extreme.text); break;
	case AGG_MEDIAN:
	case AGG_QUANTILE: agg_many_free(&acc->many); break;
	}
}
