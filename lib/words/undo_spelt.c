/* undo_spelt - characters spelt in letters: xiang4 */
#include "sound.h"
#include "undo_priv.h"

#define LETTERS   24 /* of a word of letters */
#define SYLLABLES 8

/* A word of letters in the text. */
struct spelling {
	uint16_t letter[LETTERS]; /* folded; digits 1 to 5 are tones */
	uint32_t how[LETTERS];    /* of each */
	size_t n;
	size_t step;           /* code points from one to the next */
	size_t end[SYLLABLES]; /* of each syllable, its tone with it */
	uint16_t sound[SYLLABLES];
	size_t nsyllable;
};

/* A letter, and none and no digit before it. */
static bool
begins(const struct work *w, size_t i)
{
	uint16_t before;

	if (!undo_letter(undo_unit(w->cp[i])))
		return false;
	before = i ? undo_unit(w->cp[i - 1]) : 0;
	return !before || before >= 0x80;
}

/* Letters each alone, by the same sign or space: x.i.a.n.g.  2 where that is
 * so at i, else 1: code points from one to the next. */
static size_t
step_at(const struct work *w, size_t i)
{
	if (i + 2 >= w->n || !undo_letter(undo_unit(w->cp[i + 2])) ||
	    !(fold_how(w->cp[i + 1]) & (HOW_SPACED | HOW_SYMBOL)) ||
	    undo_unit(w->cp[i + 1]))
		return 1;
	return i + 3 < w->n && undo_letter(undo_unit(w->cp[i + 3])) ? 1 : 2;
}

size_t
undo_next_spelt(const struct work *w, size_t i, size_t end)
{
	while (i < end && w->cp[i] != '&' && w->cp[i] != '\\' &&
	       w->cp[i] < 0x1f000 && !(i >= w->parts && i < w->parts_end) &&
	       !begins(w, i))
		i++;
	return i;
}

/* Reads letters and tones at i; false: too many, or digits that are none. */
static bool
read_letters(const struct work *w, size_t i, struct spelling *s)
{
	uint32_t sign = i + 1 < w->n ? w->cp[i + 1] : 0, between = 0;

	s->step = step_at(w, i);
	for (s->n = 0; i < w->n; i += s->step) {
		uint16_t unit = undo_unit(w->cp[i]);

		if (s->n && s->step > 1) {
			if (w->cp[i - 1] != sign)
				break;
			between = fold_how(sign);
		}
		if (!unit || unit >= 0x80)
			break;
		if (s->n == LETTERS || !(undo_letter(unit) || undo_tone(unit)))
			return false;
		s->letter[s->n] = unit;
		s->how[s->n++] = fold_how(w->cp[i]) | between;
	}
	return s->n > 1;
}

/* Parts letters from i on into syllables, the longest first. */
static bool
part(struct spelling *s, size_t i)
{
	size_t end[LETTERS + 1], n = 0, k = s->nsyllable;
	uint16_t sound[LETTERS + 1], node = 0;

	if (i == s->n)
		return true;
	if (k == SYLLABLES)
		return false;
	while (i < s->n && (node = sound_step(node, s->letter[i]))) {
		i++;
		if (!sound_end(node))
			continue;
		sound[n] = sound_end(node);
		end[n++] = i + (i < s->n && undo_tone(s->letter[i]));
	}
	while (n--) {
		s->end[k] = end[n];
		s->sound[k] = sound[n];
		s->nsyllable = k + 1;
		if (part(s, end[n]))
			return true;
	}
	s->nsyllable = k;
	return false;
}

bool
undo_spelt(struct work *w)
{
	struct spelling s;
	size_t from = 0, at = w->i, end = at;

	s.nsyllable = 0;
	if (!(w->tricks & HOW_PINYIN) || !begins(w, w->i) ||
	    !read_letters(w, w->i, &s) || !part(&s, 0))
		return false;
	undo_put_before(w);
	for (size_t k = 0; k < s.nsyllable; k++) {
		uint32_t via = HOW_PINYIN;

		w->i = at + from * s.step;
		for (; from < s.end[k]; from++)
			via |= s.how[from];
		end = at + (from - 1) * s.step + 1;
		undo_put(w, (uint16_t)(SOUND_UNIT + s.sound[k]), end, via);
	}
	w->i = end;
	return true;
}
