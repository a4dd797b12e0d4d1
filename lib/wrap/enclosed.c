/* enclosed - data that is the text of a page, and rows that need one */
#include "enclosed.h"

#include "csv.h"
#include "printed.h"
#include "script.h"
#include "tag.h"
#include "text.h"

#define NEAR 4096 /* bytes in which what is shown begins */

/* The text behind the tag that t gave last, up to the next. */
static struct str
run_of(const struct tags *t)
{
	struct str run = str_after(t->page, t->at);

	return str_trim(str_head(run, str_find(run, STR("<"), 0)));
}

bool
enclosed_json(struct str page, struct buf *out)
{
	size_t had = out->n;
	struct tags t;
	struct str run;
	struct tag tag;

	page = str_trim(page);
	t = (struct tags){page, 0};
	if (!str_starts(page, STR("<")))
		return false;
	while (tags_next(&t, &tag) && t.at < NEAR) {
		if (tag.text.p)
			continue;
		run = run_of(&t);
		if (run.n <= page.n / 2)
			continue;
		text_references(run, out);
		if (script_body(buf_after(out, had)).p)
			return true;
		out->n = had;
		break;
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

bool
enclosed_printed(struct str page, struct buf *out)
{
	struct str near = str_head(str_trim(page), NEAR);
	size_t had = out->n, at;
	struct buf plain = {0};
	bool is;

	if (!str_starts(near, STR("<")) ||
	    str_find_nocase(near, STR("<pre"), 0) == near.n)
		return false;
	is = texts_of_pre(page, out) > page.n / 2 &&
	     printed_values(buf_after(out, had), &plain, &at) != PRINTED_NONE;
	buf_free(&plain);
	if (!is)
		out->n = had;
	return is;
}

/* Appends rows of nothing but cells of text as CSV. */
static void
plain_rows(struct str text, struct buf *out)
{
	struct tags t = {text, 0};
	struct buf cell = {0};
	bool first = true;
	struct tag tag;

	while (tags_next(&t, &tag)) {
		if (!str_eq_nocase(tag.name, STR("td"))) {
			buf_puts(out, "\n");
			first = true;
			continue;
		}
		buf_clear(&cell);
		text_references(run_of(&t), &cell);
		csv_put_cell(out, first, buf_str(&cell));
		first = false;
	}
	buf_free(&cell);
}

bool
enclosed_rows(struct str page, bool bare, struct buf *out)
{
	struct str head = str_trim(str_head(page, NEAR));
	struct tags t = {page, 0};
	struct tag tag;

	if (!str_starts_nocase(head, STR("<tr")) || head.n < 4 ||
	    !ONE_OF(head.p[3], " >"))
		return false;
	while (bare && tags_next(&t, &tag))
		bare = str_eq_nocase(tag.name, STR("tr")) ||
		       str_eq_nocase(tag.name, STR("td"));
	if (bare) {
		plain_rows(page, out);
		return true;
	}
	buf_puts(out, "<table>");
	buf_addstr(out, page);
	buf_puts(out, "</table>");
	return true;
}
