/* sound - how characters are read, and words by their sound */
#include "sound.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "scan.h"
#include "sound_table.h"

#define PAIRS ((size_t)1 << 2 * SOUND_BITS)

struct entry {
	uint32_t word, next; /* next of the same pair, + 1 */
	uint32_t at, n;      /* its units in the pool */
	uint32_t anchor;     /* where in the word its pair stands */
};

struct sounds {
	struct entry *entry;
	size_t nentry, cap_entry;
	uint16_t *pool;
	size_t npool, cap_pool;
	uint64_t *pair;  /* a bit each: of the words' anchors */
	uint32_t *first; /* by pair, hashed: its first entry, + 1 */
	size_t nfirst;   /* a power of two */
	uint16_t *often; /* by pair, hashed: in how many words */
};

uint16_t
sound_of(uint16_t unit)
{
	return sound_of_char[unit];
}

const char *
sound_letters(uint16_t sound)
{
	return sound_name[sound];
}

uint16_t
sound_step(uint16_t node, uint16_t letter)
{
	return letter < 'a' || letter > 'z' ? 0
	                                    : sound_next[node][letter - 'a'];
}

uint16_t
sound_end(uint16_t node)
{
	return sound_ends[node];
}

struct sounds *
sounds_new(void)
{
	return mem_new(1, sizeof(struct sounds));
}

void
sounds_free(struct sounds *s)
{
	if (!s)
		return;
	free(s->entry);
	free(s->pool);
	free(s->pair);
	free(s->first);
	free(s);
}

void
sounds_add(struct sounds *s, uint32_t word, const uint16_t *unit, size_t n)
{
	mem_grow(&s->entry, &s->cap_entry, s->nentry + 1, sizeof(*s->entry));
	mem_grow(&s->pool, &s->cap_pool, s->npool + n, sizeof(*s->pool));
	memcpy(s->pool + s->npool, unit, n * sizeof(*unit));
	s->entry[s->nentry++] = (struct entry){
	    .word = word, .at = (uint32_t)s->npool, .n = (uint32_t)n};
	s->npool += n;
}

static size_t
pair_at(const uint16_t *u)
{
	return (size_t)sound_of_char[u[0]] << SOUND_BITS | sound_of_char[u[1]];
}

static size_t
place(const struct sounds *s, size_t pair)
{
	return (uint32_t)(pair * 0x9e3779b1u) >> 7 & (s->nfirst - 1);
}

/* Each word at the pair that the fewest words share. */
static void
choose_anchors(struct sounds *s)
{
	uint16_t *often = mem_new(PAIRS, sizeof(*often));

	for (size_t i = 0; i < s->nentry; i++)
		for (uint32_t k = 0; k + 2 <= s->entry[i].n; k++)
			often[pair_at(s->pool + s->entry[i].at + k)]++;
	for (size_t i = 0; i < s->nentry; i++) {
		struct entry *e = &s->entry[i];
		const uint16_t *u = s->pool + e->at;

		for (uint32_t k = 1; k + 2 <= e->n; k++)
			if (often[pair_at(u + k)] <
			    often[pair_at(u + e->anchor)])
				e->anchor = k;
	}
	free(often);
}

void
sounds_build(struct sounds *s)
{
	s->nfirst = 64;
	while (s->nfirst < s->nentry * 2)
		s->nfirst *= 2;
	s->first = mem_new(s->nfirst, sizeof(*s->first));
	s->pair = mem_new(PAIRS / 64, sizeof(*s->pair));
	choose_anchors(s);
	for (size_t i = 0; i < s->nentry; i++) {
		struct entry *e = &s->entry[i];
		size_t pair = pair_at(s->pool + e->at + e->anchor);
		size_t at = place(s, pair);

		s->pair[pair >> 6] |= 1ULL << (pair & 63);
		e->next = s->first[at];
		s->first[at] = (uint32_t)i + 1;
	}
}

static bool
sounds_alike(const uint16_t *a, const uint16_t *b, size_t n)
{
	bool same = true;

	for (size_t i = 0; i < n; i++) {
		if (a[i] == b[i])
			continue;
		same = false;
		if (sound_of_char[a[i]] != sound_of_char[b[i]])
			return false;
	}
	return !same;
}

static void
confirm(const struct sounds *s, const struct fold *text, size_t i, size_t pair,
    struct scan_hits *hits)
{
	const struct entry *e;

	for (uint32_t k = s->first[place(s, pair)]; k; k = e->next) {
		e = &s->entry[k - 1];
		if (i < e->anchor || i - e->anchor + e->n > text->n ||
		    !sounds_alike(
			s->pool + e->at, text->unit + (i - e->anchor), e->n))
			continue;
		hits->full |= hits->n == SCAN_HITS_MAX;
		if (hits->full)
			return;
		mem_grow(
		    &hits->hit, &hits->cap, hits->n + 1, sizeof(*hits->hit));
		hits->hit[hits->n++] =
		    (struct scan_hit){e->word, (uint32_t)i - e->anchor};
	}
}

void
sounds_find(
    const struct sounds *s, const struct fold *text, struct scan_hits *hits)
{
	const uint16_t *u = text->unit, *end = u + text->n - 1;
	const uint64_t *pair = s->pair;
	size_t at;

	if (!s->nentry || text->n < 2)
		return;
	at = sound_of_char[*u];
	for (; u < end; u++) {
		at = (at << SOUND_BITS | sound_of_char[u[1]]) & (PAIRS - 1);
		if (pair[at >> 6] >> (at & 63) & 1)
			confirm(s, text, (size_t)(u - text->unit), at, hits);
	}
}
