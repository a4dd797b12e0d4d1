/* agg_group - the groups of a run, and where one of a key is */
#include <stdlib.h>

#include "agg_priv.h"
#include "mem.h"

#define BLOCK 256 /* groups that are allocated together */

struct agg_group *
agg_group_at(const struct agg *a, size_t i)
{
	return (struct agg_group *)((char *)a->block[i / BLOCK] +
				    i % BLOCK * a->group_size);
}

static struct agg_group *
group_new(struct agg *a)
{
	struct agg_group *g;

	if (a->ngroups % BLOCK == 0) {
		mem_grow(
		    &a->block, &a->block_cap, a->nblock + 1, sizeof(*a->block));
		a->block[a->nblock++] = mem_new(BLOCK, a->group_size);
	}
	g = agg_group_at(a, a->ngroups);
	g->number = ++a->ngroups;
	return g;
}

struct agg_group *
agg_group_of(struct agg *a, struct str level_key)
{
	struct agg_group *g;
	char *entry;
	bool fresh;

	entry = table_put(&a->table, level_key, &fresh);
	if (fresh) {
		g = group_new(a);
		g->key = table_key(&a->table, entry);
		g->level = (uint8_t)*g->key.p;
		g->key.p++, g->key.n--;
		memcpy(entry, &g, sizeof(g));
	}
	memcpy(&g, entry, sizeof(g));
	return g;
}

static void
calc_clear(struct agg_calc *c)
{
	table_free(&c->bag);
	agg_pairs_free(&c->pairs);
	if (c->own_dict)
		agg_dict_clear(c->dict);
}

void
agg_settle(struct agg *a)
{
	for (size_t i = 0; i < a->ncalc; i++)
		if (a->calc[i].dict)
			agg_dict_settle(a->calc[i].dict);
}

void
agg_groups_clear(struct agg *a)
{
	struct agg_group *g;

	for (size_t i = 0; i < a->ngroups; i++) {
		g = agg_group_at(a, i);
		for (size_t k = 0; k < a->ncalc; k++)
			agg_acc_free(&a->calc[k], &g->acc[k]);
	}
	for (size_t i = 0; i < a->nblock; i++)
		free(a->block[i]);
	for (size_t k = 0; k < a->ncalc; k++)
		calc_clear(&a->calc[k]);
	table_free(&a->table);
	a->nblock = a->ngroups = 0;
	a->total = NULL;
	a->scratch.held = 0;
}
