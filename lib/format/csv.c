/* csv - tables as scraper programs and spreadsheets export them */
#include "csv_priv.h"

#include <stdlib.h>

#include "mem.h"

#define BRACES 8 /* addresses of a row whose braces are not closed */

void
csv_free(struct csv *c)
{
	free(c->head);
	free(c->cell);
	free(c->end);
	buf_free(&c->names);
	buf_free(&c->more);
	buf_free(&c->cells);
	*c = (struct csv){0};
}

void
csv_release(struct csv *c)
{
	c->ncell = 0;
	buf_release(&c->cells);
}

static bool
ends_line(const struct csv *c, size_t i)
{
	return i >= c->text.n || c->text.p[i] == '\n' || c->text.p[i] == '\r';
}

/* True if as many of the separator as part cells are at i. */
static bool
is_run(const struct csv *c, size_t i)
{
	for (size_t n = 1; n < c->run; n++)
		if (i + n >= c->text.n || c->text.p[i + n] != c->sep)
			return false;
	return true;
}

static bool
ends_cell(const struct csv *c, size_t i)
{
	return ends_line(c, i) || (c->text.p[i] == c->sep && is_run(c, i));
}

/* True if an odd number of backslashes stands before i, behind from. */
static bool
is_escaped(const struct csv *c, size_t from, size_t i)
{
	size_t n = 0;

	while (i - n > from && c->text.p[i - n - 1] == '\\')
		n++;
	return n & 1;
}

/* Where the quote that opened before `from` is closed; text.n if nowhere.  A
 * quote behind a backslash which cannot be the end of the cell shows that the
 * table writes quotes so.  So does one right before the end, "5\"", unless two
 * quotes stood in the cell before, as JSON in a cell has them.  A backslash may
 * still be a cell's last character, "C:\": if the next quote closes nothing,
 * for no cell ends behind it. */
static size_t
closing(struct csv *c, size_t from)
{
	const char *p = c->text.p, *q;
	size_t n = c->text.n, begin = from, last = n;
	bool twice = false;

	while (from < n && (q = memchr(p + from, c->quote, n - from))) {
		from = (size_t)(q - p);
		if (is_escaped(c, begin, from) &&
		    (c->escapes ||
			(!ends_cell(c, from + 1) &&
			    (p[from + 1] != c->quote ||
				(!twice && ends_cell(c, from + 2)))))) {
			if (last == n && ends_cell(c, from + 1))
				last = from;
			c->escapes = true;
			from++;
			continue;
		}
		if (from + 1 == n || p[from + 1] != c->quote)
			return last < n && !ends_cell(c, from + 1) ? last
			                                           : from;
		twice = true;
		from += 2;
	}
	return last;
}

/* Appends what stands in quotes, with the marks of quotes in it undone. */
static void
unquote(struct csv *c, size_t i, size_t end)
{
	const char *p = c->text.p;

	for (; i < end; i++) {
		bool escape = c->escapes && p[i] == '\\' && i + 1 < end &&
		              (p[i + 1] == c->quote || p[i + 1] == '\\' ||
				  p[i + 1] == '\n' || p[i + 1] == '\r');

		i += escape;
		buf_addc(&c->cells, p[i]);
		i += !escape && p[i] == c->quote;
	}
}

/* Appends a cell in quotes that begins at *at and steps behind it; false if
 * its quote is a stray one. */
static bool
quoted(struct csv *c, size_t *at)
{
	const char *p = c->text.p;
	bool escapes = c->escapes;
	size_t i = *at + 1, end = closing(c, i);
	uint64_t lines = 0;

	if (end == c->text.n) {
		c->escapes = escapes; /* a stray one shows nothing */
		c->open = true;
		return false;
	}
	for (size_t k = i; k < end; k++)
		lines += p[k] == '\n' || (p[k] == '\r' && p[k + 1] != '\n');
	if (lines && !ends_cell(c, end + 1)) {
		c->escapes = escapes;
		return false;
	}
	unquote(c, i, end);
	c->next_line += lines;
	*at = end + 1;
	return true;
}

