/* shelled - tables as the shells of databases show them */
#include "shelled.h"

#include <string.h>

#include "ascii.h"
#include "csv.h"
#include "json.h"
#include "utf8.h"

#define CELLS 200  /* of a row, at most; of more it is none */
#define NAMES 4096 /* bytes of the names of a hash, at most */
#define LEAST 3    /* lines of a record without a border, at least */

/* --- psql: cells of several lines --- */

/* Cells that are held, as lines add to them. */
struct held {
	struct buf cell[CELLS];
	size_t n;
};

static void
held_free(struct held *h)
{
	for (size_t i = 0; i < CELLS; i++)
		buf_free(&h->cell[i]);
}

/* How many columns a rule has, ----+---, with or without a border; 0 if it is
 * none. */
static size_t
columns_of(struct str rule, bool *border)
{
	size_t n = 1;

	rule = str_trim(rule);
	*border = str_starts(rule, STR("+")) && str_ends(rule, STR("+"));
	if (*border && rule.n > 2)
		rule = str_n(rule.p + 1, rule.n - 2);
	for (size_t i = 0; i < rule.n; i++) {
		if (!ONE_OF(rule.p[i], "-+"))
			return 0;
		n += rule.p[i] == '+';
	}
	return rule.n > 2 && n < CELLS ? n : 0;
}

/* A line without its border; absent if it has none. */
static struct str
inside(struct str line, bool border)
{
	if (!border)
		return line;
	return line.n < 2 || line.p[0] != '|' ? STR_NONE
	                                      : str_n(line.p + 1, line.n - 2);
}

/* Adds a cell of which what follows, in the format "wrapped", stands in the
 * next line, both with a point beside the border: |horn co.| and |.mb      |.
 * Blanks at its end are of the text. */
static void
hold_piece(struct buf *held, struct str cell)
{
	bool first = !held->n;

	cell = str_after(cell, 1);
	while (first && cell.n && cell.p[0] == ' ')
		cell = str_after(cell, 1);
	buf_addstr(held, str_head(cell, cell.n - 1));
}

/* Adds the cells of a line to those that are held; *more: one of them goes on.
 * False if there are not n. */
static bool
hold(struct held *h, struct str line, struct str next, size_t n, bool border,
    bool *more)
{
	struct str cell, below;
	size_t i = 0;
	bool plus, alone = true; /* the last one, of those in the next line */

	line = inside(line, border);
	next = inside(next, border);
	*more = false;
	for (; line.p && i < n; i++) {
		cell = i + 1 < n ? str_cut(&line, '|') : line;
		below = i + 1 < n ? str_cut(&next, '|') : next;
		if (cell.n > 2 && str_ends(cell, STR(".")) &&
		    ONE_OF(cell.p[0], " .") && str_starts(below, STR("."))) {
			hold_piece(&h->cell[i], cell);
			*more = true;
			continue;
		}
		/* the mark has a place of its own behind the widest cell */
		plus = str_ends(cell, STR("+")) &&
		       (i + 1 < n || n == 1 || border ||
			   (alone && str_trim(below).n));
		alone &= below.p && !str_trim(below).n;
		*more |= plus;
		cell.n -= plus;
		below = cell;
		cell = str_trim(cell);
		if (h->cell[i].n && str_starts(below, STR(".")))
			cell =
			    str_after(cell, 1); /* the end of one in pieces */
		else if (cell.n && h->cell[i].n)
			buf_addc(&h->cell[i], n == 1 ? '\n' : ' ');
		buf_addstr(&h->cell[i], cell);
	}
	h->n = i;
	return i == n;
}

/* Writes the row that is held: JSON as it is, if it is all of it. */
static void
put_held(struct held *h, bool json, struct buf *out)
{
	for (size_t i = 0; i < h->n; i++) {
		if (json)
			buf_addstr(out, buf_str(&h->cell[i]));
		else
			csv_put_cell(out, !i, buf_str(&h->cell[i]));
		buf_clear(&h->cell[i]);
	}
	buf_addc(out, '\n');
	h->n = 0;
}

static bool
is_data(struct str s)
{
	return s.n && ONE_OF(s.p[0], "[{");
}

/* Reads rows below the rule; false if a line is none of one, or none goes on.
 */
static bool
read_rows(
    struct held *h, struct str text, size_t n, bool border, struct buf *out)
{
	bool more = false, json = false, any = false;
	struct str line, next;

