/*
 * archive_state - what the parts of archive know
 *
 * What all parts use stands in struct archive itself.  What one kind of file
 * alone needs is a struct of its own in it, named as the file that has its
 * code: archive_har.c has struct archive_har, which is a->har.  A kind that
 * needs nothing but its module's struct has that alone (a->burp, a->part).
 * All are valid when zero but archive_store.
 *
 * How long something lives is said of each:
 *
 *	run     from archive_new to archive_free; buffers and readers are kept
 *	        from file to file so that they are not made again
 *	file    from archive_start to the end of the file.  What has to be as
 *	        new at its start is set so by the kind's reset, called there, or
 *	        when a file of the kind is opened
 *	record  a record, page or other document; or one piece of the file
 *
 * What is not told otherwise is overwritten by the next of its life.
 */
#ifndef WT_ARCHIVE_STATE_H
#define WT_ARCHIVE_STATE_H

#include "archive.h"
#include "bodies.h"
#include "book.h"
#include "bundle.h"
#include "burp.h"
#include "crawl.h"
#include "flow.h"
#include "har.h"
#include "mhtml.h"
#include "mongo.h"
#include "part.h"
#include "saved.h"
#include "sha.h"
#include "store.h"
#include "unwrap.h"
#include "webarchive.h"
#include "win.h"

enum phase {
	PHASE_SNIFF, /* what kind of file is it? */
	PHASE_WHOLE, /* a file that has to be held as a whole */

	/* Files that are held, before the next of what they have. */
	PHASE_ENTRIES,   /* replies of a HAR */
	PHASE_REPLIES,   /* replies as they came over the net, messages of a
	                  * mailbox */
	PHASE_MESSAGE,   /* further parts of such a message */
	PHASE_FRAMES,    /* pages of an MHTML */
	PHASE_SUBFRAMES, /* pages of Safari's archive */
	PHASE_ITEMS,     /* items that Burp saved */
	PHASE_BEHIND,    /* packed bytes that stand behind a page */

	/* Files that are read piece by piece, before the next. */
	PHASE_FLOWS, /* flows of mitmproxy */
	PHASE_MONGO, /* documents of BSON */
	PHASE_PASS,  /* passing over a flow or document that is too long; then
	              * pass.back */
	PHASE_ROWS,  /* pages as rows of JSON or a table */
	PHASE_PARTS, /* parts of a long table or dump */
	PHASE_ROW,   /* passing over a row of it that is too long */

	/* Workbooks, databases, and archives with members. */
	PHASE_BOOK,    /* it may be a workbook: all of it is to be held */
	PHASE_SHEETS,  /* before the next part of a sheet */
	PHASE_PAYLOAD, /* the same, of a workbook in a record or message; then
	                * payload.back */
	PHASE_SPOOL,   /* a database: its bytes are written to a file, which can
	                * be read at will */
	PHASE_TABLES,  /* before the next part of a table, or page in a row */
	PHASE_MEMBERS, /* before the next member of a zip or tar */
	PHASE_MEMBER,  /* in it: bundle.inner reads it */

	/* Records of WARC and ARC. */
	PHASE_HEAD,  /* before the header of a record */
	PHASE_BLOCK, /* behind the header */
	PHASE_EDGE,  /* all of the record is held: does it end where it says? */
	PHASE_SEEK,  /* it does not: where does it end? */
	PHASE_DROP,  /* passing over the rest of a long record */
	PHASE_LOST,  /* looking for the next record */
	PHASE_ARC_HEAD, /* the same of ARC: header, block and loss */
	PHASE_ARC_BLOCK,
	PHASE_ARC_LOST,

	PHASE_DRAIN, /* nothing more to give, but is the file whole? */
	PHASE_CUT,   /* the end, which is to be told as a failure */
	PHASE_OVER
};

/*
 * Records of WARC and ARC.
 */

/* A record whose digest may have been made with that of the one before it:
 * file. */
struct archive_next {
	uint64_t offset;
	size_t n;                 /* bytes */
	char sha256[SHA_HEX + 1]; /* empty: it was not made */
};