/* The end of the address at from, in which a separator within braces is a
 * character; or `end` where they are not closed: *tries, which bound the times
 * that a row is read for nothing, are then one less. */
static size_t
braced(const struct csv *c, size_t from, size_t end, int *tries)
{
	size_t i = from, deep = 0;

	for (; !ends_line(c, i); i++) {
		if (c->text.p[i] == '{')
			deep++;
		else if (c->text.p[i] == '}' && deep)
			deep--;
		else if (!deep && ends_cell(c, i))
			return i;
	}
	*tries -= deep > 0;
	return deep ? end : i;
}

/* | a \| b |: Markdown writes a bar in a cell so, which elsewhere ends a path
 * of Windows.  Appends what stands before it,
 * and it, and steps behind it; false if none is at i. */
static bool
bar(struct csv *c, size_t *at, size_t i)
{
	if (c->sep != '|' || c->text.p[c->at] != '|' || ends_line(c, i) ||
	    !is_escaped(c, *at, i))
		return false;
	buf_add(&c->cells, c->text.p + *at, i - 1 - *at);
	buf_addc(&c->cells, '|');
	*at = i + 1;
	return true;
}

/* Appends a cell without quotes.  Who writes a backslash before the quotes of
 * such writes it before each of them, as Python does with an escapechar. */
static void
add_plain(struct csv *c, struct str cell)
{
	size_t from = c->cells.n, quotes = 0;
	bool escaped;

	for (size_t i = 0; i < cell.n; i++) {
		escaped = cell.p[i] == '\\' && i + 1 < cell.n &&
		          (cell.p[i + 1] == c->quote || cell.p[i + 1] == '\\');
		i += escaped;
		quotes += cell.p[i] == c->quote;
		if (cell.p[i] == c->quote && !escaped)
			quotes = cell.n + 1;
		buf_addc(&c->cells, cell.p[i]);
	}
	if (quotes && quotes <= cell.n)
		return;
	c->cells.n = from;
	buf_addstr(&c->cells, cell);
}

/* Appends the cell at *at and steps to what ends it.  *braces: so many
 * addresses whose braces are not closed are looked at. */
static void
cell(struct csv *c, size_t *at, int *braces)
{
	size_t i = *at;
	struct str rest;

	/* blanks may stand before a quote */
	while (i < c->text.n && c->text.p[i] == ' ')
		i++;
	if (i < c->text.n && c->text.p[i] == c->quote && quoted(c, &i))
		*at = i;
	for (i = *at; !ends_cell(c, i) || bar(c, at, i); i++)
		;
	if (*braces > 0 &&
	    (str_starts(str_n(c->text.p + *at, i - *at), STR("http")) ||
		str_starts(str_n(c->text.p + *at, i - *at), STR("//"))))
		i = braced(c, *at, i, braces);
	rest = str_n(c->text.p + *at, i - *at);
	if (c->quote == '"' && memchr(rest.p, '"', rest.n) &&
	    memchr(rest.p, '\\', rest.n))
		add_plain(c, rest);
	else
		buf_addstr(&c->cells, rest);
	*at = i;
}

/* Reads the cells from at on to the end of the row, which is returned. */
static size_t
read_cells(struct csv *c, size_t at, int braces)
{
	c->ncell = 0;
	c->open = false;
	c->next_line = c->line;
	buf_clear(&c->cells);
	for (;; at += c->run) {
		cell(c, &at, &braces);
		c->ncell += c->ncell < CSV_CELLS;
		mem_grow(&c->end, &c->end_cap, c->ncell, sizeof(*c->end));
		c->end[c->ncell - 1] = c->cells.n;
		if (ends_line(c, at))
			return at;
	}
}

/* True if the row, which ends before `end`, has more cells than the header and
 * a brace. */
static bool
has_braces(const struct csv *c, size_t at, size_t end)
{
	return c->nhead && c->ncell > c->nhead &&
	       memchr(c->text.p + at, '{', end - at);
}

void
csv_parts(const struct buf *b, const size_t *end, struct str *part, size_t n)
{
	const char *p = buf_str(b).p;
	size_t from = 0;

	for (size_t i = 0; i < n; i++) {
		part[i] = str_n(p + from, end[i] - from);
		from = end[i];
	}
}