	while ((line = str_cut_line(&text)).p && str_trim(line).n) {
		if (!more && (line.p[0] == '(' || line.p[0] == '+'))
			break;
		next = text;
		next = str_cut_line(&next);
		if (!hold(h, line, next, n, border, &more))
			return false;
		any |= more;
		json |= n == 1 && is_data(buf_str(&h->cell[0]));
		if (!more)
			put_held(h, json, out);
	}
	return any && !more && (n > 1 || json);
}

/* Appends a table of psql with cells of several lines, as CSV, or the JSON that
 * it is one cell of. */
static bool
wrapped_cells(struct str text, struct buf *out)
{
	struct str head = str_cut_line(&text), rule;
	bool border = str_starts(head, STR("+")), more, good;
	struct held h = {.n = 0};
	size_t n;

	if (border)
		head = str_cut_line(&text);
	rule = str_cut_line(&text);
	if (rule.p && !border && !columns_of(rule, &border)) {
		head = rule; /* below the title of the table */
		rule = str_cut_line(&text);
	}
	n = rule.p && head.p ? columns_of(rule, &border) : 0;
	if (!n)
		return false;
	good = hold(&h, head, STR_NONE, n, border, &more) && !more;
	if (good && n > 1)
		put_held(&h, false, out);
	else if (good)
		buf_clear(&h.cell[0]);
	good = good && read_rows(&h, text, n, border, out);
	held_free(&h);
	return good;
}

/* --- psql: \x --- */

/* The cells of a line in a border, | id | 7 |, or of lines of a box. */
static bool
bordered(struct str line, struct str *name, struct str *value)
{
	static const struct str bars[] = {STR_INIT("|"), STR_INIT("│")};

	for (size_t i = 0; i < COUNT(bars); i++) {
		struct str in = line;
		size_t at;

		if (!str_take(&in, bars[i]) || !str_ends(in, bars[i]))
			continue;
		in.n -= bars[i].n;
		at = str_find(in, bars[i], 0);
		if (at == in.n)
			return false;
		*name = str_trim(str_n(in.p, at));
		*value = str_trim(str_after(in, at + bars[i].n));
		return true;
	}
	return false;
}

static bool
is_edge(struct str line)
{
	static const struct str edges[] = {STR_INIT("+-"), STR_INIT("┌"),
	    STR_INIT("├"), STR_INIT("└"), STR_INIT("╔"), STR_INIT("╟"),
	    STR_INIT("╚")};

	return str_starts_in(line, edges, COUNT(edges));
}

/* Appends records in a border as psql shows them without one. */
static bool
bordered_records(struct str text, struct buf *out)
{
	struct str line, name, value;
	size_t at, had = out->n;

	if (!is_edge(text))
		return false;
	while ((line = str_cut_line(&text)).p) {
		line = str_trim(line);
		at = str_find(line, STR("[ "), 0);
		if (is_edge(line) && at < line.n) {
			buf_addc(out, '-');
			buf_addstr(out, str_n(line.p + at,
					    str_find(line, STR("]"), at) - at));
			buf_puts(out, "]-\n");
		} else if (out->n > had && bordered(line, &name, &value)) {
			/* what goes on is no value of a name */
			if (!name.n || str_ends(value, STR("+")))
				return false;
			buf_addstr(out, name);
			buf_puts(out, " | ");
			buf_addstr(out, value);
			buf_addc(out, '\n');
		} else if (line.n && !is_edge(line) && line.p[0] != '(') {
			return false;
		}
	}
	return out->n > had;
}

/* Appends records of \x and \a, id|7 a line, as psql shows others: each begins
 * with the same name, and has as many lines. */
static bool
bare_records(struct str text, struct buf *out)
{
	struct str line, name, value, first = STR_NONE;
	size_t n = 0, width = 0, records = 0;

	for (line = str_cut_line(&text); line.p; line = str_cut_line(&text)) {
		if (!line.n && n) {
			if (records > 1 && n != width)
				return false;
			width = n;
			n = 0;
			continue;
		}
		value = line;
		name = str_cut(&value, '|');
		if (!value.p || !name.n || memchr(name.p, ' ', name.n))
			return false;
		if (!first.p)
			first = name;
		if (!n++) {
			if (!str_eq(name, first))
				return false;
			buf_printf(out, "-[ RECORD %zu ]-\n", ++records);
		}
		buf_addstr(out, name);
		buf_puts(out, " | ");
		buf_addstr(out, value);
		buf_addc(out, '\n');
	}
	return records > 1 && width >= LEAST && (!n || n == width);
}

/* --- mysql -E, \G --- */

