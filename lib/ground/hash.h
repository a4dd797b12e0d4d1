/*
 * hash - a keyed hash for tables that crafted input must not slow down
 *
 * SipHash-1-3 (Aumasson, Bernstein 2012), keyed once a process from the
 * system's random source.  Nothing that is written may depend on it.
 */
#ifndef WT_HASH_H
#define WT_HASH_H

#include <stdint.h>

#include "str.h"

struct hash_key {
	uint64_t k[2];
};

/* The key of this process: random, and one for all its tables, of which none
 * may be read slot by slot to fill another.  Not for several threads. */
struct hash_key hash_key_own(void);

/* The same s has the same hash under one key. */
uint64_t hash(const struct hash_key *key, struct str s);

#endif
