/* snapshot - data as Livewire hands it to a part of a page */
#include "snapshot.h"

#include "json.h"

#define DEPTH 64

/* What a value is without what stands behind it in a pair. */
static struct str
bare(struct str value)
{
	struct json_each it;
	struct str first, kind;

	if (json_type(value) != JSON_ARRAY)
		return value;
	it = json_each(value);
	if (!json_next(&it) || json_type(it.value) < JSON_ARRAY)
		return value;
	first = it.value;
	if (!json_next(&it) || json_type(it.value) != JSON_OBJECT)
		return value;
	kind = json_get(it.value, STR("s"));
	return json_type(kind) == JSON_STRING && !json_next(&it) ? first
	                                                         : value;
}

void
snapshot_plain(struct str json, struct buf *out)
{
	struct json_each level[DEPTH], *it;
	size_t depth = 0;
	struct str value = json;

	for (;;) {
		value = bare(value);
		if (json_type(value) >= JSON_ARRAY && depth < DEPTH) {
			buf_addc(out, *value.p);
			level[depth++] = json_each(value);
		} else {
			buf_addstr(out, value);
		}
		while (depth && !json_next(&level[depth - 1])) {
			it = &level[--depth];
			buf_addc(out, it->object ? '}' : ']');
		}
		if (!depth)
			return;
		it = &level[depth - 1];
		json_sep(out);
		if (it->object) {
			buf_addstr(out, it->key);
			buf_addc(out, ':');
		}
		value = it->value;
	}
}
