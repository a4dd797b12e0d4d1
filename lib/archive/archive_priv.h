/*
 * archive_priv - what the parts of archive share
 *
 * The reader is a machine of states: archive_next takes one step after the
 * other, each chosen by a->phase, until one gives something.  A step returns
 * an enum archive_what, or AGAIN if it gave nothing.  The table `phases` in
 * archive.c has the step of each phase; `kinds` in archive_whole.c has those
 * kinds of file that are held as a whole, by_kind there all others.
 *
 * A step that has to wait for input returns ARCHIVE_IDLE, and is taken again
 * from its beginning.  So it keeps nothing in local variables across a wait:
 * what it knows is in struct archive, or is found once more in the window.
 *
 * "The place" is where the window begins: bytes before it are done with, those
 * behind it are held as far as they were read.  Steps that give something set
 * *a->doc, *a->reason and *a->e, the caller's.
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
	SNIFF, /* what kind of file is it? */
	WHOLE, /* a file that has to be held as a whole */

	/* Files that are held, before the next of what they have. */
	ENTRIES, /* replies of a HAR */
	REPLIES, /* replies as they came over the net, messages of a mailbox */
	MESSAGE, /* further parts of such a message */
	FRAMES,  /* pages of an MHTML */
	SUBFRAMES, /* pages of Safari's archive */
	ITEMS,     /* items that Burp saved */
	BEHIND,    /* packed bytes that stand behind a page */

	/* Files that are read piece by piece, before the next. */
	FLOWS, /* flows of mitmproxy */
	MONGO, /* documents of BSON */
	FLOW,  /* passing over a flow or document that is too long; then a->back
	        */
	ROWS,  /* pages as rows of JSON or a table */
	PARTS, /* parts of a long table or dump */
	ROW,   /* passing over a row of it that is too long */

	/* Workbooks, databases, and archives with members. */
	BOOK,    /* it may be a workbook: all of it is to be held */
	SHEETS,  /* before the next part of a sheet */
	PAYLOAD, /* the same, of a workbook in a record or message; then a->back
	          */
	SPOOL,   /* a database: its bytes are written to a file, which can be
	          * read at will */
	TABLES,  /* before the next part of a table, or page in a row */
	MEMBERS, /* before the next member of a zip or tar */
	MEMBER,  /* in it: a->inner reads it */

	/* Records of WARC and ARC. */
	HEAD,     /* before the header of a record */
	BLOCK,    /* behind the header */
	EDGE,     /* all of the record is held: does it end where it says? */
	SEEK,     /* it does not: where does it end? */
	DROP,     /* passing over the rest of a long record */
	LOST,     /* looking for the next record */
	ARC_HEAD, /* HEAD, BLOCK and LOST of ARC */
	ARC_BLOCK,
	ARC_LOST,

	DRAIN, /* nothing more to give, but is the file whole? */
	CUT,   /* the end, which is to be told as a failure */
	OVER
};

enum {
	AGAIN = ARCHIVE_FAILED + 1, /* a step that gave nothing yet */
	NO_SUCH /* of what opens a kind of file: it is of another kind */
};

/* A record that goes on in others: what was seen of it. */
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

/* The request that was noted last, whose reply may be one of the next files: it
 * stays from file to file. */
struct noted {
	struct buf url;  /* the address that was asked for; empty: none was */
	struct buf when; /* when the reply came, as Scrapy says it */
	struct buf of;   /* how the reply's file is called: Fiddler's up to _,
	                  * Scrapy's as a whole */
};

struct archive {
	/* The file. */
	struct win win;
	int fd;
	const char *file;
	size_t max; /* bytes of a record that are held, at most */
	enum phase phase;
	enum phase back;  /* FLOW, PAYLOAD: what comes behind it */
	uint64_t record;  /* records that were given */
	bool told;        /* the present damage was given as ARCHIVE_BAD */
	uint64_t hurt;    /* damages that may have cost records, */
	struct err first; /* and the first of them */

	/* Opened at a place, as for --exhibit. */
	bool all;    /* records without a page are given too */
	bool wanted; /* of a file read in parts only the one here: */
	uint64_t wanted_offset, wanted_skip;
	const char *cell; /* only this cell of a database; or NULL */

	/* A record of WARC or ARC. */
	struct unwrap unwrap;
	struct unwrap
	    ahead; /* of the thread that makes digests: archive_hash */
	struct segments segments;
	size_t head;      /* bytes of the header of the record at the place */
	uint64_t total;   /* bytes of header and block, as the header says */
	const char *none; /* why it holds no page; or NULL */
	size_t from;      /* SEEK: searched up to here */
	uint64_t left;    /* DROP, FLOW: bytes still to be passed over */
	bool inside;      /* LOST: what is held begins within a line, */
	bool stray;       /* and is no part of a record */
	bool arc;         /* the file is ARC, not WARC */
	bool aligned;     /* the record began its gzip member */

