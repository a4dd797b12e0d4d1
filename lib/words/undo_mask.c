/* undo_mask - signs in place of a character, and what was put into a word */
#include "undo_priv.h"

#include "undo_mask_table.h"

#define MASK_RUN 3 /* *** is as good as * */

enum undo_sign
undo_sign_of(uint32_t cp)
{
	for (size_t k = 0; k < COUNT(mask_table); k++)
		if (mask_table[k].cp == cp)
			return mask_table[k].within ? MASK_WITHIN
			                            : MASK_ANYWHERE;
	return MASK_NONE;
}

static bool
is_letter(uint32_t cp)
{
	return ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') ||
	       (cp >= '0' && cp <= '9');
}

static bool
between_han(const struct work *w, size_t from, size_t to)
{
	return from && to < w->n && undo_han(undo_unit(w->cp[from - 1])) &&
	       undo_han(undo_unit(w->cp[to]));
}

/* A sign; or an x that is no part of a Latin word and no "times". */
static bool
is_mask(const struct work *w, size_t i, size_t end)
{
	uint32_t cp = w->cp[i];

	if ((cp | 0x20) == 'x' || cp == 0xff38 || cp == 0xff58)
		return !(i && is_letter(w->cp[i - 1])) &&
		       !(i + 1 < w->n && is_letter(w->cp[i + 1]));
	switch (undo_sign_of(cp)) {
	case MASK_ANYWHERE: return true;
	case MASK_WITHIN:
		return (w->how == UNDO_BOXES || fold_drops(cp)) &&
		       between_han(w, i, end);
	default: return false;
	}
}

bool
undo_mask(struct work *w)
{
	uint32_t cp = w->cp[w->i];
	uint32_t via = cp == 0xfffd ? HOW_REPLACEMENT : HOW_MASK;
	size_t end = w->i;

	while (end < w->n && end - w->i < MASK_RUN && w->cp[end] == cp)
		end++;
	if (!(w->tricks & via) || !is_mask(w, w->i, end))
		return false;
	undo_put_before(w);
	undo_put(w, UNDO_ANY, end, via);
	w->i = end;
	return true;
}

/* ---- what was put into a word -------------------------------------------- */

/* A letter or digit alone between characters, or a character again. */
static bool
is_inserted(const struct work *w, size_t i)
{
	uint16_t unit;

	if (!i || i + 1 >= w->n)
		return false;
	unit = undo_unit(w->cp[i]);
	if (unit && unit < 0x80)
		return between_han(w, i, i + 1);
	return undo_han(unit) && unit == undo_unit(w->cp[i - 1]);
}

size_t
undo_next_inserted(const struct work *w, size_t i, size_t end)
{
	while (i < end && !is_inserted(w, i))
		i++;
	return i;
}

/* It is left out; the character behind it tells the trick. */
bool
undo_inserted(struct work *w)
{
	if (!is_inserted(w, w->i))
		return false;
	undo_put_before(w);
	w->i++;
	w->pending = HOW_INSERTED;
	return true;
}

size_t
undo_next_mask(const struct work *w, size_t i, size_t end)
{
	const uint32_t *cp = w->cp;

	while (i < end && (cp[i] | 0x20) != 'x' &&
	       (cp[i] > 0xffff || !(mask_bit[cp[i] >> 6] >> (cp[i] & 63) & 1)))
		i++;
	return i;
}
