/*
 * fuzz/sql - dumps of databases: rows follow one another, as many by steps;
 * what a text must have before it to be read is text
 */
#include "sql.h"

#include <stdint.h>
#include <stdlib.h>

#include "touch.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
columns(const struct sql *s)
{
	static volatile unsigned sum;

	for (size_t i = 0; i < s->nhead; i++)
		sum += touch(s->head[i].name) + touch(s->head[i].note);
	(void)sum;
}

/* Reads all rows. */
static size_t
rows(struct str text)
{
	static struct sql s;
	static volatile unsigned sum;
	size_t n = 0, at = 0;

	sql_open(&s, text);
	while (sql_next(&s)) {
		if (s.at < at || s.at > text.n)
			abort();
		at = s.at;
		sum += touch(s.table) + touch(s.statement);
		for (size_t i = 0; i < s.ncell; i++)
			sum += touch(s.cell[i]);
		n++;
	}
	(void)sum;
	return n;
}

/* As many rows by steps, which tell of statements too. */
static void
steps(struct str text, size_t want)
{
	static struct sql s;
	static struct buf made;
	enum sql_what what;
	size_t n = 0;

	sql_open(&s, text);
	while ((what = sql_step(&s)) != SQL_END) {
		n += what == SQL_ROW;
		if (s.at > text.n)
			abort();
		columns(&s);
		buf_clear(&made);
		sql_make(&s, &made);
		sql_tables(&s, s.at, &made);
		sql_within(s.statement, s.rows, &made);
		if (!utf8_valid(buf_str(&made), NULL))
			abort();
	}
	if (n != want)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	/* a copy of just its size: a step beyond is seen */
	char *copy = malloc(n ? n : 1);
	struct str s;

	if (!copy)
		abort();
	memcpy(copy, data, n);
	s = str_n(copy, n);
	if (n < 4096 && utf8_valid(s, NULL)) {
		sql_like(s);
		steps(s, rows(s));
	}
	free(copy);
	return 0;
}
