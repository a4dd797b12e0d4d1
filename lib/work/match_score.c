/* match_score - what the hits of an advert weigh */
#include "match_priv.h"
#include "mem.h"

static struct tally *
tally_of(struct match *m, uint32_t slug)
{
	if (!m->of_slug[slug]) {
		mem_grow(
		    &m->tally, &m->cap_tally, m->ntally + 1, sizeof(*m->tally));
		m->tally[m->ntally++] =
		    (struct tally){.slug = slug, .first = SIZE_MAX};
		m->of_slug[slug] = (uint32_t)m->ntally;
	}
	return &m->tally[m->of_slug[slug] - 1];
}

static void
count_for(struct tally *t, const int *weight, const struct hit *h, char sign,
    bool first)
{
	int base = weight[W_ALONE];

	if (sign == '+')
		base = weight[h->title ? W_TITLE_PLUS : W_TEXT_PLUS];
	else if (h->company)
		base = weight[h->title ? W_TITLE_COMPANY : W_TEXT_COMPANY];
	if (base > t->base)
		t->base = base;
	t->title |= h->title && (sign == '+' || h->company);
	if (!first)
		return;
	if (sign == '+')
		t->plus++;
	else if (h->company)
		t->company++;
	else
		t->alone++;
}

/* Does a row argue against a commodity?  One of commodity * does so against
 * whatever was named, but for what it leaves out. */
static bool
argues_against(const struct lexicon_rule *r, uint32_t slug)
{
	for (size_t k = 0; k < r->nexcept; k++)
		if (r->except[k] == slug)
			return false;
	return match_speaks_of(r, LEXICON_ANY) || match_speaks_of(r, slug);
}

static void
count_against(struct match *m, const struct hit *h)
{
	const struct lexicon_rule *r = &m->l->rule[h->rule];

	for (size_t i = 0; i < m->ntally; i++) {
		if (!argues_against(r, m->tally[i].slug))
			continue;
		m->tally[i].minus++;
		m->tally[i].minus_text += !h->title;
	}
}

/* Counts each hit for its commodities; those that argue against come last,
 * for they count against commodities that were named. */
static void
count_hits(struct match *m)
{
	const struct lexicon *l = m->l;

	for (size_t i = 0; i < m->nhit; i++) {
		struct hit *h = &m->hit[i];
		const struct lexicon_rule *r = &l->rule[h->rule];
		bool first;

		if (r->sign == '-' || !r->ncommodity)
			continue;
		first = m->rule_seen[h->rule] != m->record;
		h->company = h->weak != WORDS_VAGUE &&
		             match_is_doubtful(m, h) && match_has_company(m, h);
		for (size_t k = 0; k < r->ncommodity; k++) {
			struct tally *t = tally_of(m, r->commodity[k]);
			char sign = h->weak ? '?' : r->sign;

			count_for(t, l->weight, h, sign, first);
			if (t->first > i && (sign == '+' || h->company))
				t->first = i;
		}
		m->rule_seen[h->rule] = m->record;
	}
	for (size_t i = 0; i < m->nhit; i++) {
		const struct lexicon_rule *r = &l->rule[m->hit[i].rule];

		if (r->sign != '-' || m->rule_seen[m->hit[i].rule] == m->record)
			continue;
		m->rule_seen[m->hit[i].rule] = m->record;
		count_against(m, &m->hit[i]);
	}
}

static int
at_most(int n, int most)
{
	return n < most ? n : most;
}

/* What a title says is not unsaid by a long description. */
int
match_minus(const struct tally *t)
{
	return t->minus -
	       (t->title && t->minus_text > 1 ? t->minus_text - 1 : 0);
}

static void
score(const struct match *m, struct tally *t)
{
	const int *w = m->l->weight;
	int n = t->base, minus = match_minus(t);

	if (t->plus > 1)
		n += at_most(t->plus - 1, 2) * w[W_MORE_PLUS];
	n += at_most(t->plus ? t->company : t->company - 1, 2) *
	     (t->company ? w[W_MORE_COMPANY] : 0);
	/* however many may speak, one that decides outweighs them */
	if (!t->plus && n >= w[W_TITLE_PLUS])
		n = w[W_TITLE_PLUS] - 1;
	if ((t->plus || t->company) &&
	    lexicon_set_beyond(&m->classes, &m->l->wide))
		n += w[W_CONTEXT];
	n -= at_most(minus * w[W_MINUS], w[W_MINUS_MOST]);
	t->score = n < 0 ? 0 : at_most(n, 100);
}

/* Is p to stand before t?  What is surely named comes before what it only may
 * be (ivory-unknown), if words of one sign speak for both; then the better
 * score; of equal ones that which is named first, or else is first by the
 * bytes of its name. */
static bool
before(const struct match *m, const struct tally *p, const struct tally *t)
{
	int sure = m->l->weight[W_TEXT_COMPANY];
	struct str a = m->l->slugs.name[p->slug], b = m->l->slugs.name[t->slug];
	bool vague = str_ends(a, STR("-unknown"));

	if (p->score >= sure && t->score >= sure && !p->plus == !t->plus &&
	    vague != str_ends(b, STR("-unknown")))
		return !vague;
	if (p->score != t->score)
		return p->score > t->score;
	if (p->first != t->first)
		return p->first < t->first;
	return str_cmp(a, b) < 0;
}

static void
rank(struct match *m)
{
	for (size_t i = 1; i < m->ntally; i++) {
		struct tally t = m->tally[i];
		size_t k = i;

		for (; k > 0; k--) {
			if (before(m, &m->tally[k - 1], &t))
				break;
			m->tally[k] = m->tally[k - 1];
		}
		m->tally[k] = t;
	}
}

struct match_result
match_end(struct match *m)
{
	match_drop_weak(m);
	count_hits(m);
	for (size_t i = 0; i < m->ntally; i++)
		score(m, &m->tally[i]);
	rank(m);
	return (struct match_result){m->ntally ? m->tally[0].score : 0,
	    m->terms, m->full || m->patterns.nundecided};
}
