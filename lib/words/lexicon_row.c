/* lexicon_row - the rows of the lexicon's tables */
#include <stdlib.h>

#include "fold.h"
#include "lexicon_priv.h"
#include "mem.h"

static const char *const weight_name[W_COUNT] = {"title_plus", "text_plus",
    "more_plus", "title_company", "text_company", "more_company", "alone",
    "context", "minus", "minus_most", "pass"};

/* The number of a folded word. */
uint32_t
lexicon_key(struct lexicon *l, const struct fold *f)
{
	return names_add(
	    &l->keys, str_n((const char *)f->unit, f->n * sizeof(*f->unit)));
}

bool
lexicon_entry(struct lexicon *l, struct str term, const struct fold *f,
    unsigned flags, struct lexicon_entry entry, struct err *e)
{
	if (words_add_folded(l->words, term, f, flags, e) < 0)
		return false;
	mem_grow(&l->entry, &l->cap_entry, l->nentry + 1, sizeof(*l->entry));
	l->entry[l->nentry++] = entry;
	return true;
}

/* The number of a pattern as a word; no folded word begins so. */
uint32_t
lexicon_pattern_key(struct lexicon *l, struct str pattern)
{
	struct buf b = {0};
	uint32_t key;

	buf_add(&b, "\0", 2);
	buf_addstr(&b, pattern);
	key = names_add(&l->keys, buf_str(&b));
	buf_free(&b);
	return key;
}

bool
lexicon_pattern(struct lexicon *l, struct str pattern,
    struct lexicon_entry entry, struct err *e)
{
	if (patterns_add(l->patterns, pattern, e) < 0)
		return false;
	mem_grow(&l->of_pattern, &l->cap_pattern, l->npattern + 1,
	    sizeof(*l->of_pattern));
	l->of_pattern[l->npattern++] = entry;
	return true;
}

/* A trap must hold the word it guards, or it guards nothing.  Both are folded,
 * in l->trap and l->word. */
static bool
trap_holds(const struct lexicon *l)
{
	const struct fold *a = &l->trap, *b = &l->word;
	bool holds = false;

	for (size_t i = 0; i + b->n <= a->n && !holds; i++)
		holds = b->n < a->n && memcmp(a->unit + i, b->unit,
					   b->n * sizeof(*b->unit)) == 0;
	return holds;
}

static struct str
text_kept(struct lexicon *l, struct str s)
{
	uint32_t number = names_add(&l->texts, s);

	return l->texts.name[number];
}

/* A trap, folded in l->trap. */
static bool
add_trap(struct lexicon *l, struct tsv *t, struct lexicon_entry entry,
    struct str trap, bool holds, struct err *e)
{
	struct err why;

	if (!holds)
		return tsv_fault(t, e,
		    "the trap " STR_FMT " does not hold its word; a trap is "
		    "a longer word around it",
		    STR_ARG(trap));
	if (!lexicon_entry(l, trap, &l->trap, WORDS_BORDERS, entry, &why))
		return tsv_fault(t, e, "%s", why.msg);
	if (!l->keep)
		return true;
	mem_grow(&l->traps, &l->cap_trap, l->ntrap + 1, sizeof(*l->traps));
	l->traps[l->ntrap++] = (struct lexicon_trap){text_kept(l, trap),
	    text_kept(l, str_from(t->path)), t->line, entry.key, l->pack};
	return true;
}

struct lexicon_rule *
lexicon_rule_new(struct lexicon *l)
{
	mem_grow(&l->rule, &l->cap_rule, l->nrule + 1, sizeof(*l->rule));
	l->rule[l->nrule] = (struct lexicon_rule){.sign = '+'};
	return &l->rule[l->nrule++];
}

enum {
	C_ID,
	C_COMMODITY,
	C_TERM,
	C_SIGN,
	C_NEEDS,
	C_TRAPS,
	C_KIND,
	C_TAXON,
	C_LANG,
	C_MEANING
};

/* The term of a row: a word, then folded in l->word, or a pattern, with the
 * key that traps have. */
