/* scan_find - the words of a set in a text */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "scan_priv.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

/*
 * A text is searched a stretch at a time, with hardly a branch that depends
 * on it, for none could be foretold; and the memory of the words, which is
 * cold and far apart, is asked for at once.
 */
#define STRETCH 128
#define BLOCK   16 /* units looked at together */

/* A place where an anchor may stand: of two units, or of one. */
struct spot {
	uint32_t at;
	bool single;
	uint32_t first, end; /* of the words that it may anchor */
};

struct spots {
	uint32_t head[STRETCH + 4];
	struct spot spot[2 * STRETCH + 1];
	size_t nhead, nspot;
};

/* ---- where anchors may stand --------------------------------------------- */

/*
 * Bits of the 16 places from u on where a pair may be an anchor, or a unit
 * one alone.  Behind a text there are zeros enough, FOLD_PAD.
 */
static inline unsigned
plain_heads(const struct scan *s, const uint16_t *u, bool single)
{
	unsigned found = 0;

	for (unsigned i = 0; i < BLOCK; i++, u++) {
		unsigned row =
		    single ? s->singles[*u >> 3] : s->heads[scan_row(s, u)];

		found |= (row >> (single ? *u & 7 : scan_bit(u)) & 1) << i;
	}
	return found;
}

/* Adds the places of such bits; behind the last. */
static inline uint32_t *
put(unsigned found, size_t at, uint32_t *head)
{
	for (; found; found &= found - 1)
		*head++ = (uint32_t)at + (unsigned)__builtin_ctz(found);
	return head;
}

#ifdef __x86_64__
#define SSSE3 __attribute__((target("ssse3"))) static inline

static inline int
two(const unsigned char *p)
{
	uint16_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

SSSE3 __m128i
spread(__m128i a, __m128i b, unsigned mul_a, unsigned mul_b)
{
	return _mm_add_epi16(_mm_mullo_epi16(a, _mm_set1_epi16((short)mul_a)),
	    _mm_mullo_epi16(b, _mm_set1_epi16((short)mul_b)));
}

/* The bytes of a map at eight places; what comes with them is of no use.  By
 * way of memory they would wait for one another there. */
SSSE3 __m128i
eight_bytes(const unsigned char *map, __m128i place)
{
	__m128i x = _mm_setzero_si128();
	uint16_t at[8];

	memcpy(at, &place, sizeof(at));
	x = _mm_insert_epi16(x, two(map + at[0]), 0);
	x = _mm_insert_epi16(x, two(map + at[1]), 1);
	x = _mm_insert_epi16(x, two(map + at[2]), 2);
	x = _mm_insert_epi16(x, two(map + at[3]), 3);
	x = _mm_insert_epi16(x, two(map + at[4]), 4);
	x = _mm_insert_epi16(x, two(map + at[5]), 5);
	x = _mm_insert_epi16(x, two(map + at[6]), 6);
	return _mm_insert_epi16(x, two(map + at[7]), 7);
}

/* All ones for each of the eight places from u on where an anchor may be. */
SSSE3 __m128i
eight_heads(const struct scan *s, const uint16_t *u, bool single)
{
	const __m128i one_of =
	    _mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
	__m128i a = _mm_loadu_si128((const __m128i *)u);
	__m128i b = _mm_loadu_si128((const __m128i *)(u + 1));
	__m128i row, bit;

	if (single) {
		row = eight_bytes(s->singles, _mm_srli_epi16(a, 3));
		bit = _mm_and_si128(a, _mm_set1_epi16(7));
	} else {
		row = _mm_srl_epi16(spread(a, b, SCAN_ROW1, SCAN_ROW2),
		    _mm_cvtsi32_si128((int)s->row_shift));
		row = eight_bytes(s->heads, row);
		bit = spread(a, b, SCAN_BIT1, SCAN_BIT2);
		bit = _mm_srli_epi16(bit, 13);
	}
	/* bytes to bits: 1 << bit; of the upper ones nothing */
	bit = _mm_or_si128(bit, _mm_set1_epi16((short)0x8000));
	bit = _mm_shuffle_epi8(one_of, bit);
	return _mm_cmpeq_epi16(_mm_and_si128(row, bit), bit);
}

SSSE3 unsigned
fast_heads(const struct scan *s, const uint16_t *u, bool single)
{
	__m128i low = eight_heads(s, u, single);
	__m128i high = eight_heads(s, u + 8, single);

	return (unsigned)_mm_movemask_epi8(_mm_packs_epi16(low, high));
}

/* As find_plain. */
__attribute__((target("ssse3"))) static uint32_t *
find_fast(const struct scan *s, const uint16_t *u, size_t i, size_t end,
    bool single, uint32_t *head)
{
	for (; i < end; i += BLOCK)
		head = put(fast_heads(s, u + i, single), i, head);
	return head;
}
#endif

/* The places in units [i, end) where an anchor may stand; behind the last. */
static uint32_t *
find_plain(const struct scan *s, const uint16_t *u, size_t i, size_t end,
    bool single, uint32_t *head)
{
	for (; i < end; i += BLOCK)
		head = put(plain_heads(s, u + i, single), i, head);
	return head;
}

static void
find_heads(const struct scan *s, const uint16_t *u, size_t i, size_t end,
    bool single, struct spots *b)
{
	uint32_t *last;

#ifdef __x86_64__
	if (__builtin_cpu_supports("ssse3"))
		last = find_fast(s, u, i, end, single, b->head);
	else
#endif
		last = find_plain(s, u, i, end, single, b->head);
	while (last > b->head && last[-1] >= end)
		last--; /* of the zeros behind the text */
	b->nhead = (size_t)(last - b->head);
}

/* ---- the words that they anchor ------------------------------------------ */

/* Pairs that may be an anchor: those beside which a unit of a word stands. */
static void
find_spots(const struct scan *s, const uint16_t *unit, struct spots *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->nhead; i++) {
		uint32_t at = b->head[i];
		const struct scan_slot *slot = scan_slot_of(s, unit + at);
		unsigned behind = scan_behind(unit[at + 2]);
		unsigned before = at ? scan_before(unit[at - 1]) : behind;

		b->spot[n] = (struct spot){
		    .at = at, .first = slot[0].first, .end = slot[1].first};
		__builtin_prefetch(s->entry + slot[0].first);
		n += (slot->beside >> behind | slot->beside >> before) & 1;
	}
	b->nspot = n;
}

