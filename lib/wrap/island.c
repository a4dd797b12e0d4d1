/* island - data as Astro hands it to a part of a page that has programs */
#include "island.h"

#include "json.h"

#define DEPTH 64

struct level {
	struct json_each it;
	bool list;
};

struct island {
	struct level level[DEPTH];
	size_t depth;
	struct buf *out;
};

bool
island_cut(struct str *page, struct str *props)
{
	static const struct str tag = STR_INIT(ISLAND_TAG),
				name = STR_INIT(" props=\"");
	struct str rest = *page;
	size_t at = str_find(rest, tag, 0);

	rest.p += at, rest.n -= at;
	at = str_find(rest, name, 0);
	if (at == rest.n)
		return false;
	rest.p += at + name.n, rest.n -= at + name.n;
	*props = str_n(rest.p, str_find(rest, STR("\""), 0));
	*page = str_after(rest, props->n);
	return page->n > 0;
}

static void
open_level(struct island *d, struct str value, bool list)
{
	if (d->depth == DEPTH) {
		buf_puts(d->out, "null");
		return;
	}
	buf_addc(d->out, list ? '[' : '{');
	d->level[d->depth++] = (struct level){json_each(value), list};
}

/* Writes what a pair stands for, or begins to; false if it is none. */
static bool
write_pair(struct island *d, struct str pair)
{
	struct json_each it = json_each(pair);
	struct str what;

	if (json_type(pair) != JSON_ARRAY || !json_next(&it))
		return false;
	what = it.value;
	if (json_type(what) != JSON_NUMBER)
		return false;
	if (!json_next(&it)) { /* [0]: undefined */
		buf_puts(d->out, "null");
		return true;
	}
	if (str_eq(what, STR("0")) && json_type(it.value) == JSON_OBJECT)
		open_level(d, it.value, false);
	else if (str_eq(what, STR("1")) && json_type(it.value) == JSON_ARRAY)
		open_level(d, it.value, true);
	else if (json_type(it.value) < JSON_ARRAY)
		buf_addstr(d->out, it.value);
	else
		buf_puts(d->out, "null");
	return true;
}

bool
island_plain(struct str json, struct buf *out)
{
	struct island d = {.out = out};
	struct level *l;

	if (json_type(json) != JSON_OBJECT)
		return false;
	open_level(&d, json, false);
	while (d.depth) {
		l = &d.level[d.depth - 1];
		if (!json_next(&l->it)) {
			buf_addc(out, l->list ? ']' : '}');
			d.depth--;
			continue;
		}
		json_sep(out);
		if (!l->list) {
			buf_addstr(out, l->it.key);
			buf_addc(out, ':');
		}
		if (!write_pair(&d, l->it.value))
			return false;
	}
	return true;
}
