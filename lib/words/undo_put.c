/* undo_put - the units of a text that is undone, and where each stands */
#include "mem.h"
#include "undo_priv.h"

void
undo_put(struct work *w, uint16_t unit, size_t to, uint32_t via)
{
	struct undo *u = w->u;
	size_t n = u->fold.n;

	mem_grow(&u->fold.unit, &u->fold.cap, n + 1 + FOLD_PAD, sizeof(unit));
	mem_grow(&u->at, &u->cap_at, n + 1, sizeof(*u->at));
	mem_grow(&u->to, &u->cap_to, n + 1, sizeof(*u->to));
	mem_grow(&u->via, &u->cap_via, n + 1, sizeof(*u->via));
	u->fold.unit[n] = unit;
	u->at[n] = (uint32_t)w->i;
	u->to[n] = (uint32_t)to;
	u->via[n] = via;
	u->fold.n++;
	w->done |= via != 0;
}

/* The character at i as it stands. */
void
undo_put_plain(struct work *w)
{
	uint16_t unit[FOLD_UNITS_MAX];
	size_t n = fold_units(w->cp[w->i], unit);

	for (size_t k = 0; k < n; k++) {
		undo_put(w, unit[k], w->i + 1, w->pending);
		w->pending = 0;
	}
	w->from = w->i + 1;
}

uint16_t
undo_unit(uint32_t cp)
{
	uint16_t unit[FOLD_UNITS_MAX];

	return fold_units(cp, unit) == 1 ? unit[0] : 0;
}

/* Something is undone at i: first what stands before it; a zero, which no
 * word has, where some was left out. */
void
undo_put_before(struct work *w)
{
	size_t i = w->i, from = w->from;

	if (i - from > UNDO_AROUND) {
		from = i - UNDO_AROUND;
		if (w->u->fold.n)
			undo_put(w, 0, i, 0);
	}
	for (w->i = from; w->i < i; w->i++)
		undo_put_plain(w);
	w->i = i;
}
