/* json_path - the set of wanted paths */
#include <stdlib.h>

#include "json_priv.h"
#include "json_scalar.h"
#include "mem.h"
#include "utf8.h"

static uint32_t
node_new(struct json_paths *p)
{
	mem_grow(&p->node, &p->cap, p->n + 1, sizeof(*p->node));
	p->node[p->n] = (struct json_node){
	    .child = JSON_NONE, .next = JSON_NONE, .slot = JSON_NONE};
	return (uint32_t)p->n++;
}

struct json_paths *
json_paths_new(void)
{
	struct json_paths *p = mem_new(1, sizeof(*p));

	node_new(p);
	p->array = JSON_NONE;
	return p;
}

void
json_paths_free(struct json_paths *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->nkeys; i++)
		free(p->keys[i]);
	free(p->keys);
	free(p->column);
	free(p->node);
	free(p);
}

static bool
name_start(char c)
{
	return ascii_letter(c) || c == '_';
}

/* One step of a path: a name (with its bytes in *name) or an index. */
struct step {
	struct buf name;
	uint64_t index;
	bool is_index;
};

static bool
step_name(struct str *s, struct step *st)
{
	size_t i = 0;

	if (!s->n || !name_start(s->p[0]))
		return false;
	while (i < s->n && (name_start(s->p[i]) || ascii_digit(s->p[i])))
		i++;
	buf_add(&st->name, s->p, i);
	s->p += i, s->n -= i;
	return true;
}

/* A string in quotes as jq has it, without interpolation. */
static bool
step_quoted(struct str *s, struct step *st)
{
	struct json_fault fault;
	const char *end = json_string(s->p, s->p + s->n, &fault);
	struct str quoted;
	size_t at;

	if (!end)
		return false;
	quoted = str_n(s->p, (size_t)(end - s->p));
	if (!utf8_valid(quoted, &at))
		return false;
	json_decode(quoted, &st->name);
	s->p = end, s->n -= quoted.n;
	return true;
}

static bool
step_bracket(struct str *s, struct step *st)
{
	size_t i = 0;

	s->p++, s->n--;
	if (s->n && s->p[0] == '"') {
		if (!step_quoted(s, st))
			return false;
	} else {
		for (; i < s->n && ascii_digit(s->p[i]); i++)
			st->index = st->index * 10 + (uint64_t)(s->p[i] - '0');
		if (!i || i > 9)
			return false;
		st->is_index = true;
		s->p += i, s->n -= i;
	}
	if (!s->n || s->p[0] != ']')
		return false;
	s->p++, s->n--;
	return true;
}

/* Takes the next step off s; false if there is none that is plain. */
static bool
step_next(struct str *s, struct step *st, bool first)
{
	buf_clear(&st->name);
	st->index = 0;
	st->is_index = false;
	if (s->p[0] == '[' && !first)
		return step_bracket(s, st);
	if (s->p[0] != '.')
		return false;
	s->p++, s->n--;
	if (s->n && s->p[0] == '"')
		return step_quoted(s, st);
	if (s->n && s->p[0] == '[')
		return step_bracket(s, st);
	return step_name(s, st);
}

static bool
child_is(const struct json_node *c, const struct step *st)
{
	if (st->is_index)
		return !c->key.p && c->index == st->index;
	return c->key.p && str_eq(c->key, buf_str(&st->name));
}

static uint32_t
child_add(struct json_paths *p, uint32_t at, const struct step *st)
{
	uint32_t c;

	for (c = p->node[at].child; c != JSON_NONE; c = p->node[c].next)
		if (child_is(&p->node[c], st))
			return c;
	c = node_new(p);
	p->node[c].next = p->node[at].child;
	p->node[at].child = c;
	if (st->is_index) {
		p->node[c].index = st->index;
		p->node[at].indexes = true;
		return c;
	}
	mem_grow(&p->keys, &p->keys_cap, p->nkeys + 1, sizeof(*p->keys));
	p->keys[p->nkeys] = mem_dup(st->name.p, st->name.n);
	p->node[c].key = str_n(p->keys[p->nkeys++], st->name.n);
	p->node[at].filter |= json_key_bit(p->node[c].key);
	return c;
}

