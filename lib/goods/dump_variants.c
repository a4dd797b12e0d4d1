/* dump_variants - the price of goods that tell it for each of their kinds */
#include "dump_priv.h"

/* Appends the name of a member to d->path, plain. */
static void
add_name(struct dump *d, struct str key)
{
	buf_clear(&d->work);
	json_decode(key, &d->work);
	usual_plain(buf_str(&d->work), &d->path);
}

/* The best price so far of one of the kinds. */
struct best {
	struct str span;
	uint32_t rank;
};

/* Takes what is called as d->path has it, if that is a better price, or the
 * money of it. */
static void
take(struct dump *d, struct best *best, struct str value)
{
	struct usual_name n = usual_exact(&d->usual, buf_str(&d->path));

	if (n.rank == NAMES_NONE || json_type(value) == JSON_NULL)
		return;
	if (n.key == KEY_CURRENCY && !d->value[KEY_CURRENCY].p)
		d->value[KEY_CURRENCY] = value;
	if (n.key != KEY_PRICE || usual_is(&d->usual, USUAL_COINS, n.rank) ||
	    (best->span.p && best->rank <= n.rank))
		return;
	*best = (struct best){value, n.rank};
}

/* The price of one of the kinds; absent if it tells none. */
static struct str
price_of(struct dump *d, struct str object)
{
	struct json_each it = json_each(object), in;
	struct best best = {{NULL, 0}, 0};
	size_t at;

	while (json_next(&it)) {
		buf_clear(&d->path);
		add_name(d, it.key);
		if (json_type(it.value) < JSON_ARRAY)
			take(d, &best, it.value);
		if (json_type(it.value) != JSON_OBJECT)
			continue;
		at = d->path.n;
		for (in = json_each(it.value); json_next(&in);) {
			d->path.n = at;
			add_name(d, in.key);
			if (json_type(in.value) < JSON_ARRAY)
				take(d, &best, in.value);
		}
	}
	return best.span;
}

bool
dump_is_titled(struct dump *d, struct str object)
{
	struct json_each it = json_each(object);

	while (json_next(&it)) {
		struct usual_name n;

		buf_clear(&d->part);
		json_decode(it.key, &d->part);
		n = usual_find(&d->usual, buf_str(&d->part));
		if (n.rank != NAMES_NONE && n.key == KEY_TITLE)
			return true;
	}
	return false;
}

/* True if what is called as d->work has it is in that list. */
static bool
is_called(struct dump *d, enum usual_list list)
{
	buf_clear(&d->part);
	usual_plain(buf_str(&d->work), &d->part);
	return usual_in(&d->usual, list, buf_str(&d->part));
}

struct str
dump_only_offer(struct dump *d, struct str list)
{
	struct json_each it = json_each(list);
	struct str one;

	if (!json_next(&it) || json_type(it.value) != JSON_OBJECT ||
	    !is_called(d, USUAL_OFFERED))
		return list;
	one = it.value;
	return json_next(&it) || dump_is_titled(d, one) ? list : one;
}

bool
dump_note_variants(struct dump *d, struct str list)
{
	struct json_each it = json_each(list);

	if (!json_next(&it) || json_type(it.value) != JSON_OBJECT)
		return false;
	if (!is_called(d, USUAL_VARIANTS) &&
	    (!is_called(d, USUAL_OFFERED) || dump_is_titled(d, it.value)))
		return false;
	if (!d->variants.p)
		d->variants = list;
	return true;
}

/* True if the row has no price but one that may be that of before, or a list's:
 * the kinds tell what they cost now. */
static bool
is_before(const struct dump *d)
{
	return usual_is(&d->usual, USUAL_BEFORE, d->rank[KEY_PRICE]);
}

static bool
is_counted(char c)
{
	return c >= '1' && c <= '9';
}

void
dump_price_variants(struct dump *d)
{
	struct json_each it = json_each(d->variants);
	bool has = d->value[KEY_PRICE].p;
	struct str price;

	if (!d->variants.p || (has && !is_before(d)))
		return;
	buf_clear(&d->kinds);
	buf_addc(&d->kinds, '[');
	while (json_next(&it)) {
		if (json_type(it.value) != JSON_OBJECT)
			continue;
		price = price_of(d, it.value);
		if (!price.p || (has && !str_any(price, is_counted)))
			continue; /* 0, "sold out": no better */
		json_sep(&d->kinds);
		buf_addstr(&d->kinds, price);
	}
	if (d->kinds.n == 1)
		return;
	buf_addc(&d->kinds, ']');
	d->value[KEY_PRICE] = buf_str(&d->kinds);
}
