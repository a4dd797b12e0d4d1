/* sql_row - the values of a row that is inserted */
#include "mem.h"
#include "sql_priv.h"

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

/* The end of a cell that is no string, and whether that is a plain word. */
static size_t
pass_word(const struct sql *s, size_t at, bool *plain)
{
	struct str t = s->text;

	*plain = true;
	while (at < t.n && t.p[at] != ',' && t.p[at] != ')') {
		if (t.p[at] == '(') {
			*plain = false;
			at = sql_pass_bracket(s, at);
		} else if (sql_opens_quote(t.p[at])) {
			*plain = false;
			at = sql_pass_quoted(t, at, s->plain);
		} else {
			at++;
		}
	}
	return at;
}

void
sql_cell(struct sql *s, bool there, size_t from)
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
	struct str word = sql_word(t, &at);

	if (!str_eq_nocase(word, STR("cast")) || at >= t.n || t.p[at] != '(')
		return from;
	return sql_pass_blank(t, at + 1);
}

static void
read_cell(struct sql *s)
{
	struct str t = s->text, word;
	size_t from = s->cells.n, at, end, cast;
	bool plain;

	s->at = sql_pass_blank(t, s->at);
	at = cast = pass_cast(t, s->at);
	word = sql_word(t, &at);
	if (word.n > 1 && word.p[0] != '_') /* _utf8'..', N'..' */
		at = cast;
	if (at < t.n && (t.p[at] == '\'' || t.p[at] == '"') &&
	    !str_eq_nocase(word, STR("x"))) {
		end = sql_pass_quoted(t, at, s->plain);
		add_string(s, str_n(t.p + at, end - at), &s->cells);
		s->at = pass_word(s, cast > s->at ? s->at : end, &plain);
		sql_cell(s, true, from);
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
	sql_cell(s, plain, from);
}

bool
sql_values(struct sql *s)
{
	do {
		s->at++;
		read_cell(s);
	} while (s->at < s->text.n && s->text.p[s->at] == ',');
	s->cut = s->at >= s->text.n;
	if (s->cut)
		return false;
	s->at++;
	return true;
}
