/* typed - values as databases write them, in what says their type */
#include "typed.h"

#include "json.h"

/* The names of types, but for those of MongoDB, which begin with $. */
static bool
is_type(struct str key)
{
	static const struct str types[] = {STR_INIT("\"S\""), STR_INIT("\"N\""),
	    STR_INIT("\"M\""), STR_INIT("\"SS\""), STR_INIT("\"stringValue\""),
	    STR_INIT("\"integerValue\""), STR_INIT("\"doubleValue\""),
	    STR_INIT("\"timestampValue\""), STR_INIT("\"mapValue\""),
	    STR_INIT("\"_text\""), STR_INIT("\"_cdata\""),
	    STR_INIT("\"#text\""), STR_INIT("\"__text\"")};

	if (str_starts(key, STR("\"$")))
		return true;
	return str_in(key, types, COUNT(types));
}

struct str
typed_value(struct str span)
{
	struct json_each it;
	struct str value;

	while (json_type(span) == JSON_OBJECT) {
		it = json_each(span);
		if (!json_next(&it) || !is_type(it.key))
			break;
		value = it.value;
		if (str_eq(it.key, STR("\"$oid\"")))
			value = STR_NONE;
		/* the kind of bytes, beside them: MongoDB before 4.2 */
		if (json_next(&it) && !str_eq(it.key, STR("\"$type\"")))
			break;
		span = value;
		if (!span.p)
			break;
	}
	return span;
}
