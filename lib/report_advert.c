/* report_advert - one advert as it is shown: words marked, status, place */
#include <stdlib.h>

#include "mem.h"
#include "report_adverts.h"
#include "utf8.h"

#define LONG 240 /* code points without a hit that are shown whole */
#define SIDE 80  /* of longer ones, on each side */

struct hit {
	size_t start, end;
	struct str how, rule, sign; /* spans */
};

struct hits {
	struct hit *v;
	size_t n, cap;
};

/* Where the view goes: JSON for the script, or HTML. */
struct view {
	const struct report *r;
	struct str line;
	struct buf *out;
	bool html;
	struct hits hits;
	struct buf text, b, how, rule;
};

static size_t
number(struct str span)
{
	size_t n = 0;

	if (json_type(span) != JSON_NUMBER || span.n > 9)
		return 0;
	for (size_t i = 0; i < span.n && span.p[i] >= '0' && span.p[i] <= '9';
	     i++)
		n = n * 10 + (size_t)(span.p[i] - '0');
	return n;
}

static int
hit_cmp(const void *x, const void *y)
{
	const struct hit *a = x, *b = y;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	return a->rule.p < b->rule.p ? -1 : 1;
}

/* The hits of a field, in order. */
static void
find_hits(struct view *v, struct str field)
{
	struct str hits =
	    json_get(json_get(v->line, STR("match")), STR("hits"));
	struct str name;
	struct json_each it;
	struct hit h;

	v->hits.n = 0;
	if (json_type(hits) != JSON_ARRAY)
		return;
	for (it = json_each(hits); json_next(&it);) {
		if (json_type(it.value) != JSON_OBJECT)
			continue;
		name = json_get(it.value, STR("field"));
		if (json_type(name) != JSON_STRING || !json_is(name, field))
			continue;
		h = (struct hit){number(json_get(it.value, STR("start"))),
		    number(json_get(it.value, STR("end"))),
		    json_get(it.value, STR("how")),
		    json_get(it.value, STR("rule")),
		    json_get(it.value, STR("sign"))};
		mem_grow(&v->hits.v, &v->hits.cap, v->hits.n + 1,
		    sizeof(*v->hits.v));
		v->hits.v[v->hits.n++] = h;
	}
	qsort(v->hits.v, v->hits.n, sizeof(*v->hits.v), hit_cmp);
}

/* Behind n code points from p. */
static const char *
skip(const char *p, const char *end, size_t n)
{
	size_t w;

	for (; n && p < end; n--, p += w)
		utf8_next(p, end, &w);
	return p;
}

static void
text(struct view *v, struct str s)
{
	struct buf b = {0};

	if (v->html) {
		report_html_text(s, v->out);
		return;
	}
	report_visible(s, &b);
	json_quote(v->out, buf_str(&b));
	buf_free(&b);
}

/* Text without a hit; what is long keeps its ends. */
static void
plain(struct view *v, const char *p, const char *end)
{
	size_t n = utf8_count(str_n(p, (size_t)(end - p)));
	const char *head = skip(p, end, SIDE), *tail;

	if (p == end)
		return;
	if (!v->html)
		json_sep(v->out);
	if (n <= LONG) {
		text(v, str_n(p, (size_t)(end - p)));
		return;
	}
	tail = skip(head, end, n - 2 * (size_t)SIDE);
	buf_clear(&v->b);
	buf_add(&v->b, p, (size_t)(head - p));
	buf_puts(&v->b, " … ");
	buf_add(&v->b, tail, (size_t)(end - tail));
	text(v, buf_str(&v->b));
}

/* Adds the word of a trick, once. */
static void
add_how(struct view *v, struct str how)
{
	struct json_each it;
	struct str word;

	if (json_type(how) != JSON_ARRAY)
		return;
	for (it = json_each(how); json_next(&it);) {
		if (json_type(it.value) != JSON_STRING)
			continue;
		buf_clear(&v->b);
		json_decode(it.value, &v->b);
		word = report_word(v->r->words, STR("how"), buf_str(&v->b));
		if (str_find(buf_str(&v->how), word, 0) < v->how.n)
			continue;
		buf_puts(&v->how, v->how.n ? ", " : "");
		buf_addstr(&v->how, word);
	}
}

static void
add_rule(struct view *v, struct str rule)
{
	if (json_type(rule) != JSON_STRING)
		return;
	buf_puts(&v->rule, v->rule.n ? ", " : "");
	json_decode(rule, &v->rule);
}

