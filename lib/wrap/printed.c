/* printed - rows as programs print them, as a table */
#include "printed_priv.h"

#include "csv.h"
#include "json.h"
#include "utf8.h"
#include "width.h"

#define COLUMNS 100 /* of .mode column, at most */
#define BEFORE  8   /* lines before the first record of psql, at most */

/* The next line that is not blank; absent behind the last. */
static struct str
next_line(struct str *text)
{
	struct str line;

	do
		line = str_cut_line(text);
	while (line.p && !str_trim(line).n);
	return line;
}

/* --- .mode line --- */

/* True of a line of a program: it sets a text in quotes, or begins an object.
 */
static bool
is_code(struct str name, struct str value)
{
	char first = value.n ? value.p[0] : ' ';
	char last = value.n ? value.p[value.n - 1] : ' ';

	return str_starts(name, STR("var ")) || str_starts(name, STR("let ")) ||
	       str_starts(name, STR("const ")) || first == '{' || last == '{' ||
	       last == ';' || (ascii_quote(first) && last == first);
}

/* Cuts "   name = value" in two; false if the line is not so. */
static bool
pair(struct str line, struct str *name, struct str *value)
{
	size_t at = str_find(line, STR(" = "), 0);

	if (at >= line.n) { /* an empty value */
		if (!str_ends(line, STR(" =")))
			return false;
		at = line.n - 2;
	}
	*name = str_trim(str_n(line.p, at));
	*value = at + 3 < line.n ? str_after(line, at + 3) : STR("");
	return name->n && str_find(*name, STR("  "), 0) >= name->n &&
	       !is_code(*name, *value);
}

/* The place of the sign in the line: the same in all lines, by how wide they
 * are on a screen or, as SQLite has it, by characters. */
struct indent {
	size_t wide, characters;
};

static struct indent
indent(struct str line, struct str name)
{
	struct str s = str_n(line.p, (size_t)(name.p + name.n - line.p));

	return (struct indent){width_text(s), utf8_count(s)};
}

static bool
is_aligned(struct indent a, struct indent b)
{
	return a.wide == b.wide || a.characters == b.characters;
}

/* True if the second line is a pair: what is none is not read to its end. */
static bool
begins_with_pairs(struct str text)
{
	struct str name, value, line = next_line(&text);

	line = next_line(&text);
	return line.p && pair(line, &name, &value);
}

/* Adds a line to a string of JSON that was begun, and ends it. */
static void
add_more(struct buf *out, struct str line)
{
	size_t from = out->n;

	json_quote(out, str_trim(line));
	out->p[from] = ' '; /* its quote */
}

/* Reads rows of pairs, two or more each, parted by blank lines. */
static bool
read_pairs(struct str text, struct buf *out)
{
	struct str line, name, value;
	size_t rows = 0, n = 0, more = 0;
	struct indent sign = {0, 0};
	bool open = false;

	if (!begins_with_pairs(text))
		return false;
	while (text.p) {
		line = str_cut_line(&text);
		if (!str_trim(line).n) {
			if (open && n < 2)
				return false;
			if (open)
				buf_puts(out, "}\n");
			open = false;
			continue;
		}
		if (open && !pair(line, &name, &value) &&
		    str_find(line, STR(" = "), 0) == line.n &&
		    out->p[out->n - 1] == '"' && more++ < rows) {
			out->n--; /* it goes on with the value above */
			add_more(out, line);
			continue;
		}
		if (!pair(line, &name, &value) ||
		    (rows + n > 0 && !is_aligned(indent(line, name), sign)))
			return false;
		sign = indent(line, name);
		buf_addc(out, open ? ',' : '{');
		n = open ? n + 1 : 1;
		rows += !open;
		open = true;
		json_quote(out, name);
		buf_addc(out, ':');
		json_quote(out, str_trim(value));
	}
	if (open)
		buf_puts(out, "}\n");
	return rows > 0 && n > 1;
}

/* --- \x of psql --- */

/* True of -[ RECORD 1 ]---- */
static bool
is_record(struct str line)
{
	return str_starts(line, STR("-[ RECORD ")) ||
	       str_starts(line, STR("\xe2\x94\x80[ RECORD "));
}

/* Cuts "title | a" in two, at either kind of bar; false if the line has none. A
 * value that goes on in the next line has a + at its end, and there no name. */
static bool
bar_pair(struct str line, struct str *name, struct str *value)
{
	static const struct str bars[] = {
	    STR_INIT(" |"), STR_INIT(" \xe2\x94\x82")};

	for (size_t i = 0; i < 2; i++) {
		size_t at = str_find(line, bars[i], 0), end = at + bars[i].n;

		if (at == line.n)
			continue;
		*name = str_trim(str_n(line.p, at));
		*value = str_trim(str_after(line, end));
		return true;
	}
	return false;
}

