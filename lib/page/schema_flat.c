/* schema_flat - a product as a flat object of lists */
#include "schema_priv.h"

#include <stdlib.h>

#include "mem.h"
#include "titled.h"

#define PAIRS 20000  /* of one product */
#define WORK  200000 /* values looked at for it */
#define BEGIN 20     /* bytes in which the vocabulary's address ends */

static void flat(struct schema *s, struct str value, size_t depth);

/* Notes each thing that has an @id and more than that. */
static void
index_ids(struct schema *s, struct str value, size_t depth)
{
	struct json_each it = json_each(value);
	size_t members = 0;
	struct str id = STR_NONE;
	uint32_t n;

	while (json_next(&it)) {
		members++;
		if (it.key.p && json_is(it.key, STR("@id")))
			id = it.value;
		if (json_type(it.value) >= JSON_ARRAY && depth < SCHEMA_DEPTH)
			index_ids(s, it.value, depth + 1);
	}
	if (json_type(id) != JSON_STRING || members < 2)
		return;
	buf_clear(&s->two);
	json_decode(id, &s->two);
	n = s->ids.n;
	if (names_add(&s->ids, buf_str(&s->two)) < n)
		return;
	mem_grow(&s->by_id, &s->by_id_cap, n + 1, sizeof(*s->by_id));
	s->by_id[n] = value;
}

struct str
schema_resolve(struct schema *s, struct str thing)
{
	struct str id = STR_NONE;
	struct json_each it;
	size_t members = 0;
	uint32_t n;

	if (json_type(thing) != JSON_OBJECT)
		return thing;
	it = json_each(thing);
	while (json_next(&it)) {
		if (json_is(it.key, STR("@id")))
			id = it.value;
		else if (!json_is(it.key, STR("@type")))
			members++;
	}
	if (members || json_type(id) != JSON_STRING)
		return thing;
	if (!s->indexed) {
		for (int i = 0; i < SCHEMA_FROM; i++)
			index_ids(s, buf_str(&s->data[i]), 0);
		s->indexed = true;
	}
	buf_clear(&s->two);
	json_decode(id, &s->two);
	n = names_find(&s->ids, buf_str(&s->two));
	return n == NAMES_NONE ? thing : s->by_id[n];
}

/* True if the path is that of a title that may be the page's as well. */
static bool
is_title(const struct schema *s)
{
	static const struct str titles[] = {STR_INIT("name"), STR_INIT("title"),
	    STR_INIT("og:title"), STR_INIT("twitter:title")};
	struct str path = buf_str(&s->path);

	return str_in(path, titles, COUNT(titles));
}

/* True if a value is what the page is titled. */
static bool
is_page_title(const struct schema *s, struct str value)
{
	return str_eq(value, schema_said(s, STR("og:title"))) ||
	       str_eq(value, schema_said(s, STR("title")));
}

/* A title without the name of the site behind it: Comb - The Horn Shop. */
static struct str
unsited(struct schema *s, struct str value)
{
	if (!is_title(s) || !schema_spend(s, s->said.n))
		return value;
	if (str_eq(buf_str(&s->path), STR("name")) && !is_page_title(s, value))
		return value;
	return titled_alone(value, schema_said(s, STR("og:site_name")));
}

/* Takes a value for the path, unless another thing had some. */
static void
add(struct schema *s, struct str value)
{
	struct schema_pair p = {.at = s->values.n};

	if (!value.n || s->npair == PAIRS)
		return;
	value = unsited(s, value);
	p.name = names_add(&s->name, buf_str(&s->path));
	if (p.name < s->old)
		return;
	json_quote(&s->values, value);
	p.n = s->values.n - p.at;
	mem_grow(&s->pair, &s->pair_cap, s->npair + 1, sizeof(*s->pair));
	s->pair[s->npair++] = p;
}

static void
add_scalar(struct schema *s, struct str value)
{
	buf_clear(&s->one);
	if (json_type(value) == JSON_STRING)
		json_decode(value, &s->one);
	else if (json_type(value) >= JSON_FALSE)
		buf_addstr(&s->one, value);
	add(s, str_trim(buf_str(&s->one)));
}

