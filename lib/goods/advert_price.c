/* advert_price - the price of an advert */
#include "advert_priv.h"
#include "amount.h"
#include "text.h"
#include "url.h"

#define LETTERS 3 /* of money, before a number */

/* Takes one more price: of several the lowest and the highest are kept. */
static void
widen(struct price *all, const struct price *p)
{
	const struct amount *high = p->high.text[0] ? &p->high : &p->low;

	if (!all->low.text[0]) {
		*all = *p;
		return;
	}
	if (!all->high.text[0])
		all->high = all->low;
	if (amount_cmp(&p->low, &all->low) < 0)
		all->low = p->low;
	if (amount_cmp(high, &all->high) > 0)
		all->high = *high;
}

/* Hundredths are whole: what has a point is in the larger coin already. */
static bool
cents(struct price *p)
{
	if (strchr(p->low.text, '.') || strchr(p->high.text, '.'))
		return true;
	return (!p->low.text[0] || amount_cents(&p->low)) &&
	       (!p->high.text[0] || amount_cents(&p->high));
}

/* The text that the price was read from, or that stands in its place. */
static void
keep_text(struct buf *b, struct str text, const struct price *all, bool several)
{
	if (!several) {
		buf_clear(b);
		text_fold(text, b);
	} else if (amount_cmp(&all->low, &all->high) != 0) {
		buf_clear(b);
		buf_printf(b, "%s - %s", all->low.text, all->high.text);
	}
}

/* Cuts off what nobody sees within a number: marks of no width. */
static void
cut_unseen(struct buf *b, size_t from)
{
	static const struct str unseen[] = {STR_INIT("\xe2\x80\x8b"),
	    STR_INIT("\xe2\x80\x8c"), STR_INIT("\xe2\x80\x8d"),
	    STR_INIT("\xe2\x81\xa0"), STR_INIT("\xef\xbb\xbf")};
	size_t to = from, i = from, k, n = COUNT(unseen);

	while (i < b->n) {
		for (k = 0; k < n; k++)
			if (str_starts(buf_after(b, i), unseen[k]))
				break;
		if (k < n)
			i += unseen[k].n;
		else
			b->p[to++] = b->p[i++];
	}
	b->n = to;
}

/* &#165;40.00 in data is no 165, and 1<!-- -->.74 no 1. */
static struct str
meant(struct advert *a, struct str text)
{
	bool marked = memchr(text.p, '<', text.n);

	if (!marked && !memchr(text.p, '&', text.n) &&
	    !memchr(text.p, '\xe2', text.n) && !memchr(text.p, '\xef', text.n))
		return text;
	buf_clear(&a->work);
	if (marked)
		text_plain(text, &a->work);
	else
		text_references(text, &a->work);
	cut_unseen(&a->work, 0);
	return buf_str(&a->work);
}

/* 0 or 0.0 in an export, without a sign of money: what programs write for what
 * they do not know. */
static bool
is_unknown(const struct site *site, struct str text)
{
	size_t n = 0;

	text = str_trim(text);
	while (n < text.n && (text.p[n] == '0' || text.p[n] == '.'))
		n++;
	return site->dump && n && n == text.n;
}

/* Reads the prices that a source finds.  A path with [] may find many, as of
 * sizes and colours; of elements the first with a price counts, unless all are
 * asked for, as of those by quantity. */
static bool
read_source(struct advert *a, struct pick *p, const struct site *site,
    const struct site_source *s, struct price *all, struct buf *kept)
{
	struct price price;
	struct str text;
	size_t n = 0;

	*all = (struct price){0};
	pick_start(p, s);
	p->money = true;
	while ((n == 0 || s->how != SITE_CSS || s->all) && pick_next(p)) {
		if (!pick_text(p, &text))
			continue;
		text = meant(a, text);
		if (is_unknown(site, text) ||
		    !value_price(a->sites->numbers, text, &price) ||
		    ((site->cents || s->cents) && !cents(&price))) {
			if (!kept->n)
				keep_text(kept, text, all, false);
			continue;
		}
		widen(all, &price);
		keep_text(kept, text, all, n++ > 0);
	}
	return n > 0;
}

static void
set_dec(struct advert *a, enum site_key key, const struct amount *d)
{
	buf_clear(&a->buf[key]);
	buf_puts(&a->buf[key], d->text);
	advert_know(a, key);
}

