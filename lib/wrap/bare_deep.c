/* bare_deep - JSON in texts anywhere in JSON */
#include <string.h>

#include "bare_priv.h"

#define DEEP 8 /* arrays and objects around a text, at most */

/* Appends the JSON that a string says; false if it is none. */
static bool
add_text(struct str string, struct json_scan *scan, struct buf *out)
{
	static const struct str begins[] = {STR_INIT("{"), STR_INIT("[{")};
	struct str s = str_trim(json_inside(string));
	size_t had = out->n;
	struct err e;

	if (!str_starts_in(s, begins, COUNT(begins)))
		return false;
	json_decode(string, out);
	if (!json_scan(scan, NULL, str_trim(buf_after(out, had)), &e)) {
		out->n = had;
		return false;
	}
	bare_join(out, had);
	buf_addc(out, '\n');
	return true;
}

/* True of a name of what is a visitor's own, as a browser keeps it. */
static bool
is_own(struct str key)
{
	static const struct str own[] = {STR_INIT("cart"), STR_INIT("order"),
	    STR_INIT("basket"), STR_INIT("histor"), STR_INIT("favo"),
	    STR_INIT("wish"), STR_INIT("viewed"), STR_INIT("recent")};

	for (size_t i = 0; i < COUNT(own); i++)
		if (str_find_nocase(key, own[i], 0) < key.n)
			return true;
	return false;
}

static bool
walk(struct str value, size_t deep, struct json_scan *scan, struct buf *out)
{
	struct json_each it;
	bool found = false;

	if (json_type(value) == JSON_STRING)
		return add_text(value, scan, out);
	if (json_type(value) < JSON_ARRAY || !deep)
		return false;
	for (it = json_each(value); json_next(&it);)
		if (!it.key.p || !is_own(it.key))
			found |= walk(it.value, deep - 1, scan, out);
	return found;
}

bool
bare_deep(struct str value, struct json_scan *scan, struct buf *out)
{
	static const struct str mark = STR_INIT("{\\\"");

	/* most data has no such text */
	return str_find(value, mark, 0) < value.n &&
	       walk(value, DEEP, scan, out);
}
