/*
 * archive_priv - what the parts of archive share
 *
 * archive_next takes steps, one after the other, until one gives something.
 * A step that has to wait gives ARCHIVE_IDLE and is taken again from its
 * beginning: what a step knows is in struct archive, or is found once more in
 * what the window holds.
 */
#ifndef WT_ARCHIVE_PRIV_H
#define WT_ARCHIVE_PRIV_H

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
	SNIFF,     /* what kind of file is it? */
	WHOLE,     /* one document */
	ENTRIES,   /* of a HAR, which is held: before the next one */
	REPLIES,   /* as they came, in a file that is held: before the next */
	MESSAGE,   /* one of a mailbox: before its next part */
	BEHIND,    /* a page: packed bytes behind it */
	FRAMES,    /* before the next page of an MHTML, which is held */
	SUBFRAMES, /* the same of what Safari saves */
	ITEMS,     /* the same of what Burp saves */
	FLOWS,     /* of mitmproxy: before the next one */
	FLOW,      /* passing over one that is too long */
	MONGO,     /* documents of BSON: before the next ones */
	ROWS,      /* of pages as JSON: before the next one */
	PARTS,     /* one that is long: before the next part */
	ROW,       /* passing over a row of it that is too long */
	BOOK,      /* it may be a workbook: all of it is held */
	SHEETS,    /* of one: before the next part of one */
	PAYLOAD,   /* the same of one that a record or message holds */
	SPOOL,   /* a database: its bytes become a file that can be read at will
	          */
	TABLES,  /* of one: before the next part of one, or page */
	MEMBERS, /* of a zip or tar: before the next one */
	MEMBER,  /* in it */
	DRAIN,   /* nothing more to give, but is it whole? */
	HEAD,    /* before the header of a record */
	BLOCK,   /* behind it */
	EDGE,    /* all of it is held: does it end where it says? */
	SEEK,    /* it does not: where does it end? */
	DROP,    /* passing over the rest of a long record */
	ARC_HEAD, /* the same of ARC: before a header */
	ARC_BLOCK,
	ARC_LOST,
	LOST, /* looking for the next record */
	CUT,  /* the end, which has to be told as a failure */
	OVER
};

enum { AGAIN = ARCHIVE_FAILED + 1 }; /* a step that gave nothing yet */

/* A record that goes on in others: what was seen of it. */
struct segments {
	bool open;         /* more is to come */
	bool due;          /* no more is: it is to be given */
	bool whole;        /* as it should be; else why says what lacks */
	struct buf id;     /* of its first segment; empty: there is none */
	struct buf digest; /* of its payload */
	struct buf stored, block;
	struct doc first; /* where it begins */
	size_t head;      /* bytes of its header */
	uint64_t number;  /* of the last segment */
	const char *reason;
	struct err why;
};

struct archive {
	struct win win;
	struct segments segments;
	struct unwrap unwrap;
	struct unwrap ahead; /* the thread's: archive_hash */
	size_t max;
	const char *file;
	int fd;
	enum phase phase;
	uint64_t record;  /* given so far */
	size_t head;      /* bytes of the header of the record at the place */
	uint64_t total;   /* and of its block as it says */
	const char *none; /* the word, if it holds no page */
	size_t from;      /* SEEK: searched up to here */
	uint64_t left;    /* DROP, FLOW: bytes to go */
	bool inside;      /* LOST: what is held begins in a line, */
	bool stray;       /* and is no record's */
	struct mhtml mhtml;
	bool framed;        /* its page was given, its frames are next */
	const char *behind; /* MESSAGE: it ends there */
	struct str safari;  /* SUBFRAMES: the file, */
	const char *frame;  /* and the frame before; or NULL */
	struct webarchive subframe;
	struct saved saved;
	struct buf date;
	struct buf asked_url, exchange; /* asked for, and by which files */
	struct buf asked_when;
	struct har har;
	struct burp burp;
	struct flow flow;
	enum phase back; /* FLOW, PAYLOAD: what comes behind it */
	struct mongo mongo;
	struct doc_piece *piece; /* MONGO: those that are held, of which body
	                          * has the text, */
	size_t npiece, cappiece;
	size_t gathered;    /* in so many bytes from the place on */
	const char *within; /* in body: the next of pages that are one document
	                     */
	uint64_t wasted;    /* bytes that were read in vain, for a loss */
	struct crawl crawl;
	bool no_crawl; /* it is none */
	struct part part;
	bool asked;      /* whether it is a long one */
	struct buf body; /* of a part */
	struct book *book;
	struct sha *sha;
	char sha256[SHA_HEX + 1]; /* of a workbook, or the record of one */
	struct doc payload;       /* PAYLOAD: the record or part */
	size_t next;              /* and how far behind it the next is */
	struct store store;
	int spool; /* a file of the database's bytes, if it is none; or -1 */
	uint64_t spooled; /* so many */
	const char *cell; /* only this cell of one; or NULL */
	struct buf log; /* changes that are not in it: the name of that file */
	struct doc packed; /* BEHIND: of the page, stored from packed_at on */
	size_t packed_at;
	bool office;      /* of what is held: by its first bytes */
	bool zip;         /* and it is one */
	const char *kind; /* of a bundle, by kind.h */
	bool wanted;      /* only the record at this place */
	uint64_t wanted_offset, wanted_skip;
	struct bundle *bundle;
	struct archive *inner; /* reads a member */
	struct archive *outer; /* of an inner one, the other */
	struct bodies bodies;  /* members that HARs of a zip name, */
	struct names members;  /* of all these; */
	struct bundle *other;  /* reads them; NULL if there are none */
	bool other_open;
	struct buf beside; /* such a body */
	struct buf wide;   /* a HAR in UTF-16, in UTF-8; else empty */
	size_t wide_at;    /* so much of it is taken */
	struct buf name;   /* of it, behind file */
	int depth;         /* so many archives are around this one */
	bool all;          /* records without a page are held too */
	bool arc;          /* ARC, not WARC */
	bool aligned;      /* the record began its gzip member */
	bool told;         /* the present damage was given as ARCHIVE_BAD */
	uint64_t hurt;     /* damages so far that may have cost records */
	struct err first;  /* the first of them */
	/* of the call of archive_next */
	struct doc *doc;
	const char **reason;
	struct err *e;
};

