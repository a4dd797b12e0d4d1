/* extract_lists - adverts of an object whose values are lists, a cell for each
 * advert */
#include "extract_columns.h"

#define SAME (1 << 24) /* bytes, in all rows, of what is the same in each */

/* How many texts or numbers a value is: of an array how many are in it. */
static size_t
cells(struct str value)
{
	struct json_each it;
	size_t n = 0;

	if (!columns_is_list(value))
		return value.p != NULL;
	it = json_each(value);
	while (json_next(&it)) {
		if (json_type(it.value) >= JSON_ARRAY)
			return 1;
		n++;
	}
	return n;
}

/* True if an array has two values that differ. */
static bool
differ(struct str value)
{
	struct json_each it = json_each(value);
	struct str first = STR_NONE;

	while (columns_is_list(value) && json_next(&it)) {
		if (first.p && !str_eq(it.value, first))
			return true;
		first = it.value;
	}
	return false;
}

/* True of a list of n values of any kind. */
static bool
is_of(struct str value, size_t n)
{
	struct json_each it;

	if (!columns_is_list(value))
		return false;
	for (it = json_each(value); n && json_next(&it);)
		n--;
	return !n && !json_next(&it);
}

/* Opens the members of an object as columns: a list of n has a cell for each
 * row, all else is the same in every row, if that does not get too much.  False
 * if there is no such list. */
static bool
open_lists(struct columns *c, struct str object, size_t n)
{
	struct json_each it = json_each(object);
	size_t bytes = 0, lists = 0;

	columns_clear(c, false);
	while (c->n < COLUMNS && json_next(&it)) {
		bool list = is_of(it.value, n);

		if (!list) {
			bytes += it.value.n;
			if (bytes > SAME / n)
				continue;
			c->same[c->n] = it.value;
		} else {
			c->cell[c->n] = json_each(it.value);
			lists++;
		}
		c->name[c->n++] = it.key;
	}
	return lists > 0;
}

/* True if two members of the object are lists of texts or numbers. */
static bool
has_lists(struct str object)
{
	struct json_each it = json_each(object);
	size_t lists = 0;

	while (lists < 2 && json_next(&it))
		lists += columns_is_list(it.value) && cells(it.value) > 1;
	return lists == 2;
}

bool
columns_open_lists(struct extract *x, struct columns *c, struct str object)
{
	size_t n;

	if (!has_lists(object))
		return false;
	buf_clear(&x->usual);
	dump_read(x->dump, object, false, &x->usual);
	n = cells(dump_found(x->dump, STR("title")));
	return n > 1 && open_lists(c, object, n);
}

/* The member of an object that a value is in. */
static struct str
member_with(struct str object, struct str value)
{
	struct json_each it = json_each(object);

	while (json_next(&it))
		if (value.p >= it.value.p && value.p < it.value.p + it.value.n)
			return it.value;
	return value;
}

/* Takes the rows of the object that the list `one`, of n cells, is a member of;
 * it is in object or deeper. */
static bool
take_lists(struct extract *x, struct str object, struct str one, size_t n)
{
	struct str in = member_with(object, one);
	struct columns c;

	for (int i = 0; i < COLUMNS && json_type(in) == JSON_OBJECT; i++) {
		object = in;
		in = member_with(object, one);
	}
	if (!open_lists(&c, object, n))
		return false;
	x->advert.among = true;
	columns_take(x, &c);
	return true;
}

/* True if this is more than one advert.  urls: addresses that differ, or 0;
 * title, price: cells of these. */
static bool
are_several(const struct dump *d, size_t urls, size_t title, size_t price)
{
	if (title > 1 && differ(dump_found(d, STR("item"))))
		return true;
	if (!urls)
		return !dump_found(d, STR("url")).p && title > 1 && price > 1;
	return price > 1 ? title != 1 : !price && title == urls;
}

/*
 * Programs keep what they find on a page of many adverts as lists:
 * {"title":["a","b"],"price":["5","6"]}.  A title in pieces, and the prices
 * of one advert, are lists too: addresses or items that differ tell, or
 * several titles and prices without any address.
 */
bool
extract_lists(struct extract *x, struct str object)
{
	struct str url = dump_found(x->dump, STR("url"));
	struct str name = dump_found(x->dump, STR("title"));
	size_t n = differ(url) ? cells(url) : 0, title = cells(name);
	size_t price = cells(dump_found(x->dump, STR("price")));

	if (!are_several(x->dump, n, title, price))
		return false;
	if (!n)
		n = title;
	if ((!title || title == n) && (!price || price == n) &&
	    take_lists(x, object, url.p ? url : name, n))
		return true;
	extract_odd(x,
	    "are lists of which it is not known which values belong "
	    "together; export an object an advert",
	    0);
	err_set(&x->got.why, "its rows %s", x->got.odd_what);
	return x->got.suspect = true;
}
