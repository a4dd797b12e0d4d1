/* extract_rows - values of an export or dump that stand one behind the other */
#include "extract_rows.h"

#include "script.h"

#define NEAR  65536 /* bytes in which a list that is not sound begins */
#define TRIES 50    /* so many brackets there may be where it begins */

/* Cuts the next row off *text; absent behind the last. */
static struct str
cut_row(struct str *text, enum extract_rows how)
{
	struct str s;

	if (how == ROW_VALUES)
		return script_cut(text);
	s = str_cut(text, '\n');
	while (s.n && s.p[0] == '\x1e') /* RFC 7464 */
		s.p++, s.n--;
	return s.p ? str_trim(s) : s;
}

/* True of {"index":{"_index":"goods"}}: what Elasticsearch is to do with the
 * row behind it. */
static bool
is_action(struct str object)
{
	static const struct str actions[] = {STR_INIT("\"index\""),
	    STR_INIT("\"create\""), STR_INIT("\"update\"")};
	struct json_each it = json_each(object);

	if (!json_next(&it) || json_type(it.value) != JSON_OBJECT)
		return false;
	return str_in(it.key, actions, COUNT(actions)) && !json_next(&it);
}

struct str
extract_rows_take(struct extract *x, struct str text, enum extract_rows how)
{
	uint64_t n = 0;
	struct str row;
	struct err e;

	for (row = cut_row(&text, how); row.p; row = cut_row(&text, how)) {
		n++;
		if (!row.n)
			continue;
		if (!json_scan(&x->scan, NULL, row, &e))
			extract_no_json(x, n);
		else if (json_type(row) == JSON_OBJECT && row.n > 2 &&
			 !is_action(row))
			extract_take(x, row);
	}
	if (text.n && text.p[0] != ']')
		extract_no_json(x, n + 1);
	return text;
}

/* True of a first line that is no JSON though the one behind it is an object,
 * as is the third, if there is one: a byte of it is damaged. */
static bool
is_damaged(struct extract *x, struct str first, struct str text)
{
	struct err e;

	if (str_find(first, STR("\":"), 0) == first.n)
		return false; /* a bracket */
	if (str_ends(first, STR(",")) &&
	    json_scan(&x->scan, NULL, str_n(first.p, first.n - 1), &e))
		return false; /* a comma stands between the rows */
	for (int i = 0; i < 2; i++) {
		struct str row = cut_row(&text, ROW_LINES);

		if (i && !row.n)
			break;
		if (!row.n || row.p[0] != '{' ||
		    !json_scan(&x->scan, NULL, row, &e))
			return false;
	}
	return true;
}

bool
extract_rows_like(struct extract *x, struct str text, enum extract_rows how)
{
	size_t n = 0, like = 0;
	struct str row;
	struct err e;

	while (n < LIKE_ENOUGH && text.p) {
		row = cut_row(&text, how);
		if (!row.p)
			break;
		if (!row.n)
			continue;
		if (row.p[0] != '{' || !json_scan(&x->scan, NULL, row, &e)) {
			if (!n &&
			    (how == ROW_VALUES || !is_damaged(x, row, text)))
				return false;
		} else if (is_action(row)) {
			continue;
		} else {
			like += extract_like(x, row);
		}
		n++;
	}
	return like && like * 2 >= n;
}

bool
extract_rows_headless(struct extract *x, struct str text)
{
	text = str_trim(text);
	return text.n > 1 && text.p[1] == '"' && !ONE_OF(text.p[0], "[{") &&
	       extract_rows_like(x, text, ROW_LINES);
}

bool
extract_rows_sound(struct extract *x, struct str text)
{
	struct str from = text;
	size_t at = 0;

	for (int i = 0; i < TRIES; i++, at++) {
		at = str_find(text, STR("["), at);
		if (at >= text.n || at > NEAR)
			return false;
		from = str_after(text, at + 1);
		if (!extract_rows_like(x, from, ROW_VALUES))
			continue;
		if (!extract_rows_take(x, from, ROW_VALUES).p)
			x->flaw.torn_in = "value"; /* the list is open */
		return true;
	}
	return false;
}
