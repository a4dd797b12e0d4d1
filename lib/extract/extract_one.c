/*
 * extract_one - a page that is one advert, in a layout that is not known
 *
 *	its address       item.example/offer/12, of a form in dump.tsv
 *	what it shows     <h1>Horn cup</h1> <b class="price">$9.50</b>
 *	for its programs  window.state = {"offer":{"id":12,"price":950}}
 *
 * The address says that it is an advert, and which.  What the page shows
 * (shown.h) is read as a row of an export would be.  A title alone is no
 * advert, as any page has one: there must be a price.
 *
 * An object among what the page keeps for its programs is taken first, if it
 * has the advert's own number and a price.  A whole number there, as 950, may
 * be in hundredths, so that it counts only if the page shows the same price.
 */
#include "amount.h"
#include "extract_dump.h"
#include "jsobj.h"
#include "look.h"
#include "script.h"
#include "url.h"

#define DEPTH 8 /* of objects in what a page keeps for its programs */

static void
put(struct buf *row, const char *key, struct str value)
{
	if (!value.n)
		return;
	json_put_str(row, key, value);
}

/* True if the price is what the page shows. */
static bool
is_shown(struct extract *x, struct str price)
{
	struct str shown = shown_text(pick_page_shown(&x->pick), STR("price"));
	struct price p, q;

	return shown.n && value_price(x->sites->numbers, shown, &p) &&
	       value_price(x->sites->numbers, price, &q) &&
	       amount_cmp(&p.low, &q.low) == 0;
}

/* True if the row last read has the number of the page's address, or an address
 * with it, and a price with its point, or the one that is shown. */
static bool
is_own(struct extract *x, struct str item)
{
	struct str own = json_inside(dump_found(x->dump, STR("item")));
	struct str url = json_inside(dump_found(x->dump, STR("url")));
	struct str price = dump_found(x->dump, STR("price"));

	if ((!own.n || !str_eq(own, item)) &&
	    (!url.n || !str_eq(look_item(x->look, url), item)))
		return false;
	return price.n && json_type(price) < JSON_ARRAY &&
	       (memchr(price.p, '.', price.n) ||
		   is_shown(x, json_inside(price)));
}

/* Looks for that object; true with x->usual set if there is one. */
static bool
find_own(struct extract *x, struct str value, struct str item)
{
	struct json_within w;
	struct json_each *it;

	json_within(&w, value);
	while ((it = json_within_next(&w))) {
		if (json_type(it->value) < JSON_ARRAY)
			continue;
		if (json_type(it->value) == JSON_OBJECT) {
			extract_like(x, it->value);
			if (is_own(x, item))
				return true;
		}
		if (w.level + 1 < DEPTH)
			json_enter(&w, it->value);
	}
	return false;
}

/* Looks for that object behind window.name =; it may lack what the page shows
 * elsewhere. */
static bool
read_own(struct extract *x, struct str item)
{
	struct script s = {x->text.text, STR("window.{word} ="), 0, 0};
	struct str value;
	struct err e;

	while (script_next(&s, &value)) {
		buf_clear(&x->joined);
		buf_addc(&x->joined, '[');
		if (!extract_is_data(x, value) &&
		    !jsobj_json(value, &x->joined, &e))
			continue;
		if (x->joined.n == 1)
			buf_addstr(&x->joined, value);
		buf_addc(&x->joined, ']');
		if (find_own(x, buf_str(&x->joined), item))
			return true;
	}
	return false;
}

/* Sets x->line to that object, with the page's own address, and the heading as
 * its title, where it has none. */
static void
complete(struct extract *x, const struct shown *s)
{
	struct str own = buf_str(&x->usual);
	struct buf *row = &x->line;

	buf_clear(row);
	buf_addc(row, '{');
	if (!dump_found(x->dump, STR("url")).p)
		put(row, "url", x->url);
	if (!dump_found(x->dump, STR("title")).p)
		put(row, "title", shown_text(s, STR("heading")));
	json_sep(row);
	buf_add(row, own.p + 1, own.n - 1);
}

/* Sets x->usual to what the page shows; true if that is an advert. */
static bool
read_shown(struct extract *x, const struct shown *s)
{
	static const char *const what[][2] = {{"title", "title"},
	    {"price", "price"}, {"seller.name", "seller"},
	    {"location", "place"}, {"sold", "sold"}, {"images", "image"}};
	struct buf *row = &x->line;

	buf_clear(row);
	buf_addc(row, '{');
	put(row, "url", x->url);
	if (x->as.guessed && str_is_digits(x->as.which))
		put(row, "item_id", x->as.which);
	for (size_t i = 0; i < COUNT(what); i++)
		put(row, what[i][0], shown_text(s, str_from(what[i][1])));
	buf_addc(row, '}');
	return shown_text(s, STR("title")).n && extract_like(x, buf_str(row));
}

/* True if a text is the name of the page's host: letters and digits of it. */
static bool
is_site(struct extract *x, struct str text)
{
	struct str host = url_host(x->url);

	buf_clear(&x->joined);
	for (size_t i = 0; i < text.n + host.n; i++) {
		char c = i < text.n ? text.p[i] : host.p[i - text.n];

		if (i == text.n)
			buf_addc(&x->joined, '\0');
		if (ascii_letter(c) || ascii_digit(c))
			buf_addc(&x->joined, ascii_lower(c));
	}
	text = buf_str(&x->joined);
	host = text;
	text = str_cut(&host, '\0');
	return text.n && host.n && str_find(host, text, 0) < host.n;
}

void
extract_one(struct extract *x)
{
	const struct shown *s = pick_page_shown(&x->pick);

	if (!x->url.p) { /* it may as well be a list of them */
		x->got.unplaced =
		    shown_sure(s) && shown_text(s, STR("title")).n;
		if (x->got.unplaced)
			err_set(&x->got.why,
			    "it shows goods, and its address is "
			    "not known; give --url");
		return;
	}
	x->as.strict = true;
	x->advert.among = false;
	dump_trust(x->dump, x->as.guessed);
	if (!x->as.guessed && read_own(x, look_item(x->look, x->url))) {
		complete(x, s);
		extract_row(x, buf_str(&x->line), NULL);
	} else if ((!x->as.guessed ||
		       (shown_sure(s) &&
			   !is_site(x, shown_text(s, STR("title"))))) &&
		   read_shown(x, s)) {
		extract_row(x, buf_str(&x->usual), NULL);
	}
	dump_trust(x->dump, false);
	x->as.strict = false;
}
