/* sql_text - words, names and ends in a dump of a database */
#include "sql_priv.h"

bool
sql_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

size_t
sql_pass_blank(struct str s, size_t at)
{
	while (at < s.n) {
		struct str left = str_after(s, at);

		if (sql_blank(*left.p)) {
			at++;
		} else if (*left.p == '#' || str_starts(left, STR("--"))) {
			at = str_find(s, STR("\n"), at);
		} else if (str_starts(left, STR("/*"))) {
			at = str_find(s, STR("*/"), at + 2);
			at = at < s.n ? at + 2 : s.n;
		} else if (!at && str_starts(left, STR("<?"))) {
			/* a backup of PHP, which no browser is to get */
			at = str_find(s, STR("?>"), at);
			at = at < s.n ? at + 2 : s.n;
		} else {
			break;
		}
	}
	return at;
}

struct str
sql_word(struct str s, size_t *at)
{
	size_t from = *at;

	while (*at < s.n && ascii_ident(s.p[*at]))
		++*at;
	return str_n(s.p + from, *at - from);
}

size_t
sql_pass_quoted(struct str s, size_t at, bool plain)
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

bool
sql_opens_quote(char c)
{
	return c == '\'' || c == '"' || c == '`';
}

size_t
sql_pass_statement(const struct sql *s, size_t at)
{
	struct str t = s->text;

	while (at < t.n && t.p[at] != ';') {
		size_t next = sql_pass_blank(t, at), word = next;

		if (next > at && t.p[next - 1] == '\n' &&
		    str_eq_nocase(sql_word(t, &word), STR("insert")))
			return next;
		at = next;
		if (at >= t.n || t.p[at] == ';')
			break;
		at = sql_opens_quote(t.p[at]) ? sql_pass_quoted(t, at, s->plain)
		                              : at + 1;
	}
	return at < t.n ? at + 1 : t.n;
}

struct str
sql_name(const struct sql *s, size_t *at)
{
	struct str t = s->text, name;

	do {
		size_t from = *at = sql_pass_blank(t, *at);

		if (from < t.n &&
		    (sql_opens_quote(t.p[from]) || t.p[from] == '[')) {
			*at = sql_pass_quoted(t, from, true);
			name = str_n(t.p + from + 1,
			    *at > from + 2 ? *at - from - 2 : 0);
		} else {
			name = sql_word(t, at);
		}
	} while (*at < t.n && t.p[*at] == '.' && ++*at);
	return name;
}

bool
sql_take(const struct sql *s, size_t *at, struct str word)
{
	size_t end = *at = sql_pass_blank(s->text, *at);

	if (!str_eq_nocase(sql_word(s->text, &end), word))
		return false;
	*at = end;
	return true;
}

size_t
sql_pass_bracket(const struct sql *s, size_t at)
{
	struct str t = s->text;
	size_t depth = 0;

	while ((at = sql_pass_blank(t, at)) < t.n) {
		if (sql_opens_quote(t.p[at])) {
			at = sql_pass_quoted(t, at, s->plain);
			continue;
		}
		depth += t.p[at] == '(';
		if (t.p[at++] == ')' && !--depth)
			break;
	}
	return at;
}
