/* match_check - a pack held against itself and the packs below it */
#include <stdlib.h>

#include "match_priv.h"
#include "mem.h"
#include "tsv.h"

#define LISTED 20 /* traps without a test, told one by one */

struct check {
	struct lexicon *l;
	struct match *m;
	struct buf *out;
	struct names slugs, taxa; /* those there are */
	struct names words;       /* "key commodity" of the rows so far */
	uint32_t *of_word;        /* by number of a word: its rule */
	size_t cap_of_word;
	uint32_t *key; /* by rule: the folded word it is */
	bool *has;     /* by key: a row has this word */
	struct buf span;
	bool bad;
};

/* "file:line: what, what to do"; warnings say so. */
static void
tell(struct check *c, struct str file, size_t line, bool bad, const char *fmt,
    ...)
{
	va_list ap;

	buf_printf(c->out, STR_FMT ":%zu: %s", STR_ARG(file), line,
	    bad ? "" : "warning: ");
	va_start(ap, fmt);
	buf_vprintf(c->out, fmt, ap);
	va_end(ap);
	buf_addc(c->out, '\n');
	c->bad |= bad;
}

/* The matcher over one text, as a title. */
static struct match_result
run(struct check *c, struct str text)
{
	buf_clear(&c->span);
	json_quote(&c->span, text);
	match_begin(c->m);
	match_field(c->m, STR(".title"), true, buf_str(&c->span));
	return match_end(c->m);
}

static const struct hit *
hit_of_key(const struct check *c, uint32_t key)
{
	for (size_t i = 0; i < c->m->nhit; i++)
		if (c->m->hit[i].key == key)
			return &c->m->hit[i];
	return NULL;
}

static void
check_id(struct check *c, const struct lexicon_rule *r)
{
	for (size_t i = 0; i < r->id.n; i++) {
		char ch = r->id.p[i];

		if ((ch >= '0' && ch <= '9') || ch == '-' || ch == '.' ||
		    ((ch | 32) >= 'a' && (ch | 32) <= 'z'))
			continue;
		tell(c, r->row->file, r->row->line, true,
		    "the id " STR_FMT " must be of ASCII letters, digits, - "
		    "and .; give it another",
		    STR_ARG(r->id));
		return;
	}
}

static void
check_slug(struct check *c, const struct lexicon_rule *r, uint32_t slug)
{
	struct str name =
	    slug == LEXICON_ANY ? STR("*") : c->l->slugs.name[slug];

	if (slug == LEXICON_ANY || names_find(&c->slugs, name) != NAMES_NONE)
		return;
	tell(c, r->row->file, r->row->line, true,
	    STR_FMT ": no such commodity; taxa/commodities.tsv lists them",
	    STR_ARG(name));
}

/* Commodity, taxon, company: what the row names must be there. */
static void
check_names(struct check *c, const struct lexicon_rule *r)
{
	const struct lexicon_needs *needs = lexicon_needs(c->l, r);

	for (size_t i = 0; i < r->ncommodity; i++)
		check_slug(c, r, r->commodity[i]);
	for (size_t i = 0; i < r->nexcept; i++)
		check_slug(c, r, r->except[i]);
	if (needs->slug != NAMES_NONE)
		check_slug(c, r, needs->slug);
	if (r->taxon &&
	    names_find(&c->taxa, lexicon_taxon(c->l, r)) == NAMES_NONE)
		tell(c, r->row->file, r->row->line, true,
		    STR_FMT ": no such taxon; taxa/taxa.tsv and tree.tsv "
			    "list them",
		    STR_ARG(lexicon_taxon(c->l, r)));
	for (uint32_t i = 0; i < c->l->classes.n; i++)
		if (lexicon_set_has(&needs->classes, i) &&
		    !lexicon_set_has(&c->l->class_words, i))
			tell(c, r->row->file, r->row->line, true,
			    STR_FMT ": no class of context has that name; "
				    "add its words to context.tsv",
			    STR_ARG(c->l->classes.name[i]));
	if (r->sign != '?' && r->row->needs.n)
		tell(c, r->row->file, r->row->line, false,
		    "needs counts for sign ? only; leave it empty or change "
		    "the sign");
}

/* The same word for the same commodity in two rows.  True if there is one. */
static bool
check_twice(struct check *c, uint32_t rule, bool mine)
{
	const struct lexicon_rule *r = &c->l->rule[rule], *o;
	struct buf word = {0};
	uint32_t before = c->words.n, n;

	buf_printf(&word, "%u %u %c", c->key[rule],
	    r->ncommodity ? r->commodity[0] : 0, r->sign);
	n = names_add(&c->words, buf_str(&word));
	buf_free(&word);
	if (n == before) {
		mem_grow(&c->of_word, &c->cap_of_word, (size_t)n + 1,
		    sizeof(*c->of_word));
		c->of_word[n] = rule;
		return false;
	}
	o = &c->l->rule[c->of_word[n]];
	if (!mine)
		return true;
	if (o->pack != r->pack)
		tell(c, r->row->file, r->row->line, false,
		    STR_FMT " stands at " STR_FMT ":%zu too; to take its "
			    "place give the row the id " STR_FMT,
		    STR_ARG(r->row->term), STR_ARG(o->row->file), o->row->line,
		    STR_ARG(o->id));
	else
		tell(c, r->row->file, r->row->line,
		    str_eq(o->row->term, r->row->term),
		    STR_FMT " stands at " STR_FMT ":%zu too, as " STR_FMT
			    "; one row will do",
		    STR_ARG(r->row->term), STR_ARG(o->row->file), o->row->line,
		    STR_ARG(o->row->term));
	return true;
}

