/*
 * mem - allocation that cannot fail
 *
 * When memory is gone the program says so and ends with status 3: no caller
 * could go on, and libraries below us abort in that case anyway.  This is the
 * one module of the ground that may end the program.  Sizes that overflow
 * count as memory that cannot be had.
 */
#ifndef WT_MEM_H
#define WT_MEM_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "str.h"

/* Ends the program: for what a library reports that lacks memory. */
void mem_gone(void) __attribute__((noreturn));

/* n items of size bytes, zeroed.  Free with free(3). */
void *mem_new(size_t n, size_t size);

/*
 * p (or NULL) resized to n items of size bytes; new bytes are not zeroed.  From
 * 1 MiB on it is had in huge pages, where the system has them: a text of 1 MB
 * meets 7,000 page faults else, which are half of the time that it takes.
 */
void *mem_resize(void *p, size_t n, size_t size);

/*
 * Makes room for at least want items in the array *p of *cap items, growing
 * by half so that appending costs constant time.
 */
void mem_grow(void *p, size_t *cap, size_t want, size_t size);

/*
 * Says that about n bytes (of megabytes) will be asked for in small pieces and
 * kept: they are had of the system at once and, where it has them, in huge
 * pages, for a page fault each 4 KiB is half the time that tables take to be
 * read.  What is not used then costs nothing.  See mallopt(3), madvise(2).
 */
void mem_expect(size_t n);

/* A copy of n bytes, with a NUL behind them. */
char *mem_dup(const char *p, size_t n);

/* A copy of s that who asks for it keeps, until mem_drop. */
static inline struct str
mem_keep(struct str s)
{
	return str_n(mem_dup(s.p, s.n), s.n);
}

static inline void
mem_drop(struct str s)
{
	free((char *)(uintptr_t)s.p);
}

#endif
