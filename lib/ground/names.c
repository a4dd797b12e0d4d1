/* names - strings as small numbers */
#include "names.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

#define BLOCK 16384 /* bytes, at least, of all blocks but the first few: */
#define FIRST 512   /* there are many sets of a few words */
#define SMALL 1024  /* slots that names_clear keeps */

/* Bytes of names; blocks stay where they are, for names are lent. */
struct names_block {
	struct names_block *before;
	size_t n, cap;
	char bytes[];
};

/* The slot where s is or would be; slots hold number + 1, 0 is free. */
static size_t
slot_of(const struct names *t, struct str s, uint32_t h)
{
	size_t i = h & (t->nslot - 1);

	while (t->slot[i] && (t->hash[t->slot[i] - 1] != h ||
				 !str_eq(t->name[t->slot[i] - 1], s)))
		i = (i + 1) & (t->nslot - 1);
	return i;
}

static void
grow(struct names *t)
{
	size_t at;

	if (!t->nslot)
		t->key = hash_key_own();
	free(t->slot);
	t->nslot = t->nslot ? t->nslot * 2 : 64;
	t->slot = mem_new(t->nslot, sizeof(*t->slot));
	for (uint32_t i = 0; i < t->n; i++) {
		at = t->hash[i] & (t->nslot - 1);
		while (t->slot[at])
			at = (at + 1) & (t->nslot - 1);
		t->slot[at] = i + 1;
	}
}

/* A copy of s, with a NUL behind it. */
static struct str
copy(struct names *t, struct str s)
{
	struct names_block *b = t->block;
	char *p;

	if (!b || b->cap - b->n <= s.n) {
		size_t cap = b ? 2 * b->cap : FIRST;

		cap = cap < BLOCK ? cap : BLOCK;
		cap = s.n < cap ? cap : s.n + 1;
		b = mem_resize(NULL, sizeof(*b) + cap, 1);
		*b = (struct names_block){.before = t->block, .cap = cap};
		t->block = b;
	}
	p = b->bytes + b->n;
	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	b->n += s.n + 1;
	return str_n(p, s.n);
}

static void
set_bit(uint64_t set[4], unsigned char bit)
{
	set[bit / 64] |= (uint64_t)1 << bit % 64;
}

static bool
has_bit(const uint64_t set[4], unsigned char bit)
{
	return set[bit / 64] >> bit % 64 & 1;
}

static void
note_begin(struct names *t, struct str s)
{
	if (s.n > 1)
		set_bit(t->begins, str_pair(s.p));
	if (s.n > 2)
		set_bit(t->goes_on, str_pair(s.p + 1));
	t->brief |= s.n < 3;
}

uint32_t
names_add(struct names *t, struct str s)
{
	uint32_t h;
	size_t at;

	if ((size_t)t->n * 2 >= t->nslot)
		grow(t);
	h = (uint32_t)hash(&t->key, s);
	at = slot_of(t, s, h);
	if (t->slot[at])
		return t->slot[at] - 1;
	mem_grow(&t->name, &t->cap, t->n + 1, sizeof(*t->name));
	mem_grow(&t->hash, &t->cap_hash, t->n + 1, sizeof(*t->hash));
	t->name[t->n] = copy(t, s);
	t->hash[t->n] = h;
	t->slot[at] = ++t->n;
	note_begin(t, s);
	return t->n - 1;
}

uint32_t
names_find(const struct names *t, struct str s)
{
	size_t at;

	if (!t->nslot)
		return NAMES_NONE;
	at = slot_of(t, s, (uint32_t)hash(&t->key, s));
	return t->slot[at] ? t->slot[at] - 1 : NAMES_NONE;
}

static bool
one_begins(const struct names *t, struct str text)
{
	for (uint32_t i = 0; i < t->n; i++)
		if (*t->name[i].p == *text.p && t->name[i].n <= text.n &&
		    memcmp(t->name[i].p, text.p, t->name[i].n) == 0)
			return true;
	return false;
}

bool
names_within(const struct names *t, struct str text)
{
	for (size_t at = 0; at < text.n; at++) {
		struct str left = str_after(text, at);

		if ((t->brief ||
			(left.n > 2 && has_bit(t->begins, str_pair(left.p)) &&
			    has_bit(t->goes_on, str_pair(left.p + 1)))) &&
		    one_begins(t, left))
			return true;
	}
	return false;
}

/* Frees the blocks from b back. */
static void
free_blocks(struct names_block *b)
{
	struct names_block *before;

	for (; b; b = before) {
		before = b->before;
		free(b);
	}
}

void
names_clear(struct names *t)
{
	if (t->nslot > SMALL) {
		names_free(t);
		return;
	}
	if (!t->n)
		return;
	free_blocks(t->block->before);
	t->block->before = NULL;
	t->block->n = 0;
	memset(t->slot, 0, t->nslot * sizeof(*t->slot));
	memset(t->begins, 0, sizeof(t->begins));
	memset(t->goes_on, 0, sizeof(t->goes_on));
	t->brief = false;
	t->n = 0;
}

void
names_free(struct names *t)
{
	free_blocks(t->block);
	free(t->name);
	free(t->hash);
	free(t->slot);
	*t = (struct names){0};
}
