/* advert_pairs - the attributes of an advert: names with values */
#include "advert_priv.h"
#include "text.h"

/* Where in the object b the value of the key "name": ends, before its closing
 * quote; 0 if it has no such key.  Quotes in values are escaped, so that the
 * text of a key with its quotes stands nowhere else. */
static size_t
value_end(const struct buf *b, struct str quoted)
{
	size_t at = 0;

	for (;;) {
		at = str_find(buf_str(b), quoted, at + 1);
		if (at == b->n)
			return 0;
		if ((b->p[at - 1] != '{' && b->p[at - 1] != ',') ||
		    b->p[at + quoted.n] != ':')
			continue;
		for (at += quoted.n + 2; b->p[at] != '"'; at++)
			if (b->p[at] == '\\')
				at++;
		return at;
	}
}

static void
insert(struct buf *b, size_t at, struct str s)
{
	buf_room(b, s.n);
	memmove(b->p + at + s.n, b->p + at, b->n - at);
	memcpy(b->p + at, s.p, s.n);
	b->n += s.n;
}

/* s as plain text, quoted, in a->quoted; false if nothing is left of it. */
static bool
quote(struct advert *a, struct str s)
{
	buf_clear(&a->work);
	buf_clear(&a->quoted);
	text_plain(s, &a->work);
	json_quote(&a->quoted, buf_str(&a->work));
	return a->work.n > 0;
}

/* Adds a pair; a name that is there already gets one more value. */
static void
add(struct advert *a, struct str name, struct str value)
{
	struct buf *b = &a->buf[SITE_ATTRIBUTES];
	size_t end, from = b->n;

	if (!quote(a, name))
		return;
	end = value_end(b, buf_str(&a->quoted));
	if (!end) {
		json_sep(b);
		buf_addstr(b, buf_str(&a->quoted));
		buf_addc(b, ':');
	}
	if (!quote(a, value)) {
		b->n = from;
	} else if (!end) {
		buf_addstr(b, buf_str(&a->quoted));
	} else {
		insert(b, end, str_n(a->quoted.p + 1, a->quoted.n - 2));
		insert(b, end, STR("; "));
	}
}

/* "材质：象牙": a name, a colon, a value. */
static void
add_text(struct advert *a, struct str text)
{
	static const char *const colons[] = {":", "\xef\xbc\x9a"};
	size_t at = text.n, n = 0;

	for (int i = 0; i < 2; i++) {
		size_t found = str_find(text, str_from(colons[i]), 0);

		if (found < at) {
			at = found;
			n = strlen(colons[i]);
		}
	}
	if (n)
		add(a, str_n(text.p, at),
		    str_n(text.p + at + n, text.n - at - n));
}

/* Appends a JSON string, number or boolean as text. */
static void
scalar(struct str span, struct buf *out)
{
	switch (json_type(span)) {
	case JSON_STRING: json_decode(span, out); break;
	case JSON_NUMBER:
	case JSON_TRUE:
	case JSON_FALSE: buf_addstr(out, span); break;
	default: break;
	}
}

/* {"材质": "象牙", ...} */
static void
add_object(struct advert *a, struct str object)
{
	struct json_each it = json_each(object);

	while (json_next(&it)) {
		buf_clear(&a->name);
		buf_clear(&a->text);
		json_decode(it.key, &a->name);
		scalar(it.value, &a->text);
		add(a, buf_str(&a->name), buf_str(&a->text));
	}
}

/* "=> .name .value", within a JSON value. */
static void
add_json_pair(struct advert *a, struct pick *p, const struct site_source *s)
{
	const struct str *span;
	struct err e;

	if (!json_scan(&a->scan, s->pair_paths, p->span, &e))
		return;
	span = a->scan.span;
	buf_clear(&a->name);
	buf_clear(&a->text);
	scalar(span[s->pair[0].slot], &a->name);
	scalar(span[s->pair[1].slot], &a->text);
	add(a, buf_str(&a->name), buf_str(&a->text));
}

/* "=> th td", within an element. */
static void
add_html_pair(struct advert *a, struct pick *p, const struct site_source *s)
{
	struct buf *text[] = {&a->name, &a->text};
	const struct html_node *n;

	for (int i = 0; i < 2; i++) {
		buf_clear(text[i]);
		n = select_next(s->pair[i].css, p->match, NULL);
		if (n)
			select_take(s->pair[i].css, p->match, n, text[i]);
	}
	add(a, buf_str(text[0]), buf_str(text[1]));
}

static void
add_found(struct advert *a, struct pick *p, const struct site_source *s)
{
	struct str text;

	if (s->pair && s->how == SITE_CSS)
		add_html_pair(a, p, s);
	else if (s->pair)
		add_json_pair(a, p, s);
	else if (json_type(p->span) == JSON_OBJECT)
		add_object(a, p->span);
	else if (pick_text(p, &text))
		add_text(a, text);
}

void
advert_attributes(struct advert *a, struct pick *p, const struct site *site)
{
	const struct site_sources *s = &site->source[SITE_ATTRIBUTES];
	struct buf *b = &a->buf[SITE_ATTRIBUTES];

	buf_addc(b, '{');
	for (size_t i = 0; i < s->n && b->n == 1; i++) {
		pick_start(p, &s->at[i]);
		while (pick_next(p))
			add_found(a, p, &s->at[i]);
	}
	buf_addc(b, '}');
	if (b->n > 2)
		advert_know(a, SITE_ATTRIBUTES);
}