/* Starts at SNIFF on what win was opened on; at a place in it. */
void archive_start(struct archive *a, const char *file);
bool archive_start_at(
    struct archive *a, uint64_t offset, uint64_t skip, struct err *e);

/* Steps in SNIFF, WHOLE and DRAIN. */
int archive_sniff(struct archive *a);
int archive_whole(struct archive *a);
int archive_drain(struct archive *a);

/* True if the file is read in parts: then only the one at that place is
 * given.  Else so much was read that it has to be opened again. */
bool archive_find_part(struct archive *a, uint64_t offset, uint64_t skip);

/*
 * The record at the place, of `end` bytes to its end and `next` to the next
 * one, may be a segment.  True if that is all about it, and what to give; else
 * it is a record as others are, though what it holds may be kept.
 */
bool archive_segment(
    struct archive *a, size_t end, size_t next, const char *fault, int *what);

/* The record at the place has to be held, for it goes on one that is; it is too
 * long to be. */
bool archive_segments_want(const struct archive *a);
void archive_segments_long(struct archive *a);

/* Nothing more comes that could go on what is open; gives what is due. */
void archive_segments_end(struct archive *a);
int archive_segments_give(struct archive *a);

void archive_segments_clear(struct segments *g);
void archive_segments_free(struct segments *g);

/* It is a zip or tar; held: a zip, if all of it is, or absent.  Steps in
 * MEMBERS and MEMBER. */
int archive_bundle(struct archive *a, struct str held);
int archive_members(struct archive *a);
int archive_member(struct archive *a);

/* True if a zip may be a workbook.  Most begin as one; of another in a file
 * the directory is asked, and one within an archive is held all the same. */
bool archive_may_be_book(struct archive *a);

/* Steps in BOOK and SHEETS. */
int archive_book(struct archive *a);
int archive_sheets(struct archive *a);

/* A record of `next` bytes to the next one, in doc, may be a workbook: then
 * true, and *what is what to give, or its sheets come next.  A step in those.
 */
bool archive_payload(
    struct archive *a, size_t next, enum phase back, int *what);
int archive_payload_sheets(struct archive *a);

/* Steps in SPOOL and TABLES. */
int archive_spool(struct archive *a);
int archive_tables(struct archive *a);
void archive_close_spool(struct archive *a);
void archive_free_store(struct archive *a);

/* It is a file that is stored as it is, so that its end can be read. */
bool archive_plain(const struct archive *a);

/* It is an archive that is not read. */
int archive_closed(struct archive *a, const char *reason);

/* What is said of one: a constant text. */
const char *archive_closed_what(const char *reason);

/* It is one page, all of which is held, or several replies as they came; a step
 * in REPLIES; in MESSAGE. */
int archive_bare(struct archive *a, struct str s);
int archive_replies(struct archive *a);
int archive_message(struct archive *a);

/* Gives the part of a message that was read, whose place doc has. */
int archive_give_part(struct archive *a);

