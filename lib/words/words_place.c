/* words_place - does a term stand where its units do? */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "words_place_priv.h"

#define GAP_MAX 3 /* symbols or spaces between two characters of a term */

/* 象🐘牙: an emoji that says a character of the term once more. */
static bool
emoji_says(const struct place *p, uint32_t cp)
{
	uint16_t unit = cp >= 0x2600 ? undo_emoji_unit(cp) : 0;

	for (size_t i = 0; unit && i < p->t->n; i++)
		if (p->text->unit[p->unit + i] == unit)
			return true;
	return false;
}

/* A stop or the like between units: no disguise, unless each gap has the same
 * (穿、山、甲): stands_apart. */
static bool
gap_sign(struct place *p, uint32_t cp)
{
	if (p->sign && p->sign != cp)
		return false;
	p->sign = cp;
	p->signs++;
	return true;
}

/*
 * What stands between unit i of the term and the one before: is it a disguise?
 * own: the term has a gap there too, or a Han character meets a Latin letter,
 * between which many put a space as a matter of course.
 */
static bool
gap_text(struct place *p, uint32_t i, bool own, bool between_latin)
{
	struct words_span a = {at(p, p->unit + i - 1), to(p, p->unit + i - 1)};
	struct words_span b = {at(p, p->unit + i), to(p, p->unit + i)};
	size_t solid = 0, dots = 0;

	for (uint32_t k = a.to; k < b.at; k++) {
		uint32_t cp = p->map->cp[k];
		unsigned how = fold_how(cp);

		if (!fold_drops(cp))
			continue; /* put into the word */
		p->how |= how;
		p->need |= how;
		if (!(how & (HOW_SPACED | HOW_SYMBOL)))
			continue;
		if (emoji_says(p, cp)) {
			p->how = (p->how & ~(uint32_t)HOW_SYMBOL) | HOW_EMOJI;
			p->need |= HOW_EMOJI;
		}
		solid++;
		if (words_gap_ends(p->map, k, a, b) &&
		    (solid > 1 || !gap_sign(p, cp)))
			return false;
		if (!own && (between_latin || words_gap_weak(cp, how)))
			p->weak = true;
		if (own || !between_latin)
			continue;
		if (how & HOW_SPACED)
			p->loose = true;
		else
			dots++;
	}
	p->gaps += solid > 0;
	p->dots += dots == 1;
	return solid <= GAP_MAX;
}

static bool
same_gap(const uint32_t *a, const uint32_t *b, size_t n)
{
	return memcmp(a, b, n * sizeof(*a)) == 0;
}

static bool
in_letters(uint16_t u)
{
	return words_latin(u) || words_spelt(u);
}

/* The gap before unit i of the term (i > 0). */
static bool
gap(struct place *p, uint32_t i)
{
	const struct fold_map *t = p->own, *m = p->map;
	uint32_t ta = t ? t->at[i - 1] : 0, tb = t ? t->at[i] : 0;
	uint32_t ma = to(p, p->unit + i - 1), mb = at(p, p->unit + i);
	size_t nt = tb > ta ? tb - ta - 1 : 0, nm = mb > ma ? mb - ma : 0;
	const uint16_t *u = p->text->unit + p->unit + i;

	if (nt == nm && (!nt || same_gap(t->cp + ta + 1, m->cp + ma, nt)))
		return true;
	for (size_t k = 0; k < nt; k++)
		p->need |= fold_how(t->cp[ta + 1 + k]);
	if (!nm)
		return true;
	return gap_text(p, i, nt > 0 || in_letters(u[-1]) != in_letters(u[0]),
	    in_letters(u[-1]) && in_letters(u[0]));
}

static uint32_t
narrow(uint32_t cp)
{
	return cp >= 0xff01 && cp <= 0xff5e ? cp - 0xfee0 : cp;
}

