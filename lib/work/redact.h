/*
 * redact - sellers as pseudonyms, so that records and reports can be published
 *
 * What tells who a seller is becomes a pseudonym: seller-1f2e3d4c5b6a.  It is
 * an HMAC-SHA-256 with a key that only the owner has: the same seller has the
 * same pseudonym under the same key, another under another, and nobody can
 * try out names without the key.
 *
 * Of a record:
 *	.seller and all in it           seller-...
 *	.id .item .url .images          item-... (id keeps its platform): each
 *	                                leads to the seller
 *	text, wherever it stands        phones, accounts behind a word such as
 *	                                WeChat, QQ numbers, e-mails, addresses
 *	                                of pages, names behind a word such as
 *	                                联系人, and the seller's own name
 *	match.hits, class.claims        start, end and text as the text is now
 *
 * Text is read through the disguises of fold.h.  All other bytes stay as they
 * were, in the record and in the strings.
 */
#ifndef WT_REDACT_H
#define WT_REDACT_H

#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "json.h"
#include "rules.h"
#include "str.h"

struct redact;

/*
 * key is a file of 16 bytes at least, for its owner alone (mode 0600), from
 * which a line feed at the end is dropped.  Words come from rules/redact.
 */
struct redact *redact_new(struct rules *rules, const char *key, struct err *e);
void redact_free(struct redact *r);

/* Appends a record, a sound object, as it may be published. */
void redact_record(struct redact *r, struct str record, struct buf *out);

/* The names of the seller of a record, to be found in rows as well. */
void redact_know(struct redact *r, struct str record);

/*
 * Appends a row of wt-agg: as text in which the sellers that are known are
 * found too, and the cells of a column that is the seller's (by its name, or
 * its expression in the head) as .seller.  Columns of slugs (commodity,
 * platform, status ...) stay.
 */
void redact_row(struct redact *r, struct str row, struct buf *out);

/* ---- what is found in a text: redact_find.c ---- */

enum redact_kind {
	REDACT_CONTACT,
	REDACT_PHONE,
	REDACT_EMAIL,
	REDACT_PAGE,
	REDACT_NUMBER,
	REDACT_NAME,
	REDACT_SELLER
};

struct redact_span {
	size_t start, end; /* code points */
	enum redact_kind kind;
	size_t from, n; /* its plain writing, in redact_found.value */
};

/* Valid when zero, used again. */
struct redact_found {
	struct redact_span *span; /* in order, apart from each other */
	size_t n;
	struct buf value;
	bool renew; /* set where the sellers are others than at the last call */
	/* private */
	size_t cap;
	struct redact_work *work;
};

struct redact_cues;

struct redact_cues *redact_cues_new(struct rules *rules, struct err *e);
void redact_cues_free(struct redact_cues *c);

/* True if text holds a cue that an account follows: the key of an object. */
bool redact_cues_in(
    const struct redact_cues *c, struct str text, struct redact_found *f);

/* seller: names that are found as such, one a line. */
void redact_find(const struct redact_cues *c, struct str text,
    struct str sellers, struct redact_found *f);
/* True if text is a pseudonym and nothing else. */
bool redact_is(struct str text);

/* Folded text as bytes, the same on every machine. */
void redact_units(const uint16_t *unit, size_t n, struct buf *out);
void redact_found_free(struct redact_found *f);

#endif
