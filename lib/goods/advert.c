/* advert - one row of a page as a record */
#include <stdlib.h>

#include "advert_priv.h"
#include "text.h"
#include "url.h"

#define NUMBER 6 /* digits of an advert's on a platform, at least */

void
advert_free(struct advert *a)
{
	for (int k = 0; k < SITE_KEYS; k++)
		buf_free(&a->buf[k]);
	buf_free(&a->work);
	buf_free(&a->host);
	buf_free(&a->name);
	buf_free(&a->one);
	buf_free(&a->values);
	json_scan_free(&a->scan);
	names_free(&a->seen);
	free(a->pair);
}

/* The platform of a host in the list of hosts.  Of rows most are of one. */
static struct str
listed_of(struct advert *a, struct str host)
{
	if (!host.n)
		return STR_NONE;
	if (!str_eq(buf_str(&a->host), host)) {
		buf_clear(&a->host);
		buf_addstr(&a->host, host);
		a->listed = sites_listed(a->sites, host);
	}
	return a->listed;
}

/* The platform of the host of an address that the source finds; listed: only
 * of one that is in the list of hosts. */
static struct str
host_of(
    struct advert *a, struct pick *p, const struct site_source *s, bool listed)
{
	struct str text, host, name = STR_NONE;

	pick_start(p, s);
	while (!name.n && pick_next(p)) {
		buf_clear(&a->work);
		if (!pick_text(p, &text) ||
		    !url_absolute(text, a->link_base, &a->work))
			continue;
		host = url_host(buf_str(&a->work));
		name = listed_of(a, host);
		if (!name.n && !listed)
			name = sites_unlisted(host);
	}
	return name;
}

/* The platform that a text names: a host, by whatever says that it is one, or a
 * market as people call it. */
static struct str
called(struct advert *a, struct str text)
{
	struct str name = STR_NONE, host = str_trim(text);

	if (!mirror_is_host(a->mirror, host))
		host = STR_NONE;
	name = listed_of(a, host);
	if (!name.n && sites_platform(a->sites, sites_unlisted(host)))
		name = sites_unlisted(host);
	if (!name.n)
		name = markets_platform(a->markets, text);
	return name.n ? name : sites_unlisted(host);
}

/* The platform of the market that the source names. */
static struct str
market_of(struct advert *a, struct pick *p, const struct site_source *s)
{
	struct str text, name = STR_NONE;

	pick_start(p, s);
	while (!name.n && pick_next(p)) {
		if (pick_text(p, &text))
			name = called(a, text);
	}
	return name;
}

/* The platform that this line of a definition names; absent if it does not
 * hold.  so_far: what is known without it. */
static struct str
named(struct advert *a, struct pick *p, const struct site_source *s,
    struct str so_far)
{
	bool listed = str_eq(s->name, STR("{listed}")), holds = !s->when;

	if (listed && so_far.n)
		return so_far;
	if (listed || str_eq(s->name, STR("{host}")))
		return host_of(a, p, s, listed);
	if (str_eq(s->name, STR("{market}")))
		return market_of(a, p, s);
	if (!holds) {
		pick_start(p, s);
		while (!holds && pick_next(p))
			holds = pick_is_true(p);
	}
	return holds ? s->name : STR_NONE;
}

/* The platform whose condition holds; else what the caller or the page's
 * address says. */
static void
platform(struct advert *a, struct pick *p, const struct site *site)
{
	const struct site_sources *s = &site->source[SITE_PLATFORM];
	struct str name = a->platform, found;
	struct str host = a->page_host.p ? a->page_host : url_host(a->page_url);
	struct str pictures = STR(".images");

	if (!name.p && !(name = listed_of(a, host)).n)
		name = sites_unlisted(host);
	for (size_t i = 0; i < s->n; i++) {
		found = named(a, p, &s->at[i], name);
		if (!found.n)
			continue;
		a->pictured = !name.n && str_starts(s->at[i].text, pictures);
		name = found;
		break;
	}
	if (!name.n)
		return;
	buf_addstr(&a->buf[SITE_PLATFORM], name);
	advert_know(a, SITE_PLATFORM);
	a->known = sites_platform(a->sites, name);
}

