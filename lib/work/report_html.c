/* report_html - the document as one HTML file that needs nothing else */
#include "report_html.h"

#include "base64.h"
#include "report_advert.h"
#include "report_chart.h"
#include "sha.h"

static struct str
word(const struct report *r, const char *name)
{
	return report_word(r->words, STR("text"), str_from(name));
}

static void
say(const struct report *r, const char *name, struct buf *out)
{
	report_visible_html(word(r, name), out);
}

/* 'sha256-...' as a policy has it. */
static void
policy_hash(struct str text, struct buf *out)
{
	unsigned char sum[SHA_MAX];
	size_t n = sha_sum(SHA_256, text, sum);

	buf_puts(out, "'sha256-");
	base64_add(out, str_n((const char *)sum, n));
	buf_addc(out, '\'');
}

static bool
rule_file(
    struct rules *rules, const char *name, struct buf *text, struct err *e)
{
	struct buf path = {0};
	bool ok;

	buf_printf(&path, "%s/report/%s", rules_home(rules), name);
	ok = rules_read(rules, buf_cstr(&path), text, e);
	if (ok && str_find(buf_str(text), STR("</"), 0) < text->n)
		ok = err_set(e, "%s: it may not hold </", buf_cstr(&path));
	buf_free(&path);
	return ok;
}

static void
head(const struct report *r, struct str css, struct str js, struct buf *out)
{
	buf_puts(out, "<!DOCTYPE html>\n<html lang=\"");
	buf_puts(
	    out, str_eq(report_lang(r->words), STR("zh")) ? "zh-CN" : "en");
	buf_puts(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
		      "<meta http-equiv=\"Content-Security-Policy\" "
		      "content=\"default-src 'none'; style-src ");
	policy_hash(css, out);
	buf_puts(out, "; script-src ");
	policy_hash(js, out);
	buf_puts(out, "; base-uri 'none'; form-action 'none'\">\n"
		      "<meta name=\"referrer\" content=\"no-referrer\">\n"
		      "<meta name=\"viewport\" content=\"width=device-width, "
		      "initial-scale=1\">\n<title>");
	report_visible_html(r->title.p ? r->title : word(r, "untitled"), out);
	buf_puts(out, "</title>\n<style>");
	buf_addstr(out, css);
	buf_puts(out, "</style>\n</head>\n<body");
	for (int i = 0; i < 3; i++) {
		static const char *const name[] = {"close", "more", "all"};

		buf_printf(out, " data-%s=\"", name[i]);
		say(r, name[i], out);
		buf_addc(out, '"');
	}
	buf_puts(out, ">\n");
}

static void
count(const struct report *r, uint64_t n, const char *what, struct buf *out)
{
	static const struct report_col col = {.kind = REPORT_NUMBER};
	struct buf b = {0};

	buf_adduint(&b, n);
	report_show(r, &col, buf_str(&b), true, out);
	buf_addc(out, ' ');
	say(r, what, out);
	buf_free(&b);
}

/* 45 records of 44 different adverts, 18 sellers, captured ... */
static void
lead(const struct report *r, const struct report_adverts *a, struct buf *out)
{
	char first[11], last[11];

	if (!report_adverts_shown(a))
		return;
	report_adverts_days(a, first, last);
	buf_puts(out, "<p class=\"lead\">");
	count(r, report_adverts_shown(a), "lead_adverts", out);
	buf_puts(out, " · ");
	count(r, report_adverts_distinct(a), "lead_different", out);
	buf_puts(out, " · ");
	count(r, report_adverts_sellers(a), "lead_sellers", out);
	if (*first) {
		buf_puts(out, " · ");
		say(r, "lead_days", out);
		buf_printf(out, " %s", first);
		if (strcmp(first, last) != 0)
			buf_printf(out, " – %s", last);
	}
	buf_puts(out, "</p>\n<p class=\"lead\">");
	say(r, "figures_open", out);
	buf_puts(out, "</p>\n");
}

static void
caption(const struct report *r, size_t i, struct buf *out)
{
	struct buf b = {0};

	report_caption(&r->table[i], &b);
	if (!b.n) {
		buf_addstr(&b, word(r, "table"));
		buf_printf(&b, " %zu", i + 1);
	}
	report_visible_html(buf_str(&b), out);
	buf_free(&b);
}

static void
contents(const struct report *r, struct buf *out)
{
	if (r->ntable < 2)
		return;
	buf_puts(out, "<nav>\n<h3>");
	say(r, "contents", out);
	buf_puts(out, "</h3>\n<ol>\n");
	for (size_t i = 0; i < r->ntable; i++) {
		buf_printf(out, "<li><a href=\"#t%zu\">", i);
		caption(r, i, out);
		buf_puts(out, "</a></li>\n");
	}
	buf_puts(out, "</ol>\n</nav>\n");
}

