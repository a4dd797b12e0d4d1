/*
 * archive - documents out of what people archive, one after the other
 *
 * Told apart by content, never by name: WARC 0.17 to 1.1 (ISO 28500), plain
 * or in gzip members cut anywhere, HTTP responses with chunked and packed
 * bodies (RFC 9112, 9110); anything else is one document, the whole file.
 *
 * A record that is damaged is given as ARCHIVE_BAD and the reader goes on at
 * the next one it can find; one that holds no page (a request, an image) as
 * ARCHIVE_SKIP with a word for it.  Memory is bounded by max_record.
 *
 * No input or output but reading from the descriptor; returns errors.
 */
#ifndef WT_ARCHIVE_H
#define WT_ARCHIVE_H

#include <stddef.h>

#include "doc.h"
#include "err.h"

enum archive_what {
	ARCHIVE_DOC,   /* doc holds a document */
	ARCHIVE_SKIP,  /* reason says why there is none in this record */
	ARCHIVE_BAD,   /* one record is refused: reason, err; doc says where and
	                * stored lends what was read of it */
	ARCHIVE_IDLE,  /* nothing to read yet: flush, then call again */
	ARCHIVE_END,   /* the end of the file */
	ARCHIVE_FAILED /* reading failed or the file is cut: err says where */
};

struct archive;

/* max_record: the most inflated bytes of one record that are kept. */
struct archive *archive_new(size_t max_record);
void archive_free(struct archive *a);

/* Starts on another file; fd stays the caller's.  file is lent. */
void archive_open(struct archive *a, int fd, const char *file);

/* reason is a constant word: "request", "image", "digest", "truncated" ... */
enum archive_what archive_next(struct archive *a, struct doc *doc,
    const char **reason, struct err *e);

#endif