/* One marked word; sign: p (decides), q (needs company), m (against). */
static void
mark(struct view *v, struct str s, char sign)
{
	const char cls[2] = {sign, '\0'};

	if (!v->html) {
		json_sep(v->out);
		buf_addc(v->out, '[');
		text(v, s);
		buf_printf(v->out, ",\"%s\",", cls);
		text(v, buf_str(&v->how));
		buf_addc(v->out, ',');
		text(v, buf_str(&v->rule));
		buf_addc(v->out, ']');
		return;
	}
	buf_printf(v->out, "<mark class=\"%s\" title=\"", cls);
	text(v, buf_str(&v->rule));
	buf_puts(v->out, "\">");
	text(v, s);
	if (v->how.n) {
		buf_puts(v->out, "<i>");
		text(v, buf_str(&v->how));
		buf_puts(v->out, "</i>");
	}
	buf_puts(v->out, "</mark>");
}

static char
sign_of(const struct hit *h, char before)
{
	if (json_type(h->sign) != JSON_STRING || h->sign.n < 3)
		return before ? before : 'q';
	if (h->sign.p[1] == '+')
		return 'p';
	if (h->sign.p[1] == '-')
		return before ? before : 'm';
	return before == 'p' ? before : 'q';
}

/* v->text with its hits marked; those that overlap are one mark. */
static void
parts(struct view *v)
{
	const char *p = buf_str(&v->text).p, *end = p + v->text.n, *from, *to;
	size_t at = 0, i = 0, last;
	char sign;

	while (i < v->hits.n) {
		const struct hit *h = &v->hits.v[i];

		if (h->end <= h->start || h->start < at) {
			i++;
			continue;
		}
		from = skip(p, end, h->start - at);
		plain(v, p, from);
		buf_clear(&v->how);
		buf_clear(&v->rule);
		at = h->start;
		last = h->end;
		for (sign = 0; i < v->hits.n && v->hits.v[i].start < last;
		     i++) {
			if (v->hits.v[i].end > last)
				last = v->hits.v[i].end;
			sign = sign_of(&v->hits.v[i], sign);
			add_how(v, v->hits.v[i].how);
			add_rule(v, v->hits.v[i].rule);
		}
		to = skip(from, end, last - at);
		if (to > from)
			mark(v, str_n(from, (size_t)(to - from)), sign);
		p = to;
		at = last;
	}
	plain(v, p, end);
}

static struct str
word(const struct view *v, const char *name)
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
labelled(struct view *v, struct buf *b, const char *label, struct str span)
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
classed(struct view *v, struct buf *b, const char *label, struct str class,
    const char *key)
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
line(struct view *v, struct buf *b)
{
	if (!b->n)
		return;
	if (v->html)
		buf_puts(v->out, "<p class=\"f\">");
	else
		json_sep(v->out);
	text(v, buf_str(b));
	if (v->html)
		buf_puts(v->out, "</p>");
	buf_clear(b);
}

static void
line_offer(struct view *v, struct buf *b)
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
line_status(struct view *v, struct buf *b)
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
line_law(struct view *v, struct buf *b)
{
	struct str class = json_get(v->line, STR("class")), law;

	law = json_type(class) == JSON_OBJECT ? json_get(class, STR("law"))
	                                      : (struct str){NULL, 0};
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
source(struct view *v, struct buf *b)
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
		text(v, buf_str(b));
		buf_puts(v->out, "</code></p>");
	} else if (!v->html) {
		text(v, buf_str(b));
	}
}

static void
title(struct view *v)
{
	struct str span = json_get(v->line, STR("title"));

	buf_clear(&v->text);
	if (json_type(span) != JSON_STRING)
		span = json_get(v->line, STR("id"));
	add(&v->text, span);
	find_hits(v, STR(".title"));
	parts(v);
}

/* A field with hits: its name, and its text marked. */
static void
field(struct view *v, struct str name, struct str path, struct str span)
{
	find_hits(v, path);
	if (!v->hits.n || json_type(span) != JSON_STRING)
		return;
	buf_clear(&v->text);
	json_decode(span, &v->text);
	if (v->html) {
		buf_puts(v->out, "<p class=\"w\"><span class=\"f\">");
		text(v, name);
		buf_puts(v->out, ": </span>");
		parts(v);
		buf_puts(v->out, "</p>");
		return;
	}
	json_sep(v->out);
	buf_addc(v->out, '[');
	text(v, name);
	buf_puts(v->out, ",[");
	parts(v);
	buf_puts(v->out, "]]");
}

static void
fields(struct view *v)
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
lines(struct view *v)
{
	struct buf b = {0};

	line_offer(v, &b);
	line_status(v, &b);
	line_law(v, &b);
	buf_free(&b);
}

static void
end_view(struct view *v)
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
	struct view v = {.r = r, .line = line, .out = out};
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
	struct view v = {.r = r, .line = line, .out = out, .html = true};
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
