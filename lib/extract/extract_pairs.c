/* extract_pairs - an advert's number: its key, or the first of a pair */
#include "extract_priv.h"
#include "look.h"

#define ITEM 6 /* digits, at least, of such a number */

void
extract_add_item(struct extract *x, struct str key)
{
	key = json_inside(key);
	if (key.n < ITEM || dump_found(x->dump, STR("item")).p ||
	    !str_is_digits(key))
		return;
	x->usual.n--; /* the bracket */
	json_sep(&x->usual);
	buf_printf(&x->usual, "\"item\":\"" STR_FMT "\"}", STR_ARG(key));
}

/* True of a pair of an advert and its number, ["6001",{...}], as a Map has
 * them; sets key and object. */
static bool
is_pair(struct str value, struct str *key, struct str *object)
{
	struct json_each it;
	struct str s;

	if (json_type(value) != JSON_ARRAY)
		return false;
	it = json_each(value);
	if (!json_next(&it) || json_type(it.value) >= JSON_ARRAY)
		return false;
	*key = it.value;
	s = json_inside(it.value);
	if (s.n < ITEM || !str_is_digits(s) || !json_next(&it) ||
	    json_type(it.value) != JSON_OBJECT)
		return false;
	*object = it.value;
	return !json_next(&it);
}

bool
extract_pair(struct extract *x, struct str value)
{
	struct str key, object;

	if (!is_pair(value, &key, &object) || !extract_like(x, object))
		return false;
	if (!extract_is_menu(x) && !extract_lists(x, object)) {
		extract_add_item(x, key);
		extract_take_usual(x);
	}
	return true;
}
