/* scan - many words at once in folded text */
#include "scan.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* Odd multipliers that spread the units of a gram over 32 bits. */
#define MUL1 0x9e3779b1u
#define MUL2 0x85ebca6bu
#define MUL3 0xc2b2ae35u

#define ENTRY_HEAD 3 /* see scan.entry */

#define OFTEN_SHIFT 15 /* of a 32-bit hash, to count triples */
#define OFTEN       ((size_t)1 << (32 - OFTEN_SHIFT))

struct word {
	size_t at; /* into the pool */
	uint32_t n;
	uint32_t anchor; /* offset of its anchor gram */
	uint64_t gram;
};

/* A gram that anchors words: an entry of an open table. */
struct slot {
	uint64_t gram;     /* 0: free */
	uint32_t first, n; /* its entries: where, how many */
};

struct scan {
	struct word *word;
	size_t nword, cap_word;
	uint16_t *pool;
	size_t npool, cap_pool;
	/*
	 * The words once more, for the search, by anchor gram: so that a look
	 * at them is at one place of memory, which is most often cold.  Each
	 * is its number, length, anchor, and its units, two in one.
	 */
	uint32_t *entry;
	struct slot *slot;
	size_t nslot; /* a power of two */
	/*
	 * A bit each, hashed: the pairs with which anchors begin, which says
	 * no to nearly all places, then anchors that are pairs, and triples.
	 */
	uint64_t *heads, *pairs, *triples;
	unsigned shift; /* of a 32-bit hash to a bit of those */
	uint64_t *singles;
	bool has_single;
};

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
	free(s->word);
	free(s->pool);
	free(s->entry);
	free(s->slot);
	free(s->heads);
	free(s->pairs);
	free(s->triples);
	free(s->singles);
	free(s);
}

uint32_t
scan_add(struct scan *s, const uint16_t *unit, size_t n)
{
	mem_grow(&s->word, &s->cap_word, s->nword + 1, sizeof(*s->word));
	mem_grow(&s->pool, &s->cap_pool, s->npool + n, sizeof(*s->pool));
	memcpy(s->pool + s->npool, unit, n * sizeof(*unit));
	s->word[s->nword] = (struct word){.at = s->npool, .n = (uint32_t)n};
	s->npool += n;
	return (uint32_t)s->nword++;
}

size_t
scan_length(const struct scan *s, uint32_t word)
{
	return s->word[word].n;
}

static uint32_t
hash2(const uint16_t *u)
{
	return u[0] * MUL1 + u[1] * MUL2;
}

static uint32_t
hash3(const uint16_t *u)
{
	return u[0] * MUL1 + u[1] * MUL2 + u[2] * MUL3;
}

/* The gram at u as a number; its length is part of it. */
static uint64_t
gram_of(const uint16_t *u, unsigned n)
{
	uint64_t g = (uint64_t)n << 48 | u[0];

	if (n > 1)
		g |= (uint64_t)u[1] << 16;
	if (n > 2)
		g |= (uint64_t)u[2] << 32;
	return g;
}

static size_t
slot_of(const struct scan *s, uint64_t gram)
{
	size_t i = (size_t)(gram * 0x9e3779b97f4a7c15u >> 20) & (s->nslot - 1);

	while (s->slot[i].gram && s->slot[i].gram != gram)
		i = (i + 1) & (s->nslot - 1);
	return i;
}

static void
slots_new(struct scan *s, size_t want)
{
	s->nslot = 64;
	while (s->nslot < want * 2)
		s->nslot *= 2;
	free(s->slot);
	s->slot = mem_new(s->nslot, sizeof(*s->slot));
}

static void
count_gram(struct scan *s, uint64_t gram)
{
	struct slot *t = &s->slot[slot_of(s, gram)];

	t->gram = gram;
	t->n++;
}

/* Counts in how many places of words each triple stands, hashed: two that meet
 * only make the choice of an anchor a little worse. */
static uint16_t *
count_triples(const struct scan *s)
{
	uint16_t *often = mem_new(OFTEN, sizeof(*often));

	for (size_t i = 0; i < s->nword; i++)
		for (uint32_t k = 0; k + 3 <= s->word[i].n; k++) {
			uint16_t *n =
			    often +
			    (hash3(s->pool + s->word[i].at + k) >> OFTEN_SHIFT);

			*n += *n < UINT16_MAX;
		}
	return often;
}

/* Rare in text, as far as a guess goes: Han before letters and digits. */
static unsigned
commonness(const uint16_t *u)
{
	unsigned n = 0;

	for (int i = 0; i < 3; i++)
		n += u[i] < 0x80;
	return n;
}

static void
choose_anchor(const struct scan *s, const uint16_t *often, struct word *w)
{
	const uint16_t *u = s->pool + w->at;
	uint32_t best = UINT32_MAX, cost;

	w->anchor = 0;
	if (w->n < 3) {
		w->gram = gram_of(u, w->n);
		return;
	}
	for (uint32_t k = 0; k + 3 <= w->n; k++) {
		cost =
		    often[hash3(u + k) >> OFTEN_SHIFT] * 4u + commonness(u + k);
		if (cost < best) {
			best = cost;
			w->anchor = k;
		}
	}
	w->gram = gram_of(u + w->anchor, 3);
}

