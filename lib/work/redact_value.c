/* redact_value - a value of a record: texts, names and contacts in it */
#include "redact_priv.h"

#include <string.h>

#include "fold.h"
#include "mem.h"
#include "redact_key.h"
#include "utf8.h"

static const char *const prefix[] = {[REDACT_CONTACT] = "contact",
    [REDACT_PHONE] = "phone",
    [REDACT_EMAIL] = "email",
    [REDACT_PAGE] = "page",
    [REDACT_NUMBER] = "number",
    [REDACT_NAME] = "name",
    [REDACT_SELLER] = "seller"};

static void
note_edit(struct redact *r, const struct redact_span *s, size_t length)
{
	if (!r->recording)
		return;
	mem_grow(&r->edit, &r->edit_cap, r->nedit + 1, sizeof(*r->edit));
	r->edit[r->nedit++] =
	    (struct edit){r->nfield, s->start, s->end, length};
}

/* The field with edits, at r->path. */
static void
note_field(struct redact *r)
{
	struct field f = {r->pool.n, r->path.n, 0, 0};

	if (!r->recording)
		return;
	buf_addstr(&r->pool, buf_str(&r->path));
	f.text = r->pool.n;
	f.ntext = r->new.n;
	buf_addstr(&r->pool, buf_str(&r->new));
	mem_grow(&r->field, &r->field_cap, r->nfield + 1, sizeof(*r->field));
	r->field[r->nfield++] = f;
}

/* r->new is text with what is found in it replaced; false if nothing is. */
static bool
replace(struct redact *r, struct str text)
{
	struct redact_found *f = &r->found;
	const char *p = text.p, *end = text.p + text.n, *to;
	size_t at = 0, had;

	redact_find(r->cues, text, buf_str(&r->sellers), f);
	buf_clear(&r->new);
	for (size_t i = 0; i < f->n; i++) {
		to = utf8_skip(p, end, f->span[i].start - at);
		buf_add(&r->new, p, (size_t)(to - p));
		had = r->new.n;
		redact_key_add(r->key, prefix[f->span[i].kind],
		    str_n(f->value.p + f->span[i].from, f->span[i].n), &r->new);
		note_edit(r, &f->span[i], r->new.n - had);
		p = utf8_skip(to, end, f->span[i].end - f->span[i].start);
		at = f->span[i].end;
	}
	buf_add(&r->new, p, (size_t)(end - p));
	if (f->n)
		note_field(r);
	return f->n > 0;
}

/* A string (or key) as text. */
static void
text(struct redact *r, struct str span, struct buf *out)
{
	buf_clear(&r->old);
	json_decode(span, &r->old);
	if (replace(r, buf_str(&r->old)))
		json_quote(out, buf_str(&r->new));
	else
		buf_addstr(out, span);
}

/* A scalar as a pseudonym of its whole. */
static void
whole(struct redact *r, const char *what, struct str span, struct buf *out)
{
	buf_clear(&r->old);
	if (json_type(span) == JSON_STRING)
		json_decode(span, &r->old);
	else
		buf_addstr(&r->old, span);
	if (!r->old.n || redact_is(buf_str(&r->old))) {
		buf_addstr(out, span);
		return;
	}
	/* A name is the same in other writing: as it is found in texts. */
	fold_text(&r->fold, buf_str(&r->old));
	if (r->fold.n > 1 && strcmp(what, "seller") == 0)
		redact_units(r->fold.unit, r->fold.n, &r->old);
	buf_addc(out, '"');
	redact_key_add(r->key, what, buf_str(&r->old), out);
	buf_addc(out, '"');
}

/* The key of a member as text; its edits are not those of the value. */
void
redact_name(struct redact *r, struct str span, struct buf *out)
{
	bool recording = r->recording;

	r->recording = false;
	text(r, span, out);
	r->recording = recording;
}

bool
redact_is_contact(struct redact *r, struct str key)
{
	buf_clear(&r->old);
	json_decode(key, &r->old);
	return redact_cues_in(r->cues, buf_str(&r->old), &r->found);
}

static void
members(struct redact *r, const char *what, struct str span, struct buf *out)
{
	struct json_each it = json_each(span);
	size_t had = r->path.n;
	const char *from = span.p, *mine;
	struct buf key = {0};

	while (json_next(&it)) {
		mine = what;
		buf_add(out, from,
		    (size_t)((it.key.p ? it.key.p : it.value.p) - from));
		if (it.key.p) {
			buf_clear(&key);
			json_decode(it.key, &key);
			buf_addc(&r->path, '[');
			json_quote(&r->path, buf_str(&key));
			buf_addc(&r->path, ']');
			if (!what && redact_is_contact(r, it.key))
				mine = "contact";
			redact_name(r, it.key, out);
			buf_add(out, it.key.p + it.key.n,
			    (size_t)(it.value.p - it.key.p - it.key.n));
		} else {
			buf_printf(&r->path, "[%zu]", it.index);
		}
		redact_value(r, mine, it.value, out);
		from = it.value.p + it.value.n;
		r->path.n = had;
	}
	buf_add(out, from, (size_t)(span.p + span.n - from));
	buf_free(&key);
}

void
redact_value(
    struct redact *r, const char *what, struct str span, struct buf *out)
{
	switch (json_type(span)) {
	case JSON_STRING:
		if (what)
			whole(r, what, span, out);
		else
			text(r, span, out);
		break;
	case JSON_NUMBER:
		if (what) {
			whole(r, what, span, out);
		} else if (replace(r, span) &&
			   r->found.span[0].kind == REDACT_PHONE) {
			json_quote(out, buf_str(&r->new));
		} else {
			buf_addstr(out, span);
		}
		break;
	case JSON_ARRAY:
	case JSON_OBJECT: members(r, what, span, out); break;
	default: buf_addstr(out, span);
	}
}
