/* archive_warc - records of WARC */
#include <inttypes.h>

#include "arc.h"
#include "archive_priv.h"
#include "head.h"

#define HEAD_MAX ((size_t)1 << 20)  /* bytes of a WARC header, at most */
#define PEEK     ((size_t)64 << 10) /* bytes of a block that tell what it is */
#define KEEP                                                       \
	((size_t)1 << 20) /* bytes of a record without a page that \
	                   * are held: see archive_warc_block */

void
archive_warc_reset(struct archive_warc *w)
{
	w->arc = false;
	w->next.sha256[0] = '\0';
}

void
archive_warc_free(struct archive_warc *w)
{
	unwrap_free(&w->ahead);
}

/* Refuses what is at the place, which is no record, up to the next one. */
static int
garbage(struct archive *a)
{
	struct str s = win_bytes(&a->win);
	size_t perhaps, at = warc_find_anywhere(s, 1, &perhaps);
	int what;

	err_set(a->e, "bytes that are no WARC record%s",
	    archive_starts_member(s)
		? ", but packed ones: unpack them, and join them then"
		: "");
	what = archive_lose(a, "garbage", at < s.n ? at : perhaps);
	a->warc.stray = true;
	return what;
}

int
archive_warc_lost(struct archive *a)
{
	struct str s = win_bytes(&a->win);
	size_t perhaps, at;
	enum win_what what;

	at = a->warc.stray ? warc_find_anywhere(s, 0, &perhaps)
	                   : warc_find(s, a->warc.inside && s.n, &perhaps);
	if (at < s.n) {
		win_take(&a->win, at);
		a->phase = PHASE_HEAD;
		return AGAIN;
	}
	/* the byte before tells whether it is at the start of a line */
	win_take(&a->win, perhaps ? perhaps - 1 : 0);
	a->warc.inside = a->warc.inside || perhaps;
	what = win_more(&a->win);
	if (what == WIN_END)
		return archive_finish(a);
	return archive_no_more(a, what);
}

/* Reads the header at the place, of a->warc.head bytes, or refuses it. */
static int
take_head(struct archive *a)
{
	struct str s = str_n(win_bytes(&a->win).p, a->warc.head);
	bool ok = unwrap_head(&a->unwrap, s, a->e);

	if (ok && a->unwrap.warc.length >> 62)
		ok = err_set(a->e, "Content-Length is beyond all measure");
	if (ok) {
		a->warc.total = a->unwrap.warc.length + a->warc.head;
		a->warc.aligned = win_member(&a->win, 0) == 0;
		a->told = false;
		a->phase = PHASE_BLOCK;
		return AGAIN;
	}
	return archive_lose(a, "header", a->warc.head);
}

/* True if s is a record of ARC: a file opened in its middle is known by that.
 */
static bool
is_arc(struct archive *a, struct str s)
{
	if (arc_starts(s) != WARC_YES)
		return false;
	a->warc.arc = true;
	a->phase = PHASE_ARC_HEAD;
	return true;
}

/* Bytes of line ends, and of NULs that fill up a file, at the begin of s. */
static size_t
padding(struct str s)
{
	size_t at = archive_blank(s, 0);

	while (at < s.n && !s.p[at])
		at = archive_blank(s, at + 1);
	return at;
}

bool
archive_go_on_packed(struct archive *a)
{
	struct str s = win_bytes(&a->win);

	if (!archive_starts_member(s) || !gz_plain(a->win.gz))
		return false;
	win_again(&a->win);
	return true;
}

int
archive_warc_head(struct archive *a)
{
	enum warc_start start = WARC_PERHAPS;
	enum win_what what;
	size_t from = 0;
	struct str s;

	if (a->segments.due)
		return archive_segments_give(a);
	for (;;) {
		s = win_bytes(&a->win);
		win_take(&a->win, padding(s));
		s = win_bytes(&a->win);
		if (s.n && start != WARC_YES)
			start = warc_starts(s);
		if (start == WARC_NO && archive_go_on_packed(a))
			return AGAIN;
		if (s.n && start == WARC_NO)
			return a->all && is_arc(a, s) ? AGAIN : garbage(a);
		a->warc.head = s.n ? head_end(s, &from) : 0;
		if (a->warc.head && start == WARC_YES)
			return take_head(a);
		if (s.n > HEAD_MAX)
			break;
		what = win_more(&a->win);
		if (what == WIN_END)
			return s.n ? archive_ends_early(a) : archive_finish(a);
		if (what != WIN_OK)
			return archive_no_more(a, what);
	}
	err_set(a->e, "the header of the record does not end");
	return archive_lose(a, "header", s.n);
}