/* What a mark that others use too means there (`land` in the table). */
static const char *
means(struct advert *a, const char *mark, char sign, struct str where)
{
	buf_clear(&a->work);
	buf_puts(&a->work, mark);
	buf_addc(&a->work, sign);
	buf_addstr(&a->work, where);
	return numbers_land(a->sites->numbers, buf_str(&a->work));
}

/* On a host of that land: ¥ at shop.jp (CNY.jp). */
static const char *
of_host(struct advert *a, const char *mark)
{
	struct str host = url_host(a->page_url), end = host;
	struct str url = a->value[SITE_URL];

	if (url.p && url_host(url).n)
		end = host = url_host(url);
	for (size_t i = host.n; i > 0 && host.p[i - 1] != '.'; i--)
		end = str_after(host, i - 1);
	if (!end.n || end.n == host.n)
		return NULL;
	return means(a, mark, '.', end);
}

/* On a page in that language (CNY:ja), or in that of the land: en-AU. */
static const char *
of_page(struct advert *a, struct pick *p, const char *mark)
{
	struct str lang = pick_language(p), tongue;
	const char *is;

	if (!lang.n)
		return NULL;
	tongue = str_cut(&lang, '-');
	is = means(a, mark, ':', tongue);
	return is || lang.n != 2 ? is : means(a, mark, '.', lang);
}

static const char *
of_land(struct advert *a, struct pick *p, const char *mark)
{
	const char *is = of_host(a, mark);

	return is ? is : of_page(a, p, mark);
}

/* The one that the page's programs name, if it is one that the mark may mean:
 * {"amount":"650.0","currencyCode":"MXN"} beside $650. */
static const char *
of_programs(struct advert *a, struct pick *p, const char *mark)
{
	struct str code = pick_money(p);
	const char *is =
	    code.n ? numbers_currency(a->sites->numbers, code) : NULL;

	return is && numbers_may_be(a->sites->numbers, mark, is) ? is : NULL;
}

/* Of letters before the number that are money in one land, and anything
 * elsewhere: R 12.00 at shop.za (R.za). */
static const char *
of_letters(struct advert *a, struct pick *p)
{
	struct str text = str_trim(a->value[SITE_PRICE_TEXT]);
	char mark[LETTERS + 1] = "";
	size_t n = 0;

	while (n < LETTERS && n < text.n && ascii_letter(text.p[n])) {
		mark[n] = text.p[n];
		mark[++n] = '\0';
	}
	text = str_trim(str_after(text, n));
	return n && text.n && ascii_digit(*text.p) ? of_land(a, p, mark) : NULL;
}

/* The site's money, if what stands beside the price may mean it: $ is no
 * hryvnia. */
static const char *
of_site(const struct advert *a, const char *mark)
{
	const char *own;

	if (!a->known || !a->known->currency || (mark && a->price.sure))
		return NULL;
	own = a->known->currency;
	return !mark || numbers_may_be(a->sites->numbers, mark, own) ? own
	                                                             : NULL;
}

/* A mark that means one currency only goes before what the site has; the
 * site's goes before a mark that others use too. */
static void
set_currency(struct advert *a, struct pick *p, const struct site *site)
{
	const char *mark = a->price.currency, *is;

	a->money = NULL;
	if (!mark || !a->price.sure)
		advert_first(a, p, site, SITE_CURRENCY);
	if (a->value[SITE_CURRENCY].p)
		return;
	if (!mark)
		mark = a->money;
	if ((is = of_site(a, mark)))
		mark = is;
	else if (!mark)
		mark = of_letters(a, p);
	else if (!a->price.sure &&
		 ((is = of_land(a, p, mark)) || (is = of_programs(a, p, mark))))
		mark = is;
	if (!mark)
		return;
	buf_clear(&a->buf[SITE_CURRENCY]);
	buf_puts(&a->buf[SITE_CURRENCY], mark);
	advert_know(a, SITE_CURRENCY);
}

/* 129.000 of a money without small coins, which the text does not name: what
 * parts thousands. */
