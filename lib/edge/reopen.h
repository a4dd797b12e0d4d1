/*
 * reopen - a record of an archive by its place: source.file, offset, skip
 */
#ifndef WT_REOPEN_H
#define WT_REOPEN_H

#include "archive.h"
#include "buf.h"
#include "err.h"

/*
 * Opens file, which may be a member of a zip or tar as if that were a folder,
 * for archive_next to give the record at that place.  A name with U+FFFD is
 * that of the one file which is shown so.  The descriptor, for
 * reopen_close when a is done with it, or -1 with e set.  path: room for the
 * name, as long as a is read.
 */
int reopen(struct archive *a, const char *file, struct doc_at at,
    struct buf *path, struct err *e);
void reopen_close(int fd);

#endif