/*
 * Where in the first n bytes held another gzip member begins that begins with a
 * record; n if nowhere.  If this record began its own member too, its length is
 * wrong.  Nothing that a page says can bring that about.
 */
static size_t
next_member(struct archive *a, size_t from, size_t n)
{
	struct str s = win_bytes(&a->win);
	size_t at = from;

	if (!a->warc.aligned)
		return n;
	while ((at = win_member(&a->win, at)) < n) {
		if (warc_starts(str_after(s, at)) == WARC_YES)
			return at;
		at++;
	}
	return n;
}

int
archive_give_head(struct archive *a)
{
	struct str s = win_bytes(&a->win);
	size_t n = s.n < a->warc.total ? s.n : (size_t)a->warc.total, next;
	uint64_t offset, skip;

	if ((next = next_member(a, 1, n)) < n) {
		err_set(a->e, "Content-Length goes beyond the next record");
		return archive_lose(a, "length", next);
	}
	win_where(&a->win, 0, &offset, &skip);
	if (!gz_packed(a->win.gz) &&
	    gz_size(a->win.gz) - offset < a->warc.total) {
		err_set(a->e,
		    "at byte %" PRIu64 ": Content-Length goes beyond "
		    "the end of the file",
		    offset);
		archive_remember(a, a->e);
		return archive_lose(a, "length", a->warc.head);
	}
	archive_segments_long(a);
	err_set(a->e, "the record has more than %zu bytes", a->max);
	archive_place(a, a->warc.total);
	unwrap_source(&a->unwrap, a->doc);
	a->doc->stored = str_n(s.p, n);
	*a->reason = a->warc.none ? a->warc.none : REASON_TOO_LONG;
	win_take(&a->win, n);
	a->warc.left = a->warc.total - n;
	a->phase = PHASE_DROP;
	return a->warc.none ? ARCHIVE_SKIP : ARCHIVE_BAD;
}

int
archive_warc_drop(struct archive *a)
{
	struct str s = win_bytes(&a->win);
	size_t n = s.n < a->warc.left ? s.n : (size_t)a->warc.left;
	enum win_what what;

	a->phase = a->warc.arc ? PHASE_ARC_HEAD : PHASE_HEAD;
	a->told = false;
	if (s.n && next_member(a, 0, n) == 0)
		return AGAIN;
	win_take(&a->win, n);
	a->warc.left -= n;
	if (!a->warc.left)
		return AGAIN;
	a->phase = PHASE_DROP;
	a->told = true; /* the record was given: damage is only remembered */
	what = win_more(&a->win);
	if (what == WIN_END)
		archive_cut_record(a);
	return archive_no_more(a, what);
}

/* The bytes of the record at the place that may be held. */
static size_t
most(const struct archive *a)
{
	bool some = a->warc.none && !a->all && !archive_segments_want(a);

	return some && KEEP < a->max ? KEEP : a->max;
}

void
archive_look(struct archive *a)
{
	struct str s = win_bytes(&a->win);

	unwrap_head(&a->unwrap, str_n(s.p, a->warc.head), a->e);
	if (s.n > a->warc.total)
		s.n = (size_t)a->warc.total;
	a->warc.none = unwrap_none(&a->unwrap, str_after(s, a->warc.head));
}

/*
 * A long record without a page is not held.  A short one is: only at its end
 * does a wrong length show, and then all of it is needed.
 */
int
archive_warc_block(struct archive *a)
{
	uint64_t peek = a->warc.head + PEEK;
	enum win_what what;
	struct str s;
	size_t n, next;

	what = win_need(&a->win, a->warc.total < peek ? a->warc.total : peek);
	if (what == WIN_IDLE)
		return ARCHIVE_IDLE;
	/* also where the file ends before that: what there is may be a whole
	 * record, whose length is wrong */
	archive_look(a);
	if (what == WIN_OK && a->warc.total > most(a))
		return archive_give_head(a);
	if (what == WIN_OK)
		what = win_need(&a->win, a->warc.total);
	s = win_bytes(&a->win);
	n = s.n < a->warc.total ? s.n : (size_t)a->warc.total;
	if ((next = next_member(a, 1, n)) < n)
		return archive_give_mended(a, next, "length");
	if (what == WIN_END)
		return archive_short_block(a);
	if (what != WIN_OK)
		return archive_no_more(a, what);
	archive_next_hold(a);
	a->phase = PHASE_EDGE;
	return AGAIN;
}
