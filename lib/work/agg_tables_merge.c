/*
 * agg_tables_merge - states of many tables read back
 *
 * One process leaves a state for each table, in the order of the
 * specification.  Each of them counts the same records.
 */
#include "agg_priv.h"
#include "agg_tables_priv.h"

/* The table of a state's head; NULL. */
static struct agg *
table_of(struct agg_tables *t, struct str line)
{
	struct str name = json_get(line, STR("table"));

	for (size_t i = 0; json_type(name) == JSON_STRING && i < t->n; i++)
		if (json_is(name, t->table[i]->name))
			return t->table[i];
	return NULL;
}

enum agg_merged
agg_tables_merge(struct agg_tables *t, struct str line, struct err *e)
{
	if (!t->open || agg_merge_whole(t->open)) {
		t->open = table_of(t, line);
		if (!t->open && json_get(line, STR("state")).p) {
			err_set(e, "a state of no table of this specification");
			return AGG_DIFFERENT;
		}
		if (!t->open)
			t->open = t->table[0]; /* says what it is not */
	}
	return agg_merge(t->open, line, e);
}

/* True between states, when all tables have as many of the same records. */
bool
agg_tables_whole(const struct agg_tables *t)
{
	struct agg_counts first, n;
	uint64_t states = agg_merge_counts(t->table[0], &first);

	for (size_t i = 0; i < t->n; i++)
		if (!agg_merge_whole(t->table[i]) ||
		    agg_merge_counts(t->table[i], &n) != states ||
		    memcmp(&n, &first, sizeof(n)) != 0)
			return false;
	return true;
}
