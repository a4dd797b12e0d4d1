/* words_form - other forms of terms: in pinyin, by initials, masked */
#include <string.h>

#include "mem.h"
#include "words_priv.h"

#define FORM_MAX 16 /* characters of a term that has forms */

#define LETTERS_MAX 6 /* of a sound */

/* A term and the letters of its characters. */
struct form {
	struct words *w;
	uint32_t term; /* its number */
	const uint16_t *unit;
	const char *letters[FORM_MAX];
	size_t n;
};

/* Two or three letters are the initials of too many words. */
static enum words_weak
how_weak(const struct form *f, bool initials, bool all)
{
	if (initials && all && f->n < 4)
		return WORDS_NAMING;
	return initials || f->n < 3 ? WORDS_COMPANY : WORDS_CLEAR;
}

/* Characters of those bits in letters, the others as they are. */
static void
add_form(struct form *f, bool initials, unsigned which)
{
	struct words *w = f->w;
	uint16_t unit[FORM_MAX * LETTERS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		const char *c = f->letters[i];

		if (!(which >> i & 1))
			unit[n++] = f->unit[i];
		else if (initials)
			unit[n++] = (unsigned char)*c;
		else
			while (*c)
				unit[n++] = (unsigned char)*c++;
	}
	mem_grow(&w->term, &w->cap, w->n + 1, sizeof(*w->term));
	w->term[w->n++] = (struct term){.of = f->term,
	    .n = (uint16_t)n,
	    .flags = WORDS_BORDERS,
	    .latin_first = words_latin(unit[0]),
	    .latin_last = words_latin(unit[n - 1]),
	    .same = true,
	    .form = initials ? FORM_INITIALS : FORM_PINYIN,
	    .weak = how_weak(f, initials, which == (1u << f->n) - 1)};
	scan_add(w->scan, unit, n);
}

/* All in pinyin; by initials one, all, and of three two: CS甲, C山J.  Where
 * characters and pinyin meet the text is undone. */
static void
add_forms(struct form *f)
{
	unsigned all = (1u << f->n) - 1;

	add_form(f, false, all);
	for (size_t i = 0; i < f->n; i++)
		add_form(f, true, 1u << i);
	for (size_t i = 0; f->n == 3 && i < f->n; i++)
		add_form(f, true, all & ~(1u << i));
	add_form(f, true, all);
}

void
words_forms(struct words *w, const uint16_t *unit, size_t n)
{
	struct form f = {.w = w, .term = w->nterm - 1, .unit = unit, .n = n};

	if (n > FORM_MAX)
		return;
	for (size_t i = 0; i < n; i++)
		f.letters[i] = sound_letters(sound_of(unit[i]));
	add_forms(&f);
}

static void
add_masked(struct masks *m, const uint16_t *own, size_t n, uint32_t term)
{
	uint16_t unit[FORM_MAX];

	for (size_t k = 0; k < n; k++) {
		memcpy(unit, own, n * sizeof(*unit));
		unit[k] = UNDO_ANY;
		mem_grow(&m->term, &m->cap, m->n + 1, sizeof(*m->term));
		m->term[m->n++] = term;
		scan_add(m->scan, unit, n);
	}
}

void
masks_build(struct masks *m, const struct words *w)
{
	const uint16_t *unit;
	size_t n;

	m->scan = scan_new();
	for (uint32_t i = 0; i < w->n; i++) {
		const struct term *t = &w->term[i];

		if (t->n > FORM_MAX || t->form != FORM_NONE || !words_masked(t))
			continue;
		unit = scan_word(w->scan, i, &n);
		add_masked(m, unit, n, i);
	}
	scan_build(m->scan);
}
