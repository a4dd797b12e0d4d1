/* undo_near - could what stands beside a sign be of a word? */
#include "undo_near.h"

#include "sound.h"

static void
set(struct undo_near *s, uint32_t kind, uint16_t a, uint16_t b)
{
	uint32_t bit = undo_near_bit(kind, a, b);

	s->pair[bit >> 6] |= 1ULL << (bit & 63);
}

/* A hash of a whole word, in two. */
static void
whole(const uint16_t *u, size_t n, uint16_t *a, uint16_t *b)
{
	uint32_t h = 0;

	for (size_t i = 0; i < n; i++)
		h = (h ^ u[i]) * 0x9e3779b1u;
	*a = (uint16_t)(h >> 16);
	*b = (uint16_t)n;
}

static void
add_masked(struct undo_near *s, const uint16_t *u, size_t n)
{
	set(s, NEAR_BEHIND, u[1], n > 2 ? u[2] : 0);
	set(s, NEAR_BEFORE, n > 2 ? u[n - 3] : 0, u[n - 2]);
	for (size_t i = 1; i + 1 < n; i++)
		set(s, NEAR_BESIDE, u[i - 1], u[i + 1]);
}

void
undo_near_add(struct undo_near *s, const uint16_t *u, size_t n, unsigned flags)
{
	uint16_t a, b;

	whole(u, n, &a, &b);
	set(s, NEAR_WHOLE, a, b);
	for (size_t i = 0; i + 1 < n; i++) {
		set(s, NEAR_PAIR, u[i], u[i + 1]);
		if (flags & UNDO_NEAR_INSERTED)
			set(s, NEAR_INSIDE, u[i], u[i + 1]);
		if (flags & UNDO_NEAR_SOUND)
			set(s, NEAR_SOUND, sound_of(u[i]), sound_of(u[i + 1]));
	}
	if ((flags & UNDO_NEAR_MASKED) && n > 1)
		add_masked(s, u, n);
}

/* ---- emoji --------------------------------------------------------------- */

/* What may stand on one side of an emoji: a unit of the text, or a name. */
struct side {
	uint16_t unit[UNDO_NAMES];
	size_t n;
};

/* The first or last units of the names of an emoji. */
static bool
names_side(const struct fold_sign *e, bool first, struct side *s)
{
	const uint16_t *name[UNDO_NAMES];
	size_t n[UNDO_NAMES];

	s->n = 0;
	if (!undo_emoji_names(e->cp, name, n))
		return false;
	for (size_t i = 0; i < UNDO_NAMES; i++)
		if (n[i])
			s->unit[s->n++] = name[i][first ? 0 : n[i] - 1];
	return true;
}

static bool
meet(const struct undo_near *s, const struct side *a, const struct side *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			if (undo_near_has(s, NEAR_PAIR, a->unit[i], b->unit[k]))
				return true;
	return false;
}

static bool
is_word(const struct undo_near *s, const struct fold_sign *e)
{
	const uint16_t *name[UNDO_NAMES];
	size_t n[UNDO_NAMES];
	uint16_t a, b;

	for (size_t i = 0; undo_emoji_names(e->cp, name, n) && i < UNDO_NAMES;
	     i++) {
		whole(name[i], n[i], &a, &b);
		if (n[i] && undo_near_has(s, NEAR_WHOLE, a, b))
			return true;
	}
	return false;
}

/* A tone of skin, which goes with the emoji before it, or is one. */
static bool
is_tone(uint32_t cp)
{
	return cp >= 0x1f3fb && cp <= 0x1f3ff;
}

/* A word has the whole name of an emoji, and so either is it, or has what
 * stands beside it: units of the text, or of another emoji's name. */
bool
undo_near_emoji(const struct undo_near *s, const struct fold *text)
{
	struct side text_side = {{0}, 1}, before = {{0}, 0}, first, end;
	size_t until = SIZE_MAX; /* where the emoji before ends */

	if (text->nsign > FOLD_SIGNS)
		return true;
	for (size_t i = 0; i < text->nsign; i++) {
		const struct fold_sign *e = &text->sign[i];

		if (is_tone(e->cp))
			return true;
		if (!(e->seen & FOLD_SEEN_EMOJI) ||
		    !names_side(e, true, &first) || !names_side(e, false, &end))
			continue;
		if (is_word(s, e) ||
		    (until == e->at && meet(s, &before, &first)))
			return true;
		text_side.unit[0] = e->at ? text->unit[e->at - 1] : 0;
		if (meet(s, &text_side, &first))
			return true;
		text_side.unit[0] = text->unit[e->at + e->n];
		if (text_side.unit[0] == UNDO_OF)
			text_side.unit[0] = text->unit[e->at + e->n + 1];
		if (meet(s, &end, &text_side))
			return true;
		before = end;
		until = (size_t)e->at + e->n;
	}
	return false;
}

/* ---- masks --------------------------------------------------------------- */

/* Units [from, to) masked: could they be a character of a word?  anywhere: the
 * first or last, too. */
static bool
masks(const struct undo_near *s, const struct fold *text, size_t from,
    size_t to, bool anywhere)
{
	const uint16_t *u = text->unit; /* zeros behind it */
	uint16_t a = from > 1 ? u[from - 2] : 0, b = from ? u[from - 1] : 0;

	return undo_near_has(s, NEAR_BESIDE, b, u[to]) ||
	       (anywhere && (undo_near_has(s, NEAR_BEHIND, u[to], u[to + 1]) ||
				undo_near_has(s, NEAR_BEHIND, u[to], 0) ||
				undo_near_has(s, NEAR_BEFORE, a, b) ||
				undo_near_has(s, NEAR_BEFORE, 0, b)));
}

/* Up to three of the same sign are one mask; of one that is no unit, all stand
 * at the same place. */
static bool
masks_run(const struct undo_near *s, const struct fold *text, size_t at)
{
	const uint16_t *u = text->unit;

	for (size_t to = at; to < at + 3 && to < text->n && u[to] == u[at];
	     to++)
		if (masks(s, text, at, to + 1, true))
			return true;
	return false;
}

static size_t
next_x(const uint16_t *u, size_t i, size_t n)
{
	for (; i + 16 <= n; i += 16) {
		uint16_t any = 0;

		for (size_t k = 0; k < 16; k++)
			any |= u[i + k] == 'x';
		if (any)
			break;
	}
	while (i < n && u[i] != 'x')
		i++;
	return i;
}

bool
undo_has_mask(const struct fold *text)
{
	return (text->seen & FOLD_SEEN_MASK) || text->nsign > FOLD_SIGNS ||
	       next_x(text->unit, 0, text->n) < text->n;
}

bool
undo_near_mask(const struct undo_near *s, const struct fold *text)
{
	const uint16_t *u = text->unit;

	if (text->nsign > FOLD_SIGNS)
		return true;
	for (size_t i = 0; i < text->nsign; i++) {
		const struct fold_sign *g = &text->sign[i];

		if ((g->seen & FOLD_SEEN_MASK) &&
		    (g->n ? masks_run(s, text, g->at)
			  : masks(s, text, g->at, g->at,
				undo_sign_of(g->cp) == MASK_ANYWHERE)))
			return true;
	}
	for (size_t i = 0; (i = next_x(u, i, text->n)) < text->n; i++)
		if (masks_run(s, text, i))
			return true;
	return false;
}
