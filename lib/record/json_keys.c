/* json_keys - which keys of a text stand twice in their object */
#include "json_keys.h"

#include <stdlib.h>

#include "hash.h"
#include "json_priv.h"
#include "mem.h"

/* For the proper count: an object and a key's hash. */
struct json_seen {
	uint64_t object, hash;
};

struct json_keys *
json_keys_new(void)
{
	struct json_keys *k = mem_new(1, sizeof(*k));

	k->hash = hash_key_own();
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

bool
json_keys_probe(struct json_keys *k, size_t depth, uint64_t hint, uint32_t sign)
{
	uint32_t object = k->open[depth];

	for (size_t i = 0; i < JSON_KEYS_PROBES; i++) {
		struct json_mark *m = json_keys_mark(k, hint, i);
		uint32_t at = m->sign & JSON_KEYS_DEPTH;

		if (m->object == object) {
			if (m->sign == sign)
				break;
		} else if (!m->object || at >= depth ||
			   k->open[at] != m->object) {
			*m = (struct json_mark){object, sign};
			return true;
		}
	}
	k->suspect = true;
	return false;
}

static int
seen_cmp(const void *a, const void *b)
{
	const struct json_seen *x = a, *y = b;

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