static bool
rule_term(struct lexicon *l, struct tsv *t, uint32_t *key, struct err *e)
{
	struct lexicon_entry entry = {LEXICON_RULE, 0, (uint32_t)l->nrule - 1};
	const struct lexicon_rule *r = &l->rule[entry.ref];
	unsigned flags = WORDS_BORDERS | (r->sound ? WORDS_SOUND : 0) |
	                 (r->mask ? WORDS_MASKED_SHORT : 0) |
	                 (r->sign != '-' ? WORDS_MASKED : 0);
	bool regex = r->regex;
	struct str term = t->col[C_TERM];
	struct err why;
	bool ok;

	fold_sound(&l->word, NULL, term);
	entry.key = *key =
	    regex ? lexicon_pattern_key(l, term) : lexicon_key(l, &l->word);
	if (regex)
		ok = lexicon_pattern(l, term, entry, &why);
	else
		ok = lexicon_entry(l, term, &l->word, flags, entry, &why);
	return ok || tsv_fault(t, e, "%s", why.msg);
}

/* The column of traps. */
static bool
rule_traps(struct lexicon *l, struct tsv *t, uint32_t key, struct err *e)
{
	struct str rest = t->col[C_TRAPS], trap;
	struct lexicon_entry entry = {LEXICON_TRAP, key, (uint32_t)l->nrule};

	while (rest.n && (trap = str_cut(&rest, ';')).p) {
		bool holds;

		trap = str_trim(trap);
		if (!trap.n)
			continue;
		fold_sound(&l->trap, NULL, trap);
		holds = l->rule[l->nrule - 1].regex
		            ? patterns_try(
				  l->patterns, (uint32_t)l->npattern - 1, trap)
		            : trap_holds(l);
		if (!add_trap(l, t, entry, trap, holds, e))
			return false;
	}
	return true;
}

/* A row that another has taken the place of: none of its words counts. */
static void
rule_gone(struct lexicon *l, uint32_t rule)
{
	for (size_t i = 0; i < l->nentry; i++) {
		struct lexicon_entry *e = &l->entry[i];

		if ((e->kind == LEXICON_RULE && e->ref == rule) ||
		    (e->kind == LEXICON_TRAP && e->ref == rule + 1))
			e->kind = LEXICON_GONE;
	}
	for (size_t i = 0; i < l->npattern; i++)
		if (l->of_pattern[i].kind == LEXICON_RULE &&
		    l->of_pattern[i].ref == rule) {
			l->of_pattern[i].kind = LEXICON_GONE;
			patterns_drop(l->patterns, (uint32_t)i);
		}
	l->rule[rule].gone = true;
}

/* The rule of an id: new, or over that of an earlier pack. */
static bool
rule_id(struct lexicon *l, struct tsv *t, struct str id, struct err *e)
{
	uint32_t before = l->ids.n, number = names_add(&l->ids, id);

	if (number < before) {
		if (l->rule[l->of_id[number]].pack == l->pack)
			return tsv_fault(t, e,
			    "the id " STR_FMT " stands twice; ids "
			    "are unique over all files of a pack",
			    STR_ARG(id));
		rule_gone(l, l->of_id[number]);
	}
	mem_grow(
	    &l->of_id, &l->cap_of_id, (size_t)number + 1, sizeof(*l->of_id));
	l->of_id[number] = (uint32_t)l->nrule;
	lexicon_rule_new(l)->id = l->ids.name[number];
	return true;
}

/* The file as people know it: from the default folder on, if it is there. */
static struct str
file_kept(struct lexicon *l, const struct tsv *t)
{
	struct str path = str_from(t->path), home = l->home;

	if (!l->faults && str_starts(path, home) && path.n > home.n &&
	    path.p[home.n] == '/')
		path = str_after(path, home.n + 1);
	return text_kept(l, path);
}

/* What a row says, for people. */
static void
rule_keep(struct lexicon *l, struct lexicon_rule *r, const struct tsv *t)
{
	if (t->col[C_TAXON].n)
		r->taxon = names_add(&l->texts, t->col[C_TAXON]) + 1;
	if (!l->keep)
		return;
	r->row = mem_new(1, sizeof(*r->row));
	r->row->term = text_kept(l, t->col[C_TERM]);
	r->row->needs = text_kept(l, t->col[C_NEEDS]);
	r->row->traps = text_kept(l, t->col[C_TRAPS]);
	r->row->kind = text_kept(l, t->col[C_KIND]);
	r->row->lang = text_kept(l, t->col[C_LANG]);
	r->row->meaning = text_kept(l, t->col[C_MEANING]);
	r->row->file = file_kept(l, t);
	r->row->line = t->line;
}