static void
set_bit(uint64_t *map, uint32_t i)
{
	map[i >> 6] |= 1ULL << (i & 63);
}

static bool
get_bit(const uint64_t *map, uint32_t i)
{
	return map[i >> 6] >> (i & 63) & 1;
}

/* Bitmaps with 1 bit in 8 or more sparsely set. */
static void
build_bitmaps(struct scan *s)
{
	unsigned bits = 16;

	while (bits < 21 && ((size_t)1 << bits) < s->nword * 16)
		bits++;
	s->shift = 32 - bits;
	s->heads = mem_new((size_t)1 << bits >> 6, 8);
	s->pairs = mem_new((size_t)1 << bits >> 6, 8);
	s->triples = mem_new((size_t)1 << bits >> 6, 8);
	s->singles = mem_new(65536 / 64, 8);
	for (size_t i = 0; i < s->nword; i++) {
		const struct word *w = &s->word[i];
		const uint16_t *u = s->pool + w->at + w->anchor;

		s->has_single |= w->n == 1;
		if (w->n == 1) {
			set_bit(s->singles, u[0]);
			continue;
		}
		set_bit(s->heads, hash2(u) >> s->shift);
		if (w->n == 2)
			set_bit(s->pairs, hash2(u) >> s->shift);
		else
			set_bit(s->triples, hash3(u) >> s->shift);
	}
}

static uint32_t
entry_size(const struct word *w)
{
	return ENTRY_HEAD + (w->n + 1) / 2;
}

/* Groups the words by anchor gram: sizes, then places, then the words. */
static void
build_entries(struct scan *s)
{
	uint32_t *next, at = 0;

	slots_new(s, s->nword);
	next = mem_new(s->nslot, sizeof(*next));
	for (size_t i = 0; i < s->nword; i++) {
		count_gram(s, s->word[i].gram);
		next[slot_of(s, s->word[i].gram)] += entry_size(&s->word[i]);
	}
	for (size_t i = 0; i < s->nslot; i++) {
		s->slot[i].first = at;
		at += next[i];
		next[i] = s->slot[i].first;
	}
	s->entry = mem_new(at, sizeof(*s->entry));
	for (size_t i = 0; i < s->nword; i++) {
		const struct word *w = &s->word[i];
		uint32_t *e = s->entry + next[slot_of(s, w->gram)];

		next[slot_of(s, w->gram)] += entry_size(w);
		e[0] = (uint32_t)i;
		e[1] = w->n;
		e[2] = w->anchor;
		memcpy(
		    e + ENTRY_HEAD, s->pool + w->at, w->n * sizeof(uint16_t));
	}
	free(next);
}

void
scan_build(struct scan *s)
{
	uint16_t *often = count_triples(s);

	for (size_t i = 0; i < s->nword; i++)
		choose_anchor(s, often, &s->word[i]);
	free(often);
	build_bitmaps(s);
	build_entries(s);
}

/* Words whose anchor is the gram at unit i: which of them stand here? */
static void
confirm(const struct scan *s, const struct fold *text, size_t i, uint64_t gram,
    struct scan_hits *hits)
{
	const struct slot *t = &s->slot[slot_of(s, gram)];

	const uint32_t *e;

	if (!t->gram)
		return;
	e = s->entry + t->first;
	for (uint32_t k = 0; k < t->n; k++) {
		uint32_t n = e[1], at = (uint32_t)i - e[2];

		if (i >= e[2] && at + (size_t)n <= text->n &&
		    memcmp(text->unit + at, e + ENTRY_HEAD,
			n * sizeof(uint16_t)) == 0) {
			hits->full = hits->n == SCAN_HITS_MAX;
			if (hits->full)
				return;
			mem_grow(&hits->hit, &hits->cap, hits->n + 1,
			    sizeof(*hits->hit));
			hits->hit[hits->n++] = (struct scan_hit){e[0], at};
		}
		e += ENTRY_HEAD + (n + 1) / 2;
	}
}

/* The first place from i on where a word may stand; n if there is none. */
static inline size_t
next_head(const struct scan *s, const uint16_t *u, size_t i, size_t n)
{
	const uint64_t *heads = s->heads, *singles = s->singles;
	unsigned shift = s->shift;

	if (s->has_single)
		while (i < n && !get_bit(heads, hash2(u + i) >> shift) &&
		       !get_bit(singles, u[i]))
			i++;
	else
		while (i < n && !get_bit(heads, hash2(u + i) >> shift))
			i++;
	return i;
}

void
scan_find(const struct scan *s, const struct fold *text, struct scan_hits *hits)
{
	const uint16_t *u = text->unit;
	size_t i = 0, n = text->n;
	unsigned shift = s->shift;

	hits->n = 0;
	hits->full = false;
	if (!n)
		return;
	while ((i = next_head(s, u, i, n)) < n && !hits->full) {
		if (get_bit(s->singles, u[i]))
			confirm(s, text, i, gram_of(u + i, 1), hits);
		if (get_bit(s->pairs, hash2(u + i) >> shift))
			confirm(s, text, i, gram_of(u + i, 2), hits);
		if (get_bit(s->triples, hash3(u + i) >> shift))
			confirm(s, text, i, gram_of(u + i, 3), hits);
		i++;
	}
}

void
scan_hits_free(struct scan_hits *h)
{
	free(h->hit);
	*h = (struct scan_hits){0};
}
