/* table - a set of byte strings, each with a few bytes of the caller's */
#include "table.h"

#include <stdlib.h>

#include "mem.h"

/*
 * A place is a chunk's number and an offset in it; an entry larger than a
 * chunk gets one of its own size.  A slot is 0 (free) or the hash's upper
 * bits over the place + 1.
 */
#define CHUNK_BITS 20
#define CHUNK      ((size_t)1 << CHUNK_BITS)
#define PLACE_BITS 44 /* 16 TiB of entries */
#define PLACE_MASK ((1ULL << PLACE_BITS) - 1)
#define LENGTH_MAX 10 /* bytes of a length */

/* A length as 7 bits a byte, the last without the top bit. */
static size_t
put_length(char *p, size_t n)
{
	size_t i = 0;

	for (; n > 127; n >>= 7)
		p[i++] = (char)(n | 128);
	p[i++] = (char)n;
	return i;
}

static const char *
take_length(const char *p, size_t *n)
{
	int shift = 0;

	for (*n = 0; *p & 128; shift += 7)
		*n |= (size_t)(*p++ & 127) << shift;
	*n |= (size_t)*p++ << shift;
	return p;
}

static char *
at_place(const struct table *t, uint64_t place)
{
	return t->chunk[place >> CHUNK_BITS] + (place & (CHUNK - 1));
}

struct str
table_key(const struct table *t, const char *entry)
{
	struct str s;

	s.p = take_length(entry + t->own, &s.n);
	return s;
}

/* The slot of key: its entry's, or the free one where it belongs. */
static uint64_t *
find(const struct table *t, struct str key, uint64_t h)
{
	size_t i = h & (t->nslot - 1);
	uint64_t tag = h & ~PLACE_MASK, v;

	for (; (v = t->slot[i]); i = (i + 1) & (t->nslot - 1))
		if ((v & ~PLACE_MASK) == tag &&
		    str_eq(
			table_key(t, at_place(t, (v & PLACE_MASK) - 1)), key))
			break;
	return &t->slot[i];
}

/* Twice the slots.  The hashes are not kept, but made again. */
static void
grow(struct table *t)
{
	uint64_t *old = t->slot, h;
	size_t n = t->nslot, i;
	struct str key;

	if (!n)
		t->key = hash_key_own();
	t->nslot = n ? n * 2 : 64;
	t->slot = mem_new(t->nslot, sizeof(*t->slot));
	for (size_t k = 0; k < n; k++) {
		if (!old[k])
			continue;
		key = table_key(t, at_place(t, (old[k] & PLACE_MASK) - 1));
		h = hash(&t->key, key);
		i = h & (t->nslot - 1);
		while (t->slot[i])
			i = (i + 1) & (t->nslot - 1);
		t->slot[i] = old[k];
	}
	free(old);
}

/* Room for an entry of n bytes; its place. */
static uint64_t
allot(struct table *t, size_t n)
{
	uint64_t place;

	if (!t->nchunk || t->used + n > CHUNK) {
		mem_grow(&t->chunk, &t->cap, t->nchunk + 1, sizeof(*t->chunk));
		t->chunk[t->nchunk++] = mem_new(n > CHUNK ? n : CHUNK, 1);
		t->used = 0;
	}
	place = (uint64_t)(t->nchunk - 1) << CHUNK_BITS | t->used;
	t->used += n;
	t->bytes += n;
	return place;
}

uint64_t
table_hash(struct table *t, struct str key)
{
	if (!t->nslot)
		grow(t);
	return hash(&t->key, key);
}

void
table_slot_ahead(const struct table *t, uint64_t h)
{
	__builtin_prefetch(&t->slot[h & (t->nslot - 1)]);
}

void
table_entry_ahead(const struct table *t, uint64_t h)
{
	uint64_t v = t->slot[h & (t->nslot - 1)];

	if (v)
		__builtin_prefetch(at_place(t, (v & PLACE_MASK) - 1));
}

char *
table_put(struct table *t, struct str key, bool *fresh)
{
	return table_put_hashed(t, key, table_hash(t, key), fresh);
}

char *
table_put_hashed(struct table *t, struct str key, uint64_t h, bool *fresh)
{
	uint64_t *slot, place;
	char length[LENGTH_MAX], *entry;
	size_t n;

	if (t->n >= t->nslot / 4 * 3)
		grow(t);
	slot = find(t, key, h);
	*fresh = !*slot;
	if (!*fresh)
		return at_place(t, (*slot & PLACE_MASK) - 1);
	n = put_length(length, key.n);
	place = allot(t, t->own + n + key.n);
	*slot = (h & ~PLACE_MASK) | (place + 1);
	t->n++;
	entry = at_place(t, place);
	memcpy(entry + t->own, length, n);
	if (key.n)
		memcpy(entry + t->own + n, key.p, key.n);
	return entry;
}

char *
table_find(const struct table *t, struct str key)
{
	uint64_t v = t->nslot ? *find(t, key, hash(&t->key, key)) : 0;

	return v ? at_place(t, (v & PLACE_MASK) - 1) : NULL;
}

size_t
table_memory(const struct table *t)
{
	return t->bytes + t->nslot * sizeof(*t->slot);
}

char *
table_next(const struct table *t, size_t *at)
{
	uint64_t v;

	while (*at < t->nslot)
		if ((v = t->slot[(*at)++]))
			return at_place(t, (v & PLACE_MASK) - 1);
	return NULL;
}

void
table_free(struct table *t)
{
	for (size_t i = 0; i < t->nchunk; i++)
		free(t->chunk[i]);
	free(t->chunk);
	free(t->slot);
	*t = (struct table){.own = t->own};
}
