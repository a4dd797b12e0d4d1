/* flatsheet - sheets that programs save as XML in one file, as a page */
#include "flatsheet.h"

#include "tag.h"

#define NEAR 8192 /* bytes in which the root begins */
#define WIDE 100  /* cells that are left out before one, at most */
#define SAME 16   /* cells beside each other that show the same, likewise */

/* A number in an attribute; 0 if there is none. */
static size_t
number(const struct tag *tag, struct str name)
{
	uint64_t n = 0;

	return str_uint(tag_value(tag, name), 1 << 20, &n) ? (size_t)n : 0;
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
		o->more = number(tag, STR("table:number-columns-repeated"));
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
	size_t row = number(tag, STR("Row")) + 1;
	size_t column = number(tag, STR("Col"));

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

bool
flatsheet_page(struct str text, struct buf *out, bool *cut)
{
	struct str near = str_head(text, NEAR);
	bool office = str_find(near, STR("<office:document "), 0) < near.n;
	struct tags t = {text, 0};
	struct office o = {.in = false};
	struct place at = {0};
	struct tag tag;

	if ((!office ||
		str_find(text, STR("<office:spreadsheet"), 0) == text.n) &&
	    str_find(near, STR("<gnm:Workbook"), 0) == near.n)
		return false;
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
	return true;
}
