/*
 * dump_row - what an object of an export has, by the names of its members
 *
 * Each member is looked up by its name, or by all names down to it; of two that
 * are called alike the better name is taken.  What a value without such a name
 * is, and whether one can be what it is called, dump_value.c says.
 */
#include "dump_priv.h"

#include "typed.h"

#define DEPTH 6 /* of objects within an advert */
#define LOT   4 /* digits of a number within an auction, at most */

/* 0, "0.00": no price, where another is. */
static bool
is_zero(struct str span)
{
	size_t n = 0;

	span = json_inside(span);
	while (n < span.n && (span.p[n] == '0' || span.p[n] == '.'))
		n++;
	return span.n && n == span.n;
}

/* True of the number of a lot, or of its auction; not of the long one of a lot,
 * which no other lot has. */
static bool
is_of_lot(struct dump *d, uint32_t rank, struct str span)
{
	return usual_is(&d->usual, USUAL_LOT, rank)
	           ? !span.p || json_inside(span).n <= LOT
	           : usual_is(&d->usual, USUAL_HALF, rank);
}

/* True of a number of a lot, or of its auction, if the row has both and one of
 * them is short: lot 1 is in each auction.  Neither is the item then. */
static bool
is_half(struct dump *d, uint32_t rank, struct str span)
{
	size_t had = d->half.n, quotes = json_type(span) == JSON_STRING ? 2 : 0;

	if (!is_of_lot(d, rank, span))
		return false;
	if (!had) {
		d->half = span;
		return false;
	}
	if (json_type(d->half) == JSON_STRING)
		had -= 2;
	if (had > LOT && span.n - quotes > LOT)
		return d->halves;
	if (is_of_lot(d, d->rank[KEY_ITEM], d->value[KEY_ITEM]))
		d->value[KEY_ITEM] = STR_NONE;
	return d->halves = true;
}

/* Of two names of a key that with the lower order is taken. */
static uint64_t
order(struct usual_name n)
{
	uint32_t first = n.rank > n.outer ? n.rank : n.outer;

	return (uint64_t)first << 32 | n.rank;
}

void
dump_take(struct dump *d, struct usual_name name, struct str span)
{
	if (name.key == KEY_ITEM && is_half(d, name.rank, span))
		return;
	if (name.key == KEY_LOCATION && json_type(span) == JSON_STRING &&
	    usual_is(&d->usual, USUAL_PROVINCE, name.rank))
		d->province = span;
	if (name.key == KEY_PRICE && d->value[KEY_PRICE].p) {
		if (is_zero(span))
			return;
		if (is_zero(d->value[KEY_PRICE]))
			d->value[KEY_PRICE] = d->plain = STR_NONE;
	}
	if (name.key == KEY_PRICE && !name.mark.p &&
	    (!d->plain.p || order(name) < d->plain_order)) {
		d->plain = span;
		d->plain_order = order(name);
	}
	if (name.key == KEY_PRICE)
		dump_note_yuan(d, name.mark, span, order(name));
	if (d->value[name.key].p && d->order[name.key] <= order(name))
		return;
	d->value[name.key] = span;
	d->rank[name.key] = name.rank;
	d->order[name.key] = order(name);
	if (name.key == KEY_PRICE) {
		d->mark = name.mark;
		d->unit = name.unit;
	}
}

/* "procity" and "procity 2", or "procity1": programs that take what a page sets
 * apart number what has the same name; the province is told by its look. */
static bool
is_second(const struct dump *d, struct usual_name n)
{
	struct str name = buf_str(&d->work);

	if (n.key != KEY_LOCATION || name.n < 2)
		return false;
	return str_ends(name, STR(" 2")) ? d->rank[KEY_LOCATION] == n.rank
	                                 : name.p[name.n - 1] == '1';
}

static bool
take_town(struct dump *d, struct usual_name n, struct str span)
{
	struct str first = d->value[KEY_LOCATION];

	if (!is_second(d, n) || d->town.p || json_type(span) != JSON_STRING ||
	    json_type(first) != JSON_STRING || str_eq(first, span) ||
	    !look_is_place(&d->usual.look, dump_text(d, first)))
		return false;
	d->town = span;
	return true;
}

