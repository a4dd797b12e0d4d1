/*
 * fuzz/state - lines of states, one after the other, with their own heads
 *
 * What is merged whole can be shown, and written as a state that is merged
 * again and stays the same.
 */
#include <stdint.h>
#include <stdlib.h>

#include "agg_priv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* False where a line is refused, or a state is cut. */
static bool
merged(struct agg *a, struct str text)
{
	struct json_scan scan = {0};
	struct str line;
	struct err e;
	bool ok = true;

	while (ok && (line = str_cut(&text, '\n')).p)
		if (line.n)
			ok = json_scan(&scan, NULL, line, &e) &&
			     json_type(scan.value) == JSON_OBJECT &&
			     agg_merge(a, scan.value, &e) == AGG_MERGED;
	json_scan_free(&scan);
	return ok && agg_merge_whole(a);
}

/* The merged state, as lines. */
static void
state(struct agg *a, struct buf *out)
{
	struct agg_counts n = {0};
	size_t lines = 0;
	struct err e;

	agg_merge_counts(a, &n);
	agg_state_head(a, agg_merge_rules(a), out);
	if (!agg_state(a, &e))
		abort();
	while (agg_state_row(a, out, &lines, &e) > 0)
		;
	agg_state_end(a, lines, &n, out);
}

static void
rows(struct agg *a)
{
	struct json_scan scan = {0};
	struct buf out = {0};
	struct err e;

	if (agg_showable(a, &e) && agg_rows(a, &e))
		while (agg_row(a, &out, &e) > 0) {
			if (!json_scan(&scan, NULL, buf_str(&out), &e))
				abort();
			buf_clear(&out);
		}
	json_scan_free(&scan);
	buf_free(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str text = {n ? (const char *)data : "", n};
	struct agg *a = agg_new(), *b = agg_new(), *c = agg_new();
	struct buf once = {0}, twice = {0};

	if (merged(a, text) && agg_merge_counts(a, &(struct agg_counts){0})) {
		state(a, &once);
		if (!merged(b, buf_str(&once)))
			abort();
		state(b, &twice);
		if (!str_eq(buf_str(&once), buf_str(&twice)))
			abort();
		if (!merged(c, buf_str(&once)))
			abort();
		rows(c);
	}
	buf_free(&once);
	buf_free(&twice);
	agg_free(a);
	agg_free(b);
	agg_free(c);
	return 0;
}
