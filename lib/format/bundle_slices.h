/*
 * bundle_slices - a long directory of a zip, some of its members at a time
 *
 *	file     | members ...          | directory             | end |
 *	slice    | members ...          | part of it | end |
 *
 * libarchive keeps 144 bytes and more of each member that the directory has.
 * To it a slice is a zip of its own: the file up to the directory, then so many
 * members' entries, and records that end a zip.  Members come out slice by
 * slice, within each in the order of their bytes.
 */
#ifndef WT_BUNDLE_SLICES_H
#define WT_BUNDLE_SLICES_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "str.h"

struct slices {
	int fd;
	uint64_t from;  /* where the directory is in the file */
	uint64_t n, at; /* its bytes; those of the slices so far */
	struct buf b;   /* the entries of the slice, and the records */
};

/* True if fd is a zip with a directory that is read in slices: more than some
 * megabytes, and right before the records of the end.  Valid when zero. */
bool slices_open(struct slices *s, int fd);

void slices_free(struct slices *s);

/* Goes to the next slice; false with e set if what comes is no entry. */
bool slices_next(struct slices *s, struct err *e);

/* True if there are more slices. */
static inline bool
slices_left(const struct slices *s)
{
	return s->at < s->n;
}

/* The bytes of the slice from `at` on, of the file (absent) or not; *left: how
 * many of the file's are before the others. */
struct str slices_bytes(const struct slices *s, uint64_t at, uint64_t *left);

/* The size of the slice. */
static inline uint64_t
slices_size(const struct slices *s)
{
	return s->from + s->b.n;
}

#endif