/* The same of a file that was sent with it, of whatever kind; a workbook's
 * sheets are next. */
int archive_sent(struct archive *a);

/* Looks for packed bytes, or such as are no text, behind the page that s, a
 * whole file, begins with; then tells of them, when that was given: a step in
 * BEHIND. */
void archive_look_behind(struct archive *a, struct str s);
int archive_behind(struct archive *a);

/* It is a HAR, all of which is held; a step in ENTRIES. */
int archive_har(struct archive *a, struct str file);
int archive_entries(struct archive *a);

/* True if it begins as a HAR does, in UTF-16 too. */
bool archive_like_har(struct str first);

/* It is a zip: which of its members are bodies of a HAR in it?  Then one of
 * those, by its name there: appended to out, max bytes at most. */
void archive_find_bodies(struct archive *a);
bool archive_read_body(
    struct archive *a, struct str name, struct buf *out, struct err *e);

/* It is what Burp saves, all of which is held; a step in ITEMS. */
int archive_burp(struct archive *a, struct str file);
int archive_items(struct archive *a);

/* Steps in FLOWS and FLOW. */
int archive_flows(struct archive *a);
int archive_flow(struct archive *a);

/* It is BSON, that begins so; a step in MONGO. */
void archive_open_mongo(struct archive *a, struct str first);
int archive_mongo(struct archive *a);

/* Is it an MHTML, all of which is held?  A step in FRAMES. */
bool archive_is_mhtml(struct archive *a, struct str file);
int archive_frames(struct archive *a);

/* The same of what Safari saves, with frames. */
bool archive_is_safari(struct archive *a, struct str file);

/* Gives such a page, whose place doc has. */
int archive_give_safari(struct archive *a, const struct webarchive *w);
int archive_subframes(struct archive *a);

/* A constant word if a reply, of which no header is kept, holds no page, or
 * none any more. */
const char *archive_none(int status, struct str type, struct str body);

/* A step in ROWS. */
int archive_rows(struct archive *a);

/* Gives what a row, whose place doc has, holds as JSON. */
int archive_give_row(struct archive *a, struct str row);

/* Steps in PARTS and ROW. */
int archive_parts(struct archive *a);
int archive_row(struct archive *a);

/* Sets doc's place: the record begins at the place and has n bytes. */
void archive_place(struct archive *a, uint64_t n);

/* Steps over s, which is held: the next part of a file that is read in parts.
 * Sets doc's place and stored; false if another part is asked for. */
bool archive_entry(struct archive *a, struct str s);

/* Gives doc as ARCHIVE_BAD, whose body cannot be had. */
int archive_refuse_base64(struct archive *a);

/* Gives the n bytes at the place as ARCHIVE_BAD; e is set. */
int archive_refuse(struct archive *a, const char *reason, size_t n);

/* Damage that may have cost records: the end will be a failure. */
void archive_remember(struct archive *a, const struct err *e);

/* The end of the input. */
int archive_finish(struct archive *a);

/* The window has failed: the file is cut, or a member of it is damaged. */
int archive_failure(struct archive *a);

/* The same where no records are to be looked for behind it. */
int archive_broken(struct archive *a);

/* What a step gives when the window has no more; AGAIN at the end. */
int archive_no_more(struct archive *a, enum win_what what);

/* Where in s the line ends at `at` are over. */
size_t archive_blank(struct str s, size_t at);

/* Gives the record of n bytes at the place; by its head, if it is long; as
 * one that the input ends in.  Refuses n bytes, and looks for the next. */
int archive_give(struct archive *a, size_t n);
int archive_give_head(struct archive *a);

int archive_ends_early(struct archive *a);
int archive_lose(struct archive *a, const char *reason, size_t n);

/* How much of a member is a record of which a digest will be wanted, as it may
 * hold a page: for gz_hash_ahead; it touches nothing of the archive but
 * ahead. */
size_t archive_hash(void *archive, struct str member);

/* Gives the record at the place that ends before `next`, as its length, which
 * is wrong by that word, does not say; one that the input ends in. */
int archive_give_mended(struct archive *a, size_t next, const char *fault);
int archive_short_block(struct archive *a);

/* Steps in EDGE and SEEK. */
int archive_edge(struct archive *a);
int archive_seek(struct archive *a);

/* True if a member of gzip or a frame of zstd begins there. */
bool archive_starts_member(struct str s);

/* Steps in the phases of ARC. */
int archive_arc_head(struct archive *a);
int archive_arc_block(struct archive *a);
int archive_arc_lost(struct archive *a);

/* A step in one of the phases from HEAD to LOST. */
int archive_warc_step(struct archive *a);

#endif