struct archive_warc {
	/* run */
	struct unwrap ahead; /* of who looks at a record before its turn: the
	                      * thread that makes digests of packed ones,
	                      * archive_hash; or archive_next_hold */
	/* file */
	bool arc; /* it is ARC, not WARC */
	struct archive_next next;
	/* record: that at the place */
	size_t head;      /* bytes of its header */
	uint64_t total;   /* bytes of header and block, as the header says */
	const char *none; /* why it holds no page; or NULL */
	bool aligned;     /* it began its gzip member */
	size_t from;      /* PHASE_SEEK: searched up to here */
	uint64_t left;    /* PHASE_DROP: bytes still to be passed over */
	bool inside;      /* PHASE_LOST: what is held begins within a line, */
	bool stray;       /* and is no part of a record */
};

/* A record that goes on in others: what was seen of it.  It lives until it is
 * given, in the same file. */
struct segments {
	bool open;     /* more of it is to come */
	bool due;      /* no more is: it is to be given */
	bool whole;    /* nothing lacks; else reason and why say what does */
	struct buf id; /* of the first segment; empty: there is none */
	struct buf digest; /* of the payload */
	struct buf stored, block;
	struct doc first; /* the place of the first segment, */
	size_t head;      /* and the bytes of its header */
	uint64_t number;  /* of the last segment */
	const char *reason;
	struct err why;
};

/*
 * Files that are held as a whole.
 */

/* What was found out of a file that is looked at: file. */
struct archive_whole {
	bool no_crawl; /* it has no pages as rows */
	bool asked;    /* part.h was asked whether it is a long table */
	bool har_rows; /* its rows are entries of a HAR */
};

/* The request that was noted last, whose reply may be one of the next files: it
 * stays from file to file. */
struct noted {
	struct buf url;  /* the address that was asked for; empty: none was */
	struct buf when; /* when the reply came, as Scrapy says it */
	struct buf of;   /* how the reply's file is called: Fiddler's up to _,
	                  * Scrapy's as a whole */
	/* file */
	const char *kept_as; /* the word of kind.h for a reply in Scrapy's
	                      * cache that is packed; or NULL */
};

/* One page, or replies and messages one behind the other: record. */
struct archive_bare {
	struct saved saved;
	struct buf date; /* when a reply came, by its header */
};

/* Parts of an MHTML, which is a file; or of a message, which is a record. */
struct archive_mhtml {
	struct mhtml reader;
	bool framed;     /* its page was given, its frames are next */
	const char *end; /* PHASE_MESSAGE: the message ends here */
};

/* What Safari saved with frames: file. */
struct archive_safari {
	struct str file;
	bool framed;            /* its page was given, its frames are next */
	const char *frame;      /* the frame given last; or NULL */
	struct webarchive page; /* record: that page, or such a frame */
};

struct archive_har {
	struct har reader; /* file */
	struct buf wide;   /* file: that in UTF-16, in UTF-8; else empty */
	size_t wide_at;    /* file: the entries before here were given */
	struct buf beside; /* record: a body that is a file of its own */
};

/* Packed bytes behind a page: file. */
struct archive_behind {
	struct doc page; /* the page's place, */
	size_t at;       /* and where in it the packed bytes begin */
};

/*
 * Files that are read piece by piece.
 */

/* A piece that is too long, while it is passed over: record. */
struct archive_pass {
	uint64_t left;    /* PHASE_PASS: bytes still to be passed over, */
	const char *what; /* of a piece that is called so, */
	enum phase back;  /* and what comes behind them */
};

struct archive_mongo {
	/* file */
	struct mongo reader;
	uint64_t wasted; /* bytes that were read in vain after damage */
	/* record: documents that are gathered for one page, whose text is in
	 * body; the array is kept for the run */
	struct doc_piece *piece;
	size_t npiece, cappiece;
	size_t gathered; /* from so many bytes of the file */
	/* record: a document that has several pages, whose text is in body */
	struct doc page;    /* its place, */
	const char *within; /* and the next of them; or NULL */
};

