/* match - which words of a lexicon an advert speaks */
#include "match.h"

#include <stdlib.h>

#include "mem.h"

struct hit {
	uint32_t rule, key;
	uint32_t start, end, how;
	uint32_t field;       /* into fields */
	uint32_t text, ntext; /* into texts */
	bool title;
	bool company; /* a `?` that has what it needs */
};

/* What speaks for one commodity. */
struct tally {
	uint32_t slug;
	int base;                        /* of its best hit */
	int plus, company, alone, minus; /* different rules */
	int minus_text; /* of the minus, those not in the title */
	bool title;     /* named in the title, and not alone */
	int score;
};

struct place {
	uint32_t at, n;
};

struct match {
	const struct lexicon *l;
	uint32_t tricks;
	struct words_search search;
	struct hit *hit;
	size_t nhit, cap_hit;
	struct buf fields, texts, value, path;
	struct place *field;
	size_t nfield, cap_field;
	uint64_t classes; /* of context words seen, a bit each */
	bool terms;
	bool full;           /* more hits than are taken */
	struct tally *tally; /* commodities with a hit */
	size_t ntally, cap_tally;
	uint32_t *of_slug;   /* by slug: its place in tally + 1 */
	uint64_t *trap_end;  /* by key: serial << 32 | end of its traps */
	uint64_t *rule_seen; /* by rule: the record that counted it */
	uint64_t record;
	uint32_t serial; /* of the value searched */
};

struct match *
match_new(const struct lexicon *l, uint32_t tricks)
{
	struct match *m = mem_new(1, sizeof(*m));

	m->l = l;
	m->tricks = tricks;
	m->of_slug = mem_new(l->slugs.n, sizeof(*m->of_slug));
	m->trap_end = mem_new(l->keys.n, sizeof(*m->trap_end));
	m->rule_seen = mem_new(l->nrule, sizeof(*m->rule_seen));
	return m;
}

void
match_free(struct match *m)
{
	if (!m)
		return;
	words_search_free(&m->search);
	buf_free(&m->fields);
	buf_free(&m->texts);
	buf_free(&m->value);
	buf_free(&m->path);
	free(m->hit);
	free(m->field);
	free(m->tally);
	free(m->of_slug);
	free(m->trap_end);
	free(m->rule_seen);
	free(m);
}

void
match_begin(struct match *m)
{
	m->nhit = m->nfield = 0;
	buf_clear(&m->fields);
	buf_clear(&m->texts);
	for (size_t i = 0; i < m->ntally; i++)
		m->of_slug[m->tally[i].slug] = 0;
	m->ntally = 0;
	m->classes = 0;
	m->terms = false;
	m->full = false;
	m->record++;
}

/* Which words of a value stand within longer ones. */
struct cover {
	uint32_t start;  /* of the word just seen */
	uint32_t before; /* the furthest end of words that began before it */
	uint32_t here;   /* the furthest end of words that begin with it */
};

/* Words come by start, then longest first.  True if one covers this. */
static bool
covered(struct cover *c, const struct words_hit *h)
{
	bool inside;

	if (h->start != c->start) {
		if (c->here > c->before)
			c->before = c->here;
		c->here = 0;
		c->start = h->start;
	}
	inside = c->before >= h->end || c->here > h->end;
	if (h->end > c->here)
		c->here = h->end;
	return inside;
}

/* The same word found by two rows that spell it differently (甲鱼, 甲魚): the
 * one that sees through less is kept. */
static bool
said_already(
    struct match *m, uint32_t rule, uint32_t key, const struct words_hit *h)
{
	const struct lexicon_rule *new = &m->l->rule[rule], *old;

	for (size_t i = m->nhit; i-- > 0;) {
		struct hit *g = &m->hit[i];

		if (g->field != m->nfield - 1 || g->start != h->start ||
		    g->end != h->end)
			return false;
		old = &m->l->rule[g->rule];
		if (g->key != key || !old->ncommodity != !new->ncommodity ||
		    (old->ncommodity && old->commodity[0] != new->commodity[0]))
			continue;
		if (h->how < g->how) {
			g->how = h->how;
			g->rule = rule;
		}
		return true;
	}
	return false;
}

static void
keep_hit(struct match *m, uint32_t rule, uint32_t key, bool title,
    const struct words_hit *h)
{
	struct hit *g;

	if (said_already(m, rule, key, h))
		return;
	if (m->nhit == MATCH_HITS_MAX) {
		m->full = true;
		return;
	}
	mem_grow(&m->hit, &m->cap_hit, m->nhit + 1, sizeof(*m->hit));
	g = &m->hit[m->nhit++];
	*g = (struct hit){.rule = rule,
	    .key = key,
	    .start = h->start,
	    .end = h->end,
	    .how = h->how,
	    .title = title,
	    .field = (uint32_t)m->nfield - 1,
	    .text = (uint32_t)m->texts.n};
	words_cut(&m->search, h->start, h->end, &m->texts);
	g->ntext = (uint32_t)m->texts.n - g->text;
}

