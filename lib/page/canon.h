/*
 * canon - the addresses that a page tells of itself
 *
 * A page that lies on a disk has no address but the one it tells itself, for
 * search engines: <link rel="canonical">, else <meta property="og:url">.  What
 * its links are relative to may be told apart from that: <base href>.
 */
#ifndef WT_CANON_H
#define WT_CANON_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the page's own address, absolute; false if text is no page, or tells
 * none of the web.  Of one that a web archive made its own (memento.h) it is
 * what that shows, and to when its time is appended, if it is known. */
bool canon_url(struct str text, struct buf *out, struct buf *when);

/* Appends the address that links of the page are relative to (the document base
 * URL of the HTML Standard), if a <base> near its start says one of the web.
 * url: where the page lies; may be absent. */
bool canon_base(struct str text, struct str url, struct buf *out);

#endif
