/* hits - what wt-match gives out: adverts with hits, or texts for people */
#include "hits.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "die.h"
#include "edge.h"
#include "json.h"
#include "opt.h"
#include "pattern.h"
#include "rec.h"

bool
hits_colour(const struct opts *o, const char *when)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (strcmp(when, "always") == 0)
		return true;
	if (strcmp(when, "never") == 0)
		return false;
	if (strcmp(when, "auto") != 0)
		opt_refuse(o, "--color %s: auto, always or never", when);
	return !o->common.output && isatty(STDOUT_FILENO) && !(no && *no) &&
	       term && strcmp(term, "dumb") != 0;
}

void
hits_want(struct hits *h, struct filter *f)
{
	h->id = filter_want(f, ".id");
	h->url = filter_want(f, ".url");
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

/* What people call an advert: its id and address, or where it stands. */
static void
name_of(const struct hits *h, const struct rec *r, struct buf *name)
{
	buf_clear(name);
	if (json_type(r->field[h->id]) == JSON_STRING)
		json_decode(r->field[h->id], name);
	else
		buf_printf(
		    name, "%s:%llu", r->file, (unsigned long long)r->number);
	if (json_type(r->field[h->url]) != JSON_STRING)
		return;
	buf_addc(name, ' ');
	json_decode(r->field[h->url], name);
}

static void
show(struct filter *f, const struct hits *h, struct match_job *job,
    const struct rec *r, bool hit)
{
	struct buf name = {0};

	if (!h->explain && !hit) {
		filter_drop(f);
		return;
	}
	name_of(h, r, &name);
	if (h->explain)
		match_job_explain(job, buf_str(&name), &f->edge.out);
	else
		match_job_context(job, buf_str(&name), h->colour, &f->edge.out);
	edge_emit(&f->edge);
	buf_free(&name);
}

static void
pass(struct filter *f, const struct hits *h, struct match_job *job,
    const struct rec *r, bool hit)
{
	if (h->context || h->explain)
		show(f, h, job, r, hit);
	else if (h->invert && !hit)
		filter_pass(f, r);
	else if (!h->invert && (hit || h->all))
		filter_add(f, r, match_job_value(job));
	else
		filter_drop(f);
}

void
hits_record(const struct hits *h, struct filter *f, struct match_job *job,
    const struct rec *r)
{
	bool hit = match_job_run(job, r->field);

	tell_stopped(job);
	pass(f, h, job, r, hit);
}
