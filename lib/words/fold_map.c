/* fold_map - where the units of a folded text came from */
#include <stdlib.h>

#include "fold_priv.h"
#include "mem.h"
#include "utf8.h"

/* Room for what left bytes may give: a code point and a unit each, and the
 * units of one that stands for more. */
static void
map_room(struct fold_map *m, size_t left)
{
	mem_grow(&m->cp, &m->cap_cp, m->ncp + left + 1, sizeof(*m->cp));
	mem_grow(&m->at, &m->cap_at, m->nunit + left + FOLD_UNITS_MAX + 1,
	    sizeof(*m->at));
}

/* The units of a code point of which fold_rare() knows. */
static void
map_rare(struct fold_map *m, uint32_t cp, size_t left)
{
	uint16_t unit[FOLD_UNITS_MAX];
	unsigned seen;
	size_t k = fold_rare(cp, unit, &seen);

	for (size_t i = 0; i < k; i++)
		m->at[m->nunit++] = (uint32_t)m->ncp;
	map_room(m, left + 1);
}

static void
map_one(struct fold_map *m, uint32_t cp, size_t left)
{
	if (cp < 0x10000 && fold_bmp[cp] != FOLD_MANY) {
		m->at[m->nunit] = (uint32_t)m->ncp;
		m->nunit += fold_bmp[cp] != 0;
	} else {
		map_rare(m, cp, left);
	}
	m->cp[m->ncp++] = cp;
}

void
fold_map(struct fold_map *m, struct str text)
{
	const char *p = text.p, *end = p + text.n;
	size_t n;

	m->ncp = m->nunit = 0;
	map_room(m, text.n);
	while (p < end) {
		uint32_t cp = utf8_next(p, end, &n);

		p += n;
		map_one(m, cp, (size_t)(end - p));
	}
	m->at[m->nunit] = (uint32_t)m->ncp;
}

void
fold_map_free(struct fold_map *m)
{
	free(m->cp);
	free(m->at);
	*m = (struct fold_map){0};
}
