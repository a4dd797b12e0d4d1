/*
 * fuzz/tables - a specification of tables, and records
 *
 * A line --- ends the specification.  One that is taken gives rows that are
 * sound JSON, whatever the records are.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "agg.h"
#include "folder.h"
#include "rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* The specification as a file: path is where. */
static void
save(struct str text, struct buf *path)
{
	FILE *f;

	folder_name(path);
	f = fopen(buf_cstr(path), "w");
	if (!f || fwrite(text.p, 1, text.n, f) != text.n || fclose(f) != 0)
		abort();
}

static void
add(struct agg_tables *t, struct json_paths *want, struct str rest)
{
	struct json_scan scan = {0};
	struct str line;
	struct err e;

	while ((line = str_cut(&rest, '\n')).p)
		if (json_scan(&scan, want, line, &e))
			agg_tables_add(t, scan.span, scan.value, &e);
	json_scan_free(&scan);
}

static void
sound(const struct buf *row)
{
	struct json_scan scan = {0};
	struct err e;

	if (!json_scan(&scan, NULL, buf_str(row), &e))
		abort();
	json_scan_free(&scan);
}

static void
show(struct agg *a)
{
	struct buf row = {0};
	struct err e;

	agg_head(a, &row);
	sound(&row);
	buf_clear(&row);
	if (agg_rows(a, &e))
		while (agg_row(a, &row, &e) > 0) {
			sound(&row);
			buf_clear(&row);
		}
	buf_free(&row);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str all = {n ? (const char *)data : "", n};
	size_t at = str_find(all, STR("---\n"), 0);
	struct json_paths *want = json_paths_new();
	struct agg_tables *t;
	struct rules *r;
	struct buf path = {0};
	struct err e;

	save(str_n(all.p, at), &path);
	if (!(r = rules_new(&e)))
		abort();
	t = agg_tables_new(r, buf_str(&path), want, &e);
	if (t && at < all.n) {
		agg_tables_memory(t, n % 2 ? 4096 : 1 << 20);
		add(t, want, str_n(all.p + at + 4, all.n - at - 4));
	}
	if (t && agg_tables_ready(t, n % 3 == 0, &e))
		for (size_t i = 0; i < agg_tables_count(t); i++)
			show(agg_tables_at(t, i));
	agg_tables_free(t);
	rules_free(r);
	json_paths_free(want);
	unlink(buf_cstr(&path));
	buf_free(&path);
	return 0;
}
