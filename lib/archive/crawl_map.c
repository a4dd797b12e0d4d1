/*
 * crawl_map - pages that a program keeps as one object, by their addresses
 *
 *	{"https://a.example/1": "<!doctype html>...", ...}
 */
#include "crawl_priv.h"

/* Passes one byte outside strings, unless a member ends before it: true then.
 */
static bool
ends_member(struct crawl *c, struct str s)
{
	char b = s.p[c->at];

	if (c->depth == 1 && c->open && (b == ',' || b == '}'))
		return true;
	if (b == '"') {
		if (c->depth == 1 && !c->open) {
			c->from = c->at;
			c->open = true;
		}
		c->quoted = true;
	}
	if (b == '{' || b == '[')
		c->depth++;
	if ((b == '}' || b == ']') && c->depth)
		c->depth--;
	c->at++;
	return false;
}

bool
crawl_map_pass(struct crawl *c, struct str s)
{
	return crawl_pass(c, s, ends_member);
}

struct str
crawl_map_object(struct crawl *c, struct str row)
{
	size_t n = row.n && row.p[0] == '"' ? str_quote_end(row, 0) + 1 : 0;
	struct str value = n < row.n ? str_trim(str_after(row, n)) : STR("");

	if (!n || !str_starts(value, STR(":")))
		return row;
	value = str_trim(str_after(value, 1));
	buf_clear(&c->table.object);
	buf_puts(&c->table.object, "{\"url\":");
	buf_add(&c->table.object, row.p, n);
	if (str_starts(value, STR("{"))) {
		value = str_trim(str_after(value, 1));
		if (!str_starts(value, STR("}")))
			buf_addc(&c->table.object, ',');
		buf_addstr(&c->table.object, value);
	} else {
		buf_puts(&c->table.object, ",\"html\":");
		buf_addstr(&c->table.object, value);
		buf_addc(&c->table.object, '}');
	}
	return buf_str(&c->table.object);
}

/* Behind a member without a page: true if no other is looked at. */
static bool
is_none(struct crawl *c)
{
	c->open = false;
	return c->price || c->title || crawl_enough(c);
}

enum crawl_like
crawl_map_like(struct crawl *c, struct str held, bool end)
{
	struct str row;
	struct err e;

	while (crawl_map_pass(c, held)) {
		row = crawl_map_object(
		    c, str_trim(str_n(held.p + c->from, c->at - c->from)));
		if (!json_scan(&c->scan, NULL, row, &e))
			return CRAWL_NO;
		if (crawl_has(c, row)) {
			crawl_restart(c, CRAWL_MAP, 0);
			return CRAWL_YES;
		}
		if (is_none(c))
			return CRAWL_NO;
	}
	return end || crawl_enough_held(c, held) ? CRAWL_NO : CRAWL_MORE;
}
