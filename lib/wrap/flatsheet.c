/* flatsheet - sheets that programs save as XML in one file, as a page */
#include "flatsheet.h"

#include "tag.h"

#define NEAR 8192 /* bytes in which the root begins */
#define WIDE 100  /* cells that are left out before one, at most */

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

/* Appends what an element of LibreOffice's is in a page; *in: it stands in a
 * cell, and is shown. */
static void
put_office(const struct tag *tag, struct str behind, bool *in, struct buf *out)
{
	struct str name = tag->name, href;
	size_t more;

	if (str_eq(name, STR("table:table"))) {
		buf_puts(out, "</table><table>");
	} else if (str_eq(name, STR("table:table-row"))) {
		buf_puts(out, "\n<tr>");
		*in = false;
	} else if (str_ends(name, STR("table-cell"))) {
		more = number(tag, STR("table:number-columns-repeated"));
		do
			buf_puts(out, "<td>");
		while (more-- > 1 && more < WIDE);
		*in = true;
	} else if (str_eq(name, STR("office:annotation"))) {
		*in = false;
	} else if (*in && str_starts(name, STR("text:"))) {
		href = tag_value(tag, STR("xlink:href"));
		if (href.n) {
			buf_puts(out, "<a href=\"");
			buf_addstr(out, href);
			buf_puts(out, "\">");
		} else if (!str_eq(name, STR("text:span"))) {
			buf_addc(out, ' ');
		}
		put_text(behind, out);
		if (href.n)
			buf_puts(out, "</a>");
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
	struct place at = {0};
	bool in = false;
	struct tag tag;

	if ((!office ||
		str_find(text, STR("<office:spreadsheet"), 0) == text.n) &&
	    str_find(near, STR("<gnm:Workbook"), 0) == near.n)
		return false;
	buf_puts(out, "<html><table>");
	while (tags_next(&t, &tag)) {
		struct str behind = str_after(text, t.at);

		if (office)
			put_office(&tag, behind, &in, out);
		else
			put_gnumeric(&tag, behind, &at, out);
	}
	buf_puts(out, "</table></html>");
	*cut = !str_ends(str_trim(text), STR(":document>")) &&
	       !str_ends(str_trim(text), STR(":Workbook>"));
	return true;
}
