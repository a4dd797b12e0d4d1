/* extract_unwrap - data that a program or browser wrapped, as it was before */
#include "appended.h"
#include "called.h"
#include "celled.h"
#include "chat.h"
#include "extract_priv.h"
#include "extract_rows.h"
#include "flatsheet.h"
#include "notebook.h"
#include "notices.h"
#include "printed.h"
#include "script.h"
#include "tag.h"
#include "text.h"
#include "unflat.h"
#include "viewed.h"

/* The functions of a page may make of it twice its bytes and so many more. */
#define CALLED ((size_t)1 << 20)

#define NEAR 4096 /* bytes in which a workbook, or what is shown, begins */
#define END  "unexpected end of stream" /* libyaml's words for a cut */

/* A number, of three digits at most, in an attribute; 0 if there is none. */
static unsigned
count_of(const struct tag *tag, struct str name)
{
	struct str s = tag_value(tag, name);
	unsigned n = 0;

	for (size_t i = 0; i < s.n && i < 3 && ascii_digit(s.p[i]); i++)
		n = n * 10 + (unsigned)(s.p[i] - '0');
	return n;
}

/* Appends the begin of a cell.  ss:Index is its column, where cells before it
 * are left out; ss:MergeAcross says how many more columns it takes. */
static void
sheet_cell(struct buf *out, const struct tag *tag, unsigned *column)
{
	unsigned to = count_of(tag, STR("ss:Index"));
	unsigned more = count_of(tag, STR("ss:MergeAcross"));
	struct str href = tag_value(tag, STR("ss:HRef"));

	while (++*column < to)
		buf_puts(out, "<td>");
	if (more)
		buf_printf(out, "<td colspan=\"%u\">", more + 1);
	else
		buf_puts(out, "<td>");
	*column += more;
	if (!href.n)
		return;
	buf_puts(out, "<a href=\"");
	buf_addstr(out, href);
	buf_puts(out, "\">");
}

/* Ends the last sheet.  If the workbook was cut its last row, which begins at
 * `row` in x->step.bared and at `from` in text, is left out unless it has an
 * end. */
static void
end_sheets(struct extract *x, struct str text, size_t row, size_t from)
{
	if (!str_ends(str_trim(text), STR("Workbook>"))) {
		x->flaw.torn_in = "workbook";
		if (str_find(text, STR("</Row>"), from) == text.n)
			x->step.bared.n = row;
	}
	buf_puts(&x->step.bared, "</a></td></tr></table></html>");
}

/*
 * Reads a workbook that Excel 2003 and others save as XML, <Worksheet> of <Row>
 * of <Cell ss:HRef> with <Data>, as a page with its tables; false if it is
 * none.
 */
static bool
read_sheets(struct extract *x, struct str text)
{
	struct str near = str_head(text, NEAR), run;
	struct tags t = {text, 0};
	unsigned column = 0;
	size_t row = 0, from = 0; /* in bared, and behind its tag */
	bool in = false;
	struct tag tag;

	if (x->opt.type == TYPE_CSV || x->opt.type == TYPE_JSON ||
	    str_find(near, STR("<Workbook"), 0) == near.n ||
	    str_find(near, STR("urn:schemas-microsoft-com:office:spreadsheet"),
		0) == near.n)
		return false;
	buf_puts(&x->step.bared, "<html>");
	while (tags_next(&t, &tag)) {
		run = str_after(t.page, t.at);
		run = str_n(run.p, str_find(run, STR("<"), 0));
		if (str_eq_nocase(tag.name, STR("Worksheet"))) {
			buf_puts(&x->step.bared, "</table><table>");
			in = false;
		} else if (str_eq_nocase(tag.name, STR("Row"))) {
			row = x->step.bared.n;
			from = t.at;
			buf_puts(&x->step.bared, "</a></td></tr>\n<tr>");
			column = 0;
			in = false;
		} else if (str_eq_nocase(tag.name, STR("Cell"))) {
			buf_puts(&x->step.bared, "</a></td>");
			sheet_cell(&x->step.bared, &tag, &column);
			in = false;
		} else if (in || str_ends(tag.name, STR("Data")) ||
			   str_ends(tag.name, STR("data"))) {
			buf_addstr(&x->step.bared, run);
			in = true;
		}
	}
	end_sheets(x, text, row, from);
	return true;
}

