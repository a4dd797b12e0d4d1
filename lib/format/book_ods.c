/* book_ods - sheets of OpenDocument (ODS: ISO/IEC 26300) */
#include <stdlib.h>

#include "book_priv.h"

#define DEEP 3 /* elements around a sheet: content, body, spreadsheet */

/* True if the element has that name in that name space of OpenDocument:
 * "table", "office". */
static bool
is(const struct book *b, const char *part, const char *name)
{
	struct str s = b->xml.space;
	size_t n = strlen(part);

	return str_eq(b->xml.name, str_from(name)) && s.n > n + 4 &&
	       str_ends(s, STR(":1.0")) &&
	       str_ends(str_n(s.p, s.n - 4), str_n(part, n));
}

static struct str
attr(const struct book *b, const char *space, const char *name)
{
	return xml_attr_of(&b->xml, space, name);
}

/* How often the element stands there, by an attribute: once at least. */
static size_t
repeated(const struct book *b, const char *name, size_t most)
{
	struct str s = attr(b, ":table:1.0", name);
	size_t n = s.n && s.n < 10 ? strtoul(s.p, NULL, 10) : 1;

	return n < 1 ? 1 : n > most ? most : n;
}

/* Goes to the next sheet: behind the begin of its element. */
static enum xml_what
next_sheet(struct book *b)
{
	enum xml_what what;

	while ((what = xml_next(&b->xml)) < XML_END)
		if (what == XML_START && b->xml.depth == DEEP + 1 &&
		    is(b, "table", "table"))
			break;
	return what;
}

bool
book_ods_sheets(struct book *b)
{
	enum xml_what what;

	if (!book_part(b, STR(BOOK_ODS)))
		return false;
	while ((what = next_sheet(b)) == XML_START)
		if (!book_add_sheet(
			b, attr(b, ":table:1.0", "name"), STR(BOOK_ODS)))
			return false;
	/* a fault is told when the sheets are read */
	return b->nsheet > 0 || book_ends(b, what);
}

bool
book_ods_open(struct book *b)
{
	enum xml_what what;

	if (b->next == 1 && !book_part(b, STR(BOOK_ODS)))
		return false;
	b->again = 0;
	what = next_sheet(b);
	return what == XML_START || book_ends(b, what);
}

/* Passes the element just begun, to its end. */
static enum xml_what
pass(struct book *b)
{
	size_t depth = b->xml.depth;
	enum xml_what what;

	while (book_within(b, depth, &what))
		;
	return what;
}

/* Takes what an element in a cell adds to its text, or where it leads to. */
static enum xml_what
mark(struct book *b, bool *paragraph)
{
	if (is(b, "office", "annotation"))
		return pass(b);
	if (is(b, "text", "p")) {
		if (*paragraph)
			buf_addc(&b->text, '\n');
		*paragraph = true;
	} else if (is(b, "text", "s") || is(b, "text", "tab")) {
		buf_addc(&b->text, ' ');
	} else if (is(b, "text", "line-break")) {
		buf_addc(&b->text, '\n');
	} else if (is(b, "text", "a") && !b->formula.n) {
		buf_addstr(&b->formula, attr(b, "/xlink", "href"));
	}
	return XML_START;
}

/* Reads what a cell shows into b->text, and its address into b->formula. */
static enum xml_what
read_shown(struct book *b)
{
	size_t depth = b->xml.depth;
	bool paragraph = false;
	enum xml_what what;

	buf_clear(&b->text);
	buf_clear(&b->formula);
	while (book_within(b, depth, &what)) {
		if (what == XML_TEXT && paragraph && b->text.n <= b->max)
			buf_addstr(&b->text, b->xml.text);
		else if (what == XML_START && mark(b, &paragraph) >= XML_END)
			break;
	}
	return what;
}

/* Appends the value of a number or date, which says more than what is shown. */
static void
add_value(struct book *b, struct buf *out)
{
	struct str type = attr(b, ":office:1.0", "value-type");
	size_t from = out->n;

	if (str_eq(type, STR("float")))
		book_number(attr(b, ":office:1.0", "value"), 0, false, out);
	else if (str_eq(type, STR("date")))
		buf_addstr(out, attr(b, ":office:1.0", "date-value"));
	for (; from < out->n; from++)
		if (out->p[from] == 'T')
			out->p[from] = ' ';
}

static enum xml_what
cell(struct book *b)
{
	size_t n = repeated(b, "number-columns-repeated", BOOK_COLUMNS);
	struct book_span s = {b->cells.n, 0};
	enum xml_what what;

	add_value(b, &b->cells);
	what = read_shown(b);
	if (what >= XML_END)
		return what;
	if (b->cells.n == s.at)
		buf_addstr(&b->cells, buf_str(&b->text));
	if (b->text.n > b->max || b->cells.n > b->max) {
		b->row_reason =
		    REASON_TOO_LONG; /* what is behind was left out */
		err_set(&b->row_err, "it has more bytes than are read");
	}
	s.n = b->cells.n - s.at;
	book_lead_to(b, buf_str(&b->formula), book_str(&b->cells, s));
	if (!s.n) {
		b->skipped += n;
		return what;
	}
	for (size_t i = 0; i < n; i++)
		if (b->ncell + b->skipped < BOOK_COLUMNS) {
			book_put(b, b->ncell + b->skipped, s);
			b->skipped = 0;
		}
	return what;
}

static enum xml_what
row(struct book *b)
{
	size_t depth = b->xml.depth;
	size_t n = repeated(b, "number-rows-repeated", BOOK_ROWS);
	enum xml_what what;

	book_begin_row(b);
	b->skipped = 0;
	while (book_within(b, depth, &what)) {
		if (what == XML_START &&
		    (is(b, "table", "table-cell") ||
			is(b, "table", "covered-table-cell")))
			what = cell(b);
		if (what >= XML_END)
			return what;
	}
	b->row += n;
	b->again = b->ncell ? n - 1 : 0;
	return what < XML_END ? XML_START : what;
}

enum xml_what
book_ods_row(struct book *b)
{
	enum xml_what what;

	if (b->again) {
		b->again--;
		return XML_START;
	}
	while ((what = xml_next(&b->xml)) < XML_END) {
		if (what == XML_STOP && b->xml.depth == DEEP + 1)
			break;
		if (what == XML_START && is(b, "table", "table-row"))
			return row(b);
	}
	return what;
}
