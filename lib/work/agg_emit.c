/* agg_emit - groups as sorted entries, on disk where there are many */
#include <stdlib.h>

#include "agg_priv.h"

/* Of memory: what groups may hold before they are emitted, and sorting. */
#define GROUPS_PART 2
#define SORT_PART   8

/* ---- columns ---- */

void
agg_entry_begin(struct agg_entry *x, size_t column)
{
	x->key.n = x->group;
	buf_addc(&x->key, (char)(column >> 8));
	buf_addc(&x->key, (char)column);
	buf_clear(&x->load);
}

bool
agg_entry_end(struct agg_entry *x)
{
	struct agg *a = x->a;

	a->emitted = true;
	a->runs.memory = a->memory / SORT_PART;
	return runs_put(&a->runs, buf_str(&x->key), buf_str(&x->load), x->e);
}

void
agg_entry_group(struct agg_entry *x, uint8_t level, struct str key)
{
	buf_clear(&x->key);
	buf_addc(&x->key, (char)level);
	while (key.n)
		agg_code(agg_key_next(&key), &x->key);
	x->group = x->key.n;
}

void
agg_entry_free(struct agg_entry *x)
{
	buf_free(&x->key);
	buf_free(&x->load);
}

static void
put_sum(struct agg_entry *x, const struct dec_sum *s)
{
	struct buf text = {0};

	dec_sum_write(s, &text);
	agg_put_bytes(&x->load, buf_str(&text));
	buf_free(&text);
}

static void
put_dec(struct buf *out, const struct dec *d, struct agg_scratch *s)
{
	buf_clear(&s->code);
	buf_addc(&s->code, AGG_NUMBER);
	dec_write(d, &s->code);
	agg_code(buf_str(&s->code), out);
}

/* How many there are, then the numbers, each with how often it occurs. */
static bool
many(struct agg_entry *x, size_t column, const struct agg_many *m)
{
	struct dec *d = agg_many_sorted(m);
	size_t same;
	bool ok;

	agg_entry_begin(x, column);
	buf_addc(&x->key, 0);
	agg_put_number(&x->load, m->n);
	ok = agg_entry_end(x);
	for (size_t i = 0; ok && i < m->n; i += same) {
		for (same = 1; i + same < m->n; same++)
			if (dec_cmp(&d[i], &d[i + same]))
				break;
		agg_entry_begin(x, column);
		buf_addc(&x->key, 1);
		put_dec(&x->key, &d[i], &x->a->scratch);
		agg_put_number(&x->load, same);
		ok = agg_entry_end(x);
	}
	free(d);
	return ok;
}

static bool
sketch(struct agg_entry *x, size_t column, const struct agg_hll *h)
{
	if (h->reg) {
		agg_entry_begin(x, column);
		buf_addc(&x->key, 1);
		buf_add(&x->load, h->reg, AGG_HLL_REGISTERS);
		return agg_entry_end(x);
	}
	for (size_t i = 0; i < h->n; i++) {
		agg_entry_begin(x, column);
		buf_addc(&x->key, 0);
		for (int shift = 56; shift >= 0; shift -= 8)
			buf_addc(&x->key, (char)(h->list[i] >> shift));
		if (!agg_entry_end(x))
			return false;
	}
	return true;
}

static bool
column(struct agg_entry *x, const struct agg_group *g, size_t i)
{
	const struct agg_calc *c = &x->a->calc[i];
	const union agg_acc *acc = &g->acc[i];
	struct dec d;

	agg_entry_begin(x, i + 1);
	switch (c->store) {
	case AGG_NOTHING:
	case AGG_SET:
	case AGG_BAG: return true; /* see sets() */
	case AGG_N: agg_put_number(&x->load, acc->n); return agg_entry_end(x);
	case AGG_TOTAL:
		agg_put_number(&x->load, acc->sum.n);
		put_sum(x, &acc->sum);
		return agg_entry_end(x);
	case AGG_SQUARES:
		if (!acc->squares)
			return true;
		agg_put_number(&x->load, acc->squares->sum.n);
		put_sum(x, &acc->squares->sum);
		put_sum(x, &acc->squares->squares);
		return agg_entry_end(x);
	case AGG_EXTREME:
		if (!acc->extreme.any)
			return true;
		d = agg_acc_extreme(acc);
		dec_write(&d, &x->load);
		return agg_entry_end(x);
	case AGG_MANY: return many(x, i + 1, &acc->many);
	case AGG_PICK:
		if (!acc->pick)
			return true;
		agg_put_bytes(&x->load, buf_str(&acc->pick->order));
		agg_put_bytes(&x->load, buf_str(&acc->pick->value));
		agg_put_bytes(&x->load, buf_str(&acc->pick->record));
		return agg_entry_end(x);
	case AGG_HLL: return !acc->hll || sketch(x, i + 1, acc->hll);
	}
	return true;
}

/* A group's value in a set or bag; n: how often, or 0. */
static bool
value(struct agg_entry *x, size_t i, uint64_t group, struct str v, uint64_t n)
{
	const struct agg_group *g = agg_group_at(x->a, group - 1);

	agg_entry_group(x, g->level, g->key);
	agg_entry_begin(x, i + 1);
	agg_code(v, &x->key);
	if (n)
		agg_put_number(&x->load, n);
	return agg_entry_end(x);
}

/* The values of a column, of all groups. */
static bool
sets(struct agg_entry *x, size_t i)
{
	struct agg_calc *c = &x->a->calc[i];
	size_t at = 0;
	uint64_t n, group;
	uint32_t number;
	struct str key;
	bool ok = true;
	char *own;

	while (ok && agg_pairs_next(&c->pairs, &at, &group, &number))
		ok = value(x, i, group, agg_dict_value(c->dict, number), 0);
	at = 0;
	while (ok && (own = table_next(&c->bag, &at))) {
		memcpy(&n, own, sizeof(n));
		key = table_key(&c->bag, own);
		group = agg_take_number(&key);
		ok = value(x, i, group, key, n);
	}
	return ok;
}

bool
agg_emit(struct agg *a, struct err *e)
{
	struct agg_entry x = {.a = a, .e = e};
	struct agg_group *g;
	bool ok = true;

	a->emitted = true;
	agg_settle(a);
	for (size_t i = 0; ok && i < a->ngroups; i++) {
		g = agg_group_at(a, i);
		agg_entry_group(&x, g->level, g->key);
		agg_entry_begin(&x, 0);
		ok = agg_entry_end(&x);
		for (size_t k = 0; ok && k < a->ncalc; k++)
			ok = column(&x, g, k);
	}
	for (size_t i = 0; ok && i < a->ncalc; i++)
		ok = sets(&x, i);
	agg_groups_clear(a);
	agg_entry_free(&x);
	return ok;
}

size_t
agg_memory(const struct agg *a)
{
	size_t n = a->scratch.held + table_memory(&a->table) +
	           a->ngroups * a->group_size;

	for (size_t i = 0; i < a->ncalc; i++)
		n += table_memory(&a->calc[i].bag) +
		     a->calc[i].pairs.nslot * sizeof(uint64_t) +
		     (a->calc[i].own_dict ? agg_dict_memory(a->calc[i].dict)
					  : 0);
	return n;
}

bool
agg_emit_if_large(struct agg *a, struct err *e)
{
	a->unlooked = 0;
	return agg_memory(a) <= a->memory / GROUPS_PART || agg_emit(a, e);
}
