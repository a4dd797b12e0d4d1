/* match_job - what wt-match was asked for, made ready */
#include "match_job.h"

#include <stdlib.h>
#include <unistd.h>

#include "mem.h"
#include "rules.h"

#define FIELDS     "title,description,attributes"
#define FIELDS_MAX 64

struct field {
	struct buf path; /* with its dot */
	int slot;
	bool title;
};

struct match_job {
	struct rules *rules;
	struct lexicon *lexicon;
	struct match *match;
	struct field field[FIELDS_MAX];
	size_t nfield;
	int min_score;
	uint64_t undecided, unsearched;
	bool scored; /* commodities are looked for, not only plain terms */
};

bool
match_job_source(
    struct match_job_opts *o, enum match_job_source_kind kind, const char *arg)
{
	if (o->nsource == COUNT(o->source))
		return false;
	o->source[o->nsource].kind = kind;
	o->source[o->nsource++].arg = arg;
	return true;
}

static bool
add_fields(struct match_job *m, struct json_paths *want, const char *list,
    struct err *e)
{
	struct str rest = str_from(list), part;
	struct field *f;

	while ((part = str_cut(&rest, ',')).p) {
		part = str_trim(part);
		if (m->nfield == FIELDS_MAX)
			return err_set(e, "more than %d fields", FIELDS_MAX);
		f = &m->field[m->nfield++];
		if (!part.n || (part.p[0] != '.' && part.p[0] != '['))
			buf_addc(&f->path, '.');
		buf_addstr(&f->path, part);
		f->title = str_eq(buf_str(&f->path), STR(".title"));
		buf_cstr(&f->path);
		f->slot = json_paths_add(want, buf_str(&f->path), e);
		if (f->slot < 0)
			return false;
	}
	return true;
}

static bool
home_file(struct match_job *m, const char *name, struct err *e)
{
	struct buf path = {0};
	bool ok;

	buf_printf(&path, "%s/%s", rules_home(m->rules), name);
	ok = lexicon_read(m->lexicon, m->rules, buf_cstr(&path), e);
	buf_free(&path);
	return ok;
}

/* A path, or the name of a pack in the default folder. */
static bool
add_rules(struct match_job *m, const char *arg, struct err *e)
{
	struct buf path = {0};
	bool ok;

	if (!strchr(arg, '/') && access(arg, F_OK) != 0) {
		buf_printf(&path, "%s/lexicon/%s", rules_home(m->rules), arg);
		if (access(buf_cstr(&path), F_OK) == 0)
			arg = path.p;
	}
	ok = lexicon_read(m->lexicon, m->rules, arg, e);
	buf_free(&path);
	return ok;
}

static bool
add_source(struct match_job *m, enum match_job_source_kind kind,
    const char *arg, struct err *e)
{
	switch (kind) {
	case MATCH_JOB_TERM: return lexicon_term(m->lexicon, str_from(arg), e);
	case MATCH_JOB_TERMS:
		return lexicon_terms(m->lexicon, m->rules, arg, e);
	case MATCH_JOB_REGEX:
		return lexicon_regex(m->lexicon, str_from(arg), e);
	default: return add_rules(m, arg, e);
	}
}

/* Plain terms replace the core pack, unless rules are named too. */
static bool
add_words(struct match_job *m, const struct match_job_opts *o, struct err *e)
{
	bool terms = false, rules = false;

	for (size_t i = 0; i < o->nsource; i++) {
		terms |= o->source[i].kind != MATCH_JOB_RULES;
		rules |= o->source[i].kind == MATCH_JOB_RULES;
	}
	m->scored = rules || !terms;
	if (o->no_default_rules && !terms && !rules)
		return err_set(e, "--no-default-rules leaves no words; name "
				  "some with --rules, --terms or --term");
	if (m->scored &&
	    !home_file(
		m, o->no_default_rules ? "lexicon/weights.tsv" : "lexicon", e))
		return false;
	for (size_t i = 0; i < o->nsource; i++)
		if (!add_source(m, o->source[i].kind, o->source[i].arg, e))
			return false;
	lexicon_build(m->lexicon);
	return true;
}

struct match_job *
match_job_open(
    const struct match_job_opts *o, struct json_paths *want, struct err *e)
{
	struct match_job *m = mem_new(1, sizeof(*m));
	uint32_t tricks;

	m->lexicon = lexicon_new();
	if (o->keep)
		lexicon_keep(m->lexicon);
	m->rules = rules_new(e);
	if (!m->rules || !match_tricks(str_from(o->tricks), &tricks, e) ||
	    !add_fields(m, want, o->fields ? o->fields : FIELDS, e) ||
	    !add_words(m, o, e)) {
		match_job_free(m);
		return NULL;
	}
	m->match = match_new(m->lexicon, tricks);
	if (o->keep)
		match_keep(m->match);
	m->min_score =
	    o->min_score >= 0 ? o->min_score : m->lexicon->weight[W_PASS];
	return m;
}

void
match_job_free(struct match_job *m)
{
	if (!m)
		return;
	for (size_t i = 0; i < m->nfield; i++)
		buf_free(&m->field[i].path);
	match_free(m->match);
	lexicon_free(m->lexicon);
	rules_free(m->rules);
	free(m);
}

const char *
match_job_digest(struct match_job *m)
{
	return rules_digest(m->rules);
}

bool
match_job_run(struct match_job *m, const struct str *field)
{
	struct match_result r;
	bool any = false;

	match_begin(m->match);
	for (size_t i = 0; i < m->nfield; i++) {
		any |= field[m->field[i].slot].n > 0;
		match_field(m->match, buf_str(&m->field[i].path),
		    m->field[i].title, field[m->field[i].slot]);
	}
	r = match_end(m->match);
	m->unsearched += !any;
	m->undecided += r.undecided;
	return r.terms || r.undecided || (m->scored && r.score >= m->min_score);
}

struct str
match_job_stopped(const struct match_job *m)
{
	return match_stopped(m->match);
}

uint64_t
match_job_undecided(const struct match_job *m)
{
	return m->undecided;
}

uint64_t
match_job_unsearched(const struct match_job *m)
{
	return m->unsearched;
}

struct str
match_job_value(struct match_job *m)
{
	return match_value(m->match);
}

void
match_job_context(
    const struct match_job *m, struct str name, bool colour, struct buf *out)
{
	match_context(m->match, name, colour, out);
}

void
match_job_explain(const struct match_job *m, struct str name, struct buf *out)
{
	match_explain(m->match, name, m->min_score, out);
}

void
match_job_list(const struct match_job *m, struct buf *out)
{
	for (uint32_t i = 0; i < m->lexicon->nrule; i++)
		if (!m->lexicon->rule[i].gone)
			lexicon_list(m->lexicon, i, out);
}

static bool
check(struct match_job *m, const struct match_job_opts *o, const char *path,
    struct buf *out, bool *good, struct err *e)
{
	lexicon_keep(m->lexicon);
	if (!home_file(
		m, o->no_default_rules ? "lexicon/weights.tsv" : "lexicon", e))
		return false;
	lexicon_faults(m->lexicon, out);
	if (!add_rules(m, path, e))
		return false;
	lexicon_build(m->lexicon);
	return match_check(m->rules, m->lexicon, out, good, e);
}

bool
match_job_check(const struct match_job_opts *o, const char *path,
    struct buf *out, bool *good, struct err *e)
{
	struct match_job m = {.lexicon = lexicon_new(), .rules = rules_new(e)};
	bool ok = m.rules && check(&m, o, path, out, good, e);

	lexicon_free(m.lexicon);
	rules_free(m.rules);
	return ok;
}