/* Reads sheets that LibreOffice and Gnumeric save as XML; false if it is none.
 */
static bool
read_flat_sheets(struct extract *x, struct str text)
{
	bool cut = false;

	if (x->opt.type == TYPE_CSV || x->opt.type == TYPE_JSON ||
	    !flatsheet_page(text, &x->step.bared, &cut))
		return false;
	if (cut)
		x->flaw.torn_in = "workbook";
	return true;
}

/* Appends a document of XML that has several roots of one name, a row each, as
 * databases write them, in one; false if it has not. */
static bool
join_roots(struct str text, struct buf *out)
{
	struct str s = str_trim(text), name, rest;
	size_t n = 1, end;

	if (str_starts(s, STR("<?xml"))) {
		(void)str_cut(&s, '>');
		s = s.p ? str_trim(s) : STR("");
	}
	if (s.n < 3)
		return false;
	while (n < s.n && !ONE_OF(s.p[n], " >/\t\r\n"))
		n++;
	name = str_n(s.p, n); /* with its < */
	end = str_find(s, STR(">"), 0);
	if (end + 2 < s.n && s.p[end - 1] == '/' &&
	    str_starts(str_trim(str_after(s, end + 1)), name)) {
		buf_puts(out, "<rows>");
		buf_addstr(out, s);
		buf_puts(out, "</rows>");
		return true;
	}
	for (end = 0; (end = str_find(s, STR("</"), end)) < s.n; end += 2) {
		rest = str_after(s, end + 2);
		if (str_starts(rest, str_after(name, 1)) && rest.n >= n &&
		    rest.p[n - 1] == '>')
			break;
	}
	if (end >= s.n)
		return false;
	rest = str_trim(str_after(rest, n));
	if (!str_starts(rest, name) || rest.n == n ||
	    !ONE_OF(rest.p[n], " >\t\r\n"))
		return false;
	buf_puts(out, "<rows>");
	buf_addstr(out, s);
	buf_puts(out, "</rows>");
	return true;
}

/* Reads a document of XML as JSON; false if it is none. */
static bool
read_xml(struct extract *x, struct str text)
{
	struct buf joined = {0};
	enum xmljson_what what;

	if (x->opt.type == TYPE_CSV || x->opt.type == TYPE_HTML ||
	    !xmljson_like(text))
		return false;
	x->advert.feed = xmljson_is_feed(text);
	if (join_roots(text, &joined))
		text = buf_str(&joined);
	what = xmljson(text, &x->step.bared, &x->flaw.torn_why);
	buf_free(&joined);
	x->flaw.torn = what != XMLJSON_WHOLE;
	x->flaw.torn_deep = what == XMLJSON_DEEP;
	x->flaw.unsound = what == XMLJSON_UNSOUND;
	if (what == XMLJSON_CUT)
		x->flaw.torn_in = "element";
	return true;
}

/* Reads rows of YAML as JSON; false if it is none, or only begins as such. */
static bool
read_yaml(struct extract *x, struct str text)
{
	size_t n, line;
	bool sound;

	if (x->opt.type == TYPE_CSV || x->opt.type == TYPE_HTML ||
	    !yamljson_like(text))
		return false;
	yamljson_clear(&x->step.yaml);
	n = yamljson_end(text, &line);
	sound = yamljson(
	    &x->step.yaml, str_n(text.p, n), &x->step.bared, &x->flaw.torn_why);
	if (n < text.n || str_ends(str_from(x->flaw.torn_why.msg), STR(END)))
		x->flaw.torn_in = "row";
	x->flaw.torn = !sound || n < text.n;
	if (sound && x->flaw.torn)
		err_set(&x->flaw.torn_why,
		    "line %zu: the file ends inside this row", line);
	if (sound || x->step.bared.n > text.n / 2)
		return true;
	x->flaw.torn = false;
	buf_release(&x->step.bared);
	return false;
}

