/* wt-match - pass on adverts whose text speaks of wildlife, with every hit */
#include "filter.h"
#include "match_job.h"

static const char usage[] = "wt-match [-av] [-t term] [-f file] [-r path] "
			    "[-F fields] [-m score] [file ...]";

static const char examples[] =
    "  wt-extract crawl/*.warc.gz | wt-match > hits.ndjson\n"
    "  wt-match --term 牙雕 --term XY adverts.ndjson\n"
    "  wt-match --all adverts.ndjson | jq -c .match.score\n";

enum { OPT_NO_DEFAULT_RULES = 256, OPT_REGEX, OPT_TRICKS };

static const struct opt table[] = {
    {'a', "all", NULL, "pass on every advert, also those without a hit"},
    {'F', "fields", "PATHS", "search these (title,description,attributes)"},
    {'v', "invert", NULL, "pass on those without a hit; adds no key"},
    {'m', "min-score", "N", "pass on from this score, 0 to 100"},
    {OPT_NO_DEFAULT_RULES, "no-default-rules", NULL, "drop the core pack"},
    {OPT_REGEX, "regex", "RE", "search this pattern, as --term does"},
    {'r', "rules", "PATH", "add a file or folder of words"},
    {'t', "term", "TERM", "search this word in place of the core pack"},
    {'f', "terms", "FILE", "search the words of FILE, one a line"},
    {OPT_TRICKS, "tricks", "LIST", "see through these only; none; all"},
    {0, NULL, NULL, NULL}};

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
tell_stopped(const struct match_job *job)
{
	struct str id = match_job_stopped(job);

	if (id.p)
		wt_warn(STR_FMT ": the pattern met its limits in %d records "
				"and is not tried any more; records that "
				"hold its literal are undecided",
		    STR_ARG(id), PATTERN_TRIPS);
}

int
main(int argc, char *argv[])
{
	struct match_job_opts opt = MATCH_JOB_OPTS;
	struct filter f = {.key = "match", .want = json_paths_new()};
	struct match_job *job;
	bool all = false, invert = false, hit;
	struct opts o;
	struct err e;
	struct rec *r;
	int ch, status;

	wt_prog = "wt-match";
	opt_init(&o, argc, argv, usage, examples, table);
	while ((ch = opt_next(&o)) != -1)
		switch (ch) {
		case 'a': all = true; break;
		case 'F': opt.fields = o.arg; break;
		case 'f': source(&opt, MATCH_JOB_TERMS, &o); break;
		case 'm': opt.min_score = (int)opt_number(&o, 0, 100); break;
		case 'r': source(&opt, MATCH_JOB_RULES, &o); break;
		case 't': source(&opt, MATCH_JOB_TERM, &o); break;
		case 'v': invert = true; break;
		case OPT_NO_DEFAULT_RULES: opt.no_default_rules = true; break;
		case OPT_REGEX: source(&opt, MATCH_JOB_REGEX, &o); break;
		case OPT_TRICKS: opt.tricks = o.arg; break;
		}
	if (!(job = match_job_open(&opt, f.want, &e)))
		wt_die(WT_USAGE, "%s", e.msg);
	f.edge.rules_sha256 = match_job_digest(job);
	filter_open(&f, &o);
	while ((r = filter_next(&f))) {
		hit = match_job_run(job, r->field);
		tell_stopped(job);
		if (invert && !hit)
			filter_pass(&f, r);
		else if (!invert && (hit || all))
			filter_add(&f, r, match_job_value(job));
		else
			filter_drop(&f);
	}
	if (match_job_undecided(job))
		edge_undecided(&f.edge, match_job_undecided(job));
	status = filter_close(&f);
	match_job_free(job);
	return status;
}
