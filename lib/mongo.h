/*
 * mongo - documents of BSON one behind the other: what mongodump writes, a file
 * a collection, or all collections in one (--archive)
 *
 *	file      document ...
 *	archive   6d e2 99 81, header, of each collection a document with its
 *	          name, end; parts of collections in any order, each its header
 *	          {db, collection, EOF, CRC}, document ..., end; of each a last
 *	          one, with EOF, of which the CRC is that of all its documents
 *	end       ff ff ff ff
 *
 * (bsonspec.org; common/archive/spec.md of mongo-tools).  A document begins
 * with its size, of four bytes, and ends in a NUL, so that one which is damaged
 * costs itself alone if another begins where it ends.
 *
 *	if (mongo_like(first))
 *		mongo_open(&m, first);
 *		while ((what = mongo_next(&m, held, end, &n)) ...)
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

/* Of a document: MongoDB's 16 MiB, and what its own may have more. */
#define MONGO_MOST (((size_t)16 << 20) + ((size_t)16 << 10))

#define MONGO_PARTS 65536 /* collections of an archive that are told apart */
#define MONGO_NEAR  64    /* bytes that tell whether a document begins */

enum mongo_what {
	MONGO_DOCUMENT, /* the next n bytes; of a collection */
	MONGO_PASS,     /* n bytes of the archive itself */
	MONGO_LONG,     /* a document of n bytes, more than max */
	MONGO_WANT,     /* more bytes */
	MONGO_LOST,     /* no document begins here */
	MONGO_CUT,      /* the file ends in what begins here */
	MONGO_OVER
};

enum mongo_trust { MONGO_NO, MONGO_MORE, MONGO_YES };

struct mongo_part;

/* Valid when zero. */
struct mongo {
	/* private */
	bool archive, lost;
	int at; /* what comes next */
	struct names names;
	struct mongo_part *part; /* by the number of its name */
	size_t cap;
	uint32_t now; /* which it is; NAMES_NONE: it is not known */
	struct buf text;
	uint64_t looked, passed; /* by mongo_find: bytes of names, of all */
	bool wrong;              /* why says so, and it was not asked for yet */
	struct err why;
};

/* True if a file that begins so, of 512 bytes or less if that is all, is one.
 */
bool mongo_like(struct str first);

void mongo_open(struct mongo *m, struct str first);

/* What held begins with; the next call is for what comes behind it.  end: there
 * is no more. */
enum mongo_what mongo_next(
    struct mongo *m, struct str held, bool end, size_t max, size_t *n);

/* The document that was given is one of the collection's. */
void mongo_count(struct mongo *m, struct str document);

/* Whether a document of n bytes that is not sound ends where it says. */
enum mongo_trust mongo_ends(
    const struct mongo *m, struct str held, size_t n, bool end);

/* Where in held, from 1 on, the next document may begin; else how many bytes
 * have none. */
size_t mongo_find(struct mongo *m, struct str held, bool end);

/* It goes on behind bytes that were lost. */
void mongo_lose(struct mongo *m);

/* True, with e set, if documents of a collection that ended lack or are not
 * those that were dumped; at the end, if one has no end. */
bool mongo_fault(struct mongo *m, struct err *e);
bool mongo_unended(struct mongo *m, struct err *e);

void mongo_free(struct mongo *m);

#endif
