/*
 * archive - documents out of what people archive, one after the other
 *
 *	archive_open(a, fd, file);
 *	while ((what = archive_next(a, &doc, &reason, &e)) != ARCHIVE_END)
 *		...
 *
 * What a file is its content says, never its name:
 * - WARC 0.17 to 1.1 (ISO 28500) and ARC, plain or in members of gzip or zstd,
 *   which may be cut anywhere; within them HTTP responses with chunked and
 *   packed bodies (RFC 9112, 9110);
 * - the replies of a HAR (har.h), and of what Burp (burp.h) or mitmproxy
 *   (flow.h) saves; the pages of an MHTML (mhtml.h), of which the first has
 *   the whole file as its record, and of Safari's archive (webarchive.h);
 * - pages as rows of JSON or a table, or recorded as YAML (crawl.h);
 * - databases (store.h), documents of BSON (mongo.h), workbooks (book.h);
 * - a zip (WACZ), tar, 7z or the like (bundle.h), also packed: read as a folder
 *   of its members, and so is one within it, three deep;
 * - anything else is one document, the whole file.
 *
 * What doc says of where a document is depends on that:
 * - in an archive with members doc's file is the archive's name, /, and the
 *   member's; record, offset and skip are those in the member, as if it were
 *   unpacked there;
 * - a record of WARC that goes on in others is given when the last of them was
 *   read; stored are all of them;
 * - a workbook gives a document for each sheet, or several for a long one: body
 *   is a table, stored the whole file, or the record that holds it, as the
 *   strings of a row do not stand together in it;
 * - a database of SQLite gives a document for each table, or several for a long
 *   one: its record is the whole file, of which stored has only the first
 *   bytes.  A row that holds a page is a document of its own, with its cell as
 *   a file: doc's file is the database's name and /table/rowid/column;
 * - documents of BSON that hold no page are given several at once, as lines of
 *   JSON (doc_piece).
 *
 * A record that is damaged is given as ARCHIVE_BAD, and the reader goes on at
 * the next one it can find.  One that holds no page, as a request or an image,
 * is given as ARCHIVE_SKIP.  The reasons are constant words:
 *
 *	ARCHIVE_DOC   NULL, or the same word as doc's lost, with a sentence in
 *	              e: part (the archive has no more of it), chunks (they
 *	              do not add up); or what was mended: header (HTTP header
 *	              that is not text), chunk_ends (line ends of chunks that
 *	              differ), length (Content-Length was wrong; the digest or
 *	              the next record shows what is right)
 *	ARCHIVE_SKIP  request metadata revisit warcinfo continuation conversion
 *	              record_type; status_3xx _403 _404 _429 _4xx _5xx _other;
 *	              image media font style binary dns; empty; beside (a file
 *	              that a HAR has as the body of an entry, and which is read
 *	              with that; in a stream the entry, whose body is such)
 *	ARCHIVE_BAD   truncated (the input ends in it), damaged (gzip), garbage
 *	              (no record), header, length, too_long, http, segmented
 *	              (a record goes on in others, of which one lacks), encoding
 *	              (of the body: damaged or unknown), no_body (the body was
 *	              not saved, or is not there); what is not sound: har, flow
 *	              (of mitmproxy), webarchive (of Safari), json and yaml (a
 *	              row that should hold a page), bson (a document, or what
 *	              stands where one should begin), workbook (rows or parts of
 *	              one), database (or one of its tables), pickle (cells that
 *	              only Python reads), wal (changes that are not in the
 *	              database yet), packed (bytes behind a plain page); files
 *	              that cannot be read: office (documents, .xlsb), 7z in
 *	              another archive or a stream, zip, tar and the like within
 *	              three, plist (a property list with a page in it), zstd,
 *	              warc_version, the words of KIND_CLOSED (kind.h); sent with
 *	              a message: warc arc database flows bson mail, a bundle
 *
 * Damage of what is stored (gzip, a cut) may have cost more records than are
 * given as ARCHIVE_BAD.  The file then ends in ARCHIVE_FAILED, after all that
 * could be read.
 *
 * Memory is bounded: max_record for what is stored, and as much again for a
 * body that was packed or in chunks.
 *
 * Reads from the descriptor, and what belongs to a file from beside it: the
 * body of a HAR's entry (bodies.h), and whether a database has a log.  Writes
 * only what scratch.h keeps of a database that is not a plain file.  Errors are
 * returned; nothing goes to standard error.
 */
#ifndef WT_ARCHIVE_H
#define WT_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "crawl_words.h"
#include "doc.h"
#include "err.h"

enum archive_what {
	ARCHIVE_DOC,   /* doc holds a document */
	ARCHIVE_SKIP,  /* reason says why there is none in this record; doc says
	                * where it is */
	ARCHIVE_BAD,   /* one record is refused: reason, err; doc says where and
	                * stored lends what was read of it */
	ARCHIVE_IDLE,  /* nothing to read yet: flush, then call again */
	ARCHIVE_END,   /* the end of the file */
	ARCHIVE_FAILED /* the end too, but reading failed, or the file is cut
	                * or damaged: err says where */
};

struct archive;

/* libarchive has one of that name, and would call ours. */
#define archive_free wt_archive_free

/* max_record: bytes of one record, inflated, that are held at most; words: what
 * rows that keep pages call them, the caller's.  The reader is his too, and may
 * be used for one file after another. */
struct archive *archive_new(size_t max_record, const struct crawl_words *words);
void archive_free(struct archive *a);

/* Starts on another file.  fd stays the caller's, and both it and the name are
 * lent until the next. */
void archive_open(struct archive *a, int fd, const char *file);

/*
 * Starts in the middle of a file: at the record that is there, which is then
 * given even if it holds no page.  False with e set if there is no such place.
 */
bool archive_open_at(struct archive *a, int fd, const char *file,
    struct doc_at at, struct err *e);

/* The same in a member of an archive, by its name in there.  Of an archive that
 * is itself a member: its name, /, and the name in it. */
bool archive_open_member(struct archive *a, int fd, const char *file,
    const char *member, struct doc_at at, struct err *e);

/* Bytes of the stored file that were read. */
uint64_t archive_offset(const struct archive *a);

/* Gives the next.  Sets doc and reason for the first three, e also for the
 * last; what doc lends is valid until the next call.  Behind the end it stays
 * ARCHIVE_END. */
enum archive_what archive_next(
    struct archive *a, struct doc *doc, const char **reason, struct err *e);

#endif
