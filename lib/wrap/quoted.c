/* quoted - pages and SQL that stand in the texts of a program */
#include "quoted.h"

enum kind { NO_DATA, PAGE_TEXT, SQL_TEXT };

/* A search: what was found so far. */
struct search {
	struct str text;
	size_t at;
	enum kind kind;
	bool mixed;
	bool cut;     /* the last text has no end */
	size_t bytes; /* in texts that are data */
};

/* What a text is, by how it begins. */
static enum kind
kind_of(struct str s)
{
	static const struct str statements[] = {STR_INIT("insert into "),
	    STR_INIT("replace into "), STR_INIT("create table "),
	    STR_INIT("drop table ")};
	size_t at = str_skip_blank(s, 0);

	if (at == s.n)
		return NO_DATA;
	if (s.p[at] == '<')
		return PAGE_TEXT;
	if (!ONE_OF(ascii_lower(s.p[at]), "ircd"))
		return NO_DATA; /* as most texts in data begin */
	s = str_after(s, at);
	for (size_t i = 0; i < COUNT(statements); i++)
		if (str_starts_nocase(s, statements[i]))
			return SQL_TEXT;
	return NO_DATA;
}

/* Cuts the text that begins at s->at, at its quotes, and steps behind them;
 * absent if it has no end, but for one more statement behind others: the file
 * was cut in it, which who reads SQL has to tell. */
static struct str
cut_text(struct search *s, struct str quotes, enum kind kind)
{
	struct str t = s->text;
	size_t from = s->at + quotes.n, to = from;

	while (to < t.n && !str_starts(str_after(t, to), quotes))
		to += t.p[to] == '\\' && quotes.n == 1 ? 2 : 1;
	if (to >= t.n) {
		s->cut = kind == SQL_TEXT && s->kind == SQL_TEXT;
		s->at = s->cut ? t.n : from;
		return s->cut ? str_after(t, from) : STR_NONE;
	}
	s->at = to + quotes.n;
	return str_n(t.p + from, to - from);
}

/* Asked of each byte of pages that are none of this. */
static inline bool
is_quote(char c)
{
	return c == '"' || c == '\'' || c == '`';
}

/* The quotes at s->at in which data may stand; none if there are no such. */
static struct str
quotes_at(struct search *s)
{
	static const struct str threes[] = {
	    STR_INIT("'''"), STR_INIT("\"\"\""), STR_INIT("```")};
	struct str rest = str_after(s->text, s->at);

	for (size_t i = 0; i < COUNT(threes); i++)
		if (str_starts(rest, threes[i])) {
			if (i + 1 < COUNT(threes))
				return threes[i];
			s->at += threes[i].n - 1; /* a fence of Markdown */
			return STR_NONE;
		}
	return ONE_OF(rest.p[0], "`\"") ? str_n(rest.p, 1) : STR_NONE;
}

/* The next text that is data; absent behind the last. */
static struct str
next_text(struct search *s)
{
	struct str quotes, found;
	enum kind kind;
	size_t at;

	for (; s->at < s->text.n; s->at++) {
		if (!is_quote(s->text.p[s->at]))
			continue;
		quotes = quotes_at(s);
		if (!quotes.p)
			continue;
		at = s->at;
		kind = kind_of(str_after(s->text, at + quotes.n));
		if (kind == NO_DATA ||
		    (quotes.p[0] == '"' && quotes.n == 1 && kind != SQL_TEXT))
			continue;
		found = cut_text(s, quotes, kind);
		if (found.p && str_find(found, STR("${"), 0) == found.n) {
			s->mixed |= s->kind && s->kind != kind;
			s->kind = kind;
			return found;
		}
		s->at = at;
	}
	return STR_NONE;
}

/* Appends a statement; of the escapes in quotes the quotes' own are undone. */
static void
put_statement(struct buf *out, struct str s, bool cut)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\\' && i + 1 < s.n &&
		    ONE_OF(s.p[i + 1], "\"\\$"))
			i++;
		buf_addc(out, s.p[i]);
	}
	if (!cut)
		buf_puts(out, str_ends(s, STR(";")) ? "\n" : ";\n");
}

bool
quoted_text(struct str text, struct buf *out)
{
	struct search s = {.text = text};
	struct str one, first = str_trim(text);
	size_t had = out->n;

	if (!first.n || ONE_OF(first.p[0], "{[") ||
	    (first.p[0] == '<' && !str_starts(first, STR("<?php"))))
		return false;
	while ((one = next_text(&s)).p && !s.mixed) {
		s.bytes += one.n;
		if (s.kind == SQL_TEXT) {
			put_statement(out, one, s.cut);
			continue;
		}
		buf_addstr(out, one);
		buf_addc(out, '\n');
	}
	if (!s.mixed && s.bytes > text.n / 2)
		return true;
	out->n = had;
	return false;
}
