/*
 * str - borrowed bytes with a length
 *
 * A struct str never owns: whoever hands one out says how long its bytes
 * live.  The bytes may hold anything, NUL included, and are not terminated.
 * p == NULL means absent; p != NULL with n == 0 is an empty string.
 */
#ifndef WT_STR_H
#define WT_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "ascii.h"

struct str {
	const char *p;
	size_t n;
};

/* STR("lit"): a literal as an expression; STR_INIT("lit"): in initialisers.
 * STR_NONE is the absent one. */
#define STR(lit) ((struct str){"" lit, sizeof(lit) - 1})
#define STR_NONE ((struct str){NULL, 0})
#define STR_INIT(lit)                   \
	{                               \
		"" lit, sizeof(lit) - 1 \
	}

/* The byte order mark of UTF-8, with which a text may begin. */
#define STR_BOM "\xef\xbb\xbf"

/* STR_FMT with STR_ARG prints a str through %: "%.*s". */
#define STR_FMT    "%.*s"
#define STR_ARG(s) ((int)(s).n), str_chars(s)

/* Its bytes, not ended by a NUL; never NULL. */
static inline const char *
str_chars(struct str s)
{
	return s.p ? s.p : "";
}

static inline struct str
str_from(const char *c)
{
	return (struct str){c, c ? strlen(c) : 0};
}

static inline struct str
str_n(const char *p, size_t n)
{
	return (struct str){p, n};
}

/* Its bytes from the nth on, which may be none; n is at most s.n. */
static inline struct str
str_after(struct str s, size_t n)
{
	return (struct str){s.p + n, s.n - n};
}

/* Its first n bytes, or all of them if they are less. */
static inline struct str
str_head(struct str s, size_t n)
{
	return (struct str){s.p, s.n < n ? s.n : n};
}

static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
str_starts(struct str s, struct str head)
{
	return s.n >= head.n && memcmp(s.p, head.p, head.n) == 0;
}

static inline bool
str_ends(struct str s, struct str tail)
{
	return s.n >= tail.n &&
	       memcmp(s.p + (s.n - tail.n), tail.p, tail.n) == 0;
}

/* Takes head off the beginning of s; false if s begins with something else. */
static inline bool
str_take(struct str *s, struct str head)
{
	if (!str_starts(*s, head))
		return false;
	s->p += head.n, s->n -= head.n;
	return true;
}

/* The members of an array. */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Which of n strings s is; n if it is none. */
size_t str_which(struct str s, const struct str *of, size_t n);

/* True if s is one of n strings, or begins with one of them:
 * str_in(tag, cells, COUNT(cells)). */
bool str_in(struct str s, const struct str *of, size_t n);
bool str_starts_in(struct str s, const struct str *of, size_t n);

/* The same without regard to the case of ASCII letters; or ends with one. */
bool str_in_nocase(struct str s, const struct str *of, size_t n);
bool str_starts_in_nocase(struct str s, const struct str *of, size_t n);
bool str_ends_in_nocase(struct str s, const struct str *of, size_t n);

/* Bytewise order, as memcmp; a prefix comes first. */
int str_cmp(struct str a, struct str b);

/* str_eq without regard to the case of ASCII letters. */
bool str_eq_nocase(struct str a, struct str b);

/* The value of n hex digits at `at`; -1 if s has not as many there. */
int64_t str_hex(struct str s, size_t at, size_t n);

/* True if s begins as an address of the web does, in small letters: http:// or
 * https://. */
bool str_is_web(struct str s);

/* True if s begins, or ends, so. */
bool str_starts_nocase(struct str s, struct str head);
bool str_ends_nocase(struct str s, struct str tail);

/* True if a byte of s is such a one: str_any(s, ascii_digit). */
bool str_any(struct str s, bool (*is)(char));

/* How many such bytes s begins with. */
size_t str_span(struct str s, bool (*is)(char));

/* How many digits s begins with. */
static inline size_t
str_digits(struct str s)
{
	return str_span(s, ascii_digit);
}

/* True if s is digits and nothing else. */
bool str_is_digits(struct str s);

/* True if s is a whole number, in digits and nothing else, of at most that
 * much, which *n then is; else *n stays. */
bool str_uint(struct str s, uint64_t most, uint64_t *n);

/* How many bytes of ASCII s begins with. */
size_t str_ascii(struct str s);

/* Where the text ends that begins with a quote, of any kind, at `at`: at the
 * next such quote that no backslash stands before; s.n if it has no end. */
size_t str_quote_end(struct str s, size_t at);

/* Where needle begins in s at or after from; s.n where it does not occur. */
size_t str_find(struct str s, struct str needle, size_t from);

/* str_find without regard to the case of ASCII letters. */
size_t str_find_nocase(struct str s, struct str needle, size_t from);

/* The folder of a path, with the / behind it; empty if it names none. */
struct str str_folder(struct str path);

/* s without leading and trailing space, tab, CR, LF. */
struct str str_trim(struct str s);

/* Where white space of the HTML standard has ended that may be at `at`. */
static inline size_t
str_skip_blank(struct str s, size_t at)
{
	while (at < s.n && ascii_blank(s.p[at]))
		at++;
	return at;
}

/*
 * Cuts the part of *rest before the first sep off and returns it; *rest is
 * what follows sep, absent (p == NULL) after the last part.
 * for (part = str_cut(&rest, ','); part.p; part = str_cut(&rest, ','))
 */
struct str str_cut(struct str *rest, char sep);

/* The bytes of the colon that s ends with, which may be one of full width; 0 if
 * it ends otherwise. */
size_t str_ends_colon(struct str s);

/* True if such a colon is in s. */
bool str_has_colon(struct str s);

/* Cuts the next line off *text, without the CR that may end it; absent behind
 * the last. */
struct str str_cut_line(struct str *text);

/* True if s fits the pattern, whose * stands for any bytes or none. */
bool str_glob(struct str pattern, struct str s);

/* Two bytes as one: a few pairs have the same, so that 256 bits can say which
 * may stand in a text. */
static inline unsigned char
str_pair(const char *p)
{
	return (
	    unsigned char)((unsigned char)p[0] * 7u + (unsigned char)p[1] * 5u);
}

#endif
