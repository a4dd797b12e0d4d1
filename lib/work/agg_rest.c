/* agg_rest - the entries of groups that are not shown, as those of one */
#include "agg_show_priv.h"

bool
agg_rest(
    struct agg *a, const struct table *chosen, struct runs *rest, struct err *e)
{
	size_t n = agg_row_keys_count(a), all;
	struct str entry, load, codes, keys;
	struct buf key = {0}, value = {0};
	int got;
	bool ok = runs_sort(&a->runs, e);

	while (ok && (got = runs_next(&a->runs, &entry, &load, e)) > 0) {
		uint8_t level = (uint8_t)*entry.p;

		all = agg_level_keys(a, level);
		if (!agg_full(a, level) &&
		    !(a->pivot.p && level == AGG_LEVEL_KEYS + n))
			continue;
		codes = str_after(entry, 1);
		buf_clear(&key);
		for (size_t i = 0; i < n; i++) {
			buf_clear(&value);
			agg_key_put(&key, agg_code_next(&codes, &value));
		}
		keys = buf_str(&key);
		if (table_find(chosen, keys))
			continue;
		buf_clear(&value);
		buf_addc(&value,
		    (char)(all > n ? AGG_LEVEL_REST_PIVOT : AGG_LEVEL_REST));
		buf_addstr(&value, codes);
		ok = runs_put(rest, buf_str(&value), load, e);
	}
	buf_free(&key);
	buf_free(&value);
	return ok && got >= 0;
}
