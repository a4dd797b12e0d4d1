/* lexicon - the words of the trade: rules, traps, company */
#include "lexicon.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lexicon_priv.h"
#include "mem.h"

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
	for (size_t i = 0; i < l->nrule && l->keep; i++)
		free(l->rule[i].row);
	lexicon_cells_free(l);
	free(l->rule);
	free(l->entry);
	fold_free(&l->word);
	fold_free(&l->trap);
	names_free(&l->slugs);
	names_free(&l->classes);
	names_free(&l->keys);
	names_free(&l->ids);
	names_free(&l->texts);
	free(l->of_id);
	free(l->traps);
	free(l->title);
	free(l->of_pattern);
	patterns_free(l->patterns);
	words_free(l->words);
	free(l);
}

/* A column that no one reads may hold notes, or be a misspelt one. */
static void
unknown_columns(
    struct lexicon *l, const struct tsv *t, const struct lexicon_table *k)
{
	static const char *const notes[] = {"lang", "meaning", "source",
	    "class", "verified", "note", "notes", "comment", NULL};
	struct str rest = t->head, name;

	while ((name = str_cut(&rest, '\t')).p) {
		bool known = false;

		name = str_trim(name);
		for (size_t i = 0; k->columns[i] && !known; i++)
			known = str_eq(name,
			    str_from(k->columns[i] + (*k->columns[i] == '?')));
		for (size_t i = 0; notes[i] && !known; i++)
			known = str_eq(name, str_from(notes[i]));
		if (!known && name.n)
			buf_printf(l->faults,
			    "%s:%zu: warning: column " STR_FMT
			    " is not known and not read; wt-rules(5) has the "
			    "columns, note is one for notes\n",
			    t->path, t->line, STR_ARG(name));
	}
}

/* True if reading goes on all the same. */
static bool
noted(struct lexicon *l, const struct err *e)
{
	if (l->faults)
		buf_printf(l->faults, "%s\n", e->msg);
	return l->faults != NULL;
}

static bool
read_file(struct lexicon *l, struct rules *r, const char *path, struct err *e)
{
	const char *slash = strrchr(path, '/');
	const struct lexicon_table *k = lexicon_tables;
	struct tsv t = {0};
	int more;

	while (k->name && strcmp(k->name, slash ? slash + 1 : path) != 0)
		k++;
	if (!tsv_open(&t, r, path, k->columns, e))
		return noted(l, e);
	if (l->faults)
		unknown_columns(l, &t, k);
	while ((more = tsv_next(&t, e)) != 0)
		if ((more < 0 || !k->row(l, &t, e)) && !noted(l, e))
			break;
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

void
lexicon_faults(struct lexicon *l, struct buf *faults)
{
	l->faults = faults;
}

void
lexicon_keep(struct lexicon *l)
{
	l->keep = true;
}

bool
lexicon_read(
    struct lexicon *l, struct rules *r, const char *path, struct err *e)
{
	struct buf core = {0};
	struct stat st;
	bool ok;

	l->pack++;
	l->home = str_from(rules_home(r));
	ok = read_folder(l, r, path, e);
	buf_printf(&core, "%s/core", path);
	if (ok && stat(buf_cstr(&core), &st) == 0 && S_ISDIR(st.st_mode))
		ok = read_folder(l, r, core.p, e);
	buf_free(&core);
	return ok;
}

/* The rule of a plain term or pattern: its id is what was given. */
static void
rule_plain(struct lexicon *l, struct str given)
{
	uint32_t id = names_add(&l->ids, given);

	mem_grow(&l->of_id, &l->cap_of_id, (size_t)id + 1, sizeof(*l->of_id));
	l->of_id[id] = (uint32_t)l->nrule;
	lexicon_rule_new(l)->id = l->ids.name[id];
}

bool
lexicon_term(struct lexicon *l, struct str term, struct err *e)
{
	fold_text(&l->word, term);
	if (!lexicon_entry(l, term, &l->word, WORDS_MASKED,
		(struct lexicon_entry){
		    LEXICON_TERM, lexicon_key(l, &l->word), (uint32_t)l->nrule},
		e))
		return false;
	rule_plain(l, term);
	return true;
}

bool
lexicon_regex(struct lexicon *l, struct str pattern, struct err *e)
{
	struct err why;

	if (!lexicon_pattern(l, pattern,
		(struct lexicon_entry){LEXICON_TERM,
		    lexicon_pattern_key(l, pattern), (uint32_t)l->nrule},
		&why))
		return err_set(
		    e, "--regex " STR_FMT ": %s", STR_ARG(pattern), why.msg);
	rule_plain(l, pattern);
	l->rule[l->nrule - 1].regex = true;
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

struct str
lexicon_taxon(const struct lexicon *l, const struct lexicon_rule *r)
{
	return r->taxon ? l->texts.name[r->taxon - 1] : STR("");
}

void
lexicon_build(struct lexicon *l)
{
	words_build(l->words);
	patterns_build(l->patterns);
}
