/* flatsheet - sheets that programs save as XML in one file, as a page */
#include "flatsheet.h"

#include "tag.h"

#define NEAR    8192    /* bytes in which the root begins */
#define ROWS    1048576 /* of a sheet, at most */
#define COLUMNS 999     /* to which a cell of Excel's may lead, at most */
#define WIDE    100     /* cells that are left out before one, at most */
#define SAME    16 /* cells beside each other that show the same, likewise */

/* A number in an attribute, of so much at most; 0 if there is none. */
static size_t
number(const struct tag *tag, struct str name, uint64_t most)
{
	uint64_t n = 0;

	return str_uint(tag_value(tag, name), most, &n) ? (size_t)n : 0;
}

/* Appends the text behind a tag, up to where the next element begins. */
static void
put_text(struct str s, struct buf *out)
{
	size_t at = 0;

	while (at < s.n) {
		if (s.p[at] != '<') {
			buf_addc(out, s.p[at++]);
			continue;
		}
		if (at + 1 == s.n || s.p[at + 1] != '/')
			break;
		at = str_find(s, STR(">"), at);
		at += at < s.n;
	}
}

/* The cell of LibreOffice's that is read. */
struct office {
	bool in;
	size_t from; /* where its text begins in the page that is made */
	size_t more; /* so many cells it is: those beside each other that are
	              * the same are written once */
};

/* Ends a cell: what it shows stands in each that it is.  Of empty ones so many
 * as no sheet has are what is behind its last. */
static void
end_cell(struct office *o, struct buf *out)
{
	size_t n = out->n - o->from;

	if (n && o->more > SAME)
		o->more = SAME;
	if (o->in && o->more < WIDE)
		for (; o->more > 1; o->more--) {
			buf_puts(out, "<td>");
			buf_room(out, n);
			buf_add(out, out->p + o->from, n);
		}
	o->in = false;
}

static void
put_link(struct str href, struct str behind, struct buf *out)
{
	buf_puts(out, "<a href=\"");
	buf_addstr(out, href);
	buf_puts(out, "\">");
	put_text(behind, out);
	buf_puts(out, "</a>");
}

/* Appends what an element of LibreOffice's is in a page. */
static void
put_office(
    const struct tag *tag, struct str behind, struct office *o, struct buf *out)
{
	struct str name = tag->name, href;

	if (str_eq(name, STR("table:table"))) {
		end_cell(o, out);
		buf_puts(out, "</table><table>");
	} else if (str_eq(name, STR("table:table-row"))) {
		end_cell(o, out);
		buf_puts(out, "\n<tr>");
	} else if (str_ends(name, STR("table-cell"))) {
		end_cell(o, out);
		buf_puts(out, "<td>");
		o->in = true;
		o->from = out->n;
		o->more =
		    number(tag, STR("table:number-columns-repeated"), ROWS);
	} else if (o->in && str_starts(name, STR("text:"))) {
		href = tag_value(tag, STR("xlink:href"));
		if (!href.n && !str_eq(name, STR("text:span")))
			buf_addc(out, ' ');
		if (href.n)
			put_link(href, behind, out);
		else
			put_text(behind, out);
	}
}

/* Where a sheet of Gnumeric's is. */
struct place {
	size_t row, column; /* of the next cell; the row one more */
};

/* The same of one of Gnumeric's. */
static void
put_gnumeric(
    const struct tag *tag, struct str behind, struct place *at, struct buf *out)
{
	size_t row = number(tag, STR("Row"), ROWS) + 1;
	size_t column = number(tag, STR("Col"), ROWS);

	if (str_eq(tag->name, STR("gnm:Cells"))) {
		buf_puts(out, "</table><table>");
		*at = (struct place){0};
	}
	if (!str_eq(tag->name, STR("gnm:Cell")))
		return;
	if (row != at->row) {
		buf_puts(out, "\n<tr>");
		*at = (struct place){.row = row};
	}
	while (at->column <= column && column - at->column < WIDE) {
		buf_puts(out, "<td>");
		at->column++;
	}
	put_text(behind, out);
}

/* Where a sheet of Excel's is. */
struct excel {
	size_t column;
	bool in;          /* a cell, whose text is read */
	size_t row, from; /* the last row: where it begins in the page that is
	                   * made, and behind its tag in the text */
};

