/* mem - allocation that cannot fail */
#include "mem.h"

#include <limits.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define HUGE  ((size_t)2 << 20) /* a huge page */
#define LARGE (HUGE / 2)

/* Bytes an array begins with, about: most of those that are many (sources of a
 * definition, tests of a selector) never hold more than one or two. */
#define FIRST 128

void
mem_gone(void)
{
	static const char msg[] = "wt: out of memory; give the process more, "
				  "or lower its limits\n";

	if (write(STDERR_FILENO, msg, sizeof(msg) - 1) < 0)
		_exit(3);
	_exit(3);
}

static void *
checked(void *p)
{
	if (!p)
		mem_gone();
	return p;
}

void *
mem_new(size_t n, size_t size)
{
	return checked(calloc(n ? n : 1, size ? size : 1));
}

#ifndef WT_SANITIZED /* what is behind an end is to be seen there */
/* Moves n bytes, and gives the pages that they leave back as it goes: memory
 * grows by what is new, not to both at once. */
static void
move(char *to, char *from, size_t n)
{
	const bool whole = (uintptr_t)from % HUGE == 0;

	for (size_t at = 0; at < n; at += HUGE) {
		size_t part = n - at < HUGE ? n - at : HUGE;

		memcpy(to + at, from + at, part);
		if (whole && part == HUGE)
			(void)madvise(from + at, HUGE, MADV_DONTNEED);
	}
}

/* As realloc, in whole huge pages. */
static void *
large_resize(void *p, size_t bytes)
{
	const size_t had = p ? malloc_usable_size(p) : 0;
	void *q;

	if (had >= bytes)
		return p;
	bytes += -bytes & (HUGE - 1);
	q = aligned_alloc(HUGE, bytes);
	if (!q)
		return NULL;
	(void)madvise(q, bytes, MADV_HUGEPAGE);
	if (had)
		move(q, p, had);
	free(p);
	return q;
}
#endif

void *
mem_resize(void *p, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / 2 / size)
		return checked(NULL);
	n *= size;
#ifndef WT_SANITIZED
	if (n >= LARGE)
		return checked(large_resize(p, n));
#endif
	return checked(realloc(p, n ? n : 1));
}

void
mem_grow(void *p, size_t *cap, size_t want, size_t size)
{
	void *items;
	size_t n = *cap;

	if (want <= n)
		return;
	n += n / 2 + 1 + FIRST / (size ? size : 1);
	if (n < want)
		n = want;
#ifndef WT_SANITIZED
	if (size && n >= LARGE / size) /* all of what large_resize gives */
		n += (HUGE - n * size % HUGE) % HUGE / size;
#endif
	memcpy(&items, p, sizeof(items));
	items = mem_resize(items, n, size);
	memcpy(p, &items, sizeof(items));
	*cap = n;
}

void
mem_expect(size_t n)
{
	char *room, *from;

#ifdef WT_SANITIZED /* a heap of its own, which this would only cost */
	return;
#endif
	/* At the end of the heap, where it stays when it is freed. */
	if (n > INT_MAX / 4 || !mallopt(M_MMAP_THRESHOLD, (int)(n + HUGE)) ||
	    !mallopt(M_TRIM_THRESHOLD, (int)(2 * n)))
		return;
	room = malloc(n);
	if (!room)
		return;
	from = room + (-(uintptr_t)room & (HUGE - 1));
	if (from < room + n)
		(void)madvise(from, (size_t)(room + n - from), MADV_HUGEPAGE);
	free(room);
	(void)mallopt(M_MMAP_THRESHOLD, 1 << 20);
}

char *
mem_dup(const char *p, size_t n)
{
	char *c = mem_resize(NULL, n + 1, 1);

	if (n)
		memcpy(c, p, n);
	c[n] = '\0';
	return c;
}
