/* judge_breaks - the days on which an answer may change */
#include <stdlib.h>

#include "day.h"
#include "judge.h"
#include "mem.h"

static void
break_add(int32_t day, struct days *days)
{
	if (day == DAY_NONE || day == DAY_FIRST || day == DAY_LAST)
		return;
	mem_grow(&days->at, &days->cap, days->n + 1, sizeof(*days->at));
	days->at[days->n++] = day;
}

static void
break_rows(const struct law *l, uint32_t taxon, struct days *days)
{
	for (int k = 0; k < LAW_KINDS; k++) {
		size_t count;
		const struct law_row *r =
		    law_rows(l, (enum law_kind)k, taxon, &count);

		for (size_t i = 0; i < count; i++) {
			break_add(r[i].from, days);
			if (r[i].to != DAY_LAST)
				break_add(r[i].to + 1, days);
			break_add(r[i].public, days);
			break_add(r[i].seen, days);
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
judge_breaks(const struct law *l, struct members m, struct days *days)
{
	size_t kept = 0;

	for (size_t i = 0; i < m.n; i++) {
		const struct taxon *x = taxa_get(l->taxa, m.at[i].taxon);

		for (uint32_t t = m.at[i].taxon; t < x->end; t++)
			break_rows(l, t, days);
		for (uint32_t t = x->parent; t != TAXON_NONE;
		     t = taxa_get(l->taxa, t)->parent)
			break_rows(l, t, days);
	}
	for (size_t i = 0; i < l->ntrade; i++) {
		break_add(l->trade[i].from, days);
		if (l->trade[i].to != DAY_LAST)
			break_add(l->trade[i].to + 1, days);
	}
	for (size_t i = 0; i < l->nadopt; i++)
		break_add(l->adopt[i].day, days);
	break_add(l->since, days);
	if (l->checked != DAY_LAST)
		break_add(l->checked + 1, days);
	if (days->n)
		qsort(days->at, days->n, sizeof(*days->at), by_day);
	for (size_t i = 0; i < days->n; i++)
		if (!kept || days->at[i] != days->at[kept - 1])
			days->at[kept++] = days->at[i];
	days->n = kept;
}
