/*
 * agg_dict - different values, and which groups have had each
 *
 * For agg_*.c alone.  A value is looked up once a record, whatever the number
 * of columns, groups and tables that count it, and from then on it is a
 * number; that a group has had it is a pair of numbers in a set of pairs.
 *
 * With many values each of these look-ups is a wait for memory, three of them
 * a value.  So values and pairs are gathered, and memory is asked for all of
 * them before the first is looked at.
 */
#ifndef WT_AGG_DICT_H
#define WT_AGG_DICT_H

#include "buf.h"
#include "table.h"

/* A set of groups' numbers and values' numbers. */
struct agg_pairs {
	uint64_t *slot;
	size_t n, nslot;
	struct hash_key key;
};

/*
 * Values, numbered from 0.  They are looked up some at a time, so that memory
 * can be asked for all of them ahead: until then they wait, and so do those
 * who count them.
 */
struct agg_dict {
	struct table table; /* own: the number */
	char **entry;       /* by number */
	size_t cap;
	uint64_t record; /* whose value waits last; 0: of none */
	bool any;        /* it has one */
	bool out_of_range;
	struct agg_wait *wait;
	size_t nwait;
	struct buf bytes; /* of the values that wait */
	struct agg_due *due;
	size_t ndue, due_cap;
};

struct agg_dict *agg_dict_new(void);
/* Forgets all values. */
void agg_dict_clear(struct agg_dict *d);
void agg_dict_free(struct agg_dict *d);
/* Room to wait: the caller appends a value to d->bytes, then puts it. */
size_t agg_dict_begin(struct agg_dict *d);
/* What is behind the first n, as begin gave it, of d->bytes waits. */
void agg_dict_put(struct agg_dict *d, size_t n);
/* The value that waits last, of a group: *count is one more if it is new. */
void agg_dict_due(struct agg_dict *d, struct agg_pairs *pairs, uint64_t group,
    uint64_t *count);
/* Nothing waits any more. */
void agg_dict_settle(struct agg_dict *d);
struct str agg_dict_value(const struct agg_dict *d, uint32_t n);
size_t agg_dict_memory(const struct agg_dict *d);

/* Steps through them, in no order; at is 0 before the first. */
bool agg_pairs_next(
    const struct agg_pairs *p, size_t *at, uint64_t *group, uint32_t *value);
void agg_pairs_free(struct agg_pairs *p);

#endif
