/*
 * memento - the address under which a web archive shows a page again
 *
 * OpenWayback, the Wayback Machine and pywb put the time and the address of the
 * archived page behind their own:
 *
 *	https://web.archive.org/web/20150603012345id_/http://a.example/1
 *	https://archive.ph/2015.06.03-012345/http://a.example/1
 *	/web/20150603/http://a.example/1
 *	https://archive.ph/o/AbCdE/http://a.example/1
 *
 * The last two are links within such a page.
 * RFC 7089 calls the whole URI-M, what it shows URI-R, and the page a memento.
 */
#ifndef WT_MEMENTO_H
#define WT_MEMENTO_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/*
 * True if url is one; it becomes what is shown, and *when its time, the first 4
 * to 14 figures of YYYYMMDDhhmmss in UTC.  Both are lent from url.
 */
bool memento(struct str *url, struct str *when);

/* Appends that time as RFC 3339; false if the second is not known. */
bool memento_time(struct str when, struct buf *out);

/*
 * The address without what a recorder put behind it to tell apart what was
 * posted there (pywb, ArchiveWeb.page: ?__wb_method=POST&__wb_post_data=...).
 * Lent from url.
 */
struct str memento_asked(struct str url);

#endif