/* The words found in the value just searched become hits and context. */
static void
take_words(struct match *m, bool title)
{
	struct cover cover = {UINT32_MAX, 0, 0};

	m->serial++;
	for (size_t i = 0; i < m->search.n; i++) {
		const struct words_hit *h = &m->search.hit[i];
		const struct lexicon_entry *e = &m->l->entry[h->term];
		uint64_t *trap = &m->trap_end[e->key];
		uint64_t mine = (uint64_t)m->serial << 32;

		switch (e->kind) {
		case LEXICON_CONTEXT: m->classes |= 1ULL << e->ref; break;
		case LEXICON_TRAP:
			if (*trap < (mine | h->end))
				*trap = mine | h->end;
			break;
		case LEXICON_RULE:
			if (!covered(&cover, h) && *trap < (mine | h->end))
				keep_hit(m, e->ref, e->key, title, h);
			break;
		case LEXICON_TERM:
			m->terms = true;
			keep_hit(m, e->ref, e->key, title, h);
			break;
		}
	}
}

static void
search(struct match *m, struct str path, struct str key, size_t index,
    bool title, struct str span)
{
	size_t at = m->fields.n;

	words_json(m->l->words, span, m->tricks, &m->search);
	m->full |= m->search.full;
	if (!m->search.n)
		return;
	buf_addstr(&m->fields, path);
	if (key.p) {
		buf_addc(&m->fields, '[');
		buf_addstr(&m->fields, key);
		buf_addc(&m->fields, ']');
	} else if (index != (size_t)-1) {
		buf_printf(&m->fields, "[%zu]", index);
	}
	mem_grow(&m->field, &m->cap_field, m->nfield + 1, sizeof(*m->field));
	m->field[m->nfield++] =
	    (struct place){(uint32_t)at, (uint32_t)(m->fields.n - at)};
	take_words(m, title);
}

void
match_field(struct match *m, struct str path, bool title, struct str value)
{
	struct json_each it;

	switch (json_type(value)) {
	case JSON_STRING:
		search(
		    m, path, (struct str){NULL, 0}, (size_t)-1, title, value);
		break;
	case JSON_ARRAY:
	case JSON_OBJECT:
		it = json_each(value);
		while (json_next(&it))
			if (json_type(it.value) == JSON_STRING)
				search(
				    m, path, it.key, it.index, title, it.value);
		break;
	default: break;
	}
}

static bool
speaks_of(const struct lexicon_rule *r, uint32_t slug)
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
		if (speaks_of(b, a->commodity[i]))
			return true;
	return false;
}

/* Does another word of the advert keep a `?` company? */
static bool
has_company(const struct match *m, const struct hit *h)
{
	const struct lexicon_rule *r = &m->l->rule[h->rule], *o;

	if (r->needs & m->classes || (r->needs_any && m->classes))
		return true;
	if (!r->needs_same && r->needs_slug == NAMES_NONE)
		return false;
	for (size_t i = 0; i < m->nhit; i++) {
		o = &m->l->rule[m->hit[i].rule];
		if (o->sign == '-' || m->hit[i].key == h->key)
			continue;
		if ((r->needs_same && shares_commodity(r, o)) ||
		    (r->needs_slug != NAMES_NONE &&
			speaks_of(o, r->needs_slug)))
			return true;
	}
	return false;
}

