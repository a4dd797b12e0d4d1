/* lexicon - the words of the trade: rules, traps, company */
#include "lexicon.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "fold.h"
#include "mem.h"

static const char *const weight_name[W_COUNT] = {"title_plus", "text_plus",
    "more_plus", "title_company", "text_company", "more_company", "alone",
    "context", "minus", "minus_most", "pass"};

struct lexicon *
lexicon_new(void)
{
	struct lexicon *l = mem_new(1, sizeof(*l));

	l->words = words_new();
	l->patterns = patterns_new();
	return l;
}

void
lexicon_free(struct lexicon *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->nrule; i++) {
		free(l->rule[i].commodity);
		free(l->rule[i].except);
	}
	free(l->rule);
	free(l->entry);
	names_free(&l->slugs);
	names_free(&l->classes);
	names_free(&l->keys);
	names_free(&l->ids);
	free(l->of_pattern);
	patterns_free(l->patterns);
	words_free(l->words);
	free(l);
}

/* The number of a folded word. */
static uint32_t
key_of(struct lexicon *l, struct str term)
{
	struct fold f = {0};
	uint32_t key;

	fold_text(&f, term);
	key = names_add(
	    &l->keys, str_n((const char *)f.unit, f.n * sizeof(*f.unit)));
	fold_free(&f);
	return key;
}

static bool
add_entry(struct lexicon *l, struct str term, bool borders,
    struct lexicon_entry entry, struct err *e)
{
	if (words_add(l->words, term, borders, e) < 0)
		return false;
	mem_grow(&l->entry, &l->cap_entry, l->nentry + 1, sizeof(*l->entry));
	l->entry[l->nentry++] = entry;
	return true;
}

/* The number of a pattern as a word; no folded word begins so. */
static uint32_t
pattern_key(struct lexicon *l, struct str pattern)
{
	struct buf b = {0};
	uint32_t key;

	buf_add(&b, "\0", 2);
	buf_addstr(&b, pattern);
	key = names_add(&l->keys, buf_str(&b));
	buf_free(&b);
	return key;
}

static bool
add_pattern(struct lexicon *l, struct str pattern, struct lexicon_entry entry,
    struct err *e)
{
	if (patterns_add(l->patterns, pattern, e) < 0)
		return false;
	mem_grow(&l->of_pattern, &l->cap_pattern, l->npattern + 1,
	    sizeof(*l->of_pattern));
	l->of_pattern[l->npattern++] = entry;
	return true;
}

/* A trap must hold the word it guards, or it guards nothing. */
static bool
trap_holds(struct str trap, struct str term)
{
	struct fold a = {0}, b = {0};
	bool holds = false;

	fold_text(&a, trap);
	fold_text(&b, term);
	for (size_t i = 0; i + b.n <= a.n && !holds; i++)
		holds = b.n < a.n &&
		        memcmp(a.unit + i, b.unit, b.n * sizeof(*b.unit)) == 0;
	fold_free(&a);
	fold_free(&b);
	return holds;
}

static bool
add_trap(struct lexicon *l, struct tsv *t, uint32_t key, struct str trap,
    bool holds, struct err *e)
{
	struct err why;

	if (!holds)
		return tsv_fault(t, e,
		    "the trap " STR_FMT " does not hold its word; a trap is "
		    "a longer word around it",
		    STR_ARG(trap));
	if (!add_entry(l, trap, true,
		(struct lexicon_entry){LEXICON_TRAP, key, 0}, &why))
		return tsv_fault(t, e, "%s", why.msg);
	return true;
}

static struct lexicon_rule *
rule_new(struct lexicon *l)
{
	mem_grow(&l->rule, &l->cap_rule, l->nrule + 1, sizeof(*l->rule));
	l->rule[l->nrule] =
	    (struct lexicon_rule){.sign = '+', .needs_slug = NAMES_NONE};
	return &l->rule[l->nrule++];
}

/* A commodity of a row: *, a slug, or !slug, which * leaves out. */
static void
add_commodity(
    struct lexicon *l, struct lexicon_rule *r, struct str name, size_t cap[2])
{
	if (name.p[0] == '!') {
		mem_grow(
		    &r->except, &cap[1], r->nexcept + 1, sizeof(*r->except));
		r->except[r->nexcept++] =
		    names_add(&l->slugs, str_n(name.p + 1, name.n - 1));
		return;
	}
	mem_grow(
	    &r->commodity, &cap[0], r->ncommodity + 1, sizeof(*r->commodity));
	r->commodity[r->ncommodity++] =
	    str_eq(name, STR("*")) ? LEXICON_ANY : names_add(&l->slugs, name);
}

static bool
rule_commodities(struct lexicon *l, struct lexicon_rule *r, struct tsv *t,
    struct str list, struct err *e)
{
	struct str part;
	size_t cap[2] = {0, 0};

