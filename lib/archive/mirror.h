/*
 * mirror - what the folders of a mirror say of a page in them
 *
 * Programs that save whole sites (wget, HTTrack, ArchiveBox, those that fetch
 * from the Wayback Machine) call a folder by the host, and the last one above
 * it, or the first one in it, by the time:
 *
 *	mirror/www.a.example/goods/7.html
 *	websites/20150603012345/a.com/index.html
 *	websites/a.com/20150603012345/index.html
 *	web.archive.org/web/20150603012345id_/https:/a.com/7
 *	archive/1714982400.123456/a.com/index.html
 *
 * What stands behind it is the path, but not to the byte, as endings are put to
 * it and characters changed: so only the host is known.
 */
#ifndef WT_MIRROR_H
#define WT_MIRROR_H

#include <stdbool.h>

#include "buf.h"
#include "err.h"
#include "rules.h"
#include "str.h"

struct mirror;

/* Which endings are a host's, or of a folder beside a page: a table with the
 * columns kind (host, file, beside) and word.  NULL with e set where it is
 * wrong. */
struct mirror *mirror_new(struct rules *r, const char *path, struct err *e);
void mirror_free(struct mirror *m);

/*
 * The last folder in the name of a file that is a host's: absent if none is.
 * *when: the folder before it, or else behind it, if that is a time,
 * YYYYMMDDhhmmss in UTC or seconds since 1970, as ArchiveBox has them; where
 * there is no host, a folder of seconds and their parts; or absent.  Both are
 * lent from file.
 */
struct str mirror_host(
    const struct mirror *m, const char *file, struct str *when);

/* True of the name of a host: www.a.example, and not app.js. */
bool mirror_is_host(const struct mirror *m, struct str s);

/* Appends that time as RFC 3339; false if it is absent. */
bool mirror_time(struct str when, struct buf *out);

/* True of a link to what a browser put beside a page that it saved, in a folder
 * that it calls by the page in its own language: ./title_files/7.jpg. */
bool mirror_is_beside(const struct mirror *m, struct str link);

#endif
