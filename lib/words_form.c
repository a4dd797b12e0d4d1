/* words_form - other forms of terms: in pinyin, by initials, masked */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "words_priv.h"

#define FORM_MAX 16 /* characters of a term that has forms */

/* A term and the letters of its characters. */
struct form {
	struct words *w;
	uint32_t term;
	const char *letters[FORM_MAX];
	char han[FORM_MAX][3]; /* in UTF-8 */
	size_t n;
};

static void
add_form(struct form *f, const char *const *part, const size_t *size,
    uint32_t via, enum words_weak weak)
{
	struct words *w = f->w;
	uint16_t unit[FORM_MAX * 6];
	struct term *t;
	size_t n = 0, text = w->pool.n;

	for (size_t i = 0; i < f->n; i++) {
		const unsigned char *p = (const unsigned char *)part[i];

		buf_add(&w->pool, part[i], size[i]);
		if (p[0] >= 0x80)
			unit[n++] =
			    (uint16_t)((p[0] & 0xf) << 12 | (p[1] & 0x3f) << 6 |
				       (p[2] & 0x3f));
		else
			for (size_t k = 0; k < size[i]; k++)
				unit[n++] = p[k];
	}
	mem_grow(&w->term, &w->cap, w->n + 1, sizeof(*w->term));
	t = &w->term[w->n++];
	*t = (struct term){.of = f->term,
	    .text = (uint32_t)text,
	    .size = (uint32_t)(w->pool.n - text),
	    .via = via,
	    .n = (uint16_t)n,
	    .flags = WORDS_BORDERS,
	    .latin_first = words_latin(unit[0]),
	    .latin_last = words_latin(unit[n - 1]),
	    .weak = weak};
	scan_add(w->scan, unit, n);
}

/* Two or three letters are the initials of too many words. */
static enum words_weak
how_weak(const struct form *f, bool initials, bool all)
{
	if (initials && all && f->n < 4)
		return WORDS_NAMING;
	return initials || f->n < 3 ? WORDS_COMPANY : WORDS_CLEAR;
}

/* All characters but one as they are, that one in letters; or all so. */
static void
add_forms(struct form *f, bool initials)
{
	uint32_t via = initials ? HOW_INITIALS : HOW_PINYIN;
	const char *part[FORM_MAX];
	size_t size[FORM_MAX];

	for (size_t k = 0; k <= f->n; k++) {
		for (size_t i = 0; i < f->n; i++) {
			bool spelt = k == f->n || k == i;

			part[i] = spelt ? f->letters[i] : f->han[i];
			size[i] = !spelt     ? 3
			          : initials ? 1
			                     : strlen(f->letters[i]);
		}
		add_form(f, part, size, via, how_weak(f, initials, k == f->n));
	}
}

void
words_forms(struct words *w, uint32_t term)
{
	struct form f = {.w = w, .term = term, .n = w->fold.n};
	uint16_t u;

	if (f.n > FORM_MAX)
		return;
	for (size_t i = 0; i < f.n; i++) {
		u = w->fold.unit[i];
		f.letters[i] = sound_letters(sound_of(u));
		f.han[i][0] = (char)(0xe0 | u >> 12);
		f.han[i][1] = (char)(0x80 | (u >> 6 & 0x3f));
		f.han[i][2] = (char)(0x80 | (u & 0x3f));
	}
	add_forms(&f, false);
	add_forms(&f, true);
}

static void
add_masked(struct masks *m, const struct fold *f, uint32_t term)
{
	uint16_t unit[FORM_MAX];

	for (size_t k = 0; k < f->n; k++) {
		memcpy(unit, f->unit, f->n * sizeof(*unit));
		unit[k] = UNDO_ANY;
		mem_grow(&m->term, &m->cap, m->n + 1, sizeof(*m->term));
		m->term[m->n++] = term;
		scan_add(m->scan, unit, f->n);
	}
}

void
masks_build(struct masks *m, const struct words *w)
{
	struct fold f = {0};

	m->scan = scan_new();
	for (size_t i = 0; i < w->n; i++) {
		const struct term *t = &w->term[i];

		if (t->n > FORM_MAX || t->of != i || !words_masked(t))
			continue;
		fold_text(&f, str_n(w->pool.p + t->text, t->size));
		add_masked(m, &f, (uint32_t)i);
	}
	fold_free(&f);
	scan_build(m->scan);
}
