/* jsobj_priv - what jsobj.c and jsobj_text.c share: a literal that is read */
#ifndef WT_JSOBJ_PRIV_H
#define WT_JSOBJ_PRIV_H

#include <stdint.h>
#include <string.h>

#include "jsobj.h"
#include "json.h"

struct jsobj {
	const char *from, *p, *end; /* the text, and the place in it */
	struct buf *out;
	struct buf text; /* a string being decoded */
	struct json_scan scan;
	struct err *e;
	size_t depth;
};

static inline bool
jsobj_fault(struct jsobj *r, const char *why)
{
	return err_set(r->e, "byte %zu: %s", (size_t)(r->p - r->from) + 1, why);
}

static inline bool
jsobj_looking_at(const struct jsobj *r, const char *s)
{
	return str_starts(str_n(r->p, (size_t)(r->end - r->p)), str_from(s));
}

/* Steps behind white space and comments. */
void jsobj_blank(struct jsobj *r);

/* True if a name in quotes and its colon begin s. */
bool jsobj_is_name(struct str s);

/* Reads the string at r->p into r->text; false with e set if it has no end. */
bool jsobj_string(struct jsobj *r);

/*
 * Steps over an expression, to the comma or bracket that ends it; false with e
 * set if there is none.  before: a byte like the last one before the place, '"'
 * behind a value: whether '/' divides or begins a regular expression depends on
 * that.
 */
bool jsobj_skip(struct jsobj *r, char before);

#endif
