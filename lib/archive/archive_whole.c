/* archive_whole - what kind a file is of; files that are held as a whole */
#include "archive_priv.h"
#include "kind.h"

/* Bytes of a tar without members, at most: tar writes 20 blocks of 512, or
 * more. */
#define EMPTY_TAR 65536

#define HEADER 4096 /* bytes in which the header of a saved page ends */

void
archive_whole_reset(struct archive_whole *w)
{
	w->no_crawl = w->asked = w->har_rows = false;
}

/* Reads on, as far as a tar without members may be long. */
static enum win_what
read_zeros(struct archive *a)
{
	enum win_what what = WIN_OK;

	while (what == WIN_OK && win_bytes(&a->win).n <= EMPTY_TAR)
		what = win_more(&a->win);
	return what;
}

/* True if s is all of a tar without members: blocks of zeros. */
static bool
is_blocks(struct str s)
{
	if (s.n % KIND_ENOUGH)
		return false;
	while (s.n && !s.p[s.n - 1])
		s.n--;
	return !s.n;
}

/* Refuses a file that begins with zeros, unless it is a tar without members,
 * which is skipped. */
static int
zeros(struct archive *a, const char *reason)
{
	enum win_what what = read_zeros(a);

	if (what == WIN_IDLE) {
		a->phase = PHASE_SNIFF;
		return ARCHIVE_IDLE;
	}
	if (what != WIN_END || !is_blocks(win_bytes(&a->win)))
		return archive_closed(a, reason);
	a->phase = PHASE_DRAIN;
	archive_place(a, win_bytes(&a->win).n);
	*a->reason = "binary";
	return ARCHIVE_SKIP;
}

/* Refuses a file that ends in the first bytes of what packs. */
static int
cut_short(struct archive *a, const char *kind)
{
	int what;

	err_set(a->e, "the file ends in the first bytes of a %s", kind);
	archive_remember(a, a->e);
	what = archive_refuse(a, "truncated", win_bytes(&a->win).n);
	a->phase = PHASE_CUT;
	return what;
}

/* Refuses a file that cannot be read, unless Scrapy keeps a reply in it. */
static int
closed(struct archive *a, enum kind_what kind, const char *reason)
{
	if (archive_is_kept(a)) {
		a->noted.kept_as = reason;
		return AGAIN;
	}
	return kind == KIND_ZEROS ? zeros(a, reason)
	                          : archive_closed(a, reason);
}

/* Tells what a file that is no WARC is, by its first bytes. */
static int
by_kind(struct archive *a, struct str s)
{
	const char *reason;
	enum kind_what kind = kind_of(s, a->crawl.words, &reason);

	a->phase = PHASE_WHOLE;
	a->book.office = false;
	a->book.zip = kind == KIND_OFFICE || kind == KIND_ZIP;
	a->noted.kept_as = NULL;
	switch (kind) {
	case KIND_PAGE: return AGAIN;
	case KIND_ARC:
		a->phase = PHASE_ARC_HEAD;
		a->warc.arc = true;
		return AGAIN;
	case KIND_OTHER: break;
	case KIND_OFFICE:
	case KIND_XLS:
		a->book.office = true;
		a->bundle.kind = "zip";
		a->phase = PHASE_BOOK;
		return AGAIN;
	case KIND_FLOWS: a->phase = PHASE_FLOWS; return AGAIN;
	case KIND_MONGO: archive_open_mongo(a, s); return AGAIN;
	case KIND_STORE: a->phase = PHASE_SPOOL; return AGAIN;
	case KIND_ZIP:
	case KIND_BUNDLE:
		a->bundle.kind = reason;
		if (a->book.zip && archive_may_be_book(a)) {
			a->phase = PHASE_BOOK;
			return AGAIN;
		}
		return archive_bundle(a, STR_NONE);
	case KIND_CUT: return cut_short(a, reason);
	case KIND_ZEROS:
	case KIND_CLOSED: return closed(a, kind, reason);
	}
	a->phase = PHASE_DRAIN;
	archive_place(a, s.n);
	*a->reason = reason;
	return ARCHIVE_SKIP;
}

int
archive_sniff(struct archive *a)
{
	enum warc_start start;
	enum win_what what = WIN_OK;
	struct str s;
	size_t at;

	for (;;) {
		s = win_bytes(&a->win);
		at = str_starts(s, STR(STR_BOM)) ? 3 : 0;
		at = archive_blank(s, at);
		start = warc_starts(str_after(s, at));
		if (what == WIN_END || s.n >= KIND_ENOUGH || start == WARC_YES)
			break;
		what = win_more(&a->win);
		/* the phase that reads these bytes will see the failure again
		 */
		if (what == WIN_FAILED && s.n)
			break;
		if (what != WIN_OK && what != WIN_END)
			return archive_no_more(a, what);
	}
	if (!s.n)
		return archive_finish(a);
	if (start != WARC_NO && s.n - at >= 5) {
		win_take(&a->win, at);
		a->phase = PHASE_HEAD;
		return AGAIN;
	}
	return by_kind(a, s);
}

