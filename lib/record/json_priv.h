/*
 * json_priv - what json_scan.c, json_path.c, json_keys.c and json_text.c share
 *
 * Wanted paths are a trie: a node for each step of a path, the children of a
 * node in a list.  Node 0 is the whole value.
 *
 *	.title  .seller.id  .tags[0]
 *
 *	0 --title--> 1 (slot 0)
 *	  --seller-> 2 --id--> 3 (slot 1)
 *	  --tags---> 4 --[0]-> 5 (slot 2)
 *
 * Columns have slots too, those of the element at hand: below the one child
 * of their array, which is any element.
 */
#ifndef WT_JSON_PRIV_H
#define WT_JSON_PRIV_H

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "json.h"

#define JSON_NONE UINT32_MAX

struct json_node {
	struct str key; /* of the step; p NULL for an index */
	uint64_t index;
	uint64_t filter; /* the bits of its children's keys */
	uint32_t child;  /* first; JSON_NONE */
	uint32_t next;   /* sibling; JSON_NONE */
	uint32_t slot;   /* JSON_NONE if nobody wants it */
	bool indexes;    /* a child is an index, or any element */
};

struct json_paths {
	struct json_node *node;
	size_t n, cap;
	size_t nslot;
	uint32_t array;   /* of the columns; JSON_NONE */
	uint32_t *column; /* their slots */
	size_t ncolumn, column_cap;
	char **keys; /* the bytes of all keys */
	size_t nkeys, keys_cap;
};

/* Most keys that are not wanted have another bit than those that are. */
static inline uint64_t
json_key_bit(struct str k)
{
	return 1ULL << ((k.n * 5 + (k.n ? (unsigned char)k.p[0] : 0)) & 63);
}

/* Behind the string that begins at p (its quote); the text is sound. */
const char *json_skip_string(const char *p, const char *end);

/* True if the string at span (with quotes) has a backslash. */
static inline bool
json_escaped(struct str span)
{
	return memchr(span.p, '\\', span.n) != NULL;
}

#ifdef __SSE2__
/* A bit for each byte that is a quote, a backslash or below 0x20. */
static inline unsigned
json_special_bits(__m128i x)
{
	__m128i quote = _mm_cmpeq_epi8(x, _mm_set1_epi8('"'));
	__m128i back = _mm_cmpeq_epi8(x, _mm_set1_epi8('\\'));
	__m128i low = _mm_cmpeq_epi8(_mm_min_epu8(x, _mm_set1_epi8(0x1f)), x);

	return (unsigned)_mm_movemask_epi8(
	    _mm_or_si128(_mm_or_si128(quote, back), low));
}
#endif

/* The next byte of a string that is a quote, a backslash or below 0x20. */
static inline const char *
json_special(const char *p, const char *end)
{
#ifdef __SSE2__
	unsigned bits;

	for (; end - p >= 16; p += 16) {
		bits = json_special_bits(_mm_loadu_si128((const __m128i *)p));
		if (bits)
			return p + __builtin_ctz(bits);
	}
	if (end - p >= 8) { /* short strings, being quoted */
		bits = json_special_bits(_mm_loadl_epi64((const __m128i *)p)) &
		       0xff;
		if (bits)
			return p + __builtin_ctz(bits);
		p = end - 8; /* some of it once more, and clean */
		bits = json_special_bits(_mm_loadl_epi64((const __m128i *)p)) &
		       0xff;
		return bits ? p + __builtin_ctz(bits) : end;
	}
#endif
	while (p < end && *p != '"' && *p != '\\' && (unsigned char)*p >= 0x20)
		p++;
	return p;
}

#endif
