/*
 * unwrap - the document inside a WARC record
 *
 * What archive.h does with a record once it knows where it begins and ends.
 * Everything is lent from the record's bytes or from the unwrap, until it is
 * used for the next record.
 */
#ifndef WT_UNWRAP_H
#define WT_UNWRAP_H

#include "doc.h"
#include "err.h"
#include "http.h"
#include "warc.h"

struct unwrap {
	size_t max;       /* bytes of a body; set before the first */
	struct warc warc; /* of the last unwrap_head */
	/* private */
	struct http http;
	struct buf media, url;
};

/* Valid when zero. */
void unwrap_free(struct unwrap *u);

/* Reads the record's header, which is all of head. */
bool unwrap_head(struct unwrap *u, struct str head, struct err *e);

/*
 * A constant word if the record holds no page, judged by its kind and, from
 * the first bytes of its block, by HTTP status and media type; else NULL.
 */
const char *unwrap_none(struct unwrap *u, struct str block);

/* Sets doc's url, captured, id, refers and payload, from the header. */
void unwrap_source(const struct unwrap *u, struct doc *doc);

/* Sets doc->digest of a request, which has no page but a digest. */
void unwrap_request(struct unwrap *u, struct str block, struct doc *doc);

enum unwrap_what {
	UNWRAP_DOC,  /* *reason: NULL, or what was mended in it */
	UNWRAP_SKIP, /* *reason: why there is no page after all */
	UNWRAP_BAD   /* *reason and e: why it cannot be had */
};

/*
 * Sets doc's body, type, charset, digest and lost.
 */
enum unwrap_what unwrap_doc(struct unwrap *u, struct str block, struct doc *doc,
    const char **reason, struct err *e);

/*
 * The same for a reply that was stored as it came, header and all (curl -i,
 * wget --save-headers).  Headers that stand before it, of a proxy or of what
 * led there, are passed over.  What is no reply is a body.
 */
enum unwrap_what unwrap_reply(struct unwrap *u, struct str message,
    struct doc *doc, const char **reason, struct err *e);

/* Behind unwrap_doc: the HTTP header says that the block, a reply alone, is as
 * long as it is. */
bool unwrap_says_length(const struct unwrap *u, struct str block);

/* Behind unwrap_head: the length of the reply in it, or a digest, says that
 * the block is all of the record's and nothing else. */
bool unwrap_fits(struct unwrap *u, struct str block);

/* A body that a program kept without its header may still be packed as it
 * came: then it is unpacked; coding is how, where the program tells it, or
 * absent.  NULL, or why it cannot be done, as http_decode.
 */
const char *unwrap_packed(
    struct unwrap *u, struct str *body, struct str coding, struct err *e);

#endif
