/*
 * json - a strict reader of JSON text that builds nothing
 *
 * One pass checks a text against RFC 8259 and UTF-8 and finds the values that
 * are wanted; values are lent as spans of the text, so every byte of them is
 * as it stood: 1.10 stays 1.10, an id of 18 digits keeps its digits.  There is
 * no value tree and, in the steady state, no allocation.
 *
 * Accepted beyond the grammar: nothing.  A lone surrogate escape (\ud800) is
 * grammatical; json_decode gives U+FFFD for it.  Of duplicate keys the last
 * counts; they are counted over all objects of the text.
 *
 * Spans live as long as the text they point into.
 */
#ifndef WT_JSON_H
#define WT_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "str.h"

#define JSON_DEPTH_MAX 1000

/*
 * A set of wanted paths, each a plain jq path: .a  .a.b  .["a b"]  .a[0]
 * .a["b"].c  and . for the whole value.
 */
struct json_paths;

struct json_paths *json_paths_new(void);
void json_paths_free(struct json_paths *p);

/*
 * Adds a path; its slot (0, 1, ...) or -1 with e set where expr is not a
 * plain path.  The same path again gives the same slot.
 */
int json_paths_add(struct json_paths *p, struct str expr, struct err *e);

/* True if expr is a plain path, as json_paths_add takes. */
bool json_path_plain(struct str expr);

/*
 * Wants path in every element of the array, both plain paths; its column (0,
 * 1, ...) or -1.  A set has columns of one array, of which no element is
 * wanted by its number.
 */
int json_paths_column(
    struct json_paths *p, struct str array, struct str path, struct err *e);

/*
 * Wants what `of` wants in every element of the array: column i is its slot i.
 * The column of the element itself, or -1; it is one of theirs, or the last.
 */
int json_paths_columns(struct json_paths *p, struct str array,
    const struct json_paths *of, struct err *e);

/* The number of columns: the cells of an element. */
size_t json_paths_ncolumn(const struct json_paths *p);

/* What a scan found.  Valid when zero; used again for every text. */
struct json_scan {
	struct str *span; /* by slot: the value's text, p NULL if absent */
	size_t nspan;
	struct str *cell; /* by element and column, an element's together */
	size_t nrow;      /* elements of that array, */
	size_t most;      /* the first of it that have cells; 0: all have */
	struct str value; /* the text without white space around it */
	const char *tail; /* behind the last member of it; NULL without any */
	uint64_t duplicates; /* keys that stand again in their object */
	const char *fault;   /* of a refused text: "utf8" "depth" "json" */
	/* private */
	void *work;
};

/*
 * Checks text, one JSON value with nothing but white space around it, and
 * fills s.  p may be NULL (check only), and must live as long as s does.
 * False with e set (what, and at which byte) when the text is refused; s then
 * holds nothing.
 */
bool json_scan(struct json_scan *s, const struct json_paths *p, struct str text,
    struct err *e);

/*
 * The same for text that is known to be UTF-8, where duplicate keys need not
 * be counted (of those too the last counts); and of the value that text
 * begins with (it becomes s->value), whatever follows it.
 */
bool json_scan_whole(struct json_scan *s, const struct json_paths *p,
    struct str text, struct err *e);
bool json_scan_first(struct json_scan *s, const struct json_paths *p,
    struct str text, struct err *e);
void json_scan_free(struct json_scan *s);

enum json_type {
	JSON_ABSENT,
	JSON_NULL,
	JSON_FALSE,
	JSON_TRUE,
	JSON_NUMBER,
	JSON_STRING,
	JSON_ARRAY,
	JSON_OBJECT
};

/* The type of a span; absent if span.p is NULL. */
enum json_type json_type(struct str span);

/* All below take spans of a text that json_scan has accepted. */

/*
 * Steps through the members of an object or array:
 *
 *	struct json_each it = json_each(span);
 *	while (json_next(&it)) ... it.key (with its quotes; absent in an
 *	array), it.value, it.index
 */
