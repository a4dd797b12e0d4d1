/*
 * json_scalar - strings, numbers and words of RFC 8259, strictly
 *
 * For json_scan.c and json_path.c.  Each reader takes the place in the text and
 * gives the place behind what it read, or NULL and the fault: so the place
 * stays in a register, from key to value, for as long as the text is sound.
 */
#ifndef WT_JSON_SCALAR_H
#define WT_JSON_SCALAR_H

#include "json_priv.h"

/* Where the text is not JSON, and why; zero: nowhere. */
struct json_fault {
	const char *at, *why;
};

static inline const char *
json_fault(struct json_fault *f, const char *at, const char *why)
{
	f->at = at;
	f->why = why;
	return NULL;
}

const char *json_blank_more(const char *p, const char *end);

/* Behind white space; most often there is none. */
static inline const char *
json_blank(const char *p, const char *end)
{
	return p < end && (unsigned char)*p <= ' ' ? json_blank_more(p, end)
	                                           : p;
}

/* A string that has more in it than plain characters; p is at the first. */
const char *json_string_more(
    const char *p, const char *end, struct json_fault *f);

/* From the opening quote to behind the closing one. */
static inline const char *
json_string(const char *p, const char *end, struct json_fault *f)
{
	p = json_special(p + 1, end);
	return p < end && *p == '"' ? p + 1 : json_string_more(p, end, f);
}

/* A number, true, false or null. */
const char *json_word(const char *p, const char *end, struct json_fault *f);

/* A value that is no object and no array; p is before the end. */
static inline const char *
json_scalar(const char *p, const char *end, struct json_fault *f)
{
	return *p == '"' ? json_string(p, end, f) : json_word(p, end, f);
}

#endif
