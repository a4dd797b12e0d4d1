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

#define PAIR_SHIFT   18 /* of a 32-bit hash, to count them */
#define TRIPLE_SHIFT 15

/*
 * The words once more, for the search, grouped by the hash of their anchor:
 * so that a look at them is at one place of memory, which is most often cold.
 * Of each its number, its length, its anchor, and its units, two in one.
 */
enum { ENTRY_WORD, ENTRY_SIZE, ENTRY_ANCHOR, ENTRY_UNITS };

struct scan {
	uint32_t *at; /* by word: its units in the pool, to those of the next */
	size_t nword, cap_at;
	uint16_t *pool;
	size_t npool, cap_pool;
	uint32_t *entry;
	uint32_t *first; /* by hash of the anchor: into entry, to the next */
	unsigned shift;  /* of a 32-bit hash to an index of first */
	/*
	 * A bit each, hashed: the pairs with which anchors begin, which says
	 * no to nearly all places, then anchors that are pairs, and triples.
	 */
	uint64_t *heads, *pairs, *triples;
	unsigned bit_shift; /* of a 32-bit hash to a word of those */
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
	free(s->at);
	free(s->pool);
	free(s->entry);
	free(s->first);
	free(s->heads);
	free(s->pairs);
	free(s->triples);
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

/* The hash of the anchor at u, of 1, 2 or 3 units. */
static uint32_t
hash_anchor(const uint16_t *u, size_t n)
{
	return n > 2 ? hash3(u) : n == 2 ? hash2(u) : u[0] * MUL1;
}

/* In how many places of words pairs and triples stand, hashed: two that meet
 * only make the choice of an anchor a little worse. */
struct often {
	uint16_t pair[(size_t)1 << (32 - PAIR_SHIFT)];
	uint16_t triple[(size_t)1 << (32 - TRIPLE_SHIFT)];
};

static void
count(uint16_t *n)
{
	*n += *n < UINT16_MAX;
}

static struct often *
count_grams(const struct scan *s)
{
	struct often *often = mem_new(1, sizeof(*often));

	for (size_t i = 0; i < s->nword; i++)
		for (uint32_t k = s->at[i]; k + 3 <= s->at[i + 1]; k++) {
			count(&often->pair[hash2(s->pool + k) >> PAIR_SHIFT]);
			count(
			    &often->triple[hash3(s->pool + k) >> TRIPLE_SHIFT]);
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

/* The offset of a word's anchor: where two words of the language meet rather
 * than where one of them begins. */
static uint32_t
choose_anchor(const struct often *often, const uint16_t *u, size_t n)
{
	uint32_t best = UINT32_MAX, cost, anchor = 0;

	for (uint32_t k = 0; k + 3 <= n; k++) {
		cost = often->triple[hash3(u + k) >> TRIPLE_SHIFT] * 4u +
		       often->pair[hash2(u + k) >> PAIR_SHIFT] +
		       commonness(u + k);
		if (cost < best) {
			best = cost;
			anchor = k;
		}
	}
	return anchor;
}

/* The bit of a hash: its first bits choose the word, its last ones the bit. */
static void
set_bit(uint64_t *map, unsigned shift, uint32_t hash)
{
	map[hash >> shift] |= 1ULL << (hash & 63);
}

static bool
get_bit(const uint64_t *map, unsigned shift, uint32_t hash)
{
	return map[hash >> shift] >> (hash & 63) & 1;
}

/* The bits of an anchor. */
static void
set_bits(struct scan *s, const uint16_t *u, size_t n)
{
	if (n == 1) {
		s->has_single = true;
		set_bit(s->singles, 6, u[0]);
		return;
	}
	set_bit(s->heads, s->bit_shift, hash2(u));
	if (n == 2)
		set_bit(s->pairs, s->bit_shift, hash2(u));
	else
		set_bit(s->triples, s->bit_shift, hash3(u));
}

static uint32_t
entry_size(size_t n)
{
	return ENTRY_UNITS + (uint32_t)(n + 1) / 2;
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

static uint32_t *
first_of(const struct scan *s, const uint16_t *anchor, size_t n)
{
	return &s->first[hash_anchor(anchor, n) >> s->shift];
}

/* Groups the words: sizes are summed up to ends, and the words put before
 * them, the last first. */
static void
build_entries(struct scan *s, const uint32_t *anchor, size_t nfirst)
{
	uint32_t at = 0;

	for (size_t i = 0; i < s->nword; i++) {
		size_t n = s->at[i + 1] - s->at[i];

		*first_of(s, s->pool + s->at[i] + anchor[i], n) +=
		    entry_size(n);
	}
	for (size_t i = 0; i < nfirst; i++)
		at = s->first[i] += at;
	s->first[nfirst] = at;
	s->entry = mem_new(at + 1, sizeof(*s->entry));
	for (size_t i = s->nword; i-- > 0;) {
		const uint16_t *u = s->pool + s->at[i];
		uint32_t n = s->at[i + 1] - s->at[i], *first, *e;

		first = first_of(s, u + anchor[i], n);
		*first -= entry_size(n);
		e = s->entry + *first;
		e[ENTRY_WORD] = (uint32_t)i;
		e[ENTRY_SIZE] = n;
		e[ENTRY_ANCHOR] = anchor[i];
		memcpy(e + ENTRY_UNITS, u, n * sizeof(*u));
	}
}

/* Bitmaps with 1 bit in 8 or more sparsely set. */
static void
new_bitmaps(struct scan *s)
{
	unsigned bits = bits_for(s->nword * 16, 16, 21);

	s->bit_shift = 32 - bits + 6;
	s->heads = mem_new((size_t)1 << bits >> 6, 8);
	s->pairs = mem_new((size_t)1 << bits >> 6, 8);
	s->triples = mem_new((size_t)1 << bits >> 6, 8);
	s->singles = mem_new(65536 / 64, 8);
}

void
scan_build(struct scan *s)
{
	uint32_t *anchor = mem_new(s->nword, sizeof(*anchor));
	struct often *often = count_grams(s);
	unsigned bits = bits_for(s->nword, 6, 18);

	new_bitmaps(s);
	for (size_t i = 0; i < s->nword; i++) {
		const uint16_t *u = s->pool + s->at[i];
		size_t n = s->at[i + 1] - s->at[i];

		anchor[i] = choose_anchor(often, u, n);
		set_bits(s, u + anchor[i], n);
	}
	free(often);
	s->shift = 32 - bits;
	s->first = mem_new(((size_t)1 << bits) + 1, sizeof(*s->first));
	build_entries(s, anchor, (size_t)1 << bits);
	free(anchor);
}

static bool
same_units(const uint16_t *a, const uint16_t *b, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (a[i] != b[i])
			return false;
	return true;
}

/* A place where an anchor may stand, of 1, 2, or 3 units in longer words. */
struct spot {
	uint32_t at, units;
	const uint32_t *first; /* of the words that it may anchor */
};

/*
 * A text is searched a stretch at a time, without a branch that depends on
 * it, for none could be foretold; and the memory of the words, which is cold
 * and far apart, is asked for at once.
 */
#define STRETCH 128

struct spots {
	uint32_t head[STRETCH + 1];
	struct spot spot[STRETCH * 3 + 1];
	size_t nhead, nspot;
};

/* Words that the spot may anchor: which of them stand here? */
static void
confirm(const struct scan *s, const struct fold *text, const struct spot *p,
    struct scan_hits *hits)
{
	const uint32_t *e = s->entry + p->first[0];
	const uint32_t *end = s->entry + p->first[1];

	for (; e < end; e += entry_size(e[ENTRY_SIZE])) {
		uint32_t n = e[ENTRY_SIZE], at = p->at - e[ENTRY_ANCHOR];

		if ((n < 3 ? n : 3) != p->units || p->at < e[ENTRY_ANCHOR] ||
		    at + (size_t)n > text->n ||
		    !same_units(text->unit + at,
			(const uint16_t *)(e + ENTRY_UNITS), n))
			continue;
		hits->full = hits->n == SCAN_HITS_MAX;
		if (hits->full)
			return;
		if (hits->n == hits->cap)
			mem_grow(&hits->hit, &hits->cap, hits->n + 1,
			    sizeof(*hits->hit));
		hits->hit[hits->n++] = (struct scan_hit){e[ENTRY_WORD], at};
	}
}

static void
confirm_all(const struct scan *s, const struct fold *text, struct spots *b,
    struct scan_hits *hits)
{
	for (size_t i = 0; i < b->nspot; i++) {
		struct spot *p = &b->spot[i];

		p->first = first_of(s, text->unit + p->at, p->units);
		__builtin_prefetch(p->first);
	}
	for (size_t i = 0; i < b->nspot; i++)
		__builtin_prefetch(s->entry + b->spot[i].first[0]);
	for (size_t i = 0; i < b->nspot && !hits->full; i++)
		confirm(s, text, &b->spot[i], hits);
}

static inline bool
is_head(const struct scan *s, const uint16_t *u, bool single)
{
	bool head = get_bit(s->heads, s->bit_shift, hash2(u));
	bool word = single && get_bit(s->singles, 6, u[0]);

	return head | word;
}

/* The places in units [i, end) where words may begin with their anchor, of
 * words with or without some of a single unit.  Of four most often none is. */
static inline void
find_heads(const struct scan *s, const uint16_t *u, size_t i, size_t end,
    bool single, struct spots *b)
{
	const struct scan t = *s; /* which does not change */
	uint32_t *head = b->head;

	for (; i + 4 <= end; i += 4) {
		bool b0 = is_head(&t, u + i, single);
		bool b1 = is_head(&t, u + i + 1, single);
		bool b2 = is_head(&t, u + i + 2, single);
		bool b3 = is_head(&t, u + i + 3, single);

		if (!(b0 | b1 | b2 | b3))
			continue;
		*head = (uint32_t)i;
		head += b0;
		*head = (uint32_t)i + 1;
		head += b1;
		*head = (uint32_t)i + 2;
		head += b2;
		*head = (uint32_t)i + 3;
		head += b3;
	}
	for (; i < end; i++) {
		*head = (uint32_t)i;
		head += is_head(&t, u + i, single);
	}
	b->nhead = (size_t)(head - b->head);
}

/* Those of them that hold an anchor. */
static void
find_spots(const struct scan *s, const uint16_t *unit, struct spots *b)
{
	unsigned shift = s->bit_shift;
	size_t n = 0;

	for (size_t i = 0; i < b->nhead; i++) {
		uint32_t at = b->head[i];
		const uint16_t *u = unit + at;

		b->spot[n] = (struct spot){.at = at, .units = 1};
		n += get_bit(s->singles, 6, u[0]);
		b->spot[n] = (struct spot){.at = at, .units = 2};
		n += get_bit(s->pairs, shift, hash2(u));
		b->spot[n] = (struct spot){.at = at, .units = 3};
		n += get_bit(s->triples, shift, hash3(u));
	}
	b->nspot = n;
}

void
scan_find(const struct scan *s, const struct fold *text, struct scan_hits *hits)
{
	size_t end;
	struct spots b;

	hits->n = 0;
	hits->full = false;
	for (size_t i = 0; i < text->n && !hits->full; i = end) {
		end = i + STRETCH < text->n ? i + STRETCH : text->n;
		if (s->has_single)
			find_heads(s, text->unit, i, end, true, &b);
		else
			find_heads(s, text->unit, i, end, false, &b);
		if (!b.nhead)
			continue;
		find_spots(s, text->unit, &b);
		confirm_all(s, text, &b, hits);
	}
}

void
scan_hits_free(struct scan_hits *h)
{
	free(h->hit);
	*h = (struct scan_hits){0};
}