/* Symbols at the term's ends, spaces aside, must stand in the text too. */
static bool
own_symbols(struct place *p)
{
	const struct fold_map *t = p->own, *m = p->map;
	uint32_t first, last;

	if (!t)
		return true;
	first = t->at[0];
	last = t->at[t->nunit - 1];
	for (uint32_t k = first; k-- > 0;) {
		if (fold_how(t->cp[k]) & HOW_SPACED)
			continue;
		if (!p->start ||
		    narrow(m->cp[p->start - 1]) != narrow(t->cp[k]))
			return false;
		p->start--;
		if (m->cp[p->start] != t->cp[k])
			p->how |= HOW_WIDTH, p->need |= HOW_WIDTH;
	}
	for (uint32_t k = last + 1; k < t->ncp; k++) {
		if (fold_how(t->cp[k]) & HOW_SPACED)
			continue;
		if (p->end == m->ncp ||
		    narrow(m->cp[p->end]) != narrow(t->cp[k]))
			return false;
		if (m->cp[p->end] != t->cp[k])
			p->how |= HOW_WIDTH, p->need |= HOW_WIDTH;
		p->end++;
	}
	return true;
}

/* A character of the text is another than the term's, though they fold to the
 * same: by the tricks that one of them has and the other has not. */
static void
differs(struct place *p, unsigned mine, unsigned its)
{
	unsigned apart = mine ^ its;

	p->how |= its & ~mine;
	p->need |= apart ? apart : mine | its;
}

/* The usual hit: the term as it is written. */
static bool
verbatim(const struct place *p)
{
	const struct fold_map *t = p->own, *m = p->map;
	const uint32_t *first = m->at + p->unit;
	size_t n = t->nunit;

	return !p->undo && t->ncp == n && first[n - 1] - first[0] == n - 1 &&
	       memcmp(t->cp, m->cp + first[0], n * sizeof(*t->cp)) == 0;
}

/* The same, for terms that are their units. */
static bool
verbatim_same(const struct place *p)
{
	const uint32_t *cp = p->map->cp + p->start;
	uint32_t n = p->t->n;

	if (p->undo || p->end - p->start != n)
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (cp[i] != p->units[i])
			return false;
	return true;
}

/* A digit, read as its character is (虎骨9): not one of a number. */
static bool
reads_alone(const struct place *p, size_t unit)
{
	uint32_t i = at(p, unit);
	const struct fold_map *m = p->map;

	return !(i && words_latin((uint16_t)(m->cp[i - 1] | 0x20))) &&
	       !(i + 1 < m->ncp &&
		   words_latin((uint16_t)(m->cp[i + 1] | 0x20)));
}

/* A character that only sounds like the term's; false: it does not stand for
 * one. */
static bool
sounds_alike(struct place *p, size_t unit, unsigned how)
{
	uint16_t u = p->text->unit[unit];

	if (words_spelt(u) || (words_latin(u) && !reads_alone(p, unit)))
		return false;
	p->others++;
	p->how |= HOW_HOMOPHONE | how;
	p->need |= HOW_HOMOPHONE | how;
	return true;
}

static bool
ends_in_digit(const struct place *p, size_t unit)
{
	uint16_t last[FOLD_UNITS_MAX];

	return fold_units(p->map->cp[to(p, unit) - 1], last) == 1 &&
	       digit(last[0]);
}

/* Unit i of the term beside what stands for it in the text; false: that stands
 * for nothing. */
static bool
character(struct place *p, uint32_t i)
{
	uint32_t mine, its, how = via(p, p->unit + i);
	uint16_t unit[FOLD_UNITS_MAX];

	if (!i)
		how &= ~(uint32_t)HOW_INSERTED; /* before the word */
	p->how |= how;
	p->need |= how;
	if (words_spelt(p->text->unit[p->unit + i])) {
		p->spelt++;
		p->toned |= ends_in_digit(p, p->unit + i);
	}
	if (how & ~(uint32_t)HOW_INSERTED)
		return true;
	mine = p->own ? p->own->cp[p->own->at[i]] : p->units[i];
	its = p->map->cp[at(p, p->unit + i)];
	if (mine == its)
		return true;
	if (p->sound && fold_units(mine, unit) == 1 &&
	    unit[0] != p->text->unit[p->unit + i])
		return sounds_alike(p, p->unit + i, fold_how(its));
	differs(p, fold_how(mine), fold_how(its));
	return true;
}

static bool
characters(struct place *p)
{
	if (p->own ? verbatim(p) : verbatim_same(p))
		return true;
	for (uint32_t i = 0; i < p->t->n; i++)
		if ((i && !gap(p, i)) || !character(p, i))
			return false;
	return true;
}

/* A place within a character that stands for several. */
static bool
cuts_character(const struct place *p)
{
	uint32_t i = p->unit, n = p->t->n;

	return (i && at(p, i - 1) == at(p, i)) ||
	       (i + n < p->text->n && at(p, i + n) == at(p, i + n - 1));
}

