/*
 * media - media types, and which of them hold no page
 */
#ifndef WT_MEDIA_H
#define WT_MEDIA_H

#include "buf.h"
#include "str.h"

/*
 * Splits a Content-Type (RFC 9110, 8.3.1): the type in lower case without
 * parameters, and its charset as written; absent where there is none.  Both
 * are put into b, which must have room for s (buf_room).
 */
void media_parse(
    struct str s, struct buf *b, struct str *type, struct str *charset);

/*
 * A constant word for a type that holds no page ("image", "media", "font",
 * "style", "binary", "dns"), or NULL.  A type that is absent, unknown or said
 * of anything (application/octet-stream) may be a page.
 */
const char *media_skip(struct str type);

/* True for HTML, XML, JSON and scripts: what a page's data can be in. */
bool media_page(struct str type);

#endif