static bool
rule_row(struct lexicon *l, struct tsv *t, struct err *e)
{
	struct str id = t->col[C_ID], sign = t->col[C_SIGN];
	struct lexicon_rule *r;
	uint32_t key;

	if (!id.n || !t->col[C_TERM].n)
		return tsv_fault(t, e, "id and term must not be empty");
	if (sign.n != 1 || !ONE_OF(sign.p[0], "+?-0"))
		return tsv_fault(t, e, "sign must be +, ?, - or 0");
	if (!rule_id(l, t, id, e))
		return false;
	r = &l->rule[l->nrule - 1];
	r->pack = l->pack;
	r->sign = sign.p[0];
	rule_keep(l, r, t);
	if (r->sign == '0')
		return r->gone = true;
	return lexicon_kind(r, t, t->col[C_KIND], e) &&
	       lexicon_commodities(l, r, t, t->col[C_COMMODITY], e) &&
	       lexicon_company(l, r, t, t->col[C_NEEDS], e) &&
	       rule_term(l, t, &key, e) && rule_traps(l, t, key, e);
}

static bool
trap_row(struct lexicon *l, struct tsv *t, struct err *e)
{
	fold_sound(&l->word, NULL, t->col[0]);
	fold_sound(&l->trap, NULL, t->col[1]);
	return add_trap(l, t,
	    (struct lexicon_entry){LEXICON_TRAP, lexicon_key(l, &l->word), 0},
	    t->col[1], trap_holds(l), e);
}

/* What sounds like a word and is an ordinary one. */
static bool
alike_row(struct lexicon *l, struct tsv *t, struct err *e)
{
	fold_sound(&l->word, NULL, t->col[0]);
	fold_sound(&l->trap, NULL, t->col[1]);
	return add_trap(l, t,
	    (struct lexicon_entry){LEXICON_TRAP, lexicon_key(l, &l->word), 0},
	    t->col[1], true, e);
}

static bool
context_row(struct lexicon *l, struct tsv *t, struct err *e)
{
	struct err why;
	uint32_t class;

	if (!lexicon_class(l, t, t->col[0], &class, e))
		return false;
	lexicon_set_add(&l->class_words, class);
	fold_sound(&l->word, NULL, t->col[1]);
	if (!lexicon_entry(l, t->col[1], &l->word, WORDS_BORDERS | WORDS_UNIT,
		(struct lexicon_entry){LEXICON_CONTEXT, 0, class}, &why))
		return tsv_fault(t, e, "%s", why.msg);
	return true;
}

static bool
weight_row(struct lexicon *l, struct tsv *t, struct err *e)
{
	char number[16] = "";
	char *end;
	long v;

	if (t->col[1].n < sizeof(number))
		memcpy(number, t->col[1].p, t->col[1].n);
	v = strtol(number, &end, 10);
	if (!*number || *end || v < 0 || v > 100)
		return tsv_fault(t, e, "a weight is a number from 0 to 100");
	for (int i = 0; i < W_COUNT; i++) {
		if (!str_eq(t->col[0], str_from(weight_name[i])))
			continue;
		l->weight[i] = (int)v;
		return true;
	}
	return tsv_fault(t, e, STR_FMT ": no such weight", STR_ARG(t->col[0]));
}

/* Titles that test a pack; only checks look at them. */
static bool
title_row(struct lexicon *l, struct tsv *t, struct err *e)
{
	struct str label = t->col[0];

	if (label.n != 1 || (label.p[0] != '0' && label.p[0] != '1'))
		return tsv_fault(t, e, "label must be 1 (wildlife) or 0");
	if (!l->keep)
		return true;
	mem_grow(&l->title, &l->cap_title, l->ntitle + 1, sizeof(*l->title));
	l->title[l->ntitle++] = (struct lexicon_title){text_kept(l, label),
	    text_kept(l, t->col[1]), text_kept(l, t->col[2]),
	    text_kept(l, str_from(t->path)), t->line, l->pack};
	return true;
}

static const char *const rule_columns[] = {"id", "commodity", "term", "sign",
    "?needs", "?traps", "?kind", "?taxon", "?lang", "?meaning", NULL};
static const char *const trap_columns[] = {"term", "trap", NULL};
static const char *const alike_columns[] = {"term", "alike", NULL};
static const char *const context_columns[] = {"class", "word", NULL};
static const char *const weight_columns[] = {"name", "value", NULL};
static const char *const title_columns[] = {
    "label", "commodity", "title", NULL};

const struct lexicon_table lexicon_tables[] = {
    {"traps.tsv", trap_columns, trap_row},
    {"alike.tsv", alike_columns, alike_row},
    {"context.tsv", context_columns, context_row},
    {"weights.tsv", weight_columns, weight_row},
    {"titles.tsv", title_columns, title_row}, {NULL, rule_columns, rule_row}};
