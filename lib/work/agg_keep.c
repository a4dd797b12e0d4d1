/* agg_keep - lines of totals and sub-totals, found by their keys */
#include <stdlib.h>

#include "agg_show_priv.h"
#include "mem.h"

struct str
agg_key_head(struct str key, size_t n)
{
	struct str rest = key;

	while (n--)
		agg_key_next(&rest);
	return str_n(key.p, key.n - rest.n);
}

static char *
place(struct agg_kept *k, uint8_t level, struct str key, bool *fresh)
{
	struct buf b = {0};
	char *own;

	k->at.own = sizeof(size_t);
	buf_addc(&b, (char)level);
	buf_addstr(&b, key);
	own = table_put(&k->at, buf_str(&b), fresh);
	buf_free(&b);
	return own;
}

void
agg_keep(const struct agg *a, struct agg_kept *k, const struct agg_line *line)
{
	bool fresh;
	size_t at = ++k->n;
	char *own = place(k, line->level, line->key, &fresh);

	memcpy(own, &at, sizeof(at));
	mem_grow(&k->line, &k->cap, k->n, sizeof(struct agg_line *));
	k->line[at - 1] = mem_new(1, sizeof(struct agg_line));
	agg_line_init(a, k->line[at - 1]);
	agg_line_copy(a, k->line[at - 1], line);
}

struct agg_line *
agg_kept(struct agg_kept *k, uint8_t level, struct str key)
{
	bool fresh;
	size_t at;
	char *own = place(k, level, key, &fresh);

	memcpy(&at, own, sizeof(at));
	return at ? k->line[at - 1] : NULL;
}

struct agg_line *
agg_kept_parent(
    const struct agg *a, struct agg_kept *k, const struct agg_line *line)
{
	size_t n = agg_level_keys(a, line->level);

	if (line->level == AGG_LEVEL_REST_PIVOT)
		return agg_kept(k, AGG_LEVEL_REST, STR(""));
	if (line->level <= AGG_LEVEL_PIVOT || line->level == AGG_LEVEL_REST ||
	    n <= 1)
		return agg_kept(k, AGG_LEVEL_TOTAL, STR(""));
	return agg_kept(k, (uint8_t)(AGG_LEVEL_KEYS + n - 1),
	    agg_key_head(line->key, n - 1));
}

void
agg_kept_free(struct agg_kept *k)
{
	for (size_t i = 0; i < k->n; i++) {
		agg_line_free(k->line[i]);
		free(k->line[i]);
	}
	free(k->line);
	table_free(&k->at);
}
