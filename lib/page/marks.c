/* marks - which of many texts stand in a page */
#include "marks.h"

#include <stdlib.h>

#include "mem.h"
#include "names.h"

#define BITS  14
#define FINE  18 /* bits of a hash that has a bit in the filter */
#define NONE  UINT16_MAX
#define FIRST (128 * 1024) /* bytes of a page that show what is common */
#define ALONE 4 /* so many texts cost about as much as one pass for all */

/*
 * The pass looks at four bytes at every fourth place of a page.  Of any
 * LONG bytes of a text four stand at such a place wherever it does; it is
 * chained by all STEP of those.
 */
#define STEP 4
#define LONG (4 + STEP - 1)

enum answer { UNKNOWN, NO, YES };

struct marks {
	struct names text;
	unsigned char *has; /* by number: an answer */
	uint32_t *found;    /* those with YES */
	size_t has_cap, found_cap, nfound;
	struct str page;
	unsigned alone; /* texts that were looked for alone in it */
	bool passed;    /* all others were */
	/* entries: the number of a text, times STEP, and which of its bytes */
	uint32_t chained;                 /* texts that are in the chains */
	uint64_t filter[1 << (FINE - 6)]; /* by a finer hash: is there one? */
	uint16_t head[1 << BITS]; /* by hash: the first entry, or NONE */
	struct entry {
		uint32_t four;   /* the bytes */
		uint16_t next;   /* another of that hash */
		uint16_t before; /* where in the text they are */
	} * entry;
};

struct marks *
marks_new(void)
{
	return mem_new(1, sizeof(struct marks));
}

void
marks_free(struct marks *m)
{
	if (!m)
		return;
	names_free(&m->text);
	free(m->has);
	free(m->found);
	free(m->entry);
	free(m);
}

uint32_t
marks_add(struct marks *m, struct str text)
{
	uint32_t n = names_add(&m->text, text);

	mem_grow(&m->has, &m->has_cap, n + 1, sizeof(*m->has));
	mem_grow(&m->found, &m->found_cap, n + 1, sizeof(*m->found));
	m->has[n] = UNKNOWN;
	return n;
}

struct str
marks_text(const struct marks *m, uint32_t n)
{
	return m->text.name[n];
}

void
marks_look(struct marks *m, struct str page)
{
	m->page = page;
	m->alone = 0;
	m->nfound = 0;
	m->passed = false;
	if (m->text.n)
		memset(m->has, UNKNOWN, m->text.n);
}

