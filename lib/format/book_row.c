/* book_row - the rows of a sheet: their cells as text, by column */
#include <stdlib.h>

#include "book_priv.h"
#include "mem.h"

#define FORMULA 4096 /* bytes of a formula that are looked at */

/* Notes that the row is not sound; the first fault is told. */
static void
spoil(struct book *b, const char *reason, const char *what, struct str s)
{
	if (b->row_reason)
		return;
	b->row_reason = reason;
	err_set(&b->row_err, "%s %.*s", what, (int)(s.n < 40 ? s.n : 40),
	    str_chars(s));
}

/* Reads the text of an element, to its end. */
static enum xml_what
read_text(struct book *b, struct buf *out, size_t most)
{
	enum xml_what what;

	while ((what = xml_next(&b->xml)) == XML_TEXT)
		if (out->n <= most)
			buf_addstr(out, b->xml.text);
	while (what == XML_START) { /* elements that we do not know */
		what = book_rich(b, &b->formula);
		if (what == XML_STOP)
			what = xml_next(&b->xml);
	}
	return what;
}

/* Appends the address of HYPERLINK("address"...; false if f is no such call. */
static bool
formula_link(struct str f, struct buf *out)
{
	static const struct str name = STR_INIT("HYPERLINK(\"");
	size_t end;

	f = str_trim(f);
	if (!str_starts_nocase(f, name))
		return false;
	end = str_find(f, STR("\""), name.n);
	buf_add(out, f.p + name.n, end - name.n);
	return end < f.n;
}

static bool
is_address(struct str s)
{
	return str_is_web(s) || str_starts(s, STR("//"));
}

void
book_lead_to(struct book *b, struct str address, struct str shown)
{
	address = str_trim(address);
	if (!b->leads.n && is_address(address) && !is_address(str_trim(shown)))
		b->leads = book_keep(&b->cells, address);
}

/* Appends the shared string of that number. */
static void
add_shared(struct book *b, struct str number)
{
	uint64_t i;
	size_t from;

	number = str_trim(number);
	if (!number.n)
		return;
	if (!str_uint(number, UINT32_MAX, &i) || i >= b->nstring) {
		spoil(b, "workbook", "there is no shared string", number);
		return;
	}
	from = i ? b->string_end[i - 1] : 0;
	buf_add(&b->cells, b->strings.p + from, b->string_end[i] - from);
}

/* Appends a number as its style shows it: with the mark of its money.  Three
 * digits behind the point would be thousands beside that: they become four. */
static void
add_styled(struct book *b, struct str s, unsigned long style)
{
	static const struct book_style none;
	const struct book_style *t =
	    style < b->nstyle ? &b->style[style] : &none;
	struct str mark = book_str(&b->marks, t->mark), made;
	size_t from;

	s = str_trim(s);
	if (!s.n || !ascii_digit(*s.p))
		mark.n = 0;
	if (!t->behind)
		buf_addstr(&b->cells, mark);
	from = b->cells.n;
	book_number(s, t->is, b->since1904, &b->cells);
	if (!mark.n)
		return;
	made = buf_after(&b->cells, from);
	if (str_find(made, STR("."), 0) + 4 == made.n)
		buf_addc(&b->cells, '0');
	if (t->behind)
		buf_printf(&b->cells, " " STR_FMT, STR_ARG(mark));
}

/* Appends the value in b->text, of that type and style, to b->cells. */
static void
add_value(struct book *b, struct str type, unsigned long style)
{
	struct str s = buf_str(&b->text);
	size_t from = b->cells.n;

	if (str_eq(type, STR("s")))
		add_shared(b, s);
	else if (str_eq(type, STR("b")))
		buf_puts(&b->cells, str_eq(str_trim(s), STR("1")) ? "TRUE"
				    : s.n                         ? "FALSE"
								  : "");
	else if (!type.p || str_eq(type, STR("n")))
		add_styled(b, s, style);
	else
		buf_addstr(&b->cells, s);
	if (b->cells.n > b->max) {
		b->cells.n = from;
		spoil(b, REASON_TOO_LONG, "it has more bytes than are read",
		    STR(""));
	}
}

