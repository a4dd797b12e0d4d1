/* redact_place - hits and claims: places in a text that may have moved */
#include "redact_priv.h"
#include "utf8.h"

static size_t
number(struct str span)
{
	uint64_t n;

	return str_uint(span, UINT32_MAX, &n) ? n : SIZE_MAX;
}

/* The field with edits of that path, or NULL. */
static const struct field *
field_of(const struct redact *r, struct str path)
{
	for (size_t i = 0; i < r->nfield; i++)
		if (json_type(path) == JSON_STRING &&
		    json_is(path,
			str_n(r->pool.p + r->field[i].path, r->field[i].npath)))
			return &r->field[i];
	return NULL;
}

/* Where [*start, *end) is now; what it shares with a pseudonym is all of it. */
static void
moved(const struct redact *r, const struct field *f, size_t *start, size_t *end)
{
	size_t which = (size_t)(f - r->field), s = *start, e = *end;
	size_t at = 0, now = 0, new_s = SIZE_MAX, new_e = 0;

	for (size_t i = 0; i < r->nedit; i++) {
		const struct edit *x = &r->edit[i];

		if (x->field != which)
			continue;
		now += x->start - at;
		if (new_s == SIZE_MAX && s < x->end)
			new_s = s < x->start ? now - (x->start - s) : now;
		if (e > at && e <= x->start)
			new_e = now - (x->start - e);
		else if (e > x->start && e <= x->end)
			new_e = now + x->length;
		now += x->length;
		at = x->end;
	}
	if (new_s == SIZE_MAX)
		new_s = now + (s - at);
	if (e > at)
		new_e = now + (e - at);
	*start = new_s;
	*end = new_e;
}

/* A hit or claim: start, end and text as its field is now. */
static void
place(struct redact *r, struct str span, struct buf *out)
{
	const struct field *f = field_of(r, json_get(span, STR("field")));
	size_t start = number(json_get(span, STR("start")));
	size_t end = number(json_get(span, STR("end")));
	struct json_each it = json_each(span);
	const char *from = span.p, *a, *b, *last;

	if (!f || start == SIZE_MAX || end == SIZE_MAX || end < start) {
		redact_value(r, NULL, span, out);
		return;
	}
	moved(r, f, &start, &end);
	last = r->pool.p + f->text + f->ntext;
	a = utf8_skip(r->pool.p + f->text, last, start);
	b = utf8_skip(a, last, end - start);
	while (json_next(&it)) {
		buf_add(out, from, (size_t)(it.value.p - from));
		if (json_is(it.key, STR("start")))
			buf_adduint(out, start);
		else if (json_is(it.key, STR("end")))
			buf_adduint(out, end);
		else if (json_is(it.key, STR("text")))
			json_quote(out, str_n(a, (size_t)(b - a)));
		else
			redact_value(r, NULL, it.value, out);
		from = it.value.p + it.value.n;
	}
	buf_add(out, from, (size_t)(span.p + span.n - from));
}

static void
places(struct redact *r, struct str span, struct buf *out)
{
	struct json_each it = json_each(span);
	const char *from = span.p;

	if (json_type(span) != JSON_ARRAY) {
		redact_value(r, NULL, span, out);
		return;
	}
	while (json_next(&it)) {
		buf_add(out, from, (size_t)(it.value.p - from));
		if (json_type(it.value) == JSON_OBJECT)
			place(r, it.value, out);
		else
			redact_value(r, NULL, it.value, out);
		from = it.value.p + it.value.n;
	}
	buf_add(out, from, (size_t)(span.p + span.n - from));
}

void
redact_tool(struct redact *r, struct str span, struct str where,
    const char *const *texts, struct buf *out)
{
	struct json_each it = json_each(span);
	const char *from = span.p;
	bool is_text;

	if (json_type(span) != JSON_OBJECT) {
		redact_value(r, NULL, span, out);
		return;
	}
	while (json_next(&it)) {
		buf_add(out, from, (size_t)(it.value.p - from));
		is_text = false;
		for (size_t i = 0; texts[i]; i++)
			is_text |= json_is(it.key, str_from(texts[i]));
		if (where.p && json_is(it.key, where))
			places(r, it.value, out);
		else if (is_text)
			redact_value(r, NULL, it.value, out);
		else
			buf_addstr(out, it.value);
		from = it.value.p + it.value.n;
	}
	buf_add(out, from, (size_t)(span.p + span.n - from));
}
