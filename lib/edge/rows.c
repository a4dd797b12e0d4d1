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

/* A figure of what no record has, or is true of, may be that of a slip. */
static void
tell_unseen(const struct agg *a, const struct edge *edge)
{
	struct buf names = {0};
	struct str rest, name;

	if (edge->in == edge->rejected)
		return;
	agg_unseen(a, &names);
	rest = buf_str(&names);
	while (rest.n) {
		name = str_cut(&rest, '\n');
		wt_warn("no record has " STR_FMT, STR_ARG(name));
	}
	if (!names.n && edge->in == edge->dropped)
		wt_warn("no record is counted: none meets --where, or has a "
			"value of --by");
	buf_free(&names);
}

static void
add_records(struct agg *a, struct filter *f)
{
	struct err e;
	struct rec *r;

	while ((r = filter_next(f))) {
		agg_look(a, r->field);
		take(f, r, agg_add(a, r->field, r->scan.value, &e), &e);
	}
	tell_unseen(a, &f->edge);
}

static size_t
count_files(char *const files[])
{
	size_t n = 0;

	while (files[n])
		n++;
	return n ? n : 1;
}

/* What states are merged into: a table, or all of a specification. */
struct merged {
	struct agg *a;        /* the first one */
	struct agg_tables *t; /* or NULL */
};

static enum agg_merged
merge(const struct merged *m, struct str line, struct err *e)
{
	return m->t ? agg_tables_merge(m->t, line, e)
	            : agg_merge(m->a, line, e);
}

/* Between states, and all that belong together are there. */
static bool
whole(const struct merged *m)
{
	return m->t ? agg_tables_whole(m->t) : agg_merge_whole(m->a);
}

/* Each line of all files; false where one may not stand there. */
static bool
merge_lines(const struct merged *m, struct filter *f, size_t *files)
{
	const char *file = NULL;
	enum agg_merged got;
	struct err e;
	struct rec *r;

	while ((r = filter_next(f))) {
		got = AGG_UNSOUND;
		if (r->file != file && !whole(m))
			err_set(&e, "the file before it ends within a state");
		else
			got = merge(m, r->scan.value, &e);
		*files -= r->file != file;
		file = r->file;
		if (got == AGG_DIFFERENT)
			wt_die(WT_USAGE, "%s: %s", r->file, e.msg);
		if (got != AGG_MERGED) {
			wt_warn("%s:%llu: %s", r->file,
			    (unsigned long long)r->number, e.msg);
			return false;
		}
	}
	return true;
}

/* The states of all files; false where one is not whole, or missing. */
static bool
merge_states(const struct merged *m, struct filter *f, size_t files)
{
	struct agg_counts n;
	bool ok = merge_lines(m, f, &files);

	if (ok && (!whole(m) || files || f->edge.rejected)) {
		wt_warn("%s", whole(m) && !f->edge.rejected
				  ? "a file without a state"
				  : "a state is cut");
		ok = false;
	}
	if (!ok || f->edge.status == WT_FAILED) {
		wt_warn("not every state is whole: no rows");
		edge_fail(&f->edge, WT_FAILED);
		return false;
	}
	agg_merge_counts(m->a, &n);
	f->edge.in = n.in, f->edge.used = n.used;
	f->edge.dropped = n.dropped, f->edge.rejected = n.rejected;
	f->edge.duplicate_keys = n.duplicate_keys;
	f->edge.rules_sha256 = agg_merge_rules(m->a);
	return true;
}

/* ---- all tables of a specification, in one pass ---- */

static void
write_tables_notes(struct agg_tables *t, struct filter *f)
{
	struct buf note = {0};
	uint64_t beyond = 0;

	agg_tables_left_out(t, &note);
	edge_note(&f->edge, "left_out", buf_str(&note));
	for (size_t i = 0; i < agg_tables_count(t); i++)
		beyond += agg_out_of_range(agg_tables_at(t, i));
	buf_clear(&note);
	buf_adduint(&note, beyond);
	edge_note(&f->edge, "out_of_range", buf_str(&note));
	buf_free(&note);
}

static void
write_tables(struct agg_tables *t, struct filter *f, bool partial)
{
	struct err e;

	if (!agg_tables_ready(t, partial, &e))
		failed(f, &e);
	for (size_t i = 0; i < agg_tables_count(t); i++) {
		if (partial) {
			write_state(agg_tables_at(t, i), f);
			continue;
		}
		agg_head(agg_tables_at(t, i), &f->edge.out);
		edge_row(&f->edge);
		write_rows(agg_tables_at(t, i), f);
	}
	write_tables_notes(t, f);
}

static void
add_to_tables(struct agg_tables *t, struct filter *f)
{
	struct err e;
	struct rec *r;

	while ((r = filter_next(f)))
		take(f, r, agg_tables_add(t, r->field, r->scan.value, &e), &e);
}

static int
run_tables(const struct rows_opts *opts, struct filter *f, struct opts *o)
{
	struct merged m = {0};
	struct rules *rules;
	struct err e;
	bool ok = true;
	int status;

	rules = rules_new(&e);
	if (!rules ||
	    !(m.t = agg_tables_new(rules, str_from(opts->tables), f->want, &e)))
		wt_die(WT_USAGE, "%s", e.msg);
	m.a = agg_tables_at(m.t, 0);
	f->edge.rules_sha256 = rules_digest(rules);
	filter_open(f, o);
	agg_tables_memory(m.t, opts->memory);
	if (opts->merge)
		ok = merge_states(&m, f, count_files(o->files));
	else
		add_to_tables(m.t, f);
	if (ok)
		write_tables(m.t, f, opts->partial);
	status = filter_close(f);
	agg_tables_free(m.t);
	rules_free(rules);
	return status;
}

int
rows_run(
    const struct rows_opts *r, struct agg *a, struct filter *f, struct opts *o)
{
	struct merged m = {.a = a};
	struct err e;
	bool ok = true;

	if (r->tables)
		return run_tables(r, f, o);
	filter_open(f, o);
	if (r->merge)
		ok = merge_states(&m, f, count_files(o->files));
	else
		add_records(a, f);
	if (ok && r->merge && !agg_showable(a, &e))
		wt_die(WT_USAGE, "%s", e.msg);
	if (ok && r->partial)
		write_state(a, f);
	else if (ok)
		write_rows(a, f);
	if (ok)
		write_notes(a, f);
	return filter_close(f);
}
