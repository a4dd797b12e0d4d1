/*
 * agg_hll - how many different values, nearly, in 16 KiB
 *
 * HyperLogLog with 2^14 registers, and the estimator of Ertl 2017 (New
 * cardinality estimation algorithms for HyperLogLog sketches), which needs
 * no tables and no logarithm: the same bits on every machine.  Up to LIST_MAX
 * values their hashes are kept, and counted.  What is kept depends on the set
 * of hashes alone, so sketches can be merged in any order.
 */
#include <math.h>
#include <stdlib.h>

#include "agg_calc.h"
#include "mem.h"

#define INDEX_BITS 14
#define RANK_MAX   (64 - INDEX_BITS + 1)
#define LIST_MAX   1024

uint64_t
agg_hll_hash(struct str value)
{
	/* not a secret: two machines must find the same registers */
	static const struct hash_key key = {
	    {0x7761676772656761, 0x74652d686c6c}};

	return hash(&key, value);
}

static void
set_register(struct agg_hll *h, uint64_t hash_value)
{
	uint64_t rest = hash_value << INDEX_BITS | 1ULL << (INDEX_BITS - 1);
	uint8_t rank = (uint8_t)(__builtin_clzll(rest) + 1);
	size_t i = hash_value >> (64 - INDEX_BITS);

	if (h->reg[i] < rank)
		h->reg[i] = rank;
}

static void
to_registers(struct agg_hll *h)
{
	h->reg = mem_new(AGG_HLL_REGISTERS, 1);
	for (size_t i = 0; i < h->n; i++)
		set_register(h, h->list[i]);
	free(h->list);
	h->list = NULL;
	h->n = h->cap = 0;
}

void
agg_hll_add(struct agg_hll *h, uint64_t hash_value)
{
	size_t low = 0, high = h->n, mid;

	if (h->reg) {
		set_register(h, hash_value);
		return;
	}
	while (low < high) {
		mid = low + (high - low) / 2;
		if (h->list[mid] < hash_value)
			low = mid + 1;
		else
			high = mid;
	}
	if (low < h->n && h->list[low] == hash_value)
		return;
	mem_grow(&h->list, &h->cap, h->n + 1, sizeof(*h->list));
	memmove(
	    h->list + low + 1, h->list + low, (h->n - low) * sizeof(*h->list));
	h->list[low] = hash_value;
	if (++h->n > LIST_MAX)
		to_registers(h);
}

bool
agg_hll_add_registers(struct agg_hll *h, struct str reg)
{
	if (reg.n != AGG_HLL_REGISTERS)
		return false;
	if (!h->reg)
		to_registers(h);
	for (size_t i = 0; i < reg.n; i++) {
		if ((uint8_t)reg.p[i] > RANK_MAX)
			return false;
		if (h->reg[i] < (uint8_t)reg.p[i])
			h->reg[i] = (uint8_t)reg.p[i];
	}
	return true;
}

static double
sigma(double x)
{
	double y = 1, z = x, last;

	if (x == 1)
		return INFINITY;
	do {
		x *= x;
		last = z;
		z += x * y;
		y += y;
	} while (z != last);
	return z;
}

static double
tau(double x)
{
	double y = 1, z = 1 - x, last;

	if (x == 0 || x == 1)
		return 0;
	do {
		x = sqrt(x);
		last = z;
		y *= 0.5;
		z -= (1 - x) * (1 - x) * y;
	} while (z != last);
	return z / 3;
}

uint64_t
agg_hll_estimate(const struct agg_hll *h)
{
	const double m = AGG_HLL_REGISTERS, log_2 = 0x1.62e42fefa39efp-1;
	uint64_t count[RANK_MAX + 1] = {0};
	double z;

	if (!h->reg)
		return h->n;
	for (size_t i = 0; i < AGG_HLL_REGISTERS; i++)
		count[h->reg[i]]++;
	z = m * tau(1 - (double)count[RANK_MAX] / m);
	for (int k = RANK_MAX - 1; k > 0; k--)
		z = 0.5 * (z + (double)count[k]);
	z += m * sigma((double)count[0] / m);
	return (uint64_t)(m * m / (2 * log_2 * z) + 0.5);
}

const char *
agg_hll_error(const struct agg_hll *h)
{
	return h->reg ? "0.0082" : "0"; /* 1.04 / sqrt(2^14), rounded up */
}

void
agg_hll_free(struct agg_hll *h)
{
	free(h->list);
	free(h->reg);
	*h = (struct agg_hll){0};
}
