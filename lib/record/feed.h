/*
 * feed - bytes that come from elsewhere than a descriptor
 *
 * It is the first member of a struct that makes them, as of a bundle's member
 * (bundle.c): take is handed the feed, and finds that struct by it.
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
