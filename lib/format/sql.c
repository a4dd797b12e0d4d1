/* sql - rows that a dump of a database inserts */
#include <stdlib.h>

#include "sql_priv.h"

#define HEAD 4096 /* bytes that tell of what make a dump is */

void
sql_free(struct sql *s)
{
	free(s->head);
	free(s->cell);
	free(s->made);
	free(s->end);
	buf_free(&s->cells);
	*s = (struct sql){0};
}

/* Behind the head of an INSERT, the columns of which are then known. */
static size_t
insert(struct sql *s, size_t at)
{
	struct str t = s->text;

	while (!sql_take(s, &at, STR("into")))
		if (at >= t.n || !sql_word(t, &at).n)
			break; /* SQL Server has none */
	s->table = sql_name(s, &at);
	at = sql_columns(s, at);
	s->statement.n = (size_t)(t.p + at - s->statement.p);
	if (sql_take(s, &at, STR("values")) || sql_take(s, &at, STR("value")))
		s->rows = SQL_VALUES;
	return at;
}

static bool
has_word(struct str s, struct str word)
{
	return str_find_nocase(s, word, 0) < s.n;
}

/* Behind the head of a COPY, and its line. */
static size_t
copy(struct sql *s, size_t at)
{
	struct str t = s->text, how;

	s->table = sql_name(s, &at);
	at = sql_columns(s, at);
	s->statement.n = (size_t)(t.p + at - s->statement.p);
	if (!sql_take(s, &at, STR("from")) || !sql_take(s, &at, STR("stdin")))
		return at;
	how = str_n(t.p + at, str_find(t, STR("\n"), at) - at);
	s->rows = has_word(how, STR("csv")) ? SQL_CSV : SQL_COPY;
	at += how.n;
	if (at < t.n && has_word(how, STR("header"))) /* the columns again */
		at = str_find(t, STR("\n"), at + 1);
	return at < t.n ? at + 1 : at;
}

/* True if the columns that CREATE TABLE has behind `at` do not end. */
static bool
is_open(const struct sql *s, size_t at)
{
	if (!sql_take(s, &at, STR("table")))
		return false;
	at = str_find(s->text, STR("("), at);
	if (at == s->text.n)
		return false;
	at = sql_pass_bracket(s, at);
	return at >= s->text.n && !str_ends(s->text, STR(")"));
}

/* True if the statement, which begins at `from` with word, would have rows, and
 * the text ends before these; or in the columns of a table. */
static bool
is_cut(const struct sql *s, size_t from, struct str word)
{
	static const struct str with[] = {
	    STR_INIT("insert"), STR_INIT("replace"), STR_INIT("copy")};
	struct str text = str_after(s->text, from);

	if (s->at < s->text.n || str_ends(str_trim(text), STR(";")))
		return false;
	if (str_eq_nocase(word, STR("create")))
		return is_open(s, from + word.n);
	for (size_t i = 0; i < COUNT(with); i++)
		if (word.n && word.n <= with[i].n &&
		    (word.n == with[i].n || word.n == text.n) &&
		    str_eq_nocase(word, str_n(with[i].p, word.n)))
			return true;
	return false;
}

/* Reads the head of the statement at s->at, if it has rows; else passes over
 * it. */
static void
statement(struct sql *s)
{
	struct str t = s->text, word;
	bool command = t.p[s->at] == '\\'; /* of psql: it ends with its line */
	size_t from = s->at + command, at = from;

	word = sql_word(t, &at);
	s->statement = str_n(t.p + from, 0);
	if (str_eq_nocase(word, STR("insert")) ||
	    str_eq_nocase(word, STR("replace")))
		s->at = insert(s, at);
	else if (str_eq_nocase(word, STR("copy")))
		s->at = copy(s, at);
	else if (str_eq_nocase(word, STR("create")))
		sql_create(s, at);
	s->due = s->rows != SQL_NONE;
	if (s->rows)
		return;
	if (command)
		s->at = str_find(t, STR("\n"), at);
	else
		s->at = sql_pass_statement(s, s->at > from ? s->at : at);
	s->cut = is_cut(s, from, word);
}

/* Gives the cells of the row what they lend. */
static void
lend(struct sql *s)
{
	for (size_t i = 0; i < s->ncell; i++)
		if (s->cell[i].p)
			s->cell[i].p = s->cells.p ? s->cells.p + s->end[i] : "";
}

