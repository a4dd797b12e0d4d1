/* payload - what Nuxt 3 keeps of a page, where each value stands once */
#include "payload.h"

#include <stdlib.h>

#include "ascii.h"
#include "json.h"
#include "mem.h"

#define DEPTH 64
#define LINKS 16   /* from one watched value to the next */
#define TIMES 16   /* as long */
#define LEAST 4096 /* bytes that it may have anyway */

/* An object or array that is being written. */
struct level {
	struct json_each it;
	bool object;
};

struct payload {
	struct str *value; /* by its place */
	size_t n, cap;
	struct level level[DEPTH];
	size_t depth;
	struct buf *out;
	size_t most;
};

/* The first member of an array, and what follows it. */
static struct str
first(struct str array, struct json_each *rest)
{
	*rest = json_each(array);
	return json_next(rest) ? rest->value : (struct str){NULL, 0};
}

bool
payload_is(struct str json)
{
	struct json_each it, in;
	struct str one;

	if (json_type(json) != JSON_ARRAY)
		return false;
	one = first(json, &it);
	if (!one.p || json_type(one) != JSON_ARRAY)
		return false;
	one = first(one, &in);
	return one.p && str_ends(one, STR("Reactive\"")) && json_next(&in) &&
	       str_eq(in.value, STR("1")) && !json_next(&in) && json_next(&it);
}

/* The place that a number is; false for one below zero, which is no value. */
static bool
place(const struct payload *p, struct str s, size_t *at)
{
	*at = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (!ascii_digit(s.p[i]) || *at > p->n)
			return false;
		*at = *at * 10 + (size_t)(s.p[i] - '0');
	}
	return s.n > 0;
}

static bool
write_null(struct payload *p)
{
	buf_puts(p->out, "null");
	return true;
}

static bool
open_level(struct payload *p, struct json_each it, bool object)
{
	if (p->depth == DEPTH)
		return false;
	buf_addc(p->out, object ? '{' : '[');
	p->level[p->depth++] = (struct level){it, object};
	return true;
}

/* An array that begins with a text: *value is what it stands for, if that is a
 * value of the payload; else it was written, or is none. */
static bool
special(struct payload *p, struct str name, struct json_each it,
    struct str *value, bool *done)
{
	size_t at;

	*done = true;
	if (str_eq(name, STR("\"Set\"")) || str_eq(name, STR("\"Map\"")))
		return open_level(p, it, false);
	if (!json_next(&it) || str_eq(name, STR("\"null\"")))
		return write_null(p);
	if (json_type(it.value) == JSON_STRING) {
		buf_addstr(p->out, it.value); /* of a Date */
		return true;
	}
	if (json_type(it.value) != JSON_NUMBER || !place(p, it.value, &at))
		return write_null(p);
	if (at >= p->n)
		return false;
	*value = p->value[at];
	*done = false;
	return true;
}

/* Writes a value, or begins to. */
static bool
write_value(struct payload *p, struct str value)
{
	struct json_each it;
	struct str one;
	bool done;

	for (size_t i = 0; i < LINKS; i++) {
		if (json_type(value) == JSON_OBJECT)
			return open_level(p, json_each(value), true);
		if (json_type(value) != JSON_ARRAY) {
			buf_addstr(p->out, value);
			return true;
		}
		one = first(value, &it);
		if (!one.p || json_type(one) != JSON_STRING)
			return open_level(p, json_each(value), false);
		if (!special(p, one, it, &value, &done))
			return false;
		if (done)
			return true;
	}
	return false;
}

/* Writes the next member of the innermost level, or ends that. */
static bool
step(struct payload *p)
{
	struct level *l = &p->level[p->depth - 1];
	size_t at;

	if (!json_next(&l->it)) {
		buf_addc(p->out, l->object ? '}' : ']');
		p->depth--;
		return true;
	}
	json_sep(p->out);
	if (l->object) {
		buf_addstr(p->out, l->it.key);
		buf_addc(p->out, ':');
	}
	if (json_type(l->it.value) != JSON_NUMBER)
		return false;
	if (l->it.value.p[0] == '-')
		return write_null(p);
	return place(p, l->it.value, &at) && at < p->n &&
	       write_value(p, p->value[at]);
}

bool
payload_plain(struct str json, struct buf *out)
{
	struct payload p = {.out = out};
	struct json_each it = json_each(json);
	bool good;

	while (json_next(&it)) {
		mem_grow(&p.value, &p.cap, p.n + 1, sizeof(*p.value));
		p.value[p.n++] = it.value;
	}
	p.most = out->n + json.n * TIMES + LEAST;
	good = p.n && write_value(&p, p.value[0]);
	while (good && p.depth && out->n <= p.most)
		good = step(&p);
	free(p.value);
	return good && !p.depth;
}
