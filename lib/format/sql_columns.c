/* sql_columns - the columns of rows, by the statement and by CREATE TABLE */
#include "mem.h"
#include "sql_priv.h"

#define TABLES 1024 /* whose columns are kept: those made last */

/* The last of a name counts. */
void
sql_create(struct sql *s, size_t at)
{
	struct str name, t = s->text;
	size_t i = 0;

	if (!sql_take(s, &at, STR("table")))
		return;
	if (sql_take(s, &at, STR("if")) && sql_take(s, &at, STR("not")))
		sql_take(s, &at, STR("exists"));
	name = sql_name(s, &at);
	at = sql_pass_blank(t, at);
	if (at >= t.n || t.p[at] != '(')
		return;
	while (i < s->nmade && !str_eq(s->made[i].name, name))
		i++;
	if (i == TABLES)
		i = s->oldest++ % TABLES;
	mem_grow(&s->made, &s->made_cap, i + 1, sizeof(*s->made));
	s->nmade = i < s->nmade ? s->nmade : i + 1;
	s->made[i] = (struct sql_table){
	    name, str_n(t.p + at, sql_pass_bracket(s, at) - at)};
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

	return str_in_nocase(word, words, COUNT(words));
}

/* The text in quotes at *at, which goes behind it; absent if the text ends
 * right behind the first of them. */
static struct str
quoted(const struct sql *s, size_t *at)
{
	size_t from = *at;

	*at = sql_pass_quoted(s->text, from, s->plain);
	return *at - from < 2 ? STR_NONE
	                      : str_n(s->text.p + from + 1, *at - from - 2);
}

/* The note of the column, and where its definition ends. */
static struct str
note_at(struct sql *s, size_t *at)
{
	struct str t = s->text, note = STR_NONE;

	while ((*at = sql_pass_blank(t, *at)) < t.n && t.p[*at] != ',' &&
	       t.p[*at] != ')') {
		if (sql_take(s, at, STR("comment"))) {
			*at = sql_pass_blank(t, *at);
			if (*at < t.n && t.p[*at] == '\'')
				note = quoted(s, at);
		} else if (t.p[*at] == '(') {
			*at = sql_pass_bracket(s, *at);
		} else if (sql_opens_quote(t.p[*at])) {
			*at = sql_pass_quoted(t, *at, s->plain);
		} else if (!sql_word(t, at).n) {
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
		at = sql_pass_blank(t, at + 1);
		key = at < t.n && !sql_opens_quote(t.p[at]) && t.p[at] != '[';
		name = sql_name(s, &at);
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

size_t
sql_columns(struct sql *s, size_t at)
{
	s->nhead = 0;
	at = sql_pass_blank(s->text, at);
	if (at < s->text.n && s->text.p[at] == '(')
		at = read_columns(s, at);
	made_columns(s);
	return at;
}
