/* wt-match - pass on adverts whose text speaks of wildlife, with every hit */
#include "edge.h"
#include "filter.h"
#include "hits.h"
#include "match_job.h"

static const char usage[] =
    "wt-match [-acvx] [-t term] [-f file] [-e re] [-r path] "
    "[-F fields] [-m score] [file ...]";

static const char examples[] =
    "  wt-extract crawl/*.warc.gz | wt-match > hits.ndjson\n"
    "  wt-match --context adverts.ndjson | less -R\n"
    "  wt-match --term 牙雕 --term XY --regex '\\d+元/克' adverts.ndjson\n"
    "  wt-match --all adverts.ndjson | jq -c .match.score\n";

enum {
	OPT_CHECK_RULES = 256,
	OPT_COLOR,
	OPT_LIST_RULES,
	OPT_NO_DEFAULT_RULES,
	OPT_TRICKS
};

static const struct opt table[] = {
    {'a', "all", NULL, "pass on every advert, also those without a hit"},
    {OPT_CHECK_RULES, "check-rules", "PATH", "tell what is wrong in a pack"},
    {OPT_COLOR, "color", "WHEN", "of --context: auto, always, never"},
    {'c', "context", NULL, "show the hits in their context, for people"},
    {'x', "explain", NULL, "tell why each advert has its score, for people"},
    {'F', "fields", "PATHS", "search these (title,description,attributes)"},
    {'v', "invert", NULL, "pass on those without a hit; adds no key"},
    {OPT_LIST_RULES, "list-rules", NULL, "print every word as a row"},
    {'m', "min-score", "N", "pass on from this score, 0 to 100"},
    {OPT_NO_DEFAULT_RULES, "no-default-rules", NULL, "drop the core pack"},
    {'e', "regex", "RE", "search this pattern, as --term does"},
    {'r', "rules", "PATH", "add a file or folder of words"},
    {'t', "term", "TERM", "search this word in place of the core pack"},
    {'f', "terms", "FILE", "search the words of FILE, one a line"},
    {OPT_TRICKS, "tricks", "LIST", "see through these only; none; all"},
    {0, NULL, NULL, NULL}};

/* What the options ask for, beside the words. */
struct want {
	struct hits hits;
	bool list;
	const char *check; /* --check-rules */
	const char *color; /* --color */
};

static void
source(struct match_job_opts *m, enum match_job_source_kind kind,
    const struct opts *o)
{
	if (!match_job_source(m, kind, o->arg))
		opt_refuse(o,
		    "%s: too many --term, --terms, --regex, --rules; "
		    "put words into a file",
		    o->arg);
}

static void
parse(struct opts *o, struct match_job_opts *opt, struct want *w)
{
	int ch;

	while ((ch = opt_next(o)) != -1)
		switch (ch) {
		case 'a': w->hits.all = true; break;
		case 'c': w->hits.context = true; break;
		case 'e': source(opt, MATCH_JOB_REGEX, o); break;
		case 'F': opt->fields = o->arg; break;
		case 'f': source(opt, MATCH_JOB_TERMS, o); break;
		case 'm': opt->min_score = (int)opt_number(o, 0, 100); break;
		case 'r': source(opt, MATCH_JOB_RULES, o); break;
		case 't': source(opt, MATCH_JOB_TERM, o); break;
		case 'v': w->hits.invert = true; break;
		case 'x': w->hits.explain = true; break;
		case OPT_CHECK_RULES: w->check = o->arg; break;
		case OPT_COLOR: w->color = o->arg; break;
		case OPT_LIST_RULES: w->list = true; break;
		case OPT_NO_DEFAULT_RULES: opt->no_default_rules = true; break;
		case OPT_TRICKS: opt->tricks = o->arg; break;
		}
	opt->keep = w->hits.context || w->hits.explain || w->list;
	if (w->hits.context + w->hits.explain + w->list + w->hits.invert +
		!!w->check >
	    1)
		opt_refuse(o, "--check-rules, --context, --explain, --invert "
			      "and --list-rules are each alone");
}

/* --list-rules, --check-rules: no advert is read. */
static int
about_rules(const struct want *w, const struct match_job_opts *opt,
    struct opts *o, struct filter *f)
{
	struct match_job *job = NULL;
	struct edge *edge = &f->edge;
	bool good = true;
	struct err e;

	edge_open(edge, &o->common, o->files);
	if (w->check) {
		if (!match_job_check(opt, w->check, &edge->out, &good, &e))
			wt_die(WT_USAGE, "%s", e.msg);
	} else {
		if (!(job = match_job_open(opt, f->want, &e)))
			wt_die(WT_USAGE, "%s", e.msg);
		match_job_list(job, &edge->out);
	}
	edge_flush(edge);
	if (!good)
		edge_fail(edge, WT_USAGE);
	match_job_free(job);
	json_paths_free(f->want);
	return edge_close(edge);
}

/* A name of --fields that no record has may be a slip: that nothing was found
 * then says nothing. */
static void
tell_unsearched(struct filter *f, uint64_t n, const char *fields)
{
	struct buf value = {0};

	buf_printf(&value, "%llu", (unsigned long long)n);
	edge_note(&f->edge, "unsearched", buf_str(&value));
	buf_free(&value);
	if (n && n + f->edge.rejected == f->edge.in)
		wt_warn("--fields %s: no record has that; nothing was searched",
		    fields);
}

int
main(int argc, char *argv[])
{
	struct match_job_opts opt = MATCH_JOB_OPTS;
	struct filter f = {.key = "match", .want = json_paths_new()};
	struct want w = {.color = "auto"};
	struct match_job *job;
	struct opts o;
	struct err e;
	struct rec *r;
	int status;

	wt_prog = "wt-match";
	opt_init(&o, argc, argv, usage, examples, table);
	parse(&o, &opt, &w);
	w.hits.colour = hits_colour(&o, w.color);
	if (w.list || w.check)
		return about_rules(&w, &opt, &o, &f);
	if (!(job = match_job_open(&opt, f.want, &e)))
		wt_die(WT_USAGE, "%s", e.msg);
	f.edge.rules_sha256 = match_job_digest(job);
	hits_want(&w.hits, &f);
	filter_open(&f, &o);
	while ((r = filter_next(&f)))
		hits_record(&w.hits, &f, job, r);
	if (match_job_undecided(job))
		edge_undecided(&f.edge, match_job_undecided(job));
	if (opt.fields)
		tell_unsearched(&f, match_job_unsearched(job), opt.fields);
	status = filter_close(&f);
	match_job_free(job);
	return status;
}
