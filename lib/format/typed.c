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

/* The text of a list with one piece, [{"type":"text","plain_text":"a"}]; else
 * the same. */
static struct str
plain_text(struct str list)
{
	struct json_each it = json_each(list), in;
	struct str text = list;

	if (json_type(list) != JSON_ARRAY || !json_next(&it) ||
	    json_type(it.value) != JSON_OBJECT)
		return list;
	in = json_each(it.value);
	while (json_next(&in))
		if (str_eq(in.key, STR("\"plain_text\"")))
			text = in.value;
	return json_next(&it) ? list : text;
}

/* What stands under the name that the object says is its type, if it has
 * nothing more than that and an id: {"type":"url","url":"..."}; else absent. */
static struct str
under_type(struct str span)
{
	struct str first = str_trim(str_after(span, 1));
	struct str type = STR_NONE, value = STR_NONE;
	struct json_each it = json_each(span);

	if (!str_starts(first, STR("\"type\"")) &&
	    !str_starts(first, STR("\"id\"")))
		return STR_NONE; /* before the first value is passed over */
	while (json_next(&it)) {
		if (str_eq(it.key, STR("\"type\"")))
			type = it.value;
		else if (type.p && str_eq(it.key, type) && !value.p)
			value = it.value;
		else if (!str_eq(it.key, STR("\"id\"")))
			return STR_NONE;
	}
	return value;
}

struct str
typed_value(struct str span)
{
	struct json_each it;
	struct str value;

	if (json_type(span) == JSON_OBJECT) {
		value = under_type(span);
		if (value.p)
			return plain_text(value);
	}
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
