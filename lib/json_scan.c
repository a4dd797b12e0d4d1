/* json_scan - one strict pass over a JSON text, RFC 8259 */
#include <stdlib.h>

#include "json_keys.h"
#include "json_priv.h"
#include "json_scalar.h"
#include "json_shape.h"
#include "mem.h"
#include "utf8.h"

struct frame {
	const char *start;
	uint32_t node; /* of the trie, or JSON_NONE: nothing wanted in here */
	uint64_t index;
	uint32_t shape; /* of an object so far, or of objects in an array */
	bool is_object;
};

struct work {
	struct frame frame[JSON_DEPTH_MAX + 1];
	struct buf decoded; /* a key that has escapes */
	struct json_keys *keys;
	struct json_shapes shapes;
};

struct scanner {
	struct json_scan *s;
	const struct json_paths *paths;
	struct work *w;
	const char *end;
	struct json_fault fault;
	size_t depth;
};

static const char too_deep[] = "nested deeper than 1,000 levels";

/* As json_fault, of this text. */
static const char *
fault(struct scanner *sc, const char *at, const char *why)
{
	return json_fault(&sc->fault, at, why);
}

/* The wanted node of a key of an object at node at; most are not wanted. */
static uint32_t
wanted_key(const struct scanner *sc, uint32_t at, struct str k)
{
	const struct json_node *node;
	uint32_t c;

	if (at == JSON_NONE || !(sc->paths->node[at].filter & json_key_bit(k)))
		return JSON_NONE;
	node = sc->paths->node;
	for (c = node[at].child; c != JSON_NONE; c = node[c].next)
		if (node[c].key.p && str_eq(k, node[c].key))
			return c;
	return JSON_NONE;
}

/* The wanted node of an element of an array at node at. */
static uint32_t
wanted_index(const struct scanner *sc, uint32_t at, uint64_t index)
{
	const struct json_node *node;
	uint32_t c;

	if (at == JSON_NONE || !sc->paths->node[at].indexes)
		return JSON_NONE;
	node = sc->paths->node;
	for (c = node[at].child; c != JSON_NONE; c = node[c].next)
		if (!node[c].key.p && node[c].index == index)
			return c;
	return JSON_NONE;
}

/* Of duplicate keys the last counts: what an earlier one gave is dropped. */
static void
forget(struct scanner *sc, uint32_t at)
{
	const struct json_node *node = sc->paths->node;
	uint32_t c;

	if (node[at].slot != JSON_NONE)
		sc->s->span[node[at].slot] = (struct str){NULL, 0};
	for (c = node[at].child; c != JSON_NONE; c = node[c].next)
		forget(sc, c);
}

/* The object leaves the shapes: the keys it has had are noted one by one. */
static void
leave_shapes(struct scanner *sc, struct frame *f)
{
	const struct json_shape *shape = sc->w->shapes.shape;

	for (uint32_t at = f->shape; shape[at].keys; at = shape[at].before)
		json_keys_note(
		    sc->w->keys, sc->depth, json_shape_key(&shape[at]));
	f->shape = JSON_NONE;
}

/* Notes a key of the innermost object; true if it is its first of the name. */
static bool
note_key(struct scanner *sc, struct str k, bool plain)
{
	struct frame *f = &sc->w->frame[sc->depth];
	uint32_t to = JSON_NONE;

	if (f->shape != JSON_NONE) {
		if (plain)
			to = json_shape_with(&sc->w->shapes, f->shape, k);
		if (to == JSON_NONE)
			leave_shapes(sc, f);
		f->shape = to;
	}
	return to != JSON_NONE || json_keys_note(sc->w->keys, sc->depth, k);
}

/* A key that is not the one that came here last time. */
static const char *
other_key(struct scanner *sc, const char *p, uint32_t *node)
{
	const struct frame *f = &sc->w->frame[sc->depth];
	const char *from = p;
	bool plain, fresh;
	struct str k;

	if (p >= sc->end || *p != '"')
		return fault(sc, p, "an object's key is missing");
	if (!(p = json_string(p, sc->end, &plain, &sc->fault)))
		return NULL;
	k = str_n(from + 1, (size_t)(p - from) - 2);
	if (!plain) {
		buf_clear(&sc->w->decoded);
		json_decode(str_n(from, k.n + 2), &sc->w->decoded);
		k = buf_str(&sc->w->decoded);
	}
	fresh = note_key(sc, k, plain);
	*node = wanted_key(sc, f->node, k);
	if (*node != JSON_NONE && !fresh)
		forget(sc, *node);
	p = json_blank(p, sc->end);
	if (p >= sc->end || *p != ':')
		return fault(sc, p, "a colon is missing behind a key");
	return p + 1;
}

