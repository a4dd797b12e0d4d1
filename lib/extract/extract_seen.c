/*
 * extract_seen - for --explain: what a page has that no definition read
 *
 * It is named as the lines of a definition would name it.
 */
#include "extract_priv.h"
#include "jsobj.h"
#include "script.h"
#include "tag.h"

#define DEEP    16 /* objects and arrays around a list that is told */
#define NAMES   20 /* of a row so many names are told, */
#define LISTS   6  /* so many lists and scripts of a page are told, */
#define COLUMNS 40 /* and so many columns of a table, */
#define NAME    80 /* each of so many bytes at most */

/* Where in the data the walk is. */
struct place {
	struct buf path;
	struct json_within in;
	size_t end[DEEP]; /* of the path to what holds each */
	size_t told;
};

/* Appends what leads from the object or array to its member. */
static void
step(struct buf *path, const struct json_each *it)
{
	if (it->key.p)
		extract_seen_path(path, it->key);
	else
		buf_puts(path, "[]");
}

/* Tells an array that may be the rows: two objects or more. */
static bool
say_list(struct buf *out, const struct buf *path, struct str array)
{
	struct json_each it = json_each(array);
	struct str first = STR_NONE;
	size_t n = 0;

	for (; json_next(&it) && json_type(it.value) == JSON_OBJECT; n++)
		if (!n)
			first = it.value;
	if (n < 2)
		return false;
	buf_printf(out, "    it has: rows jq %s" STR_FMT "[], %zu objects: ",
	    path->n ? "" : ".", STR_ARG(buf_str(path)), n);
	extract_seen_names(out, first, NAMES);
	buf_addc(out, '\n');
	return true;
}

/* Tells the lists in a value, from the outside in. */
static void
say_lists(struct buf *out, struct str value)
{
	struct place p = {0};
	struct json_each *it;

	if (json_type(value) == JSON_ARRAY && say_list(out, &p.path, value))
		return;
	json_within(&p.in, value);
	while (p.told < LISTS && (it = json_within_next(&p.in))) {
		p.path.n = p.end[p.in.level];
		if (json_type(it->value) < JSON_ARRAY)
			continue;
		step(&p.path, it);
		if (json_type(it->value) == JSON_ARRAY &&
		    say_list(out, &p.path, it->value))
			p.told++;
		else if (p.in.level + 1 < DEEP &&
			 p.path.n < 10 * (size_t)NAME) {
			json_enter(&p.in, it->value);
			p.end[p.in.level] = p.path.n;
		}
	}
	buf_free(&p.path);
}

/* Tells the lists in a value of JSON or JavaScript; false if it is none. */
static bool
say_data(struct extract *x, struct buf *out, struct str value)
{
	struct err e;

	if (!value.p)
		return false;
	if (!extract_is_data(x, value)) {
		buf_clear(&x->mended);
		if (!jsobj_json(value, &x->mended, &e))
			return false;
		value = buf_str(&x->mended);
	}
	say_lists(out, value);
	return true;
}

/* Tells a script that holds or sets data, and the lists in that. */
static void
say_script(struct extract *x, struct buf *out, const struct tag *tag)
{
	struct str value = script_body(tag->text), name = {NULL, 0};
	struct str id = tag_value(tag, STR("id"));
	size_t n = out->n;

	if (!value.p && (value = script_set(tag->text)).p)
		name = str_trim(
		    str_n(tag->text.p, (size_t)(value.p - tag->text.p)));
	if (!value.p || name.n > NAME)
		return;
	if (name.n)
		buf_printf(
		    out, "    it has: script " STR_FMT "\n", STR_ARG(name));
	else
		buf_printf(out, "    it has: script " STR_FMT "{tag}\n",
		    STR_ARG(id.n ? id : tag_value(tag, STR("type"))));
	if (!say_data(x, out, value))
		out->n = n;
}

static void
say_columns(struct extract *x, struct buf *out)
{
	const struct csv *c = &x->csv;

	buf_puts(out, "    it has: columns ");
	for (size_t i = 0; i < c->nhead && i < COLUMNS; i++)
		buf_printf(out, "%s" STR_FMT, i ? " && " : "",
		    STR_ARG(str_n(c->head[i].p,
			c->head[i].n < NAME ? c->head[i].n : NAME)));
	if (c->nhead > COLUMNS)
		buf_printf(out, " and %zu more", c->nhead - COLUMNS);
	buf_addc(out, '\n');
}

void
extract_seen_path(struct buf *out, struct str key)
{
	size_t at = out->n;

	buf_addc(out, '.');
	buf_add(out, key.p + 1, key.n - 2);
	if (json_path_plain(buf_after(out, at)))
		return;
	out->n = at;
	buf_printf(out, ".[" STR_FMT "]", STR_ARG(key));
}

void
extract_seen_names(struct buf *out, struct str json, size_t most)
{
	struct json_each it = json_each(json);
	size_t n = 0;

	while (json_next(&it)) {
		if (n++ >= most || !it.key.p)
			continue;
		buf_puts(out, n > 1 ? ", " : "");
		extract_seen_path(out, it.key);
	}
	if (json_type(json) == JSON_ARRAY && n)
		buf_printf(out, ".[0] to .[%zu]", n - 1);
	else if (n > most)
		buf_printf(out, " and %zu more", n - most);
}

void
extract_seen(struct extract *x, struct buf *out)
{
	struct tags tags = {x->text.text, 0};
	struct tag tag;
	size_t told = 0;

	if (x->table.is) {
		say_columns(x, out);
		return;
	}
	if (say_data(x, out, script_body(x->text.text)))
		return;
	while (told < LISTS && tags_next(&tags, &tag))
		if (str_eq_nocase(tag.name, STR("script")) && tag.text.n) {
			size_t n = out->n;

			say_script(x, out, &tag);
			told += out->n > n;
		}
}
