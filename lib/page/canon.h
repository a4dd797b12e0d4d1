/*
 * canon - the address that a page gives as its own
 *
 * A page that lies on a disk has no address but the one it tells itself, for
 * search engines: <link rel="canonical">, else <meta property="og:url">.
 */
#ifndef WT_CANON_H
#define WT_CANON_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends it, absolute; false if text is no page, or tells none of the web. */
bool canon_url(struct str text, struct buf *out);

#endif
