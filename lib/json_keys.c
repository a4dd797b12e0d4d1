/* json_keys - which keys of a text stand twice in their object */
#include "json_keys.h"

#include <stdlib.h>

#include "hash.h"
#include "json_priv.h"
#include "mem.h"

#define MARKS  1024 /* of keys seen; a power of two */
#define PROBES 8

/* A key of an object that is still open, or was. */
struct mark {
	uint32_t object; /* its serial number */
	uint32_t depth;
	uint32_t sign; /* of the key's hash */
};

/* For the proper count: an object and a key's hash. */
struct seen {
	uint64_t object, hash;
};

struct json_keys {
	struct mark mark[MARKS];
	uint32_t open[JSON_DEPTH_MAX + 1]; /* serial numbers, by depth */
	uint32_t serial;                   /* of the last container */
	bool suspect;
	struct hash_key hash;
	struct seen *seen;
	size_t cap;
};

struct json_keys *
json_keys_new(void)
{
	struct json_keys *k = mem_new(1, sizeof(*k));

	k->hash = hash_key_new();
	return k;
}

void
json_keys_free(struct json_keys *k)
{
	if (!k)
		return;
	free(k->seen);
	free(k);
}

void
json_keys_begin(struct json_keys *k)
{
	if (k->serial > UINT32_MAX / 2) {
		memset(k->mark, 0, sizeof(k->mark));
		k->serial = 0;
	}
	k->suspect = false;
}

void
json_keys_open(struct json_keys *k, size_t depth)
{
	k->open[depth] = ++k->serial;
}

/*
 * A cheap hash of a key; only a hint, see json_keys_note().  Loads
 * of fixed sizes, which may overlap: copies of n bytes would cost more than
 * all the rest.
 */
static uint64_t
key_hint(struct str k)
{
	uint64_t a = 0, b = 0;

	if (k.n >= 8) {
		memcpy(&a, k.p, 8);
		memcpy(&b, k.p + k.n - 8, 8);
	} else if (k.n >= 4) {
		memcpy(&a, k.p, 4);
		memcpy(&b, k.p + k.n - 4, 4);
	} else if (k.n) {
		a = (unsigned char)k.p[0];
		b = (uint64_t)(unsigned char)k.p[k.n / 2] << 8 |
		    (unsigned char)k.p[k.n - 1];
	}
	a = ((a ^ (b << 7 | b >> 57)) + k.n) * 0x9e3779b97f4a7c15u;
	return a ^ a >> 29;
}

void
json_keys_note(struct json_keys *k, size_t depth, struct str key)
{
	uint32_t object = k->open[depth];
	uint64_t h = key_hint(key) + depth * 0xd6e8feb86659fd93u;
	uint32_t sign = (uint32_t)h;

	for (size_t i = 0; i < PROBES; i++) {
		struct mark *m = &k->mark[((h >> 54) + i) & (MARKS - 1)];

		if (m->object == object) {
			if (m->sign == sign)
				break;
		} else if (!m->object || m->depth >= depth ||
			   k->open[m->depth] != m->object) {
			*m = (struct mark){object, (uint32_t)depth, sign};
			return;
		}
	}
	k->suspect = true;
}

static int
seen_cmp(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;

	if (x->object != y->object)
		return x->object < y->object ? -1 : 1;
	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* One walk over the sound text: all keys with the object they stand in. */
static size_t
collect(struct json_keys *k, struct str text)
{
	const char *p = text.p, *end = text.p + text.n, *q;
	size_t depth = 0, n = 0;
	struct buf decoded = {0};

	k->serial = 0;
	memset(k->mark, 0, sizeof(k->mark));
	for (; p < end; p++) {
		if (*p == '{' || *p == '[') {
			json_keys_open(k, ++depth);
		} else if (*p == '}' || *p == ']') {
			depth--;
		} else if (*p == '"') {
			q = json_skip_string(p, end);
			buf_clear(&decoded);
			json_decode(str_n(p, (size_t)(q - p)), &decoded);
			while (q < end && (*q == ' ' || *q == '\t' ||
					      *q == '\n' || *q == '\r'))
				q++;
			p = q - 1;
			if (q == end || *q != ':')
				continue; /* a value */
			mem_grow(&k->seen, &k->cap, n + 1, sizeof(*k->seen));
			k->seen[n].object = k->open[depth];
			k->seen[n++].hash = hash(&k->hash, buf_str(&decoded));
		}
	}
	buf_free(&decoded);
	return n;
}

uint64_t
json_keys_twice(struct json_keys *k, struct str text)
{
	uint64_t twice = 0;
	size_t n;

	if (!k->suspect)
		return 0;
	n = collect(k, text);
	if (n)
		qsort(k->seen, n, sizeof(*k->seen), seen_cmp);
	for (size_t i = 1; i < n; i++)
		twice += seen_cmp(&k->seen[i - 1], &k->seen[i]) == 0;
	return twice;
}
