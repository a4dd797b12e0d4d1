/* match_explain - why an advert has the score it has, for people */
#include "match_priv.h"
#include "visible.h"

/* id sign word, and where its row stands. */
static void
add_rule(const struct match *m, uint32_t rule, struct buf *out)
{
	const struct lexicon_rule *r = &m->l->rule[rule];

	buf_puts(out, "    ");
	buf_addc(out, r->sign);
	buf_addc(out, ' ');
	visible_add(out, r->id);
	if (r->row) {
		buf_puts(out, " (");
		visible_add(out, r->row->term);
		buf_puts(out, ", ");
		visible_add(out, r->row->file);
		buf_printf(out, ":%zu)", r->row->line);
	}
}

static void
add_place(const struct match *m, uint32_t field, const struct found *h,
    struct buf *out)
{
	const struct place *f = &m->field[field];

	buf_puts(out, " at ");
	visible_add(out, str_n(m->fields.p + f->at, f->n));
	buf_printf(out, " %u-%u", h->start, h->end);
}

static void
add_found_text(const struct match *m, const struct found *h, struct buf *out)
{
	struct buf text = {0};

	match_cut(m, h, &text);
	visible_add(out, buf_str(&text));
	buf_free(&text);
}

/* Is a word covered by that other one: longer, around it? */
static bool
around(const struct found *a, const struct found *h)
{
	return a->start <= h->start && a->end >= h->end &&
	       a->end - a->start > h->end - h->start;
}

/* How far the words of a value are looked at, which stand there by where they
 * begin: each word is compared only with those that may be around it, and with
 * hits that begin where it does. */
struct reach {
	size_t word, pattern; /* all that is found before ends before it */
	size_t hit;           /* all hits before begin before it */
};

/* Moves it on to h. */
static void
reach(struct match *m, struct reach *r, const struct found *h)
{
	size_t word = r->word, pattern = r->pattern;
	struct found a;

	while (match_found(m, &word, &pattern, &a) && a.end <= h->start) {
		r->word = word;
		r->pattern = pattern;
	}
	while (r->hit < m->nhit && m->hit[r->hit].start < h->start)
		r->hit++;
}

/* Of a word that is no hit: what stands around it. */
static void
note_why(struct match *m, const struct reach *r, const struct found *h)
{
	struct buf *out = &m->notes;
	size_t word = r->word, pattern = r->pattern;
	struct found a;

	while (match_found(m, &word, &pattern, &a) && a.start <= h->start) {
		bool trap = a.e->kind == LEXICON_TRAP && a.e->key == h->e->key;

		if (!(trap && a.start <= h->start && a.end >= h->end) &&
		    !(a.e->kind == LEXICON_RULE && around(&a, h)))
			continue;
		add_rule(m, h->e->ref, out);
		add_place(m, (uint32_t)m->nfield - 1, h, out);
		buf_puts(out, trap ? ": within its trap " : ": within ");
		add_found_text(m, &a, out);
		if (!trap) {
			buf_puts(out, ", the word ");
			visible_add(out, m->l->rule[a.e->ref].id);
		}
		buf_addc(out, '\n');
		return;
	}
	add_rule(m, h->e->ref, out);
	add_place(m, (uint32_t)m->nfield - 1, h, out);
	buf_puts(out, ": ");
	add_found_text(m, h, out);
	buf_puts(
	    out, " is a guess, which gives way to words that stand there\n");
}

static bool
is_hit(const struct match *m, const struct reach *r, const struct found *h)
{
	const struct hit *g;

	for (size_t i = r->hit; i < m->nhit; i++) {
		g = &m->hit[i];
		if (g->start != h->start)
			return false;
		if (g->rule == h->e->ref && g->end == h->end)
			return true;
	}
	return false;
}

/* A context word; last: the one before it, for a word of several classes. */
static void
note_context(struct match *m, const struct found *h, struct found *last)
{
	struct buf *out = &m->company;
	bool same = last->e && last->start == h->start && last->end == h->end;

	if (same)
		out->n--; /* the bracket */
	else
		buf_puts(out, out->n ? ", " : "  context: ");
	if (!same)
		add_found_text(m, h, out);
	buf_puts(out, same ? ", " : " (");
	visible_add(out, m->l->classes.name[h->e->ref]);
	buf_addc(out, ')');
	*last = *h;
}

