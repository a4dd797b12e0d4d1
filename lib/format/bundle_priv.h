/*
 * bundle_priv - what bundle.c and bundle_names.c share
 */
#ifndef WT_BUNDLE_PRIV_H
#define WT_BUNDLE_PRIV_H

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

/* Why a zip of that size, of which so many members were found, is not whole by
 * its end record, which is in the last bytes; or NULL.  first: it begins with a
 * member. */
const char *bundle_zip_lacks(
    struct str last, uint64_t size, bool first, uint64_t members);

#endif
