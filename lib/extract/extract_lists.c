/* extract_lists - adverts of an object whose values are lists, a cell for each
 * advert */
#include "extract_columns.h"

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
	if (!columns_set_lists(&c, object, n))
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
	size_t n = differ(url) ? columns_cells(url) : 0,
	       title = columns_cells(name);
	size_t price = columns_cells(dump_found(x->dump, STR("price")));

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
