/* schema_find - which things of a page are the goods it offers */
#include "schema_priv.h"

#include "mem.h"
#include "url.h"

#define PRODUCTS 400000 /* of a page, at most: 32 MiB hold no more */
#define ADDRESS  8192   /* bytes of a page's address, at most */

/* Of so many things it is asked whether one was there before; of more not, as
 * that costs their square. */
#define AGAIN 1000

static void visit(struct schema *s, struct schema_things *to, struct str value,
    struct schema_thing as, size_t depth);

static void
add(struct schema_things *to, struct schema_thing t)
{
	for (size_t i = 0; i < to->n && to->n < AGAIN; i++)
		if (to->at[i].value.p == t.value.p) { /* referred to again */
			if (!to->at[i].offer.p)
				to->at[i].offer = t.offer;
			return;
		}
	if (to->n == PRODUCTS)
		return;
	mem_grow(&to->at, &to->cap, to->n + 1, sizeof(*to->at));
	to->at[to->n++] = t;
}

/* Host and path of an address, without what changes from link to link. */
static struct str
bare_url(struct str url)
{
	size_t n = 0, at = str_find(url, STR("//"), 0);

	if (at < url.n)
		url.p += at + 2, url.n -= at + 2;
	url = url_bare(url, URL_WWW);
	while (n < url.n && url.p[n] != '?' && url.p[n] != '#')
		n++;
	while (n && url.p[n - 1] == '/')
		n--;
	return str_n(url.p, n);
}

/* True if the goods are one thing that somebody makes: a list has no number of
 * its own, and no maker. */
static bool
is_made(struct str goods)
{
	static const struct str by[] = {STR_INIT("sku"), STR_INIT("mpn"),
	    STR_INIT("gtin"), STR_INIT("gtin13"), STR_INIT("productID"),
	    STR_INIT("brand")};

	for (size_t i = 0; i < COUNT(by); i++)
		if (json_get(goods, by[i]).p)
			return true;
	return false;
}

/* True if the offer's name is that of the goods, and how it is made: "Jade
 * Bangle 55 mm".  Of one word it may be what was searched for. */
static bool
is_named(struct str offer, struct str goods)
{
	return goods.n > 2 && memchr(goods.p, ' ', goods.n) &&
	       str_starts(offer, str_n(goods.p, goods.n - 1));
}

/* True if what is offered of the goods are goods themselves, each with a name
 * and an address of its own, as a list of adverts is written; those of several
 * sellers have one name, and those in several sizes one address, or the name of
 * the goods before the size. */
static bool
is_catalogue(struct schema *s, struct str goods)
{
	struct str offers = json_get(goods, STR("offers")), name, url;
	struct str whole = json_get(goods, STR("name"));
	struct str last[2] = {whole, json_get(goods, STR("url"))};
	struct json_each it;
	size_t n = 0, own = 0;

	offers = json_get(schema_resolve(s, offers), STR("offers"));
	if (json_type(offers) != JSON_ARRAY || is_made(goods))
		return false;
	for (it = json_each(offers); json_next(&it); n++) {
		if (json_type(it.value) != JSON_OBJECT)
			return false;
		name = json_get(it.value, STR("name"));
		url = json_get(it.value, STR("url"));
		if (json_type(name) != JSON_STRING ||
		    json_type(url) != JSON_STRING || str_eq(name, last[0]) ||
		    str_eq(bare_url(url), bare_url(last[1])) ||
		    json_get(it.value, STR("seller")).p)
			return false;
		own += !is_named(name, whole);
		last[0] = name;
		last[1] = url;
	}
	return n > 1 && own;
}

/* The goods, or what a list of them offers. */
static void
add_goods(struct schema *s, struct schema_things *to, struct schema_thing as)
{
	struct json_each it;

	if (!is_catalogue(s, as.value)) {
		add(to, as);
		return;
	}
	as.listed = true;
	it = json_each(
	    json_get(schema_resolve(s, json_get(as.value, STR("offers"))),
		STR("offers")));
	while (json_next(&it)) {
		as.value = it.value;
		add(to, as);
	}
}

static bool
is_goods(struct schema *s, struct str thing)
{
	return schema_is(s, thing, SCHEMA_PRODUCT) ||
	       schema_is(s, thing, SCHEMA_OFFERED);
}

/* True if an offer, or the first of several, has a price. */
static bool
has_price(struct schema *s, struct str offer)
{
	static const struct str names[] = {
	    STR_INIT("price"), STR_INIT("lowPrice"), STR_INIT("minPrice")};
	struct json_each it;

	offer = schema_resolve(s, offer);
	if (json_type(offer) == JSON_ARRAY) {
		it = json_each(offer);
		offer = json_next(&it) ? schema_resolve(s, it.value) : offer;
	}
	if (json_type(offer) != JSON_OBJECT)
		return false;
	for (size_t i = 0; i < COUNT(names); i++)
		if (json_get(offer, names[i]).p)
			return true;
	offer = json_get(offer, STR("priceSpecification"));
	return offer.p && has_price(s, offer);
}