/* True if the number was read out of an address. */
static bool
is_of_address(const struct advert *a, const struct site *site)
{
	unsigned won = a->won[SITE_ITEM];

	return won && site->source[SITE_ITEM].at[won - 1].has_cut;
}

static bool
is_odd(char c)
{
	return !ascii_letter(c) && !ascii_digit(c);
}

/* True if an item is what a template takes between its brackets: item,
 * anything; digits, these alone; a number, so many letters and digits. */
static bool
is_taken(struct str item, struct str what)
{
	uint64_t n = 0;

	if (str_eq(what, STR("item")))
		return true;
	if (str_eq(what, STR("digits")))
		return str_is_digits(item);
	str_uint(what, UINT8_MAX, &n);
	return item.n == n && !str_any(item, is_odd);
}

/*
 * The address of an advert by its number, where that may be one (is_taken).
 * False if the platform has none.
 */
static bool
by_number(struct advert *a, struct buf *out)
{
	struct str t = str_from(a->known ? a->known->url : NULL);
	struct str item = a->value[SITE_ITEM], before, what;

	if (!t.p || !item.p)
		return false;
	before = str_cut(&t, '{');
	what = t.p ? str_cut(&t, '}') : STR_NONE;
	if (!is_taken(item, what))
		return false;
	buf_addstr(out, before);
	buf_addstr(out, item);
	buf_addstr(out, t);
	return true;
}

/*
 * An address as a dump has it may end in what only tells how it was found: if
 * the advert's number stands before the ?, that is all of it that counts.
 * False if there is none, or the platform's own form is to take its place.
 */
static bool
is_shown(struct advert *a, const struct site *site, bool form)
{
	struct buf *b = &a->buf[SITE_URL];
	struct str url = buf_str(b), item = a->value[SITE_ITEM];
	size_t at;

	if (!a->value[SITE_URL].p)
		return false;
	if (!site->dump || !is_of_address(a, site))
		return true;
	at = str_find(url, item, 0);
	if (at < url.n && form)
		return false;
	while (at < url.n && url.p[at] != '?' && url.p[at] != '#')
		at++;
	b->n = at;
	advert_know(a, SITE_URL);
	return true;
}

/* The canonical address, if no source gave one: the platform's for an item;
 * else, of a page that is one advert, its own. */
static void
canonical(struct advert *a, const struct site *site)
{
	struct buf *b = &a->buf[SITE_URL];
	bool form;

	buf_clear(&a->work);
	form = by_number(a, &a->work);
	if (is_shown(a, site, form))
		return;
	buf_clear(b);
	if (form) {
		buf_addstr(b, buf_str(&a->work));
		advert_know(a, SITE_URL);
	} else if (!site->source[SITE_ROWS].n && !a->among &&
		   url_absolute(a->page_url, a->page_url, b)) {
		advert_know(a, SITE_URL);
	}
}

/* All images, each once, as a JSON array. */
static void
images(struct advert *a, struct pick *p, const struct site *site)
{
	const struct site_sources *s = &site->source[SITE_IMAGES];
	struct buf *b = &a->buf[SITE_IMAGES];
	struct str text;
	uint32_t n;

	buf_addc(b, '[');
	for (size_t i = 0; i < s->n && b->n == 1; i++) {
		pick_start(p, &s->at[i]);
		while (pick_next(p)) {
			buf_clear(&a->work);
			a->link = a->beside && pick_is_link(p);
			if (!pick_text(p, &text) ||
			    !advert_link(a, text, &a->work))
				continue;
			n = a->seen.n;
			if (names_add(&a->seen, buf_str(&a->work)) < n)
				continue;
			json_sep(b);
			json_quote(b, buf_str(&a->work));
			a->won[SITE_IMAGES] = (uint16_t)(i + 1);
		}
	}
	buf_addc(b, ']');
	if (b->n > 2)
		advert_know(a, SITE_IMAGES);
	names_clear(&a->seen);
}

