/* agg_acc - what is kept of a group, value by value */
#include <stdlib.h>

#include "agg_calc.h"
#include "agg_value.h"
#include "mem.h"

/*
 * One table has the values of all groups of a column: the group's number,
 * 7 bits a byte, then the value.
 */
void
agg_acc_put(
    struct agg_calc *c, uint64_t group, struct str value, struct agg_scratch *s)
{
	uint64_t count;
	bool fresh;
	char *own;

	buf_clear(&s->key);
	agg_put_number(&s->key, group);
	buf_addstr(&s->key, value);
	own = table_put(&c->bag, buf_str(&s->key), &fresh);
	memcpy(&count, own, sizeof(count));
	count++;
	memcpy(own, &count, sizeof(count));
}

struct dec
agg_acc_extreme(const union agg_acc *acc)
{
	const struct agg_extreme *x = &acc->extreme;

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
add_extreme(union agg_acc *acc, const struct dec *d, int sign)
{
	struct dec old;

	if (acc->extreme.any) {
		old = agg_acc_extreme(acc);
		if (dec_cmp(d, &old) * sign <= 0)
			return;
	}
	set_extreme(&acc->extreme, d);
}

static struct agg_squares *
squares(union agg_acc *acc)
{
	if (!acc->squares)
		acc->squares = mem_new(1, sizeof(*acc->squares));
	return acc->squares;
}

static void
add_many(struct agg_many *m, const struct dec *d, struct agg_scratch *s)
{
	size_t cap = m->cap, text = m->text ? m->text->cap : 0;

	agg_many_add(m, d);
	s->held += (m->cap - cap) * sizeof(*m->v);
	s->held += (m->text ? m->text->cap : 0) - text;
}

void
agg_acc_number(const struct agg_calc *c, union agg_acc *acc,
    const struct dec *d, struct agg_scratch *s)
{
	switch (c->store) {
	case AGG_EXTREME:
		add_extreme(acc, d, c->func == AGG_MIN ? -1 : 1);
		break;
	case AGG_MANY: add_many(&acc->many, d, s); break;
	case AGG_SQUARES:
		dec_sum_add(&squares(acc)->sum, d);
		dec_sum_add_square(&squares(acc)->squares, d);
		break;
	default: dec_sum_add(&acc->sum, d); break;
	}
}

void
agg_acc_sums(const struct agg_calc *c, union agg_acc *acc, uint64_t n,
    struct str sum, struct str square)
{
	struct dec_sum *to = &acc->sum;
	struct dec d;

	if (!n)
		return;
	if (c->store == AGG_SQUARES) {
		to = &squares(acc)->sum;
		d = dec_canonical(square);
		dec_sum_add(&squares(acc)->squares, &d);
	}
	d = dec_canonical(sum);
	dec_sum_add(to, &d);
	to->n += n - 1;
}

static void
replace(struct buf *b, struct str s, struct agg_scratch *scratch)
{
	size_t cap = b->cap;

	buf_clear(b);
	buf_addstr(b, s);
	scratch->held += b->cap - cap;
}

void
agg_acc_pick(const struct agg_calc *c, union agg_acc *acc, struct str order,
    struct str value, struct str record, struct agg_scratch *s)
{
	struct agg_pick *p = acc->pick;
	int diff = -1;

	if (!p) {
		p = acc->pick = mem_new(1, sizeof(*p));
		s->held += sizeof(*p);
	} else if (!(diff = agg_value_cmp(order, buf_str(&p->order)))) {
		diff = str_cmp(record, buf_str(&p->record));
	}
	if (p->order.n && (c->func == AGG_FIRST ? diff >= 0 : diff <= 0))
		return;
	replace(&p->order, order, s);
	replace(&p->value, value, s);
	replace(&p->record, record, s);
}

struct agg_hll *
agg_acc_hll(union agg_acc *acc, struct agg_scratch *s)
{
	if (!acc->hll) {
		acc->hll = mem_new(1, sizeof(*acc->hll));
		s->held += AGG_HLL_REGISTERS;
	}
	return acc->hll;
}

/* ---- what a row says ---- */

static void
write_squares(
    const struct agg_calc *c, const struct agg_squares *q, struct buf *out)
{
	bool sample = c->func == AGG_STDDEV;
	struct buf sum = {0}, square = {0};

	if (!q || q->sum.n <= (uint64_t)sample) {
		buf_puts(out, "null");
		return;
	}
	dec_sum_write(&q->sum, &sum);
	dec_sum_write(&q->squares, &square);
	dec_deviation(q->sum.n, buf_str(&sum), buf_str(&square), sample, out);
	buf_free(&sum);
	buf_free(&square);
}

static void
write_sum(const struct agg_calc *c, const struct dec_sum *s, struct buf *out)
{
	if (!s->n)
		buf_puts(out, "null");
	else if (c->func == AGG_MEAN)
		dec_sum_mean(s, out);
	else
		dec_sum_write(s, out);
}

/* What is computed over no number is null: no one knows it. */
void
agg_acc_write(const struct agg_calc *c, union agg_acc *acc, struct buf *out)
{
	static const struct agg_hll none;
	const struct agg_hll *h = acc->hll ? acc->hll : &none;
	struct dec d;

	if (c->func == AGG_YES) {
		buf_puts(out, acc->n ? "\"Yes\"" : "\"No\"");
		return;
	}
	switch (c->store) {
	case AGG_N:
	case AGG_SET: buf_adduint(out, acc->n); return;
	case AGG_TOTAL: write_sum(c, &acc->sum, out); return;
	case AGG_SQUARES: write_squares(c, acc->squares, out); return;
	case AGG_HLL:
		buf_adduint(out, agg_hll_estimate(h));
		buf_addc(out, ' ');
		buf_puts(out, agg_hll_error(h));
		return;
	case AGG_EXTREME:
		if (!acc->extreme.any)
			break;
		d = agg_acc_extreme(acc);
		dec_write(&d, out);
		return;
	case AGG_MANY:
		if (!acc->many.n)
			break;
		agg_many_quantile(&acc->many, c->part, c->whole, out);
		return;
	case AGG_PICK:
		if (!acc->pick)
			break;
		agg_value_write(buf_str(&acc->pick->value), out);
		return;
	case AGG_BAG:
	case AGG_NOTHING: break;
	}
	buf_puts(out, "null");
}

static void
free_pick(struct agg_pick *p)
{
	if (!p)
		return;
	buf_free(&p->order);
	buf_free(&p->value);
	buf_free(&p->record);
	free(p);
}

void
agg_acc_free(const struct agg_calc *c, union agg_acc *acc)
{
	switch (c->store) {
	case AGG_NOTHING:
	case AGG_N:
	case AGG_SET:
	case AGG_BAG: break;
	case AGG_TOTAL: dec_sum_free(&acc->sum); break;
	case AGG_SQUARES:
		if (acc->squares) {
			dec_sum_free(&acc->squares->sum);
			dec_sum_free(&acc->squares->squares);
		}
		free(acc->squares);
		break;
	case AGG_EXTREME: free(acc->extreme.text); break;
	case AGG_MANY: agg_many_free(&acc->many); break;
	case AGG_PICK: free_pick(acc->pick); break;
	case AGG_HLL:
		if (acc->hll)
			agg_hll_free(acc->hll);
		free(acc->hll);
		break;
	}
}