static bool
is_star(struct str line)
{
	return str_starts(line, STR("********")) &&
	       str_ends(line, STR("***")) &&
	       str_find(line, STR(". row *"), 0) < line.n;
}

/* Where a colon stands: MySQL aligns them by bytes or by characters. */
struct colon {
	size_t byte, character;
};

/* Cuts "  title: a" in two; false if the line is not so. */
static bool
colon_pair(
    struct str line, struct colon *at, struct str *name, struct str *value)
{
	size_t byte = str_find(line, STR(": "), 0);

	if (byte == line.n && !str_ends(line, STR(":")))
		return false;
	byte = byte == line.n ? line.n - 1 : byte;
	*name = str_trim(str_n(line.p, byte));
	*value = str_trim(str_after(line, byte + 1));
	*at = (struct colon){byte, utf8_count(str_n(line.p, byte))};
	return name->n > 0;
}

/* Appends rows that MySQL shows one below the other as psql shows them: a line
 * whose colon stands in another place goes on with the value above. */
static bool
starred_rows(struct str text, struct buf *out)
{
	struct colon colon = {0, 0}, at;
	struct str line, name, value;
	size_t rows = 0;

	if (!is_star(str_cut(&text, '\n')))
		return false;
	buf_printf(out, "-[ RECORD %zu ]-", ++rows);
	while ((line = str_cut_line(&text)).p) {
		if (is_star(str_trim(line))) {
			buf_printf(out, "\n-[ RECORD %zu ]-", ++rows);
			continue;
		}
		if (colon_pair(line, &at, &name, &value) &&
		    (!colon.byte || at.byte == colon.byte ||
			at.character == colon.character)) {
			colon = at;
			buf_addc(out, '\n');
			buf_addstr(out, name);
			buf_puts(out, " | ");
			buf_addstr(out, value);
		} else if (str_find(line, STR(" in set ("), 0) < line.n) {
			continue; /* 7 rows in set (0.01 sec) */
		} else if (str_trim(line).n) {
			buf_addc(out, ' ');
			buf_addstr(out, str_trim(line));
		}
	}
	buf_addc(out, '\n');
	return true;
}

/* --- cells in quotes, with escapes as C has them --- */

/* The byte that digits say at i, two hexadecimal ones behind x or three octal
 * ones; *len is how many characters; -1 if they are none. */
static int
byte_at(struct str s, size_t i, size_t *len)
{
	int high, low;

	*len = 3;
	if (i + 3 > s.n)
		return -1;
	if (s.p[i] == 'x') {
		high = ascii_hex(s.p[i + 1]);
		low = ascii_hex(s.p[i + 2]);
		return high < 0 || low < 0 ? -1 : high << 4 | low;
	}
	if (s.p[i] < '0' || s.p[i] > '3' || s.p[i + 1] < '0' ||
	    s.p[i + 1] > '7' || s.p[i + 2] < '0' || s.p[i + 2] > '7')
		return -1;
	return (s.p[i] - '0') << 6 | (s.p[i + 1] - '0') << 3 |
	       (s.p[i + 2] - '0');
}

/* Cuts a cell in quotes off *line, decoded; false if there is none.  *escaped:
 * it has an escape that no path of Windows has. */
static bool
quoted_cell(struct str *line, struct buf *cell, bool *escaped)
{
	static const char from[] = "nrt", to[] = "\n\r\t";
	struct str s = *line;
	size_t i = 1, len;
	const char *c;
	int byte;

	buf_clear(cell);
	if (!s.n || s.p[0] != '"')
		return false;
	for (; i < s.n && s.p[i] != '"'; i++) {
		if (s.p[i] != '\\' || i + 1 == s.n) {
			buf_addc(cell, s.p[i]);
			continue;
		}
		*escaped |= s.p[i + 1] == '"' || s.p[i + 1] == 'x';
		byte = byte_at(s, i + 1, &len);
		c = memchr(from, s.p[i + 1], sizeof(from) - 1);
		if (byte >= 0)
			buf_addc(cell, (char)byte);
		else
			buf_addc(cell, c ? to[c - from] : s.p[i + 1]);
		i += byte >= 0 ? len : 1;
	}
	if (i >= s.n)
		return false;
	*line = str_after(s, i + 1);
	return true;
}

/* Lines of cells in quotes. */
struct quoted {
	struct buf cell;
	struct buf names; /* the first cell of the first line, the third ... */
	struct buf pairs; /* the lines as objects of such names */
	char between;     /* a comma or a blank; 0 as long as there is none */
	bool escaped, json;
	bool
	    paired; /* all lines have these names, in any order, of redis-cli */
	size_t n, lines;
};

