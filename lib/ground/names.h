/*
 * names - strings as small numbers: each different string once
 *
 * Numbers are given in order (0, 1, 2 ...) and never change; the strings are
 * copied and live as long as the set.  The table is keyed, so that crafted
 * strings do not slow it.
 */
#ifndef WT_NAMES_H
#define WT_NAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "hash.h"
#include "str.h"

#define NAMES_NONE UINT32_MAX

struct names {
	struct str *name; /* by number; each has a NUL behind it */
	uint32_t n;
	/* private */
	size_t cap, cap_hash;
	uint32_t *hash; /* by number: so that growing hashes nothing again */
	uint32_t *slot;
	size_t nslot;
	struct hash_key key;
	struct names_block *block; /* the bytes */
	uint64_t begins[4];  /* a bit for each two first bytes there are, */
	uint64_t goes_on[4]; /* and for the two from the second on */
	bool brief;          /* one has fewer than two, or three */
};

/* The number of s, new or old.  A zero struct names is a valid empty set. */
uint32_t names_add(struct names *t, struct str s);

/* The number of s, or NAMES_NONE. */
uint32_t names_find(const struct names *t, struct str s);

/* True if one of the set stands in text.  What begins none is passed over at
 * the cost of a bit; else all are tried, so let it be words, not thousands. */
bool names_within(const struct names *t, struct str text);

/* Empties the set, which keeps its room. */
void names_clear(struct names *t);
void names_free(struct names *t);

#endif
