/* report_advert - one advert as it is shown: words marked, status, place */
#include "report_advert.h"

#include <stdlib.h>

#include "report_view.h"

static struct str
word(const struct report_view *v, const char *name)
{
	return report_word(v->r->words, STR("text"), str_from(name));
}

/* Appends the text of a span to b; nothing for what is absent or null. */
static void
add(struct buf *b, struct str span)
{
	if (json_type(span) == JSON_STRING)
		json_decode(span, b);
	else if (json_type(span) > JSON_NULL)
		buf_addstr(b, span);
}

/* "Label: value", with what stands between to the one before. */
static void
labelled(
    struct report_view *v, struct buf *b, const char *label, struct str span)
{
	if (json_type(span) <= JSON_NULL || span.n == 2)
		return;
	buf_puts(b, b->n ? " · " : "");
	buf_addstr(b, word(v, label));
	buf_puts(b, ": ");
	add(b, span);
}

/* The word of a value of class. */
static void
classed(struct report_view *v, struct buf *b, const char *label,
    struct str class, const char *key)
{
	struct str span = json_get(class, str_from(key));
	struct buf name = {0};

	if (json_type(span) != JSON_STRING)
		return;
	json_decode(span, &name);
	buf_puts(b, b->n ? " · " : "");
	buf_addstr(b, word(v, label));
	buf_puts(b, ": ");
	buf_addstr(b, report_word(v->r->words, str_from(key), buf_str(&name)));
	buf_free(&name);
}

static void
line(struct report_view *v, struct buf *b)
{
	if (!b->n)
		return;
	if (v->html)
		buf_puts(v->out, "<p class=\"f\">");
	else
		json_sep(v->out);
	report_view_text(v, buf_str(b));
	if (v->html)
		buf_puts(v->out, "</p>");
	buf_clear(b);
}

static void
line_offer(struct report_view *v, struct buf *b)
{
	struct str price = json_get(v->line, STR("price"));
	struct str seller = json_get(v->line, STR("seller"));

	if (json_type(price) == JSON_NUMBER) {
		buf_addstr(b, word(v, "price"));
		buf_puts(b, ": ");
		add(b, json_get(v->line, STR("currency")));
		buf_addc(b, ' ');
		add(b, price);
		if (json_type(json_get(v->line, STR("price_max"))) ==
		    JSON_NUMBER)
			buf_puts(b, "–");
		add(b, json_get(v->line, STR("price_max")));
	} else {
		labelled(v, b, "price", json_get(v->line, STR("price_text")));
	}
	if (json_type(seller) == JSON_OBJECT)
		labelled(v, b, "seller", json_get(seller, STR("name")));
	labelled(v, b, "posted", json_get(v->line, STR("posted")));
	labelled(v, b, "seen", json_get(v->line, STR("captured")));
	line(v, b);
}

/* Status, and the row of the list that says so. */
static void
line_status(struct report_view *v, struct buf *b)
{
	struct str class = json_get(v->line, STR("class")), list;

	if (json_type(class) != JSON_OBJECT)
		return;
	classed(v, b, "status", class, "status");
	classed(v, b, "trade", class, "trade");
	classed(v, b, "condition", class, "condition");
	list = json_get(class, STR("as_of"));
	if (b->n && json_type(list) == JSON_STRING) {
		buf_puts(b, " (");
		add(b, list);
		buf_puts(b, ")");
	}
	line(v, b);
	list = json_get(class, STR("list"));
	if (json_type(list) != JSON_OBJECT)
		return;
	buf_addstr(b, word(v, "list"));
	buf_puts(b, ": ");
	add(b, json_get(list, STR("file")));
	buf_addc(b, ':');
	add(b, json_get(list, STR("row")));
	buf_puts(b, ", ");
	add(b, json_get(list, STR("taxon")));
	buf_puts(b, ", ");
	add(b, json_get(list, STR("from")));
	buf_puts(b, " – ");
	add(b, json_get(list, STR("to")));
	line(v, b);
}

/* The law, if there is one, and which advert it is. */
static void
line_law(struct report_view *v, struct buf *b)
{
	struct str class = json_get(v->line, STR("class")), law;

	law = json_type(class) == JSON_OBJECT ? json_get(class, STR("law"))
	                                      : STR_NONE;
	if (json_type(law) == JSON_OBJECT) {
		labelled(v, b, "law", json_get(law, STR("name")));
		if (b->n)
			buf_addc(b, ' ');
		add(b, json_get(law, STR("article")));
		line(v, b);
	}
	labelled(v, b, "id", json_get(v->line, STR("id")));
	if (json_type(json_get(v->line, STR("url"))) == JSON_STRING) {
		buf_puts(b, b->n ? " · " : "");
		add(b, json_get(v->line, STR("url")));
	}
	line(v, b);
}