	/* A file that is held as a whole. */
	struct mhtml mhtml;
	bool framed;        /* its page was given, its frames are next */
	const char *behind; /* MESSAGE: the message ends here */
	struct str safari;  /* SUBFRAMES: the file, */
	const char *frame;  /* and the frame given last; or NULL */
	struct webarchive subframe;
	struct saved saved;
	struct buf date;
	struct noted noted;
	const char *kept_as; /* the word of kind.h for a reply in Scrapy's
	                      * cache that is packed; or NULL */
	struct har har;
	struct buf wide; /* a HAR in UTF-16, in UTF-8; else empty */
	size_t wide_at;  /* the entries before here were given */
	struct burp burp;
	struct doc packed; /* BEHIND: the page's place, */
	size_t packed_at;  /* and where in it the packed bytes begin */

	/* A file that is read piece by piece. */
	struct flow flow;
	struct mongo mongo;
	struct doc_piece *piece; /* MONGO: documents that are gathered for one
	                          * page, whose text is in body, */
	size_t npiece, cappiece;
	size_t gathered;    /* from so many bytes of the file */
	const char *within; /* the next of the pages that one document has, in
	                     * body; or NULL */
	uint64_t wasted;    /* bytes that were read in vain after damage */
	struct crawl crawl;
	bool no_crawl; /* the file has no pages as rows */
	struct part part;
	bool asked;      /* part.h was asked whether it is a long table */
	struct buf body; /* the text of a part, or of what was decoded */

	/* A workbook or database. */
	bool office; /* by its first bytes it may be a workbook, */
	bool zip;    /* and is a zip */
	struct book *book;
	struct sha *sha;
	char sha256[SHA_HEX + 1]; /* of the workbook or database, or of the
	                           * record that holds it */
	struct doc payload;       /* PAYLOAD: that record; MONGO: the document
	                           * with pages within, */
	size_t next;              /* PAYLOAD: bytes to the next record */
	struct store store;
	int spool;        /* a file of the database's bytes, or -1: it is fd, */
	uint64_t spooled; /* and how many they are */
	struct buf log;   /* the name of a file with changes that are not in the
	                   * database; empty: there is none */

	/* An archive with members. */
	const char *kind; /* the word of kind.h for it */
	struct bundle *bundle;
	bool bundle_whole;     /* its members are read to their ends */
	struct archive *inner; /* reads a member */
	struct archive *outer; /* the archive of which this one is the inner */
	int depth;             /* so many archives are around this one */
	struct buf name;       /* of the member, behind that of the file */
	struct bodies bodies;  /* members that a HAR in a zip names, */
	struct names members;  /* among all of them, */
	struct bundle *other;  /* which this reads; NULL: there are none */
	bool other_open;
	struct buf beside; /* such a body */

	/* Of the call of archive_next. */
	struct doc *doc;
	const char **reason;
	struct err *e;
};

/*
 * Starting.
 */

/* Starts at SNIFF on what win was opened on; the second, at a place in it. */
void archive_start(struct archive *a, const char *file);
bool archive_start_at(
    struct archive *a, uint64_t offset, uint64_t skip, struct err *e);

/* True if the file is one that is read in parts: then only the part at that
 * place is given.  False if not, and the file has to be opened again, as some
 * of it was read to find out. */
bool archive_find_part(struct archive *a, uint64_t offset, uint64_t skip);

/*
 * What all steps use (archive_give.c).  What returns an int gives a document,
 * or says why there is none: doc, reason and e are then set, and it is what the
 * step returns.
 */

/* Sets doc to a document of n bytes at the place, without a text. */
void archive_place(struct archive *a, uint64_t n);

/* Goes behind s, which is held: the next part of a file that is read in parts.
 * Sets doc's place and stored.  False if another part is wanted. */
bool archive_entry(struct archive *a, struct str s);

/* Gives the n bytes at the place as ARCHIVE_BAD; e is set. */
int archive_refuse(struct archive *a, const char *reason, size_t n);

/* Gives all that is held of a file as ARCHIVE_BAD, and nothing more of it. */
int archive_refuse_file(struct archive *a, const char *reason);

/* Gives doc as ARCHIVE_BAD, as its base64 is damaged; as a reply of which the
 * program that saved it left the content out. */
int archive_refuse_base64(struct archive *a);
int archive_refuse_no_body(struct archive *a);

/* What came of unwrapping doc. */
int archive_unwrapped(enum unwrap_what what);

/* Unpacks doc's body, which was kept without a header: packed in this way, or,
 * if that is absent, as it looks.  ARCHIVE_DOC or ARCHIVE_BAD. */
int archive_unpack(struct archive *a, struct str coding);

