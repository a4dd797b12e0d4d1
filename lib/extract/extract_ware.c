/* extract_ware - whether an object that a page keeps for its programs is goods
 *
 *	"products":[{"id":7,"name":"Comb","price":5,"slug":"comb"}]
 *	{"__typename":"Product","id":"7","name":"Comb","price":5,"sku":"C7"}
 *
 * It needs no address then, and no picture.  A number, a title and a price
 * alone have shipping rates and plans too.
 */
#include "extract_kept.h"
#include "look.h"
#include "text.h"
#include "titled.h"
#include "url.h"

#define OWN    3    /* bytes of a number that tells a page, */
#define NUMBER 5    /* of one that is in no other address by chance, */
#define TITLE  6    /* and of a title */
#define HEAD   1024 /* bytes of <title> that are looked at */

/* True if a text has a number as a word: horn-comb-6001. */
static bool
has_number(struct str s, struct str number)
{
	size_t at = str_find(s, number, 0);

	return at < s.n && (!at || !ascii_digit(s.p[at - 1])) &&
	       (at + number.n == s.n || !ascii_digit(s.p[at + number.n]));
}

/* True if its address ends in its own number, of some length, as that of goods
 * on a site of unknown form does. */
static bool
is_numbered(struct extract *x)
{
	struct str url = dump_found(x->dump, STR("url"));
	struct str item = json_inside(dump_found(x->dump, STR("item")));

	return json_type(url) == JSON_STRING && item.n >= NUMBER &&
	       str_is_digits(item) && has_number(json_inside(url), item);
}

bool
extract_has_more(struct extract *x)
{
	static const char *const more[] = {
	    "images", "location", "seller.id", "seller.name", "posted"};

	return dump_has(x->dump, more, COUNT(more)) > 0 || is_numbered(x);
}

bool
extract_may_be_shops(struct extract *x)
{
	struct str path = url_local(x->url);

	return !(path.n > 1 && look_is_private(x->look, path)) &&
	       !pick_has_none(&x->pick);
}

/* What the names around an object say: the innermost that says something; one
 * that sets it apart, if none of goods is within ("variation":{"products":),
 * or, of settings, whatever is. */
static enum dump_wares
around(struct extract *x)
{
	enum dump_wares says = dump_wares(x->dump, x->kept.name), one;
	struct str key;

	if (says == DUMP_ASIDE)
		says = DUMP_THROUGH; /* var config = {"products":[ */
	for (size_t i = 0; x->kept.at && i <= x->kept.at->level; i++) {
		key = x->kept.at->at[i].key;
		one = key.n > 2 ? dump_wares(x->dump, json_inside(key))
		                : DUMP_THROUGH;
		if (one == DUMP_THROUGH || says == DUMP_ASIDE ||
		    (one == DUMP_OTHER && says == DUMP_APART))
			continue;
		says = one;
	}
	return says;
}

/* The last part of the page's path, without what it ends in. */
static struct str
last_part(struct extract *x)
{
	struct str path = url_path(x->url);
	size_t from;

	while (path.n && path.p[path.n - 1] == '/')
		path.n--;
	for (from = path.n; from && path.p[from - 1] != '/';)
		from--;
	path = str_after(path, from);
	path.n = str_find(path, STR("."), 0);
	return path;
}

struct str
extract_title(struct str page)
{
	size_t at = str_find_nocase(page, STR("<title"), 0), n;

	if (at == page.n)
		return str_n(page.p, 0);
	page = str_n(page.p + at, page.n - at < HEAD ? page.n - at : HEAD);
	n = str_find(page, STR(">"), 0);
	page = n < page.n ? str_after(page, n + 1) : STR("");
	return str_trim(str_n(page.p, str_find(page, STR("<"), 0)));
}

/* True if the page's title begins with that of what was read. */
static bool
is_titled(struct extract *x)
{
	struct str page, title;
	size_t n;

	buf_clear(&x->cells);
	text_references(x->kept.title, &x->cells);
	n = x->cells.n;
	json_decode(dump_found(x->dump, STR("title")), &x->cells);
	page = str_n(x->cells.p, n);
	title = str_trim(buf_after(&x->cells, n));
	if (title.n < TITLE || !str_starts(page, title))
		return false;
	page = str_after(page, title.n);
	return !page.n || page.p[0] == ' ' || titled_mark(page);
}

