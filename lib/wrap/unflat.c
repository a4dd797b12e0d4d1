/* unflat - an object whose members are named by their paths */
#include "unflat.h"

#include <string.h>

#define NEAR   2048 /* bytes in which a number of a path stands */
#define DIGITS 6    /* of such, at most */
#define LIST   "items"

struct path {
	struct str before, number, rest; /* items 0 title */
};

/* The length of a number at `at` and of what parts it from a name behind it;
 * or 0. */
static size_t
number_at(struct str s, size_t at, size_t *digits)
{
	char sep = at ? s.p[at - 1] : '.';
	struct str rest = str_after(s, at);
	size_t n = str_digits(rest);

	*digits = n;
	if (!n || n > DIGITS || !ONE_OF(sep, "./_["))
		return 0;
	if (sep == '[' && (n == rest.n || rest.p[n++] != ']'))
		return 0;
	if (n + 1 >= rest.n || !ONE_OF(rest.p[n], "./_"))
		return 0;
	return n + 1;
}

/* Cuts a name at its first number; false if it has none. */
static bool
cut(struct str name, struct path *p)
{
	size_t n, digits;

	for (size_t i = 0; i < name.n; i++) {
		if (i && !ONE_OF(name.p[i - 1], "./_["))
			continue;
		n = number_at(name, i, &digits);
		if (!n)
			continue;
		p->before = str_n(name.p, i ? i - 1 : 0);
		p->number = str_n(name.p + i, digits);
		p->rest = str_after(name, i + n);
		return !memchr(name.p, '\\', name.n);
	}
	return false;
}

/* True if the first bytes of a text have such a number. */
static bool
may_be(struct str text)
{
	struct str near = str_head(text, NEAR);
	size_t digits;

	for (size_t i = 1; i < near.n; i++)
		if (ascii_digit(near.p[i]) &&
		    (near.p[i - 1] == '"'
			    ? number_at(str_after(near, i), 0, &digits)
			    : number_at(near, i, &digits)))
			return true;
	return false;
}

/* True if most members are of one list; *before: what stands before its
 * numbers. */
static bool
find(struct str object, struct str *before)
{
	struct json_each it = json_each(object);
	size_t all = 0, listed = 0, changes = 0;
	struct str last = STR_NONE;
	struct path p;

	*before = STR_NONE;
	for (; json_next(&it); all++) {
		if (!cut(json_inside(it.key), &p))
			continue;
		if (!listed)
			*before = p.before;
		if (!str_eq(p.before, *before))
			continue;
		listed++;
		changes += !last.p || !str_eq(p.number, last);
		last = p.number;
	}
	return changes > 1 && listed >= changes * 2 && listed * 2 > all;
}

/* Writes the members that are not of the list. */
static void
put_others(struct buf *out, struct str object, struct str before)
{
	struct json_each it = json_each(object);
	struct path p;

	while (json_next(&it)) {
		if (cut(json_inside(it.key), &p) && str_eq(p.before, before))
			continue;
		buf_addstr(out, it.key);
		buf_addc(out, ':');
		buf_addstr(out, it.value);
		buf_addc(out, ',');
	}
}

static void
put_list(struct buf *out, struct str object, struct str before)
{
	struct json_each it = json_each(object);
	struct str last = STR_NONE;
	struct path p;

	while (json_next(&it)) {
		if (!cut(json_inside(it.key), &p) || !str_eq(p.before, before))
			continue;
		if (!last.p || !str_eq(p.number, last))
			buf_puts(out, last.p ? "},{" : "{");
		else
			buf_addc(out, ',');
		last = p.number;
		buf_addc(out, '"');
		buf_addstr(out, p.rest);
		buf_puts(out, "\":");
		buf_addstr(out, it.value);
	}
	buf_addc(out, '}');
}

bool
unflat_json(struct str text, struct json_scan *scan, struct buf *out)
{
	struct str before;
	struct err e;

	text = str_trim(text);
	if (!str_starts(text, STR("{")) || !may_be(text) ||
	    !json_scan(scan, NULL, text, &e) || !find(scan->value, &before))
		return false;
	buf_addc(out, '{');
	put_others(out, scan->value, before);
	buf_addc(out, '"');
	buf_addstr(out, before.n ? before : STR(LIST));
	buf_puts(out, "\":[");
	put_list(out, scan->value, before);
	buf_puts(out, "]}");
	return true;
}
