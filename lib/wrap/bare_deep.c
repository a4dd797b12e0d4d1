/* bare_deep - JSON in texts anywhere in JSON */
#include "bare_priv.h"

#define DEEP  8  /* arrays and objects around a text, at most */
#define NAMED 64 /* bytes of a name, which say whose it is */

/* Appends the JSON that a string says; false if it is none. */
static bool
add_text(const struct bare_search *q, struct str string)
{
	static const struct str begins[] = {STR_INIT("{"), STR_INIT("[{")};
	struct str s = str_trim(json_inside(string));
	struct buf *out = q->out;
	size_t had = out->n;
	struct err e;

	if (!str_starts_in(s, begins, COUNT(begins)))
		return false;
	json_decode(string, out);
	if (!json_scan(q->scan, NULL, str_trim(buf_after(out, had)), &e)) {
		out->n = had;
		return false;
	}
	bare_join(out, had);
	buf_addc(out, '\n');
	return true;
}

/* True of a name of what is a visitor's own, as a browser keeps it. */
static bool
is_own(const struct bare_search *q, struct str key)
{
	char small[NAMED];

	key = str_head(key, NAMED);
	for (size_t i = 0; i < key.n; i++)
		small[i] = ascii_lower(key.p[i]);
	return names_within(q->names->visitor, str_n(small, key.n));
}

static bool
walk(const struct bare_search *q, struct str value, size_t deep)
{
	struct json_each it;
	bool found = false;

	if (json_type(value) == JSON_STRING)
		return add_text(q, value);
	if (json_type(value) < JSON_ARRAY || !deep)
		return false;
	for (it = json_each(value); json_next(&it);)
		if (!it.key.p || !is_own(q, it.key))
			found |= walk(q, it.value, deep - 1);
	return found;
}

bool
bare_deep(const struct bare_search *q, struct str value)
{
	static const struct str mark = STR_INIT("{\\\"");

	/* most data has no such text */
	return str_find(value, mark, 0) < value.n && walk(q, value, DEEP);
}