static void
regroup(struct advert *a, const struct buf *text)
{
	struct str currency = a->value[SITE_CURRENCY];
	struct price price;

	if (!currency.p || a->price.currency || text == &a->work || !text->n ||
	    !memchr(text->p, '.', text->n))
		return;
	if (!numbers_whole(a->sites->numbers, currency))
		return;
	buf_clear(&a->work);
	buf_addstr(&a->work, currency);
	buf_addc(&a->work, ' ');
	buf_addstr(&a->work, buf_str(text));
	if (value_price(a->sites->numbers, buf_str(&a->work), &price)) {
		a->price.low = price.low;
		a->price.high = price.high;
	}
}

/* A key of its own may say where the range ends. */
static void
set_high(struct advert *a, struct pick *p, const struct site *site)
{
	const struct site_sources *s = &site->source[SITE_PRICE_MAX];
	struct price max;
	bool found = false;

	buf_clear(&a->work);
	for (size_t i = 0; i < s->n && !found; i++) {
		found = read_source(a, p, site, &s->at[i], &max, &a->work);
		a->won[SITE_PRICE_MAX] = (uint16_t)(i + 1);
	}
	if (found)
		a->price.high = max.high.text[0] ? max.high : max.low;
	if (a->price.high.text[0] &&
	    amount_cmp(&a->price.high, &a->price.low) > 0)
		set_dec(a, SITE_PRICE_MAX, &a->price.high);
}

/* True of 12, $12, 12,50 EUR: digits, with a mark of money beside them. */
static bool
is_money(const struct numbers *w, struct str s)
{
	size_t from = 0, to = s.n;

	while (from < s.n && !ascii_digit(s.p[from]))
		from++;
	while (to > from && !ascii_digit(s.p[to - 1]))
		to--;
	for (size_t i = from; i < to; i++)
		if (!ascii_digit(s.p[i]) && !ONE_OF(s.p[i], " .,"))
			return false;
	return from < to &&
	       (from ? to == s.n &&
			   numbers_currency(w, str_trim(str_head(s, from)))
		     : numbers_currency(w, str_trim(str_after(s, to))) != NULL);
}

/* The money that a title ends with, horn comb - $12; absent if it ends
 * otherwise, or says what that is: under $20. */
static struct str
of_title(const struct numbers *w, struct str title)
{
	struct str s = str_trim(title), head;
	size_t at = s.n, n;

	for (int i = 0; i < 2 && at; i++) {
		while (at && s.p[at - 1] != ' ')
			at--;
		head = str_trim(str_head(s, at));
		if (head.n && is_money(w, str_after(s, at))) {
			for (n = head.n; n && head.p[n - 1] != ' ';)
				n--;
			return numbers_bounds(w, str_after(head, n))
			           ? STR_NONE
			           : str_after(s, at);
		}
		at = head.n;
	}
	return STR_NONE;
}

/* Reads the price that the title of an entry of a feed ends with. */
static bool
read_title(struct advert *a, struct buf *text)
{
	struct str money =
	    a->feed && a->value[SITE_TITLE].p && !text->n
		? of_title(a->sites->numbers, a->value[SITE_TITLE])
		: STR_NONE;

	if (!money.n || !value_price(a->sites->numbers, money, &a->price))
		return false;
	keep_text(text, money, &a->price, false);
	return true;
}

void
advert_price(struct advert *a, struct pick *p, const struct site *site)
{
	const struct site_sources *s = &site->source[SITE_PRICE];
	struct buf *text = &a->buf[SITE_PRICE_TEXT];
	bool found = false;

	advert_first(a, p, site, SITE_PRICE_TEXT);
	buf_clear(&a->work);
	if (a->value[SITE_PRICE_TEXT].p)
		text = &a->work;
	else
		buf_clear(text);
	for (size_t i = 0; i < s->n && !found; i++) {
		found = read_source(a, p, site, &s->at[i], &a->price, text);
		a->won[SITE_PRICE] = (uint16_t)(i + 1);
	}
	if (!found && (found = read_title(a, text)))
		a->won[SITE_PRICE] = 0;
	if (text->n && text != &a->work)
		advert_know(a, SITE_PRICE_TEXT);
	if (!found)
		return;
	set_currency(a, p, site);
	regroup(a, text);
	set_dec(a, SITE_PRICE, &a->price.low);
	set_high(a, p, site);
	buf_clear(&a->buf[SITE_UNIT]);
	if (!a->price.unit) {
		advert_first(a, p, site, SITE_UNIT);
		return;
	}
	buf_puts(&a->buf[SITE_UNIT], a->price.unit);
	advert_know(a, SITE_UNIT);
}