/* A price of comparison, struck out or asked by the maker, or of members. */
static bool
is_other_price(struct schema *s, struct str thing)
{
	struct str type = schema_text(s, thing, STR("priceType"));

	type = schema_bare(type);
	if (json_get(thing, STR("validForMemberTier")).p)
		return true;
	return type.n && !str_eq(type, STR("SalePrice")) &&
	       !str_eq(type, STR("MinimumAdvertisedPrice")) &&
	       !str_eq(type, STR("InvoicePrice"));
}

/* An offer in other money than the first one, for readers elsewhere. */
static bool
is_other_money(struct schema *s, struct str thing)
{
	struct str money = json_get(thing, STR("priceCurrency"));

	if (json_type(money) != JSON_STRING || money.n < 3)
		return false;
	if (!s->money.p)
		s->money = money;
	return !str_eq_nocase(s->money, money);
}

static void
flat_object(struct schema *s, struct str thing, size_t depth)
{
	struct json_each it;
	size_t n = s->path.n;
	struct str v, key;

	thing = schema_resolve(s, thing);
	v = json_get(thing, STR("@value"));
	if (v.p) {
		add_scalar(s, v);
		return;
	}
	if (!schema_spend(s, thing.n) || is_other_price(s, thing) ||
	    is_other_money(s, thing))
		return;
	if (str_eq(buf_str(&s->path), STR("image"))) {
		v = json_get(thing, STR("contentUrl"));
		if (!v.p)
			v = json_get(thing, STR("contentURL"));
		flat(s, v.p ? v : json_get(thing, STR("url")), depth + 1);
		return;
	}
	it = json_each(thing);
	while (json_next(&it)) {
		buf_clear(&s->one);
		json_decode(it.key, &s->one);
		key = schema_bare(buf_str(&s->one));
		if (names_find(&s->kind[SCHEMA_ASIDE], key) != NAMES_NONE ||
		    names_find(&s->kind[SCHEMA_CATALOG], key) != NAMES_NONE)
			continue;
		if (n && !str_eq(key, STR("@list")) &&
		    !str_eq(key, STR("@set")))
			buf_addc(&s->path, '.');
		if (!str_eq(key, STR("@list")) && !str_eq(key, STR("@set")))
			buf_addstr(&s->path, key);
		flat(s, it.value, depth + 1);
		s->path.n = n;
	}
}

static void
flat(struct schema *s, struct str value, size_t depth)
{
	struct json_each it;

	if (depth > SCHEMA_DEPTH || s->work++ > WORK)
		return;
	switch (json_type(value)) {
	case JSON_ABSENT:
	case JSON_NULL: break;
	case JSON_OBJECT: flat_object(s, value, depth); break;
	case JSON_ARRAY:
		it = json_each(value);
		while (json_next(&it))
			flat(s, it.value, depth + 1);
		break;
	default: add_scalar(s, value);
	}
}

/* What the <meta> tags say. */
static void
flat_said(struct schema *s)
{
	struct str left = buf_str(&s->said), value;

	while (left.n) {
		buf_clear(&s->path);
		buf_addstr(&s->path, str_cut(&left, '\0'));
		value = str_cut(&left, '\0');
		add(s, value);
	}
}

