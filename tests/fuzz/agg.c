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

/* Rows must be sound JSON. */
static void
rows(struct agg *a)
{
	struct json_scan scan = {0};
	struct buf out = {0};
	struct err e;
	size_t n = agg_rows(a);

	for (size_t i = 0; i < n; i++) {
		buf_clear(&out);
		agg_row(a, i, &out);
		if (!json_scan(&scan, NULL, buf_str(&out), &e))
			abort();
	}
	json_scan_free(&scan);
	buf_free(&out);
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
		    "m=mean(.n),lo=min(.n),hi=max(.n),med=median(.n)"),
		&e) ||
	    !agg_ready(a, want, &e))
		abort();
	agg_total(a);
	while ((line = str_cut(&rest, '\n')).p) {
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
