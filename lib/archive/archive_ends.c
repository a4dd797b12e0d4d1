/* archive_ends - where a record of WARC ends, whatever its length says */
#include <inttypes.h>

#include "arc.h"
#include "archive_priv.h"
#include "head.h"

#define LEAST 64 /* no page has less bytes */

/* True if the record holds a database, which is refused: it is read at will,
 * and so has to be a file. */
static bool
refuse_database(struct archive *a)
{
	if (!str_starts(a->doc->body, STR("SQLite format 3")))
		return false;
	*a->reason = "database";
	err_set(a->e, "a database of SQLite in a record is not read; cut it "
		      "out: wt-extract --exhibit prints the record");
	return true;
}

/* What a block holds, of a record that may hold a page: gives that in a->doc.
 */
static int
unwrap_block(struct archive *a, struct str block)
{
	int what = archive_unwrapped(
	    unwrap_doc(&a->unwrap, block, a->doc, a->reason, a->e));

	return what == ARCHIVE_DOC && refuse_database(a) ? ARCHIVE_BAD : what;
}

/* Where in s, from `from` on, the next record begins, as warc_find says; of ARC
 * too, whose line may be cut. */
static size_t
find(const struct archive *a, struct str s, size_t from, size_t *perhaps)
{
	size_t at;

	if (!a->warc.arc)
		return warc_find(s, from, perhaps);
	at = arc_find(s, from);
	*perhaps = s.n;
	while (*perhaps > from && s.n - *perhaps < ARC_LINE &&
	       s.p[*perhaps - 1] != '\n')
		--*perhaps;
	return at;
}

/*
 * True if a record that only tells of others has `end` bytes where its length
 * says otherwise because a part of the file is gone: it ends in the rest of
 * another record, which may be a page, or before its own end.  Lengths that
 * count other line ends than there are cost nothing.
 */
static bool
is_torn(const struct archive *a, size_t end)
{
	struct str s = str_n(win_bytes(&a->win).p, end);
	size_t most = 4;

	if (!warc_skip(&a->unwrap.warc))
		return false;
	if (end > a->warc.total)
		return end - a->warc.total > LEAST;
	for (size_t i = a->warc.head; i < end; i++)
		most += s.p[i] == '\n';
	return a->warc.total - end > most;
}

/* True if the record has the header of another one, as the bytes between are
 * gone: by its type it holds no reply, and it does. */
static bool
is_other(const struct archive *a, struct str block)
{
	return a->warc.none && http_like(block) &&
	       (reason_is(a->warc.none, REASON_REQUEST) ||
		   reason_is(a->warc.none, REASON_WARCINFO));
}

/*
 * Gives the record at the place.  It has `end` bytes; the next one is `next`
 * bytes away.  fault: the word for what is wrong with its length, or NULL, with
 * a->e set.  sure: it is known that the record ends here; if not, it is good
 * only if its digest, or the HTTP header within, says so.
 */
static int
give(struct archive *a, size_t end, size_t next, const char *fault, bool sure)
{
	struct str s = str_n(win_bytes(&a->win).p, end);
	struct str block = str_n(s.p + a->warc.head, end - a->warc.head);
	int what = ARCHIVE_SKIP;
	struct err fault_err = *a->e;
	enum phase then = a->warc.arc ? PHASE_ARC_HEAD : PHASE_HEAD;

	/* the window may have moved since */
	unwrap_head(&a->unwrap, str_n(s.p, a->warc.head), a->e);
	if (archive_segment(a, end, next, fault, &what))
		return what;
	archive_place(a, end);
	a->doc->stored = s;
	archive_next_digest(a, next);
	*a->reason = a->warc.none;
	unwrap_source(&a->unwrap, a->doc);
	if (!a->warc.none)
		what = unwrap_block(a, block);
	else if (str_eq(str_from(a->warc.none), STR("request")))
		unwrap_request(&a->unwrap, block, a->doc);
	if (!sure && !a->warc.none && a->doc->digest != DOC_DIGEST_OK &&
	    !unwrap_says_length(&a->unwrap, block))
		what = ARCHIVE_BAD;
	if (fault && is_torn(a, end)) {
		what = ARCHIVE_BAD;
	} else if (is_other(a, block)) {
		*a->reason = "header";
		err_set(a->e, "a record of another type that holds a reply");
		what = ARCHIVE_BAD;
	}
	if (fault && what != ARCHIVE_SKIP &&
	    !(what == ARCHIVE_DOC && a->doc->lost)) {
		*a->reason = fault;
		*a->e = fault_err;
	}
	if (what == ARCHIVE_DOC && archive_payload(a, next, then, &what))
		return what;
	win_take(&a->win, next);
	a->phase = then;
	return what;
}

