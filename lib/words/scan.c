/* scan - many words at once in folded text: the set of them */
#include "scan.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "scan_priv.h"

#define SINGLES (65536 / 8) /* bytes of a bit for each unit */
#define BEYOND  1           /* bytes read behind a map */

struct scan *
scan_new(void)
{
	return mem_new(1, sizeof(struct scan));
}

void
scan_free(struct scan *s)
{
	if (!s)
		return;
	free(s->at);
	free(s->pool);
	free(s->entry);
	free(s->slot);
	free(s->heads);
	free(s->singles);
	free(s);
}

uint32_t
scan_add(struct scan *s, const uint16_t *unit, size_t n)
{
	mem_grow(&s->at, &s->cap_at, s->nword + 2, sizeof(*s->at));
	mem_grow(&s->pool, &s->cap_pool, s->npool + n, sizeof(*s->pool));
	memcpy(s->pool + s->npool, unit, n * sizeof(*unit));
	s->at[s->nword] = (uint32_t)s->npool;
	s->npool += n;
	s->at[s->nword + 1] = (uint32_t)s->npool;
	return (uint32_t)s->nword++;
}

const uint16_t *
scan_word(const struct scan *s, uint32_t word, size_t *n)
{
	*n = s->at[word + 1] - s->at[word];
	return s->pool + s->at[word];
}

/* As many bits as count n, of those in question. */
static unsigned
bits_for(size_t n, unsigned least, unsigned most)
{
	unsigned bits = least;

	while (bits < most && ((size_t)1 << bits) < n)
		bits++;
	return bits;
}

/* In how many places of words pairs stand, hashed: two that meet only make
 * the choice of an anchor a little worse. */
struct often {
	uint16_t *pair;
	unsigned shift; /* of a 32-bit hash */
};

static uint16_t *
often_of(const struct often *o, const uint16_t *pair)
{
	return &o->pair[scan_hash(pair) >> o->shift];
}

static struct often
count_pairs(const struct scan *s)
{
	unsigned bits = bits_for(s->npool * 2, 8, 18);
	struct often o = {
	    mem_new((size_t)1 << bits, sizeof(*o.pair)), 32 - bits};

	for (size_t i = 0; i < s->nword; i++)
		for (uint32_t k = s->at[i]; k + 2 <= s->at[i + 1]; k++) {
			uint16_t *n = often_of(&o, s->pool + k);

			*n += *n < UINT16_MAX;
		}
	return o;
}

/* The offset of a word's anchor: the pair that the fewest words share, which
 * is most often where two words of the language meet.  Of equal ones that
 * which is rarer in text, as far as a guess goes: Han before letters. */
static uint32_t
choose_anchor(const struct often *o, const uint16_t *u, size_t n)
{
	uint32_t best = UINT32_MAX, cost, anchor = 0;

	for (uint32_t k = 0; k + 2 <= n; k++) {
		cost = *often_of(o, u + k) * 4u + (u[k] < 0x80) +
		       (u[k + 1] < 0x80);
		if (cost < best) {
			best = cost;
			anchor = k;
		}
	}
	return anchor;
}

static struct scan_slot *
slot_of(const struct scan *s, const uint16_t *anchor, size_t n)
{
	return n > 1 ? scan_slot_of(s, anchor) : scan_slot_single(s, *anchor);
}

/* The bits of a word of n units, anchored at k. */
static void
set_bits(struct scan *s, const uint16_t *u, uint32_t k, size_t n)
{
	struct scan_slot *slot = slot_of(s, u + k, n);

	if (n == 1) {
		s->has_single = true;
		s->singles[*u >> 3] |= (unsigned char)(1u << (*u & 7));
		return;
	}
	s->heads[scan_row(s, u + k)] |= (unsigned char)(1u << scan_bit(u + k));
	if (n == 2)
		slot->beside = UINT32_MAX;
	else if (k + 2 < n)
		slot->beside |= 1u << scan_behind(u[k + 2]);
	else
		slot->beside |= 1u << scan_before(u[k - 1]);
}

/* Groups the words: sizes are summed up to ends, and the words put before
 * them, the last first. */
static void
build_entries(struct scan *s, const uint32_t *anchor, size_t nslot)
{
	uint32_t at = 0;

	for (size_t i = 0; i < s->nword; i++) {
		uint32_t n = s->at[i + 1] - s->at[i];

		slot_of(s, s->pool + s->at[i] + anchor[i], n)->first +=
		    scan_entry_size(n);
	}
	for (size_t i = 0; i <= nslot; i++)
		at = s->slot[i].first += at;
	s->entry = mem_new(at + 1, sizeof(*s->entry));
	for (size_t i = s->nword; i-- > 0;) {
		const uint16_t *u = s->pool + s->at[i];
		uint32_t n = s->at[i + 1] - s->at[i], *first, *e;

		first = &slot_of(s, u + anchor[i], n)->first;
		*first -= scan_entry_size(n);
		e = s->entry + *first;
		e[SCAN_WORD] = (uint32_t)i;
		e[SCAN_SIZE] = n;
		e[SCAN_ANCHOR] = anchor[i];
		memcpy(e + SCAN_UNITS, u, n * sizeof(*u));
	}
}

/* Of the bits of heads 1 in 16 or more is set, up to 32,000 words. */
static void
new_maps(struct scan *s, unsigned slot_bits)
{
	unsigned bits = bits_for(s->nword * 16, 16, 19);

	s->heads = mem_new(((size_t)1 << bits >> 3) + BEYOND, 1);
	s->row_shift = 19 - bits;
	s->singles = mem_new(SINGLES + BEYOND, 1);
	s->slot = mem_new(((size_t)1 << slot_bits) + 1, sizeof(*s->slot));
	s->slot_shift = 32 - slot_bits;
}

void
scan_build(struct scan *s)
{
	uint32_t *anchor = mem_new(s->nword, sizeof(*anchor));
	struct often often = count_pairs(s);
	unsigned bits = bits_for(s->nword, 6, 18);

	new_maps(s, bits);
	for (size_t i = 0; i < s->nword; i++) {
		const uint16_t *u = s->pool + s->at[i];
		size_t n = s->at[i + 1] - s->at[i];

		anchor[i] = choose_anchor(&often, u, n);
		set_bits(s, u, anchor[i], n);
	}
	free(often.pair);
	build_entries(s, anchor, (size_t)1 << bits);
	free(anchor);
}
