/* sql - rows that a dump of a database inserts */
#include "sql.h"

#include <stdlib.h>

#include "mem.h"

#define TABLES 256  /* whose columns are kept */
#define HEAD   4096 /* bytes that tell of what make a dump is */

/* The columns of a CREATE TABLE: spans of the text. */
struct sql_table {
	struct str name, body;
};

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

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool
name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '$' ||
	       (unsigned char)c >= 0x80;
}

/* Behind blanks and comments. */
static size_t
pass_blank(struct str s, size_t at)
{
	while (at < s.n) {
		struct str left = str_n(s.p + at, s.n - at);

		if (blank(*left.p)) {
			at++;
		} else if (*left.p == '#' || str_starts(left, STR("--"))) {
			at = str_find(s, STR("\n"), at);
		} else if (str_starts(left, STR("/*"))) {
			at = str_find(s, STR("*/"), at + 2);
			at = at < s.n ? at + 2 : s.n;
		} else {
			break;
		}
	}
	return at;
}

/* The word at *at, which is moved behind it; empty if there is none. */
static struct str
word_at(struct str s, size_t *at)
{
	size_t from = *at;

	while (*at < s.n && name_byte(s.p[*at]))
		++*at;
	return str_n(s.p + from, *at - from);
}

/* Behind the string or quoted name that begins at `at`. */
static size_t
pass_quoted(struct str s, size_t at, bool plain)
{
	char quote = s.p[at] == '[' ? ']' : s.p[at];

	for (at++; at < s.n; at++) {
		if (s.p[at] == '\\' && !plain && quote != '`' && quote != ']')
			at++;
		else if (s.p[at] == quote && at + 1 < s.n &&
			 s.p[at + 1] == quote)
			at++;
		else if (s.p[at] == quote)
			return at + 1;
	}
	return s.n;
}

static bool
opens_quote(char c)
{
	return c == '\'' || c == '"' || c == '`';
}

/* Behind the end of the statement: a semicolon, or where a line inserts. */
static size_t
pass_statement(const struct sql *s, size_t at)
{
	struct str t = s->text;

	while (at < t.n && t.p[at] != ';') {
		size_t next = pass_blank(t, at), word = next;

		if (next > at && t.p[next - 1] == '\n' &&
		    str_eq_nocase(word_at(t, &word), STR("insert")))
			return next;
		at = next;
		if (at >= t.n || t.p[at] == ';')
			break;
		at = opens_quote(t.p[at]) ? pass_quoted(t, at, s->plain)
		                          : at + 1;
	}
	return at < t.n ? at + 1 : t.n;
}

/* The name at *at, of which the last part counts: `db`.`table`. */
static struct str
name_at(const struct sql *s, size_t *at)
{
	struct str t = s->text, name;

	do {
		size_t from = *at = pass_blank(t, *at);

		if (from < t.n &&
		    (opens_quote(t.p[from]) || t.p[from] == '[')) {
			*at = pass_quoted(t, from, true);
			name = str_n(t.p + from + 1,
			    *at > from + 2 ? *at - from - 2 : 0);
		} else {
			name = word_at(t, at);
		}
	} while (*at < t.n && t.p[*at] == '.' && ++*at);
	return name;
}

/* Passes the word, if it comes next. */
static bool
take(const struct sql *s, size_t *at, struct str word)
{
	size_t end = *at = pass_blank(s->text, *at);

	if (!str_eq_nocase(word_at(s->text, &end), word))
		return false;
	*at = end;
	return true;
}

/* Behind the bracket that closes the one at `at`. */
static size_t
pass_bracket(const struct sql *s, size_t at)
{
	struct str t = s->text;
	size_t depth = 0;

	while ((at = pass_blank(t, at)) < t.n) {
		if (opens_quote(t.p[at])) {
			at = pass_quoted(t, at, s->plain);
			continue;
		}
		depth += t.p[at] == '(';
		if (t.p[at++] == ')' && !--depth)
			break;
	}
	return at;
}

/* Notes where the columns of a table stand; the last of a name counts. */
static void
create(struct sql *s, size_t at)
{
	struct str name, t = s->text;
	size_t i = 0;

	if (!take(s, &at, STR("table")))
		return;
	if (take(s, &at, STR("if")) && take(s, &at, STR("not")))
		take(s, &at, STR("exists"));
	name = name_at(s, &at);
	at = pass_blank(t, at);
	if (at >= t.n || t.p[at] != '(')
		return;
	while (i < s->nmade && !str_eq(s->made[i].name, name))
		i++;
	if (i == TABLES)
		return;
	mem_grow(&s->made, &s->made_cap, i + 1, sizeof(*s->made));
	s->nmade = i < s->nmade ? s->nmade : i + 1;
	s->made[i] =
	    (struct sql_table){name, str_n(t.p + at, pass_bracket(s, at) - at)};
}

