/*
 * fuzz/agg - lists, conditions and records; those that need no libjq
 *
 * The first line is a condition and a list of keys and columns, which is only
 * read; the others are records.
 */
#include <stdint.h>
#include <stdlib.h>

#include "agg_priv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
lists(struct str s)
{
	struct agg *a = agg_new();
	struct err e;

	if (agg_by(a, s, &e))
		agg_where(a, s, &e);
	agg_calc(a, s, &e);
	agg_free(a);
}

static void
sound(struct buf *out)
{
	struct json_scan scan = {0};
	struct str rest = buf_str(out), line;
	struct err e;

	while ((line = str_cut(&rest, '\n')).p)
		if (line.n && !json_scan(&scan, NULL, line, &e))
			abort();
	json_scan_free(&scan);
}

/* Rows must be sound JSON. */
static void
rows(struct agg *a)
{
	struct buf out = {0};
	struct err e;

	if (!agg_rows(a, &e))
		abort();
	while (agg_row(a, &out, &e) > 0)
		;
	sound(&out);
	buf_free(&out);
}

/* A line of what a state may have. */
static void
merge(struct str line)
{
	struct agg *a = agg_new();
	struct json_scan scan = {0};
	struct buf head = {0}, out = {0};
	size_t lines = 0;
	struct err e;

	if (!agg_by(a, STR("a,b"), &e) ||
	    !agg_calc(a,
		STR("c=count,d=distinct(.a),s=sum(.a),e=stddev(.a),"
		    "lo=min(.a),m=median(.a),t=top(.a,2),f=first(.a by .b),"
		    "h=approx_distinct(.a)"),
		&e))
		abort();
	agg_state_head(a, NULL, &head);
	if (json_scan(&scan, NULL, buf_str(&head), &e) &&
	    agg_merge(a, scan.value, &e) == AGG_MERGED &&
	    json_scan(&scan, NULL, line, &e) &&
	    json_type(scan.value) == JSON_OBJECT &&
	    agg_merge(a, scan.value, &e) == AGG_MERGED) {
		if (!agg_state(a, &e))
			abort();
		while (agg_state_row(a, &out, &lines, &e) > 0)
			;
		sound(&out);
	}
	json_scan_free(&scan);
	buf_free(&head);
	buf_free(&out);
	agg_free(a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str rest = {(const char *)data, n}, first, line;
	struct json_paths *want = json_paths_new();
	struct agg *a = agg_new();
	struct json_scan scan = {0};
	struct agg_cond *cond;
	struct err e;

	if (!n)
		rest.p = "";
	first = str_cut(&rest, '\n');
	lists(first);
	cond = agg_cond_new(first, want);
	if (!agg_by(a, STR("a,b=.c.d,e=.f[1]"), &e) ||
	    !agg_calc(a,
		STR("n=count,c=count(.a),d=distinct(.b),s=sum(.n),"
		    "m=mean(.n),lo=min(.n),hi=max(.n),med=median(.n),"
		    "sd=stddev(.n),t=top(.b,2),f=first(.a by .n),"
		    "h=approx_distinct(.b),q=approx_quantile(.n,0.9),"
		    "r=ratio(s,n),sh=share(d,parent),w=count where .a"),
		&e) ||
	    (n % 2 && !agg_pivot(a, STR("b"), &e)))
		abort();
	agg_total(a);
	if (n % 2 == 0)
		agg_subtotals(a);
	if (n % 3 == 0)
		agg_memory_limit(a, 1024);
	if (!agg_ready(a, want, &e))
		abort();
	while ((line = str_cut(&rest, '\n')).p) {
		merge(line);
		if (!json_scan(&scan, want, line, &e))
			continue;
		if (!cond || agg_cond_holds(cond, scan.span))
			agg_add(a, scan.span, scan.value, &e);
	}
	rows(a);
	agg_cond_free(cond);
	agg_free(a);
	json_scan_free(&scan);
	json_paths_free(want);
	return 0;
}
