/* match - which words of a lexicon an advert speaks */
#include <stdlib.h>

#include "match_priv.h"
#include "mem.h"

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
	patterns_search_free(&m->patterns);
	buf_free(&m->fields);
	buf_free(&m->texts);
	buf_free(&m->value);
	buf_free(&m->heads);
	buf_free(&m->quoted);
	free(m->head);
	buf_free(&m->path);
	buf_free(&m->wholes);
	buf_free(&m->notes);
	buf_free(&m->company);
	free(m->whole);
	free(m->hit);
	free(m->field);
	free(m->tally);
	free(m->of_slug);
	free(m->trap_end);
	free(m->rule_seen);
	free(m);
}

void
match_keep(struct match *m)
{
	m->keep = true;
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
	m->classes = (struct lexicon_set){0};
	m->terms = false;
	m->full = false;
	m->record++;
	patterns_record(&m->patterns);
	buf_clear(&m->wholes);
	buf_clear(&m->notes);
	buf_clear(&m->company);
}

/* Which words of a value stand within longer ones. */
struct cover {
	uint32_t start;  /* of the word just seen */
	uint32_t before; /* the furthest end of words that began before it */
	uint32_t here;   /* the furthest end of words that begin with it */
};

struct span {
	uint32_t from, to;
};

struct covers {
	struct cover plain, all; /* of words that are no guess; of all */
	struct span word, no;    /* the last that is a hit, that argues */
};

/* Words come by start, then longest first.  True if one covers this. */
static bool
covered(struct cover *c, const struct found *h, bool covers)
{
	bool inside;

	if (h->start != c->start) {
		if (c->here > c->before)
			c->before = c->here;
		c->here = 0;
		c->start = h->start;
	}
	inside = c->before >= h->end || c->here > h->end;
	if (covers && h->end > c->here)
		c->here = h->end;
	return inside;
}

/*
 * A word that is guessed (by its sound, behind a mask) is covered by any, but
 * covers only such: 猛犸牙吊坠 is not 猛犸牙雕.  A weak one covers none: it may
 * turn out to be no word.
 */
static bool
stands_within(struct covers *c, const struct found *h)
{
	bool guess = (h->how & MATCH_GUESS) != 0;
	bool inside = covered(&c->plain, h, !guess);

	return (covered(&c->all, h, !h->weak) && guess) || inside;
}

/* Does it begin within a word that argues against (玳瑁手镯 in 仿玳瑁手镯), or
 * within a longer one (蛋龟苗 in 虎纹蛋龟苗)?  Characters are read once. */
static bool
begins_within(struct covers *c, const struct found *h, char sign)
{
	const struct span *w = &c->word;
	bool guess = h->weak || (h->how & MATCH_GUESS);
	bool taken = h->start > w->from && h->start < w->to && h->end > w->to &&
	             w->to - w->from > h->end - h->start;

	if (sign == '-') {
		if (!guess && h->end > c->no.to)
			c->no = (struct span){h->start, h->end};
		return false;
	}
	if (taken || (h->start > c->no.from && h->start < c->no.to))
		return true;
	if (!guess)
		c->word = (struct span){h->start, h->end};
	return false;
}

/* The same word found by two rows that spell it differently (甲鱼, 甲魚): the
 * one that sees through less is kept. */
static bool
said_already(struct match *m, const struct found *h)
{
	const struct lexicon_rule *new = &m->l->rule[h->e->ref], *old;

	for (size_t i = m->nhit; i-- > 0;) {
		struct hit *g = &m->hit[i];

		if (g->field != m->nfield - 1 || g->start != h->start ||
		    g->end != h->end)
			return false;
		old = &m->l->rule[g->rule];
		if (g->key != h->e->key ||
		    !old->ncommodity != !new->ncommodity ||
		    (old->ncommodity && old->commodity[0] != new->commodity[0]))
			continue;
		if (h->weak < g->weak ||
		    (h->weak == g->weak && h->how < g->how)) {
			g->how = h->how;
			g->rule = h->e->ref;
			g->weak = h->weak;
		}
		return true;
	}
	return false;
}

