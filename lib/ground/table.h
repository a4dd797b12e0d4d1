/*
 * table - a set of byte strings, each with a few bytes of the caller's
 *
 * A keyed hash table that crafted keys do not slow down (hash.h), made for
 * many small keys: an entry costs its bytes, a length, the caller's bytes and
 * 11 to 21 bytes of index.  Entries are never moved or removed, so what the
 * table lends lives as long as the table.
 *
 *	chunks   [ own | length | key ][ own | length | key ] ...
 *	slots    open addressing; an entry's place and a part of its hash
 */
#ifndef WT_TABLE_H
#define WT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hash.h"
#include "str.h"

struct table {
	size_t n;   /* entries */
	size_t own; /* bytes of the caller's with each; set before the first */
	/* private */
	uint64_t *slot;
	size_t nslot;
	char **chunk;
	size_t nchunk, cap;
	size_t used;  /* bytes of the last chunk */
	size_t bytes; /* of entries */
	struct hash_key key;
};

/*
 * The entry of key: its own bytes, zeroed when it is new (*fresh), not
 * aligned.  Valid when t is zero but for own.
 */
char *table_put(struct table *t, struct str key, bool *fresh);

/*
 * The same in steps, for many keys at once: their hashes; where each may be,
 * asked of memory ahead; then put.
 */
uint64_t table_hash(struct table *t, struct str key);
void table_slot_ahead(const struct table *t, uint64_t hash);
void table_entry_ahead(const struct table *t, uint64_t hash);
char *table_put_hashed(
    struct table *t, struct str key, uint64_t hash, bool *fresh);

/* The entry of key, or NULL. */
char *table_find(const struct table *t, struct str key);

/* Bytes that it needs. */
size_t table_memory(const struct table *t);

/* The key of an entry that table_put returned. */
struct str table_key(const struct table *t, const char *entry);

/*
 * Steps through the entries, in no order: at is 0 before the first.  NULL
 * behind the last.
 */
char *table_next(const struct table *t, size_t *at);

void table_free(struct table *t);

#endif
