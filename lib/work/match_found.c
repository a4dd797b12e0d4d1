/* match_found - words and patterns of a text, in its order */
#include "match_priv.h"

/* Are both words of rules, of different commodities, by guess? */
static bool
other_meaning(
    const struct match *m, const struct words_hit *a, const struct words_hit *b)
{
	const struct lexicon_entry *x = &m->l->entry[a->term];
	const struct lexicon_entry *y = &m->l->entry[b->term];
	const struct lexicon_rule *r, *o;

	if (x->kind != LEXICON_RULE || y->kind != LEXICON_RULE)
		return false;
	r = &m->l->rule[x->ref];
	o = &m->l->rule[y->ref];
	return r->ncommodity && o->ncommodity &&
	       r->commodity[0] != o->commodity[0];
}

/* X牙手串 may be of ivory or of a wolf's tooth. */
static bool
fits_several(const struct match *m, size_t i)
{
	const struct words_hit *h = &m->search.hit[i], *g;

	if (!(h->how & HOW_MASK) || m->search.n == 1 ||
	    m->l->rule[m->l->entry[h->term].ref].mask)
		return false;
	while (
	    i && h[-1].start == h->start && m->search.hit[i - 1].end == h->end)
		i--, h--;
	for (g = h; i < m->search.n && g->start == h->start && g->end == h->end;
	     i++, g++)
		if ((g->how & HOW_MASK) && other_meaning(m, h, g))
			return true;
	return false;
}

bool
match_found(
    const struct match *m, size_t *word, size_t *pattern, struct found *f)
{
	const struct words_hit *w = NULL;
	const struct pattern_hit *p = NULL;

	if (*word < m->search.n)
		w = &m->search.hit[*word];
	if (*pattern < m->patterns.n)
		p = &m->patterns.hit[*pattern];
	if (p && (!w || p->start < w->start ||
		     (p->start == w->start && p->end > w->end))) {
		*f = (struct found){&m->l->of_pattern[p->pattern], p->start,
		    p->end, p->how, true, WORDS_CLEAR};
		++*pattern;
		return true;
	}
	if (!w)
		return false;
	*f = (struct found){&m->l->entry[w->term], w->start, w->end, w->how,
	    false, fits_several(m, *word) ? WORDS_VAGUE : w->weak};
	++*word;
	return true;
}

void
match_cut(const struct match *m, const struct found *f, struct buf *out)
{
	if (f->pattern)
		buf_addstr(out, patterns_cut(&m->patterns, f->start, f->end));
	else
		words_cut(&m->search, f->start, f->end, out);
}