bool
json_path_plain(struct str expr)
{
	struct step st = {0};
	struct str s = str_trim(expr);
	bool ok = s.n > 0, first = true;

	if (str_eq(s, STR(".")))
		return true;
	while (ok && s.n) {
		ok = step_next(&s, &st, first);
		first = false;
	}
	buf_free(&st.name);
	return ok;
}

/* No node, and e: the path, and why it is refused. */
static uint32_t
refuse(struct str expr, const char *why, struct err *e)
{
	err_set(e, "%.*s: %s", (int)(expr.n < 80 ? expr.n : 80),
	    expr.n ? expr.p : "", why);
	return JSON_NONE;
}

/* The node of a path from node at; JSON_NONE with e set. */
static uint32_t
node_of(struct json_paths *p, uint32_t at, struct str expr, struct err *e)
{
	struct step st = {0};
	struct str s = str_trim(expr);
	bool first = true;

	if (!json_path_plain(expr))
		return refuse(
		    expr, "not a plain path such as .a.b or .a[0]", e);
	if (str_eq(s, STR(".")))
		s.n = 0;
	while (s.n && at != JSON_NONE) {
		step_next(&s, &st, first);
		first = false;
		at = st.is_index && at == p->array
		         ? refuse(expr, "all elements of that are wanted", e)
		         : child_add(p, at, &st);
	}
	buf_free(&st.name);
	return at;
}

static uint32_t
slot_of(struct json_paths *p, uint32_t at)
{
	if (p->node[at].slot == JSON_NONE)
		p->node[at].slot = (uint32_t)p->nslot++;
	return p->node[at].slot;
}

int
json_paths_add(struct json_paths *p, struct str expr, struct err *e)
{
	uint32_t at = node_of(p, 0, expr, e);

	return at == JSON_NONE ? -1 : (int)slot_of(p, at);
}

/* Any element of the columns' array, which is named. */
static uint32_t
element_of(struct json_paths *p, struct str array, struct err *e)
{
	struct step any = {.index = UINT64_MAX, .is_index = true};
	uint32_t at = node_of(p, 0, array, e);

	if (at == JSON_NONE)
		return JSON_NONE;
	if (p->array == JSON_NONE && p->node[at].indexes)
		return refuse(array, "an element of it is wanted by number", e);
	if (p->array != JSON_NONE && p->array != at)
		return refuse(array, "another array has columns", e);
	p->array = at;
	return child_add(p, at, &any);
}

static int
column_of(struct json_paths *p, uint32_t at)
{
	mem_grow(
	    &p->column, &p->column_cap, p->ncolumn + 1, sizeof(*p->column));
	p->column[p->ncolumn] = slot_of(p, at);
	return (int)p->ncolumn++;
}

int
json_paths_column(
    struct json_paths *p, struct str array, struct str path, struct err *e)
{
	uint32_t at = element_of(p, array, e);

	if (at != JSON_NONE)
		at = node_of(p, at, path, e);
	return at == JSON_NONE ? -1 : column_of(p, at);
}

/* Wants below node `to` what `of` wants below its node. */
static void
want_below(struct json_paths *p, uint32_t to, const struct json_paths *of,
    uint32_t node)
{
	const struct json_node *n = &of->node[node];
	struct step st = {0};
	uint32_t c;

	if (n->slot != JSON_NONE)
		p->column[n->slot] = slot_of(p, to);
	for (c = n->child; c != JSON_NONE; c = of->node[c].next) {
		st.is_index = !of->node[c].key.p;
		st.index = of->node[c].index;
		buf_clear(&st.name);
		buf_addstr(&st.name, of->node[c].key);
		want_below(p, child_add(p, to, &st), of, c);
	}
	buf_free(&st.name);
}

int
json_paths_columns(struct json_paths *p, struct str array,
    const struct json_paths *of, struct err *e)
{
	uint32_t at = element_of(p, array, e);

	if (at == JSON_NONE)
		return -1;
	p->ncolumn = of->nslot;
	mem_grow(
	    &p->column, &p->column_cap, p->ncolumn + 1, sizeof(*p->column));
	want_below(p, at, of, 0);
	return of->node[0].slot != JSON_NONE ? (int)of->node[0].slot
	                                     : column_of(p, at);
}

size_t
json_paths_ncolumn(const struct json_paths *p)
{
	return p->ncolumn;
}