static void
keep_hit(struct match *m, bool title, const struct found *h)
{
	struct hit *g;

	if (said_already(m, h))
		return;
	if (m->nhit == MATCH_HITS_MAX) {
		m->full = true;
		return;
	}
	mem_grow(&m->hit, &m->cap_hit, m->nhit + 1, sizeof(*m->hit));
	g = &m->hit[m->nhit++];
	*g = (struct hit){.rule = h->e->ref,
	    .key = h->e->key,
	    .start = h->start,
	    .end = h->end,
	    .how = h->how,
	    .title = title,
	    .weak = h->weak,
	    .field = (uint32_t)m->nfield - 1,
	    .text = (uint32_t)m->texts.n};
	match_cut(m, h, &m->texts);
	g->ntext = (uint32_t)m->texts.n - g->text;
}

/* What is known of the words just found is cold, and far apart: it is asked
 * for all at once. */
static void
ask_for(const struct match *m)
{
	const struct words_hit *h = m->search.hit;

	for (size_t i = 0; i < m->search.n; i++)
		__builtin_prefetch(&m->l->entry[h[i].term]);
	for (size_t i = 0; i < m->search.n; i++) {
		const struct lexicon_entry *e = &m->l->entry[h[i].term];

		__builtin_prefetch(&m->trap_end[e->key]);
		if (e->kind == LEXICON_RULE || e->kind == LEXICON_TERM)
			__builtin_prefetch(&m->l->rule[e->ref]);
	}
}

/* The words found in the value just searched become hits and context. */
static void
take_words(struct match *m, bool title)
{
	struct covers covers = {
	    .plain.start = UINT32_MAX, .all.start = UINT32_MAX};
	size_t word = 0, pattern = 0, first = m->nhit;
	bool disguised = false;
	struct found h;

	m->serial++;
	ask_for(m);
	while (match_found(m, &word, &pattern, &h)) {
		uint64_t *trap = &m->trap_end[h.e->key];
		uint64_t mine = (uint64_t)m->serial << 32;

		switch (h.e->kind) {
		case LEXICON_CONTEXT:
			lexicon_set_add(&m->classes, h.e->ref);
			break;
		case LEXICON_TRAP:
			if (*trap < (mine | h.end))
				*trap = mine | h.end;
			break;
		case LEXICON_RULE:
			if (!stands_within(&covers, &h) &&
			    *trap < (mine | h.end) &&
			    !begins_within(
				&covers, &h, m->l->rule[h.e->ref].sign))
				keep_hit(m, title, &h);
			disguised |= (h.how & MATCH_DISGUISE) != 0;
			break;
		case LEXICON_GONE: break;
		case LEXICON_TERM:
			m->terms = true;
			keep_hit(m, title, &h);
			break;
		}
	}
	if (disguised)
		match_settle(m, first);
}

static void
search(struct match *m, struct str path, struct str key, size_t index,
    bool title, struct str span)
{
	size_t at = m->fields.n;

	words_json(m->l->words, span, m->tricks, &m->search);
	patterns_json(m->l->patterns, span, m->tricks, &m->patterns);
	m->full |= m->search.full;
	if (!m->search.n && !m->patterns.n)
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
	if (!m->keep)
		return;
	mem_grow(&m->whole, &m->cap_whole, m->nfield, sizeof(*m->whole));
	m->whole[m->nfield - 1].at = (uint32_t)m->wholes.n;
	json_decode(span, &m->wholes);
	m->whole[m->nfield - 1].n =
	    (uint32_t)m->wholes.n - m->whole[m->nfield - 1].at;
	match_note(m);
}

void
match_field(struct match *m, struct str path, bool title, struct str value)
{
	struct json_each it;

	switch (json_type(value)) {
	case JSON_STRING:
		search(m, path, STR_NONE, (size_t)-1, title, value);
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
