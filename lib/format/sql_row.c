/* sql_row - the values of a row that is inserted */
#include "mem.h"
#include "sql_priv.h"

#define CALLS_DEEP 8 /* replace(replace(..)) */

/* Appends the text of a string. */
static void
add_string(struct str quoted, bool plain, struct buf *out)
{
	static const char from[] = "nrt0Z", to[] = "\n\r\t \x1a";
	char quote = quoted.p[0];
	const char *e;

	for (size_t i = 1; i + 1 < quoted.n; i++) {
		char c = quoted.p[i];

		if (c == '\\' && !plain) {
			c = quoted.p[++i];
			e = strchr(from, c);
			c = e && c ? to[e - from] : c;
		} else if (c == quote) {
			i++;
		}
		buf_addc(out, c);
	}
}

static bool
at_string(struct str t, size_t at)
{
	return at < t.n && ascii_quote(t.p[at]);
}

/* Appends the string at *at, which is then its end. */
static void
take_string(struct str t, size_t *at, bool plain, struct buf *out)
{
	size_t end = sql_pass_quoted(t, *at, plain);

	add_string(str_n(t.p + *at, end - *at), plain, out);
	*at = end;
}

/* unistr('a\u000ab'): \ooooo and \+6 digits and \u4 and \U8 (SQLite, Oracle)
 * are characters. */
static void
undo_unistr(struct buf *cells, size_t from)
{
	struct buf out = {0};
	struct str s = buf_str(cells);
	size_t at = from, n, i;
	uint32_t c;

	while (at < s.n) {
		if (s.p[at] != '\\' || at + 1 == s.n) {
			buf_addc(&out, s.p[at++]);
			continue;
		}
		n = s.p[++at] == 'U' ? 8 : s.p[at] == '+' ? 6 : 4;
		at += s.p[at] == 'U' || s.p[at] == 'u' || s.p[at] == '+';
		for (i = c = 0;
		     i < n && at + i < s.n && ascii_hex(s.p[at + i]) >= 0; i++)
			c = c << 4 | (uint32_t)ascii_hex(s.p[at + i]);
		if (i == n)
			buf_addcp(&out, c);
		else
			i = 1, buf_addc(&out, s.p[at]);
		at += i;
	}
	cells->n = from;
	buf_addstr(cells, buf_str(&out));
	buf_free(&out);
}

/* Appends what stands behind the comma at *at, a string or char(10); *at is
 * then behind it. */
static void
take_sign(const struct sql *s, size_t *at, struct buf *out)
{
	unsigned long c = 0;
	struct str t = s->text, word;

	*at = sql_pass_blank(t, *at);
	if (*at >= t.n || t.p[*at] != ',')
		return;
	*at = sql_pass_blank(t, *at + 1);
	if (at_string(t, *at)) {
		take_string(t, at, s->plain, out);
		return;
	}
	word = sql_word(t, at);
	if (!str_eq_nocase(word, STR("char")) || *at >= t.n || t.p[*at] != '(')
		return;
	for (++*at; *at < t.n && ascii_digit(t.p[*at]) && c < 100; ++*at)
		c = c * 10 + (unsigned long)(t.p[*at] - '0');
	if (c)
		buf_addc(out, (char)c);
}

/* replace('a\nb','\n',char(10)), as SQLite writes the ends of lines; or with a
 * string for another. */
static void
undo_replace(struct sql *s, size_t at, size_t from)
{
	struct str cell, sign;
	struct buf old = {0}, new = {0}, out = {0};
	size_t next;

	take_sign(s, &at, &old);
	take_sign(s, &at, &new);
	sign = buf_str(&old);
	cell = str_n(buf_str(&s->cells).p + from, s->cells.n - from);
	for (at = 0; sign.n && at < cell.n; at = next + sign.n) {
		next = str_find(cell, sign, at);
		buf_add(&out, cell.p + at, next - at);
		if (next == cell.n)
			break;
		buf_addstr(&out, buf_str(&new));
	}
	if (sign.n) {
		s->cells.n = from;
		buf_addstr(&s->cells, buf_str(&out));
	}
	buf_free(&old);
	buf_free(&new);
	buf_free(&out);
}

/* Appends what a function makes of a string; false if it is none that is
 * known.  *at is then behind it. */
static bool
read_call(struct sql *s, size_t *at, size_t from, unsigned deep)
{
	static const struct str calls[] = {STR_INIT("unistr"),
	    STR_INIT("replace"), STR_INIT("convert"), STR_INIT("to_clob"),
	    STR_INIT("to_nclob"), STR_INIT("to_date"),
	    STR_INIT("to_timestamp")};
	enum { UNISTR, REPLACE, CALLS = COUNT(calls) };
	size_t in = *at, open, i;
	struct str t = s->text, word = sql_word(t, &in);

	for (i = 0; i < CALLS && !str_eq_nocase(word, calls[i]); i++)
		;
	open = in = sql_pass_blank(t, in);
	if (i == CALLS || in >= t.n || t.p[in] != '(')
		return false;
	in = sql_pass_blank(t, in + 1);
	if (at_string(t, in))
		take_string(t, &in, s->plain || i == UNISTR, &s->cells);
	else if (!deep || !read_call(s, &in, from, deep - 1))
		return false;
	if (i == UNISTR)
		undo_unistr(&s->cells, from);
	else if (i == REPLACE)
		undo_replace(s, in, from);
	*at = sql_pass_bracket(s, open);
	return true;
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
	if (read_call(s, &s->at, from, CALLS_DEEP)) {
		s->at = pass_word(s, s->at, &plain);
		sql_cell(s, true, from);
		return;
	}
	at = cast = pass_cast(t, s->at);
	word = sql_word(t, &at);
	if (word.n > 1 && word.p[0] != '_') /* _utf8'..', N'..' */
		at = cast;
	if (at_string(t, at) && !str_eq_nocase(word, STR("x"))) {
		end = sql_pass_quoted(t, at, s->plain);
		add_string(str_n(t.p + at, end - at), s->plain, &s->cells);
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