/* True if its address is the page's. */
static bool
is_here(struct extract *x)
{
	struct str url = dump_found(x->dump, STR("url"));

	if (!url.p || json_type(url) != JSON_STRING)
		return false;
	buf_clear(&x->cells);
	json_decode(url, &x->cells);
	url = buf_str(&x->cells);
	if (str_starts(url, STR("/")))
		url.n = str_find(url, STR("?"), 0);
	else
		url = url_path(url);
	return url.n > 1 && str_eq(url, url_path(x->url));
}

/* True if the page is about what was read: by its address, or its title. */
static bool
is_self(struct extract *x, struct str slug)
{
	struct str part = last_part(x);
	struct str item = json_inside(dump_found(x->dump, STR("item")));
	struct str path = url_local(x->url);

	if ((slug.n >= OWN && str_eq(part, slug)) || is_here(x))
		return true;
	if (item.n >= OWN && str_is_digits(item) && has_number(part, item) &&
	    !look_is_group(x->look, path) && !look_is_list(x->look, path))
		return true;
	return is_titled(x);
}

/* True of a price of more than nothing: settings and texts have 0 or words. */
static bool
is_priced(struct extract *x)
{
	struct str price = dump_found(x->dump, STR("price"));

	buf_clear(&x->cells);
	if (json_type(price) == JSON_STRING)
		json_decode(price, &x->cells);
	else
		buf_addstr(&x->cells, price);
	for (size_t i = 0; i < x->cells.n; i++)
		if (x->cells.p[i] >= '1' && x->cells.p[i] <= '9')
			return true;
	return false;
}

/* True of one of many that has a picture and who sells it: what people offer
 * on a market, be the list called items or results. */
static bool
is_sold(struct extract *x)
{
	static const char *const who[] = {"seller.id", "seller.name"};
	static const char *const seen[] = {"images"};

	return x->kept.many && dump_has(x->dump, who, COUNT(who)) &&
	       dump_has(x->dump, seen, COUNT(seen));
}

/* True if the page, by its address, may offer goods of a shop of which nothing
 * else is known; one without an address, if its platform is given. */
static bool
may_offer(struct extract *x, struct str path)
{
	return (x->url.p ? path.p && !look_knows(x->look, url_host(x->url))
			 : x->advert.platform.p != NULL) &&
	       extract_may_be_shops(x);
}

struct ware
extract_ware(struct extract *x, struct str object)
{
	struct ware is = {false, false, false};
	struct str path = url_local(x->url);
	size_t at = str_find(path, STR("?"), 0);
	struct str query = str_after(path, at);
	enum dump_wares says;
	struct dump_ware w;
	bool more, goods;

	if (!dump_found(x->dump, STR("title")).p ||
	    (!dump_found(x->dump, STR("item")).p && !extract_is_of_site(x)))
		return is;
	says = around(x);
	w = dump_ware(x->dump, object);
	more = extract_has_more(x);
	is.may = more || w.stocked || w.typed || says == DUMP_WARES;
	goods =
	    says < DUMP_APART && is_priced(x) && may_offer(x, path) &&
	    (says == DUMP_WARES || w.typed ||
		(more && (w.stocked || x->advert.platform.p)) || is_sold(x));
	is.self = goods && is_self(x, w.slug);
	is.sure = goods && (is.self || more || w.stocked || w.slug.n ||
			       x->kept.many || look_is_list(x->look, path) ||
			       look_searches(x->look, query));
	return is;
}

bool
extract_is_of_site(struct extract *x)
{
	struct str url = dump_found(x->dump, STR("url"));
	uint32_t kind = 0;

	if (json_type(url) != JSON_STRING)
		return false;
	buf_clear(&x->cells);
	json_decode(url, &x->cells);
	url = buf_str(&x->cells);
	if (!str_starts(url, STR("/"))) {
		if (!str_eq(sites_host(x->sites, url_host(url)),
			sites_host(x->sites, url_host(x->url))))
			return false;
		url = url_local(url);
	}
	return look_is_goods(x->look, url) ||
	       look_below(x->look, url_path(x->url), url, &kind).n;
}