/* "24 adverts behind this figure: Taobao, protected", for the list's head. */
static void
behind(const struct report *r, const struct report_table *t,
    const struct report_row *row, struct buf *out)
{
	struct buf b = {0};
	const char *sep = ": ";

	count(r, row->nadvert, row->nadvert == 1 ? "behind_1" : "behind", out);
	for (size_t c = 0; c < t->ncol; c++) {
		if (!t->col[c].key)
			continue;
		buf_clear(&b);
		report_show(r, &t->col[c], report_cell(row, c), false, &b);
		if (!b.n)
			continue;
		buf_puts(out, sep);
		sep = ", ";
		report_visible_html(buf_str(&b), out);
	}
	if (row->total) {
		buf_puts(out, sep);
		say(r, "total", out);
	}
	buf_free(&b);
}

/* From here on a text gets room, and its column is not squeezed. */
#define LONG 24 /* bytes */

/* Where a cell stands: the numbers of its table, row and column. */
struct spot {
	size_t table, row, col;
};

/* A cell's figure, that opens where its row has adverts. */
static void
figure(
    const struct report *r, struct spot at, struct str shown, struct buf *out)
{
	const struct report_table *t = &r->table[at.table];
	const struct report_row *row = &t->row[at.row];
	bool opens = row->nadvert && !t->col[at.col].key;

	if (opens) {
		buf_printf(out,
		    "<a href=\"#r%zu-%zu\" data-r=\"%zu-%zu\" "
		    "aria-expanded=\"false\" data-t=\"",
		    at.table, at.row, at.table, at.row);
		behind(r, t, row, out);
		buf_puts(out, "\">");
	}
	report_visible_html(shown, out);
	buf_puts(out, opens ? "</a>" : "");
}

static void
cell(const struct report *r, struct spot at, bool first_key, struct buf *out)
{
	const struct report_table *t = &r->table[at.table];
	const struct report_col *col = &t->col[at.col];
	const struct report_row *row = &t->row[at.row];
	struct str span = report_cell(row, at.col);
	struct buf b = {0};

	report_show(r, col, span, true, &b);
	if (row->total && first_key && !b.n)
		buf_addstr(&b, word(r, "total"));
	if (b.n && json_type(span) == JSON_NUMBER) {
		buf_puts(out, col->kind == REPORT_WORD
				  ? "<td data-v=\""
				  : "<td class=\"n\" data-v=\"");
		report_visible_html(span, out);
		buf_puts(out, "\">");
	} else if (b.n) {
		buf_puts(out, col->kind != REPORT_WORD ? "<td class=\"n\">"
			      : b.n > LONG             ? "<td class=\"long\">"
						       : "<td>");
	} else {
		buf_printf(out, "<td class=\"none%s\">",
		    col->kind == REPORT_WORD ? "" : " n");
		buf_puts(&b, row->total ? "" : "–");
	}
	figure(r, at, buf_str(&b), out);
	buf_puts(out, "</td>");
	buf_free(&b);
}

static void
rows(const struct report *r, size_t ti, bool total, struct buf *out)
{
	const struct report_table *t = &r->table[ti];
	bool any = false, first;

	for (size_t i = 0; i < t->nrow; i++)
		any |= t->row[i].total == total;
	if (!any && total)
		return;
	buf_puts(out, total ? "<tfoot>\n" : "<tbody>\n");
	for (size_t i = 0; i < t->nrow; i++) {
		if (t->row[i].total != total)
			continue;
		first = true;
		buf_puts(out, "<tr>");
		for (size_t c = 0; c < t->ncol; c++) {
			cell(r, (struct spot){ti, i, c}, first && t->col[c].key,
			    out);
			first = first && !t->col[c].key;
		}
		buf_puts(out, "</tr>\n");
	}
	buf_puts(out, total ? "</tfoot>\n" : "</tbody>\n");
}

static void
grid(const struct report *r, size_t ti, struct buf *out)
{
	const struct report_table *t = &r->table[ti];

	buf_puts(out, "<div class=\"wide\">\n<table class=\"sorts\">\n"
		      "<thead>\n<tr>");
	for (size_t c = 0; c < t->ncol; c++) {
		buf_puts(out, t->col[c].kind == REPORT_WORD
				  ? "<th scope=\"col\">"
				  : "<th scope=\"col\" class=\"n\">");
		report_visible_html(
		    report_word(r->words, STR("column"), t->col[c].name), out);
		buf_puts(out, "</th>");
	}
	buf_puts(out, "</tr>\n</thead>\n");
	rows(r, ti, false, out);
	rows(r, ti, true, out);
	buf_puts(out, "</table>\n</div>\n");
}

static void
note(struct str text, struct buf *out)
{
	buf_puts(out, "<p class=\"note\">");
	report_visible_html(text, out);
	buf_puts(out, "</p>\n");
}

static void
table(const struct report *r, const struct report_adverts *a, size_t i,
    struct buf *out)
{
	const struct report_table *t = &r->table[i];

