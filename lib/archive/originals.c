/* originals - where records lie that revisit records may speak of */
#include "originals.h"

#include <stdlib.h>
#include <string.h>

#include "digest.h"
#include "mem.h"
#include "reason.h"
#include "sha.h"

#define PART    12 /* bytes of a SHA-256 */
#define SEVERAL (UINT32_C(1) << 31)
#define NONE    UINT32_MAX

struct originals_name {
	unsigned char sum[PART];
	uint32_t of; /* the number of the first record that has it, and
	              * SEVERAL if others have it, too */
};

static struct original *
record_at(const struct originals *o, uint32_t n)
{
	return &o->record[n / ORIGINALS_BLOCK][n % ORIGINALS_BLOCK];
}

static struct originals_name *
name_at(const struct originals *o, uint32_t n)
{
	return &o->name[n / ORIGINALS_BLOCK][n % ORIGINALS_BLOCK];
}

void
originals_clear(struct originals *o)
{
	names_free(&o->files);
	for (uint32_t i = 0; i < o->nrecord; i += ORIGINALS_BLOCK)
		free(o->record[i / ORIGINALS_BLOCK]);
	for (uint32_t i = 0; i < o->nname; i += ORIGINALS_BLOCK)
		free(o->name[i / ORIGINALS_BLOCK]);
	free(o->record);
	free(o->name);
	free(o->slot);
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

/* "d" and a digest without its label, in hexadecimal; one of an unknown kind in
 * lower case. */
static struct str
digest_key(struct originals *o, struct str s)
{
	static const char hex[] = "0123456789abcdef";
	struct str label = s, value = s;
	struct digest d;

	if (digest_guess(&d, s)) {
		buf_clear(&o->key);
		buf_addc(&o->key, 'd');
		for (size_t i = 0; i < d.n; i++) {
			buf_addc(&o->key, hex[d.sum[i] >> 4]);
			buf_addc(&o->key, hex[d.sum[i] & 15]);
		}
		return buf_str(&o->key);
	}
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

/* "u", the figures of a time up to its seconds, and an address; absent if it
 * has not so many. */
static struct str
place_key(struct originals *o, struct str url, struct str when)
{
	size_t n = 0;

	buf_clear(&o->key);
	buf_addc(&o->key, 'u');
	for (size_t i = 0; i < when.n && n < 14 && when.p[i] != '.'; i++)
		if (ascii_digit(when.p[i]))
			buf_addc(&o->key, when.p[i]), n++;
	if (!url.n || n < 14)
		return STR_NONE;
	buf_addstr(&o->key, url);
	return buf_str(&o->key);
}

/* The slot of a name, or the free one where it would be. */
static uint32_t *
slot_of(const struct originals *o, const unsigned char *sum)
{
	struct str s = str_n((const char *)sum, PART);
	size_t i = hash(&o->hash, s) & (o->nslot - 1);

	while (o->slot[i] && memcmp(name_at(o, o->slot[i] - 1)->sum, sum, PART))
		i = (i + 1) & (o->nslot - 1);
	return &o->slot[i];
}

/* Twice as many slots. */
static void
grow(struct originals *o)
{
	if (!o->nslot)
		o->hash = hash_key_own();
	free(o->slot);
	o->nslot = o->nslot ? o->nslot * 2 : 64;
	o->slot = mem_new(o->nslot, sizeof(*o->slot));
	for (uint32_t n = 0; n < o->nname; n++)
		*slot_of(o, name_at(o, n)->sum) = n + 1;
}

/* Keeps a record; its number. */
static uint32_t
keep(struct originals *o, const struct original *at)
{
	size_t block = o->nrecord / ORIGINALS_BLOCK;

	if (o->nrecord % ORIGINALS_BLOCK == 0) {
		mem_grow(
		    &o->record, &o->cap_record, block + 1, sizeof(*o->record));
		o->record[block] =
		    mem_new(ORIGINALS_BLOCK, sizeof(**o->record));
	}
	*record_at(o, o->nrecord) = *at;
	return o->nrecord++;
}

static void
name(struct originals *o, const unsigned char *sum, uint32_t of)
{
	size_t block = o->nname / ORIGINALS_BLOCK;

	if (o->nname % ORIGINALS_BLOCK == 0) {
		mem_grow(&o->name, &o->cap_name, block + 1, sizeof(*o->name));
		o->name[block] = mem_new(ORIGINALS_BLOCK, sizeof(**o->name));
	}
	memcpy(name_at(o, o->nname)->sum, sum, PART);
	name_at(o, o->nname)->of = of;
	*slot_of(o, sum) = ++o->nname;
}

/* Gives a record a name, which the first that has it keeps.  *n: the record's
 * number, NONE before its first name. */
static void
add(struct originals *o, struct str key, const struct original *at, uint32_t *n)
{
	unsigned char sum[SHA_MAX];
	uint32_t had;

	if (key.n < 2)
		return;
	if ((size_t)o->nname * 4 >= o->nslot * 3)
		grow(o);
	sha_sum(SHA_256, key, sum);
	had = *slot_of(o, sum);
	if (had) {
		name_at(o, had - 1)->of |= SEVERAL;
	} else if (o->nname == ORIGINALS_MAX) {
		o->full = true;
	} else {
		*n = *n == NONE ? keep(o, at) : *n;
		name(o, sum, *n);
	}
}

/* True if a record that is skipped for this is no answer, but told of one, and
 * so has its address and often its time: of these two no revisit record means
 * it. */
static bool
is_about(const char *none)
{
	return reason_is(none, REASON_REQUEST) ||
	       reason_is(none, REASON_METADATA) ||
	       reason_is(none, REASON_CONTINUATION) ||
	       reason_is(none, REASON_RECORD_TYPE);
}

void
originals_add(struct originals *o, const struct doc *doc, const char *none)
{
	struct original at = {
	    doc->offset, doc->skip, (uint32_t)doc->record, 0, none};
	uint32_t n = NONE;

	/* what is no record of a WARC is not spoken of; of an index's nothing
	 * is stored */
	if (!doc->id.n && !doc->payload.n && doc->stored.p)
		return;
	if (o->nname < ORIGINALS_MAX)
		at.file = names_add(&o->files, str_from(doc->file));
	add(o, id_key(o, doc->id), &at, &n);
	if (doc->digest != DOC_DIGEST_WRONG)
		add(o, digest_key(o, doc->payload), &at, &n);
	if (!is_about(none))
		add(o, place_key(o, doc->url, doc->captured), &at, &n);
}

/* The number of the record that has the name, with SEVERAL; NONE. */
static uint32_t
find(const struct originals *o, struct str key)
{
	unsigned char sum[SHA_MAX];
	uint32_t had;

	if (key.n < 2 || !o->nslot)
		return NONE;
	sha_sum(SHA_256, key, sum);
	had = *slot_of(o, sum);
	return had ? name_at(o, had - 1)->of : NONE;
}

const struct original *
originals_find(struct originals *o, const struct doc *doc)
{
	uint32_t n = find(o, id_key(o, doc->refers));

	if (n == NONE)
		n = find(o, digest_key(o, doc->payload));
	if (n == NONE && !doc->refers.n && !doc->payload.n) {
		n = find(o, place_key(o, doc->refers_url, doc->refers_date));
		if (n & SEVERAL)
			n = NONE;
	}
	return n == NONE ? NULL : record_at(o, n & ~SEVERAL);
}

bool
originals_same(const struct doc *found, const struct doc *revisit)
{
	struct digest a, b;

	if (found->id.n && str_eq(found->id, revisit->refers))
		return true;
	if (digest_guess(&a, found->payload) &&
	    digest_guess(&b, revisit->payload) && a.kind == b.kind)
		return memcmp(a.sum, b.sum, a.n) == 0;
	return !found->id.n || !revisit->refers.n || revisit->payload.n;
}