static void
find_singles(const struct scan *s, const uint16_t *unit, struct spots *b)
{
	for (size_t i = 0; i < b->nhead; i++) {
		uint32_t at = b->head[i];
		const struct scan_slot *slot = scan_slot_single(s, unit[at]);

		b->spot[b->nspot++] = (struct spot){.at = at,
		    .single = true,
		    .first = slot[0].first,
		    .end = slot[1].first};
	}
}

static uint64_t
four(const void *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

static bool
same_units(const uint16_t *a, const uint16_t *b, uint32_t n)
{
	for (; n >= 4; n -= 4, a += 4, b += 4)
		if (four(a) != four(b))
			return false;
	for (uint32_t i = 0; i < n; i++)
		if (a[i] != b[i])
			return false;
	return true;
}

/* Words that the spot may anchor: which of them stand here? */
static void
confirm(const struct scan *s, const struct fold *text, const struct spot *p,
    struct scan_hits *hits)
{
	const uint32_t *e = s->entry + p->first, *end = s->entry + p->end;

	for (; e < end; e += scan_entry_size(e[SCAN_SIZE])) {
		uint32_t n = e[SCAN_SIZE], at = p->at - e[SCAN_ANCHOR];

		if ((n == 1) != p->single || p->at < e[SCAN_ANCHOR] ||
		    at + (size_t)n > text->n ||
		    !same_units(
			text->unit + at, (const uint16_t *)(e + SCAN_UNITS), n))
			continue;
		hits->full = hits->n == SCAN_HITS_MAX;
		if (hits->full)
			return;
		if (hits->n == hits->cap)
			mem_grow(&hits->hit, &hits->cap, hits->n + 1,
			    sizeof(*hits->hit));
		hits->hit[hits->n++] = (struct scan_hit){e[SCAN_WORD], at};
	}
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
		find_heads(s, text->unit, i, end, false, &b);
		find_spots(s, text->unit, &b);
		if (s->has_single) {
			find_heads(s, text->unit, i, end, true, &b);
			find_singles(s, text->unit, &b);
		}
		for (size_t k = 0; k < b.nspot && !hits->full; k++)
			confirm(s, text, &b.spot[k], hits);
	}
}

void
scan_hits_free(struct scan_hits *h)
{
	free(h->hit);
	*h = (struct scan_hits){0};
}
