/* schema_thing - a thing: what it is, and its texts */
#include "schema_priv.h"

struct str
schema_bare(struct str name)
{
	for (size_t i = name.n; i; i--)
		if (ONE_OF(name.p[i - 1], "/#:"))
			return i < name.n ? str_after(name, i) : name;
	return name;
}

bool
schema_spend(struct schema *s, size_t n)
{
	if (n > s->left)
		s->left = 0;
	else
		s->left -= n;
	return s->left > 0;
}

/* True if a word of s is of that kind. */
static bool
is_kind(struct schema *s, struct str words, enum schema_kind kind)
{
	struct str w;

	for (w = str_cut(&words, ' '); w.p; w = str_cut(&words, ' '))
		if (names_find(&s->kind[kind], schema_bare(w)) != NAMES_NONE)
			return true;
	return false;
}

/* True of "@type"; and of "type" where that is an address: so microdata is
 * written as JSON (HTML, 5.4). */
static bool
is_type(struct str key, struct str value)
{
	return json_is(key, STR("@type")) ||
	       (json_is(key, STR("type")) &&
		   str_find(value, STR("schema.org"), 0) < value.n);
}

bool
schema_is(struct schema *s, struct str thing, enum schema_kind kind)
{
	struct json_each it = json_each(thing), types;

	while (json_next(&it)) {
		if (!is_type(it.key, it.value))
			continue;
		buf_clear(&s->two);
		if (json_type(it.value) == JSON_STRING)
			json_decode(it.value, &s->two);
		if (json_type(it.value) == JSON_ARRAY) {
			types = json_each(it.value);
			while (json_next(&types))
				if (json_type(types.value) == JSON_STRING) {
					json_decode(types.value, &s->two);
					buf_addc(&s->two, ' ');
				}
		}
		if (is_kind(s, buf_str(&s->two), kind))
			return true;
	}
	return false;
}

enum schema_what
schema_what(struct schema *s, struct str object)
{
	if (str_find(object, STR("\"@type\""), 0) == object.n &&
	    str_find(object, STR("schema.org"), 0) == object.n)
		return SCHEMA_UNTYPED;
	if (schema_is(s, object, SCHEMA_NONE) ||
	    schema_is(s, object, SCHEMA_ARTICLE))
		return SCHEMA_OTHER;
	return schema_is(s, object, SCHEMA_HOLDS) ? SCHEMA_HOLDER
	                                          : SCHEMA_UNTYPED;
}

struct str
schema_text(struct schema *s, struct str thing, struct str name)
{
	struct json_each it;
	struct str v = json_get(thing, name);

	if (json_type(v) == JSON_ARRAY) {
		it = json_each(v);
		v = json_next(&it) ? it.value : STR_NONE;
	}
	if (json_type(v) != JSON_STRING)
		return STR_NONE;
	buf_clear(&s->one);
	json_decode(v, &s->one);
	return str_trim(buf_str(&s->one));
}
