/*
 * doc - one archived document: the bytes of a page and where they came from
 *
 * What archive.h reads out of WARC files, folders and streams, and what
 * extract.h turns into adverts.  Everything is lent until the next document.
 */
#ifndef WT_DOC_H
#define WT_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

/* Where in a stored file something begins. */
struct doc_at {
	uint64_t offset; /* of the gzip member or of the plain record */
	uint64_t skip;   /* inflated bytes from there to the record */
};

/* A row of a table that was made of a database's. */
struct doc_row {
	size_t at;  /* where in body it begins */
	int64_t id; /* its rowid */
};

/* A document of several that are one page, each a line of body. */
struct doc_piece {
	struct str body, stored;
	uint64_t offset, skip; /* as of doc */
};

enum doc_digest {
	DOC_DIGEST_ABSENT, /* the archive gives none that we can check */
	DOC_DIGEST_OK,
	DOC_DIGEST_WRONG
};

struct doc {
	struct str url;      /* WARC-Target-URI, "saved from url", --url; or
	                      * absent */
	struct str captured; /* RFC 3339, WARC-Date; or absent */
	bool loose;          /* captured is as a program wrote it (value.h) */
	struct str type;     /* media type of the HTTP header, lower case,
	                      * without parameters; or absent */
	struct str charset;  /* charset parameter of it; or absent */
	struct str body;     /* the payload: dechunked, decoded */
	const char *lost;    /* "part" or "chunks": bytes of the page lack, or
	                      * may, and body is what there is; or NULL */
	struct str stored;   /* the archived record as in the archive, inflated
	                      * (header and block, not the blank lines behind):
	                      * what source.sha256 is the digest of */

	struct str id;      /* WARC-Record-ID, WARC-Refers-To and */
	struct str refers;  /* WARC-Payload-Digest as they stand; or */
	struct str payload; /* absent */
	struct str refers_url, refers_date; /* WARC-Refers-To-Target-URI and
	                                     * -Date of a revisit; or absent */

	/* The record that says that the page was seen once more, unchanged,
	 * which is what captured is of; or NULL. */
	const struct doc *revisit;

	bool bare;      /* no record of an archive: the file, or a part of it */
	bool continued; /* a part of a table, that has the header of the first
	                 * before it */

	struct str sheet;    /* the body is a table made of this sheet of a
	                      * workbook, or table of a database, in UTF-8; or
	                      * absent */
	size_t sheet_number; /* in the workbook, from 1 */
	uint64_t before;     /* rows of the sheet in the parts before */
	bool since1904;      /* its workbook counts days from 1904 on */
	const struct doc_row *row; /* of a database: nrow of them, those of
	                            * body; or NULL */
	size_t nrow;
	const struct doc_piece *piece; /* npiece, which body is the lines of: */
	size_t npiece; /* records one behind the other, of which record is the
	                * first; or NULL */
	const char *sha256; /* of stored, if it is known; or NULL */

	/* The record behind it, if it is held too and may be a page: who makes
	 * the digest of stored may make that of next with it (sha_both), and
	 * leave it in next_sha256, SHA_HEX + 1 bytes.  Its document then has
	 * it for sha256. */
	struct str next;
	char *next_sha256;

	const char *file; /* as given, folders joined by /; - is stdin */
	uint64_t offset;  /* as of doc_at */
	uint64_t skip;
	uint64_t length;   /* of the record, inflated */
	uint64_t record;   /* ordinal in the file, from 1 */
	uint64_t segments; /* records that it goes over: stored are all, one
	                    * behind the other; 0: it is one */
	enum doc_digest digest; /* WARC-Payload-Digest; if there is none, of
	                         * the whole block */
};

#endif
