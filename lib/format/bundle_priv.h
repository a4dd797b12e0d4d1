/*
 * bundle_priv - what bundle.c, bundle_names.c and bundle_slices.c share
 */
#ifndef WT_BUNDLE_PRIV_H
#define WT_BUNDLE_PRIV_H

#include "buf.h"
#include "bundle.h"

#define BUNDLE_LAST                                               \
	((size_t)22 + 65535) /* bytes of a zip's end record, with \
	                      * its comment, at most */

/* The last bytes of a zip that is held, in which its end record is. */
static inline struct str
bundle_tail(struct str zip)
{
	return zip.n > BUNDLE_LAST
	           ? str_n(zip.p + zip.n - BUNDLE_LAST, BUNDLE_LAST)
	           : zip;
}

/* True if the last bytes of a zip have its whole end record, which is at *at.
 */
bool bundle_zip_end(struct str s, size_t *at);

/* Where the directory of a zip is by its records, and where they begin. */
struct bundle_directory {
	uint64_t from, n, end;
};

/* False if the last bytes of a zip of that size do not say so. */
bool bundle_directory(
    struct str last, uint64_t size, struct bundle_directory *d);

/* The bytes of the first entry of a directory; 0 if it is none, or cut. */
size_t bundle_entry(struct str d);

/* Reads up to n bytes of fd from there on; the last of a file of that size. */
struct str bundle_read_at(int fd, struct buf *b, size_t n, uint64_t from);
struct str bundle_last(int fd, uint64_t size, struct buf *b);

/* Why a zip of that size, of which so many members were found, is not whole by
 * its end record, which is in the last bytes; or NULL.  first: it begins with a
 * member. */
const char *bundle_zip_lacks(
    struct str last, uint64_t size, bool first, uint64_t members);

#endif
