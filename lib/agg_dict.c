/*
 * agg_dict - different values, and which groups have had each
 *
 * A value is looked up once a record, whatever the number of columns, groups
 * and tables that count it, and from then on it is a number; that a group has
 * had it is a pair of numbers in a set of pairs.
 */
#include <stdlib.h>

#include "agg_priv.h"
#include "mem.h"

#define FREE UINT64_MAX

struct agg_dict *
agg_dict_new(void)
{
	struct agg_dict *d = mem_new(1, sizeof(*d));

	d->table.own = sizeof(uint32_t);
	return d;
}

void
agg_dict_clear(struct agg_dict *d)
{
	table_free(&d->table);
	free(d->entry);
	d->entry = NULL;
	d->cap = 0;
	d->record = 0;
}

void
agg_dict_free(struct agg_dict *d)
{
	if (!d)
		return;
	agg_dict_clear(d);
	buf_free(&d->code);
	free(d);
}

uint32_t
agg_dict_put(struct agg_dict *d, struct str value)
{
	uint32_t n = (uint32_t)d->table.n;
	bool fresh;
	char *own = table_put(&d->table, value, &fresh);

	if (fresh) {
		memcpy(own, &n, sizeof(n));
		mem_grow(&d->entry, &d->cap, n + 1UL, sizeof(char *));
		d->entry[n] = own;
	}
	memcpy(&n, own, sizeof(n));
	return n;
}

struct str
agg_dict_value(const struct agg_dict *d, uint32_t n)
{
	return table_key(&d->table, d->entry[n]);
}

size_t
agg_dict_memory(const struct agg_dict *d)
{
	return table_memory(&d->table) + d->cap * sizeof(char *);
}

/* ---- pairs ---- */

/* The numbers are ours, and dense: a multiplication spreads them well. */
static size_t
place(const struct agg_pairs *p, uint64_t pair)
{
	uint64_t h = (pair ^ p->key.k[0]) * (p->key.k[1] | 1);

	return (h ^ h >> 32) & (p->nslot - 1);
}

static void
grow(struct agg_pairs *p)
{
	uint64_t *old = p->slot;
	size_t n = p->nslot, i;

	if (!n)
		p->key = hash_key_new();
	p->nslot = n ? 2 * n : 64;
	p->slot = mem_new(p->nslot, sizeof(*p->slot));
	memset(p->slot, 255, p->nslot * sizeof(*p->slot));
	for (size_t k = 0; k < n; k++) {
		if (old[k] == FREE)
			continue;
		i = place(p, old[k]);
		while (p->slot[i] != FREE)
			i = (i + 1) & (p->nslot - 1);
		p->slot[i] = old[k];
	}
	free(old);
}

bool
agg_pairs_put(struct agg_pairs *p, uint64_t group, uint32_t value)
{
	uint64_t pair = group << 32 | value;
	size_t i;

	if (p->n >= p->nslot / 3 * 2)
		grow(p);
	for (i = place(p, pair); p->slot[i] != FREE;
	     i = (i + 1) & (p->nslot - 1))
		if (p->slot[i] == pair)
			return false;
	p->slot[i] = pair;
	p->n++;
	return true;
}

bool
agg_pairs_next(
    const struct agg_pairs *p, size_t *at, uint64_t *group, uint32_t *value)
{
	uint64_t v;

	while (*at < p->nslot) {
		v = p->slot[(*at)++];
		if (v == FREE)
			continue;
		*group = v >> 32;
		*value = (uint32_t)v;
		return true;
	}
	return false;
}

void
agg_pairs_free(struct agg_pairs *p)
{
	free(p->slot);
	*p = (struct agg_pairs){0};
}
