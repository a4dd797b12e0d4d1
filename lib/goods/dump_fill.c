/* dump_fill - what of a row has no name, by its look, and what of it stays */
#include <string.h>

#include "dump_priv.h"

#include "url.h"
#include "utf8.h"

#define SHORT 160 /* bytes of a description that may be the title */

/* True if what the row has for the key is the address of an advert, by its
 * form. */
static bool
is_linked(struct dump *d, int key)
{
	struct str url = d->value[key];

	if (json_type(url) != JSON_STRING)
		return false;
	url = look_shared(dump_text(d, url));
	return url.n && look_is_address(&d->usual.look, url);
}

/* A description that may be all that is said of the advert: as much of an ASCII
 * text, or half as many characters of wider ones. */
static bool
is_short(struct dump *d)
{
	struct str text;

	if (json_type(d->value[KEY_DESCRIPTION]) != JSON_STRING)
		return false;
	text = dump_text(d, d->value[KEY_DESCRIPTION]);
	return text.n <= SHORT || utf8_count(text) <= SHORT / 2;
}

/* What somebody wrote once, or many bought, and the price: a row of a cart has
 * that alone. */
static bool
is_post(const struct dump *d)
{
	const struct str *v = d->value;

	return v[KEY_PRICE].p &&
	       (v[KEY_SELLER].p || v[KEY_CAPTURED].p || v[KEY_SOLD].p);
}

/* True if the price says which money it is in, as those of goods do. */
static bool
is_dear(struct dump *d)
{
	struct str price = d->value[KEY_PRICE];

	return json_type(price) == JSON_STRING &&
	       look_is_money(&d->usual.look, dump_text(d, price));
}

/* The lines of a text of several that are a price: "$1.15", or what a page sets
 * apart, as "¥\n1\n.68\n万". */
static struct str
price_in(const struct look *look, struct str text)
{
	struct str line;
	const char *from, *end;

	if (!memchr(text.p, '\n', text.n))
		return STR_NONE;
	while (text.n) {
		line = str_trim(str_cut(&text, '\n'));
		if (look_is_money(look, line))
			return line;
		if (!look_is_mark(look, line))
			continue;
		from = line.p;
		line = str_trim(str_cut(&text, '\n'));
		if (!str_is_digits(line) && !look_is_decimal(line))
			continue;
		do {
			end = line.p + line.n;
			line = str_trim(str_cut(&text, '\n'));
		} while (
		    line.n && (*line.p == '.' || look_is_times(look, line)));
		return str_n(from, (size_t)(end - from));
	}
	return STR_NONE;
}

/* The price among the lines of a card that is taken for the title. */
static struct str
card_price(struct dump *d)
{
	struct str title = d->value[KEY_TITLE], price;
	struct json_each it;

	if (json_type(title) == JSON_STRING && d->linked) {
		price = price_in(&d->usual.look, dump_text(d, title));
		if (!price.p)
			return STR_NONE;
		buf_clear(&d->kinds);
		json_quote(&d->kinds, price);
		return buf_str(&d->kinds);
	}
	if (json_type(title) != JSON_ARRAY)
		return STR_NONE;
	it = json_each(title);
	while (json_next(&it))
		if (json_type(it.value) == JSON_STRING &&
		    look_is_money(&d->usual.look, dump_text(d, it.value)))
			return it.value;
	return STR_NONE;
}

bool
dump_has_goods(struct dump *d)
{
	if (d->linked)
		return true;
	return json_type(d->value[KEY_URL]) == JSON_STRING &&
	       look_is_goods(
		   &d->usual.look, url_path(dump_text(d, d->value[KEY_URL])));
}

/* A description that is nothing but money, as feeds have the price there,
 * beside the address of goods; else absent. */
static struct str
described_price(struct dump *d)
{
	struct str text = d->value[KEY_DESCRIPTION];

	if (json_type(text) != JSON_STRING || !dump_has_goods(d) ||
	    !look_is_money(&d->usual.look, dump_text(d, text)))
		return STR_NONE;
	return text;
}

/* The price that stands in what has another name. */
static struct str
written_price(struct dump *d)
{
	struct str price = card_price(d);

	return price.p || d->seen.money.p ? price : described_price(d);
}

/* True if nothing was called so, and no column of the table is. */
static bool
lacks(const struct dump *d, int key)
{
	return !d->value[key].p && !d->column[key];
}

/*
 * Of a row with the address of an advert, or with no names at all: what has no
 * name, by its look.  An address that is only called one may be that of a
 * list; so may that of the page, if it is not an advert's by its form.
 */