/* Reads JSON that a browser shows in a page of its own, as the only text:
 * <html><head>...<body><pre>{"items":[...]}</pre>.  False if it is no such
 * page. */
static bool
read_shown(struct extract *x, struct str text)
{
	struct tags t = {text, 0};
	struct str run;
	struct tag tag;

	text = str_trim(text);
	if (x->opt.type == TYPE_CSV || !str_starts(text, STR("<")))
		return false;
	while (tags_next(&t, &tag) && t.at < NEAR) {
		if (tag.text.p)
			continue;
		run = str_after(t.page, t.at);
		run = str_trim(str_n(run.p, str_find(run, STR("<"), 0)));
		if (run.n <= text.n / 2)
			continue;
		text_references(run, &x->step.bared);
		return script_body(buf_str(&x->step.bared)).p != NULL;
	}
	return false;
}

/* Appends what stands in the elements <pre> of a page; returns how much of the
 * page they are. */
static size_t
texts_of_pre(struct str page, struct buf *out)
{
	static const struct str end = STR_INIT("</pre>");
	size_t at = 0, n, all = 0;
	struct str run;

	while ((at = str_find_nocase(page, STR("<pre"), at)) < page.n) {
		at = str_find(page, STR(">"), at);
		run = str_after(page, at + (at < page.n));
		n = str_find_nocase(run, end, 0);
		text_references(str_n(run.p, n), out);
		buf_addc(out, '\n');
		all += n;
		at += n;
	}
	return all;
}

/* Reads data that PHP shows in a page, echo '<pre>'; print_r($rows); if that is
 * most of it; false if it is no such page. */
static bool
read_pre(struct extract *x, struct str text)
{
	struct str near = str_head(str_trim(text), NEAR);
	struct buf plain = {0};
	size_t at;
	bool is;

	if (x->opt.type == TYPE_CSV || !str_starts(near, STR("<")) ||
	    str_find_nocase(near, STR("<pre"), 0) == near.n)
		return false;
	buf_clear(&x->step.bared); /* of what was no such page */
	is = texts_of_pre(text, &x->step.bared) > text.n / 2 &&
	     printed_values(buf_str(&x->step.bared), &plain, &at) !=
	         PRINTED_NONE;
	buf_free(&plain);
	if (!is)
		buf_clear(&x->step.bared);
	return is;
}

/* Appends rows of nothing but cells of text as CSV. */
static void
plain_rows(struct str text, struct buf *out)
{
	struct tags t = {text, 0};
	struct buf cell = {0};
	bool first = true;
	struct str run;
	struct tag tag;

	while (tags_next(&t, &tag)) {
		if (!str_eq_nocase(tag.name, STR("td"))) {
			buf_puts(out, "\n");
			first = true;
			continue;
		}
		run = str_after(t.page, t.at);
		buf_clear(&cell);
		text_references(
		    str_trim(str_n(run.p, str_find(run, STR("<"), 0))), &cell);
		csv_put_cell(out, first, buf_str(&cell));
		first = false;
	}
	buf_free(&cell);
}

/* Reads rows of a table that stand alone, as the shell of SQLite writes them
 * and replies hold them, as the table that they are of; without names of
 * columns, as CSV. */
static bool
read_table_rows(struct extract *x, struct str text)
{
	struct str head = str_trim(str_head(text, NEAR));
	struct tags t = {text, 0};
	struct tag tag;
	bool plain = true;

	if (x->opt.type == TYPE_CSV || !str_starts_nocase(head, STR("<tr")) ||
	    head.n < 4 || !ONE_OF(head.p[3], " >"))
		return false;
	while (plain && tags_next(&t, &tag))
		plain = str_eq_nocase(tag.name, STR("tr")) ||
		        str_eq_nocase(tag.name, STR("td"));
	buf_clear(&x->step.bared); /* of what was no such page */
	if (plain && x->opt.type == TYPE_AUTO) {
		plain_rows(text, &x->step.bared);
		return true;
	}
	buf_puts(&x->step.bared, "<table>");
	buf_addstr(&x->step.bared, text);
	buf_puts(&x->step.bared, "</table>");
	return true;
}

