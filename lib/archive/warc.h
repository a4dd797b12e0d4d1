/*
 * warc - the header of a WARC record (ISO 28500; 0.17 to 1.1)
 */
#ifndef WT_WARC_H
#define WT_WARC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "str.h"

enum warc_start {
	WARC_NO,
	WARC_YES,
	WARC_PERHAPS /* s is too short to say */
};

/*
 * Does s begin with a record?  Asks for "WARC/", a version, the end of the
 * line and the beginning of a named field, lest a page that speaks of WARC
 * be taken for one.
 */
enum warc_start warc_starts(struct str s);

/*
 * Where in s, from `from` on, a record begins at the start of a line; s.n if
 * nowhere.  *perhaps is then where a line begins that more bytes could make
 * one (s.n: none).
 */
size_t warc_find(struct str s, size_t from, size_t *perhaps);

/* The same in a line too, behind bytes that are no record's. */
size_t warc_find_anywhere(struct str s, size_t from, size_t *perhaps);

/* Lent from the block that was parsed, or from scratch. */
struct warc {
	struct str type;    /* WARC-Type */
	struct str url;     /* WARC-Target-URI, without angle brackets */
	struct str date;    /* WARC-Date as RFC 3339, or absent */
	struct str content; /* Content-Type */
	struct str id, refers;
	struct str refers_url; /* WARC-Refers-To-Target-URI, without brackets */
	struct str refers_date; /* WARC-Refers-To-Date as it stands */
	struct str profile;     /* WARC-Profile */
	struct str truncated;   /* WARC-Truncated: why it is not whole */
	struct str payload_digest, block_digest;
	uint64_t length;   /* Content-Length */
	struct str origin; /* WARC-Segment-Origin-ID */
	uint64_t segment;  /* WARC-Segment-Number; 0 if there is none */
	uint64_t whole;    /* WARC-Segment-Total-Length; 0 if there is none */
	/* private */
	struct buf scratch;
};

/* block: what head_end found.  False if it says no type or no length. */
bool warc_parse(struct warc *w, struct str block, struct err *e);
void warc_free(struct warc *w);

/*
 * NULL if the type of the record may hold a document (response, resource,
 * conversion); else a constant word: "request", "metadata", "revisit",
 * "warcinfo", "continuation", "record_type".
 */
const char *warc_skip(const struct warc *w);

/*
 * A WARC-Date as RFC 3339, appended to b: fractions and offsets are kept, a
 * date without a time stays a date, 14 figures (old crawlers) are taken
 * apart, a missing zone is Z.  False for anything else, and for years or
 * months alone, for which RFC 3339 has no form.
 */
bool warc_date(struct str s, struct buf *b);

#endif