/* Remembers damage that may have cost records: the file will end in
 * ARCHIVE_FAILED. */
void archive_remember(struct archive *a, const struct err *e);

/* Goes to the end of the file, at the end of the input; the second, behind the
 * last document of a file that is held as a whole.  AGAIN. */
int archive_finish(struct archive *a);
int archive_end_held(struct archive *a);

/* The step in CUT: gives what is due, then the failure. */
int archive_cut(struct archive *a);

/* The window has failed, because the file is cut or a member of it is damaged:
 * gives what is held as ARCHIVE_BAD, and looks for records behind it. */
int archive_failure(struct archive *a);

/* The window has failed in a file in which no records can be behind that: gives
 * what is held as ARCHIVE_BAD, and ends. */
int archive_broken(struct archive *a);

/* What a step gives when the window has no more; AGAIN at the end. */
int archive_no_more(struct archive *a, enum win_what what);

/* Where in s the line ends at `at` are over. */
size_t archive_blank(struct str s, size_t at);

/* True if a member of gzip or a frame of zstd begins there. */
bool archive_starts_member(struct str s);

/* True if the file is stored as it is, so that it can be read at will. */
bool archive_plain(const struct archive *a);

/* The word for a reply that holds no page, or none any more, from its status,
 * type and body where no header is kept; or NULL. */
const char *archive_none(int status, struct str type, struct str body);

/*
 * What a file is, and files that are held as a whole.
 */

/* Steps in SNIFF, WHOLE and DRAIN. */
int archive_sniff(struct archive *a);
int archive_whole(struct archive *a);
int archive_drain(struct archive *a);

/* What is said of a file of that kind (KIND_CLOSED), and what to do with it: a
 * constant sentence. */
const char *archive_closed_what(const char *reason);

/* Refuses all that is held of such a file, with that sentence. */
int archive_closed(struct archive *a, const char *reason);

/* Gives a file, s, that is one page, or several replies as they came or
 * messages; steps in REPLIES and MESSAGE. */
int archive_bare(struct archive *a, struct str s);
int archive_replies(struct archive *a);
int archive_message(struct archive *a);

/*
 * What a file says of the reply in another (archive_noted.c).
 */

/* Notes that a->noted has the request that the file is, or what Scrapy writes
 * of one in it.  Both skip the file. */
int archive_note_request(struct archive *a);
int archive_note_kept(struct archive *a);

/* True if the file is by its name the reply to the request noted last. */
bool archive_answers(const struct archive *a);

/* True if Scrapy keeps a reply in the file, and what it says of that in another
 * was read before, or the file is opened at a place. */
bool archive_is_kept(const struct archive *a);

/* True if the file is what Scrapy pickled, which was read where it stands as
 * text. */
bool archive_is_noted(const struct archive *a);

/* Gives doc where and when Scrapy says that it had that reply. */
void archive_set_kept(struct archive *a);

/* Gives such a reply, s, that is packed as it came, or NO_SUCH; if it is not
 * packed it is refused for the reason a->kept_as. */
int archive_kept(struct archive *a, struct str s);

/*
 * More of files that are held as a whole.
 */

/* Remembers that a mailbox was cut in its last message. */
void archive_cut_mailbox(struct archive *a);

/* Looks behind the page that s, a whole file, begins with, for packed bytes or
 * such as are no text.  The step in BEHIND then tells of them. */
void archive_look_behind(struct archive *a, struct str s);
int archive_behind(struct archive *a);

/* True if a file that begins so is a HAR, in UTF-16 too.  Opens one, or
 * NO_SUCH; a step in ENTRIES. */
bool archive_like_har(struct str first);
int archive_har(struct archive *a, struct str file);
int archive_entries(struct archive *a);

/* Opens what Burp saved, or NO_SUCH; a step in ITEMS. */
int archive_burp(struct archive *a, struct str file);
int archive_items(struct archive *a);

/* Opens an MHTML, or NO_SUCH; a step in FRAMES. */
int archive_mhtml(struct archive *a, struct str file);
int archive_frames(struct archive *a);

/* Gives the part of an MHTML or message that was read last, whose place doc
 * has. */
int archive_give_part(struct archive *a);

/* Gives a file of any kind that is sent with a message; if it is a workbook its
 * sheets are next. */
int archive_sent(struct archive *a);

/* Opens what Safari saved with frames, or NO_SUCH; a step in SUBFRAMES. */
int archive_safari(struct archive *a, struct str file);
int archive_subframes(struct archive *a);

/* Gives a page of such, whose place doc has. */
int archive_give_safari(struct archive *a, const struct webarchive *w);

/*
 * Files that are read piece by piece.
 */

/* Steps in FLOWS and FLOW. */
int archive_flows(struct archive *a);
int archive_flow(struct archive *a);