/* Reads a notebook of Jupyter as the page that its cells gave; false if it is
 * none. */
static bool
read_notebook(struct extract *x, struct str text)
{
	bool is = x->opt.type != TYPE_CSV && x->opt.type != TYPE_HTML &&
	          notebook_page(text, &x->scan, &x->step.bared);

	if (!is)
		buf_release(&x->step.bared);
	return is;
}

/* Reads JSON whose backslashes the client of MySQL has doubled, as it does
 * without --raw; false if it is sound as it is, or not without them either. */
static bool
read_doubled(struct extract *x, struct str text)
{
	static const struct str mark = STR_INIT("\\\\\"");
	struct str line = text;
	struct err e;

	line = str_trim(str_cut(&line, '\n'));
	if (!line.n || !ONE_OF(line.p[0], "{[") ||
	    str_find(line, mark, 0) == line.n ||
	    json_scan(&x->scan, NULL, line, &e))
		return false;
	buf_clear(&x->step.bared);
	for (size_t i = 0; i < text.n; i++) {
		i += str_starts(str_after(text, i), str_head(mark, 2));
		buf_addc(&x->step.bared, text.p[i]);
	}
	line = buf_str(&x->step.bared);
	line = str_trim(str_cut(&line, '\n'));
	if (json_scan(&x->scan, NULL, line, &e))
		return true;
	buf_clear(&x->step.bared);
	return false;
}

/* Reads what is wrapped as the page that x->step.bared then holds. */
static void
read_wrapped(struct extract *x)
{
	struct str text = x->text.text;

	x->advert.feed = false;
	x->flaw.torn = false;
	buf_release(&x->step.bared);
	if (extract_rows_headless(x, text))
		return;
	if (x->opt.type != TYPE_CSV && x->opt.type != TYPE_HTML &&
	    (read_doubled(x, text) ||
		appended_text(text, &x->scan, &x->step.bared) ||
		celled_json(text, &x->scan, &x->step.bared) ||
		unflat_json(text, &x->scan, &x->step.bared))) {
		x->text.text = buf_str(&x->step.bared);
		return;
	}
	if (read_sheets(x, text) || read_flat_sheets(x, text) ||
	    extract_sql_nameless(x, text, &x->step.bared) ||
	    read_xml(x, text) || read_yaml(x, text) || read_shown(x, text) ||
	    read_pre(x, text) || read_table_rows(x, text) ||
	    read_notebook(x, text))
		x->text.text = buf_str(&x->step.bared);
}

/* Makes what the functions of a page are called with its text. */
static void
read_called(struct extract *x)
{
	struct str *text = &x->text.text;

	buf_release(&x->step.called);
	switch (called_page(*text, 2 * text->n + CALLED, &x->step.called)) {
	case CALLED_DEEP:
		x->flaw.swollen = "a function in it gives values that lie too "
				  "deep in each other";
		/* FALLTHROUGH */
	case CALLED_DONE: *text = buf_str(&x->step.called); break;
	case CALLED_LONG:
		x->flaw.swollen = "a function in it gives more than is read";
		break;
	case CALLED_NONE: break;
	}
}

void
extract_unwrap(struct extract *x)
{
	struct str *text = &x->text.text;

	buf_release(&x->step.chat);
	if (chat_text(*text, &x->step.chat))
		*text = buf_str(&x->step.chat);
	*text = notices_behind(*text);
	buf_release(&x->step.viewed);
	x->flaw.of_pages = viewed_several(*text);
	if (viewed_source(*text, &x->step.viewed))
		*text = buf_str(&x->step.viewed);
	read_wrapped(x);
	if (extract_rows_headless(x, *text))
		return;
	read_called(x);
	extract_printed(x);
}