static struct tally *
tally_of(struct match *m, uint32_t slug)
{
	if (!m->of_slug[slug]) {
		mem_grow(
		    &m->tally, &m->cap_tally, m->ntally + 1, sizeof(*m->tally));
		m->tally[m->ntally++] = (struct tally){.slug = slug};
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
	return speaks_of(r, LEXICON_ANY) || speaks_of(r, slug);
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
		bool first = m->rule_seen[h->rule] != m->record;

		if (r->sign == '-')
			continue;
		h->company = r->sign == '?' && has_company(m, h);
		for (size_t k = 0; k < r->ncommodity; k++)
			count_for(tally_of(m, r->commodity[k]), l->weight, h,
			    r->sign, first);
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

static void
score(const struct match *m, struct tally *t)
{
	const int *w = m->l->weight;
	int n = t->base, minus = t->minus;

	/* what a title says is not unsaid by a long description */
	if (t->title && t->minus_text > 1)
		minus -= t->minus_text - 1;
	if (t->plus > 1)
		n += at_most(t->plus - 1, 2) * w[W_MORE_PLUS];
	n += at_most(t->plus ? t->company : t->company - 1, 2) *
	     (t->company ? w[W_MORE_COMPANY] : 0);
	if (m->classes && (t->plus || t->company))
		n += w[W_CONTEXT];
	n -= at_most(minus * w[W_MINUS], w[W_MINUS_MOST]);
	t->score = n < 0 ? 0 : at_most(n, 100);
}

/* Best first; equal ones by the bytes of their names. */
static void
rank(struct match *m)
{
	for (size_t i = 1; i < m->ntally; i++) {
		struct tally t = m->tally[i];
		size_t k = i;

		for (; k > 0; k--) {
			const struct tally *p = &m->tally[k - 1];

			if (p->score > t.score ||
			    (p->score == t.score &&
				str_cmp(m->l->slugs.name[p->slug],
				    m->l->slugs.name[t.slug]) < 0))
				break;
			m->tally[k] = *p;
		}
		m->tally[k] = t;
	}
}

static void
write_scores(struct match *m, struct buf *b)
{
	bool any = m->ntally && m->tally[0].score > 0;

	json_key(b, "commodities");
	buf_addc(b, '[');
	for (size_t i = 0; i < m->ntally && m->tally[i].score > 0; i++) {
		json_sep(b);
		json_quote(b, m->l->slugs.name[m->tally[i].slug]);
	}
	buf_addc(b, ']');
	json_key(b, "score");
	buf_adduint(b, any ? (uint64_t)m->tally[0].score : 0);
	if (!any)
		return;
	json_key(b, "scores");
	buf_addc(b, '{');
	for (size_t i = 0; i < m->ntally && m->tally[i].score > 0; i++) {
		json_sep(b);
		json_quote(b, m->l->slugs.name[m->tally[i].slug]);
		buf_addc(b, ':');
		buf_adduint(b, (uint64_t)m->tally[i].score);
	}
	buf_addc(b, '}');
}

static void
write_how(struct buf *b, uint32_t how)
{
	json_key(b, "how");
	buf_addc(b, '[');
	for (unsigned i = 0; i < HOW_COUNT; i++) {
		if (!(how >> i & 1))
			continue;
		json_sep(b);
		json_quote(b, str_from(fold_how_name(i)));
	}
	buf_addc(b, ']');
}

static void
write_hit(const struct match *m, struct buf *b, const struct hit *h)
{
	const struct lexicon_rule *r = &m->l->rule[h->rule];
	const struct place *f = &m->field[h->field];

	json_sep(b);
	buf_addstr(b, STR("{\"rule\":"));
	json_quote(b, r->id);
	buf_addstr(b, STR(",\"commodities\":["));
	for (size_t i = 0; i < r->ncommodity; i++) {
		if (r->commodity[i] == LEXICON_ANY)
			continue;
		json_sep(b);
		json_quote(b, m->l->slugs.name[r->commodity[i]]);
	}
	buf_addstr(b, STR("],\"field\":"));
	json_quote(b, str_n(m->fields.p + f->at, f->n));
	buf_addstr(b, STR(",\"start\":"));
	buf_adduint(b, h->start);
	buf_addstr(b, STR(",\"end\":"));
	buf_adduint(b, h->end);
	buf_addstr(b, STR(",\"text\":"));
	json_quote(b, str_n(m->texts.p + h->text, h->ntext));
	write_how(b, h->how);
	buf_addstr(b, STR(",\"sign\":\""));
	buf_addc(b, r->sign);
	buf_addstr(b, STR("\"}"));
}

struct match_result
match_end(struct match *m)
{
	count_hits(m);
	for (size_t i = 0; i < m->ntally; i++)
		score(m, &m->tally[i]);
	rank(m);
	return (struct match_result){
	    m->ntally ? m->tally[0].score : 0, m->terms, m->full};
}

struct str
match_value(struct match *m)
{
	struct buf *b = &m->value;

	buf_clear(b);
	buf_addc(b, '{');
	write_scores(m, b);
	json_key(b, "hits");
	buf_addc(b, '[');
	for (size_t i = 0; i < m->nhit; i++)
		write_hit(m, b, &m->hit[i]);
	buf_addc(b, ']');
	if (m->full)
		buf_puts(b, ",\"undecided\":[\"*\"]");
	buf_addc(b, '}');
	return buf_str(b);
}

bool
match_tricks(struct str list, uint32_t *tricks, struct err *e)
{
	struct str part;
	unsigned i;

	*tricks = 0;
	while ((part = str_cut(&list, ',')).p) {
		part = str_trim(part);
		if (str_eq(part, STR("none")))
			continue;
		if (str_eq(part, STR("all"))) {
			*tricks = WORDS_ALL_TRICKS;
			continue;
		}
		for (i = 0; i < HOW_COUNT; i++)
			if (str_eq(part, str_from(fold_how_name(i))))
				break;
		if (i == HOW_COUNT)
			return err_set(e,
			    "%.*s: no such trick; wt-match(1) "
			    "lists them",
			    (int)part.n, part.p);
		*tricks |= 1u << i;
	}
	return true;
}
