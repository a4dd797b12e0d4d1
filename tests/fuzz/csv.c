/*
 * fuzz/csv - any table: its rows written anew are read as the same rows, and
 * so is a row with all before it taken away
 */
#include <stdint.h>
#include <stdlib.h>

#include "csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Appends the row that c has just read, all its cells in quotes. */
static void
add_row(const struct csv *c, struct buf *out)
{
	for (size_t i = 0; i < c->ncell; i++) {
		buf_addc(out, '"');
		for (size_t k = 0; k < c->cell[i].n; k++) {
			buf_addc(out, c->cell[i].p[k]);
			if (c->cell[i].p[k] == '"')
				buf_addc(out, '"');
		}
		buf_addc(out, '"');
		buf_addc(out, i + 1 < c->ncell ? c->sep : '\n');
	}
}

static void
same(const struct str *a, size_t na, const struct str *b, size_t nb)
{
	if (na != nb)
		abort();
	for (size_t i = 0; i < na; i++)
		if (!str_eq(a[i], b[i]))
			abort();
}

/* The rows of text by c, each also by rest as if it were the first; written
 * anew to out. */
static size_t
rows(struct csv *c, struct csv *rest, struct str text, struct buf *out)
{
	size_t n = 0, at = csv_next_at(c);
	uint64_t line = 0;

	for (; csv_next(c); n++) {
		if (c->at < at || csv_next_at(c) <= c->at || c->line < line)
			abort();
		at = c->at;
		line = c->line;
		csv_go_on(rest, str_n(text.p + at, text.n - at));
		if (!csv_next(rest))
			abort();
		same(c->cell, c->ncell, rest->cell, rest->ncell);
		add_row(c, out);
	}
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct csv c, rest, anew;
	static struct buf out;
	struct str text = str_n((const char *)data, n);
	size_t count;

	if (n > 65536 || !csv_open(&c, text))
		return 0;
	if (!csv_open(&rest, text))
		abort();
	for (size_t i = 0; i < c.nhead; i++)
		if (c.head[i].n && csv_column(&c, c.head[i]) > (int)i)
			abort();
	buf_clear(&out);
	buf_printf(&out, "sep=%c\n", c.sep);
	add_row(&c, &out);
	count = rows(&c, &rest, text, &out);
	/* such a quote or blank means something else, so does a quote behind a
	 * backslash, a header of two rows is written as its first; another
	 * quote than this is told by what stands between the cells */
	if (c.sep != '"' && c.sep != ' ' && c.quote == '"' && !c.more.n &&
	    str_find(buf_str(&out), STR("\\\""), 0) == out.n) {
		if (!csv_open(&anew, buf_str(&out)) || !csv_open(&c, text))
			abort();
		same(c.head, c.nhead, anew.head, anew.nhead);
		while (csv_next(&c) && csv_next(&anew))
			same(c.cell, c.ncell, anew.cell, anew.ncell);
		if (csv_next(&anew))
			abort();
	}
	if (!csv_open(&c, text))
		abort();
	csv_bare(&c);
	while (csv_next(&c))
		count--;
	if (count + 1 + (c.more.n > 0) != 0)
		abort();
	return 0;
}
