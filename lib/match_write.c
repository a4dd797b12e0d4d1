/* match_write - the hits of an advert as JSON */
#include "match_priv.h"

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

struct str
match_pattern_id(const struct match *m, uint32_t pattern)
{
	return m->l->rule[m->l->of_pattern[pattern].ref].id;
}

struct str
match_stopped(const struct match *m)
{
	if (!m->patterns.stopped)
		return (struct str){NULL, 0};
	return match_pattern_id(m, m->patterns.stopped - 1);
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
	buf_addc(b, match_is_doubtful(m, h) ? '?' : r->sign);
	buf_addc(b, '"');
	if (r->taxon.n) {
		json_key(b, "taxon");
		json_quote(b, r->taxon);
	}
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
	for (size_t i = 0; i < m->nhit; i++)
		write_hit(m, b, &m->hit[i]);
	buf_addc(b, ']');
	if (m->full || m->patterns.nundecided)
		write_undecided(m, b);
	buf_addc(b, '}');
	return buf_str(b);
}