	while ((part = str_cut(&list, ',')).p) {
		part = str_trim(part);
		if (!part.n)
			return tsv_fault(t, e,
			    "a commodity is missing; name "
			    "its slug, or * on a row that argues against");
		add_commodity(l, r, part, cap);
	}
	if (r->nexcept &&
	    (r->ncommodity != 1 || r->commodity[0] != LEXICON_ANY))
		return tsv_fault(t, e,
		    "!slug is for rows of commodity *, "
		    "which it leaves out: *,!slug");
	for (size_t i = 0; i < r->ncommodity; i++)
		if (r->commodity[i] == LEXICON_ANY && r->sign != '-')
			return tsv_fault(t, e,
			    "commodity * is for rows that "
			    "argue against (sign -)");
	return true;
}

static bool
class_of(struct lexicon *l, struct tsv *t, struct str name, uint32_t *class,
    struct err *e)
{
	*class = names_add(&l->classes, name);
	if (*class >= 64)
		return tsv_fault(t, e, "more than 64 classes of context");
	return true;
}

static bool
rule_needs(struct lexicon *l, struct lexicon_rule *r, struct tsv *t,
    struct str list, struct err *e)
{
	struct str part;
	uint32_t class;

	if (!list.n) {
		r->needs_same = r->needs_any = true;
		return true;
	}
	while ((part = str_cut(&list, ',')).p) {
		part = str_trim(part);
		if (str_eq(part, STR("@"))) {
			r->needs_same = true;
		} else if (part.n && part.p[0] == '@') {
			r->needs_slug =
			    names_add(&l->slugs, str_n(part.p + 1, part.n - 1));
		} else {
			if (!class_of(l, t, part, &class, e))
				return false;
			r->needs |= 1ULL << class;
		}
	}
	return true;
}

enum { C_ID, C_COMMODITY, C_TERM, C_SIGN, C_NEEDS, C_TRAPS, C_KIND };

/* How a row's term is to be found: a list of kinds, or nothing. */
static bool
rule_kind(struct lexicon_rule *r, struct tsv *t, struct str list, struct err *e)
{
	struct str part;
	bool other = false;

	while (list.n && (part = str_cut(&list, ',')).p) {
		part = str_trim(part);
		if (str_eq(part, STR("sound")))
			other = r->sound = true;
		else if (str_eq(part, STR("regex")))
			r->regex = true;
		else if (str_eq(part, STR("literal")) ||
			 str_eq(part, STR("split")))
			other = true;
		else
			return tsv_fault(t, e,
			    STR_FMT ": no such kind; literal, sound, split "
				    "or regex",
			    STR_ARG(part));
	}
	if (r->regex && other)
		return tsv_fault(t, e,
		    "a regex is no word: kind regex stands "
		    "alone");
	return true;
}

/* The term of a row: a word or a pattern, with the key that traps have. */
static bool
rule_term(struct lexicon *l, struct tsv *t, uint32_t *key, struct err *e)
{
	struct lexicon_entry entry = {LEXICON_RULE, 0, (uint32_t)l->nrule - 1};
	bool regex = l->rule[entry.ref].regex;
	struct str term = t->col[C_TERM];
	struct err why;
	bool ok;

	entry.key = *key = regex ? pattern_key(l, term) : key_of(l, term);
	if (regex)
		ok = add_pattern(l, term, entry, &why);
	else
		ok = add_entry(l, term, true, entry, &why);
	return ok || tsv_fault(t, e, "%s", why.msg);
}

/* The column of traps. */
static bool
rule_traps(struct lexicon *l, struct tsv *t, uint32_t key, struct err *e)
{
	struct str rest = t->col[C_TRAPS], trap;

	while (rest.n && (trap = str_cut(&rest, ';')).p) {
		bool holds;

		trap = str_trim(trap);
		if (!trap.n)
			continue;
		holds = l->rule[l->nrule - 1].regex
		            ? patterns_try(
				  l->patterns, (uint32_t)l->npattern - 1, trap)
		            : trap_holds(trap, t->col[C_TERM]);
		if (!add_trap(l, t, key, trap, holds, e))
			return false;
	}
	return true;
}

static bool
rule_row(struct lexicon *l, struct tsv *t, struct err *e)
{
	struct str id = t->col[C_ID], sign = t->col[C_SIGN];
	struct lexicon_rule *r;
	uint32_t before = l->ids.n, key;

	if (!id.n || !t->col[C_TERM].n)
		return tsv_fault(t, e, "id and term must not be empty");
	if (names_add(&l->ids, id) < before)
		return tsv_fault(t, e,
		    "the id " STR_FMT " stands twice; ids "
		    "are unique over all files",
		    STR_ARG(id));
	if (sign.n != 1 || !strchr("+?-", sign.p[0]))
		return tsv_fault(t, e, "sign must be +, ? or -");
	r = rule_new(l);
	r->id = l->ids.name[l->ids.n - 1];
	r->sign = sign.p[0];
	return rule_kind(r, t, t->col[C_KIND], e) &&
	       rule_commodities(l, r, t, t->col[C_COMMODITY], e) &&
	       rule_needs(l, r, t, t->col[C_NEEDS], e) &&
	       rule_term(l, t, &key, e) && rule_traps(l, t, key, e);
}

