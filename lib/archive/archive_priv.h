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
 * what it knows is in struct archive (archive_state.h), or is found once more
 * in the window.
 *
 * "The place" is where the window begins: bytes before it are done with, those
 * behind it are held as far as they were read.  Steps that give something set
 * *a->doc, *a->reason and *a->e, the caller's.
 */
#ifndef WT_ARCHIVE_PRIV_H
#define WT_ARCHIVE_PRIV_H

#include "archive_state.h"
#include "reason.h"

enum {
	AGAIN = ARCHIVE_FAILED + 1, /* a step that gave nothing yet */
	NO_SUCH /* of what opens a kind of file: it is of another kind */
};

/*
 * The life of what a kind of file has of its own (archive_state.h).  Reset: at
 * the start of each file, of any kind.  What is not here has nothing to reset,
 * or nothing to free.
 */

void archive_store_init(
    struct archive_store *s, const struct crawl_words *words);

void archive_warc_reset(struct archive_warc *w);
void archive_segments_reset(struct segments *g);
void archive_whole_reset(struct archive_whole *w);
void archive_store_reset(struct archive_store *s);

void archive_warc_free(struct archive_warc *w);
void archive_segments_free(struct segments *g);
void archive_noted_free(struct noted *n);
void archive_bare_free(struct archive_bare *b);
void archive_har_free(struct archive_har *h);
void archive_mongo_free(struct archive_mongo *m);
void archive_book_free(struct archive_book *b);
void archive_store_free(struct archive_store *s);
void archive_bundle_free(struct archive_bundle *b);
void archive_bodies_free(struct archive_bodies *b);

/*
 * Starting.
 */

enum place {
	PLACE_PART, /* of a file that is read in parts: it alone is given */
	PLACE_ANY,  /* a record, or bytes that are refused as none */
	PLACE_OWN,  /* what an archive says of itself, not of a member */
	PLACE_NONE  /* nothing, unless a record stands there by chance */
};

/* Starts at PHASE_SNIFF on what win was opened on; the second, at a place in
 * it. */
void archive_start(struct archive *a, const char *file);
bool archive_start_at(
    struct archive *a, struct doc_at at, enum place place, struct err *e);

/* Of all that is read from the start, all is passed over but what begins at
 * that place in a's own file.  For places where a reader that begins there may
 * find something else: bytes that are refused. */
void archive_seek_doc(struct archive *a, struct doc_at at);

/* What may begin at that place, by the kind of the file.  Unless it is a part
 * the file has to be opened again, as some of it was read to find out. */
enum place archive_find_part(struct archive *a, struct doc_at at);

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

/* The same if the reason for a reject is that something is damaged; true then.
 */
bool archive_hurts(struct archive *a, const char *reason);

/* Where in s the line ends at `at` are over. */
size_t archive_blank(struct str s, size_t at);

/* True if the file is stored as it is, so that it can be read at will. */
bool archive_plain(const struct archive *a);

/* The word for a reply that holds no page, or none any more, from its status,
 * type and body where no header is kept; or NULL. */
const char *archive_none(int status, struct str type, struct str body);

/*
 * The end of a file (archive_over.c).
 */

/* Goes to the end of the file, at the end of the input; the second, behind the
 * last document of a file that is held as a whole.  AGAIN. */
int archive_finish(struct archive *a);
int archive_end_held(struct archive *a);

/* The step in PHASE_CUT: gives what is due, then the failure. */
int archive_cut(struct archive *a);

/* The window has failed, because the file is cut or a member of it is damaged:
 * gives what is held as ARCHIVE_BAD, and looks for records behind it. */
int archive_failure(struct archive *a);

/* The window has failed in a file in which no records can be behind that: gives
 * what is held as ARCHIVE_BAD, and ends. */
int archive_broken(struct archive *a);

/* What a step gives when the window has no more; AGAIN at the end. */
int archive_no_more(struct archive *a, enum win_what what);

/*
 * What a file is, and files that are held as a whole.
 */

/* Steps in PHASE_SNIFF, PHASE_WHOLE and PHASE_DRAIN. */
int archive_sniff(struct archive *a);
int archive_whole(struct archive *a);
int archive_drain(struct archive *a);

/* What is said of a file of that kind (KIND_CLOSED), and what to do with it: a
 * constant sentence. */
