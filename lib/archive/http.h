/*
 * http - an archived HTTP response (RFC 9110, 9112): its header, and its
 * body as the page was
 *
 * Crawlers differ in what they keep: a body may be in chunks and packed as
 * it was sent, or already decoded under a header that still says otherwise.
 * What is declared is tried, and a body that is not so is taken as it is.
 */
#ifndef WT_HTTP_H
#define WT_HTTP_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "err.h"
#include "gz.h"
#include "str.h"

struct zst;

/* What http_parse read; strings are lent from the parsed bytes or from here,
 * until the next.  Valid when zero, and used again. */
struct http {
	int status;
	struct str type, charset; /* of the Content-Type, as media.h */
	struct str transfer;      /* Transfer-Encoding, or absent */
	struct str coding;        /* Content-Encoding, or absent */
	struct str date;          /* Date, or absent */
	struct str length;        /* Content-Length, or absent */
	struct str range;         /* Content-Range, or absent */
	size_t head;              /* bytes of the header */
	bool cut;                 /* it has no blank line behind it */
	struct str half; /* of a body that http_decode found cut: what came out
	                  * of it; else absent */
	/* private */
	struct buf scratch;
	struct buf chunks; /* the body out of its chunks */
	struct buf inner;  /* and out of chunks within these */
	struct buf unpacked[2];
	struct gz_body *gz;
	struct zst *zst;
};

/*
 * The header that block begins with; if it has no blank line it is all of
 * block.  False if block does not begin with a status line: "HTTP/1.1 200 OK",
 * with any version or none ("HTTP 200 Document follows"), or as browsers name
 * the protocol ("h2 200").
 */
bool http_parse(struct http *h, struct str block);
void http_free(struct http *h);

/*
 * Where the first of several replies that were stored one behind the other ends
 * (curl -i of two addresses): by its length, else where the next one begins.
 * s.n if there is one alone.  Those without a body belong to the one behind.
 */
size_t http_end(struct http *h, struct str s);

/* The bytes of the body by the header that was parsed; false if it does not say
 * so. */
bool http_length(const struct http *h, size_t *n);

/* True if block begins with a status line, as http_parse takes one. */
bool http_begins(struct str block);

/* True if s, which may be anything, begins as a reply does, of HTTP/1.0 to 3.
 */
bool http_like(struct str s);

/*
 * NULL if the status is one of success; else a constant word: "status_3xx",
 * "status_403", "status_404", "status_429", "status_4xx", "status_5xx",
 * "status_other".
 */
const char *http_skip(const struct http *h);

enum http_chunks {
	HTTP_CHUNKS_WELL, /* or it is in none */
	HTTP_CHUNKS_ODD,  /* all there, with line ends now so, now so */
	HTTP_CHUNKS_LOST  /* bytes may lack, or others be among them: a size
	                   * that is no number or not that of its chunk, an end
	                   * before the last chunk (RFC 9112, 8: incomplete),
	                   * bytes behind it */
};

/*
 * The body out of its chunks, if it is in chunks: lent from raw or h.  Behind
 * damage the rest stands as it is.  A body that does not begin with a chunk
 * was decoded by the crawler, unless it ends as chunks do.  One that is in
 * chunks to its last byte is so too if its header says nothing of it, or if it
 * came out of chunks.
 */
struct str http_chunks(struct http *h, struct str raw, enum http_chunks *state);

/*
 * A body that came out of chunks or of a coding, and may be in chunks still, to
 * its last byte: where a proxy kept what another one had, or one packed the
 * chunks of a server.  Lent from body or h; body is not lent from here.
 */
struct str http_chunks_within(struct http *h, struct str body);

/*
 * *body with its content codings undone, at most max bytes of it: lent from
 * where it was or from h, until the next call.  NULL, or why it cannot be
 * done: "too_long", "encoding" (damaged, or none that we know; of what is cut
 * h->half is the first part; or no text under the type of a page, for which no
 * coding is named).  A packed file, as http_unpack_file, is unpacked too.
 */
const char *http_decode(
    struct http *h, struct str *body, size_t max, struct err *e);

/*
 * The same of a file that was packed before it was served, as feed.csv.gz is,
 * whatever type it is said to have: *body is what it unpacks to.  It stays as
 * it is if that is neither a text nor a table: a tar, a picture.
 */
const char *http_unpack_file(
    struct http *h, struct str *body, size_t max, struct err *e);

/* How bytes are packed, as Content-Encoding has it (gzip, zstd, deflate), by
 * what they begin with; absent if that does not show. */
struct str http_coding_of(struct str s);

#endif
