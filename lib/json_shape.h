/*
 * json_shape - the orders in which the keys of objects have come
 *
 * For json_scan.c alone.  The records of a stream have the same keys in the
 * same order, nearly all of them.  A shape is a place in such an order: it
 * stands for the keys an object has had so far.  The key that followed there
 * last time is compared with the bytes that follow now: two loads of 16 bytes
 * tell what the key is, and that it is new in its object, for a shape never
 * has a key twice.  (Maps, or hidden classes: Chambers, Ungar, Lee, "An
 * efficient implementation of SELF", OOPSLA 1989.)
 *
 *	{"id":1,"seller":{"name":"a"},"title":"b"}
 *
 *	0 --"id":--> 1 --"seller":--> 2 --"title":--> 4
 *	                              | inside
 *	                              3 --"name":--> 5
 *
 * With a key is kept which node of the wanted paths it is; a set of paths is
 * known by its address and size, so it must live as long as the scan.
 *
 * The table is of a fixed size.  Where it is full, a key too long for it, or
 * written with escapes, an object has left the shapes, and its keys are noted
 * one by one (json_keys.h).  A table that most objects leave starts anew.
 */
#ifndef WT_JSON_SHAPE_H
#define WT_JSON_SHAPE_H

#include <stdint.h>

#include "json_priv.h"

#define JSON_SHAPE_TEXT 32 /* bytes of a key with its quotes and colon */
#define JSON_SHAPES_MAX 1024

/* 64 bytes. */
struct json_shape {
	char text[JSON_SHAPE_TEXT]; /* "name": of the last key */
	uint32_t mask;              /* a bit for each byte of text */
	uint32_t from, to;       /* the key's node below a node; JSON_UNASKED */
	uint32_t next;           /* the child that was taken last; JSON_NONE */
	uint32_t child, sibling; /* all of them */
	uint32_t inside;         /* of objects that are its value */
	uint16_t before;         /* that without the key */
	uint8_t n;               /* of text */
	uint8_t keys;            /* how many so far */
};

#define JSON_UNASKED (JSON_NONE - 1)

/* Valid when zero. */
struct json_shapes {
	struct json_shape *shape; /* 0: of a text that is an object */
	uint32_t n;
	uint32_t left; /* objects that left, since the table is this one */
	const struct json_paths *paths; /* of which nodes are */
	size_t nodes;
};

void json_shapes_free(struct json_shapes *t);

/* A new text, of which these paths are wanted, or NULL. */
void json_shapes_begin(struct json_shapes *t, const struct json_paths *p);

/* Where the objects begin that are values of this key; JSON_NONE: nowhere. */
uint32_t json_shape_inside(struct json_shapes *t, uint32_t at);

/* The shape with that key, which has no escapes, more; JSON_NONE: none. */
uint32_t json_shape_with(struct json_shapes *t, uint32_t at, struct str key);

/* The last key of a shape that has one. */
static inline struct str
json_shape_key(const struct json_shape *s)
{
	return str_n(s->text + 1, s->n - 3);
}

/* True if the bytes at p begin with the key of this shape. */
static inline bool
json_shape_is(const struct json_shape *s, const char *p, const char *end)
{
#ifdef __SSE2__
	if (end - p >= JSON_SHAPE_TEXT) {
		const __m128i *a = (const __m128i *)p;
		const __m128i *b = (const __m128i *)s->text;
		__m128i low =
		    _mm_cmpeq_epi8(_mm_loadu_si128(a), _mm_loadu_si128(b));
		__m128i high = _mm_cmpeq_epi8(
		    _mm_loadu_si128(a + 1), _mm_loadu_si128(b + 1));
		uint32_t same = (uint32_t)_mm_movemask_epi8(low) |
		                (uint32_t)_mm_movemask_epi8(high) << 16;

		return (same & s->mask) == s->mask;
	}
#endif
	return (size_t)(end - p) >= s->n && memcmp(p, s->text, s->n) == 0;
}

/* The shape that the key at p leads to, if it is the usual one; or NULL. */
static inline struct json_shape *
json_shape_next(
    struct json_shapes *t, uint32_t at, const char *p, const char *end)
{
	uint32_t next = t->shape[at].next;

	if (next == JSON_NONE || !json_shape_is(&t->shape[next], p, end))
		return NULL;
	return &t->shape[next];
}

#endif
