/* agg_dict - different values, and which groups have had each */
#include "agg_dict.h"

#include <stdlib.h>

#include "mem.h"

#define FREE UINT64_MAX

/* Values that wait: more than memory answers at a time; and their bytes. */
#define WAIT       32
#define WAIT_BYTES 65536

/* A value, not looked up yet. */
struct agg_wait {
	uint64_t hash;
	size_t end; /* in bytes */
	uint32_t number;
};

/* A group that has it. */
struct agg_due {
	struct agg_pairs *pairs;
	uint64_t *count;
	uint64_t group;
	size_t value; /* that waits */
};

struct agg_dict *
agg_dict_new(void)
{
	struct agg_dict *d = mem_new(1, sizeof(*d));

	d->table.own = sizeof(uint32_t);
	d->wait = mem_new(WAIT, sizeof(*d->wait));
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
	d->nwait = d->ndue = 0;
	buf_clear(&d->bytes);
}

void
agg_dict_free(struct agg_dict *d)
{
	if (!d)
		return;
	agg_dict_clear(d);
	buf_free(&d->bytes);
	free(d->wait);
	free(d->due);
	free(d);
}

static uint32_t
number_of(struct agg_dict *d, struct str value, uint64_t hash)
{
	uint32_t n = (uint32_t)d->table.n;
	bool fresh;
	char *own = table_put_hashed(&d->table, value, hash, &fresh);

	if (fresh) {
		memcpy(own, &n, sizeof(n));
		mem_grow(&d->entry, &d->cap, n + 1UL, sizeof(char *));
		d->entry[n] = own;
	}
	memcpy(&n, own, sizeof(n));
	return n;
}

size_t
agg_dict_begin(struct agg_dict *d)
{
	if (d->nwait == WAIT || d->bytes.n > WAIT_BYTES)
		agg_dict_settle(d);
	return d->bytes.n;
}

void
agg_dict_put(struct agg_dict *d, size_t n)
{
	struct agg_wait *w = &d->wait[d->nwait++];

	w->hash = table_hash(&d->table, buf_after(&d->bytes, n));
	w->end = d->bytes.n;
	table_slot_ahead(&d->table, w->hash);
}

void
agg_dict_due(struct agg_dict *d, struct agg_pairs *pairs, uint64_t group,
    uint64_t *count)
{
	mem_grow(&d->due, &d->due_cap, d->ndue + 1, sizeof(*d->due));
	d->due[d->ndue++] = (struct agg_due){pairs, count, group, d->nwait - 1};
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
		p->key = hash_key_own();
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

static uint64_t
pair_of(uint64_t group, uint32_t value)
{
	return group << 32 | value;
}

/* True: it is new. */
static bool
pairs_put(struct agg_pairs *p, uint64_t pair)
{
	size_t i;

	if (p->n >= p->nslot / 16 * 13)
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

/* ---- together ---- */

static void
look_up(struct agg_dict *d)
{
	struct agg_wait *w = d->wait;
	size_t from = 0;

	for (size_t i = 0; i < d->nwait; i++)
		table_entry_ahead(&d->table, w[i].hash);
	for (size_t i = 0; i < d->nwait; from = w[i++].end)
		w[i].number = number_of(
		    d, str_n(d->bytes.p + from, w[i].end - from), w[i].hash);
}

void
agg_dict_settle(struct agg_dict *d)
{
	struct agg_due *due = d->due;
	uint64_t pair;

	look_up(d);
	for (size_t i = 0; i < d->ndue; i++) {
		pair = pair_of(due[i].group, d->wait[due[i].value].number);
		if (due[i].pairs->nslot)
			__builtin_prefetch(
			    &due[i].pairs->slot[place(due[i].pairs, pair)]);
	}
	for (size_t i = 0; i < d->ndue; i++) {
		pair = pair_of(due[i].group, d->wait[due[i].value].number);
		*due[i].count += pairs_put(due[i].pairs, pair);
	}
	d->record = 0;
	d->nwait = d->ndue = 0;
	buf_clear(&d->bytes);
}
