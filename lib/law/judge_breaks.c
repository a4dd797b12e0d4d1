/* judge_breaks - the days on which an answer may change */
#include <stdlib.h>

#include "day.h"
#include "judge.h"
#include "mem.h"

static void
break_add(int32_t day, int32_t **days, size_t *n, size_t *cap)
{
	if (day == DAY_NONE || day == DAY_FIRST || day == DAY_LAST)
		return;
	mem_grow(days, cap, *n + 1, sizeof(**days));
	(*days)[(*n)++] = day;
}

static void
break_rows(
    const struct law *l, uint32_t taxon, int32_t **days, size_t *n, size_t *cap)
{
	for (int k = 0; k < LAW_KINDS; k++) {
		size_t count;
		const struct law_row *r =
		    law_rows(l, (enum law_kind)k, taxon, &count);

		for (size_t i = 0; i < count; i++) {
			break_add(r[i].from, days, n, cap);
			if (r[i].to != DAY_LAST)
				break_add(r[i].to + 1, days, n, cap);
			break_add(r[i].public, days, n, cap);
			break_add(r[i].seen, days, n, cap);
		}
	}
}

static int
by_day(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return x < y ? -1 : x > y;
}

void
judge_breaks(const struct law *l, const struct member *m, size_t nm,
    int32_t **days, size_t *n, size_t *cap)
{
	size_t kept = 0;

	for (size_t i = 0; i < nm; i++) {
		const struct taxon *x = taxa_get(l->taxa, m[i].taxon);

		for (uint32_t t = m[i].taxon; t < x->end; t++)
			break_rows(l, t, days, n, cap);
		for (uint32_t t = x->parent; t != TAXON_NONE;
		     t = taxa_get(l->taxa, t)->parent)
			break_rows(l, t, days, n, cap);
	}
	for (size_t i = 0; i < l->ntrade; i++) {
		break_add(l->trade[i].from, days, n, cap);
		if (l->trade[i].to != DAY_LAST)
			break_add(l->trade[i].to + 1, days, n, cap);
	}
	for (size_t i = 0; i < l->nadopt; i++)
		break_add(l->adopt[i].day, days, n, cap);
	break_add(l->since, days, n, cap);
	if (l->checked != DAY_LAST)
		break_add(l->checked + 1, days, n, cap);
	if (*n)
		qsort(*days, *n, sizeof(**days), by_day);
	for (size_t i = 0; i < *n; i++)
		if (!kept || (*days)[i] != (*days)[kept - 1])
			(*days)[kept++] = (*days)[i];
	*n = kept;
}