int
archive_drain(struct archive *a)
{
	enum win_what what;

	if (a->depth || archive_plain(a))
		return archive_finish(a);
	win_take(&a->win, win_bytes(&a->win).n);
	what = win_more(&a->win);
	if (what == WIN_END)
		return archive_finish(a);
	if (what == WIN_FAILED) {
		archive_remember(a, &a->win.err);
		a->phase = PHASE_CUT;
	}
	return what == WIN_IDLE ? ARCHIVE_IDLE : AGAIN;
}

/* True if it is a long table or dump, which is read in parts. */
static bool
is_long(struct archive *a, struct str s)
{
	bool is = false;

	if (!a->whole.asked && s.n >= PART_LONG && a->max >= PART_LONG) {
		a->whole.asked = true;
		is = part_open(&a->part, str_n(s.p, PART_LONG), a->max, false);
	}
	if (!is && s.n > a->max)
		is = part_open(&a->part, str_n(s.p, a->max), a->max, true);
	if (is)
		a->phase = PHASE_PARTS;
	return is;
}

/*
 * The input fails behind s.  True if s can be read all the same: in parts, of
 * which only whole rows are given; entry by entry; or, if every packed member
 * is whole, as one document.
 */
static bool
is_sound(struct archive *a, struct str s)
{
	bool all = gz_whole(a->win.gz);

	if (!s.n || (!all && !gz_cut(a->win.gz)))
		return false;
	if (har_like(s)) {
		archive_open_har_rows(a, s);
		return true;
	}
	if (!archive_like_har(s) && part_open(&a->part, s, a->max, false)) {
		a->phase = PHASE_PARTS;
		return true;
	}
	if (all)
		archive_remember(a, &a->win.err);
	return all;
}

/* True if it is known that the file is no rows of pages.  Else it is, and the
 * phase is PHASE_ROWS, or more has to be held to tell. */
static bool
no_crawl(struct archive *a, struct str s, bool end)
{
	enum crawl_like like;

	if (a->whole.no_crawl)
		return true;
	like = archive_like_har(s) ? CRAWL_NO : crawl_like(&a->crawl, s, end);
	a->whole.no_crawl = like == CRAWL_NO;
	if (like == CRAWL_NO)
		crawl_release(&a->crawl);
	if (like == CRAWL_YES)
		a->phase = PHASE_ROWS;
	return a->whole.no_crawl;
}

/* True if s begins as a page that a browser saved as MHTML. */
static bool
is_begun(struct str s)
{
	struct str head = str_head(s, HEADER);

	return str_starts(s, STR("From: <Saved by ")) ||
	       (str_starts(s, STR("MIME-Version:")) &&
		   str_find(head, STR("\nSnapshot-Content-Location:"), 0) <
		       head.n);
}

/* A page that a browser saved as MHTML, of which no part is there. */
static int
open_begun(struct archive *a, struct str s)
{
	if (!is_begun(s))
		return NO_SUCH;
	a->phase = PHASE_DRAIN;
	err_set(a->e, "the file ends before the page that a browser saved in "
		      "it");
	return archive_refuse(a, "truncated", s.n);
}

/* Kinds of file that are held as a whole: the first that knows s, all of the
 * file, as one of its own opens it.  The last takes whatever is left. */
static int (*const kinds[])(struct archive *a, struct str s) = {
    archive_kept,
    archive_har,
    archive_burp,
    archive_mail,
    archive_mhtml,
    archive_safari,
    open_begun,
    archive_bare,
};

/* Gives what a file is, s, all of which is held. */
static int
give_whole(struct archive *a, struct str s)
{
	int what = NO_SUCH;

	for (size_t i = 0; what == NO_SUCH; i++)
		what = kinds[i](a, s);
	return what;
}

int
archive_whole(struct archive *a)
{
	enum win_what what;
	struct str s;
	bool end;

	do {
		what = win_more(&a->win);
		s = win_bytes(&a->win);
		end = what == WIN_END || s.n > a->max;
		if (no_crawl(a, s, end) && !archive_like_har(s) &&
		    is_long(a, s))
			return AGAIN;
	} while (what == WIN_OK && s.n <= a->max && a->phase == PHASE_WHOLE);
	if (a->phase == PHASE_ROWS)
		return AGAIN;
	if (what == WIN_FAILED && !is_sound(a, s))
		return archive_broken(a);
	if (a->phase == PHASE_PARTS || a->phase == PHASE_ROWS)
		return AGAIN;
	if (what == WIN_IDLE)
		return ARCHIVE_IDLE;
	if (s.n > a->max && har_like(s)) {
		archive_open_har_rows(a, s);
		return AGAIN;
	}
	if (s.n > a->max) {
		a->phase = PHASE_DRAIN;
		return archive_too_long(a, "the file", s.n);
	}
	return give_whole(a, s);
}