/* The next row of the statement; false behind the last, or if it is cut. */
static bool
row(struct sql *s)
{
	struct str t = s->text;

	s->ncell = 0;
	buf_clear(&s->cells);
	if (s->rows != SQL_VALUES) {
		s->due = false;
		return sql_line(s);
	}
	s->at = sql_pass_blank(t, s->at);
	if (s->at < t.n && t.p[s->at] == ',') {
		s->at = sql_pass_blank(t, s->at + 1);
		s->due = true;
	}
	s->cut = s->due && s->at >= t.n;
	s->due = false;
	return s->at < t.n && t.p[s->at] == '(' && sql_values(s);
}

enum sql_what
sql_step(struct sql *s)
{
	if (!s->rows) {
		s->at = sql_pass_blank(s->text, s->at);
		if (s->at >= s->text.n)
			return SQL_END;
		statement(s);
		return SQL_OTHER;
	}
	if (s->at >= s->text.n) {
		/* those behind COPY end with a line of their own */
		s->cut = s->due || s->rows != SQL_VALUES;
		return SQL_END;
	}
	if (row(s)) {
		lend(s);
		return SQL_ROW;
	}
	if (s->cut)
		return SQL_END;
	s->rows = SQL_NONE;
	return SQL_OTHER;
}

bool
sql_next(struct sql *s)
{
	enum sql_what what;

	while ((what = sql_step(s)) == SQL_OTHER)
		continue;
	return what == SQL_ROW;
}

bool
sql_like(struct str first)
{
	static const struct str words[] = {STR_INIT("set"), STR_INIT("drop"),
	    STR_INIT("create"), STR_INIT("insert"), STR_INIT("begin"),
	    STR_INIT("start"), STR_INIT("pragma"), STR_INIT("use"),
	    STR_INIT("lock"), STR_INIT("replace"), STR_INIT("select"),
	    STR_INIT("copy"), STR_INIT("restrict"), STR_INIT("truncate")};
	size_t at = str_starts(first, STR(STR_BOM)) ? 3 : 0;
	struct str word;

	/* mysqldump begins with comments that are statements */
	while ((at = sql_pass_blank(first, at)) < first.n && first.p[at] == ';')
		at++;
	at += at < first.n && first.p[at] == '\\';
	while (str_starts(str_after(first, at), STR("REM ")))
		at = sql_pass_blank(first, str_find(first, STR("\n"), at));
	word = sql_word(first, &at);
	if (at >= first.n || (!sql_blank(first.p[at]) && first.p[at] != ';'))
		return false;
	return str_in_nocase(word, words, COUNT(words));
}

void
sql_open(struct sql *s, struct str text)
{
	struct str head = text;

	if (head.n > HEAD)
		head.n = HEAD;
	s->nhead = s->ncell = 0;
	s->plain = str_find(head, STR("PRAGMA foreign_keys"), 0) < head.n ||
	           str_find(head, STR("PostgreSQL"), 0) < head.n;
	str_take(&text, STR(STR_BOM));
	sql_go_on(s, text, SQL_NONE);
}

void
sql_go_on(struct sql *s, struct str text, enum sql_rows within)
{
	s->text = text;
	s->at = s->nmade = s->oldest = 0;
	s->rows = within;
	s->statement = STR_NONE;
	s->cut = s->due = false;
}

void
sql_make(const struct sql *s, struct buf *out)
{
	if (s->plain)
		buf_puts(out, "-- PostgreSQL\n");
}

void
sql_tables(const struct sql *s, size_t at, struct buf *out)
{
	for (size_t i = 0; i < s->nmade; i++) {
		const struct sql_table *m = &s->made[i];

		if (m->body.p >= s->text.p + at)
			continue;
		buf_puts(out, "CREATE TABLE `");
		buf_addstr(out, m->name);
		buf_puts(out, "` ");
		buf_addstr(out, m->body);
		buf_puts(out, ";\n");
	}
}

void
sql_within(struct str statement, enum sql_rows rows, struct buf *out)
{
	static const char *const end[] = {
	    "", " VALUES\n", " FROM stdin;\n", " FROM stdin csv;\n"};

	if (!rows)
		return;
	buf_addstr(out, statement);
	buf_puts(out, end[rows]);
}
