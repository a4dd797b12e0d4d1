/* wt-agg - tables: groups of records, and what is computed over each */
#include "agg.h"
#include "filter.h"

static const char usage[] = "wt-agg [--by key,...] [--calc name=func(expr),"
			    "...] [--where expr] [--total] [file ...]";

static const char examples[] =
    "  wt-classify hits.ndjson | wt-agg --by platform --calc adverts=count\n"
    "  wt-agg --by 'commodity=.class.commodity,month=.captured[:7]' \\\n"
    "      --calc 'adverts=count,sellers=distinct(.seller.id)' x.ndjson\n"
    "  wt-agg --where '.price > 1' --calc 'price=median(.price)' x.ndjson\n"
    "\n"
    "Functions: count, count(EXPR), distinct(EXPR), sum(EXPR), mean(EXPR),\n"
    "min(EXPR), max(EXPR), median(EXPR).  Plain paths (.a.b, .a[\"b\"], "
    ".a[0])\n"
    "and comparisons of them are read by wt-agg itself, numbers exactly; all\n"
    "other expressions are jq's, whose numbers are doubles.\n";

enum { OPT_BY = 256, OPT_CALC, OPT_TOTAL, OPT_WHERE };

static const struct opt table[] = {
    {OPT_BY, "by", "NAME[=EXPR],...", "a row for each value of these"},
    {OPT_CALC, "calc", "NAME=FUNC,...", "columns (default: count)"},
    {OPT_TOTAL, "total", NULL, "add a row over all records"},
    {OPT_WHERE, "where", "EXPR", "use only records where this is true"},
    {0, NULL, NULL, NULL}};

static void
write_rows(struct agg *a, struct filter *f)
{
	struct buf note = {0};
	size_t n = agg_rows(a);

	for (size_t i = 0; i < n; i++) {
		agg_row(a, i, &f->edge.out);
		edge_row(&f->edge);
	}
	agg_left_out(a, &note);
	edge_note(&f->edge, "left_out", buf_str(&note));
	buf_clear(&note);
	buf_adduint(&note, agg_out_of_range(a));
	edge_note(&f->edge, "out_of_range", buf_str(&note));
	buf_free(&note);
}

int
main(int argc, char *argv[])
{
	struct filter f = {.edge.table = true, .want = json_paths_new()};
	struct agg *a = agg_new();
	struct opts o;
	struct err e;
	struct rec *r;
	bool ok = true;
	int ch, status;

	wt_prog = "wt-agg";
	opt_init(&o, argc, argv, usage, examples, table);
	while (ok && (ch = opt_next(&o)) != -1)
		switch (ch) {
		case OPT_BY: ok = agg_by(a, str_from(o.arg), &e); break;
		case OPT_CALC: ok = agg_calc(a, str_from(o.arg), &e); break;
		case OPT_TOTAL: agg_total(a); break;
		case OPT_WHERE: ok = agg_where(a, str_from(o.arg), &e); break;
		}
	if (!ok || !agg_ready(a, f.want, &e))
		wt_die(WT_USAGE, "%s", e.msg);
	filter_open(&f, &o);
	while ((r = filter_next(&f)))
		switch (agg_add(a, r->field, r->scan.value, &e)) {
		case AGG_USED: filter_use(&f); break;
		case AGG_DROPPED: filter_drop(&f); break;
		case AGG_BROKEN:
			edge_fail(&f.edge, WT_FAILED); /* fall through */
		case AGG_FAILED:
			filter_reject(&f, r, "expression", e.msg);
			break;
		}
	write_rows(a, &f);
	status = filter_close(&f);
	agg_free(a);
	return status;
}
