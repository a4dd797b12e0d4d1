/* re - one regular expression: the only user of PCRE2 */
#include "re.h"

#include <stdlib.h>
#include <time.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "mem.h"

#define MATCH_LIMIT 100000        /* steps from one starting place */
#define DEPTH_LIMIT 10000         /* of the interpreter */
#define HEAP_LIMIT  (16 * 1024)   /* of the interpreter, KiB */
#define JIT_STACK   (1024 * 1024) /* bytes */
#define STARTS      64            /* starting places between two looks */
#define SHORT       250000        /* ns on the clock that count as used */

struct re {
	pcre2_code *code;
	pcre2_match_context *context;
	pcre2_match_data *data;
	pcre2_jit_stack *stack;
};

/* Is the byte at p[i] escaped: behind an odd number of backslashes? */
static bool
escaped(struct str s, size_t i)
{
	size_t n = 0;

	while (n < i && s.p[i - 1 - n] == '\\')
		n++;
	return n & 1;
}

static bool
holds(struct str s, struct str what)
{
	for (size_t i = 0; (i = str_find(s, what, i)) < s.n; i++)
		if (!escaped(s, i))
			return true;
	return false;
}

/* Wherever these stand, in a class too: who means the characters can write
 * them otherwise, and nothing slips through. */
static bool
harmless(struct str pattern, struct err *e)
{
	if (pattern.n > RE_PATTERN_MAX)
		return err_set(e,
		    "the pattern is longer than %d bytes; make two of it",
		    RE_PATTERN_MAX);
	if (holds(pattern, STR("(*")))
		return err_set(e, "(*...) is not allowed: no pattern sets "
				  "limits or options of its own; for the "
				  "characters write \\(\\*");
	if (holds(pattern, STR("(?C")))
		return err_set(
		    e, "callouts (?C...) are not allowed; leave it out");
	return true;
}

static bool
compile(struct re *r, struct str pattern, uint32_t options, struct err *e)
{
	PCRE2_UCHAR why[160];
	PCRE2_SIZE at;
	int code;

	r->code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n,
	    options | PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C |
		PCRE2_USE_OFFSET_LIMIT,
	    &code, &at, NULL);
	if (r->code)
		return true;
	pcre2_get_error_message(code, why, sizeof(why));
	return err_set(e, "at byte %zu: %s", (size_t)at, (const char *)why);
}

struct re *
re_new(struct str pattern, bool nocase, struct err *e)
{
	struct re *r;

	if (!harmless(pattern, e))
		return NULL;
	r = mem_new(1, sizeof(*r));
	if (!compile(r, pattern, nocase ? PCRE2_CASELESS : 0, e)) {
		re_free(r);
		return NULL;
	}
	/* Without JIT (no memory may be made executable here) the
	 * interpreter does the same, within the same limits. */
	pcre2_jit_compile(r->code, PCRE2_JIT_COMPLETE);
	r->context = pcre2_match_context_create(NULL);
	r->data = pcre2_match_data_create(1, NULL);
	r->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK, NULL);
	if (!r->context || !r->data) {
		err_set(e, "no memory for the pattern");
		re_free(r);
		return NULL;
	}
	if (r->stack)
		pcre2_jit_stack_assign(r->context, NULL, r->stack);
	pcre2_set_match_limit(r->context, MATCH_LIMIT);
	pcre2_set_depth_limit(r->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(r->context, HEAP_LIMIT);
	return r;
}

void
re_free(struct re *r)
{
	if (!r)
		return;
	pcre2_code_free(r->code);
	pcre2_match_data_free(r->data);
	pcre2_match_context_free(r->context);
	pcre2_jit_stack_free(r->stack);
	free(r);
}

static int64_t
now(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/*
 * Since `since' on the clock: how much of that was processor time?  To ask is a
 * system call, the clock is none (vdso(7)): what was short is taken for it.
 * Sets *since.
 */
static void
spend(struct re_budget *b, int64_t *since)
{
	int64_t t = now(CLOCK_MONOTONIC), used = t - *since, cpu;

	*since = t;
	if (used > SHORT) {
		cpu = now(CLOCK_PROCESS_CPUTIME_ID);
		if (cpu - b->seen < used)
			used = cpu - b->seen;
		b->seen = cpu;
	}
	b->left -= used;
}

static int64_t
begin(struct re_budget *b)
{
	if (!b->seen)
		b->seen = now(CLOCK_PROCESS_CPUTIME_ID);
	return now(CLOCK_MONOTONIC);
}

/* Matches that begin in [from, last]. */
static enum re_result
step(struct re *r, const struct re_part *part, size_t from, size_t last)
{
	uint32_t options = PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK;
	int n;

	pcre2_set_offset_limit(r->context, last);
	if (part->to < part->text.n)
		options |= PCRE2_NOTEOL;
	n = pcre2_match(r->code, (PCRE2_SPTR)part->text.p, part->to, from,
	    options, r->data, r->context);
	if (n == PCRE2_ERROR_NOMATCH)
		return RE_NO;
	return n < 0 ? RE_UNDECIDED : RE_YES;
}

/* The next starting place behind i: never within a character. */
static size_t
character(const struct re_part *part, size_t i)
{
	while (i < part->to && ((unsigned char)part->text.p[i] & 0xc0) == 0x80)
		i++;
	return i;
}

enum re_result
re_find(struct re *r, struct re_part part, struct re_budget *budget,
    size_t *start, size_t *end)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(r->data);
	size_t from = part.from, next;
	int64_t since = begin(budget);
	enum re_result got;

	while (from < part.to) {
		next = character(&part, from + STARTS);
		got = step(r, &part, from, next - 1);
		spend(budget, &since);
		if (got == RE_YES && at[0] >= from && at[0] < at[1]) {
			*start = at[0];
			*end = at[1];
			return RE_YES;
		}
		if (got == RE_UNDECIDED || budget->left < 0)
			return RE_UNDECIDED;
		from = next; /* or \K made nothing of the match */
	}
	return RE_NO;
}

bool
re_is(struct re *r, struct re_part part, struct re_budget *budget, size_t end)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(r->data);
	int64_t since = begin(budget);
	enum re_result got = step(r, &part, part.from, part.from);

	spend(budget, &since);
	return got == RE_YES && at[0] == part.from && at[1] == end;
}