	buf_printf(out, "<section id=\"t%zu\">\n<h2>", i);
	caption(r, i, out);
	buf_puts(out, "</h2>\n");
	for (size_t k = 0; k < t->nnote; k++)
		note(t->note[k], out);
	if (a && t->differ) {
		buf_puts(out, "<p class=\"warn\">");
		say(r, "differs", out);
		buf_printf(out, " %zu</p>\n", t->differ);
	}
	if (a && !t->opens && t->nrow)
		note(word(r, "no_open"), out);
	report_chart(r, t, out);
	if (t->nrow)
		grid(r, i, out);
	else
		note(word(r, "no_adverts"), out);
	buf_puts(out, "</section>\n");
}

/* For readers without scripts: of each row the numbers of its adverts, and
 * the adverts.  With scripts this is never looked at. */
static void
static_lists(
    const struct report *r, const struct report_adverts *a, struct buf *out)
{
	const struct report_row *row;

	buf_puts(out, "<noscript>\n<h2>");
	say(r, "adverts_appendix", out);
	buf_puts(out, "</h2>\n");
	note(word(r, "noscript"), out);
	for (size_t i = 0; i < r->ntable; i++) {
		for (size_t k = 0; k < r->table[i].nrow; k++) {
			row = &r->table[i].row[k];
			if (!row->nadvert)
				continue;
			buf_printf(out, "<p id=\"r%zu-%zu\"><b>", i, k);
			behind(r, &r->table[i], row, out);
			buf_puts(out, "</b>");
			for (size_t n = 0; n < row->nadvert; n++) {
				size_t at =
				    report_adverts_place(a, row->advert[n]);

				buf_printf(
				    out, " <a href=\"#a%zu\">%zu</a>", at, at);
			}
			buf_puts(out, "</p>\n");
		}
	}
	for (size_t i = 0; i < report_adverts_count(a); i++) {
		if (!report_adverts_place(a, i))
			continue;
		buf_printf(out, "<div class=\"ad\" id=\"a%zu\"><b>%zu</b>",
		    report_adverts_place(a, i), report_adverts_place(a, i));
		report_advert_html(r, report_adverts_at(a, i), out);
		buf_puts(out, "</div>\n");
	}
	buf_puts(out, "</noscript>\n");
}

/* Appends JSON so that nothing in it ends or begins an element. */
static void
script_json(struct str json, struct buf *out)
{
	for (size_t i = 0; i < json.n; i++)
		if (json.p[i] == '<')
			buf_puts(out, "\\u003c");
		else
			buf_addc(out, json.p[i]);
}

/* For the script: {"adverts":[...],"rows":[[[places],...],...]}. */
static void
data(const struct report *r, const struct report_adverts *a, struct buf *out)
{
	const struct report_row *row;
	struct buf b = {0};

	buf_puts(out, "<script type=\"application/json\" id=\"data\">");
	buf_puts(out, "{\"adverts\":[");
	for (size_t i = 0; i < report_adverts_count(a); i++) {
		if (!report_adverts_place(a, i))
			continue;
		buf_clear(&b);
		report_advert_json(r, report_adverts_at(a, i), &b);
		json_sep(out);
		buf_addc(out, '\n');
		script_json(buf_str(&b), out);
	}
	buf_puts(out, "],\n\"rows\":[");
	for (size_t i = 0; i < r->ntable; i++) {
		json_sep(out);
		buf_addc(out, '[');
		for (size_t k = 0; k < r->table[i].nrow; k++) {
			row = &r->table[i].row[k];
			json_sep(out);
			buf_addc(out, '[');
			for (size_t n = 0; n < row->nadvert; n++) {
				json_sep(out);
				buf_adduint(out,
				    report_adverts_place(a, row->advert[n]) -
					1);
			}
			buf_addc(out, ']');
		}
		buf_addc(out, ']');
	}
	buf_puts(out, "]}</script>\n");
	buf_free(&b);
}

bool
report_html(const struct report *r, const struct report_adverts *a,
    const struct report_made *made, struct rules *rules, struct buf *out,
    struct err *e)
{
	struct buf css = {0}, js = {0};
	bool ok = rule_file(rules, "report.css", &css, e) &&
	          rule_file(rules, "report.js", &js, e);

	if (ok) {
		head(r, buf_str(&css), buf_str(&js), out);
		buf_puts(out, "<header>\n<h1>");
		report_visible_html(
		    r->title.p ? r->title : word(r, "untitled"), out);
		buf_puts(out, "</h1>\n");
		lead(r, a, out);
		buf_puts(out, "</header>\n");
		contents(r, out);
		buf_puts(out, "<main>\n");
		for (size_t i = 0; i < r->ntable; i++)
			table(r, a, i, out);
		buf_puts(out, "</main>\n");
		report_made(r, a, made, out);
		if (report_adverts_shown(a)) {
			static_lists(r, a, out);
			data(r, a, out);
		}
		buf_puts(out, "<script>");
		buf_addstr(out, buf_str(&js));
		buf_puts(out, "</script>\n</body>\n</html>\n");
	}
	buf_free(&css);
	buf_free(&js);
	return ok;
}
