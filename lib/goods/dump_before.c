/* dump_before - a price that was is none, where another may be the price */
#include "dump_priv.h"

#include <stdlib.h>

#define DIGITS 16 /* of an amount, at most */

/* The number in a text that has but one: $1,299.50; 0 if it has none. */
static double
amount(struct str s)
{
	char text[DIGITS + 1];
	size_t n = 0, at = 0;

	while (at < s.n && !ascii_digit(s.p[at]))
		at++;
	for (; at < s.n && n < DIGITS && ONE_OF(s.p[at], "0123456789.,"); at++)
		if (s.p[at] != ',')
			text[n++] = s.p[at];
	text[n] = '\0';
	return n < DIGITS && !str_any(str_after(s, at), ascii_digit)
	           ? strtod(text, NULL)
	           : 0;
}

/* True if a name, plain, ends with one of a price: xprice. */
static bool
ends_as_price(const struct dump *d, struct str plain)
{
	struct usual_name n;

	for (size_t i = 1; i + 1 < plain.n; i++) {
		n = usual_exact(&d->usual, str_after(plain, i));
		if (n.rank != NAMES_NONE && n.key == KEY_PRICE)
			return !usual_is(&d->usual, USUAL_BEFORE, n.rank) &&
			       !look_is_beside(&d->usual.look, plain);
	}
	return false;
}

/* True if a value whose name says nothing may be the price, that is less than
 * the one of before: money, 15.50, or more than half of that. */
static bool
may_be_price(struct dump *d, struct str span, struct str text, double before)
{
	double is = amount(text);

	if (is <= 0 || is >= before)
		return false;
	if (look_is_money(&d->usual.look, text))
		return true;
	if (json_type(span) != JSON_NUMBER && !str_is_digits(text) &&
	    !look_is_decimal(text))
		return false;
	return 2 * is >= before || (look_is_decimal(text) && 10 * is >= before);
}

void
dump_drop_before(struct dump *d, struct str object)
{
	struct json_each it = json_each(object);
	struct usual_name n;
	struct str text, now = STR_NONE;
	bool doubt = false;
	double before;

	if (!d->value[KEY_PRICE].p ||
	    json_type(d->value[KEY_PRICE]) >= JSON_ARRAY ||
	    !usual_is(&d->usual, USUAL_BEFORE, d->rank[KEY_PRICE]))
		return;
	before = amount(dump_text(d, d->value[KEY_PRICE]));
	while (json_next(&it)) {
		buf_clear(&d->work);
		json_decode(it.key, &d->work);
		n = usual_find(&d->usual, buf_str(&d->work));
		if (n.rank != NAMES_NONE && n.key == KEY_PRICE &&
		    !usual_is(&d->usual, USUAL_BEFORE, n.rank))
			return; /* there is no price of today: null */
		if (n.rank != NAMES_NONE || json_type(it.value) >= JSON_ARRAY)
			continue;
		text = dump_text(d, it.value);
		if (!may_be_price(d, it.value, text, before))
			continue;
		doubt = true;
		buf_clear(&d->path);
		usual_plain(buf_str(&d->work), &d->path);
		if (!now.p && ends_as_price(d, buf_str(&d->path)))
			now = it.value;
	}
	if (!doubt)
		return;
	d->doubt = true;
	d->value[KEY_PRICE] = now;
	d->rank[KEY_PRICE] = NAMES_NONE;
	d->mark = d->plain = STR_NONE;
}
