/* originals - where records lie that revisit records may speak of */
#include "originals.h"

#include <stdlib.h>

#include "mem.h"
#include "sha.h"

void
originals_clear(struct originals *o)
{
	names_free(&o->files);
	names_free(&o->names);
	free(o->at);
	buf_free(&o->key);
	*o = (struct originals){0};
}

/* "i" and an identifier as it is. */
static struct str
id_key(struct originals *o, struct str id)
{
	buf_clear(&o->key);
	buf_addc(&o->key, 'i');
	buf_addstr(&o->key, id);
	return buf_str(&o->key);
}

/* "d" and a digest without its label, in lower case. */
static struct str
digest_key(struct originals *o, struct str s)
{
	struct str label = s, value = s;

	label = str_cut(&value, ':');
	if (!value.p)
		value = label;
	value = str_trim(value);
	buf_clear(&o->key);
	buf_addc(&o->key, 'd');
	for (size_t i = 0; i < value.n; i++)
		buf_addc(&o->key, ascii_lower(value.p[i]));
	return buf_str(&o->key);
}

/* "u" and the first half of the digest of an address and the figures of a time
 * up to its seconds, as addresses are long; absent if it has not so many. */
static struct str
place_key(struct originals *o, struct str url, struct str when)
{
	unsigned char sum[SHA_MAX];
	size_t n = 0;

	buf_clear(&o->key);
	for (size_t i = 0; i < when.n && n < 14 && when.p[i] != '.'; i++)
		if (ascii_digit(when.p[i]))
			buf_addc(&o->key, when.p[i]), n++;
	if (!url.n || n < 14)
		return (struct str){NULL, 0};
	buf_addstr(&o->key, url);
	sha_sum(SHA_256, buf_str(&o->key), sum);
	buf_clear(&o->key);
	buf_addc(&o->key, 'u');
	buf_add(&o->key, sum, 16);
	return buf_str(&o->key);
}

/* The first of a name stays. */
static void
add(struct originals *o, struct str key, const struct original *at)
{
	uint32_t n = o->names.n, got;

	if (key.n < 2)
		return;
	if (n == ORIGINALS_MAX) {
		o->full = names_find(&o->names, key) == NAMES_NONE || o->full;
		return;
	}
	got = names_add(&o->names, key);
	if (got < n) {
		o->at[got].several = true;
		return;
	}
	mem_grow(&o->at, &o->cap, got + 1, sizeof(*o->at));
	o->at[got] = *at;
}

void
originals_add(struct originals *o, const struct doc *doc, const char *none)
{
	struct original at = {
	    doc->offset, doc->skip, doc->record, 0, none, false};

	/* what is no record of a WARC is not spoken of; of an index's nothing
	 * is stored */
	if (!doc->id.n && !doc->payload.n && doc->stored.p)
		return;
	at.file = names_add(&o->files, str_from(doc->file));
	add(o, id_key(o, doc->id), &at);
	if (doc->digest != DOC_DIGEST_WRONG)
		add(o, digest_key(o, doc->payload), &at);
	add(o, place_key(o, doc->url, doc->captured), &at);
}

static const struct original *
find(const struct originals *o, struct str key)
{
	uint32_t n = key.n < 2 ? NAMES_NONE : names_find(&o->names, key);

	return n == NAMES_NONE ? NULL : &o->at[n];
}

const struct original *
originals_find(struct originals *o, const struct doc *doc)
{
	const struct original *at = find(o, id_key(o, doc->refers));

	if (!at)
		at = find(o, digest_key(o, doc->payload));
	if (at || doc->refers.n || doc->payload.n)
		return at;
	at = find(o, place_key(o, doc->refers_url, doc->refers_date));
	return at && !at->several ? at : NULL;
}