/* The address of an advert is that, whatever it is called. */
static bool
note_address(struct dump *d, struct str span)
{
	if (json_type(span) != JSON_STRING ||
	    !look_is_address(&d->usual.look, dump_text(d, span)))
		return false;
	if (!d->seen.address.p)
		d->seen.address = span;
	return true;
}

/* vendor.nickname: what is in an object that is the shop by its name (`around`)
 * is the seller's: as seller.nickname is, or as nickname is. */
static struct usual_name
of_seller(struct dump *d, size_t outer, size_t inner)
{
	struct str path = buf_str(&d->path);
	struct str shop = str_n(path.p + outer, inner - outer);
	struct str rest = str_after(path, inner);
	struct usual_name n = USUAL_NONE;

	if (inner <= outer || !rest.n ||
	    !usual_in(&d->usual, USUAL_AROUND, shop))
		return USUAL_NONE;
	buf_clear(&d->part);
	buf_puts(&d->part, "seller");
	buf_addstr(&d->part, rest);
	n = usual_exact(&d->usual, buf_str(&d->part));
	if (n.rank == NAMES_NONE)
		n = usual_exact(&d->usual, rest);
	return n.rank != NAMES_NONE &&
	               str_starts(d->usual.keys.name[n.key], STR("seller."))
	           ? n
	           : USUAL_NONE;
}

/* asking_price.value: what is in an object that is a price by its name is what
 * it is in one that is called price; not in one of before, or that may be
 * another thing. */
static struct usual_name
of_price(struct dump *d, struct usual_name in, struct str rest)
{
	struct usual_name n;

	if (usual_is(&d->usual, USUAL_BEFORE, in.rank) ||
	    usual_is(&d->usual, USUAL_WEAK, in.rank))
		return USUAL_NONE;
	buf_clear(&d->part);
	buf_puts(&d->part, "price");
	buf_addstr(&d->part, rest);
	n = usual_exact(&d->usual, buf_str(&d->part));
	if (n.key != KEY_PRICE && n.key != KEY_CURRENCY &&
	    n.key != KEY_PRICE_MAX)
		return USUAL_NONE;
	n.outer = n.key == KEY_PRICE ? in.rank : 0;
	return n;
}

/* title.text, title.href: what a link says, and where it leads to. */
static struct usual_name
of_link(struct dump *d, struct usual_name in, struct str rest)
{
	struct usual_name n = usual_exact(&d->usual, rest);

	if (in.key == KEY_TITLE && n.key == KEY_URL)
		return n;
	return (in.key == KEY_TITLE || in.key == KEY_SELLER ||
		   in.key == KEY_LOCATION) &&
	               (str_eq(rest, STR("text")) || str_eq(rest, STR("value")))
	           ? in
	           : USUAL_NONE;
}

/* price.current_price: what is in an object that is the same by its name; in a
 * price also its currency and the end of its range.  Of two prices
 * (originalPrice.text, salePrice.text) that in the better name is the one. */
static struct usual_name
of_same(struct dump *d, size_t outer, size_t inner)
{
	struct str path = buf_str(&d->path);
	struct str rest = str_after(path, inner);
	struct usual_name n = usual_exact(&d->usual, rest);
	struct usual_name in =
	    usual_exact(&d->usual, str_n(path.p + outer, inner - outer));

	if (in.key == NAMES_NONE && outer) /* price.now.amount */
		in = usual_exact(&d->usual, str_n(path.p, inner));
	if (in.key == NAMES_NONE)
		return USUAL_NONE;
	if (n.key == in.key ||
	    (in.key == KEY_PRICE &&
		(n.key == KEY_CURRENCY || n.key == KEY_PRICE_MAX))) {
		n.outer = n.key == in.key ? in.rank : 0;
		return n;
	}
	return in.key == KEY_PRICE ? of_price(d, in, rest)
	                           : of_link(d, in, rest);
}