/* Appends the value that was held. */
static void
put_held(struct buf *out, struct buf *held)
{
	json_quote(out, buf_str(held));
	buf_clear(held);
}

/* Adds a line to the value that is held, without the + behind the line before.
 */
static void
add_held(struct buf *held, struct str value)
{
	if (held->n && held->p[held->n - 1] == '+')
		held->n--;
	while (held->n && held->p[held->n - 1] == ' ')
		held->n--;
	if (held->n)
		buf_addc(held, ' ');
	buf_addstr(held, value);
}

/* The text from its first record on; absent if there is none near the start.  A
 * few lines may stand before it: what was asked, Expanded display is on. */
static struct str
from_record(struct str text)
{
	struct str rest = text, line;

	for (int i = 0; i < BEFORE; i++) {
		text = rest;
		line = next_line(&rest);
		if (!line.p || is_record(line))
			return line.p ? text : STR_NONE;
	}
	return STR_NONE;
}

/* Reads records of psql.  *cut: the last one has no members, or the text ends
 * in a line of it. */
static bool
read_expanded(struct str text, struct buf *out, bool *cut)
{
	struct str line, name, value;
	struct buf held = {0};
	size_t n = 0, rows = 0;
	bool good = true;

	while ((line = next_line(&text)).p) {
		if (is_record(line)) {
			if (n)
				put_held(out, &held);
			buf_puts(out, rows++ ? "}\n{" : "{");
			n = 0;
			continue;
		}
		if (!bar_pair(line, &name, &value) && printed_said(line))
			continue;
		good = bar_pair(line, &name, &value) && (name.n || n);
		*cut = !good && rows && !str_trim(text).n;
		if (!good)
			break;
		if (name.n && n++) {
			put_held(out, &held);
			buf_addc(out, ',');
		}
		if (name.n) {
			json_quote(out, name);
			buf_addc(out, ':');
		}
		add_held(&held, value);
	}
	if (n)
		put_held(out, &held);
	buf_puts(out, "}\n");
	buf_free(&held);
	*cut |= rows && !n;
	return (good || *cut) && (rows > 1 || n > 1);
}

/* --- .mode column --- */

struct columns {
	size_t from[COLUMNS], n; /* where each begins in a line: */
	bool wide;               /* in columns of a screen; else characters */
};

/* Sets c to the groups of dashes in a line; false if anything else is in it. */
static bool
rule(struct str line, struct columns *c)
{
	c->n = 0;
	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == '-' && (!i || line.p[i - 1] == ' ')) {
			if (c->n == COLUMNS)
				return false;
			c->from[c->n++] = i;
		} else if (line.p[i] != '-' && line.p[i] != ' ') {
			return false;
		}
	}
	return c->n > 1 && !c->from[0];
}

/* The byte of the line where column or character `at` begins; line.n if the
 * line is shorter, more if that is within a wide character. */
static size_t
place(const struct columns *c, struct str line, size_t at)
{
	size_t i = 0, k = 0, n;

	while (i < line.n && k < at) {
		utf8_next(line.p + i, line.p + line.n, &n);
		k += c->wide ? width_text(str_n(line.p + i, n)) : 1;
		i += n;
	}
	return k > at ? line.n + 1 : i;
}

/* Appends a line, cut by the columns; false if no blank stands before one. */
static bool
cut(const struct columns *c, struct str line, struct buf *out)
{
	size_t from, end = 0;

	for (size_t i = 0; i < c->n; i++) {
		from = end;
		end = i + 1 < c->n ? place(c, line, c->from[i + 1]) : line.n;
		if (end > line.n ||
		    (end && end < line.n && line.p[end - 1] != ' '))
			return false;
		csv_put_cell(
		    out, i == 0, str_trim(str_n(line.p + from, end - from)));
	}
	buf_puts(out, "\r\n");
	return true;
}

/* Reads all lines by these columns. */
static bool
read_ruled_by(struct columns *c, struct str text, struct buf *out)
{
	struct str line;
	size_t rows = 0;

	for (line = next_line(&text); line.p; line = next_line(&text)) {
		if (rows++ == 1 || (!str_trim(text).n && printed_said(line)))
			continue; /* the rule; (4 rows) */
		if (!cut(c, line, out))
			return false;
	}
	return rows > 2;
}

/* Reads a table with dashes below its names: by characters, or, if that fails,
 * by how wide they are on a screen. */
static bool
read_ruled(struct str text, struct buf *out)
{
	struct str rest = text, head = next_line(&rest), line;
	struct columns c = {.n = 0};
	size_t had = out->n;

	line = next_line(&rest);
	if (!head.p || !line.p)
		return false;
	if (!rule(line, &c))
		return false;
	if (read_ruled_by(&c, text, out))
		return true;
	out->n = had;
	c.wide = true;
	return read_ruled_by(&c, text, out);
}