/* True if the cell is one of the names. */
static bool
is_named(const struct quoted *q)
{
	struct str names = buf_str(&q->names), name;

	while ((name = str_cut(&names, '\n')).p)
		if (str_eq(name, buf_str(&q->cell)))
			return true;
	return false;
}

/* Notes a cell of a line that may be an object, name, value, name ...; has: how
 * many stand before it. */
static void
note_pair(struct quoted *q, size_t has)
{
	buf_puts(&q->pairs, !has ? "{" : has % 2 ? ":" : ",");
	json_quote(&q->pairs, buf_str(&q->cell));
	if (has % 2)
		return;
	if (q->lines) {
		q->paired = q->paired && q->names.n < NAMES && is_named(q);
		return;
	}
	buf_addstr(&q->names, buf_str(&q->cell));
	buf_addc(&q->names, '\n');
}

/* Reads a line of such cells; JSON is a line each. */
static bool
quoted_line(struct quoted *q, struct str line, struct buf *out)
{
	size_t has = 0;

	for (bool first = true; line.n; first = false) {
		if (!first && !q->between && ONE_OF(line.p[0], ", "))
			q->between = line.p[0];
		if (!first && line.p[0] != q->between)
			return false;
		line = str_after(line, !first);
		if (!quoted_cell(&line, &q->cell, &q->escaped))
			return false;
		note_pair(q, has++);
		if (!q->n++)
			q->json = is_data(buf_str(&q->cell));
		if (!q->json)
			csv_put_cell(out, first, buf_str(&q->cell));
		else if (is_data(buf_str(&q->cell)))
			buf_addstr(out, buf_str(&q->cell));
		else
			return false;
		if (q->json)
			buf_addc(out, '\n');
	}
	if (!q->json)
		buf_addc(out, '\n');
	q->paired &= has % 2 == 0;
	q->lines += has > 0;
	buf_puts(&q->pairs, has ? "}\n" : "");
	return true;
}

static bool
quoted_cells(struct str text, struct buf *out)
{
	struct quoted q = {.paired = true};
	struct str line;
	bool good = text.p[0] == '"';
	size_t had = out->n;

	/* most tables in quotes have neither */
	line = text;
	line = str_cut(&line, '\n');
	if (good && !memchr(text.p, '\\', text.n))
		good = str_find(line, STR("\" \""), 0) < line.n;

	while (good && (line = str_cut_line(&text)).p)
		good = quoted_line(&q, line, out);
	if (good && q.paired && q.lines > 1) {
		out->n = had;
		buf_addstr(out, buf_str(&q.pairs));
	}
	buf_free(&q.cell);
	buf_free(&q.names);
	buf_free(&q.pairs);
	return good && q.between && (q.escaped || q.between == ' ');
}

/* --- cells that end in signs of their own --- */

static bool
separated(struct str text, struct buf *out)
{
	static const struct str cells[] = {STR_INIT("\x1f"), STR_INIT("␟")};
	static const struct str rows[] = {STR_INIT("\x1e"), STR_INIT("␞")};
	struct str near = str_head(text, 4096), row;
	size_t k = 0, end, next;

	while (k < COUNT(cells) && (str_find(near, cells[k], 0) == near.n ||
				       str_find(text, rows[k], 0) == text.n))
		k++;
	if (k == COUNT(cells))
		return false;
	for (; text.n; text = str_after(text, end)) {
		end = str_find(text, rows[k], 0);
		row = str_trim(str_n(text.p, end));
		end += end < text.n ? rows[k].n : 0;
		for (bool first = true; row.n; first = false) {
			next = str_find(row, cells[k], 0);
			csv_put_cell(out, first, str_n(row.p, next));
			if (next + cells[k].n == row.n) /* the last is empty */
				csv_put_cell(out, false, STR(""));
			row = next < row.n ? str_after(row, next + cells[k].n)
			                   : STR("");
		}
		buf_addc(out, '\n');
	}
	return true;
}

bool
shelled_text(struct str text, struct buf *out)
{
	static bool (*const read[])(struct str, struct buf *) = {wrapped_cells,
	    bordered_records, bare_records, starred_rows, quoted_cells,
	    separated};
	size_t had = out->n;

	if (!text.n || ONE_OF(text.p[0], "<{["))
		return false;
	for (size_t i = 0; i < COUNT(read); i++) {
		if (read[i](text, out) && out->n > had)
			return true;
		out->n = had;
	}
	return false;
}
