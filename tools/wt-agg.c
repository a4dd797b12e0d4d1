/* wt-agg - tables: groups of records, and what is computed over each */
#include "agg.h"
#include "filter.h"
#include "rules.h"

static const char usage[] =
    "wt-agg [--by key,...] [--calc name=func(expr),"
    "...] [--where expr] [--total] [--partial] [--merge] [file ...]";

static const char examples[] =
    "  wt-classify hits.ndjson | wt-agg --by platform --calc adverts=count\n"
    "  wt-agg --by 'commodity=.class.commodity,month=.captured[:7]' \\\n"
    "      --calc 'adverts=count,sellers=distinct(.seller.id)' x.ndjson\n"
    "  wt-agg --where '.price > 1' --calc 'price=median(.price)' x.ndjson\n"
    "\n"
    "Functions: count, count(EXPR), distinct(EXPR), sum(EXPR), mean(EXPR),\n"
    "min(EXPR), max(EXPR), median(EXPR), quantile(EXPR, P), share(NAME).  "
    "Plain paths (.a.b, .a[\"b\"], "
    ".a[0])\n"
    "and comparisons of them are read by wt-agg itself, numbers exactly; all\n"
    "other expressions are jq's, whose numbers are doubles.\n";

enum {
	OPT_BY = 256,
	OPT_CALC,
	OPT_MERGE,
	OPT_PARTIAL,
	OPT_SORT,
	OPT_TABLES,
	OPT_TOTAL,
	OPT_WHERE
};

static const struct opt table[] = {
    {OPT_BY, "by", "NAME[=EXPR],...", "a row for each value of these"},
    {OPT_CALC, "calc", "NAME=FUNC,...", "columns (default: count)"},
    {OPT_MERGE, "merge", NULL, "read states that --partial wrote"},
    {OPT_PARTIAL, "partial", NULL, "write a state that --merge reads"},
    {OPT_SORT, "sort", "[-]NAME", "rows in the order of a key or column"},
    {OPT_TABLES, "tables", "NAME or FILE", "many tables in one pass: wjc"},
    {OPT_TOTAL, "total", NULL, "add a row over all records"},
    {OPT_WHERE, "where", "EXPR", "use only records where this is true"},
    {0, NULL, NULL, NULL}};

/* Without its end a state is cut: it has none where input was lost. */
static void
write_state(struct agg *a, struct filter *f)
{
	struct edge *e = &f->edge;
	struct agg_counts c = {e->in, e->used, e->dropped, e->rejected,
	                       e->duplicate_keys};
	size_t n = agg_state_rows(a), lines = 0;

	agg_state_head(a, e->rules_sha256, &e->out);
	for (size_t i = 0; i < n; i++) {
		lines += agg_state_row(a, i, &e->out);
		edge_row(e);
	}
	if (e->status != WT_FAILED)
		agg_state_end(a, lines, &c, &e->out);
}

static void
write_rows(struct agg *a, struct filter *f)
{
	size_t n = agg_rows(a);

	for (size_t i = 0; i < n; i++) {
		agg_row(a, i, &f->edge.out);
		edge_row(&f->edge);
	}
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
add_records(struct agg *a, struct filter *f)
{
	struct err e;
	struct rec *r;

	while ((r = filter_next(f)))
		switch (agg_add(a, r->field, r->scan.value, &e)) {
		case AGG_USED: filter_use(f); break;
		case AGG_DROPPED: filter_drop(f); break;
		case AGG_BROKEN:
			edge_fail(&f->edge, WT_FAILED); /* fall through */
		case AGG_FAILED:
			filter_reject(f, r, "expression", e.msg);
			break;
		}
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
	if (!agg_sortable(a, &e))
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
run_tables(struct filter *f, struct opts *o, const char *name)
{
	struct agg_tables *t = NULL;
	struct buf note = {0};
	struct rules *rules;
	uint64_t beyond = 0;
	struct err e;
	struct rec *r;
	int status;

	rules = rules_new(&e);
	if (!rules || !(t = agg_tables_new(rules, str_from(name), f->want, &e)))
		wt_die(WT_USAGE, "%s", e.msg);
	f->edge.rules_sha256 = rules_digest(rules);
	filter_open(f, o);
	while ((r = filter_next(f)))
		if (agg_tables_add(t, r->field, r->scan.value))
			filter_use(f);
		else
			filter_drop(f);
	for (size_t i = 0; i < agg_tables_count(t); i++) {
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

static void
run(struct agg *a, struct filter *f, bool merge, bool partial, size_t files)
{
	bool ok = true;

	if (merge)
		ok = merge_states(a, f, files);
	else
		add_records(a, f);
	if (ok && partial)
		write_state(a, f);
	else if (ok)
		write_rows(a, f);
	if (ok)
		write_notes(a, f);
}

int
main(int argc, char *argv[])
{
	struct filter f = {.edge.table = true, .want = json_paths_new()};
	struct agg *a = agg_new();
	struct opts o;
	struct err e;
	bool ok = true, partial = false, merge = false;
	const char *tables = NULL;
	int ch, status, other = 0;

	wt_prog = "wt-agg";
	opt_init(&o, argc, argv, usage, examples, table);
	while (ok && (ch = opt_next(&o)) != -1) {
		other += ch != OPT_TABLES;
		switch (ch) {
		case OPT_BY: ok = agg_by(a, str_from(o.arg), &e); break;
		case OPT_CALC: ok = agg_calc(a, str_from(o.arg), &e); break;
		case OPT_MERGE: merge = true; break;
		case OPT_PARTIAL: partial = true; break;
		case OPT_SORT: ok = agg_sort(a, str_from(o.arg), &e); break;
		case OPT_TABLES: tables = o.arg; break;
		case OPT_TOTAL: agg_total(a); break;
		case OPT_WHERE: ok = agg_where(a, str_from(o.arg), &e); break;
		}
	}
	if (ok && tables) {
		if (other)
			opt_refuse(&o, "--tables says all that is asked for");
		agg_free(a);
		return run_tables(&f, &o, tables);
	}
	ok = ok && (merge || (agg_ready(a, f.want, &e) && agg_sortable(a, &e)));
	if (!ok)
		wt_die(WT_USAGE, "%s", e.msg);
	filter_open(&f, &o);
	run(a, &f, merge, partial, count_files(o.files));
	status = filter_close(&f);
	agg_free(a);
	return status;
}