/* Reads a key and its colon; *node is where its value belongs. */
static inline const char *
key(struct scanner *sc, const char *p, uint32_t *node)
{
	struct frame *f = &sc->w->frame[sc->depth];
	struct json_shapes *t = &sc->w->shapes;
	struct json_shape *s = NULL;

	if (f->shape != JSON_NONE)
		s = json_shape_next(t, f->shape, p, sc->end);
	if (s) {
		f->shape = (uint32_t)(s - t->shape);
		p += s->n;
		if (s->from != f->node) {
			s->to = wanted_key(sc, f->node, json_shape_key(s));
			s->from = f->node;
		}
		*node = s->to;
	} else if (!(p = other_key(sc, p, node))) {
		return NULL;
	}
	return json_blank(p, sc->end);
}

static inline void
found(struct scanner *sc, uint32_t node, const char *from, const char *p)
{
	uint32_t slot;

	if (node == JSON_NONE)
		return;
	slot = sc->paths->node[node].slot;
	if (slot != JSON_NONE)
		sc->s->span[slot] = str_n(from, (size_t)(p - from));
}

static const char *
open_container(struct scanner *sc, const char *p, uint32_t node)
{
	struct frame *f = &sc->w->frame[sc->depth];
	uint32_t shape = f->shape;

	if (sc->depth == JSON_DEPTH_MAX)
		return fault(sc, p, too_deep);
	if (sc->depth && f->is_object && shape != JSON_NONE)
		shape = json_shape_inside(&sc->w->shapes, shape);
	f = &sc->w->frame[++sc->depth];
	f->start = p;
	f->shape = shape;
	f->is_object = *p == '{';
	f->index = 0;
	f->node = node;
	json_keys_open(sc->w->keys, sc->depth);
	if (node != JSON_NONE && sc->paths->node[node].child == JSON_NONE &&
	    sc->paths->node[node].slot == JSON_NONE)
		f->node = JSON_NONE;
	return json_blank(p + 1, sc->end);
}

/* A member of the innermost container has ended at p. */
static inline void
member_end(struct scanner *sc, const char *p)
{
	if (sc->depth == 1) {
		sc->s->members++;
		sc->s->tail = p;
	}
}

static const char *
no_end(struct scanner *sc, const char *p)
{
	return fault(sc, p,
	    sc->w->frame[sc->depth].is_object ? "an object that does not end"
					      : "an array that does not end");
}

/* Closes containers while they end here. */
static inline const char *
close_containers(struct scanner *sc, const char *p)
{
	const struct frame *f;

	while (sc->depth) {
		f = &sc->w->frame[sc->depth];
		p = json_blank(p, sc->end);
		if (p >= sc->end)
			return no_end(sc, p);
		if (*p != (f->is_object ? '}' : ']'))
			break;
		p++;
		found(sc, f->node, f->start, p);
		sc->depth--;
		member_end(sc, p);
	}
	return p;
}

/* Behind a member: the comma and, in an object, the next key. */
static inline const char *
next_member(struct scanner *sc, const char *p, uint32_t *node)
{
	struct frame *f = &sc->w->frame[sc->depth];

	if (*p != ',')
		return fault(sc, p, "a comma is missing");
	p = json_blank(p + 1, sc->end);
	if (f->is_object)
		return key(sc, p, node);
	*node = wanted_index(sc, f->node, ++f->index);
	return p;
}

/* An opening bracket: into the container, to its first member. */
static const char *
enter(struct scanner *sc, const char *p, uint32_t *node, bool *empty)
{
	struct frame *f;

	if (!(p = open_container(sc, p, *node)))
		return NULL;
	f = &sc->w->frame[sc->depth];
	if (p >= sc->end)
		return no_end(sc, p);
	*empty = *p == (f->is_object ? '}' : ']');
	if (*empty)
		return p;
	if (f->is_object)
		return key(sc, p, node);
	*node = wanted_index(sc, f->node, 0);
	return p;
}