/* A word must be found where it stands alone, and not be its own company. */
static void
check_found(struct check *c, uint32_t rule)
{
	const struct lexicon_rule *r = &c->l->rule[rule];
	struct str why;

	run(c, r->row->term);
	why = str_trim(buf_str(&c->m->notes));
	why.n = str_find(why, STR("\n"), 0);
	if (!hit_of_key(c, c->key[rule]))
		tell(c, r->row->file, r->row->line, true,
		    STR_FMT " can never be found" STR_FMT STR_FMT
			    "; take it out, or what keeps it in",
		    STR_ARG(r->row->term), STR_ARG(why.n ? STR(": ") : STR("")),
		    STR_ARG(why));
	if (r->sign == '?' &&
	    lexicon_set_meet(&c->m->classes, &lexicon_needs(c->l, r)->classes))
		tell(c, r->row->file, r->row->line, false,
		    STR_FMT " is its own company: a word of the classes it "
			    "needs stands in it",
		    STR_ARG(r->row->term));
}

/* A pattern on texts that would keep it busy. */
static void
check_pattern(struct check *c, uint32_t pattern, const struct lexicon_rule *r)
{
	static const char *const unit[] = {
	    "a", "1", " ", "\xe4\xb8\x80", "a ", "a1", "1 ", "-"};
	struct str rest = patterns_literals(c->l->patterns, pattern);
	struct str literal = str_cut(&rest, '\n');
	struct buf text = {0};
	bool busy = false;

	if (literal.n == 1)
		tell(c, r->row->file, r->row->line, false,
		    "the only literal is " STR_FMT ", which most texts hold; "
		    "name a better one: (?#literal:WORD)",
		    STR_ARG(literal));
	for (size_t i = 0; i <= COUNT(unit) && !busy; i++) {
		struct str u = i ? str_from(unit[i - 1]) : literal;

		buf_clear(&text);
		buf_addstr(&text, literal);
		while (text.n < PATTERN_PART)
			buf_addstr(&text, u);
		/* what it may end with stands there too, but apart */
		buf_puts(&text, " \xe4\xb8\x80 1 a - !");
		busy = run(c, buf_str(&text)).undecided &&
		       c->m->patterns.nundecided;
		if (busy)
			tell(c, r->row->file, r->row->line, true,
			    "the pattern meets its limits on a text of many "
			    "\"" STR_FMT "\": no repeat within a repeat, and "
			    "none beside another that takes the same",
			    STR_ARG(u));
	}
	buf_free(&text);
}

static void
check_rules(struct check *c)
{
	const struct lexicon *l = c->l;

	for (uint32_t i = 0; i < l->nrule; i++) {
		const struct lexicon_rule *r = &l->rule[i];
		bool mine = r->pack == l->pack, twice;

		if (r->gone || c->key[i] == UINT32_MAX)
			continue;
		twice = check_twice(c, i, mine);
		if (!mine)
			continue;
		check_id(c, r);
		check_names(c, r);
		if (!r->regex && !twice)
			check_found(c, i);
	}
	for (uint32_t i = 0; i < l->npattern; i++) {
		const struct lexicon_rule *r = &l->rule[l->of_pattern[i].ref];

		if (!r->gone && r->pack == l->pack)
			check_pattern(c, i, r);
	}
}

/* A trap must keep its word out, where it stands alone. */
static void
check_trap(struct check *c, const struct lexicon_trap *t, struct names *seen)
{
	uint32_t before = seen->n;
	struct buf both = {0};

	buf_printf(&both, "%u " STR_FMT, t->key, STR_ARG(t->text));
	if (!c->has[t->key])
		tell(c, t->file, t->line, true,
		    "the word of the trap " STR_FMT " is no word of the "
		    "lexicon; take the trap out",
		    STR_ARG(t->text));
	else if (names_add(seen, buf_str(&both)) < before)
		tell(c, t->file, t->line, false,
		    "the trap " STR_FMT " stands twice for this word",
		    STR_ARG(t->text));
	run(c, t->text);
	if (hit_of_key(c, t->key))
		tell(c, t->file, t->line, true,
		    "the trap " STR_FMT " does not keep its word out: the "
		    "word stands in it more than once, or apart",
		    STR_ARG(t->text));
	buf_free(&both);
}