const char *archive_closed_what(const char *reason);

/* Refuses all that is held of such a file, with that sentence. */
int archive_closed(struct archive *a, const char *reason);

/* Gives a file, s, that is one page, or a reply as it came; of several replies
 * PHASE_REPLIES gives each. */
int archive_bare(struct archive *a, struct str s);

/* Gives s, which is such a page or reply, or a message; doc has its place. */
int archive_give_bare(struct archive *a, struct str s);

/* Opens messages, one behind the other or one alone, or NO_SUCH.  Steps in
 * PHASE_REPLIES, of a message or reply of several, and in PHASE_MESSAGE, of its
 * further parts. */
int archive_mail(struct archive *a, struct str s);
int archive_replies(struct archive *a);
int archive_message(struct archive *a);

/*
 * What a file says of the reply in another (archive_noted.c), and that reply
 * (archive_kept.c).
 */

/* Notes that a->noted has the request that the file is, or what Scrapy or
 * ArchiveBox writes of one in it.  All skip the file. */
int archive_note_request(struct archive *a);
int archive_note_kept(struct archive *a);
int archive_note_boxed(struct archive *a);

/* True if the file is by its name the reply to the request noted last. */
bool archive_answers(const struct archive *a);

/* Scrapy's name for a reply. */
#define ARCHIVE_KEPT_AS "/response_body"

/* True if Scrapy keeps a reply in the file, and what it says of that in another
 * was read before, or the file is opened at a place. */
bool archive_is_kept(const struct archive *a);

/* True if the file is what Scrapy pickled, which was read where it stands as
 * text. */
bool archive_is_noted(const struct archive *a);

/* Gives doc where and when Scrapy says that it had that reply. */
void archive_set_kept(struct archive *a);

/* Gives such a reply, s, that is packed as it came, or NO_SUCH; if it is not
 * packed it is refused for the reason a->noted.kept_as. */
int archive_kept(struct archive *a, struct str s);

/*
 * More of files that are held as a whole.
 */

/* Looks behind the page that s, a whole file, begins with, for packed bytes or
 * such as are no text.  The step in PHASE_BEHIND then tells of them. */
void archive_look_behind(struct archive *a, struct str s);
int archive_behind(struct archive *a);

/* True if a file that begins so is a HAR, in UTF-16 too.  Opens one, or
 * NO_SUCH; a step in PHASE_ENTRIES. */
bool archive_like_har(struct str first);
int archive_har(struct archive *a, struct str file);

/* Sets out to read a HAR, that begins so, entry by entry: in PHASE_ROWS.  Gives
 * one of them, whose place doc has. */
void archive_open_har_rows(struct archive *a, struct str first);
int archive_give_har_row(struct archive *a, struct str row, bool alone);
int archive_entries(struct archive *a);

/* Opens what Burp saved, or NO_SUCH; a step in PHASE_ITEMS. */
int archive_burp(struct archive *a, struct str file);
int archive_items(struct archive *a);

/* Opens an MHTML, or NO_SUCH; a step in PHASE_FRAMES. */
int archive_mhtml(struct archive *a, struct str file);
int archive_frames(struct archive *a);

/* Gives the part of an MHTML or message that was read last, whose place doc
 * has. */
int archive_give_part(struct archive *a);

/* Gives a file of any kind that is sent with a message; if it is a workbook its
 * sheets are next. */
int archive_sent(struct archive *a);

/* True if what doc has is no page or table by its first bytes, but a file that
 * holds such or one that is skipped; *what is what to give of it. */
bool archive_no_page(struct archive *a, int *what);

/* Opens what Safari saved with frames, or NO_SUCH; a step in PHASE_SUBFRAMES.
 */
int archive_safari(struct archive *a, struct str file);
int archive_subframes(struct archive *a);

/* Gives a page of such, whose place doc has. */
int archive_give_safari(struct archive *a, const struct webarchive *w);

/*
 * Files that are read piece by piece.
 */

/* A step in PHASE_FLOWS. */
int archive_flows(struct archive *a);

/* Three answers to a piece at the place that is called `what` ("a row", a
 * constant).  The first refuses one that is too long to be held, of which n
 * bytes are.  The second does so with one of n bytes, and passes over it: goes
 * to PHASE_PASS, and then back to this phase.  The third refuses what is held
 * of one inside which the file ends. */