/* Appends the text of a string. */
static void
add_string(const struct sql *s, struct str quoted, struct buf *out)
{
	static const char from[] = "nrt0Z", to[] = "\n\r\t \x1a";
	char quote = quoted.p[0];
	const char *e;

	for (size_t i = 1; i + 1 < quoted.n; i++) {
		char c = quoted.p[i];

		if (c == '\\' && !s->plain) {
			c = quoted.p[++i];
			e = strchr(from, c);
			c = e && c ? to[e - from] : c;
		} else if (c == quote) {
			i++;
		}
		buf_addc(out, c);
	}
}

static void
add_column(struct sql *s, struct str name, struct str note)
{
	mem_grow(&s->head, &s->head_cap, s->nhead + 1, sizeof(*s->head));
	s->head[s->nhead++] = (struct sql_column){name, note};
}

/* True for what stands among the columns of a table and is none. */
static bool
is_key(struct str word)
{
	static const struct str words[] = {STR_INIT("primary"), STR_INIT("key"),
	    STR_INIT("unique"), STR_INIT("index"), STR_INIT("constraint"),
	    STR_INIT("foreign"), STR_INIT("fulltext"), STR_INIT("check"),
	    STR_INIT("spatial")};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq_nocase(word, words[i]))
			return true;
	return false;
}

/* The note of the column, and where its definition ends. */
static struct str
note_at(struct sql *s, size_t *at)
{
	struct str t = s->text, note = {NULL, 0};
	size_t from;

	while ((*at = pass_blank(t, *at)) < t.n && t.p[*at] != ',' &&
	       t.p[*at] != ')') {
		if (take(s, at, STR("comment")) &&
		    (from = *at = pass_blank(t, *at)) < t.n &&
		    t.p[from] == '\'') {
			*at = pass_quoted(t, from, s->plain);
			note = str_n(t.p + from + 1, *at - from - 2);
		} else if (t.p[*at] == '(') {
			*at = pass_bracket(s, *at);
		} else if (opens_quote(t.p[*at])) {
			*at = pass_quoted(t, *at, s->plain);
		} else if (!word_at(t, at).n) {
			++*at;
		}
	}
	return note;
}

/* Adds the columns in brackets at `at`: behind them. */
static size_t
read_columns(struct sql *s, size_t at)
{
	struct str t = s->text, name, note;
	bool key;

	do {
		at = pass_blank(t, at + 1);
		key = at < t.n && !opens_quote(t.p[at]) && t.p[at] != '[';
		name = name_at(s, &at);
		key = key && is_key(name);
		note = note_at(s, &at);
		if (name.n && !key)
			add_column(s, name, note);
	} while (at < t.n && t.p[at] == ',');
	return at < t.n ? at + 1 : t.n;
}

/* The columns of the table that was made: all of them, if the statement names
 * none; else the notes of those that it names. */
static void
made_columns(struct sql *s)
{
	size_t named = s->nhead;

	for (size_t i = 0; i < s->nmade; i++)
		if (str_eq(s->made[i].name, s->table))
			read_columns(
			    s, (size_t)(s->made[i].body.p - s->text.p));
	for (size_t i = named; named && i < s->nhead; i++)
		for (size_t k = 0; k < named; k++)
			if (str_eq_nocase(s->head[i].name, s->head[k].name))
				s->head[k].note = s->head[i].note;
	if (named)
		s->nhead = named;
}

/* Behind the head of an INSERT, the columns of which are then known. */
static size_t
insert(struct sql *s, size_t at)
{
	struct str t = s->text;

	while (!take(s, &at, STR("into")))
		if (at >= t.n || !word_at(t, &at).n)
			break; /* SQL Server has none */
	s->table = name_at(s, &at);
	s->nhead = 0;
	at = pass_blank(t, at);
	if (at < t.n && t.p[at] == '(')
		at = read_columns(s, at);
	made_columns(s);
	s->values = take(s, &at, STR("values")) || take(s, &at, STR("value"));
	return at;
}

/* To the first row of the next INSERT; false if there is none. */
static bool
next_insert(struct sql *s)
{
	struct str t = s->text, word;
	size_t at, from;

	while (!s->values && (s->at = pass_blank(t, s->at)) < t.n) {
		at = from = s->at;
		word = word_at(t, &at);
		if (str_eq_nocase(word, STR("insert")) ||
		    str_eq_nocase(word, STR("replace"))) {
			s->at = insert(s, at);
			if (s->values)
				return true;
		} else if (str_eq_nocase(word, STR("create"))) {
			create(s, at);
		}
		s->at = pass_statement(s, s->at > from ? s->at : at);
	}
	return s->values;
}