int
archive_give(struct archive *a, size_t n)
{
	return give(a, n, n, NULL, true);
}

/* Where the block ends in s, which goes to the next record: before the two line
 * ends that stand between them. */
static size_t
block_end(const struct archive *a, struct str s)
{
	size_t end = s.n;

	if (a->warc.arc)
		end -= str_ends(s, STR("\n"));
	else if (str_ends(s, STR("\r\n\r\n")))
		end -= 4;
	else if (str_ends(s, STR("\n\n")))
		end -= 2;
	return end < a->warc.head ? a->warc.head : end;
}

/*
 * True if the record at the place ends where its header says, though no other
 * begins behind it in the n bytes that are held.  That is so if the digest or
 * the HTTP header of the block fits, or if two line ends follow which are not
 * within the HTTP header.  *next: behind these.
 */
static bool
ends_as_said(struct archive *a, size_t n, size_t *next)
{
	struct str s = str_n(win_bytes(&a->win).p, n), block, rest;
	size_t from = 0;

	if (a->warc.total >= n)
		return false;
	block = str_n(s.p + a->warc.head, (size_t)a->warc.total - a->warc.head);
	rest = str_n(s.p + a->warc.total, n - (size_t)a->warc.total);
	*next = n - rest.n;
	if (str_starts(rest, STR("\r\n\r\n")))
		*next += 4;
	else if (str_starts(rest, STR("\n\n")))
		*next += 2;
	else if (a->warc.arc && str_starts(rest, STR("\n")))
		*next += 1;
	unwrap_head(&a->unwrap, str_n(s.p, a->warc.head), a->e);
	if (unwrap_fits(&a->unwrap, block))
		return true;
	return *next > a->warc.total &&
	       (!http_begins(block) || head_end(block, &from)) &&
	       !unwrap_fits(
		   &a->unwrap, str_n(block.p, block_end(a, s) - a->warc.head));
}

/*
 * The length is wrong, or bytes that are no record's stand between this record
 * and the next.
 */
int
archive_give_mended(struct archive *a, size_t next, const char *fault)
{
	size_t end = block_end(a, str_n(win_bytes(&a->win).p, next)), said;

	if (ends_as_said(a, next, &said))
		return give(a, (size_t)a->warc.total, said, NULL, true);
	err_set(a->e,
	    "Content-Length is %" PRIu64 ", but the block has %zu bytes",
	    a->warc.total - a->warc.head, end - a->warc.head);
	return give(a, end, next, fault, false);
}

int
archive_short_block(struct archive *a)
{
	struct str s = win_bytes(&a->win);
	size_t perhaps, at = find(a, s, a->warc.head, &perhaps);
	int what;

	if (at < s.n)
		return archive_give_mended(a, at, "length");
	if (a->warc.none && !archive_segments_want(a))
		return archive_ends_early(a);
	what = archive_give_mended(a, s.n, "truncated");
	if (what != ARCHIVE_BAD)
		return what;
	archive_cut_record(a);
	return what;
}

