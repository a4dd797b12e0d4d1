/* book_table - a sheet as a table, in parts of whole rows */
#include "book_priv.h"
#include "csv.h"
#include "part.h"

#define LONG_ROW 65536 /* bytes; few rows of goods have a tenth of it */

/* The cell of that column, without blanks around. */
static struct str
cell_at(const struct book *b, size_t column)
{
	if (column >= b->ncell)
		return STR("");
	return str_trim(book_str(&b->cells, b->cell[column]));
}

/* Drops empty cells at the end of the row; false if none is left. */
static bool
trim(struct book *b)
{
	while (b->ncell && !cell_at(b, b->ncell - 1).n)
		b->ncell--;
	return b->ncell > 0;
}

/* Appends columns [from, to) of the row. */
static void
add_cells(struct book *b, size_t from, size_t to, struct buf *out)
{
	for (size_t i = from; i < to; i++) {
		if (i > from)
			buf_addc(out, ',');
		csv_put(out, cell_at(b, i));
	}
}

/* Takes the row as the header: csv.h will find the same one, behind captions.
 */
static void
take_head(struct book *b)
{
	b->nhead = b->ncell;
	b->own = false;
	for (size_t i = 0; i < b->nhead; i++) {
		b->own |= str_eq(cell_at(b, i), STR(BOOK_LINK));
		buf_addc(&b->named, cell_at(b, i).n > 0);
	}
	add_cells(b, 0, b->nhead, &b->head);
}

/* True if the head has a name in that column. */
static bool
is_named(const struct book *b, size_t column)
{
	return column < b->named.n && b->named.p[column];
}

/* True if the row has names below those of the head, by the rule of csv.h.  The
 * last of these may have columns that the head does not reach, as its cell is
 * merged with them. */
static bool
is_below(const struct book *b)
{
	size_t wide = b->ncell > b->nhead ? b->ncell : b->nhead;
	struct csv_below below = {0};

	if (wide > b->nhead + CSV_UNDER)
		return false;
	for (size_t i = 0; i < wide; i++)
		if (!csv_below(&below, !is_named(b, i),
			i + 1 < wide && !is_named(b, i + 1), cell_at(b, i)))
			return false;
	return below.n > 1;
}

/* Takes the row as the second of the header, which each part needs. */
static void
take_under(struct book *b)
{
	add_cells(b, 0, b->ncell, &b->under);
	buf_addc(&b->under, '\n');
	for (; b->nhead < b->ncell; b->nhead++)
		buf_addc(&b->head, ',');
}

/* Takes a row below the header.  Its address comes behind the header's columns,
 * before cells that go beyond these. */
static void
take_row(struct book *b)
{
	size_t n = b->ncell < b->nhead ? b->ncell : b->nhead;
	bool leads = b->leads.n && !b->own;

	if (b->count++ && b->row > b->full + 1)
		buf_addc(&b->rows, '\n'); /* a further table may begin there */
	b->full = b->row;
	add_cells(b, 0, n, &b->rows);
	if (leads || b->ncell > b->nhead)
		for (; n <= b->nhead; n++)
			buf_addc(&b->rows, ',');
	if (leads)
		csv_put(&b->rows, book_str(&b->cells, b->leads));
	b->linked |= leads;
	if (b->ncell > b->nhead) {
		buf_addc(&b->rows, ',');
		add_cells(b, b->nhead, b->ncell, &b->rows);
	}
	buf_addc(&b->rows, '\n');
}

/* Takes the row that was read; false if the sheet is no table. */
static bool
take(struct book *b)
{
	size_t n = b->rows.n;

	if (b->row_reason) {
		if (!b->bad++) {
			b->bad_row = b->row;
			b->bad_reason = b->row_reason;
			b->bad_err = b->row_err;
		}
		return true;
	}
	if (!trim(b))
		return true;
	if (b->nhead && !b->before && !b->count && !b->under.n && is_below(b))
		take_under(b);
	else if (b->nhead)
		take_row(b);
	else if (b->ncell > 1)
		take_head(b);
	else {
		add_cells(b, 0, 1, &b->lead);
		buf_addc(&b->lead, '\n');
		return ++b->nlead <= CSV_CAPTIONS;
	}
	/* a shared string may stand in many rows: what they make of the file
	 * counts as unpacked, and the more the longer a row is, so that a text
	 * of a megabyte in each costs seconds, not minutes */
	n = b->rows.n - n;
	n *= 1 + n / LONG_ROW;
	b->xml.left -= n < b->xml.left ? n : b->xml.left;
	return true;
}

static struct str
sheet_name(const struct book *b)
{
	return book_str(&b->words, b->sheet[b->next - 1].name);
}

