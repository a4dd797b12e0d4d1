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
	uint32_t place;  /* of an object, its shape so far; else JSON_NOWHERE */
	uint32_t inside; /* of an array, the shape of objects in it */
	bool is_object;
};

struct work {
	struct frame frame[JSON_DEPTH_MAX + 1];
	struct buf decoded; /* a key that has escapes */
	struct json_keys *keys;
	struct json_shapes shapes;
	size_t cell_cap;
};

struct scanner {
	struct json_scan *s;
	const struct json_paths *paths;
	struct work *w;
	const char *end;
	struct json_fault fault;
	size_t depth;
	uint32_t array; /* of the columns; JSON_NONE */
	bool in_row;    /* an element of it has begun */
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

/* The element of the columns' array has ended: its cells are kept. */
static void
end_row(struct scanner *sc)
{
	const struct json_paths *p = sc->paths;
	struct json_scan *s = sc->s;
	size_t n = s->nrow * p->ncolumn;

	mem_grow(&s->cell, &sc->w->cell_cap, n + p->ncolumn, sizeof(*s->cell));
	for (size_t i = 0; i < p->ncolumn; i++) {
		s->cell[n + i] = s->span[p->column[i]];
		s->span[p->column[i]] = STR_NONE;
	}
	s->nrow++;
	sc->in_row = false;
}

/* The wanted node of an element of an array at node at. */
static uint32_t
wanted_index(struct scanner *sc, uint32_t at, uint64_t index)
{
	const struct json_node *node;
	uint32_t c;

	if (at == JSON_NONE || !sc->paths->node[at].indexes)
		return JSON_NONE;
	node = sc->paths->node;
	if (at == sc->array) {
		if (sc->in_row)
			end_row(sc);
		sc->in_row = !sc->s->most || sc->s->nrow < sc->s->most;
		return sc->in_row ? node[at].child : JSON_NONE;
	}
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
		sc->s->span[node[at].slot] = STR_NONE;
	if (at == sc->array)
		sc->s->nrow = 0;
	for (c = node[at].child; c != JSON_NONE; c = node[c].next)
		forget(sc, c);
}

/* The object leaves the shapes: the keys it has had are noted one by one. */
static void
leave_shapes(struct scanner *sc, struct frame *f)
{
	const struct json_shape *shape = sc->w->shapes.shape;

	for (uint32_t at = f->place; shape[at].keys; at = shape[at].before)
		json_keys_note(
		    sc->w->keys, sc->depth, json_shape_key(&shape[at]));
	f->place = JSON_NOWHERE;
}

/* Notes a key of the innermost object; true if it is its first of the name.
 * between: what stands before its value, or nothing if k is decoded. */
static bool
note_key(struct scanner *sc, struct str k, struct str between)
{
	struct frame *f = &sc->w->frame[sc->depth];
	uint32_t to = JSON_NOWHERE;

	if (f->place != JSON_NOWHERE) {
		if (between.n)
			to = json_shape_with(
			    &sc->w->shapes, f->place, k, between);
		if (to == JSON_NOWHERE)
			leave_shapes(sc, f);
		f->place = to;
	}
	return to != JSON_NOWHERE || json_keys_note(sc->w->keys, sc->depth, k);
}

/* From the quote of a key to its value; from: behind the value before it. */
static const char *
key(struct scanner *sc, const char *from, const char *p, uint32_t *node)
{
	uint32_t in = sc->w->frame[sc->depth].node;
	const char *quote = p;
	struct str k, between;
	bool fresh;

	if (p >= sc->end || *p != '"')
		return fault(sc, p, "an object's key is missing");
	if (!(p = json_string(p, sc->end, &sc->fault)))
		return NULL;
	k = str_n(quote + 1, (size_t)(p - quote) - 2);
	p = json_blank(p, sc->end);
	if (p >= sc->end || *p != ':')
		return fault(sc, p, "a colon is missing behind a key");
	p = json_blank(p + 1, sc->end);
	between = str_n(from, (size_t)(p - from));
	if (memchr(k.p, '\\', k.n)) {
		buf_clear(&sc->w->decoded);
		json_decode(str_n(quote, k.n + 2), &sc->w->decoded);
		k = buf_str(&sc->w->decoded);
		between.n = 0;
	}
	fresh = note_key(sc, k, between);
	*node = wanted_key(sc, in, k);
	if (*node != JSON_NONE && !fresh)
		forget(sc, *node);
	return p;
}

/* Behind a value, or an object's brace: to the value of the key that came
 * there last time, if it is there; or NULL. */
static inline const char *
usual_key(struct scanner *sc, struct frame *f, const char *p, uint32_t *node)
{
	struct json_shapes *t = &sc->w->shapes;
	struct json_shape *s = json_shape_next(t, f->place, p, sc->end);

	if (!s)
		return NULL;
	f->place = (uint32_t)(s - t->shape);
	if (s->from != f->node) {
		s->to = wanted_key(sc, f->node, json_shape_key(s));
		s->from = f->node;
	}
	*node = s->to;
	return p + s->n;
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
no_end(struct scanner *sc, const char *p)
{
	return fault(sc, p,
	    sc->w->frame[sc->depth].is_object ? "an object that does not end"
					      : "an array that does not end");
}

/* A new innermost container begins at p. */
static struct frame *
open_container(struct scanner *sc, const char *p, uint32_t node)
{
	struct frame *f = &sc->w->frame[sc->depth];
	uint32_t inside = f->inside;

	if (f->is_object)
		inside = json_shape_inside(&sc->w->shapes, f->place);
	f = &sc->w->frame[++sc->depth];
	f->start = p;
	f->is_object = *p == '{';
	f->place = f->is_object ? inside : JSON_NOWHERE;
	f->inside = inside;
	f->index = 0;
	f->node = node;
	json_keys_open(sc->w->keys, sc->depth);
	if (node != JSON_NONE && sc->paths->node[node].child == JSON_NONE &&
	    sc->paths->node[node].slot == JSON_NONE)
		f->node = JSON_NONE;
	return f;
}

/* The innermost container ends behind p, and its last member at tail. */
static void
close_container(struct scanner *sc, const char *p, const char *tail)
{
	const struct frame *f = &sc->w->frame[sc->depth--];

	found(sc, f->node, f->start, p + 1);
	if (sc->in_row && f->node == sc->array)
		end_row(sc);
	if (sc->depth == 0)
		sc->s->tail = tail;
}

/* An opening bracket: to the first member's value; or behind the other
 * bracket, and *empty. */
static const char *
enter(struct scanner *sc, const char *p, uint32_t *node, bool *empty)
{
	const char *from = p + 1;
	struct frame *f;

	if (sc->depth == JSON_DEPTH_MAX)
		return fault(sc, p, too_deep);
	f = open_container(sc, p, *node);
	*empty = false;
	if ((p = usual_key(sc, f, from, node)))
		return p;
	p = json_blank(from, sc->end);
	if (p >= sc->end)
		return no_end(sc, p);
	if (*p == (f->is_object ? '}' : ']')) {
		close_container(sc, p, NULL);
		*empty = true;
		return p + 1;
	}
	if (f->is_object)
		return key(sc, from, p, node);
	*node = wanted_index(sc, f->node, 0);
	return p;
}

/* Behind a value: to the next member's; or behind the bracket that ends the
 * container, and *ended. */
static inline const char *
leave(struct scanner *sc, const char *p, uint32_t *node, bool *ended)
{
	struct frame *f = &sc->w->frame[sc->depth];
	const char *from = p, *next = usual_key(sc, f, p, node);

	*ended = false;
	if (next)
		return next;
	p = json_blank(p, sc->end);
	if (p >= sc->end)
		return no_end(sc, p);
	if (*p == (f->is_object ? '}' : ']')) {
		close_container(sc, p, from);
		*ended = true;
		return p + 1;
	}
	if (*p != ',')
		return fault(sc, p, "a comma is missing");
	p = json_blank(p + 1, sc->end);
	if (f->is_object)
		return key(sc, from, p, node);
	*node = wanted_index(sc, f->node, ++f->index);
	return p;
}

static const char *
value(struct scanner *sc, const char *p)
{
	uint32_t node = sc->paths ? 0 : JSON_NONE;
	const char *from;
	bool ended;

	for (;;) {
		p = json_blank(p, sc->end);
		if (p >= sc->end)
			return fault(sc, p, "a value is missing");
		if (*p == '{' || *p == '[') {
			if (!(p = enter(sc, p, &node, &ended)))
				return NULL;
			if (!ended)
				continue;
		} else {
			from = p;
			if (!(p = json_scalar(p, sc->end, &sc->fault)))
				return NULL;
			found(sc, node, from, p);
		}
		do {
			if (!sc->depth)
				return p;
			if (!(p = leave(sc, p, &node, &ended)))
				return NULL;
		} while (ended);
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
	w->frame[0].inside = JSON_SHAPE_ROOT;
	if (s->nspan < n)
		s->span = mem_resize(s->span, n, sizeof(*s->span));
	s->nspan = n;
	if (n)
		memset(s->span, 0, n * sizeof(*s->span));
	s->nrow = 0;
	s->tail = NULL;
	s->duplicates = 0;
	s->value = STR_NONE;
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
	s->nrow = 0;
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
	sc.array = p ? p->array : JSON_NONE;
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
	sc.array = p ? p->array : JSON_NONE;
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
	free(s->cell);
	free(s->span);
	*s = (struct json_scan){0};
}