/*
 * Workbooks, databases, archives with members.
 */

struct archive_book {
	struct book *reader; /* run */
	/* file */
	bool office; /* by its first bytes it may be a workbook, */
	bool zip;    /* and is a zip */
};

/* A workbook in a record or message: record. */
struct archive_payload {
	struct doc doc;  /* PHASE_PAYLOAD: that record, */
	size_t next;     /* bytes to the next one, */
	enum phase back; /* and the phase that comes then */
};

/* A database.  Its log lives on behind its file: until the next database. */
struct archive_store {
	struct store reader; /* file */
	int spool;        /* file: one of the database's bytes, or -1: it is fd,
	                   */
	uint64_t spooled; /* and how many they are */
	struct buf log;   /* the name of a file with changes that are not in the
	                   * database; empty: there is none */
};

/* A zip, tar or the like. */
struct archive_bundle {
	/* run */
	struct bundle *reader;
	struct archive *inner; /* reads a member */
	/* file */
	const char *kind; /* the word of kind.h for it */
	bool whole;       /* its members are read to their ends */
	bool alone;       /* one of its members was asked for: no other */
};

/* The bodies that a HAR in a zip has as members: file, that zip. */
struct archive_bodies {
	struct bodies list;    /* those that it names, */
	struct names members;  /* among all members, */
	struct bundle *reader; /* which this reads; NULL: there are none.  run
	                        */
	bool open;             /* it is at one of them */
	uint64_t passed;       /* so many it went over to find others, */
	struct names kept;     /* these, whose bytes stand in */
	struct buf text;       /* this, */
	struct body_kept *at;  /* there; until */
	size_t cap;
	bool full; /* no more are kept */
};

struct body_kept {
	size_t from, n;
};

struct archive {
	/* Run. */
	size_t max;            /* bytes of a record that are held, at most */
	struct archive *outer; /* the archive of which this one is the inner */
	int depth;             /* so many archives are around this one */

	/* File. */
	struct win win;
	int fd;
	const char *file;
	enum phase phase;
	uint64_t record;  /* records that were given */
	bool told;        /* the present damage was given as ARCHIVE_BAD */
	uint64_t hurt;    /* damages that may have cost records, */
	struct err first; /* and the first of them */

	/* File: it was opened at a place, as for --exhibit. */
	bool all;    /* records without a page are given too */
	bool wanted; /* of a file read in parts only the one here: */
	struct doc_at wanted_at;
	bool sought; /* of all that it gives only what is at that place */
	bool doubt;  /* what is there may not be what is given of it, read from
	              * the start */
	bool plain;  /* of a member: its start is not packed */
	const char *cell; /* only this cell of a database; or NULL */

	/* Record: what several kinds of file use. */
	struct unwrap unwrap; /* replies, and what they are packed in */
	struct crawl crawl; /* file, in PHASE_ROWS.  Rows, documents of BSON */
	struct buf body;    /* the text of a part, or of what was decoded */
	struct buf name;    /* of a member, of a body beside a HAR, or of a
	                     * page in a database, behind that of the file */
	struct sha *sha;    /* run */
	char sha256[SHA_HEX + 1]; /* of the workbook or database, or of the
	                           * record that holds it */

	/* What one kind of file has of its own. */
	struct archive_warc warc;
	struct segments segments;
	struct archive_whole whole;
	struct noted noted;
	struct archive_bare bare;
	struct archive_mhtml mhtml;
	struct archive_safari safari;
	struct archive_har har;
	struct burp burp; /* file */
	struct archive_behind behind;
	struct flow flow; /* record */
	struct archive_mongo mongo;
	struct archive_pass pass;
	struct part part; /* file */
	struct archive_book book;
	struct archive_payload payload;
	struct archive_store store;
	struct archive_bundle bundle;
	struct archive_bodies bodies;

	/* Of the call of archive_next. */
	struct doc *doc;
	const char **reason;
	struct err *e;
};

#endif
