/* report_names - what the values of a key are called, where a head says so */
#include <stdlib.h>

#include "mem.h"
#include "report.h"

static void
decode(struct str span, struct buf *out)
{
	buf_clear(out);
	if (json_type(span) == JSON_STRING)
		json_decode(span, out);
}

/* pair: ["a.b-*","name"] */
static void
add(struct report_col *c, struct str pair)
{
	struct report_named *n;
	struct buf value = {0}, name = {0};
	struct json_each it;

	if (json_type(pair) != JSON_ARRAY)
		return;
	it = json_each(pair);
	if (json_next(&it)) {
		decode(it.value, &value);
		if (json_next(&it))
			decode(it.value, &name);
	}
	mem_grow(&c->named, &c->named_cap, c->nnamed + 1, sizeof(*c->named));
	n = &c->named[c->nnamed++];
	n->value = mem_keep(buf_str(&value));
	n->name = mem_keep(buf_str(&name));
	buf_free(&value);
	buf_free(&name);
}

void
report_names(struct report_col *c, struct str pairs)
{
	struct json_each it;

	if (json_type(pairs) != JSON_ARRAY)
		return;
	c->has_names = true;
	for (it = json_each(pairs); json_next(&it);)
		add(c, it.value);
}

/* As wt-agg has it: a value itself goes before patterns, and of those the
 * first that fits. */
struct str
report_named(const struct report_col *c, struct str value)
{
	for (size_t i = c->nnamed; i-- > 0;)
		if (str_eq(c->named[i].value, value))
			return c->named[i].name;
	for (size_t i = 0; i < c->nnamed; i++)
		if (str_glob(c->named[i].value, value))
			return c->named[i].name;
	return STR_NONE;
}

void
report_names_free(struct report_col *c)
{
	for (size_t i = 0; i < c->nnamed; i++) {
		free((char *)c->named[i].value.p);
		free((char *)c->named[i].name.p);
	}
	free(c->named);
}
