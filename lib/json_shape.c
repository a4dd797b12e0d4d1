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
		return JSON_NONE;
	s.next = s.child = s.inside = JSON_NONE;
	s.number = t->n++;
	t->shape[s.number] = s;
	return s.number;
}

void
json_shapes_begin(struct json_shapes *t)
{
	if (!t->shape)
		t->shape = mem_new(JSON_SHAPES_MAX, sizeof(*t->shape));
	if (t->left > LEFT_MAX)
		t->n = 0;
	if (t->n)
		return;
	t->left = 0;
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
		t->left += in == JSON_NONE;
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

static uint32_t
grow(struct json_shapes *t, uint32_t at, struct str key)
{
	struct json_shape s = {.before = at, .n = (uint32_t)key.n + 3};
	uint32_t c;

	if (s.n > JSON_SHAPE_TEXT || t->shape[at].keys == KEYS_MAX ||
	    has(t, at, key))
		return JSON_NONE;
	s.text[0] = s.text[s.n - 2] = '"';
	s.text[s.n - 1] = ':';
	memcpy(s.text + 1, key.p, key.n);
	s.bit = json_key_bit(key);
	s.mask = s.n == 32 ? UINT32_MAX : (1U << s.n) - 1;
	s.keys = t->shape[at].keys + 1;
	s.sibling = t->shape[at].child;
	c = add(t, s);
	if (c != JSON_NONE)
		t->shape[at].child = t->shape[at].next = c;
	return c;
}

uint32_t
json_shape_with(struct json_shapes *t, uint32_t at, struct str key)
{
	uint32_t c = t->shape[at].child;
	int seen = 0;

	for (; c != JSON_NONE && seen < CHILDREN_MAX; seen++) {
		if (str_eq(json_shape_key(&t->shape[c]), key)) {
			t->shape[at].next = c;
			return c;
		}
		c = t->shape[c].sibling;
	}
	c = seen < CHILDREN_MAX ? grow(t, at, key) : JSON_NONE;
	t->left += c == JSON_NONE;
	return c;
}
