/*
 * bundle_priv - what bundle.c and bundle_names.c share
 */
#ifndef WT_BUNDLE_PRIV_H
#define WT_BUNDLE_PRIV_H

#include "bundle.h"

#define BUNDLE_LAST ((size_t)22 + 65535) /* a zip's end, and its comment */

/* Of a zip that is held, so many of its last bytes. */
static inline struct str
bundle_tail(struct str zip)
{
	return zip.n > BUNDLE_LAST
	           ? str_n(zip.p + zip.n - BUNDLE_LAST, BUNDLE_LAST)
	           : zip;
}

/* True if a zip's end record stands in s, its last bytes, whole: at *at. */
bool bundle_zip_end(struct str s, size_t *at);

#endif
