/* rows - the loop of wt-agg: records in, rows or a state out at the end */
#include "rows.h"

#include "rules.h"

/* What cannot be read back is a loss. */
static void
failed(struct filter *f, const struct err *e)
{
	wt_warn("%s", e->msg);
	edge_fail(&f->edge, WT_FAILED);
}

/* Without its end a state is cut: it has none where input was lost. */
static void
write_state(struct agg *a, struct filter *f)
{
	struct edge *edge = &f->edge;
	struct agg_counts c = {edge->in, edge->used, edge->dropped,
	    edge->rejected, edge->duplicate_keys};
	size_t lines = 0;
	struct err e;
	int got;

	agg_state_head(a, edge->rules_sha256, &edge->out);
	got = agg_state(a, &e) ? 1 : -1;
	while (got > 0 && (got = agg_state_row(a, &edge->out, &lines, &e)) > 0)
		edge_row(edge);
	if (got < 0)
		failed(f, &e);
	if (edge->status != WT_FAILED)
		agg_state_end(a, lines, &c, &edge->out);
}

static void
write_rows(struct agg *a, struct filter *f)
{
	struct err e;
	int got = agg_rows(a, &e) ? 1 : -1;

	while (got > 0 && (got = agg_row(a, &f->edge.out, &e)) > 0)
		edge_row(&f->edge);
	if (got < 0)
		failed(f, &e);
}

static void
write_notes(struct agg *a, struct filter *f)
{
	struct buf note = {0};

	agg_left_out(a, &note);
	edge_note(&f->edge, "left_out", buf_str(&note));
	buf_clear(&note);
	buf_adduint(&note, agg_out_of_range(a));
	edge_note(&f->edge, "out_of_range", buf_str(&note));
	buf_free(&note);
}

static void
take(struct filter *f, struct rec *r, enum agg_result result, struct err *e)
{
	switch (result) {
	case AGG_USED: filter_use(f); break;
	case AGG_DROPPED: filter_drop(f); break;
	case AGG_BROKEN: edge_fail(&f->edge, WT_FAILED); /* fall through */
	case AGG_FAILED: filter_reject(f, r, "expression", e->msg); break;
	}
}

static void
add_records(struct agg *a, struct filter *f)
{
	struct err e;
	struct rec *r;

	while ((r = filter_next(f)))
		take(f, r, agg_add(a, r->field, r->scan.value, &e), &e);
}

/* The states of all files; false where one is not whole, or missing. */
static bool
merge_states(struct agg *a, struct filter *f, size_t files)
{
	struct agg_counts *n = &(struct agg_counts){0};
	const char *file = NULL;
	enum agg_merged got;
	struct err e;
	struct rec *r;
	bool ok = true;

	while ((r = filter_next(f)) && ok) {
		got = AGG_UNSOUND;
		if (r->file != file && !agg_merge_whole(a))
			err_set(&e, "the file before it ends within a state");
		else
			got = agg_merge(a, r->scan.value, &e);
		files -= r->file != file;
		file = r->file;
		if (got == AGG_DIFFERENT)
			wt_die(WT_USAGE, "%s: %s", r->file, e.msg);
		if (!(ok = got == AGG_MERGED))
			wt_warn("%s:%llu: %s", r->file,
			    (unsigned long long)r->number, e.msg);
	}
	if (ok && (!agg_merge_whole(a) || files || f->edge.rejected)) {
		wt_warn("%s", agg_merge_whole(a) && !f->edge.rejected
				  ? "a file without a state"
				  : "a state is cut");
		ok = false;
	}
	if (!ok || f->edge.status == WT_FAILED) {
		wt_warn("not every state is whole: no rows");
		edge_fail(&f->edge, WT_FAILED);
		return false;
	}
	if (!agg_showable(a, &e))
		wt_die(WT_USAGE, "%s", e.msg);
	agg_merge_counts(a, n);
	f->edge.in = n->in, f->edge.used = n->used;
	f->edge.dropped = n->dropped, f->edge.rejected = n->rejected;
	f->edge.duplicate_keys = n->duplicate_keys;
	f->edge.rules_sha256 = agg_merge_rules(a);
	return true;
}

/* All tables of a specification, in one pass. */
static int
run_tables(const struct rows_opts *opts, struct filter *f, struct opts *o)
{
	struct agg_tables *t = NULL;
	struct buf note = {0};
	struct rules *rules;
	uint64_t beyond = 0;
	struct err e;
	struct rec *r;
	int status;

	rules = rules_new(&e);
	if (!rules ||
	    !(t = agg_tables_new(rules, str_from(opts->tables), f->want, &e)))
		wt_die(WT_USAGE, "%s", e.msg);
	f->edge.rules_sha256 = rules_digest(rules);
	filter_open(f, o);
	agg_tables_memory(t, opts->memory);
	while ((r = filter_next(f)))
		take(f, r, agg_tables_add(t, r->field, r->scan.value, &e), &e);
	if (!agg_tables_ready(t, &e))
		failed(f, &e);
	for (size_t i = 0; i < agg_tables_count(t); i++) {
		agg_head(agg_tables_at(t, i), &f->edge.out);
		edge_row(&f->edge);
		write_rows(agg_tables_at(t, i), f);
		beyond += agg_out_of_range(agg_tables_at(t, i));
	}
	agg_tables_left_out(t, &note);
	edge_note(&f->edge, "left_out", buf_str(&note));
	buf_clear(&note);
	buf_adduint(&note, beyond);
	edge_note(&f->edge, "out_of_range", buf_str(&note));
	buf_free(&note);
	status = filter_close(f);
	agg_tables_free(t);
	rules_free(rules);
	return status;
}

static size_t
count_files(char *const files[])
{
	size_t n = 0;

	while (files[n])
		n++;
	return n ? n : 1;
}

int
rows_run(
    const struct rows_opts *r, struct agg *a, struct filter *f, struct opts *o)
{
	bool ok = true;

	if (r->tables)
		return run_tables(r, f, o);
	filter_open(f, o);
	if (r->merge)
		ok = merge_states(a, f, count_files(o->files));
	else
		add_records(a, f);
	if (ok && r->partial)
		write_state(a, f);
	else if (ok)
		write_rows(a, f);
	if (ok)
		write_notes(a, f);
	return filter_close(f);
}