/* Where the archived page is: file, offset, record, row, and its digest. */
static void
source(struct report_view *v, struct buf *b)
{
	struct str s = json_get(v->line, STR("source"));

	if (json_type(s) == JSON_OBJECT) {
		labelled(v, b, "archive", json_get(s, STR("file")));
		labelled(v, b, "offset", json_get(s, STR("offset")));
		labelled(v, b, "record", json_get(s, STR("record")));
		labelled(v, b, "row", json_get(s, STR("row")));
		labelled(v, b, "sha256", json_get(s, STR("sha256")));
	}
	if (v->html && b->n) {
		buf_puts(v->out, "<p class=\"f\"><code>");
		report_view_text(v, buf_str(b));
		buf_puts(v->out, "</code></p>");
	} else if (!v->html) {
		report_view_text(v, buf_str(b));
	}
}

static void
title(struct report_view *v)
{
	struct str span = json_get(v->line, STR("title"));

	buf_clear(&v->text);
	if (json_type(span) != JSON_STRING)
		span = json_get(v->line, STR("id"));
	add(&v->text, span);
	report_view_hits(v, STR(".title"));
	report_view_marked(v);
}

/* A field with hits: its name, and its text marked. */
static void
field(struct report_view *v, struct str name, struct str path, struct str span)
{
	if (!report_view_hits(v, path) || json_type(span) != JSON_STRING)
		return;
	buf_clear(&v->text);
	json_decode(span, &v->text);
	if (v->html) {
		buf_puts(v->out, "<p class=\"w\"><span class=\"f\">");
		report_view_text(v, name);
		buf_puts(v->out, ": </span>");
		report_view_marked(v);
		buf_puts(v->out, "</p>");
		return;
	}
	json_sep(v->out);
	buf_addc(v->out, '[');
	report_view_text(v, name);
	buf_puts(v->out, ",[");
	report_view_marked(v);
	buf_puts(v->out, "]]");
}

static void
fields(struct report_view *v)
{
	struct str attributes = json_get(v->line, STR("attributes"));
	struct buf name = {0}, path = {0};
	struct json_each it;

	field(v, word(v, "description"), STR(".description"),
	    json_get(v->line, STR("description")));
	if (json_type(attributes) != JSON_OBJECT)
		return;
	for (it = json_each(attributes); json_next(&it);) {
		buf_clear(&name);
		buf_clear(&path);
		json_decode(it.key, &name);
		buf_puts(&path, ".attributes[");
		json_quote(&path, buf_str(&name));
		buf_addc(&path, ']');
		field(v, buf_str(&name), buf_str(&path), it.value);
	}
	buf_free(&name);
	buf_free(&path);
}

static void
lines(struct report_view *v)
{
	struct buf b = {0};

	line_offer(v, &b);
	line_status(v, &b);
	line_law(v, &b);
	buf_free(&b);
}

static void
end_view(struct report_view *v)
{
	free(v->hits.v);
	buf_free(&v->text);
	buf_free(&v->b);
	buf_free(&v->how);
	buf_free(&v->rule);
}

void
report_advert_json(const struct report *r, struct str line, struct buf *out)
{
	struct report_view v = {.r = r, .line = line, .out = out};
	struct buf b = {0};

	buf_puts(out, "{\"t\":[");
	title(&v);
	buf_puts(out, "],\"x\":[");
	fields(&v);
	buf_puts(out, "],\"f\":[");
	lines(&v);
	buf_puts(out, "],\"s\":");
	source(&v, &b);
	buf_addc(out, '}');
	buf_free(&b);
	end_view(&v);
}

void
report_advert_html(const struct report *r, struct str line, struct buf *out)
{
	struct report_view v = {.r = r, .line = line, .out = out, .html = true};
	struct buf b = {0};

	buf_puts(out, "<p class=\"t\">");
	title(&v);
	buf_puts(out, "</p>");
	fields(&v);
	lines(&v);
	source(&v, &b);
	buf_free(&b);
	end_view(&v);
}
