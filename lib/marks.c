/* marks - which of many texts stand in a page */
#include "marks.h"

#include <stdlib.h>

#include "mem.h"
#include "names.h"

#define BITS 12
#define NONE UINT16_MAX

struct marks {
	struct names text;
	bool *has; /* by number */
	size_t has_cap;
	uint16_t head[1 << BITS]; /* by hash: the first text, or NONE */
	uint16_t *next;           /* by number: another of that hash */
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
	mem_grow(&m->next, &m->next_cap, n + 1, sizeof(*m->next));
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

/* Chains the texts by their first bytes; those too short are looked for each
 * alone.  How many are chained. */
static size_t
chain(struct marks *m, struct str page)
{
	size_t chained = 0;

	for (size_t i = 0; i < sizeof(m->head) / sizeof(*m->head); i++)
		m->head[i] = NONE;
	for (uint32_t n = 0; n < m->text.n; n++) {
		struct str t = m->text.name[n];

		m->has[n] = false;
		if (t.n < 4 || n >= NONE) {
			m->has[n] = str_find(page, t, 0) < page.n;
			continue;
		}
		m->next[n] = m->head[first_bytes(t.p)];
		m->head[first_bytes(t.p)] = (uint16_t)n;
		chained++;
	}
	return chained;
}

/* The texts of a chain that stand at p: out of the chain; how many. */
static size_t
take(struct marks *m, uint16_t *at, struct str rest)
{
	size_t found = 0;

	while (*at != NONE) {
		uint16_t n = *at;

		if (!str_starts(rest, m->text.name[n])) {
			at = &m->next[n];
			continue;
		}
		m->has[n] = true;
		found++;
		*at = m->next[n];
	}
	return found;
}

void
marks_look(struct marks *m, struct str page)
{
	size_t left = chain(m, page);
	const char *p = page.p, *end = p + page.n;

	for (; left && end - p >= 4; p++) {
		uint16_t *at = &m->head[first_bytes(p)];

		if (*at != NONE)
			left -= take(m, at, str_n(p, (size_t)(end - p)));
	}
}