/* The end of a cell that is no string, and whether that is a plain word. */
static size_t
pass_word(const struct sql *s, size_t at, bool *plain)
{
	struct str t = s->text;

	*plain = true;
	while (at < t.n && t.p[at] != ',' && t.p[at] != ')') {
		if (t.p[at] == '(') {
			*plain = false;
			at = pass_bracket(s, at);
		} else if (opens_quote(t.p[at])) {
			*plain = false;
			at = pass_quoted(t, at, s->plain);
		} else {
			at++;
		}
	}
	return at;
}

/* Appends a cell to s->cells: its bytes, which may be none. */
static void
add_cell(struct sql *s, bool there, size_t from)
{
	mem_grow(&s->cell, &s->cell_cap, s->ncell + 1, sizeof(*s->cell));
	mem_grow(&s->end, &s->end_cap, s->ncell + 1, sizeof(*s->end));
	s->end[s->ncell] = from;
	s->cell[s->ncell++] =
	    str_n(there ? "" : NULL, there ? s->cells.n - from : 0);
}

/* Behind CAST( and the like: what is cast comes first. */
static size_t
pass_cast(struct str t, size_t at)
{
	size_t from = at;
	struct str word = word_at(t, &at);

	if (!str_eq_nocase(word, STR("cast")) || at >= t.n || t.p[at] != '(')
		return from;
	return pass_blank(t, at + 1);
}

static void
read_cell(struct sql *s)
{
	struct str t = s->text, word;
	size_t from = s->cells.n, at, end, cast;
	bool plain;

	s->at = pass_blank(t, s->at);
	at = cast = pass_cast(t, s->at);
	word = word_at(t, &at);
	if (word.n > 1 && word.p[0] != '_') /* _utf8'..', N'..' */
		at = cast;
	if (at < t.n && (t.p[at] == '\'' || t.p[at] == '"') &&
	    !str_eq_nocase(word, STR("x"))) {
		end = pass_quoted(t, at, s->plain);
		add_string(s, str_n(t.p + at, end - at), &s->cells);
		s->at = pass_word(s, cast > s->at ? s->at : end, &plain);
		add_cell(s, true, from);
		return;
	}
	end = pass_word(s, s->at, &plain);
	word = str_trim(str_n(t.p + s->at, end - s->at));
	if (cast > s->at) { /* 19.90 AS Decimal(10, 2)) */
		word = str_n(t.p + cast, end - cast);
		word.n = str_find(word, STR(" "), 0);
		plain = word.n && word.n < end - cast;
	}
	s->at = end;
	plain = plain && word.n && !str_eq_nocase(word, STR("null"));
	if (plain)
		buf_addstr(&s->cells, word);
	add_cell(s, plain, from);
}

bool
sql_next(struct sql *s)
{
	struct str t = s->text;

	for (;;) {
		if (!next_insert(s))
			return false;
		s->at = pass_blank(t, s->at);
		if (s->at < t.n && t.p[s->at] == ',')
			s->at = pass_blank(t, s->at + 1);
		if (s->at < t.n && t.p[s->at] == '(')
			break;
		s->values = false;
	}
	s->ncell = 0;
	buf_clear(&s->cells);
	do {
		s->at++;
		read_cell(s);
	} while (s->at < t.n && t.p[s->at] == ',');
	if (s->at >= t.n) {
		s->cut = true;
		return false;
	}
	s->at++;
	for (size_t i = 0; i < s->ncell; i++)
		if (s->cell[i].p)
			s->cell[i].p = s->cells.p ? s->cells.p + s->end[i] : "";
	return true;
}

bool
sql_like(struct str first)
{
	static const struct str words[] = {STR_INIT("set"), STR_INIT("drop"),
	    STR_INIT("create"), STR_INIT("insert"), STR_INIT("begin"),
	    STR_INIT("start"), STR_INIT("pragma"), STR_INIT("use"),
	    STR_INIT("lock"), STR_INIT("replace"), STR_INIT("select")};
	size_t at = str_starts(first, STR("\xef\xbb\xbf")) ? 3 : 0;
	struct str word;

	at = pass_blank(first, at);
	word = word_at(first, &at);
	if (at >= first.n || !blank(first.p[at]))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq_nocase(word, words[i]))
			return true;
	return false;
}

void
sql_open(struct sql *s, struct str text)
{
	struct str head = text;

	if (str_starts(text, STR("\xef\xbb\xbf")))
		text.p += 3, text.n -= 3;
	if (head.n > HEAD)
		head.n = HEAD;
	s->text = text;
	s->at = s->nmade = s->nhead = s->ncell = 0;
	s->values = s->cut = false;
	s->plain = str_find(head, STR("PRAGMA foreign_keys"), 0) < head.n ||
	           str_find(head, STR("PostgreSQL"), 0) < head.n;
}
