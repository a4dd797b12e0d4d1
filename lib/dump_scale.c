/* dump_scale - prices that are whole hundred thousandths, as Shopee's programs
 * have them: 2590000000 is Rp 25,900 */
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
	if (json_type(span) == JSON_STRING)
		span = str_trim(str_n(span.p + 1, span.n - 2));
	if (str_ends(span, STR(".0")))
		span.n -= 2;
	return look_is_digits(span) && span.p[0] != '0' ? span
	                                                : (struct str){NULL, 0};
}

/* True if the row has what only such programs have beside a price (`scaled`).
 */
static bool
has_sign(const struct dump *d)
{
	if (!d->value[ITEM].p || !dump_found(d, STR("seller.id")).p)
		return false;
	for (uint32_t i = 0; i < d->usual.keys.n; i++)
		if (d->value[i].p && usual_scaled(&d->usual, d->rank[i]))
			return true;
	return false;
}

bool
dump_is_scaled(const struct dump *d)
{
	return d->value[PRICE].p && has_sign(d);
}

/* The digits that a price may have in both ways, by its money or by the host of
 * the address (`scale`: SGD 5); 0 if neither is known. */
static size_t
unsure(struct dump *d)
{
	struct str money = dump_found(d, STR("currency")), url = d->value[URL];

	if (!money.p)
		money = d->mark;
	buf_clear(&d->work);
	if (json_type(money) == JSON_STRING)
		usual_plain(dump_text(d, money), &d->work);
	else if (json_type(url) == JSON_STRING)
		usual_plain(
		    str_n(url.p, url.n < HOST ? url.n : HOST), &d->work);
	return usual_scale(&d->usual, buf_str(&d->work));
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
