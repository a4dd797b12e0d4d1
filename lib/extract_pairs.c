/* extract_pairs - adverts whose number stands beside them: as a key, or the
 * first of a pair */
#include "extract_priv.h"
#include "look.h"

#define ITEM 6 /* digits, at least, of such a number */

void
extract_add_item(struct extract *x, struct str key)
{
	if (key.n > 1 && key.p[0] == '"')
		key = str_n(key.p + 1, key.n - 2);
	if (key.n < ITEM || dump_found(x->dump, STR("item")).p ||
	    !look_is_digits(key))
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
	*key = s = it.value;
	if (s.n > 1 && s.p[0] == '"')
		s = str_n(s.p + 1, s.n - 2);
	if (s.n < ITEM || !look_is_digits(s) || !json_next(&it) ||
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