/* Refuses a piece of n bytes at the place, a `what`, that is too long to be
 * held, and passes over it: goes to FLOW, and then back to this phase. */
int archive_pass_over(struct archive *a, const char *what, size_t n);

/* Opens BSON, which begins so; a step in MONGO. */
void archive_open_mongo(struct archive *a, struct str first);
int archive_mongo(struct archive *a);

/* A step in ROWS.  Gives a row of JSON or a table, whose place doc has. */
int archive_rows(struct archive *a);
int archive_give_row(struct archive *a, struct str row);

/* Steps in PARTS and ROW. */
int archive_parts(struct archive *a);
int archive_row(struct archive *a);

/*
 * Archives with members, workbooks, databases.
 */

/* Opens a zip, tar or the like; held: all of it, if it is, or absent.  Steps in
 * MEMBERS and MEMBER. */
int archive_bundle(struct archive *a, struct str held);
int archive_members(struct archive *a);
int archive_member(struct archive *a);

/* In a zip: finds the members that a HAR in it has as bodies.  Reads one of
 * those, by its name there: appends max bytes of it at most to out. */
void archive_find_bodies(struct archive *a);
bool archive_read_body(
    struct archive *a, struct str name, struct buf *out, struct err *e);

/* True if a zip may be a workbook.  Most begin as one; of others that are files
 * the directory is asked, and those within an archive are held to see. */
bool archive_may_be_book(struct archive *a);

/* Steps in BOOK and SHEETS. */
int archive_book(struct archive *a);
int archive_sheets(struct archive *a);

/* Sets a->sha256 to the digest of what a workbook is stored in. */
void archive_digest_book(struct archive *a, struct str stored);

/* Sets doc's text to a sheet, or a part of one. */
void archive_set_sheet(struct doc *d, const struct book_table *t);

/* True if the record in doc, of `next` bytes to the next one, is a workbook.
 * *what is what to give of it; AGAIN: its sheets come next, by the other, the
 * step in PAYLOAD, and then the phase `back`. */
bool archive_payload(
    struct archive *a, size_t next, enum phase back, int *what);
int archive_payload_sheets(struct archive *a);

/* Steps in SPOOL and TABLES; frees what they have. */
int archive_spool(struct archive *a);
int archive_tables(struct archive *a);
void archive_close_spool(struct archive *a);
void archive_free_store(struct archive *a);

/*
 * Records of WARC and ARC.
 */

/* Steps in HEAD, BLOCK, DROP and LOST. */
int archive_warc_head(struct archive *a);
int archive_warc_block(struct archive *a);
int archive_warc_drop(struct archive *a);
int archive_warc_lost(struct archive *a);

/* Steps in EDGE and SEEK, and in those of ARC. */
int archive_edge(struct archive *a);
int archive_seek(struct archive *a);
int archive_arc_head(struct archive *a);
int archive_arc_block(struct archive *a);
int archive_arc_lost(struct archive *a);

/* Gives the record at the place: of n bytes; of a long one the head alone,
 * passing over the rest. */
int archive_give(struct archive *a, size_t n);
int archive_give_head(struct archive *a);

/* Gives the record at the place, which ends before `next` though its header
 * says something else; fault is the word for that. */
int archive_give_mended(struct archive *a, size_t next, const char *fault);

/* Three answers to an input that ends inside the record at the place.  The
 * first gives what there is of it, if that is a whole record, and else refuses
 * it; the second refuses it; the third only notes that the file ends so. */
int archive_short_block(struct archive *a);
int archive_ends_early(struct archive *a);
void archive_cut_record(struct archive *a);

/* Refuses n bytes at the place, and looks for the next record behind them. */
int archive_lose(struct archive *a, const char *reason, size_t n);

/* For gz_hash_ahead: how many bytes of a gzip member are a record that may hold
 * a page, so that its digest will be wanted.  Called by another thread: touches
 * nothing of the archive but ahead. */
size_t archive_hash(void *archive, struct str member);

/*
 * Takes the record at the place as a segment of one that goes on in others.  It
 * has `end` bytes; the next one is `next` bytes away; fault: the word for what
 * is wrong with it, or NULL.  True if nothing else is to be done about it, with
 * *what to be given.  False if it is a record like others, also where its
 * block was kept.
 */
bool archive_segment(
    struct archive *a, size_t end, size_t next, const char *fault, int *what);

/* True if the record at the place goes on with what is open, and so has to be
 * held. */
bool archive_segments_want(const struct archive *a);

/* Notes that it does, and is too long to be held. */
void archive_segments_long(struct archive *a);

/* Ends what is open, as no more of it can come: it is due. */
void archive_segments_end(struct archive *a);

/* Gives what is due. */
int archive_segments_give(struct archive *a);

void archive_segments_clear(struct segments *g);
void archive_segments_free(struct segments *g);

#endif