static const char *
value(struct scanner *sc, const char *p)
{
	uint32_t node = sc->paths ? 0 : JSON_NONE;
	const char *from;
	bool empty;

	for (;;) {
		if (p >= sc->end)
			return fault(sc, p, "a value is missing");
		if (*p == '{' || *p == '[') {
			if (!(p = enter(sc, p, &node, &empty)))
				return NULL;
			if (!empty)
				continue;
		} else {
			from = p;
			if (!(p = json_scalar(p, sc->end, &sc->fault)))
				return NULL;
			found(sc, node, from, p);
			member_end(sc, p);
		}
		if (!(p = close_containers(sc, p)) || !sc->depth)
			return p;
		if (!(p = next_member(sc, p, &node)))
			return NULL;
	}
}

static void
start(struct json_scan *s, const struct json_paths *p)
{
	size_t n = p ? p->nslot : 0;
	struct work *w = s->work;

	if (!w) {
		s->work = w = mem_new(1, sizeof(*w));
		w->keys = json_keys_new();
	}
	json_keys_begin(w->keys);
	json_shapes_begin(&w->shapes, p);
	w->frame[0].shape = 0;
	if (s->nspan < n)
		s->span = mem_resize(s->span, n, sizeof(*s->span));
	s->nspan = n;
	if (n)
		memset(s->span, 0, n * sizeof(*s->span));
	s->members = 0;
	s->tail = NULL;
	s->duplicates = 0;
	s->value = (struct str){NULL, 0};
}

/* One value; whole: nothing but white space may follow it. */
static void
scan_text(struct scanner *sc, struct str text, bool whole)
{
	const char *from = json_blank(text.p, sc->end), *to = value(sc, from);

	if (!to)
		return;
	sc->s->value = str_n(from, (size_t)(to - from));
	to = json_blank(to, sc->end);
	if (whole && to != sc->end)
		fault(sc, to, "something follows the value");
}

/* The end of a scan of text: what it found, or the fault. */
static bool
finish(struct scanner *sc, struct str text, struct err *e)
{
	struct json_scan *s = sc->s;

	s->fault = NULL;
	if (!sc->fault.why)
		return true;
	s->fault = sc->fault.why == too_deep ? "depth" : "json";
	if (s->nspan)
		memset(s->span, 0, s->nspan * sizeof(*s->span));
	return err_set(e, "byte %zu: %s", (size_t)(sc->fault.at - text.p) + 1,
	    sc->fault.why);
}

bool
json_scan(struct json_scan *s, const struct json_paths *p, struct str text,
    struct err *e)
{
	struct scanner sc = {.s = s, .paths = p, .end = text.p + text.n};
	size_t at = 0;

	start(s, p);
	sc.w = s->work;
	s->fault = "utf8";
	if (!utf8_valid(text, &at))
		return err_set(e, "byte %zu: not UTF-8", at + 1);
	scan_text(&sc, text, true);
	if (!finish(&sc, text, e))
		return false;
	s->duplicates = json_keys_twice(sc.w->keys, s->value);
	return true;
}

/* The value that text begins with, or all that text has to be. */
static bool
scan_plain(struct json_scan *s, const struct json_paths *p, struct str text,
    bool whole, struct err *e)
{
	struct scanner sc = {.s = s, .paths = p, .end = text.p + text.n};

	start(s, p);
	sc.w = s->work;
	scan_text(&sc, text, whole);
	return finish(&sc, text, e);
}

bool
json_scan_whole(struct json_scan *s, const struct json_paths *p,
    struct str text, struct err *e)
{
	return scan_plain(s, p, text, true, e);
}

bool
json_scan_first(struct json_scan *s, const struct json_paths *p,
    struct str text, struct err *e)
{
	return scan_plain(s, p, text, false, e);
}

void
json_scan_free(struct json_scan *s)
{
	struct work *w = s->work;

	if (w) {
		json_keys_free(w->keys);
		json_shapes_free(&w->shapes);
		buf_free(&w->decoded);
	}
	free(w);
	free(s->span);
	*s = (struct json_scan){0};
}