/* A mask before or behind the word, and a letter or digit beyond (5*10); or one
 * that is none there (真?). */
static bool
mask_is_none(const struct place *p)
{
	const struct fold_map *m = p->map;
	uint32_t last = p->unit + p->t->n - 1u;

	if ((p->text->unit[p->unit] == UNDO_ANY &&
		undo_sign_of(m->cp[p->start]) == MASK_WITHIN) ||
	    (p->text->unit[last] == UNDO_ANY &&
		undo_sign_of(m->cp[p->end - 1]) == MASK_WITHIN))
		return true;
	return (p->text->unit[p->unit] == UNDO_ANY && p->start &&
		   m->cp[p->start - 1] < 0x80 &&
		   words_latin((uint16_t)(m->cp[p->start - 1] | 0x20))) ||
	       (p->text->unit[last] == UNDO_ANY && p->end < m->ncp &&
		   m->cp[p->end] < 0x80 &&
		   words_latin((uint16_t)(m->cp[p->end] | 0x20)));
}

/* The map of a term: made when it is first needed. */
static const struct fold_map *
own_map(const struct words *w, struct words_search *s, uint32_t term)
{
	const struct term *t = &w->term[term];

	if (s->nown < w->n) {
		for (size_t i = 0; i < s->nown; i++)
			fold_map_free(&s->own[i]);
		free(s->own);
		s->own = mem_new(w->n, sizeof(*s->own));
		s->nown = w->n;
	}
	if (!s->own[term].nunit)
		fold_map(&s->own[term], str_n(w->pool.p + t->text, t->size));
	return &s->own[term];
}

/* What the term is made of.  Units of the text stand for those of a term that
 * is same: they are no other, unless found by the sound. */
static void
own_text(struct place *p, const struct words *w, struct words_search *s,
    uint32_t term)
{
	size_t n;

	if (!p->t->same)
		p->own = own_map(w, s, term);
	else if (p->sound)
		p->units = scan_word(w->scan, term, &n);
	else
		p->units = p->text->unit + p->unit;
}

static bool
stands(struct place *p, uint32_t tricks)
{
	p->start = at(p, p->unit);
	p->end = to(p, p->unit + p->t->n - 1u);
	if (cuts_character(p) || !characters(p) || !own_symbols(p) ||
	    !words_beside(p))
		return false;
	if (p->undo && mask_is_none(p))
		return false;
	return (p->need & ~tricks) == 0;
}

/*
 * So little of the word is left that another word must confirm it: of two
 * characters one is masked or only sounds alike; of more, most do.
 */
static enum words_weak
how_weak(const struct place *p)
{
	uint32_t masks = HOW_MASK | HOW_REPLACEMENT;
	bool masked = false;

	for (uint32_t i = 0; p->undo && i < p->t->n; i++)
		masked |= p->text->unit[p->unit + i] == UNDO_ANY &&
		          (via(p, p->unit + i) & masks);
	if (p->t->weak)
		return p->t->weak;
	if ((masked || p->spelt) && p->t->n < 3)
		return WORDS_COMPANY;
	return p->others &&
	               (p->t->n < 4 || (p->others + p->spelt) * 2 > p->t->n)
	           ? WORDS_COMPANY
	           : WORDS_CLEAR;
}

/* By what a form of a term is read. */
static uint32_t
via_form(const struct term *t)
{
	return t->form == FORM_PINYIN     ? HOW_PINYIN
	       : t->form == FORM_INITIALS ? HOW_INITIALS
	                                  : 0;
}

bool
words_place(const struct words *w, struct words_search *s,
    const struct found *f, uint32_t tricks, struct words_hit *h)
{
	const struct term *t = &w->term[f->term];
	struct place p = {.t = t,
	    .map = &s->map,
	    .text = f->undo ? &f->undo->fold : &s->fold,
	    .undo = f->undo,
	    .sound = f->sound,
	    .unit = f->unit,
	    .how = via_form(t),
	    .need = via_form(t)};

	own_text(&p, w, s, f->term);
	if (!stands(&p, tricks) || (p.others + p.spelt == t->n && p.others))
		return false;
	*h = (struct words_hit){.term = t->of,
	    .start = p.start,
	    .end = p.end,
	    .how = p.how,
	    .weak = how_weak(&p)};
	return true;
}
