/* match_company - words that count in company only */
#include "match_priv.h"

bool
match_speaks_of(const struct lexicon_rule *r, uint32_t slug)
{
	for (size_t i = 0; i < r->ncommodity; i++)
		if (r->commodity[i] == slug)
			return true;
	return false;
}

static bool
shares_commodity(const struct lexicon_rule *a, const struct lexicon_rule *b)
{
	for (size_t i = 0; i < a->ncommodity; i++)
		if (match_speaks_of(b, a->commodity[i]))
			return true;
	return false;
}

static bool
overlap(const struct hit *a, const struct hit *b)
{
	return a->field == b->field && a->start < b->end && b->start < a->end;
}

bool
match_is_doubtful(const struct match *m, const struct hit *h)
{
	char sign = m->l->rule[h->rule].sign;

	return sign == '?' || (h->weak && sign == '+');
}

/* Does another word of the advert keep a `?` company? */
bool
match_has_company(const struct match *m, const struct hit *h)
{
	const struct lexicon_rule *r = &m->l->rule[h->rule], *o;
	const struct lexicon_needs *needs = lexicon_needs(m->l, r);

	if (lexicon_set_meet(&needs->classes, &m->classes) ||
	    (needs->any && lexicon_set_beyond(&m->classes, &m->l->wide)))
		return true;
	if (!needs->same && needs->slug == NAMES_NONE)
		return false;
	for (size_t i = 0; i < m->nhit; i++) {
		o = &m->l->rule[m->hit[i].rule];
		if (o->sign == '-' || m->hit[i].key == h->key ||
		    m->hit[i].weak || overlap(&m->hit[i], h))
			continue;
		if ((needs->same && shares_commodity(r, o)) ||
		    (needs->slug != NAMES_NONE &&
			match_speaks_of(o, needs->slug)))
			return true;
	}
	return false;
}

/*
 * Disguised g where a word stands as it is: one that means the same and ends
 * where it does is told the trick, unless it is itself a word to be disguised
 * (XY is 象牙 by its initials; 象牙 is no homophone of 像牙).  A weak one gives
 * way to any.
 */
static bool
gives_way(struct match *m, const struct hit *g, size_t first)
{
	bool gone = false;

	for (size_t i = first; i < m->nhit; i++) {
		struct hit *h = &m->hit[i];
		const struct lexicon_rule *r = &m->l->rule[h->rule];

		if (h->how & MATCH_DISGUISE & ~h->told || !overlap(h, g))
			continue;
		if (h->start == g->start && h->end == g->end &&
		    shares_commodity(r, &m->l->rule[g->rule])) {
			gone = true;
			if (!r->sound)
				h->told |= g->how & MATCH_DISGUISE;
			h->how |= h->told;
		}
		/* the mask of 象*牙挂件 is none: not *牙挂件 beside 象*牙 */
		gone |= (g->how & MATCH_GUESS) &&
		        (h->start < g->start || h->end > g->end);
		gone |= g->weak != WORDS_CLEAR && h->start <= g->start &&
		        h->end >= g->end;
	}
	return gone;
}

void
match_settle(struct match *m, size_t first)
{
	size_t n = first;

	for (size_t i = first; i < m->nhit; i++)
		if ((m->hit[i].how & MATCH_DISGUISE & ~m->hit[i].told) &&
		    (gives_way(m, &m->hit[i], first) ||
			m->hit[i].weak == WORDS_NAMING))
			m->hit[i].gone = true;
	for (size_t i = first; i < m->nhit; i++)
		if (!m->hit[i].gone)
			m->hit[n++] = m->hit[i];
	m->nhit = n;
}

void
match_drop_weak(struct match *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->nhit; i++)
		if (!m->hit[i].weak || match_has_company(m, &m->hit[i]))
			m->hit[n++] = m->hit[i];
	m->nhit = n;
}
