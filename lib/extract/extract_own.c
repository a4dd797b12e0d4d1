/* extract_own - which of the goods that a page keeps are its own */
#include <string.h>

#include "extract_kept.h"
#include "look.h"
#include "url.h"

#define WHOLE 3 /* so many that may be adverts are told */

#define PAST 16384 /* names are noted: some thousand goods of a page */

/* True if a page that is a list, by its address, keeps what was read for its
 * programs as one of its goods: by the address of that, or, where adverts are
 * known to be, by its number. */
static bool
is_kept(struct extract *x)
{
	struct str path = url_local(x->url);

	if (!x->url.p || !path.p || look_item(x->look, x->url).n ||
	    look_is_private(x->look, path) ||
	    !dump_found(x->dump, STR("title")).p)
		return false;
	if (look_knows(x->look, url_host(x->url)))
		return dump_found(x->dump, STR("item")).p &&
		       extract_has_more(x);
	if (look_is_goods(x->look, path))
		return false;
	return extract_is_of_site(x);
}

/* True if what was read says as much as an advert does. */
static bool
is_whole(struct extract *x)
{
	return dump_found(x->dump, STR("title")).p && extract_has_more(x) &&
	       (dump_found(x->dump, STR("item")).p || extract_is_of_site(x));
}

/* Counts what was read as such, to be told.  The first settles for the page
 * whether they are adverts: if --platform says that it is a shop's. */
static void
count_whole(struct extract *x)
{
	if (++x->kept.whole == 1)
		x->kept.shop = x->advert.platform.p && extract_may_be_shops(x);
}

bool
extract_kept_whole(struct extract *x)
{
	size_t least = look_is_goods(x->look, url_local(x->url)) ? 1 : WHOLE;

	return !x->got.rows && x->kept.whole >= least &&
	       extract_may_be_shops(x);
}

/* How many values what was read has. */
static size_t
count_found(struct extract *x)
{
	static const char *const of[] = {"url", "currency", "images",
	    "seller.name", "location", "posted", "sold", "description"};

	return 1 + dump_has(x->dump, of, COUNT(of));
}

/* True if what was read is what the page is about, and the first that says so
 * much of it; where that is being looked for, else false. */
static bool
is_only(struct extract *x, bool self)
{
	bool is = self && !x->kept.given && count_found(x) >= x->kept.best;

	x->kept.given |= is;
	return is;
}

bool
extract_kept_own(struct extract *x, struct str object)
{
	struct ware is;
	bool whole;

	if (!x->kept.here)
		return false;
	is = extract_ware(x, object);
	whole = is_whole(x);
	if (is.may)
		count_whole(x);
	if (x->as.own && x->kept.self)
		return is_only(x, is.self);
	if (is.self) {
		x->kept.self = true;
		if (count_found(x) > x->kept.best)
			x->kept.best = count_found(x);
	}
	/* one of several is not what an advert's page is about */
	if (is.sure && !is.self && look_is_goods(x->look, url_local(x->url)))
		is.sure = false;
	if (!(whole && x->kept.shop) && !is.sure &&
	    ((x->kept.has_own && !x->as.own) || !is_kept(x)))
		return false;
	x->kept.has_own = true;
	return x->as.own;
}

/* True if a name that tells an advert was noted in a value before this one. */
static bool
was_noted(struct extract *x)
{
	struct names *past = &x->kept.past;
	struct str name = buf_str(&x->cells);
	uint32_t n =
	    past->n < PAST ? names_add(past, name) : names_find(past, name);

	return n < x->kept.before;
}

bool
extract_kept_again(struct extract *x)
{
	struct str item = dump_found(x->dump, STR("item"));
	struct str price = json_inside(dump_found(x->dump, STR("price")));
	bool again = false;

	if (!x->as.own)
		return false;
	if (item.p) {
		buf_clear(&x->cells);
		buf_printf(&x->cells, "#" STR_FMT, STR_ARG(json_inside(item)));
		again = was_noted(x);
	}
	while (price.n && memchr(price.p, '.', price.n) &&
	       (price.p[price.n - 1] == '0' || price.p[price.n - 1] == '.'))
		price.n--;
	buf_clear(&x->cells);
	buf_addstr(&x->cells, dump_found(x->dump, STR("title")));
	buf_addstr(&x->cells, price);
	return was_noted(x) || again;
}
