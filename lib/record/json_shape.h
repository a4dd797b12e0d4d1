/*
 * json_shape - the orders in which the keys of objects have come
 *
 * For json_scan.c alone.  The records of a stream have the same keys in the
 * same order, nearly all of them, and write them in the same way.  A shape is a
 * place in such an order: it stands for the keys an object has had so far, and
 * keeps the bytes that stood between the last value and the one before it.
 * What followed there last time is compared with the bytes that follow now: two
 * loads of 16 bytes (and memcmp, where there are more) tell that a comma, this
 * key and a colon are there, blanks and all, and that the key is new in its
 * object, for a shape never has a key twice.  (Maps, or hidden classes:
 * Chambers, Ungar, Lee, "An efficient implementation of SELF", OOPSLA 1989.)
 *
 *	{"id":1,"seller":{"name":"a"},"title":"b"}
 *
 *	root --"id":--> 2 --,"seller":--> 3 --,"title":--> 5
 *	                                  | inside
 *	                                  4 --"name":--> 6
 *
 * With a key is kept which node of the wanted paths it is; a set of paths is
 * known by its address and size, so it must live as long as the scan.
 *
 * The table is of a fixed size.  Where it is full, a key too long for it, or
 * written with escapes, an object is nowhere: it has left the shapes, and its
 * keys are noted one by one (json_keys.h).  A table that most objects leave
 * starts anew.
 */
#ifndef WT_JSON_SHAPE_H
#define WT_JSON_SHAPE_H

#include <stdint.h>

#include "json_priv.h"

#define JSON_SHAPE_TEXT 96 /* bytes between two values */
#define JSON_SHAPE_MOST 32 /* of which there are hardly ever more */
#define JSON_SHAPES_MAX 2048

#define JSON_NOWHERE    0 /* the shape of objects that have left */
#define JSON_SHAPE_ROOT 1 /* of a text that is an object, without keys yet */

/* 128 bytes. */
struct json_shape {
	uint32_t from, to;       /* the key's node below a node; JSON_UNASKED */
	uint32_t next;           /* the child that was taken last; JSON_NONE */
	uint32_t child, sibling; /* all of them; JSON_NONE */
	uint32_t inside;         /* of objects that are its value; JSON_NONE */
	uint16_t before;         /* that without the key */
	uint8_t n;               /* of text; more than it can hold: unknown */
	uint8_t key, nkey;       /* where in text the key is, unquoted */
	uint8_t keys;            /* how many so far */
	char text[JSON_SHAPE_TEXT]; /* ,"name": */
};

#define JSON_UNASKED (JSON_NONE - 1)

/* Valid when zero. */
struct json_shapes {
	struct json_shape *shape; /* never moves */
	uint32_t n;
	uint32_t left; /* objects that left, since the table is this one */
	const struct json_paths *paths; /* of which nodes are */
	size_t nodes;
};

void json_shapes_free(struct json_shapes *t);

/* A new text, of which these paths are wanted, or NULL. */
void json_shapes_begin(struct json_shapes *t, const struct json_paths *p);

/* Where objects begin that are the value of that key, in arrays or not. */
uint32_t json_shape_inside(struct json_shapes *t, uint32_t at);

/*
 * The shape with one key more, which has no escapes; between is what stands
 * before its value, the key in it.
 */
uint32_t json_shape_with(
    struct json_shapes *t, uint32_t at, struct str key, struct str between);

/* The last key of a shape that has one. */
static inline struct str
json_shape_key(const struct json_shape *s)
{
	return str_n(s->text + s->key, s->nkey);
}

/* True if the bytes at p begin with the text of this shape. */
static inline bool
json_shape_is(const struct json_shape *s, const char *p, const char *end)
{
#ifdef __SSE2__
	if (s->n <= JSON_SHAPE_MOST && end - p >= JSON_SHAPE_MOST) {
		const __m128i *a = (const __m128i *)p;
		const __m128i *b = (const __m128i *)s->text;
		__m128i low =
		    _mm_cmpeq_epi8(_mm_loadu_si128(a), _mm_loadu_si128(b));
		__m128i high = _mm_cmpeq_epi8(
		    _mm_loadu_si128(a + 1), _mm_loadu_si128(b + 1));
		uint64_t same = (uint32_t)_mm_movemask_epi8(low) |
		                (uint64_t)_mm_movemask_epi8(high) << 16;

		return __builtin_ctzll(~same) >= s->n;
	}
#endif
	return s->n <= end - p && s->n <= JSON_SHAPE_TEXT &&
	       memcmp(p, s->text, s->n) == 0;
}

/* The shape that the bytes at p lead to, if it is the usual one; or NULL. */
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