/* Appends the begin of a cell.  ss:Index is its column, where cells before it
 * are left out; ss:MergeAcross says how many more columns it takes. */
static void
put_excel_cell(const struct tag *tag, struct excel *e, struct buf *out)
{
	size_t to = number(tag, STR("ss:Index"), COLUMNS);
	size_t more = number(tag, STR("ss:MergeAcross"), COLUMNS);
	struct str href = tag_value(tag, STR("ss:HRef"));

	while (++e->column < to)
		buf_puts(out, "<td>");
	if (more)
		buf_printf(out, "<td colspan=\"%zu\">", more + 1);
	else
		buf_puts(out, "<td>");
	e->column += more;
	if (!href.n)
		return;
	buf_puts(out, "<a href=\"");
	buf_addstr(out, href);
	buf_puts(out, "\">");
}

/* The same of one of Excel's, whose text goes up to the next tag. */
static void
put_excel(
    const struct tag *tag, struct str behind, struct excel *e, struct buf *out)
{
	struct str name = tag->name;

	if (str_eq_nocase(name, STR("Worksheet"))) {
		buf_puts(out, "</table><table>");
		e->in = false;
	} else if (str_eq_nocase(name, STR("Row"))) {
		e->row = out->n;
		buf_puts(out, "</a></td></tr>\n<tr>");
		e->column = 0;
		e->in = false;
	} else if (str_eq_nocase(name, STR("Cell"))) {
		buf_puts(out, "</a></td>");
		put_excel_cell(tag, e, out);
		e->in = false;
	} else if (e->in || str_ends(name, STR("Data")) ||
		   str_ends(name, STR("data"))) {
		buf_addstr(
		    out, str_head(behind, str_find(behind, STR("<"), 0)));
		e->in = true;
	}
}

/* Appends a workbook of Excel's.  Of one that is cut the last row is left out
 * unless it has an end. */
static void
excel_page(struct str text, struct buf *out, bool *cut)
{
	struct tags t = {text, 0};
	struct excel e = {.row = out->n};
	struct tag tag;

	buf_puts(out, "<html>");
	while (tags_next(&t, &tag)) {
		put_excel(&tag, str_after(text, t.at), &e, out);
		if (str_eq_nocase(tag.name, STR("Row")))
			e.from = t.at;
	}
	*cut = !str_ends(str_trim(text), STR("Workbook>"));
	if (*cut && str_find(text, STR("</Row>"), e.from) == text.n)
		out->n = e.row;
	buf_puts(out, "</a></td></tr></table></html>");
}

/* Appends sheets of LibreOffice's or Gnumeric's. */
static void
office_page(struct str text, bool office, struct buf *out, bool *cut)
{
	struct tags t = {text, 0};
	struct office o = {.in = false};
	struct place at = {0};
	struct tag tag;

	buf_puts(out, "<html><table>");
	while (tags_next(&t, &tag)) {
		struct str behind = str_after(text, t.at);

		if (str_eq(tag.name, STR("office:annotation")))
			t.at = str_find(text, STR("</office:annotation"), t.at);
		else if (office)
			put_office(&tag, behind, &o, out);
		else
			put_gnumeric(&tag, behind, &at, out);
	}
	end_cell(&o, out);
	buf_puts(out, "</table></html>");
	*cut = !str_ends(str_trim(text), STR(":document>")) &&
	       !str_ends(str_trim(text), STR(":Workbook>"));
}

bool
flatsheet_page(struct str text, struct buf *out, bool *cut)
{
	static const struct str excel = STR_INIT("<Workbook"),
				schema = STR_INIT("urn:schemas-microsoft-com:"
						  "office:spreadsheet");
	struct str near = str_head(text, NEAR);
	bool office = str_find(near, STR("<office:document "), 0) < near.n &&
	              str_find(text, STR("<office:spreadsheet"), 0) < text.n;

	if (str_find(near, excel, 0) < near.n &&
	    str_find(near, schema, 0) < near.n)
		excel_page(text, out, cut);
	else if (office || str_find(near, STR("<gnm:Workbook"), 0) < near.n)
		office_page(text, office, out, cut);
	else
		return false;
	return true;
}
