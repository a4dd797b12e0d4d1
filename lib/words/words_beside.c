/* words_beside - may a term stand there, by what is around it? */
#include "words_place_priv.h"

/* A border: the text's end, or something that is no letter or digit. */
static bool
border(const struct place *p, uint32_t at, bool before)
{
	const struct fold_map *m = p->map;

	if (before ? at == 0 : at == m->ncp)
		return true;
	return fold_how(m->cp[before ? at - 1 : at]) &
	           (HOW_SPACED | HOW_SYMBOL) &&
	       fold_drops(m->cp[before ? at - 1 : at]);
}

/* Cyrillic words have endings, so that a term is their head (кость, кости),
 * but no piece from within (редкость). */
static bool
within_cyrillic(uint16_t before, uint16_t first)
{
	return (words_cyrillic(before) &&
		   (words_cyrillic(first) || words_latin(first))) ||
	       (words_cyrillic(first) && before >= 'a' && before <= 'z');
}

/* A term that begins or ends with a Latin letter or digit stands in a token
 * of its own there. */
static bool
token_borders(const struct place *p)
{
	const uint16_t *u = p->text->unit;
	uint32_t i = p->unit, n = p->t->n;
	bool joined = i > 0 && to(p, i - 1) == at(p, i);

	if (joined && within_cyrillic(u[i - 1], u[i]))
		return false;
	if (joined && p->t->latin_first && words_latin(u[i - 1]) &&
	    !((p->t->flags & WORDS_UNIT) && digit(u[i - 1]) && !digit(u[i])))
		return false;
	if (p->t->latin_last && i + n < p->text->n && words_latin(u[i + n]) &&
	    to(p, i + n - 1) == at(p, i + n))
		return false;
	return true;
}

/* Letters beside other Latin words are rather words of their own: "vitamin C
 * S size" does not say CS, 手串 C S 包邮 does. */
static bool
amid_words_latin(const struct place *p)
{
	const uint16_t *u = p->text->unit;
	size_t i = p->unit, n = p->t->n;

	return (i > 0 && words_latin(u[i - 1])) ||
	       (i + n < p->text->n && words_latin(u[i + n]));
}

static bool
stands_alone(const struct place *p)
{
	bool left = border(p, p->start, true), right = border(p, p->end, false);
	size_t n = p->t->n;

	if (n >= 3 && p->gaps == n - 1)
		return left || right;
	if (p->t->latin_first && p->t->latin_last && amid_words_latin(p))
		return false;
	return left && right;
}

/* Each character apart by the same stop, comma or line break. */
static bool
stands_apart(const struct place *p)
{
	size_t n = p->t->n;

	return p->signs == n - 1 && p->gaps == n - 1 &&
	       (n > 2 || words_gap_apart(p->map, p->sign, p->start, p->end));
}

/* Nobody writes 豸勺 皮 or meng ma象 by chance, whatever stands beside it. */
static bool
meant(const struct place *p)
{
	return (p->how & HOW_RADICAL) || p->toned ||
	       (p->spelt && p->spelt < p->t->n) ||
	       (p->t->form == FORM_PINYIN &&
		   p->t->latin_first != p->t->latin_last);
}

/* s.ừ.n.g t.ê: letters of long words are put apart on purpose, if by nothing
 * that parts words; Latin words then stand beside it as beside any other. */
static bool
dotted(const struct place *p)
{
	return p->dots >= 2 && !p->loose && p->t->n >= 5 &&
	       border(p, p->start, true) && border(p, p->end, false);
}

bool
words_beside(const struct place *p)
{
	if ((p->t->flags & WORDS_BORDERS) && !token_borders(p))
		return false;
	if (p->weak && !meant(p) && !dotted(p) && !stands_alone(p))
		return false;
	if (p->sign && !stands_apart(p))
		return false;
	return true;
}