/*
 * Gives the record at the place if another begins at `next`, with only line
 * ends between.  There should be two.  If there are less the length counts some
 * of them, or it is so wrong that another record is within it, or the crawler
 * leaves them out.
 */
static int
give_edged(struct archive *a, size_t next)
{
	size_t total = (size_t)a->warc.total, end, perhaps;
	struct str s = str_n(win_bytes(&a->win).p, next);

	if (next >= total + 4 ||
	    str_eq(str_n(s.p + total, next - total), STR("\n\n")))
		return give(a, total, next, NULL, true);
	if (warc_find(s, a->warc.head, &perhaps) < s.n) {
		a->phase = PHASE_SEEK;
		a->warc.from = a->warc.head;
		return AGAIN;
	}
	end = block_end(a, s);
	if (end > total)
		end = total;
	err_set(a->e,
	    "Content-Length is %" PRIu64 ", and no two line ends are behind it",
	    a->warc.total - a->warc.head);
	return give(a, end, next, "length", true);
}

/* True if the record began a member, and what ends at `next` ended one: what
 * stands there, whatever it is, is none of it. */
static bool
ends_member(struct archive *a, size_t next)
{
	return a->warc.aligned && next < win_bytes(&a->win).n &&
	       win_member(&a->win, (size_t)a->warc.total) == next;
}

/* True if the record ends in a member that is whole, and the damage that was
 * met behind it is in a later one. */
static bool
is_sound(struct archive *a)
{
	return gz_whole(a->win.gz) ||
	       win_member(&a->win, (size_t)a->warc.total) <
	           win_bytes(&a->win).n;
}

/*
 * Two line ends and another record should follow.  If a stream has nothing more
 * for now, or a gzip member ends, two line ends are enough; if the input ends,
 * nothing needs to follow.
 */
int
archive_edge(struct archive *a)
{
	enum warc_start start;
	enum win_what what;
	size_t next, total = (size_t)a->warc.total;
	struct str s;

	for (;;) {
		s = win_bytes(&a->win);
		next = archive_blank(s, total);
		start =
		    next < s.n ? warc_starts(str_after(s, next)) : WARC_PERHAPS;
		if (start == WARC_YES || ends_member(a, next))
			return give_edged(a, next);
		if (start == WARC_NO && next >= total + 4 &&
		    (!s.p[next] || archive_starts_member(str_after(s, next))))
			return give(a, total, next, NULL, true); /* padding */
		if (start == WARC_NO)
			break;
		if (next == s.n && next >= total + 4 && gz_ended(a->win.gz))
			return give(a, total, next, NULL, true);
		what = win_more(&a->win);
		if (what == WIN_FAILED && !gz_cut(a->win.gz))
			return is_sound(a) ? give_edged(a, next)
			                   : archive_failure(a);
		if (what == WIN_FAILED || what == WIN_END)
			return give(a, total, next, NULL, true);
		if (what == WIN_IDLE && next < total + 4)
			return ARCHIVE_IDLE;
		if (what == WIN_IDLE) {
			win_unwait(&a->win);
			return give(a, total, next, NULL, true);
		}
	}
	a->phase = PHASE_SEEK;
	a->warc.from = a->warc.head;
	return AGAIN;
}

int
archive_seek(struct archive *a)
{
	struct str s = win_bytes(&a->win);
	size_t perhaps, at = find(a, s, a->warc.from, &perhaps);
	enum win_what what;

	if (at < s.n)
		return archive_give_mended(a, at, "length");
	a->warc.from = perhaps;
	if (s.n > a->max) {
		if (ends_as_said(a, s.n, &at))
			return give(a, (size_t)a->warc.total, at, NULL, true);
		err_set(a->e, "Content-Length is wrong, and the end of the "
			      "record is not to be found");
		return archive_lose(a, "length", perhaps);
	}
	what = win_more(&a->win);
	if (what == WIN_END)
		return archive_give_mended(a, s.n, "length");
	return archive_no_more(a, what);
}
