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

void
advert_know(struct advert *a, enum site_key key)
{
	a->value[key] = buf_str(&a->buf[key]);
}

/* A name may be percent-encoded, in UTF-8 or in GBK; what is none then stays.
 */
static struct str
decoded(struct advert *a, struct str text)
{
	struct charset_text t;

	buf_clear(&a->work);
	if (!text_percent(text, &a->work))
		return text;
	charset_decode(a->charset, buf_str(&a->work), STR_NONE, STR_NONE, &t);
	return t.bad ? text : t.text;
}

static bool
to_text(struct advert *a, enum site_key key, struct str text, bool html)
{
	struct buf *b = &a->buf[key];

	if (key != SITE_DESCRIPTION)
		text = decoded(a, text);
	if (html)
		text_fold(text, b);
	else
		text_plain(text, b);
	return b->n > 0;
}

/* 600000000001.0 is what pandas makes of a number in a column that lacks one
 * somewhere: without the end that says nothing. */
static struct str
whole(struct str text)
{
	struct str s = text;

	if (!str_ends(s, STR(".0")) || s.n < 7)
		return text;
	s.n -= 2;
	return str_is_digits(s) ? s : text;
}

/* An identifier: something without blanks that is not nothing. */
static bool
to_id(struct advert *a, enum site_key key, struct str text)
{
	struct str plain = decoded(a, str_trim(text));

	text = whole(
	    str_trim(str_find(plain, STR(" "), 0) < plain.n ? text : plain));
	while (key == SITE_ITEM && str_ends(text, STR("/"))) /* of a path */
		text.n--;
	if (!text.n || text.n > 256 || str_eq(text, STR("0")))
		return false;
	for (size_t i = 0; key == SITE_ITEM && i < text.n; i++)
		if ((unsigned char)text.p[i] <= ' ')
			return false;
	buf_addstr(&a->buf[key], text);
	return true;
}

static bool
to_count(struct advert *a, enum site_key key, struct str text)
{
	uint64_t n;

	if (!value_count(a->sites->numbers, text, &n))
		return false;
	buf_adduint(&a->buf[key], n);
	return true;
}

/* A bare count of days is taken as from 1900 on, which is wrong by four years
 * in a workbook that counts from 1904. */
static bool
to_date(struct advert *a, enum site_key key, struct str text)
{
	if (a->since1904 && value_is_serial(text))
		return false;
	return value_when(a->sites->dates, whole(str_trim(text)),
	    str_from(a->known ? a->known->zone : NULL),
	    key == SITE_POSTED ? advert_captured(a) : STR_NONE, &a->buf[key]);
}

/* ISO 4217 has more currencies than the table has words. */
static bool
is_code(struct str s)
{
	return s.n == 3 && str_span(s, ascii_upper) == s.n;
}

/* The code in "USD $"; else the text. */
static struct str
currency_of(const struct advert *a, struct str text)
{
	struct str rest = str_trim(text), word = str_cut(&rest, ' ');

	return word.n == 3 && rest.n &&
	               numbers_currency(a->sites->numbers, word) &&
	               numbers_currency(a->sites->numbers, str_trim(rest))
	           ? word
	           : text;
}

/* A word of the numbers' table in its usual form; any other as it stands.  A
 * mark that others use too says no more than one beside the number. */
static bool
to_word(struct advert *a, enum site_key key, struct str text)
{
	const char *usual;

	if (key == SITE_CURRENCY)
		text = currency_of(a, text);
	usual = key == SITE_UNIT ? numbers_unit(a->sites->numbers, text)
	                         : numbers_currency(a->sites->numbers, text);
	if (key == SITE_CURRENCY && usual &&
	    numbers_is_shared(a->sites->numbers, text)) {
		a->money = usual;
		return false;
	}
	text = usual ? str_from(usual) : str_trim(text);
	buf_addstr(&a->buf[key], text);
	if (usual || key != SITE_UNIT)
		return usual || is_code(text);
	return text.n && !numbers_currency(a->sites->numbers, text) &&
	       !value_money(a->sites->numbers, text, &text);
}

/* Appends an address, made absolute; false if it cannot be. */
static bool
add_link(const struct advert *a, struct str text, struct buf *out)
{
	if (!a->link)
		return url_absolute(text, a->link_base, out);
	return !mirror_is_beside(a->mirror, text) &&
	       url_link(text, a->link_base, out);
}

/* Converts text to the buffer of a key; false if it is not of its kind.
 * shown: it comes out of a tree, with no bits of HTML in it. */
static bool
convert(struct advert *a, enum site_key key, struct str text, bool shown)
{
	buf_release(&a->buf[key]);
	switch (key) {
	case SITE_ITEM:
	case SITE_SELLER_ID: return to_id(a, key, text);
	case SITE_URL:
	case SITE_SELLER_URL: return add_link(a, text, &a->buf[key]);
	case SITE_SOLD:
	case SITE_REVIEWS: return to_count(a, key, text);
	case SITE_POSTED:
	case SITE_CAPTURED: return to_date(a, key, text);
	case SITE_CURRENCY:
	case SITE_UNIT: return to_word(a, key, text);
	default: return to_text(a, key, text, shown);
	}
}

/* A count that a page has before its programs fill it in. */
static bool
is_zero(const struct buf *b)
{
	return str_eq(buf_str(b), STR("0"));
}

static uint32_t
is_nested(struct str span)
{
	return span.p && json_type(span) >= JSON_ARRAY;
}

/* The first of a key's sources that gives a value. */
void
advert_first(struct advert *a, struct pick *p, const struct site *site,
    enum site_key key)
{
	const struct site_sources *s = &site->source[key];
	struct str text;

	for (size_t i = 0; i < s->n; i++) {
		if (pick_skips(p, &s->at[i]))
			continue;
		pick_start(p, &s->at[i]);
		while (pick_next(p)) {
			a->link = a->beside && pick_is_link(p);
			if (!pick_text(p, &text))
				a->unfit |= is_nested(p->span) << key;
			else if (convert(a, key, text, pick_is_plain(p)) &&
				 !(s->at[i].some && is_zero(&a->buf[key]))) {
				advert_know(a, key);
				a->won[key] = (uint16_t)(i + 1);
				return;
			}
		}
	}
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

/*
 * The address of an advert by its number, where that may be one: {digits} is
 * taken only by digits.  False if the platform has none.
 */
static bool
by_number(struct advert *a, struct buf *out)
{
	struct str t = str_from(a->known ? a->known->url : NULL);
	struct str item = a->value[SITE_ITEM], mark = STR("{item}");
	size_t at, digits = str_digits(item);

	if (!t.p || !item.p)
		return false;
	if (str_find(t, mark, 0) == t.n) {
		mark = STR("{digits}");
		if (digits < item.n)
			return false;
	}
	at = str_find(t, mark, 0);
	buf_add(out, t.p, at);
	buf_addstr(out, item);
	if (at < t.n)
		buf_add(out, t.p + at + mark.n, t.n - at - mark.n);
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
			    !add_link(a, text, &a->work))
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
	if (number.n && to_id(a, SITE_ITEM, number))
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