/* Tells what is wrong with the sheet. */
static enum book_what
tell(struct book *b, const char **reason, struct err *e)
{
	struct str name = sheet_name(b);
	int n = (int)(name.n < 100 ? name.n : 100);

	if (b->bad) {
		*reason = b->bad_reason;
		err_set(e,
		    "sheet %.*s: %llu rows are left out, the first is row "
		    "%llu: %s",
		    n, name.p, (unsigned long long)b->bad,
		    (unsigned long long)b->bad_row, b->bad_err.msg);
		b->bad = 0;
		return BOOK_BAD;
	}
	*reason = b->reason;
	err_set(e, "sheet %.*s, behind row %llu: %s", n, name.p,
	    (unsigned long long)b->row, b->err.msg);
	b->fault = false;
	return BOOK_BAD;
}

/* Begins the next sheet; false if there is none, or it cannot be read. */
static bool
open_sheet(struct book *b)
{
	struct buf part = {0};
	bool ok;

	b->next++;
	b->row = b->before = b->count = b->nlead = b->nhead = 0;
	buf_clear(&b->lead);
	buf_clear(&b->head);
	buf_clear(&b->named);
	buf_clear(&b->under);
	buf_addstr(&part, book_str(&b->words, b->sheet[b->next - 1].id));
	b->reason = NULL;
	if (b->ods)
		ok = book_ods_open(b);
	else
		ok = part.n && book_links(b, buf_str(&part)) &&
		     book_part(b, buf_str(&part));
	if (!ok && !b->reason)
		book_fault(b, "workbook", "its part %.*s is not there",
		    (int)(part.n < 100 ? part.n : 100),
		    str_chars(buf_str(&part)));
	buf_free(&part);
	b->reading = ok;
	b->fault = !ok;
	return ok;
}

/* Reads rows until there are enough for a part, or no more. */
static void
read_rows(struct book *b)
{
	enum xml_what what = XML_START;

	b->before += b->count;
	b->count = 0;
	b->linked = false;
	buf_clear(&b->rows);
	while (b->rows.n < PART_BYTES && b->reading) {
		what = b->ods ? book_ods_row(b) : book_row(b);
		if (what != XML_START || !take(b))
			b->reading = false;
		if (what != XML_START || b->xml.left)
			continue;
		/* not only when more of the sheet is unpacked */
		err_set(&b->xml.err, "it unpacks to more than is read");
		what = XML_LONG;
		b->reading = false;
	}
	if (what < XML_END || book_ends(b, what))
		return;
	b->fault = true;
	if (!reason_is(b->reason, REASON_DAMAGED))
		return;
	buf_clear(&b->rows); /* none of them can be relied on */
	b->count = b->bad = b->nhead = b->nlead = 0;
}

/* Puts the part together; false if there is nothing in it. */
static bool
give(struct book *b, struct book_table *t)
{
	bool first = !b->before;

	if (!b->count && (!first || (!b->nhead && !b->nlead)))
		return false;
	buf_clear(&b->body);
	buf_puts(&b->body, "sep=,\n");
	if (first)
		buf_addstr(&b->body, buf_str(&b->lead));
	buf_addstr(&b->body, buf_str(&b->head));
	if (b->linked)
		buf_puts(&b->body, "," BOOK_LINK);
	buf_addc(&b->body, '\n');
	buf_addstr(&b->body, buf_str(&b->under));
	buf_addstr(&b->body, buf_str(&b->rows));
	*t = (struct book_table){.body = buf_str(&b->body),
	    .sheet = sheet_name(b),
	    .number = b->next,
	    .before = b->before,
	    .continued = !first,
	    .since1904 = b->since1904};
	return true;
}

/* Gives the next sheet of a workbook of before 2007. */
static enum book_what
next_xls(struct book *b, struct book_table *t)
{
	struct xls_sheet s;

	if (!xls_next(&b->left, &s))
		return BOOK_END;
	*t = (struct book_table){
	    .body = s.body, .sheet = s.name, .number = s.number};
	return s.body.n ? BOOK_TABLE : BOOK_EMPTY;
}

enum book_what
book_next(
    struct book *b, struct book_table *t, const char **reason, struct err *e)
{
	bool opened;

	if (b->old)
		return next_xls(b, t);
	for (;;) {
		if (!b->reading && (b->bad || b->fault))
			return tell(b, reason, e);
		if (!b->reading && b->next == b->nsheet)
			return BOOK_END;
		opened = !b->reading;
		if (opened && !open_sheet(b))
			continue;
		read_rows(b);
		if (give(b, t))
			return BOOK_TABLE;
		if (!b->reading && opened && !b->bad && !b->fault)
			return BOOK_EMPTY;
	}
}
