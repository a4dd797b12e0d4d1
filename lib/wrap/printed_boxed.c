/* printed_boxed - tables in boxes of lines
 *
 *	│ title │ price │
 *	├───────┼───────┤
 *	│ a co  │ 45.9  │
 *	│ mb    │       │
 *
 * Where a line stands between all rows, those below a row go on with its cells:
 * table, tty-table, SQLite's box with --wrap.
 */
#include "csv.h"
#include "printed_priv.h"

#define BAR     3   /* bytes of a bar of a box */
#define COLUMNS 100 /* of one that has cells of several lines */

struct box {
	struct buf cell[COLUMNS];
	size_t left[COLUMNS]; /* blanks behind its last line */
	size_t n;             /* cells of the row that is held */
	size_t rows, width;
	bool node; /* of console.table(), which shows texts in quotes */
};

static struct str
of_node(struct str cell)
{
	bool quoted = cell.n > 1 && ascii_quote(cell.p[0]) &&
	              cell.p[cell.n - 1] == cell.p[0];

	return quoted ? str_n(cell.p + 1, cell.n - 2) : cell;
}

/* Where the next bar between cells stands; behind the line if nowhere.  Each is
 * of BAR bytes. */
static size_t
next_bar(struct str line, size_t at)
{
	static const struct str bars[] = {
	    STR_INIT("│"), STR_INIT("┃"), STR_INIT("║")};

	for (; at + BAR <= line.n; at++)
		if (str_in(str_n(line.p + at, BAR), bars, COUNT(bars)))
			return at;
	return line.n;
}

/* Cuts the next cell, with the blanks around it, off a line; false at its end,
 * and, with *bad set, if no bar ends it. */
static bool
next_cell(struct str *line, struct str *cell, bool *bad)
{
	size_t next;

	if (line->n <= BAR)
		return false;
	next = next_bar(*line, BAR);
	*bad |= next >= line->n;
	*cell = str_n(line->p + BAR, next - BAR);
	*line = str_after(*line, next);
	return !*bad;
}

/* True if a line with cells goes on with the row above: a cell is empty in it
 * that is not in the first. */
static bool
goes_on(struct str first, struct str line)
{
	struct str a, b;
	bool bad = false, lacks = false;

	while (next_cell(&first, &a, &bad) && next_cell(&line, &b, &bad))
		lacks |= str_trim(a).n && !str_trim(b).n;
	return lacks && !bad;
}

/* True if a line stands between all rows, two and a header at least, and all
 * others below a first one go on with it. */
static bool
is_wrapped(struct str text)
{
	struct str line, first = STR_NONE;
	size_t groups = 0, more = 0;

	while ((line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		if (next_bar(line, 0)) {
			first = STR_NONE;
		} else if (!first.p) {
			first = line;
			groups++;
		} else if (!goes_on(first, line)) {
			return false;
		} else {
			more++;
		}
	}
	return groups > 2 && more;
}

/* Writes the row that is held. */
static void
put_held(struct box *b, struct buf *out)
{
	for (size_t i = 0; i < b->n; i++) {
		csv_put_cell(out, !i, buf_str(&b->cell[i]));
		buf_clear(&b->cell[i]);
	}
	if (b->n)
		buf_puts(out, "\r\n");
	b->n = 0;
}

/* True if a blank was between two pieces of a cell: the first ended sooner than
 * its column, by more than the half of a character of Chinese that did not go
 * into it, and is no address. */
static bool
had_blank(struct str had, size_t left, struct str piece)
{
	bool wide = had.n && piece.n && (unsigned char)had.p[had.n - 1] > 127 &&
	            (unsigned char)piece.p[0] >= 0xe3;

	return had.n && piece.n && left > (wide ? 2 : 1) &&
	       str_find(had, STR("://"), 0) == had.n;
}

/* Adds a piece to a cell. */
static void
hold(struct box *b, size_t i, struct str raw)
{
	struct str piece = str_trim(raw);

	if (had_blank(buf_str(&b->cell[i]), b->left[i], piece))
		buf_addc(&b->cell[i], ' ');
	buf_addstr(&b->cell[i], piece);
	b->left[i] = 0;
	while (b->left[i] < raw.n && raw.p[raw.n - 1 - b->left[i]] == ' ')
		b->left[i]++;
}

/* Reads a line with cells; false if it has not as many as those before. */
static bool
read_line(struct box *b, struct str line, bool wrapped, struct buf *out)
{
	struct str raw, cell;
	bool bad = false;
	size_t n = 0;

	for (; next_cell(&line, &raw, &bad); n++) {
		cell = str_trim(raw);
		b->node |= !b->rows && !n &&
		           (str_eq(cell, STR("(index)")) ||
			       str_eq(cell, STR("(idx)")));
		if (wrapped && n < COLUMNS)
			hold(b, n, raw);
		else if (!wrapped)
			csv_put_cell(out, !n, b->node ? of_node(cell) : cell);
	}
	if (!wrapped)
		buf_puts(out, "\r\n");
	else
		b->n = n;
	if (bad || n < 2 || (wrapped && n > COLUMNS) ||
	    (b->rows++ && n != b->width))
		return false;
	b->width = n;
	return true;
}

bool
printed_boxed(struct str text, struct buf *out)
{
	struct box b = {.n = 0};
	bool wrapped = is_wrapped(text), good = true;
	struct str line;

	while (good && (line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		if (!line.n || (b.rows && printed_said(line)))
			continue;
		if (!next_bar(line, 0)) {
			good = read_line(&b, line, wrapped, out);
			continue;
		}
		good = str_starts(line, STR("\xe2\x94")) ||
		       str_starts(line, STR("\xe2\x95")); /* a border */
		put_held(&b, out);
	}
	put_held(&b, out);
	for (size_t i = 0; i < COLUMNS; i++)
		buf_free(&b.cell[i]);
	return good && b.rows > 1;
}