static void
fill_unnamed(struct dump *d)
{
	struct str *v = d->value;
	bool linked = is_linked(d, KEY_URL) || (d->trust && v[KEY_URL].p);

	if (d->seen.address.p && !linked)
		v[KEY_URL] = d->seen.address;
	else if (!linked && v[KEY_PAGE].p &&
		 (!v[KEY_URL].p || is_linked(d, KEY_PAGE)))
		v[KEY_URL] = v[KEY_PAGE];
	d->linked = linked || is_linked(d, KEY_URL);
	if (d->linked && lacks(d, KEY_SOLD))
		v[KEY_SOLD] = d->seen.sold;
	if (d->linked && lacks(d, KEY_REVIEWS))
		v[KEY_REVIEWS] = d->seen.reviews;
	if ((d->linked || is_post(d) || is_dear(d)) && lacks(d, KEY_TITLE) &&
	    !d->seen.address.p && is_short(d))
		v[KEY_TITLE] = v[KEY_DESCRIPTION];
	if (lacks(d, KEY_PRICE))
		v[KEY_PRICE] = written_price(d);
	if (d->linked && lacks(d, KEY_PRICE) && d->seen.numbered &&
	    !d->seen.amounts)
		v[KEY_PRICE] = d->seen.money;
	if (d->linked && lacks(d, KEY_TITLE) && !d->seen.headed)
		v[KEY_TITLE] = d->seen.title;
	if (!d->seen.address.p && !d->trust && !d->bare) {
		if (lacks(d, KEY_PRICE) && d->seen.money.p && !d->seen.amount &&
		    dump_has_goods(d))
			v[KEY_PRICE] = d->seen.money;
		return;
	}
	if (!v[KEY_TITLE].p && (!d->column[KEY_TITLE] || d->refused))
		v[KEY_TITLE] = d->seen.title;
	if (lacks(d, KEY_PRICE) && !d->seen.amounts)
		v[KEY_PRICE] = d->seen.money;
	if (!v[KEY_IMAGES].p)
		v[KEY_IMAGES] = d->seen.image;
	if (!v[KEY_SELLER].p)
		v[KEY_SELLER] = d->seen.shop;
	if (!v[KEY_ITEM].p)
		v[KEY_ITEM] = d->seen.item;
	if (!v[KEY_SOLD].p)
		v[KEY_SOLD] = d->seen.sold;
	if (!v[KEY_REVIEWS].p)
		v[KEY_REVIEWS] = d->seen.reviews;
}

/* Fills what the row has under no name; what is still without a title is
 * called by what its goods are. */
static void
fill(struct dump *d)
{
	struct str *v = d->value, kind = dump_found(d, STR("kind"));
	bool offered;

	if (kind.p && v[KEY_PRICE].p && !v[KEY_TITLE].p &&
	    !d->column[KEY_TITLE] && !v[KEY_DESCRIPTION].p && !d->seen.title.p)
		v[KEY_TITLE] = kind;
	fill_unnamed(d);
	offered = v[KEY_PRICE].p || v[KEY_SELLER].p || v[KEY_SELLER_ID].p ||
	          d->linked || d->column[KEY_PRICE];
	if (kind.p && offered && lacks(d, KEY_TITLE))
		v[KEY_TITLE] = kind;
}

/* What a name says of the price's money goes before a column for it; but the
 * price that has such a column is the one without. */
static void
settle(struct dump *d)
{
	uint32_t key = names_find(&d->usual.keys, STR("currency"));

	if (!d->mark.p && d->sign.p && d->value[KEY_PRICE].p &&
	    key != NAMES_NONE && !d->value[key].p)
		d->value[key] = d->sign;

	if (!d->mark.p || key == NAMES_NONE || !d->value[key].p)
		return;
	if (!d->plain.p) {
		d->value[key] = d->mark;
		return;
	}
	d->value[KEY_PRICE] = d->plain;
	d->mark = STR_NONE;
}

/* What somebody expected a lot to bring at most is not the end of another
 * price, as of what was bid. */
static void
drop_estimate(struct dump *d)
{
	if (d->value[KEY_PRICE_MAX].p &&
	    usual_is(&d->usual, USUAL_ESTIMATE, d->rank[KEY_PRICE_MAX]) &&
	    !(d->value[KEY_PRICE].p &&
		usual_is(&d->usual, USUAL_ESTIMATE, d->rank[KEY_PRICE])))
		d->value[KEY_PRICE_MAX] = STR_NONE;
}

/* What is called a value may be what was seized or granted, unless it stands
 * beside the address of goods. */
static void
drop_weak(struct dump *d)
{
	struct str *v = d->value;

	if (!v[KEY_PRICE].p ||
	    !usual_is(&d->usual, USUAL_WEAK, d->rank[KEY_PRICE]) ||
	    dump_has_goods(d))
		return;
	v[KEY_PERSON] = v[KEY_PRICE];
	v[KEY_PRICE] = d->mark = STR_NONE;
}

void
dump_fill(struct dump *d)
{
	dump_price_variants(d);
	settle(d);
	drop_estimate(d);
	fill(d);
	dump_take_yuan(d);
	drop_weak(d);
}
