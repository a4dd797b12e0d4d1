/* report_view - a text of an advert, its hits marked */
#include "report_view.h"

#include <stdlib.h>

#include "mem.h"
#include "utf8.h"

#define LONG 240 /* code points without a hit that are shown whole */
#define SIDE 80  /* of longer ones, on each side */

static size_t
number(struct str span)
{
	uint64_t n;

	return str_uint(span, UINT32_MAX, &n) ? n : 0;
}

static int
hit_cmp(const void *x, const void *y)
{
	const struct report_hit *a = x, *b = y;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	return a->rule.p < b->rule.p ? -1 : 1;
}

bool
report_view_hits(struct report_view *v, struct str field)
{
	struct str hits =
	    json_get(json_get(v->line, STR("match")), STR("hits"));
	struct str name;
	struct json_each it;
	struct report_hit h;

	v->hits.n = 0;
	if (json_type(hits) != JSON_ARRAY)
		return false;
	for (it = json_each(hits); json_next(&it);) {
		if (json_type(it.value) != JSON_OBJECT)
			continue;
		name = json_get(it.value, STR("field"));
		if (json_type(name) != JSON_STRING || !json_is(name, field))
			continue;
		h = (struct report_hit){
		    number(json_get(it.value, STR("start"))),
		    number(json_get(it.value, STR("end"))),
		    json_get(it.value, STR("how")),
		    json_get(it.value, STR("rule")),
		    json_get(it.value, STR("sign"))};
		mem_grow(&v->hits.v, &v->hits.cap, v->hits.n + 1,
		    sizeof(*v->hits.v));
		v->hits.v[v->hits.n++] = h;
	}
	if (v->hits.n)
		qsort(v->hits.v, v->hits.n, sizeof(*v->hits.v), hit_cmp);
	return v->hits.n;
}

void
report_view_text(struct report_view *v, struct str s)
{
	struct buf b = {0};

	if (v->html) {
		report_visible_html(s, v->out);
		return;
	}
	report_visible(s, &b);
	json_quote(v->out, buf_str(&b));
	buf_free(&b);
}

/* Text without a hit; what is long keeps its ends. */
static void
plain(struct report_view *v, const char *p, const char *end)
{
	size_t n = utf8_count(str_n(p, (size_t)(end - p)));
	const char *head = utf8_skip(p, end, SIDE), *tail;

	if (p == end)
		return;
	if (!v->html)
		json_sep(v->out);
	if (n <= LONG) {
		report_view_text(v, str_n(p, (size_t)(end - p)));
		return;
	}
	tail = utf8_skip(head, end, n - 2 * (size_t)SIDE);
	buf_clear(&v->b);
	buf_add(&v->b, p, (size_t)(head - p));
	buf_puts(&v->b, " … ");
	buf_add(&v->b, tail, (size_t)(end - tail));
	report_view_text(v, buf_str(&v->b));
}

/* Adds the word of a trick, once. */
static void
add_how(struct report_view *v, struct str how)
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
add_rule(struct report_view *v, struct str rule)
{
	if (json_type(rule) != JSON_STRING)
		return;
	buf_puts(&v->rule, v->rule.n ? ", " : "");
	json_decode(rule, &v->rule);
}

/* One marked word; sign: p (decides), q (needs company), m (against). */
static void
mark(struct report_view *v, struct str s, char sign)
{
	const char cls[2] = {sign, '\0'};

	if (!v->html) {
		json_sep(v->out);
		buf_addc(v->out, '[');
		report_view_text(v, s);
		buf_printf(v->out, ",\"%s\",", cls);
		report_view_text(v, buf_str(&v->how));
		buf_addc(v->out, ',');
		report_view_text(v, buf_str(&v->rule));
		buf_addc(v->out, ']');
		return;
	}
	buf_printf(v->out, "<mark class=\"%s\" title=\"", cls);
	report_view_text(v, buf_str(&v->rule));
	buf_puts(v->out, "\">");
	report_view_text(v, s);
	if (v->how.n) {
		buf_puts(v->out, "<i>");
		report_view_text(v, buf_str(&v->how));
		buf_puts(v->out, "</i>");
	}
	buf_puts(v->out, "</mark>");
}

static char
sign_of(const struct report_hit *h, char before)
{
	if (json_type(h->sign) != JSON_STRING || h->sign.n < 3)
		return before ? before : 'q';
	if (h->sign.p[1] == '+')
		return 'p';
	if (h->sign.p[1] == '-')
		return before ? before : 'm';
	return before == 'p' ? before : 'q';
}

void
report_view_marked(struct report_view *v)
{
	const char *p = buf_str(&v->text).p, *end = p + v->text.n, *from, *to;
	size_t at = 0, i = 0, last;
	char sign;

	while (i < v->hits.n) {
		const struct report_hit *h = &v->hits.v[i];

		if (h->end <= h->start || h->start < at) {
			i++;
			continue;
		}
		from = utf8_skip(p, end, h->start - at);
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
		to = utf8_skip(from, end, last - at);
		if (to > from)
			mark(v, str_n(from, (size_t)(to - from)), sign);
		p = to;
		at = last;
	}
	plain(v, p, end);
}