/* --- frames of pandas --- */

/* The next cell of a line, which ends before two blanks; absent behind the
 * last. */
static struct str
next_cell(struct str *line)
{
	struct str s = str_trim(*line), cell;
	size_t n = str_find(s, STR("  "), 0);

	if (!s.n)
		return *line = STR_NONE;
	cell = str_n(s.p, n < s.n ? n : s.n);
	*line = str_after(s, cell.n);
	return cell;
}

/* Appends the cells of a line; returns how many. */
static size_t
add_cells(struct str line, struct buf *out)
{
	struct str cell;
	size_t n = 0;

	while ((cell = next_cell(&line)).p)
		csv_put_cell(out, !n++, cell);
	buf_puts(out, "\r\n");
	return n;
}

/* True if s is the number n. */
static bool
is_count(struct str s, size_t n)
{
	uint64_t k;

	return str_uint(s, n, &k) && k == n;
}

/* [120 rows x 9 columns], below a frame that is not shown whole: true if it has
 * no more rows than those, too. */
static bool
is_size(struct str line, size_t rows, bool *whole)
{
	size_t at = str_find(line, STR(" rows x "), 0);

	line = str_trim(line);
	if (!str_starts(line, STR("[")) || at >= line.n ||
	    !str_ends(line, STR(" columns]")))
		return false;
	*whole = is_count(str_n(line.p + 1, at - 1), rows);
	return true;
}

/* The number of a row of a frame: from *row on, or, behind a line of points
 * (..) for those that are not shown, a later one. */
static bool
is_index(struct str s, size_t *row, bool gap)
{
	size_t k = 0;

	for (size_t i = 0; gap && i < s.n && i < 9 && ascii_digit(s.p[i]); i++)
		k = k * 10 + (size_t)(s.p[i] - '0');
	*row = k > *row ? k : *row;
	return is_count(s, (*row)++);
}

/* Reads a frame: its rows are numbered from 0, and none lacks a cell.  *short:
 * it has more rows than are shown. */
static bool
read_frame(struct str text, struct buf *out, bool *some)
{
	struct str head = next_line(&text), line, first;
	size_t rows = 0, had, n = add_cells(head, out);
	bool gap = false, whole = true;

	if (n < 2 || head.p[0] != ' ')
		return false;
	while ((line = next_line(&text)).p) {
		if (rows && is_size(line, rows, &whole))
			break;
		had = out->n;
		first = next_cell(&line);
		if (str_eq(first, STR("..")) || str_eq(first, STR("..."))) {
			*some = gap = true;
			if (add_cells(line, out) != n)
				return false;
			out->n = had;
		} else if (!is_index(first, &rows, gap) ||
			   add_cells(line, out) != n) {
			return false;
		} else {
			gap = false;
		}
	}
	*some |= !whole;
	return rows > 0 && !next_line(&text).p;
}

/* Reads text as one of these by its first line; *cut: it ends inside a record,
 * *some: it does not show all of its rows. */
static bool
read_rows(struct str text, struct buf *out, bool *cut, bool *some)
{
	struct str rest = text, line = next_line(&rest), name, value;
	size_t had = out->n;

	line = line.p ? str_trim(line) : STR("");
	if (str_ends(line, STR(":"))) { /* List 1: */
		text = rest;
		line = next_line(&rest);
		line = line.p ? str_trim(line) : STR("");
	}
	if (!line.n || line.p[0] == '<')
		return false;
	if (printed_records(text, out))
		return true;
	out->n = had;
	if (line.p[0] == '{')
		return false;
	rest = from_record(text);
	if (rest.p)
		return read_expanded(rest, out, cut);
	if (line.p[0] == '[' && printed_named(text, out))
		return true;
	out->n = had;
	if (line.p[0] == '[' || line.p[0] == '(')
		return printed_lists(str_trim(text), out, cut);
	if (str_starts(line, STR("\xe2\x94")) ||
	    str_starts(line, STR("\xe2\x95")))
		return printed_boxed(text, out);
	if (pair(line, &name, &value) && read_pairs(text, out))
		return true;
	out->n = had;
	if (printed_named(text, out) || printed_influx(text, out) ||
	    printed_xtab(text, out))
		return true;
	if (read_ruled(text, out))
		return true;
	out->n = had;
	return read_frame(text, out, some);
}

bool
printed_rows(struct str text, struct buf *out, const char **flaw)
{
	bool cut = false, some = false, good = printed_r(text, out);

	if (!good) {
		buf_clear(out);
		good = read_rows(text, out, &cut, &some);
	}
	if (!good) {
		cut = some = false;
		buf_clear(out);
		good = printed_among(text, out);
	}

	*flaw = cut    ? "it ends inside a record"
	        : some ? "it does not show all rows that it has (..)"
	               : NULL;
	return good;
}
