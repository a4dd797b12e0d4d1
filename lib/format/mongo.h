/*
 * mongo - what mongodump writes: where its documents of BSON begin and end
 *
 * Either a file for each collection, or all of them in one (--archive):
 *
 *	goods.bson      goods.archive
 *	  document        6d e2 99 81
 *	  document        header          {version, ...}
 *	  ...             list            {db, collection, ...} of each
 *	                  ff ff ff ff
 *	                  part header     {db, collection, EOF: false}
 *	                    document ...
 *	                  ff ff ff ff
 *	                  ...             parts of any collection
 *	                  last header     {..., EOF: true, CRC} of each
 *	                  ff ff ff ff
 *
 * A collection has its documents in several parts, among those of others.  Its
 * last header has the CRC of all its documents, which tells whether any lacks.
 * (bsonspec.org; common/archive/spec.md of mongo-tools.)
 *
 * A document begins with its size, in four bytes, and ends in a NUL.  So one
 * that is damaged costs itself alone if another begins where it ends.
 *
 *	if (mongo_like(first))
 *		mongo_open(&m, first);
 *
 *	while ((what = mongo_next(&m, held, end, max, &n)) != MONGO_OVER)
 *		MONGO_DOCUMENT: mongo_count(), and the caller takes n bytes
 *		MONGO_PASS: mongo_fault(), and the caller takes n bytes
 *		MONGO_LONG: the caller passes over n bytes
 *		MONGO_LOST: over mongo_find() bytes, and mongo_lose()
 */
#ifndef WT_MONGO_H
#define WT_MONGO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "names.h"
#include "str.h"

/* The longest document: 16 MiB, and 16 KiB more for those of MongoDB's own. */
#define MONGO_MOST (((size_t)16 << 20) + ((size_t)16 << 10))

#define MONGO_PARTS 65536 /* collections of an archive that are told apart */
#define MONGO_NEAR  64    /* bytes that tell whether a document begins */

enum mongo_what {
	MONGO_DOCUMENT, /* the next n bytes are one of a collection */
	MONGO_PASS,     /* the next n bytes are mongodump's own */
	MONGO_LONG,     /* a document of n bytes, more than max */
	MONGO_WANT,     /* more bytes have to be held to tell */
	MONGO_LOST,     /* no document begins here */
	MONGO_CUT,      /* the file ends in what begins here */
	MONGO_OVER
};

/* Is the size of a damaged document right?  More bytes have to be held to tell,
 * with MONGO_MORE. */
enum mongo_trust { MONGO_NO, MONGO_MORE, MONGO_YES };

struct mongo_part;

/* Valid when zero. */
struct mongo {
	/* private */
	bool archive;       /* of all collections */
	bool lost;          /* of an archive: no header was seen since damage */
	int at;             /* FILE_...: what of the file comes next */
	struct names names; /* of the collections: shop.goods */
	struct mongo_part *part; /* the same, by the number of the name */
	size_t cap;
	uint32_t now;    /* the number of the present one; or NAMES_NONE */
	struct buf text; /* a document of the archive's own as JSON */
	uint64_t looked, passed; /* bytes of names that mongo_find looked at,
	                          * and bytes that it passed over */
	bool wrong;     /* a CRC is, which mongo_fault has not told yet */
	struct err why; /* which */
};

/* True if a file is one of these, by its first 512 bytes (fewer if it has no
 * more). */
bool mongo_like(struct str first);

void mongo_open(struct mongo *m, struct str first);

/* What held begins with; the next call is for what comes behind it.  end: there
 * is no more than held.  max: the most that the caller can hold. */
enum mongo_what mongo_next(
    struct mongo *m, struct str held, bool end, size_t max, size_t *n);

/* For the CRC: the document is one of the present collection's. */
void mongo_count(struct mongo *m, struct str document);

/* Of a document that is not sound: whether it ends after the n bytes that it
 * says, because another one, or the end, is there. */
enum mongo_trust mongo_ends(
    const struct mongo *m, struct str held, size_t n, bool end);

/* After damage: how many bytes of held, one at least, are to be passed over
 * until the next document may begin. */
size_t mongo_find(struct mongo *m, struct str held, bool end);

/* Notes that bytes were passed over: the CRC of the present collection will be
 * another, which then is not told again. */
void mongo_lose(struct mongo *m);

/* True, with e set, if documents of a collection that has ended lack, or are
 * not those that were dumped. */
bool mongo_fault(struct mongo *m, struct err *e);

/* At the end of the file: true, with e set, if a collection has no end. */
bool mongo_unended(struct mongo *m, struct err *e);

void mongo_free(struct mongo *m);

#endif