/* True if an offer of a catalogue, with a price, is of goods, and of no
 * service: by their type, or, where it says itself what it is of, by what only
 * goods have. */
static bool
is_wares(struct schema *s, struct str offer, struct str goods)
{
	static const struct str only[] = {STR_INIT("sku"), STR_INIT("mpn"),
	    STR_INIT("gtin"), STR_INIT("gtin13"), STR_INIT("itemCondition")};

	if (!has_price(s, offer))
		return false;
	if (json_type(goods) == JSON_OBJECT)
		return is_goods(s, goods);
	for (size_t i = 0; !goods.p && i < COUNT(only); i++)
		if (json_get(offer, only[i]).p)
			return true;
	return false;
}

/* An offer, that may say what it is of. */
static void
visit_offer(struct schema *s, struct schema_things *to, struct str offer,
    struct schema_thing as)
{
	struct str goods = json_get(offer, STR("itemOffered"));

	goods = schema_resolve(s, goods);
	if (as.catalog && !is_wares(s, offer, goods))
		return; /* a service, or what kind of goods there are */
	if (json_type(goods) == JSON_OBJECT) {
		as.value = goods;
		if (json_type(json_get(goods, STR("offers"))) < JSON_ARRAY)
			as.offer = offer;
		add(to, as);
	} else if (json_type(json_get(offer, STR("name"))) == JSON_STRING &&
		   as.listed) {
		as.value = offer; /* of a catalogue: it is the goods */
		add(to, as);
	} else {
		to->offer = offer;
		to->offers++;
	}
}

static bool
is_offer(struct schema *s, struct str thing)
{
	struct str type = schema_bare(schema_text(s, thing, STR("@type")));

	return str_eq(type, STR("Offer")) ||
	       str_eq(type, STR("AggregateOffer"));
}

static void
visit_members(struct schema *s, struct schema_things *to, struct str thing,
    struct schema_thing as, size_t depth)
{
	struct json_each it = json_each(thing);
	struct schema_thing in;
	struct str key;

	while (json_next(&it)) {
		if (json_type(it.value) < JSON_ARRAY)
			continue;
		buf_clear(&s->one);
		json_decode(it.key, &s->one);
		key = schema_bare(buf_str(&s->one));
		if (names_find(&s->kind[SCHEMA_ASIDE], key) != NAMES_NONE)
			continue;
		in = as;
		in.catalog |=
		    names_find(&s->kind[SCHEMA_CATALOG], key) != NAMES_NONE;
		if (str_eq(key, STR("mainEntity")))
			in.main = true;
		else if (!str_eq(key, STR("@graph")) &&
			 !str_eq(key, STR("about")))
			in.listed = true;
		if (str_eq(key, STR("item")))
			in.link = json_get(thing, STR("url"));
		visit(s, to, it.value, in, depth + 1);
	}
}

static void
visit(struct schema *s, struct schema_things *to, struct str value,
    struct schema_thing as, size_t depth)
{
	struct json_each it;

	if (depth > SCHEMA_DEPTH || !schema_spend(s, value.n))
		return;
	if (json_type(value) == JSON_ARRAY) {
		it = json_each(value);
		while (json_next(&it))
			visit(s, to, it.value, as, depth + 1);
		return;
	}
	value = schema_resolve(s, value);
	if (!schema_spend(s, value.n))
		return;
	if (json_type(value) != JSON_OBJECT)
		return;
	if (schema_is(s, value, SCHEMA_NONE)) {
		s->subject |= !as.listed && schema_is(s, value, SCHEMA_SUBJECT);
		return;
	}
	if (schema_is(s, value, SCHEMA_ARTICLE)) {
		s->article |= !as.listed;
		return;
	}
	if (schema_is(s, value, SCHEMA_PRODUCT) ||
	    (schema_is(s, value, SCHEMA_OFFERED) &&
		json_type(json_get(value, STR("offers"))) >= JSON_ARRAY)) {
		as.value = value;
		if (!as.catalog || has_price(s, json_get(value, STR("offers"))))
			add_goods(s, to, as);
	} else if (is_offer(s, value)) {
		visit_offer(s, to, value, as);
	} else {
		visit_members(s, to, value, as, depth);
	}
}

void
schema_find(struct schema *s, enum schema_from from)
{
	struct json_each it = json_each(buf_str(&s->data[from]));
	struct schema_things *to = &s->found[from];

	while (json_next(&it))
		visit(s, to, it.value, (struct schema_thing){0}, 0);
	if (to->n == 1 && to->offers &&
	    json_type(json_get(to->at[0].value, STR("offers"))) < JSON_ARRAY)
		to->at[0].offer = to->offer;
}

static bool
same_url(struct str a, struct str b)
{
	if (!a.n || !b.n || b.n > ADDRESS)
		return false;
	a = bare_url(a);
	b = bare_url(b);
	if (!a.n || !b.n)
		return false;
	return str_eq(a, b) || (a.p[0] == '/' && a.n > 1 && str_ends(b, a));
}

