/*
 * archive - documents out of what people archive, one after the other
 *
 * Told apart by content, never by name: WARC 0.17 to 1.1 (ISO 28500) and ARC,
 * plain or in members of gzip or zstd cut anywhere, HTTP responses with chunked
 * and packed bodies (RFC 9112, 9110); the replies of a HAR, and of what Burp
 * saves (burp.h) or mitmproxy (flow.h); pages as rows of JSON or a table, or
 * recorded as YAML (crawl.h); databases (store.h); documents of BSON (mongo.h),
 * of which those that hold no page are given several as one, as lines of JSON;
 * the pages of an MHTML (mhtml.h), of which the first is the whole file;
 * anything else is one document, the whole file, though its page may be a part
 * of that (webarchive.h).  A zip (WACZ), tar, 7z or the like (bundle.h), also
 * packed, is read as a folder of its members, and so is one within it, three
 * deep: doc's file is then its name, /, and the member's; record, offset and
 * skip are those in the member, as if it were unpacked there.  A record of WARC
 * that goes on in others, behind it, is given when the last is there; stored
 * are all of them.
 *
 * A workbook (XLSX) is a page a sheet, or several where that is long: doc's
 * body is a table, stored the whole file, or the record that holds it, within
 * which the strings of a row do not stand together.
 *
 * A database of SQLite is as many pages as it has tables, or parts of long
 * ones, with the whole file as their record, of which stored has but the first
 * bytes.  A row that holds a page is one, and its cell a file of its own: doc's
 * file is then the database's name, with /table/rowid/column behind it.
 *
 * A record that is damaged is given as ARCHIVE_BAD and the reader goes on at
 * the next one it can find; one that holds no page (a request, an image) as
 * ARCHIVE_SKIP with a word for it.  Memory is bounded: max_record for what is
 * stored, and as much again for a body that was packed or in chunks.
 *
 * The words, all constants:
 *
 *	ARCHIVE_DOC   NULL; doc's lost, with a sentence in e: part (the
 *	              archive has no more of it), chunks (they do not add up);
 *	              or what was mended, so too: header (HTTP header that is
 *	              not text), chunk_ends (line ends of chunks that differ),
 *	              length (Content-Length was wrong; the digest or the
 *	              next record shows what is right)
 *	ARCHIVE_SKIP  request metadata revisit warcinfo continuation conversion
 *	              record_type; status_3xx _403 _404 _429 _4xx _5xx _other;
 *	              image media font style binary dns; empty; beside (a
 *	              member of a zip that a HAR in it has as a body, which is
 *	              read with its entry; an entry in a stream, whose body is
 *	              such)
 *	ARCHIVE_BAD   truncated (the input ends in it), damaged (gzip), garbage
 *	              (no record), header, length, too_long, http, segmented (a
 *	              record goes on in others, of which one lacks),
 *	              encoding (of the body: damaged or unknown), har (no
 *	              sound JSON), no_body (of HAR: not saved, or not there),
 *	              flow (of mitmproxy: not sound),
 *	              webarchive (of Safari: not sound), json (a row of pages
 *	              as JSON that is none), yaml (the same of a recording),
 *	              bson (a document is not sound, or none begins there),
 *	              workbook (rows or parts of one are not sound); files
 *	              that cannot be read: zstd warc_version, 7z in another
 *	              or a stream, zip, tar and the like within three;
 *	              office (documents, .xlsb); of a database: database
 *	              (of a kind, or with a table, that cannot be read),
 *	              pickle (cells that only Python reads), wal (changes
 *	              that are not in it); packed (bytes behind a plain
 *	              page), and the other words of kind.h, of which unknown
 *	              are bytes that are no text
 *
 * Damage of what is stored (gzip, a cut) may have cost more records than are
 * given as ARCHIVE_BAD: the file then ends in ARCHIVE_FAILED, after all that
 * could be read.
 *
 * No input or output but reading from the descriptor, and of a file in the same
 * folder what belongs to it: the body of a HAR's entry (bodies.h), and whether
 * a database has a log beside it.  Returns errors.
 */
#ifndef WT_ARCHIVE_H
#define WT_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

/* max_record: the most inflated bytes of one record that are kept. */
struct archive *archive_new(size_t max_record);
void archive_free(struct archive *a);

/* Starts on another file; fd stays the caller's.  file is lent. */
void archive_open(struct archive *a, int fd, const char *file);

/*
 * Starts in the middle of a file: at the record `skip` inflated bytes behind
 * the stored offset, as doc.h has the two.  It is then given whole even if it
 * holds no page.  False if there is no such place.
 */
bool archive_open_at(struct archive *a, int fd, const char *file,
    uint64_t offset, uint64_t skip, struct err *e);

/* The same in a member of a zip or tar, by its name in it, or of one of these,
 * by its name, /, and that in it. */
bool archive_open_member(struct archive *a, int fd, const char *file,
    const char *member, uint64_t offset, uint64_t skip, struct err *e);

/* Bytes of the stored file that were read. */
uint64_t archive_offset(const struct archive *a);

/* Sets doc for the first three, reason for these; e for the last as well.
 * Behind the end it stays ARCHIVE_END. */
enum archive_what archive_next(
    struct archive *a, struct doc *doc, const char **reason, struct err *e);

#endif
