/* jsobj_priv - a literal being read */
#ifndef WT_JSOBJ_PRIV_H
#define WT_JSOBJ_PRIV_H

#include <stdint.h>
#include <string.h>

#include "jsobj.h"
#include "json.h"

struct jsobj {
	const char *from, *p, *end;
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
jsobj_name_byte(char c)
{
	return ascii_letter(c) || ascii_digit(c) || c == '_' || c == '$' ||
	       (unsigned char)c >= 0x80;
}

static inline bool
jsobj_looking_at(const struct jsobj *r, const char *s)
{
	return str_starts(str_n(r->p, (size_t)(r->end - r->p)), str_from(s));
}

/* Behind white space and comments. */
void jsobj_blank(struct jsobj *r);

/* Reads the string at r->p into r->text. */
bool jsobj_string(struct jsobj *r);

/*
 * Behind an expression: at the comma or bracket that ends it.  before is a byte
 * like what stands before it: a '/' means another thing behind a value.
 */
bool jsobj_skip(struct jsobj *r, char before);

#endif