/* True if the page has the value, and not its address alone: that says nothing
 * of what stands on it. */
static bool
is_told(const struct advert *a, const struct site *site, enum site_key key)
{
	return a->value[key].p && a->won[key] &&
	       site->source[key].at[a->won[key] - 1].how != SITE_ADDRESS;
}

/* Forgets a value, and what it was read from. */
static void
forget(struct advert *a, enum site_key key)
{
	buf_clear(&a->buf[key]);
	a->value[key] = STR_NONE;
	a->won[key] = 0;
}

/* Where pictures alone tell the platform, others take these too: its money is
 * not another, and no count of rows is its number. */
static void
doubt_pictures(struct advert *a, const struct site *site)
{
	struct str money = str_from(a->known ? a->known->currency : NULL);
	bool other = money.n && a->value[SITE_CURRENCY].n &&
	             !str_eq(money, a->value[SITE_CURRENCY]);
	bool few = a->value[SITE_ITEM].n && a->value[SITE_ITEM].n < NUMBER;

	if (!a->pictured || (!other && !few))
		return;
	if (!is_told(a, site, SITE_URL))
		forget(a, SITE_URL);
	if (few)
		forget(a, SITE_ITEM);
	if (other)
		forget(a, SITE_PLATFORM);
}

/* A short number beside an address without it, on a platform that is known, is
 * that of the row in the list that somebody made. */
static void
doubt_number(struct advert *a, const struct site *site)
{
	struct str item = a->value[SITE_ITEM], url = a->value[SITE_URL];

	if (site->dump && a->known && !a->platform.n && item.n &&
	    item.n < NUMBER && str_is_digits(item) &&
	    is_told(a, site, SITE_URL) && str_find(url, item, 0) == url.n)
		forget(a, SITE_ITEM);
}

void
advert_number(struct advert *a, struct str number)
{
	if (number.n && advert_id(a, SITE_ITEM, number))
		advert_know(a, SITE_ITEM);
}

/* The number in the address of the advert's page goes before what the page
 * calls one, which may be a shop's own. */
static void
own_number(struct advert *a, const struct site *site)
{
	if (!a->page_item.n || is_of_address(a, site))
		return;
	buf_clear(&a->buf[SITE_ITEM]);
	buf_addstr(&a->buf[SITE_ITEM], a->page_item);
	advert_know(a, SITE_ITEM);
	a->won[SITE_ITEM] = 0;
}

bool
advert_read(struct advert *a, struct pick *p, const struct site *site)
{
	static const enum site_key simple[] = {SITE_ITEM, SITE_SELLER_ID,
	    SITE_SELLER_NAME, SITE_TITLE, SITE_URL, SITE_SELLER_URL,
	    SITE_DESCRIPTION, SITE_LOCATION, SITE_SOLD, SITE_REVIEWS,
	    SITE_CAPTURED, SITE_POSTED}; /* 3 days before that */

	for (int k = 0; k < SITE_KEYS; k++) {
		buf_clear(&a->buf[k]);
		a->value[k] = STR_NONE;
		a->won[k] = 0;
	}
	a->known = NULL;
	a->pictured = false;
	p->known = a->value;
	platform(a, p, site);
	for (size_t i = 0; i < COUNT(simple); i++)
		advert_first(a, p, site, simple[i]);
	own_number(a, site);
	/* where a price is needed, that says something of what the address is
	 * of */
	if (!a->value[SITE_TITLE].p && !is_told(a, site, SITE_ITEM) &&
	    !is_told(a, site, SITE_URL) &&
	    !(a->value[SITE_ITEM].p && site->need >> SITE_PRICE & 1))
		return false;
	doubt_number(a, site);
	canonical(a, site);
	advert_price(a, p, site);
	doubt_pictures(a, site);
	images(a, p, site);
	advert_attributes(a, p, site);
	return true;
}