/* The column of the cell just begun; false if no sheet has it. */
static bool
place(struct book *b, size_t *column)
{
	struct str ref = xml_attr(&b->xml, "r");

	if (!ref.p)
		*column = b->ncell;
	if (ref.p ? book_column(ref, column) : *column < BOOK_COLUMNS)
		return true;
	if (ref.p)
		spoil(b, "workbook", "no cell of a sheet is", ref);
	else
		spoil(b, "workbook", "more columns than a sheet has", STR(""));
	return false;
}

void
book_put(struct book *b, size_t column, struct book_span s)
{
	if (column >= b->ncell) {
		mem_grow(&b->cell, &b->cell_cap, column + 1, sizeof(*b->cell));
		memset(b->cell + b->ncell, 0,
		    (column + 1 - b->ncell) * sizeof(*b->cell));
		b->ncell = column + 1;
	}
	b->cell[column] = s;
}

/* Reads the value of a cell into b->text, its formula into b->formula. */
static enum xml_what
read_cell(struct book *b)
{
	size_t depth = b->xml.depth;
	enum xml_what what;

	buf_clear(&b->text);
	buf_clear(&b->formula);
	while (book_within(b, depth, &what)) {
		if (what != XML_START)
			continue;
		if (book_is(b, "v"))
			what = read_text(b, &b->text, b->max);
		else if (book_is(b, "is"))
			what = book_rich(b, &b->text);
		else if (book_is(b, "f"))
			what = read_text(b, &b->formula, FORMULA);
		if (what >= XML_END)
			break;
	}
	return what;
}

static enum xml_what
cell(struct book *b)
{
	struct str t = xml_attr(&b->xml, "t"), s = xml_attr(&b->xml, "s");
	unsigned long style = s.n ? strtoul(s.p, NULL, 10) : 0;
	char type[16];
	size_t from, column, n = t.n < sizeof(type) ? t.n : 0;
	bool placed = place(b, &column);
	enum xml_what what;

	if (n)
		memcpy(type, t.p, n);
	what = read_cell(b);
	if (what >= XML_END || !placed || b->row_reason)
		return what;
	if (n == 3 && memcmp(type, "str", 3) == 0)
		book_unescape(&b->text, 0);
	from = b->cells.n;
	add_value(b, t.p ? str_n(type, n) : t, style);
	book_put(b, column, (struct book_span){from, b->cells.n - from});
	buf_clear(&b->text);
	if (formula_link(buf_str(&b->formula), &b->text))
		book_lead_to(
		    b, buf_str(&b->text), book_str(&b->cells, b->cell[column]));
	return what;
}

/* The first link that is not above the row, which counts from 0. */
static size_t
first_link(const struct book *b, uint64_t row)
{
	size_t low = 0, high = b->nlink, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (b->link[middle].row < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Notes where the links of the row lead to. */
static void
find_link(struct book *b)
{
	const struct book_link *l;

	for (size_t i = first_link(b, b->row - 1); i < b->nlink; i++) {
		l = &b->link[i];
		if (l->row > b->row - 1 || l->column >= b->ncell || b->leads.n)
			break;
		book_lead_to(b, book_str(&b->rel_text, b->rel[l->to].target),
		    book_str(&b->cells, b->cell[l->column]));
	}
}

/* Sets b->row to the number of the row just begun. */
static void
set_number(struct book *b)
{
	struct str r = xml_attr(&b->xml, "r");
	uint64_t n = b->row + 1;

	if (r.n && !str_uint(r, UINT32_MAX, &n))
		n = 0;
	if (n && n <= BOOK_ROWS)
		b->row = n;
	else
		spoil(b, "workbook",
		    r.n ? "no row of a sheet is" : "more rows than a sheet has",
		    r);
}

void
book_begin_row(struct book *b)
{
	buf_clear(&b->cells);
	b->ncell = 0;
	b->leads = (struct book_span){0, 0};
	b->row_reason = NULL;
}

static enum xml_what
row(struct book *b)
{
	size_t depth = b->xml.depth;
	enum xml_what what;

	book_begin_row(b);
	set_number(b);
	while (book_within(b, depth, &what)) {
		if (what == XML_START && book_is(b, "c"))
			what = cell(b);
		if (what >= XML_END)
			return what;
	}
	if (!b->row_reason)
		find_link(b);
	return what < XML_END ? XML_START : what;
}

enum xml_what
book_row(struct book *b)
{
	enum xml_what what;

	while ((what = xml_next(&b->xml)) < XML_END)
		if (what == XML_START && book_is(b, "row") && b->xml.depth == 3)
			return row(b);
	return what;
}
