/* refs - data as Apollo keeps it, each thing once, by its name */
#include "refs.h"

#include <stdlib.h>

#include "json.h"
#include "mem.h"
#include "names.h"

#define DEPTH 64
#define LINKS 3    /* from one thing to the next */
#define FEW   8    /* things in a list within another */
#define TIMES 16   /* as long */
#define LEAST 4096 /* bytes that it may have anyway */

/* An object or array that is being written. */
struct level {
	struct json_each it;
	bool list;
	const char *thing; /* it stands for a reference: where it is; or NULL */
};

struct refs {
	struct names name;  /* of members that are objects, and */
	struct str *object; /* by its number: that */
	size_t n, cap;
	struct str *list; /* those of more than FEW things, as they stand */
	size_t lists, lists_cap;
	struct level level[DEPTH];
	size_t depth, links;
	size_t most, passed; /* bytes: of what is written, of references */
	struct buf *out;
};

/* The name in a reference, {"__ref":"Money:3"}; absent if it is none. */
static struct str
named(struct str value)
{
	struct json_each it = json_each(value), first = it;

	if (!json_begin(&it) || !str_eq(it.key, STR("\"__ref\"")) ||
	    json_type(it.value) != JSON_STRING)
		return STR_NONE;
	json_next(&first);
	return json_begin(&it) ? STR_NONE : json_inside(first.value);
}

/* True of a list of more than FEW things. */
static bool
is_long(struct str array)
{
	struct json_each it = json_each(array);
	size_t n = 0;

	while (n <= FEW && json_next(&it) && json_type(it.value) == JSON_OBJECT)
		n++;
	return n > FEW;
}

/* Notes an object by its name, the first of a name; or a long list. */
static void
note(struct refs *r, struct str name, struct str value)
{
	if (json_type(value) == JSON_ARRAY && is_long(value)) {
		mem_grow(
		    &r->list, &r->lists_cap, r->lists + 1, sizeof(*r->list));
		r->list[r->lists++] = value;
	}
	if (json_type(value) == JSON_OBJECT && name.n &&
	    names_add(&r->name, name) == r->n) {
		mem_grow(&r->object, &r->cap, r->n + 1, sizeof(*r->object));
		r->object[r->n++] = value;
	}
}

/* Notes what there is, wherever it is. */
static void
note_all(struct refs *r, struct str json)
{
	struct json_within w;
	struct json_each *it;

	json_within(&w, json);
	while ((it = json_within_next(&w))) {
		if (json_type(it->value) < JSON_ARRAY)
			continue;
		note(r, json_inside(it->key), it->value);
		json_enter(&w, it->value);
	}
}

/* True if that is being written. */
static bool
is_open(const struct refs *r, const char *thing)
{
	for (size_t i = 0; i < r->depth; i++)
		if (r->level[i].thing == thing)
			return true;
	return false;
}

/* What a reference stands for; absent if nothing is to be put there. */
static struct str
meant(const struct refs *r, struct str name)
{
	uint32_t n = names_find(&r->name, name);

	if (n == NAMES_NONE || r->links == LINKS || is_open(r, r->object[n].p))
		return STR_NONE;
	return r->object[n];
}

/* Where the long list ends that begins at a place; NULL if none does. */
static const char *
long_end(const struct refs *r, const char *at)
{
	size_t from = 0, to = r->lists, mid;

	while (from < to) {
		mid = from + (to - from) / 2;
		if (r->list[mid].p < at)
			from = mid + 1;
		else
			to = mid;
	}
	if (from == r->lists || r->list[from].p != at)
		return NULL;
	return at + r->list[from].n;
}

/* Passes a long list within a thing, without a look at what is in it: a shelf
 * of all goods is in each of these. */
static bool
pass_long(struct refs *r, struct json_each *it)
{
	const char *end = r->links ? long_end(r, it->p) : NULL;

	if (!end)
		return false;
	json_went(it, end);
	buf_puts(r->out, "[]");
	return true;
}

/* Begins to write an object or array, which may go on behind its end, or what
 * it refers to. */
static void
begin(struct refs *r, struct str value)
{
	struct str name = named(value);
	bool list;

	if (name.p) {
		value = meant(r, name);
		r->passed += name.n;
	}
	if (r->depth == DEPTH) {
		r->most = 0; /* no more */
		return;
	}
	if (!value.p) {
		buf_puts(r->out, "null");
		return;
	}
	list = value.p[0] == '[';
	buf_addc(r->out, list ? '[' : '{');
	r->level[r->depth++] =
	    (struct level){json_each(value), list, name.p ? value.p : NULL};
	r->links += name.p != NULL;
}

/* Ends the innermost level; what is around it goes on behind it. */
static void
end(struct refs *r)
{
	struct level *l = &r->level[--r->depth];

	buf_addc(r->out, l->list ? ']' : '}');
	if (l->thing)
		r->links--;
	else if (r->depth)
		json_went(&l[-1].it, l->it.p + 1);
}

/* Writes the next member of the innermost level, or ends that. */
static void
step(struct refs *r)
{
	struct level *l = &r->level[r->depth - 1];
	struct json_each next = l->it;

	if (!json_begin(&next)) {
		l->it = next;
		end(r);
		return;
	}
	json_sep(r->out);
	if (!l->list) {
		buf_addstr(r->out, next.key);
		buf_addc(r->out, ':');
	}
	if (json_type(next.value) < JSON_ARRAY) {
		json_next(&l->it);
		buf_addstr(r->out, l->it.value);
		return;
	}
	l->it = next;
	if (!pass_long(r, &l->it))
		begin(r, next.value);
}

bool
refs_plain(struct str json, struct buf *out)
{
	struct refs r = {.out = out};

	r.most = out->n + json.n * TIMES + LEAST;
	note_all(&r, json);
	begin(&r, json);
	while (r.depth && out->n + r.passed <= r.most)
		step(&r);
	names_free(&r.name);
	free(r.object);
	free(r.list);
	return !r.depth;
}