/* "price 2" of the row in which "price" is a mark of money alone: the price
 * stands apart from it, under the same name. */
static struct usual_name
of_sign(struct dump *d, struct str span)
{
	struct str name = buf_str(&d->work), text;
	struct usual_name n = USUAL_NONE;

	if (!d->sign.p || d->value[KEY_PRICE].p ||
	    json_type(span) >= JSON_ARRAY)
		return n;
	if (str_ends(name, STR(" 2")))
		name.n -= 2;
	else if (str_ends(name, STR("1"))) /* as some programs count them */
		name.n--;
	else
		return n;
	text = json_type(span) == JSON_STRING ? dump_text(d, span) : span;
	if (str_is_digits(text) || look_is_decimal(text))
		n = usual_find(&d->usual, name);
	return n.rank != NAMES_NONE && n.key == KEY_PRICE ? n : USUAL_NONE;
}

/* True of "AR":"Argentina" in a list of countries or languages by their codes:
 * where a price is called by two letters (Ár) it has a digit. */
static bool
is_code(struct dump *d, struct usual_name n, struct str span)
{
	if (n.key != KEY_PRICE || d->work.n > 2)
		return false;
	for (size_t i = 0; i < span.n; i++)
		if (ascii_digit(span.p[i]))
			return false;
	return true;
}

/* Takes a member; at: where the name of the object begins that it is in, and
 * its own, which are the same if that has none. */
static void
take_value(struct dump *d, const size_t at[2], struct str span)
{
	bool outer = !at[1];
	struct usual_name n = outer ? usual_find(&d->usual, buf_str(&d->work))
	                            : usual_exact(&d->usual, buf_str(&d->path));

	if (outer && n.rank == NAMES_NONE)
		n = of_sign(d, span);
	if (!outer && n.rank == NAMES_NONE)
		n = of_seller(d, at[0], at[1]);
	if (!outer && n.rank == NAMES_NONE)
		n = of_same(d, at[0], at[1]);

	if (n.key == KEY_PRICE && !n.mark.p)
		n.mark = d->money;
	if (n.key == KEY_PLATFORM && dump_is_page(d, span))
		n.key = KEY_PAGE;
	else if (n.key == KEY_PAGE && json_type(span) == JSON_STRING &&
		 dump_is_market(d, span)) /* source: taobao */
		n.key = KEY_PLATFORM;
	if (n.rank != NAMES_NONE && n.key != KEY_URL && n.key != KEY_PAGE &&
	    note_address(d, span))
		return;
	if (n.rank != NAMES_NONE && n.key == KEY_PRICE &&
	    dump_is_sign(d, span)) {
		d->sign = span;
		return;
	}
	if (n.rank != NAMES_NONE && dump_is_counted(d, n, span) &&
	    dump_may_be(d, n.key, span) && !is_code(d, n, span)) {
		if (!outer || !take_town(d, n, span))
			dump_take(d, n, span);
		return;
	}
	d->refused |= n.rank != NAMES_NONE && n.key == KEY_TITLE;
	if (outer)
		dump_guess(d, span);
}

/* ["a"]: as programs write what they looked for and found once; or an address
 * more than once. */
static struct str
alone(struct str span)
{
	struct json_each it;
	struct str one;

	if (json_type(span) != JSON_ARRAY)
		return span;
	it = json_each(span);
	if (!json_next(&it) || json_type(it.value) >= JSON_ARRAY)
		return span;
	one = it.value;
	while (json_next(&it))
		if (!str_eq(it.value, one) || !str_starts(one, STR("\"http")))
			return span;
	return one;
}

/* [{"name":"North"}]: the only object of a list under a name (d->work) of which
 * an advert has one, as programs keep what they looked for; else the list. */