/* True if the thing is what the page is of: by its address, or its title. */
static bool
is_page(struct schema *s, struct str thing)
{
	static const char *const keys[] = {"url", "@id", NULL};
	struct str v, title = schema_said(s, STR("og:title"));

	for (int i = 0; keys[i]; i++) {
		v = schema_text(s, thing, str_from(keys[i]));
		if (same_url(v, s->url) ||
		    same_url(v, schema_said(s, STR("canonical"))) ||
		    same_url(v, schema_said(s, STR("og:url"))))
			return true;
	}
	if (!title.n)
		title = schema_said(s, STR("title"));
	v = schema_text(s, thing, STR("name"));
	return v.n && str_starts(title, v);
}

/* Keeps the things that have the mark, if there are any. */
static void
keep(struct schema_things *t, bool (*has)(const struct schema_thing *))
{
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		n += has(&t->at[i]);
	if (!n)
		return;
	n = 0;
	for (size_t i = 0; i < t->n; i++)
		if (has(&t->at[i]))
			t->at[n++] = t->at[i];
	t->n = n;
}

static bool
is_main(const struct schema_thing *t)
{
	return t->main;
}

static bool
is_single(const struct schema_thing *t)
{
	return !t->listed;
}

/* Of several that the page names beside each other: the one that it is of, if
 * there is exactly one such, and the others are related ones. */
static void
keep_page(struct schema *s, struct schema_things *t)
{
	size_t n = 0, which = 0;

	if (t->n < 2 || t->at[0].listed)
		return;
	for (size_t i = 0; i < t->n && n < 2; i++)
		if (is_page(s, t->at[i].value)) {
			n++;
			which = i;
		}
	if (n == 1) {
		t->at[0] = t->at[which];
		t->n = 1;
	}
}

/* True if one of the things lacks the text, or both have the same. */
static bool
agree(struct schema *s, struct str a, struct str b, struct str name)
{
	struct str y, x = schema_text(s, a, name);

	buf_clear(&s->values);
	buf_addstr(&s->values, x);
	y = schema_text(s, b, name);
	x = buf_str(&s->values);
	return !x.n || !y.n || str_eq(x, y);
}

static bool
has_name(struct schema *s, struct str thing)
{
	return schema_text(s, thing, STR("name")).n > 0;
}

/* A shop's theme and its programs may each describe the one product. */
static void
drop_twins(struct schema *s, struct schema_things *t)
{
	size_t n = 1;

	if (t->n < 2 || t->n > 8 || t->at[0].listed ||
	    !has_name(s, t->at[0].value))
		return;
	for (size_t i = 1; i < t->n; i++) {
		struct str a = t->at[0].value, b = t->at[i].value;

		if (!has_name(s, b) || !agree(s, a, b, STR("name")) ||
		    !agree(s, a, b, STR("sku")) || !agree(s, a, b, STR("url")))
			t->at[n++] = t->at[i];
		else if (json_type(json_get(a, STR("offers"))) < JSON_ARRAY)
			t->at[0].value = b;
	}
	t->n = n;
}

/* True if all that was found is a list, as of goods that others look at. */
static bool
is_list(const struct schema_things *t)
{
	return t->n && t->at[0].listed && !t->at[0].main;
}

/* True if the page is the front page of its site. */
static bool
is_front(struct schema *s)
{
	struct str url = s->url;

	if (!url.n)
		url = schema_address(s);
	url = bare_url(url);
	return url.n && str_find(url, STR("/"), 0) == url.n;
}

/* Front pages give themselves out for goods, to have stars in searches. */
static bool
is_site(struct schema *s, const struct schema_things *t)
{
	return t->n == 1 && !is_list(t) && is_front(s) && !t->at[0].offer.p &&
	       json_type(json_get(t->at[0].value, STR("offers"))) < JSON_ARRAY;
}

void
schema_choose(struct schema *s)
{
	struct schema_things *best = NULL;

	for (int i = 0; i < SCHEMA_FROM; i++) {
		struct schema_things *t = &s->found[i];

		keep(t, is_main);
		keep(t, is_single);
		drop_twins(s, t);
		keep_page(s, t);
		if (is_site(s, t))
			t->n = 0;
		if (t->n &&
		    (!best || (is_list(best) && !is_list(t) && t->n == 1)))
			best = t;
	}
	if (s->article && s->said_other) /* that speaks of a product */
		best = NULL;
	s->n = best ? best->n : 0;
	s->chosen = best;
	if (s->said_product && s->said_price && best && is_list(best))
		best = NULL; /* others, beside the goods of the page */
	/* a theme says that each page of a shop is a product */
	if (!best && s->subject && !s->said_price)
		return;
	if (!best && !s->said_other &&
	    (s->said_product || (s->said_price && !is_front(s)))) {
		s->chosen = NULL;
		s->n = 1;
	}
}