struct json_each {
	struct str key;
	struct str value;
	size_t index; /* of this member, from 0 */
	/* private */
	const char *p, *end;
	bool object;
	bool open; /* p is where the value begins */
};

struct json_each json_each(struct str span);
bool json_next(struct json_each *it);

/*
 * json_next for who scans the member himself (json_scan_first): it.value goes
 * on behind it.  json_went says where it ends; what is not scanned is passed
 * by the next call.
 */
bool json_begin(struct json_each *it);

static inline void
json_went(struct json_each *it, const char *end)
{
	it->p = end;
	it->open = false;
}

/*
 * Steps through the members of a value and of what is entered of them, each
 * before what is in it:
 *
 *	struct json_within w;
 *
 *	json_within(&w, span);
 *	while ((it = json_within_next(&w)))
 *		... it->key, it->value, w.level (0: a member of span itself)
 *		json_enter(&w, it->value);
 *
 * What is not entered is passed over.  While w.level is not 0,
 * w.at[w.level - 1].value is what the member stands in, unless another value
 * was entered for it.
 */
#define JSON_WITHIN 64

struct json_within {
	size_t level;
	struct json_each at[JSON_WITHIN];
};

static inline void
json_within(struct json_within *w, struct str span)
{
	w->level = 0;
	w->at[0] = json_each(span);
}

/* NULL behind the last; then w is not to be used again. */
static inline struct json_each *
json_within_next(struct json_within *w)
{
	while (!json_next(&w->at[w->level]))
		if (!w->level--)
			return NULL;
	return &w->at[w->level];
}

/* Goes on to the members of span, if there are not yet JSON_WITHIN levels. */
static inline void
json_enter(struct json_within *w, struct str span)
{
	if (w->level + 1 < JSON_WITHIN)
		w->at[++w->level] = json_each(span);
}

/* The value of an object's member of that (plain, decoded) name; the last. */
struct str json_get(struct str object, struct str name);

/*
 * Appends the text of a string (span with its quotes), decoded to UTF-8.
 * What no character is (a lone surrogate) becomes U+FFFD.
 */
void json_decode(struct str span, struct buf *out);

/* What stands between the quotes of a string, with its escapes; any other value
 * as it is, absent ones too. */
static inline struct str
json_inside(struct str span)
{
	return span.n > 1 && span.p[0] == '"' ? str_n(span.p + 1, span.n - 2)
	                                      : span;
}

/* True if the decoded string (span with its quotes) is s. */
bool json_is(struct str span, struct str s);

/*
 * Appends s as a JSON string with its quotes.  Escapes only what RFC 8259
 * requires; s that is not UTF-8 gets U+FFFD for each bad byte.
 */
void json_quote(struct buf *out, struct str s);

/* The same for who knows that s is UTF-8. */
void json_quote_sound(struct buf *out, struct str s);

/*
 * Writing objects: json_key appends a comma if one is due, the key (plain
 * ASCII, nothing in it to be escaped) and a colon.  A value that starts with
 * { or [ needs no comma, so:
 *
 *	buf_addc(b, '{');
 *	json_key(b, "n"); buf_addreal(b, 3.5);
 *	json_put_str(b, "t", s);
 *	buf_addc(b, '}');
 */
void json_key_str(struct buf *b, struct str key); /* for json_key */

/* Inline, so that the length of a literal costs nothing. */
static inline void
json_key(struct buf *b, const char *key)
{
	json_key_str(b, str_from(key));
}

/* A key with a string, or with a number, behind it. */
static inline void
json_put_str(struct buf *b, const char *key, struct str value)
{
	json_key(b, key);
	json_quote(b, value);
}

static inline void
json_put_uint(struct buf *b, const char *key, uint64_t value)
{
	json_key(b, key);
	buf_adduint(b, value);
}

/* Appends a comma unless b ends with [ or {: before an array's element. */
void json_sep(struct buf *b);

#endif