bool
csv_row(struct csv *c)
{
	static const struct str bom = STR_INIT(STR_BOM);
	size_t at = c->next, from;

	if (at >= c->text.n)
		return false;
	c->at = at;
	if (str_starts(str_after(c->text, at), bom))
		at += bom.n; /* files were joined */
	c->line = c->next_line;
	from = at;
	at = read_cells(c, from, 0);
	if (has_braces(c, from, at)) {
		at = read_cells(c, from, BRACES);
		if (c->ncell != c->nhead)
			at = read_cells(c, from, 0);
	}
	if (at < c->text.n && c->text.p[at++] == '\r' && at < c->text.n &&
	    c->text.p[at] == '\n')
		at++;
	c->next = at;
	c->next_line++;
	mem_grow(&c->cell, &c->cap, c->ncell, sizeof(*c->cell));
	csv_parts(&c->cells, c->end, c->cell, c->ncell);
	return true;
}

/* True of a line that is drawn with so many dashes, at least. */
static bool
is_drawn(struct str s, size_t least)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ONE_OF(s.p[i], "-+:="))
			return false;
	return s.n >= least;
}

/* True of "(2 rows)" and "2 rows in set", which consoles of databases write
 * behind a table of bars. */
static bool
is_count(const struct csv *c)
{
	struct str s = str_trim(c->cell[0]);

	if (c->sep != '|' || c->ncell != 1)
		return false;
	if (str_starts(s, STR("(")) && str_ends(s, STR(")")))
		s.p++, s.n--;
	else if (str_find(s, STR(" in set"), 0) == s.n)
		return false;
	return s.n && ascii_digit(s.p[0]);
}

/* True of the text below a table of Markdown, of which each row begins with a
 * bar. */
static bool
is_below(const struct csv *c)
{
	size_t at;

	if (!c->barred || !c->nhead || c->at >= c->text.n || c->ncell != 1)
		return false;
	at = str_skip_blank(c->text, c->at);
	return at < c->text.n && c->text.p[at] != '|';
}

/* True if a row has a text, not only blanks and lines. */
static bool
has_text(const struct csv *c)
{
	struct str s;

	if (is_count(c) || is_below(c))
		return false;
	for (size_t i = 0; i < c->ncell; i++) {
		s = str_trim(c->cell[i]);
		if (s.n && !is_drawn(s, c->sep == '|' ? 1 : 3))
			return true;
	}
	return false;
}

/* True of a note between rows: not of a row with a cell for each column, whose
 * first text begins so (#1 comb). */
static bool
is_note(const struct csv *c)
{
	size_t n = 0;

	if (!str_starts(str_trim(c->cell[0]), STR("#")))
		return false;
	for (size_t i = 0; i < c->ncell; i++)
		n += str_trim(c->cell[i]).n > 0;
	return n == 1 || (c->nhead && c->ncell != c->nhead);
}

bool
csv_next(struct csv *c)
{
	for (c->apart = false; csv_row(c); c->apart = true)
		if (has_text(c) && !(c->notes && is_note(c)))
			return true;
	return false;
}

void
csv_go_on(struct csv *c, struct str text)
{
	c->text = text;
	c->next = 0;
	c->next_line = 1;
}

int
csv_column(const struct csv *c, struct str name)
{
	for (size_t i = 0; i < c->nhead; i++)
		if (str_eq(c->head[i], name))
			return (int)i;
	return -1;
}

static void
put_quoted(struct buf *out, struct str s)
{
	buf_addc(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_addc(out, '"');
		buf_addc(out, s.p[i]);
	}
	buf_addc(out, '"');
}

void
csv_put(struct buf *out, struct str s)
{
	bool quote = false;

	for (size_t i = 0; i < s.n && !quote; i++)
		quote = s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' ||
		        s.p[i] == '\r';
	if (quote)
		put_quoted(out, s);
	else
		buf_addstr(out, s);
}

void
csv_put_cell(struct buf *out, bool first, struct str cell)
{
	if (!first)
		buf_addc(out, ',');
	put_quoted(out, cell);
}
