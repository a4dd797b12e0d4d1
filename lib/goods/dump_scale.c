/*
 * dump_scale - prices in smaller parts than they are shown in, or in two kinds
 * of money
 *
 * Whole hundred thousandths, as Shopee's programs have them (2590000000 is
 * Rp 25,900), and coins.
 */
#include "dump_priv.h"

#define PLACES 5  /* behind the point */
#define SURE   9  /* digits of a price of unknown money that must be such */
#define STANDS 5  /* and that cannot be */
#define HOST   64 /* bytes of an address in which its host is looked for */

/* The digits of a whole number that is not zero, as it stands or as pandas
 * writes it (5.0); absent if it is none. */
static struct str
whole(struct str span)
{
	span = str_trim(json_inside(span));
	if (str_ends(span, STR(".0")))
		span.n -= 2;
	return str_is_digits(span) && span.p[0] != '0' ? span : STR_NONE;
}

/* True if the row has what only such programs have beside a price (`scaled`).
 */
static bool
has_sign(const struct dump *d)
{
	if (!d->value[KEY_ITEM].p || !d->value[KEY_SELLER_ID].p)
		return false;
	for (uint32_t i = 0; i < d->usual.keys.n; i++)
		if (d->value[i].p &&
		    usual_is(&d->usual, USUAL_SCALED, d->rank[i]))
			return true;
	return false;
}

/* The digits that a price may have in both ways where the money or the host is
 * that of text (`scale`); 0 if it is neither. */
static size_t
digits_of(struct dump *d, struct str text)
{
	buf_clear(&d->work);
	usual_plain(text, &d->work);
	return usual_scale(&d->usual, buf_str(&d->work));
}

/* The beginning of the advert's address, if it has a host. */
static struct str
host(struct dump *d)
{
	struct str url = d->value[KEY_URL];

	if (json_type(url) != JSON_STRING)
		return STR_NONE;
	url = dump_text(d, url);
	return look_is_web(url) ? str_head(url, HOST) : STR_NONE;
}

/* What the row says of its money; absent if nothing. */
static struct str
money(struct dump *d)
{
	struct str s =
	    d->value[KEY_CURRENCY].p ? d->value[KEY_CURRENCY] : d->mark;

	return json_type(s) == JSON_STRING ? dump_text(d, s) : STR_NONE;
}

bool
dump_is_scaled(struct dump *d)
{
	if (!d->value[KEY_PRICE].p || !has_sign(d))
		return false;
	/* other shops have such names too */
	return (!host(d).p || digits_of(d, host(d))) &&
	       (!money(d).p || digits_of(d, money(d)));
}

/* The digits that a price may have in both ways, by its money or by the host of
 * the address; 0 if neither is known. */
static size_t
unsure(struct dump *d)
{
	size_t n = money(d).p ? digits_of(d, money(d)) : 0;

	return n || !host(d).p ? n : digits_of(d, host(d));
}

bool
dump_put_scaled(struct dump *d, struct str span, struct buf *out)
{
	struct str n = whole(span);
	size_t digits = unsure(d);

	if (!n.p || n.n < (digits ? digits : STANDS + 1))
		return false;
	if (n.n < (digits ? digits + 1 : SURE)) {
		buf_printf(out, "\"" STR_FMT "?\"", STR_ARG(n));
		return true;
	}
	buf_add(out, n.p, n.n - PLACES);
	n = str_n(n.p + n.n - PLACES, PLACES);
	while (n.n && n.p[n.n - 1] == '0')
		n.n--;
	if (n.n)
		buf_printf(out, "." STR_FMT, STR_ARG(n));
	return true;
}

/* The digit that a value is; -1 if it is none. */
static int
digit(struct str span)
{
	span = span.p ? str_trim(json_inside(span)) : span;
	return span.n == 1 && ascii_digit(span.p[0]) ? span.p[0] - '0' : -1;
}

/* True if the row's money has no coins: what programs call its cents are yen.
 */
static bool
is_coinless(struct dump *d)
{
	struct str money = d->value[KEY_CURRENCY];

	if (!money.p)
		return false;
	buf_clear(&d->work);
	usual_plain(json_inside(money), &d->work);
	return usual_in(&d->usual, USUAL_COINLESS, buf_str(&d->work));
}

/* The power of ten by which the price is to be divided; 0 if it is not. */
static size_t
coins(struct dump *d)
{
	struct str by = d->value[KEY_DIVISOR];
	int power = digit(by);

	if (power == 2 || power == 3)
		return (size_t)power;
	by = by.p ? str_trim(json_inside(by)) : by;
	for (size_t i = 0; i < by.n; i++)
		if (by.p[i] != (i ? '0' : '1'))
			return 0;
	if (by.n)
		return by.n - 1;
	if (!usual_is(&d->usual, USUAL_COINS, d->rank[KEY_PRICE]))
		return 0;
	power = digit(d->value[KEY_POWER]);
	if (power < 0 && is_coinless(d))
		power = 0;
	return power < 0 ? 2 : (size_t)power;
}

bool
dump_put_coins(struct dump *d, struct str span, struct buf *out)
{
	struct str n = whole(span);
	size_t k = coins(d), first;

	if (!n.p || !k)
		return false;
	first = n.n > k ? n.n - k : 0;
	buf_add(out, first ? n.p : "0", first ? first : 1);
	buf_addc(out, '.');
	for (size_t i = n.n; i < k; i++)
		buf_addc(out, '0');
	buf_add(out, n.p + first, n.n - first);
	return true;
}

void
dump_note_yuan(struct dump *d, struct str mark, struct str span, uint64_t order)
{
	if (!mark.p || (d->yuan.price.p && d->yuan.order <= order))
		return;
	buf_clear(&d->work);
	usual_plain(json_inside(mark), &d->work);
	if (!usual_in(&d->usual, USUAL_YUAN, buf_str(&d->work)))
		return;
	d->yuan.price = span;
	d->yuan.mark = mark;
	d->yuan.order = order;
}

/* True if the advert's address is on a host whose prices are in yuan. */
static bool
is_inland(struct dump *d)
{
	struct str rest = host(d), name;

	rest = str_after(rest, str_find(rest, STR("//"), 0));
	while (rest.n && *rest.p == '/')
		rest = str_after(rest, 1);
	for (name = str_cut(&rest, '/'); name.n; (void)str_cut(&name, '.')) {
		buf_clear(&d->work);
		usual_plain(name, &d->work);
		if (usual_in(&d->usual, USUAL_YUAN, buf_str(&d->work)))
			return true;
	}
	return false;
}

void
dump_take_yuan(struct dump *d)
{
	if (!d->yuan.price.p || !d->mark.p || d->mark.p == d->yuan.mark.p ||
	    !is_inland(d))
		return;
	d->value[KEY_PRICE] = d->yuan.price;
	d->mark = d->yuan.mark;
	d->unit = STR_NONE;
}
