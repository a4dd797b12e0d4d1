/* match_write - the hits of an advert as JSON */

#include "match_priv.h"
#include "mem.h"

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
	json_put_uint(b, "score", any ? (uint64_t)m->tally[0].score : 0);
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

struct str
match_pattern_id(const struct match *m, uint32_t pattern)
{
	return m->l->rule[m->l->of_pattern[pattern].ref].id;
}

struct str
match_stopped(const struct match *m)
{
	if (!m->patterns.stopped)
		return STR_NONE;
	return match_pattern_id(m, m->patterns.stopped - 1);
}

static void
write_how(struct buf *b, uint32_t how)
{
	buf_puts(b, ",\"how\":[");
	for (unsigned i = 0; i < HOW_COUNT; i++) {
		if (!(how >> i & 1))
			continue;
		json_sep(b);
		json_quote(b, str_from(fold_how_name(i)));
	}
	buf_addc(b, ']');
}

/* What is the same of all hits of a rule, made when it is first hit. */
static struct str
head_of(struct match *m, uint32_t rule)
{
	const struct lexicon_rule *r = &m->l->rule[rule];
	struct buf *b = &m->heads;
	struct place *head;

	if (!m->head)
		m->head = mem_new(m->l->nrule, sizeof(*m->head));
	head = &m->head[rule];
	if (head->n)
		return str_n(b->p + head->at, head->n);
	head->at = (uint32_t)b->n;
	buf_puts(b, "{\"rule\":");
	json_quote(b, r->id);
	buf_puts(b, ",\"commodities\":[");
	for (size_t i = 0; i < r->ncommodity; i++) {
		if (r->commodity[i] == LEXICON_ANY)
			continue;
		json_sep(b);
		json_quote(b, m->l->slugs.name[r->commodity[i]]);
	}
	buf_puts(b, "],\"field\":");
	head->n = (uint32_t)(b->n - head->at);
	return str_n(b->p + head->at, head->n);
}

/* Hits of a field come one behind the other: it is quoted for the first. */
static void
quote_field(struct match *m, uint32_t field)
{
	const struct place *f = &m->field[field];

	buf_clear(&m->quoted);
	json_quote(&m->quoted, str_n(m->fields.p + f->at, f->n));
}

static void
write_hit(struct match *m, struct buf *b, const struct hit *h)
{
	const struct lexicon_rule *r = &m->l->rule[h->rule];

	json_sep(b);
	buf_addstr(b, head_of(m, h->rule));
	buf_addstr(b, buf_str(&m->quoted));
	buf_puts(b, ",\"start\":");
	buf_adduint(b, h->start);
	buf_puts(b, ",\"end\":");
	buf_adduint(b, h->end);
	buf_puts(b, ",\"text\":");
	json_quote_sound(b, str_n(m->texts.p + h->text, h->ntext));
	write_how(b, h->how);
	buf_puts(b, ",\"sign\":\"");
	buf_addc(b, match_is_doubtful(m, h) ? '?' : r->sign);
	buf_addc(b, '"');
	if (r->taxon)
		json_put_str(b, "taxon", lexicon_taxon(m->l, r));
	buf_addc(b, '}');
}

/* Patterns that met a limit; * if there are more hits than were taken. */
static void
write_undecided(const struct match *m, struct buf *b)
{
	json_key(b, "undecided");
	buf_addc(b, '[');
	for (size_t i = 0; i < m->patterns.nundecided; i++) {
		json_sep(b);
		json_quote(b, match_pattern_id(m, m->patterns.undecided[i]));
	}
	if (m->full) {
		json_sep(b);
		buf_puts(b, "\"*\"");
	}
	buf_addc(b, ']');
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
	for (size_t i = 0; i < m->nhit && m->head; i++)
		__builtin_prefetch(m->heads.p + m->head[m->hit[i].rule].at);
	for (size_t i = 0; i < m->nhit; i++) {
		if (!i || m->hit[i].field != m->hit[i - 1].field)
			quote_field(m, m->hit[i].field);
		write_hit(m, b, &m->hit[i]);
	}
	buf_addc(b, ']');
	if (m->full || m->patterns.nundecided)
		write_undecided(m, b);
	buf_addc(b, '}');
	return buf_str(b);
}