static bool
trap_row(struct lexicon *l, struct tsv *t, struct err *e)
{
	struct str term = t->col[0], trap = t->col[1];

	return add_trap(l, t, key_of(l, term), trap, trap_holds(trap, term), e);
}

static bool
context_row(struct lexicon *l, struct tsv *t, struct err *e)
{
	struct err why;
	uint32_t class;

	if (!class_of(l, t, t->col[0], &class, e))
		return false;
	if (!add_entry(l, t->col[1], true,
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

struct table {
	const char *name; /* the file's; NULL: any other */
	const char *const *columns;
	bool (*row)(struct lexicon *, struct tsv *, struct err *);
};

static const char *const rule_columns[] = {
    "id", "commodity", "term", "sign", "?needs", "?traps", "?kind", NULL};
static const char *const trap_columns[] = {"term", "trap", NULL};
static const char *const context_columns[] = {"class", "word", NULL};
static const char *const weight_columns[] = {"name", "value", NULL};

static const struct table tables[] = {{"traps.tsv", trap_columns, trap_row},
    {"context.tsv", context_columns, context_row},
    {"weights.tsv", weight_columns, weight_row},
    {NULL, rule_columns, rule_row}};

static bool
read_file(struct lexicon *l, struct rules *r, const char *path, struct err *e)
{
	const char *slash = strrchr(path, '/');
	const struct table *k = tables;
	struct tsv t = {0};
	int more;

	while (k->name && strcmp(k->name, slash ? slash + 1 : path) != 0)
		k++;
	if (!tsv_open(&t, r, path, k->columns, e)) {
		tsv_close(&t);
		return false;
	}
	while ((more = tsv_next(&t, e)) > 0)
		if (!k->row(l, &t, e)) {
			more = -1;
			break;
		}
	tsv_close(&t);
	return more == 0;
}

static bool
read_folder(struct lexicon *l, struct rules *r, const char *path, struct err *e)
{
	char **file;
	size_t n;
	bool ok;

	ok = rules_list(path, ".tsv", &file, &n, e);
	for (size_t i = 0; i < n && ok; i++)
		ok = read_file(l, r, file[i], e);
	rules_list_free(file, n);
	return ok;
}

bool
lexicon_read(
    struct lexicon *l, struct rules *r, const char *path, struct err *e)
{
	struct buf core = {0};
	struct stat st;
	bool ok;

	ok = read_folder(l, r, path, e);
	buf_printf(&core, "%s/core", path);
	if (ok && stat(buf_cstr(&core), &st) == 0 && S_ISDIR(st.st_mode))
		ok = read_folder(l, r, core.p, e);
	buf_free(&core);
	return ok;
}

bool
lexicon_term(struct lexicon *l, struct str term, struct err *e)
{
	struct lexicon_rule *r;
	uint32_t id = names_add(&l->ids, term);

	if (!add_entry(l, term, false,
		(struct lexicon_entry){
		    LEXICON_TERM, key_of(l, term), (uint32_t)l->nrule},
		e))
		return false;
	r = rule_new(l);
	r->id = l->ids.name[id];
	return true;
}

bool
lexicon_regex(struct lexicon *l, struct str pattern, struct err *e)
{
	struct lexicon_rule *r;
	struct err why;
	uint32_t id;

	if (!add_pattern(l, pattern,
		(struct lexicon_entry){
		    LEXICON_TERM, pattern_key(l, pattern), (uint32_t)l->nrule},
		&why))
		return err_set(
		    e, "--regex " STR_FMT ": %s", STR_ARG(pattern), why.msg);
	id = names_add(&l->ids, pattern);
	r = rule_new(l);
	r->id = l->ids.name[id];
	return true;
}

bool
lexicon_terms(
    struct lexicon *l, struct rules *r, const char *path, struct err *e)
{
	struct buf text = {0};
	struct str rest, line;
	struct err why;
	size_t number = 0;
	bool ok = rules_text(r, path, &text, e);

	rest = buf_str(&text);
	while (ok && rest.n && (line = str_cut(&rest, '\n')).p) {
		number++;
		if (line.n && line.p[line.n - 1] == '\r')
			line.n--;
		if (line.n && !lexicon_term(l, line, &why))
			ok = err_set(e, "%s:%zu: %s", path, number, why.msg);
	}
	buf_free(&text);
	return ok;
}

void
lexicon_build(struct lexicon *l)
{
	words_build(l->words);
	patterns_build(l->patterns);
}
