/* payload - what Nuxt 3 and React Router keep of a page, each value once */
#include "payload.h"

#include <stdlib.h>

#include "json.h"
#include "mem.h"

#define DEPTH 64
#define LINKS 16   /* from one watched value to the next */
#define TIMES 16   /* as long */
#define LEAST 4096 /* bytes that it may have anyway */

enum kind {
	LIST,
	OBJECT,
	PAIRS /* an object without a prototype: ["null","title",5,"price",6] */
};

/* An object or array that is being written. */
struct level {
	struct json_each it;
	enum kind kind;
	size_t at; /* its place */
};

struct payload {
	struct str *value; /* by its place */
	size_t n, cap;
	struct level level[DEPTH];
	size_t depth;
	struct buf *out;
	size_t most;
	bool named; /* keys stand in places too: "_12" */
};

/* The first member of an array, and what follows it. */
static struct str
first(struct str array, struct json_each *rest)
{
	*rest = json_each(array);
	return json_next(rest) ? rest->value : STR_NONE;
}

/* True of {"_1":2,"_3":-5}: both are places. */
static bool
is_named(struct str object)
{
	struct json_each it = json_each(object);
	size_t n = 0;

	for (; json_next(&it); n++)
		if (!str_starts(it.key, STR("\"_")) ||
		    json_type(it.value) != JSON_NUMBER)
			return false;
	return n > 0;
}

bool
payload_is(struct str json)
{
	struct json_each it, in;
	struct str one;

	if (json_type(json) != JSON_ARRAY)
		return false;
	one = first(json, &it);
	if (one.p && json_type(one) == JSON_OBJECT)
		return is_named(one) && json_next(&it) &&
		       json_type(it.value) == JSON_STRING;
	if (!one.p || json_type(one) != JSON_ARRAY)
		return false;
	one = first(one, &in);
	return one.p && str_ends(one, STR("Reactive\"")) && json_next(&in) &&
	       str_eq(in.value, STR("1")) && !json_next(&in) && json_next(&it);
}

/* The place that a number is; false for one below zero, which is no value, and
 * one beyond the last. */
static bool
place(const struct payload *p, struct str s, size_t *at)
{
	uint64_t n;

	if (!str_uint(s, p->n, &n))
		return false;
	*at = (size_t)n;
	return true;
}

static void
write_null(struct payload *p)
{
	buf_puts(p->out, "null");
}

/* Begins what is at the place; null if it is in itself, or too deep. */
static void
open_level(struct payload *p, struct json_each it, enum kind kind, size_t at)
{
	bool open = p->depth == DEPTH;

	for (size_t i = 0; i < p->depth; i++)
		open |= p->level[i].at == at;
	if (open) {
		write_null(p);
		return;
	}
	buf_addc(p->out, kind == LIST ? '[' : '{');
	p->level[p->depth++] = (struct level){it, kind, at};
}

/* An array that begins with a text: true if *at is now the place of what it
 * stands for; else it was written, or is none. */
static bool
special(struct payload *p, struct str name, struct json_each it, size_t *at)
{
	size_t of;

	if (str_eq(name, STR("\"Set\"")) || str_eq(name, STR("\"Map\""))) {
		open_level(p, it, LIST, *at);
		return false;
	}
	if (str_eq(name, STR("\"null\""))) {
		open_level(p, it, PAIRS, *at);
		return false;
	}
	if (json_next(&it) && json_type(it.value) == JSON_NUMBER &&
	    place(p, it.value, &of)) {
		*at = of;
		return true;
	}
	if (json_type(it.value) == JSON_STRING)
		buf_addstr(p->out, it.value); /* of a Date */
	else
		write_null(p);
	return false;
}

/* Writes the value at a place, or begins to. */
static void
write_value(struct payload *p, size_t at)
{
	struct json_each it;
	struct str value, one;

	for (size_t i = 0; i < LINKS && at < p->n; i++) {
		value = p->value[at];
		if (json_type(value) == JSON_OBJECT) {
			open_level(p, json_each(value), OBJECT, at);
			return;
		}
		if (json_type(value) != JSON_ARRAY) {
			buf_addstr(p->out, value);
			return;
		}
		one = first(value, &it);
		if (!one.p || json_type(one) != JSON_STRING) {
			open_level(p, json_each(value), LIST, at);
			return;
		}
		if (!special(p, one, it, &at))
			return;
	}
	write_null(p);
}

/* Writes the next member of the innermost level, or ends that; false if it is
 * no place. */
static bool
step(struct payload *p)
{
	struct level *l = &p->level[p->depth - 1];
	struct str key;
	size_t at;

	if (!json_next(&l->it)) {
		buf_addc(p->out, l->kind == LIST ? ']' : '}');
		p->depth--;
		return true;
	}
	key = l->it.key;
	if (l->kind == PAIRS) {
		key = l->it.value;
		if (json_type(key) != JSON_STRING || !json_next(&l->it))
			return false;
	}
	json_sep(p->out);
	if (l->kind == OBJECT && p->named) {
		if (!str_starts(key, STR("\"_")) ||
		    !place(p, str_n(key.p + 2, key.n - 3), &at) || at >= p->n ||
		    json_type(p->value[at]) != JSON_STRING)
			return false;
		key = p->value[at];
	}
	if (l->kind != LIST) {
		buf_addstr(p->out, key);
		buf_addc(p->out, ':');
	}
	if (json_type(l->it.value) != JSON_NUMBER)
		return false;
	if (place(p, l->it.value, &at))
		write_value(p, at);
	else
		write_null(p);
	return true;
}

enum payload_what
payload_plain(struct str json, struct buf *out)
{
	struct payload p = {.out = out};
	struct json_each it = json_each(json);
	bool good = true;

	while (json_next(&it)) {
		mem_grow(&p.value, &p.cap, p.n + 1, sizeof(*p.value));
		p.value[p.n++] = it.value;
	}
	p.most = out->n + json.n * TIMES + LEAST;
	p.named = p.n && json_type(p.value[0]) == JSON_OBJECT;
	write_value(&p, 0);
	while (good && p.depth && out->n <= p.most)
		good = step(&p);
	free(p.value);
	if (!good)
		return PAYLOAD_NONE;
	return p.depth ? PAYLOAD_LONG : PAYLOAD_DONE;
}
