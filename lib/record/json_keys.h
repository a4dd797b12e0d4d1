/*
 * json_keys - which keys of a text stand twice in their object
 *
 * For json_scan.c alone.  While a text is read, every key is noted in a table
 * of marks that is never cleared (marks of objects that were closed are
 * free): one look-up a key.  Where a key seems to stand twice, or finds no
 * free mark, the text is suspect, and is counted properly in the end.
 */
#ifndef WT_JSON_KEYS_H
#define WT_JSON_KEYS_H

#include <stdint.h>

#include "hash.h"
#include "json.h"

/* A power of two; few, for they must stay in the nearest cache. */
#define JSON_KEYS_MARKS  512
#define JSON_KEYS_PROBES 8
#define JSON_KEYS_DEPTH  1023 /* the bits of a sign that are the depth */

/* A key of an object that is still open, or was. */
struct json_mark {
	uint32_t object; /* its serial number */
	uint32_t sign;   /* upper bits of the key's hash, and the depth */
};

struct json_keys {
	struct json_mark mark[JSON_KEYS_MARKS];
	uint32_t open[JSON_DEPTH_MAX + 1]; /* serial numbers, by depth */
	uint32_t serial;                   /* of the last container */
	bool suspect;
	struct hash_key hash;
	struct json_seen *seen;
	size_t cap;
};

struct json_keys *json_keys_new(void);
void json_keys_free(struct json_keys *k);

/* A new text. */
void json_keys_begin(struct json_keys *k);

/* How many keys of the sound text, just read, stand again in their object. */
uint64_t json_keys_twice(struct json_keys *k, struct str text);

/* ---- once a container or key, and inline for that ---- */

/* An object or array begins; depth is its own, from 1. */
static inline void
json_keys_open(struct json_keys *k, size_t depth)
{
	k->open[depth] = ++k->serial;
}

/*
 * A cheap hash of a key; only a hint, see json_keys_note().  Loads
 * of fixed sizes, which may overlap: copies of n bytes would cost more than
 * all the rest.
 */
static inline uint64_t
json_keys_hint(struct str k)
{
	uint64_t a = 0, b = 0;

	if (k.n >= 8) {
		memcpy(&a, k.p, 8);
		memcpy(&b, k.p + k.n - 8, 8);
	} else if (k.n >= 4) {
		uint32_t head, tail;

		memcpy(&head, k.p, 4);
		memcpy(&tail, k.p + k.n - 4, 4);
		a = head, b = tail;
	} else if (k.n) {
		a = (unsigned char)k.p[0];
		b = (uint64_t)(unsigned char)k.p[k.n / 2] << 8 |
		    (unsigned char)k.p[k.n - 1];
	}
	a = ((a ^ (b << 7 | b >> 57)) + k.n) * 0x9e3779b97f4a7c15u;
	return a ^ a >> 29;
}

static inline struct json_mark *
json_keys_mark(struct json_keys *k, uint64_t hint, size_t i)
{
	return &k->mark[((hint >> 55) + i) & (JSON_KEYS_MARKS - 1)];
}

/* Looks for a free mark; false: there is none, or the key seems known. */
bool json_keys_probe(
    struct json_keys *k, size_t depth, uint64_t hint, uint32_t sign);

/*
 * A key, decoded, of the container at that depth, the innermost one.  True if
 * it stands there for the first time for certain.
 */
static inline bool
json_keys_note(struct json_keys *k, size_t depth, struct str key)
{
	uint64_t hint = json_keys_hint(key) + depth * 0xd6e8feb86659fd93u;
	uint32_t sign = ((uint32_t)hint & ~JSON_KEYS_DEPTH) | (uint32_t)depth;
	struct json_mark *m = json_keys_mark(k, hint, 0);

	if (m->object != k->open[depth] &&
	    (m->sign & JSON_KEYS_DEPTH) >= depth) {
		*m = (struct json_mark){k->open[depth], sign};
		return true;
	}
	return json_keys_probe(k, depth, hint, sign);
}

#endif
