/*
 * feed - bytes that come from elsewhere than a descriptor
 *
 * The first member of a struct that makes them (bundle.h), which is all that
 * take knows.
 */
#ifndef WT_FEED_H
#define WT_FEED_H

#include <stddef.h>
#include <sys/types.h>

#include "err.h"

struct feed {
	/* Up to n > 0 bytes; 0 at the end; -1 with e set. */
	ssize_t (*take)(struct feed *f, void *p, size_t n, struct err *e);
};

#endif
