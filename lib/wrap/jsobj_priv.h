/*
 * jsobj_priv - what the parts of jsobj share: a literal that is read
 *
 *	jsobj         objects and arrays, and what is given for a value: new
 *	              Map(...), a class, a function
 *	jsobj_scalar  values without members: numbers, texts, true
 *	jsobj_text    the letters of a string; expressions that are passed over
 *	jsobj_close   apart from these: data that is cut, up to its last whole
 *	              row
 *
 * All step r->p on, behind what they took, and append to r->out.
 */
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

/* Steps behind the word w; false if it does not stand at r->p. */
static inline bool
jsobj_word(struct jsobj *r, const char *w)
{
	size_t n = strlen(w);

	if (!jsobj_looking_at(r, w) ||
	    (r->p + n < r->end && ascii_ident(r->p[n])))
		return false;
	r->p += n;
	return true;
}

/* What stands before the text of a value that is JSON in a string. */
#define JSOBJ_PARSE "JSON.parse("

/* Appends a value without members; false with nothing appended if it is no
 * data. */
bool jsobj_scalar(struct jsobj *r);

/* Appends what JSON.parse('...') gives. */
bool jsobj_parsed(struct jsobj *r);

/* Appends the JSON that a string holds. */
bool jsobj_told(struct jsobj *r);

/* Steps behind the u of u'a', as Python 2 shows texts; nothing of JavaScript
 * looks so. */
void jsobj_skip_mark(struct jsobj *r);

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