static uint32_t
four_bytes(const char *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

static uint32_t
hash_of(uint32_t four)
{
	return four * UINT32_C(2654435761);
}

static uint16_t *
head_of(struct marks *m, uint32_t four)
{
	return &m->head[hash_of(four) >> (32 - BITS)];
}

bool
marks_cheap(const struct marks *m, uint32_t n)
{
	return m->text.name[n].n >= LONG && n < NONE / STEP;
}

static uint32_t
fine_hash(uint32_t four)
{
	return hash_of(four) >> (32 - FINE);
}

static void
count_in(struct str s, uint32_t *places)
{
	for (size_t i = 0; i + 4 <= s.n; i++)
		places[fine_hash(four_bytes(s.p + i))]++;
}

/* Counts in how many places four bytes stand, by their finer hash: in texts,
 * and in a page, for which the first stands. */
static void
count_fours(const struct marks *m, uint32_t *places)
{
	for (uint32_t n = 0; n < m->text.n; n++)
		count_in(m->text.name[n], places);
	count_in(str_head(m->page, FIRST), places);
}

/* Where the LONG bytes of a text begin by which it is chained: those that are
 * least in others and in a page, and so not item, title or data, which stand in
 * each page often; of equal ones the last. */
static size_t
own_bytes(struct str t, const uint32_t *places)
{
	uint32_t at[STEP] = {0}, sum = 0, least = UINT32_MAX;
	size_t own = 0;

	for (size_t i = 0; i + 4 <= t.n && i <= UINT16_MAX; i++) {
		sum -= at[i % STEP];
		at[i % STEP] = places[fine_hash(four_bytes(t.p + i))];
		sum += at[i % STEP];
		if (i + 1 >= STEP && sum <= least) {
			least = sum;
			own = i + 1 - STEP;
		}
	}
	return own;
}

/* Chains a text by four bytes of it. */
static void
chain_one(struct marks *m, uint32_t n, uint32_t which, size_t before)
{
	struct entry *e = &m->entry[n * STEP + which];
	uint32_t fine;
	uint16_t *head;

	e->four = four_bytes(m->text.name[n].p + before);
	e->before = (uint16_t)before;
	fine = fine_hash(e->four);
	m->filter[fine / 64] |= UINT64_C(1) << fine % 64;
	head = head_of(m, e->four);
	e->next = *head;
	*head = (uint16_t)(n * STEP + which);
}

/* Chains the texts. */
static void
chain(struct marks *m)
{
	uint32_t *places = mem_new((size_t)1 << FINE, sizeof(*places));
	size_t own;

	memset(m->head, 0xff, sizeof(m->head));
	memset(m->filter, 0, sizeof(m->filter));
	m->entry =
	    mem_resize(m->entry, (size_t)m->text.n * STEP, sizeof(*m->entry));
	count_fours(m, places);
	for (uint32_t n = 0; n < m->text.n; n++) {
		if (!marks_cheap(m, n))
			continue;
		own = own_bytes(m->text.name[n], places);
		for (uint32_t i = 0; i < STEP; i++)
			chain_one(m, n, i, own + i);
	}
	m->chained = m->text.n;
	free(places);
}

/* True if the text stands at `at` in the page; most that are asked for differ
 * in their last four bytes. */
static bool
stands(struct str page, size_t at, struct str text)
{
	const char *p = page.p + at;

	return page.n - at >= text.n &&
	       four_bytes(p + text.n - 4) == four_bytes(text.p + text.n - 4) &&
	       memcmp(p, text.p, text.n) == 0;
}

static void
found(struct marks *m, uint32_t n)
{
	m->has[n] = YES;
	m->found[m->nfound++] = n;
}

/* Notes the texts of a chain whose bytes stand at `at`. */
static void
take(struct marks *m, uint16_t entry, uint32_t four, size_t at)
{
	const struct entry *e;
	uint32_t n;

	for (; entry != NONE; entry = e->next) {
		e = &m->entry[entry];
		if (e->four != four)
			continue;
		n = entry / STEP;
		if (m->has[n] != YES && at >= e->before &&
		    stands(m->page, at - e->before, m->text.name[n]))
			found(m, n);
	}
}

void
marks_pass(struct marks *m)
{
	const struct str page = m->page; /* take() writes to *m */
	const uint64_t *filter = m->filter;

	if (m->passed || !m->text.n)
		return;
	if (m->chained != m->text.n)
		chain(m);
	for (size_t at = 0; at + 4 <= page.n; at += STEP) {
		uint32_t four = four_bytes(page.p + at);
		uint32_t fine = fine_hash(four);

		if (filter[fine / 64] >> fine % 64 & 1)
			take(m, *head_of(m, four), four, at);
	}
	m->passed = true;
}

bool
marks_has(struct marks *m, uint32_t n)
{
	if (m->has[n] == UNKNOWN && marks_cheap(m, n) &&
	    (m->passed || m->alone++ >= ALONE)) {
		marks_pass(m);
		m->has[n] = m->has[n] == YES ? YES : NO;
	} else if (m->has[n] == UNKNOWN) {
		m->has[n] = NO;
		if (str_find(m->page, m->text.name[n], 0) < m->page.n)
			found(m, n);
	}
	return m->has[n] == YES;
}

const uint32_t *
marks_found(const struct marks *m, size_t *n)
{
	*n = m->nfound;
	return m->found;
}