/* By name; of one name as values came. */
static int
pair_cmp(const void *a, const void *b)
{
	const struct schema_pair *x = a, *y = b;

	if (x->name != y->name)
		return x->name < y->name ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* The last part of a name, but for what only says that it is one. */
static struct str
plain_name(struct str name)
{
	if (str_ends(name, STR(".name")))
		name.n -= 5;
	for (size_t i = name.n; i; i--)
		if (name.p[i - 1] == '.')
			return str_after(name, i);
	return name;
}

/* A value; a word of the vocabulary without its address. */
static struct str
plain_value(struct schema *s, const struct schema_pair *p)
{
	struct str v, begin;

	buf_clear(&s->one);
	json_decode(str_n(s->values.p + p->at, p->n), &s->one);
	v = buf_str(&s->one);
	begin = str_head(v, BEGIN);
	return str_find(begin, STR("//schema.org/"), 0) < begin.n
	           ? schema_bare(v)
	           : v;
}

/* Members of @attributes: those that are asked for. */
static void
write_attributes(struct schema *s)
{
	struct buf *b = &s->flat;
	struct str name;

	for (size_t i = 0; i < s->npair; i++) {
		name = s->name.name[s->pair[i].name];
		if (i && s->pair[i].name == s->pair[i - 1].name)
			continue;
		if (names_find(&s->kind[SCHEMA_ATTRIBUTE], name) == NAMES_NONE)
			continue;
		json_sep(b);
		json_quote(b, plain_name(name));
		buf_addc(b, ':');
		json_quote(b, plain_value(s, &s->pair[i]));
	}
}

/* Members of @attributes: {"name": ..., "value": ...} of a thing. */
static void
write_properties(struct schema *s, struct str thing)
{
	struct str list = json_get(thing, STR("additionalProperty"));
	struct json_each it = json_each(list);
	struct str name, value;

	if (json_type(list) == JSON_OBJECT)
		it = json_each(str_n(thing.p, thing.n));
	while (json_next(&it)) {
		if (json_type(it.value) != JSON_OBJECT ||
		    (it.key.p && !json_is(it.key, STR("additionalProperty"))))
			continue;
		name = json_get(it.value, STR("name"));
		value = json_get(it.value, STR("value"));
		if (json_type(name) != JSON_STRING ||
		    json_type(value) < JSON_FALSE ||
		    json_type(value) > JSON_STRING)
			continue;
		json_sep(&s->flat);
		buf_addstr(&s->flat, name);
		buf_addc(&s->flat, ':');
		buf_addstr(&s->flat, value);
	}
}

static void
write_flat(struct schema *s, struct str thing)
{
	struct buf *b = &s->flat;

	if (s->npair)
		qsort(s->pair, s->npair, sizeof(*s->pair), pair_cmp);
	buf_clear(b);
	buf_puts(b, "{\"@attributes\":{");
	write_attributes(s);
	if (thing.p)
		write_properties(s, thing);
	buf_addc(b, '}');
	for (size_t i = 0; i < s->npair; i++) {
		const struct schema_pair *p = &s->pair[i];

		if (i && p[-1].name == p->name) {
			buf_addc(b, ',');
		} else {
			json_sep(b);
			json_quote(b, s->name.name[p->name]);
			buf_puts(b, ":[");
		}
		buf_add(b, s->values.p + p->at, p->n);
		if (i + 1 == s->npair || p[1].name != p->name)
			buf_addc(b, ']');
	}
	buf_addc(b, '}');
}

/* A thing, and an offer that is not in it. */
static void
add_thing(struct schema *s, const struct schema_thing *t)
{
	buf_clear(&s->path);
	flat(s, t->value, 0);
	if (t->offer.p) {
		buf_puts(&s->path, "offers");
		flat(s, t->offer, 1);
	}
	if (json_type(t->link) == JSON_STRING) {
		buf_clear(&s->path);
		buf_puts(&s->path, "@link");
		add_scalar(s, t->link);
	}
	s->old = s->name.n;
}

struct str
schema_get(struct schema *s, size_t i)
{
	const struct schema_thing *t = s->chosen ? &s->chosen->at[i] : NULL;

	names_free(&s->name);
	buf_clear(&s->values);
	s->npair = s->old = s->work = 0;
	s->money = STR_NONE;
	if (t)
		add_thing(s, t);
	/* of a page that is one advert all vocabularies speak of it */
	for (int k = 0; s->n == 1 && k < SCHEMA_FROM; k++)
		if (&s->found[k] != s->chosen && s->found[k].n == 1 &&
		    !s->found[k].at[0].listed)
			add_thing(s, &s->found[k].at[0]);
	if (s->n == 1)
		flat_said(s);
	if (!s->left)
		return STR_NONE;
	write_flat(s, t ? t->value : STR_NONE);
	return buf_str(&s->flat);
}