static struct str
only_object(struct dump *d, struct str list)
{
	struct json_each it = json_each(list);
	struct usual_name n = usual_find(&d->usual, buf_str(&d->work));
	struct str one;

	if ((n.key != KEY_TITLE && n.key != KEY_PRICE && n.key != KEY_SELLER &&
		n.key != KEY_LOCATION) ||
	    !json_next(&it) || json_type(it.value) != JSON_OBJECT)
		return list;
	one = it.value;
	return json_next(&it) || (n.key == KEY_TITLE && dump_is_titled(d, one))
	           ? list
	           : one;
}

/* A no says nothing but for what is no advert: "httpOnly":false */
static void
take_no(struct dump *d, bool outer, struct str span)
{
	struct usual_name n;

	if (json_type(span) != JSON_FALSE)
		return;
	n = outer ? usual_find(&d->usual, buf_str(&d->work))
	          : usual_exact(&d->usual, buf_str(&d->path));
	if (n.rank != NAMES_NONE && n.key == KEY_NONE)
		dump_take(d, n, span);
}

/* True if the key only holds other keys.  In _source Elasticsearch has what it
 * was given; what is from somewhere says "source". */
static bool
is_within(struct dump *d, size_t at)
{
	return str_eq(buf_str(&d->work), STR("_source")) ||
	       usual_in(&d->usual, USUAL_WITHIN, buf_after(&d->path, at));
}

/* The money that a member of a price is named by, {"price":{"EUR":{...}}}: its
 * name (d->work) says nothing else.  outer, at: where in the path the name of
 * the object begins that it is in, and its own. */
static struct str
money_in(struct dump *d, size_t outer, size_t at)
{
	struct str money = STR_NONE;
	struct usual_name in;

	if (at > outer)
		money = usual_money(&d->usual, buf_str(&d->work));
	if (!money.p)
		return money;
	in = usual_exact(&d->usual, str_n(d->path.p + outer, at - outer));
	return in.key == KEY_PRICE &&
	               !usual_is(&d->usual, USUAL_BEFORE, in.rank)
	           ? money
	           : STR_NONE;
}

/* Takes a member that is no object. */
static void
take_member(struct dump *d, const size_t at[2], struct str value)
{
	if (json_type(value) == JSON_ARRAY && dump_note_variants(d, value))
		return;
	if (dump_says(d, value))
		take_value(d, at, value);
	else if (value.p)
		take_no(d, !at[1], value);
}

/* What a member is, whose name is in d->work; what programs keep as a list of
 * one is that. */
static struct str
value_of(struct dump *d, struct str span)
{
	struct str value = alone(typed_value(span));

	if (json_type(value) == JSON_ARRAY)
		value = dump_only_offer(d, value);
	if (json_type(value) == JSON_ARRAY)
		value = only_object(d, value);
	return value;
}

static void
walk(struct dump *d, struct str object)
{
	struct json_within w;
	struct json_each *it;
	/* of what holds each: where in the path its name begins and ends, and
	 * the money that it is in */
	size_t at[DEPTH][2] = {{0, 0}}, level;
	struct str money[DEPTH] = {{NULL, 0}}, in, value;

	buf_clear(&d->path);
	json_within(&w, object);
	while ((it = json_within_next(&w))) {
		level = w.level;
		d->path.n = at[level][1];
		buf_clear(&d->work);
		json_decode(it->key, &d->work);
		value = value_of(d, it->value);
		if (at[level][1] || json_type(value) == JSON_OBJECT)
			usual_plain(buf_str(&d->work), &d->path);
		in = money_in(d, at[level][0], at[level][1]);
		if (in.p)
			d->path.n = at[level][1];
		d->money = in.p ? in : money[level];
		if (json_type(value) != JSON_OBJECT) {
			take_member(d, at[level], value);
		} else if (level + 1 < DEPTH) {
			if (is_within(d, at[level][1]))
				d->path.n = at[level][1];
			json_enter(&w, value);
			money[w.level] = d->money;
			at[w.level][0] = at[level][!in.p];
			at[w.level][1] = d->path.n;
		}
	}
}

void
dump_members(struct dump *d, struct str object)
{
	walk(d, object);
	dump_drop_before(d, object);
	dump_fill(d);
}
