/* marks - which of many texts stand in a page */
#include "marks.h"

#include <stdlib.h>

#include "mem.h"
#include "names.h"

#define BITS 13
#define NONE UINT16_MAX

/*
 * Every other place of a page is looked at.  A text of LONG bytes or more has
 * four bytes at such a place wherever it stands: its first ones, or those one
 * behind; it is chained by both.
 */
#define STEP 2
#define LONG (4 + STEP - 1)

struct marks {
	struct names text;
	bool *has; /* by number */
	size_t has_cap;
	/* entries: the number of a text, times STEP, and how far behind its
	 * start its bytes are */
	uint16_t head[1 << BITS]; /* by hash: the first entry, or NONE */
	uint16_t *next;           /* by entry: another of that hash */
	size_t next_cap;
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
	free(m->next);
	free(m);
}

uint32_t
marks_add(struct marks *m, struct str text)
{
	uint32_t n = names_add(&m->text, text);

	mem_grow(&m->has, &m->has_cap, n + 1, sizeof(*m->has));
	mem_grow(
	    &m->next, &m->next_cap, ((size_t)n + 1) * STEP, sizeof(*m->next));
	m->has[n] = false;
	return n;
}

bool
marks_has(const struct marks *m, uint32_t n)
{
	return m->has[n];
}

static uint32_t
first_bytes(const char *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof(v));
	return v * UINT32_C(2654435761) >> (32 - BITS);
}

/* Chains the texts; those too short are looked for each alone.  How many are
 * chained. */
static size_t
chain(struct marks *m, struct str page)
{
	size_t chained = 0;

	for (size_t i = 0; i < sizeof(m->head) / sizeof(*m->head); i++)
		m->head[i] = NONE;
	for (uint32_t n = 0; n < m->text.n; n++) {
		struct str t = m->text.name[n];

		m->has[n] = false;
		if (t.n < LONG || n >= NONE / STEP) {
			m->has[n] = str_find(page, t, 0) < page.n;
			continue;
		}
		for (uint32_t i = 0; i < STEP; i++) {
			uint16_t *head = &m->head[first_bytes(t.p + i)];

			m->next[n * STEP + i] = *head;
			*head = (uint16_t)(n * STEP + i);
		}
		chained++;
	}
	return chained;
}

/* Notes the texts of a chain that stand at `at`; how many are new. */
static size_t
take(struct marks *m, uint16_t entry, struct str page, size_t at)
{
	size_t found = 0, behind;
	uint32_t n;

	for (; entry != NONE; entry = m->next[entry]) {
		n = entry / STEP;
		behind = entry % STEP;
		if (m->has[n] || at < behind ||
		    !str_starts(
			str_n(page.p + at - behind, page.n - at + behind),
			m->text.name[n]))
			continue;
		m->has[n] = true;
		found++;
	}
	return found;
}

void
marks_look(struct marks *m, struct str page)
{
	size_t left = chain(m, page);

	for (size_t at = 0; left && at + 4 <= page.n; at += STEP) {
		uint16_t entry = m->head[first_bytes(page.p + at)];

		if (entry != NONE)
			left -= take(m, entry, page, at);
	}
}
