/*
 * buf - growing bytes
 *
 * A struct buf is valid when zero, owns its bytes, and is used again and
 * again: buf_clear keeps the memory.  Memory that cannot be had ends the
 * program (mem.h), so appending does not fail.
 */
#ifndef WT_BUF_H
#define WT_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "str.h"

struct buf {
	char *p;
	size_t n;   /* bytes in use */
	size_t cap; /* bytes there are */
};

void buf_grow(struct buf *b, size_t n); /* for buf_room */

/* Room for n more bytes behind the used ones; does not change b->n. */
static inline void
buf_room(struct buf *b, size_t n)
{
	if (b->cap - b->n <= n)
		buf_grow(b, n);
}

static inline void
buf_add(struct buf *b, const void *p, size_t n)
{
	if (!n)
		return;
	buf_room(b, n);
	memcpy(b->p + b->n, p, n);
	b->n += n;
}

void buf_addstr(struct buf *b, struct str s);

static inline void
buf_addc(struct buf *b, char c)
{
	buf_room(b, 1);
	b->p[b->n++] = c;
}

/* Inline, so that the length of a literal costs nothing. */
static inline void
buf_puts(struct buf *b, const char *c)
{
	buf_add(b, c, strlen(c));
}

void buf_adduint(struct buf *b, uint64_t v);

/* The shortest text that is read as the same v, which is finite: 199.0 as 199.
 */
void buf_addreal(struct buf *b, double v);

/* v in so many digits, the last ones: %02u, %04u of dates. */
void buf_adddigits(struct buf *b, unsigned v, size_t digits);
void buf_printf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *fmt, va_list ap);

/* A code point as UTF-8; one that is none (a surrogate) as U+FFFD. */
void buf_addcp(struct buf *b, uint32_t cp);

/* The bytes as a C string: a NUL behind them, not counted in b->n. */
const char *buf_cstr(struct buf *b);

static inline void
buf_clear(struct buf *b)
{
	b->n = 0;
}

/* The bytes lent until the next change of b. */
static inline struct str
buf_str(const struct buf *b)
{
	return (struct str){b->p ? b->p : "", b->n};
}

/* Of them those from `at` on, which may be none; at is at most b->n. */
static inline struct str
buf_after(const struct buf *b, size_t at)
{
	return str_after(buf_str(b), at);
}

/* As buf_clear, but memory of megabytes is given back: what one page in a
 * thousand needs does not stay. */
void buf_release(struct buf *b);

/* Gives the memory back; b is valid and empty again. */
void buf_free(struct buf *b);

#endif