/* The value just searched: what was found there and is no hit. */
void
match_note(struct match *m)
{
	size_t word = 0, pattern = 0;
	struct found h, last = {0};
	struct reach r = {.hit = m->nhit};

	while (r.hit && m->hit[r.hit - 1].field == m->nfield - 1)
		r.hit--;
	while (match_found(m, &word, &pattern, &h)) {
		reach(m, &r, &h);
		if (h.e->kind == LEXICON_CONTEXT)
			note_context(m, &h, &last);
		else if (h.e->kind == LEXICON_RULE && !is_hit(m, &r, &h))
			note_why(m, &r, &h);
	}
}

static void
add_hit(const struct match *m, const struct hit *h, struct buf *out)
{
	const struct lexicon_rule *r = &m->l->rule[h->rule];
	struct found place = {.start = h->start, .end = h->end};

	add_rule(m, h->rule, out);
	add_place(m, h->field, &place, out);
	buf_puts(out, " ");
	visible_add(out, str_n(m->texts.p + h->text, h->ntext));
	for (unsigned i = 0, n = 0; i < HOW_COUNT; i++)
		if (h->how >> i & 1)
			buf_printf(out, "%s%s", n++ ? ", " : ", through ",
			    fold_how_name(i));
	if (r->sign == '?' && h->company)
		buf_puts(out, ": in company");
	else if (r->sign == '?') {
		buf_puts(out, ": alone, it needs ");
		if (r->row && r->row->needs.n)
			visible_add(out, r->row->needs);
		else
			buf_puts(out, "another word of its commodity or any "
				      "context word");
	}
	buf_addc(out, '\n');
}

static void
add_term(struct buf *out, int n, int each, const char *what)
{
	if (n > 0 && each)
		buf_printf(out, " %c %d (%d %s)", each < 0 ? '-' : '+',
		    n * (each < 0 ? -each : each), n, what);
}

/* How a score is made up, as match_score.c adds it. */
static void
add_sum(const struct match *m, const struct tally *t, struct buf *out)
{
	const int *w = m->l->weight;
	int minus = match_minus(t), plus = t->plus > 1 ? t->plus - 1 : 0;
	int company = t->plus ? t->company : t->company - 1;
	bool context = lexicon_set_beyond(&m->classes, &m->l->wide) &&
	               (t->plus || t->company);

	buf_puts(out, "  ");
	visible_add(out, m->l->slugs.name[t->slug]);
	buf_printf(out, " %d = %d (its best hit)", t->score, t->base);
	add_term(out, plus < 2 ? plus : 2, w[W_MORE_PLUS], "more +");
	if (t->company)
		add_term(out, company < 2 ? company : 2, w[W_MORE_COMPANY],
		    "more ? in company");
	add_term(out, context, w[W_CONTEXT], "for context");
	if (minus * w[W_MINUS] > w[W_MINUS_MOST])
		add_term(out, 1, -w[W_MINUS_MOST], "for all against");
	else
		add_term(out, minus, -w[W_MINUS], "against");
	buf_addc(out, '\n');
}

static void
add_undecided(const struct match *m, struct buf *out)
{
	for (size_t i = 0; i < m->patterns.nundecided; i++) {
		buf_puts(out, "  undecided, its pattern met a limit: ");
		visible_add(out, match_pattern_id(m, m->patterns.undecided[i]));
		buf_addc(out, '\n');
	}
	if (m->full)
		buf_puts(out, "  undecided: more hits than are taken\n");
}

void
match_explain(const struct match *m, struct str name, int pass, struct buf *out)
{
	int best = m->ntally ? m->tally[0].score : 0;

	visible_add(out, name);
	if (m->terms)
		buf_puts(out, "\n  passed on: a plain term is in it\n");
	else
		buf_printf(out, "\n  %s: its score is %d, and %d passes\n",
		    best >= pass ? "passed on" : "not passed on", best, pass);
	for (size_t i = 0; i < m->ntally; i++)
		add_sum(m, &m->tally[i], out);
	buf_puts(out, m->nhit ? "  hits:\n" : "  no hits\n");
	for (size_t i = 0; i < m->nhit; i++)
		add_hit(m, &m->hit[i], out);
	if (m->notes.n)
		buf_puts(out, "  found, and no hits:\n");
	buf_addstr(out, buf_str(&m->notes));
	buf_addstr(out, buf_str(&m->company));
	if (m->company.n)
		buf_addc(out, '\n');
	add_undecided(m, out);
	buf_addc(out, '\n');
}