static bool
in_a_title(const struct lexicon *l, struct str text)
{
	for (size_t i = 0; i < l->ntitle; i++)
		if (l->title[i].pack == l->pack &&
		    str_find(l->title[i].title, text, 0) < l->title[i].title.n)
			return true;
	return false;
}

static void
check_traps(struct check *c)
{
	const struct lexicon *l = c->l;
	const struct lexicon_trap *first = NULL;
	struct names seen = {0};
	size_t untested = 0;

	for (size_t i = 0; i < l->ntrap; i++) {
		const struct lexicon_trap *t = &l->traps[i];

		if (t->pack != l->pack)
			continue;
		check_trap(c, t, &seen);
		if (in_a_title(l, t->text))
			continue;
		if (!first)
			first = t;
		if (untested++ < LISTED && l->ntitle)
			tell(c, t->file, t->line, false,
			    "the trap " STR_FMT " has no test; add a title "
			    "that holds it, with label 0, to titles.tsv",
			    STR_ARG(t->text));
	}
	if (first && !l->ntitle)
		tell(c, first->file, first->line, false,
		    "%zu traps from here on have no test but themselves; add "
		    "titles that hold them, with label 0, in a titles.tsv "
		    "beside them",
		    untested);
	else if (untested > LISTED)
		tell(c, first->file, first->line, false,
		    "and %zu more traps have no test", untested - LISTED);
	names_free(&seen);
}

static void
check_titles(struct check *c)
{
	const struct lexicon *l = c->l;

	for (size_t i = 0; i < l->ntitle; i++) {
		const struct lexicon_title *t = &l->title[i];
		bool found = run(c, t->title).score >= l->weight[W_PASS];
		struct str best =
		    found ? l->slugs.name[c->m->tally[0].slug] : STR("nothing");

		if (t->pack != l->pack ||
		    (t->label.p[0] == '0'
			    ? !found
			    : found && str_eq(best, t->commodity)))
			continue;
		tell(c, t->file, t->line, true,
		    "found: " STR_FMT ", wanted: " STR_FMT
		    "; see it with wt-match --explain",
		    STR_ARG(best),
		    STR_ARG(
			t->label.p[0] == '0' ? STR("nothing") : t->commodity));
	}
}

static bool
name_add(void *of, const struct tsv *t, struct err *e)
{
	(void)e;
	names_add(of, t->col[0]);
	return true;
}

/* The values of a column of a table below the rules. */
static bool
read_names(struct rules *r, const char *file, const char *column,
    struct names *to, struct err *e)
{
	const char *const columns[] = {column, NULL};

	return tsv_each_home(r, file, columns, name_add, to, e);
}

/* Which word each row is. */
static void
number_words(struct check *c)
{
	const struct lexicon *l = c->l;

	c->key = mem_new(l->nrule, sizeof(*c->key));
	c->has = mem_new(l->keys.n, sizeof(*c->has));
	for (size_t i = 0; i < l->nrule; i++)
		c->key[i] = UINT32_MAX;
	for (size_t i = 0; i < l->nentry; i++)
		if (l->entry[i].kind == LEXICON_RULE)
			c->key[l->entry[i].ref] = l->entry[i].key;
	for (size_t i = 0; i < l->npattern; i++)
		if (l->of_pattern[i].kind == LEXICON_RULE)
			c->key[l->of_pattern[i].ref] = l->of_pattern[i].key;
	for (size_t i = 0; i < l->nrule; i++)
		if (c->key[i] != UINT32_MAX)
			c->has[c->key[i]] = true;
}

static void
check_free(struct check *c)
{
	match_free(c->m);
	names_free(&c->slugs);
	names_free(&c->taxa);
	names_free(&c->words);
	free(c->of_word);
	free(c->key);
	free(c->has);
	buf_free(&c->span);
}

/* Rows at fault are told by now; those lines that are no warnings count. */
static bool
faulty(struct str faults)
{
	struct str line;

	while (faults.n && (line = str_cut(&faults, '\n')).p)
		if (line.n && str_find(line, STR(": warning: "), 0) == line.n)
			return true;
	return false;
}

bool
match_check(struct rules *r, struct lexicon *l, struct buf *out, bool *good,
    struct err *e)
{
	struct check c = {.l = l, .out = out, .bad = faulty(buf_str(out))};
	bool ok;

	ok = read_names(r, "taxa/commodities.tsv", "slug", &c.slugs, e) &&
	     read_names(r, "taxa/taxa.tsv", "taxon", &c.taxa, e) &&
	     read_names(r, "taxa/tree.tsv", "taxon", &c.taxa, e) &&
	     read_names(r, "taxa/synonyms.tsv", "name", &c.taxa, e);
	if (ok) {
		c.m = match_new(l, WORDS_ALL_TRICKS);
		match_keep(c.m);
		number_words(&c);
		check_rules(&c);
		check_traps(&c);
		check_titles(&c);
	}
	check_free(&c);
	*good = !c.bad;
	return ok;
}
