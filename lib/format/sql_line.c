/* sql_line - the lines behind COPY ... FROM stdin */
#include "sql_priv.h"

/* The value of the digits of an escape, at most n of that base. */
static unsigned
digits(struct str s, size_t *at, unsigned base, int n)
{
	unsigned v = 0;

	while (n-- > 0 && *at < s.n) {
		int c = s.p[*at];
		int d = ascii_digit(c) ? c - '0' : (c | 32) - 'a' + 10;

		if (d < 0 || d >= (int)base)
			break;
		v = v * base + (unsigned)d;
		++*at;
	}
	return v;
}

/* Appends what stands behind a backslash at *at, and steps behind it. */
static void
add_escape(struct str s, size_t *at, struct buf *out)
{
	static const char from[] = "bfnrtv", to[] = "\b\f\n\r\t\v";
	char c = s.p[*at];
	const char *e = strchr(from, c);

	if (c >= '0' && c <= '7') {
		buf_addc(out, (char)digits(s, at, 8, 3));
		return;
	}
	++*at;
	if (c == 'x' && *at < s.n)
		buf_addc(out, (char)digits(s, at, 16, 2));
	else
		buf_addc(out, e && c ? to[e - from] : c);
}

static void
add_text_cell(struct sql *s, struct str cell)
{
	size_t from = s->cells.n, at = 0;

	if (str_eq(cell, STR("\\N"))) {
		sql_cell(s, false, from);
		return;
	}
	while (at < cell.n) {
		if (cell.p[at] != '\\' || at + 1 == cell.n) {
			buf_addc(&s->cells, cell.p[at++]);
			continue;
		}
		at++;
		add_escape(cell, &at, &s->cells);
	}
	sql_cell(s, true, from);
}

/* A cell of CSV at s->at, up to its comma or line end: an empty one without
 * quotes is absent. */
static void
add_csv_cell(struct sql *s)
{
	struct str t = s->text;
	size_t from = s->cells.n;
	bool quoted = false, was = false;

	for (; s->at < t.n; s->at++) {
		char c = t.p[s->at];

		if (!quoted && (c == ',' || c == '\n'))
			break;
		if (c == '"' && quoted && s->at + 1 < t.n &&
		    t.p[s->at + 1] == '"') {
			buf_addc(&s->cells, c);
			s->at++;
		} else if (c == '"') {
			quoted = !quoted;
			was = true;
		} else if (quoted || c != '\r') {
			buf_addc(&s->cells, c);
		}
	}
	sql_cell(s, was || s->cells.n > from, from);
}

bool
sql_line(struct sql *s)
{
	struct str t = s->text, rest = str_after(t, s->at), cell;
	struct str line = str_cut_line(&rest);
	size_t end = rest.p ? (size_t)(rest.p - t.p) - 1 : t.n;

	if (str_eq(line, STR("\\."))) {
		s->at = end < t.n ? end + 1 : end;
		return false;
	}
	if (s->rows == SQL_CSV) {
		for (add_csv_cell(s); s->at < t.n && t.p[s->at] == ',';) {
			s->at++;
			add_csv_cell(s);
		}
		end = s->at;
	} else {
		for (cell = str_cut(&line, '\t'); cell.p;
		     cell = str_cut(&line, '\t'))
			add_text_cell(s, cell);
	}
	s->cut = end >= t.n;
	s->at = s->cut ? t.n : end + 1;
	return !s->cut;
}