int archive_too_long(struct archive *a, const char *what, size_t n);
int archive_pass_over(struct archive *a, const char *what, uint64_t n);
int archive_truncated(struct archive *a, const char *what);

/* The step in PHASE_PASS. */
int archive_pass(struct archive *a);

/* Opens BSON, which begins so; a step in PHASE_MONGO. */
void archive_open_mongo(struct archive *a, struct str first);
int archive_mongo(struct archive *a);

/* A step in PHASE_ROWS.  Gives a row of JSON or a table, whose place doc has.
 */
int archive_rows(struct archive *a);
int archive_give_row(struct archive *a, struct str row);

/* Steps in PHASE_PARTS and PHASE_ROW. */
int archive_parts(struct archive *a);
int archive_row(struct archive *a);

/*
 * Archives with members, workbooks, databases.
 */

/* Opens a zip, tar or the like; held: all of it, if it is, or absent. */
int archive_bundle(struct archive *a, struct str held);

/* Refuses what its reader could not read, and all behind it. */
int archive_bundle_hurt(struct archive *a);

/* Goes to its next member, which a->bundle.inner then reads as its file; the
 * name of that. */
enum bundle_what archive_enter(struct archive *a);
struct str archive_member_name(const struct archive *a);

/* Steps in PHASE_MEMBERS and PHASE_MEMBER. */
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

/* Steps in PHASE_BOOK and PHASE_SHEETS. */
int archive_book(struct archive *a);
int archive_sheets(struct archive *a);

/* Sets a->sha256 to the digest of what a workbook is stored in. */
void archive_digest_book(struct archive *a, struct str stored);

/* Sets doc to the whole workbook, which is the record of all that it gives: a
 * part of what a row shows stands elsewhere, among the shared strings. */
void archive_set_book(struct archive *a);

/* Sets doc's text to a sheet, or a part of one. */
void archive_set_sheet(struct doc *d, const struct book_table *t);

/* True if the record in doc, of `next` bytes to the next one, is a workbook.
 * *what is what to give of it; AGAIN: its sheets come next, by the other, the
 * step in PHASE_PAYLOAD, and then the phase `back`. */
bool archive_payload(
    struct archive *a, size_t next, enum phase back, int *what);
int archive_payload_sheets(struct archive *a);

/* Steps in PHASE_SPOOL and PHASE_TABLES. */
int archive_spool(struct archive *a);
int archive_tables(struct archive *a);

/*
 * Records of WARC and ARC.
 */

/* Steps in PHASE_HEAD, PHASE_BLOCK, PHASE_DROP and PHASE_LOST. */
int archive_warc_head(struct archive *a);
int archive_warc_block(struct archive *a);
int archive_warc_drop(struct archive *a);
int archive_warc_lost(struct archive *a);

/* Steps in PHASE_EDGE and PHASE_SEEK, and in those of ARC. */
int archive_edge(struct archive *a);
int archive_seek(struct archive *a);
int archive_arc_head(struct archive *a);
int archive_arc_block(struct archive *a);
int archive_arc_lost(struct archive *a);

/* True if packed records follow plain ones, because files of both kinds were
 * joined.  Goes on with these as at the start of a file. */
bool archive_go_on_packed(struct archive *a);

/* True if a member of gzip or a frame of zstd begins there. */
bool archive_starts_member(struct str s);

/* Finds out what is in the record at the place, as far as it is held. */
void archive_look(struct archive *a);

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

/* ---- archive_next ---- */

/* For gz_hash_ahead: how many bytes of a gzip member are a record that may hold
 * a page, so that its digest will be wanted.  Called by another thread: touches
 * nothing of the archive but ahead. */
size_t archive_hash(void *archive, struct str member);

/*
 * Two digests at once are made in less time (sha_both).  archive_next_hold
 * reads on while the record at the place is held, so that the next one is held
 * too, if both are of a usual size.  archive_next_digest gives the document of
 * the record at the place its digest, if it is known; if not, the next one,
 * which begins `at` bytes behind the place, if that may be a page.
 */
void archive_next_hold(struct archive *a);
void archive_next_digest(struct archive *a, size_t at);

/* ---- archive_warc ---- */

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

#endif
