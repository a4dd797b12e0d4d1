/* wt-agg - tables: groups of records, and what is computed over each */
#include "agg.h"
#include "filter.h"
#include "rows.h"

static const char usage[] =
    "wt-agg [--by key,...] [--calc name=func(expr),"
    "...] [--where expr] [--total] [--partial] [--merge] [file ...]";

static const char examples[] =
    "  wt-classify hits.ndjson | wt-agg --by platform --calc adverts=adverts\n"
    "  wt-agg --by 'commodity=.class.commodity,month=.captured[:7]' \\\n"
    "      --calc 'adverts=adverts,sellers=distinct(.seller.id)' x.ndjson\n"
    "  wt-agg --by commodity=.class.commodity,platform --pivot platform "
    "x.ndjson\n"
    "  wt-agg --where '.price > 1' --calc 'price=median(.price)' x.ndjson\n"
    "\n"
    "Functions: count, count(EXPR), count_type(EXPR, TYPE), distinct(EXPR),\n"
    "adverts, yes, sum(EXPR), mean(EXPR), min(EXPR), max(EXPR), median(EXPR),\n"
    "quantile(EXPR, P), stddev(EXPR), stddev_pop(EXPR), top(EXPR, K),\n"
    "first(EXPR by EXPR), last(EXPR by EXPR), approx_distinct(EXPR),\n"
    "approx_median(EXPR), approx_quantile(EXPR, P), each also with a\n"
    "condition: FUNC(EXPR where EXPR); of columns: share(NAME),\n"
    "share(NAME, parent), ratio(NAME, NAME), rate(NAME, NUMBER).\n"
    "Plain paths (.a.b, .a[\"b\"], .a[0], .a[].b) and comparisons of them\n"
    "are read by wt-agg itself, numbers exactly; all other expressions are\n"
    "jq's, whose numbers are doubles.\n";

#define MEMORY ((size_t)256 << 20)

enum {
	OPT_BY = 256,
	OPT_CALC,
	OPT_HAVING,
	OPT_MEMORY,
	OPT_MERGE,
	OPT_PARTIAL,
	OPT_PIVOT,
	OPT_SORT,
	OPT_SUBTOTALS,
	OPT_TABLES,
	OPT_TOP,
	OPT_TOTAL,
	OPT_WHERE
};

static const struct opt table[] = {
    {OPT_BY, "by", "NAME[=EXPR],...", "a row for each value of these"},
    {OPT_CALC, "calc", "NAME=FUNC,...", "columns (default: count)"},
    {OPT_HAVING, "having", "EXPR", "show only rows where this is true"},
    {OPT_MEMORY, "memory", "SIZE", "sort on disk beyond this (256M)"},
    {OPT_MERGE, "merge", NULL, "read states that --partial wrote"},
    {OPT_PARTIAL, "partial", NULL, "write a state that --merge reads"},
    {OPT_PIVOT, "pivot", "KEY", "the values of a key as columns"},
    {OPT_SORT, "sort", "[-]NAME", "rows in the order of a key or column"},
    {OPT_SUBTOTALS, "subtotals", NULL, "add rows over fewer keys"},
    {OPT_TABLES, "tables", "NAME or FILE", "many tables in one pass: wjc"},
    {OPT_TOP, "top", "N", "only N rows, and one over the rest"},
    {OPT_TOTAL, "total", NULL, "add a row over all records"},
    {OPT_WHERE, "where", "EXPR", "use only records where this is true"},
    {0, NULL, NULL, NULL}};

int
main(int argc, char *argv[])
{
	struct filter f = {.edge.table = true, .want = json_paths_new()};
	struct agg *a = agg_new();
	struct rows_opts rows = {.memory = MEMORY};
	struct opts o;
	struct err e;
	bool ok = true;
	int ch, status, other = 0;

	wt_prog = "wt-agg";
	opt_init(&o, argc, argv, usage, examples, table);
	while (ok && (ch = opt_next(&o)) != -1) {
		other += ch != OPT_TABLES && ch != OPT_MEMORY &&
		         ch != OPT_MERGE && ch != OPT_PARTIAL;
		switch (ch) {
		case OPT_BY: ok = agg_by(a, str_from(o.arg), &e); break;
		case OPT_CALC: ok = agg_calc(a, str_from(o.arg), &e); break;
		case OPT_HAVING: ok = agg_having(a, str_from(o.arg), &e); break;
		case OPT_MEMORY: rows.memory = opt_size(&o, 1024); break;
		case OPT_MERGE: rows.merge = true; break;
		case OPT_PARTIAL: rows.partial = true; break;
		case OPT_PIVOT: ok = agg_pivot(a, str_from(o.arg), &e); break;
		case OPT_SORT: ok = agg_sort(a, str_from(o.arg), &e); break;
		case OPT_SUBTOTALS: agg_subtotals(a); break;
		case OPT_TABLES: rows.tables = o.arg; break;
		case OPT_TOP: ok = agg_top(a, str_from(o.arg), &e); break;
		case OPT_TOTAL: agg_total(a); break;
		case OPT_WHERE: ok = agg_where(a, str_from(o.arg), &e); break;
		}
	}
	if (ok && rows.tables && other)
		opt_refuse(&o, "--tables says all that is asked for");
	if (ok && !rows.tables && !rows.merge)
		ok = agg_ready(a, f.want, &e) && agg_showable(a, &e);
	agg_memory_limit(a, rows.memory);
	if (!ok)
		wt_die(WT_USAGE, "%s", e.msg);
	status = rows_run(&rows, a, &f, &o);
	agg_free(a);
	return status;
}
