/* advert_pairs - the attributes of an advert: names with values */
#include <stdlib.h>

#include "advert_priv.h"
#include "mem.h"
#include "select.h"
#include "text.h"

static void
add(struct advert *a, struct str name, struct str value)
{
	struct advert_pair p = {.at = a->values.n};

	text_plain(value, &a->values);
	p.n = a->values.n - p.at;
	buf_clear(&a->work);
	text_plain(name, &a->work);
	if (!p.n || !a->work.n)
		return;
	p.name = names_add(&a->seen, buf_str(&a->work));
	mem_grow(&a->pair, &a->pair_cap, a->npair + 1, sizeof(*a->pair));
	a->pair[a->npair++] = p;
}

/* "材质：象牙": a name, a colon, a value; not 12:30. */
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
	if (n && at && ascii_digit(text.p[at - 1]) && at + n < text.n &&
	    ascii_digit(text.p[at + n]))
		return;
	if (n)
		add(a, str_n(text.p, at), str_after(text, at + n));
}

/* Appends a JSON string, number or boolean as text; those of an array with
 * commas between. */
static void
scalar(struct str span, struct buf *out)
{
	struct json_each it;

	switch (json_type(span)) {
	case JSON_ARRAY:
		it = json_each(span);
		while (json_next(&it)) {
			if (json_type(it.value) >= JSON_ARRAY)
				continue;
			if (it.index)
				buf_puts(out, ", ");
			scalar(it.value, out);
		}
		break;
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
		buf_clear(&a->one);
		json_decode(it.key, &a->name);
		scalar(it.value, &a->one);
		add(a, buf_str(&a->name), buf_str(&a->one));
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
	buf_clear(&a->one);
	scalar(span[s->pair[0].slot], &a->name);
	scalar(span[s->pair[1].slot], &a->one);
	add(a, buf_str(&a->name), buf_str(&a->one));
}

/* How many elements of what was found s finds. */
static size_t
count_within(const struct pick *p, const struct select *s)
{
	struct select_search at = {
	    .root = p->match.node, .left = p->match.left};
	size_t n = 0;

	while (select_next(s, &at))
		n++;
	return n;
}

/* "=> th td", within an element: a row of a table may have several names, each
 * with a value. */
static void
add_html_pairs(struct advert *a, struct pick *p, const struct site_source *s)
{
	const struct select_search start = {
	    .root = p->match.node, .left = p->match.left};
	struct select_search at[] = {start, start};
	struct buf *text[] = {&a->name, &a->one};
	size_t n = count_within(p, s->pair[0].css);

	if (!n || n != count_within(p, s->pair[1].css))
		n = 1;
	while (n--) {
		for (int i = 0; i < 2; i++) {
			buf_clear(text[i]);
			if (select_next(s->pair[i].css, &at[i]))
				select_take(&at[i], text[i]);
		}
		add(a, buf_str(text[0]), buf_str(text[1]));
	}
}

static void
add_found(struct advert *a, struct pick *p, const struct site_source *s)
{
	struct str text;

	if (s->pair && s->how == SITE_CSS)
		add_html_pairs(a, p, s);
	else if (s->pair)
		add_json_pair(a, p, s);
	else if (json_type(p->span) == JSON_OBJECT)
		add_object(a, p->span);
	else if (pick_text(p, &text))
		add_text(a, text);
}

/* By name, in the order in which names came; of one name as values came. */
static int
pair_cmp(const void *a, const void *b)
{
	const struct advert_pair *x = a, *y = b;

	if (x->name != y->name)
		return x->name < y->name ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* The pairs as an object; the values of one name are joined by "; ". */
static void
write_pairs(struct advert *a, struct buf *out)
{
	if (a->npair)
		qsort(a->pair, a->npair, sizeof(*a->pair), pair_cmp);
	buf_addc(out, '{');
	for (size_t i = 0; i < a->npair; i++) {
		const struct advert_pair *p = &a->pair[i];

		if (i && p[-1].name == p->name) {
			buf_puts(&a->one, "; ");
		} else {
			json_sep(out);
			json_quote(out, a->seen.name[p->name]);
			buf_addc(out, ':');
			buf_clear(&a->one);
		}
		buf_add(&a->one, a->values.p + p->at, p->n);
		if (i + 1 == a->npair || p[1].name != p->name)
			json_quote(out, buf_str(&a->one));
	}
	buf_addc(out, '}');
}

void
advert_attributes(struct advert *a, struct pick *p, const struct site *site)
{
	const struct site_sources *s = &site->source[SITE_ATTRIBUTES];

	buf_clear(&a->values);
	a->npair = 0;
	for (size_t i = 0; i < s->n && !a->npair; i++) {
		a->won[SITE_ATTRIBUTES] = (uint16_t)(i + 1);
		pick_start(p, &s->at[i]);
		while (pick_next(p))
			add_found(a, p, &s->at[i]);
	}
	if (a->npair) {
		write_pairs(a, &a->buf[SITE_ATTRIBUTES]);
		advert_know(a, SITE_ATTRIBUTES);
	}
	names_clear(&a->seen);
}
