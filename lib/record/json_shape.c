/* json_shape - the orders in which the keys of objects have come */
#include "json_shape.h"

#include <stdlib.h>

#include "mem.h"

/*
 * So that objects with ever other keys cost little: how many followers of a
 * key are looked at, how many keys an object may have, and how many objects
 * may leave a full table before it starts anew.
 */
#define CHILDREN_MAX 8
#define KEYS_MAX     64
#define LEFT_MAX     4096

static uint32_t
add(struct json_shapes *t, struct json_shape s)
{
	if (t->n == JSON_SHAPES_MAX)
		return JSON_NOWHERE;
	s.next = s.child = s.inside = JSON_NONE;
	s.from = JSON_UNASKED;
	t->shape[t->n] = s;
	return t->n++;
}

static void
forget_nodes(struct json_shapes *t, const struct json_paths *p)
{
	for (uint32_t i = 0; i < t->n; i++)
		t->shape[i].from = JSON_UNASKED;
	t->paths = p;
	t->nodes = p ? p->n : 0;
}

void
json_shapes_begin(struct json_shapes *t, const struct json_paths *p)
{
	if (!t->shape)
		/* written by add() before it is read: a scan for each of many
		 * short values would clear 256 KiB for each */
		t->shape = mem_resize(NULL, JSON_SHAPES_MAX, sizeof(*t->shape));
	if (t->left > LEFT_MAX)
		t->n = 0;
	if (t->paths != p || (p && t->nodes != p->n))
		forget_nodes(t, p);
	if (t->n)
		return;
	t->left = 0;
	add(t, (struct json_shape){.sibling = JSON_NONE});
	t->shape[JSON_NOWHERE].inside = JSON_NOWHERE;
	add(t, (struct json_shape){.sibling = JSON_NONE});
}

void
json_shapes_free(struct json_shapes *t)
{
	free(t->shape);
	*t = (struct json_shapes){0};
}

uint32_t
json_shape_inside(struct json_shapes *t, uint32_t at)
{
	uint32_t in = t->shape[at].inside;

	if (in == JSON_NONE) {
		in = add(t, (struct json_shape){.sibling = JSON_NONE});
		t->shape[at].inside = in;
		t->left += in == JSON_NOWHERE;
	}
	return in;
}

static bool
has(const struct json_shapes *t, uint32_t at, struct str key)
{
	for (; t->shape[at].keys; at = t->shape[at].before)
		if (str_eq(json_shape_key(&t->shape[at]), key))
			return true;
	return false;
}

/* What stands before the value from now on; or, if that is long, the key. */
static void
write(struct json_shape *s, struct str key, struct str between)
{
	bool fits = between.n <= JSON_SHAPE_TEXT;
	struct str text = fits ? between : key;

	memcpy(s->text, text.p, text.n);
	s->key = (uint8_t)(key.p - text.p);
	s->nkey = (uint8_t)key.n;
	s->n = fits ? (uint8_t)between.n : UINT8_MAX;
}

static uint32_t
grow(struct json_shapes *t, uint32_t at, struct str key, struct str between)
{
	struct json_shape s = {.before = (uint16_t)at};
	uint32_t c;

	if (key.n > JSON_SHAPE_TEXT || t->shape[at].keys == KEYS_MAX ||
	    has(t, at, key))
		return JSON_NOWHERE;
	write(&s, key, between);
	s.keys = (uint8_t)(t->shape[at].keys + 1);
	s.sibling = t->shape[at].child;
	c = add(t, s);
	if (c != JSON_NOWHERE)
		t->shape[at].child = t->shape[at].next = c;
	return c;
}

uint32_t
json_shape_with(
    struct json_shapes *t, uint32_t at, struct str key, struct str between)
{
	uint32_t c = t->shape[at].child;
	int seen = 0;

	for (; c != JSON_NONE && seen < CHILDREN_MAX; seen++) {
		if (str_eq(json_shape_key(&t->shape[c]), key)) {
			write(&t->shape[c], key, between);
			t->shape[at].next = c;
			return c;
		}
		c = t->shape[c].sibling;
	}
	c = seen < CHILDREN_MAX ? grow(t, at, key, between) : JSON_NOWHERE;
	t->left += c == JSON_NOWHERE;
	return c;
}
