/*
 * re - one regular expression, which a hostile text cannot make run for long
 *
 * PCRE2 with UTF and UCP, by JIT where the machine has it.  A search is made
 * in steps of a few starting places, each with limits on matching, depth and
 * memory, and stops when its budget of processor time is used up.  A search
 * that met a limit is RE_UNDECIDED: that is not RE_NO, and who asks must say
 * so.
 *
 * Refused at load: what lifts limits or reaches out of the pattern, (*...)
 * verbs, callouts (?C...), and \C.
 */
#ifndef WT_RE_H
#define WT_RE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "str.h"

#define RE_PATTERN_MAX 4096 /* bytes */

struct re;

/* nocase: letters match without regard to case. */
struct re *re_new(struct str pattern, bool nocase, struct err *e);
void re_free(struct re *r);

/* Processor time that searches may still use, in nanoseconds.  The one thing
 * here that depends on the machine; the limits come first by far.  Begins as
 * {n}. */
struct re_budget {
	int64_t left;
	int64_t seen; /* processor time when last looked at; 0: not yet */
};

enum re_result { RE_NO, RE_YES, RE_UNDECIDED };

/* What is searched: bytes [from, to) of text, which is sound UTF-8.  Matches
 * begin in there and end by to; what stands before it is seen by \b and
 * lookbehind. */
struct re_part {
	struct str text;
	size_t from, to;
};

/* The first match, [*start, *end). */
enum re_result re_find(struct re *r, struct re_part part,
    struct re_budget *budget, size_t *start, size_t *end);

/* True if a match begins at part.from and ends at end. */
bool re_is(
    struct re *r, struct re_part part, struct re_budget *budget, size_t end);

#endif
