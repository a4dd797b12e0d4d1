/* archive_arc - records of ARC */

#include "arc.h"
#include "archive_priv.h"

/* Refuses what is at the place, which is no record, up to the next one. */
static int
lose(struct archive *a, const char *reason)
{
	struct str s = win_bytes(&a->win);
	size_t from = str_find(s, STR("\n"), 0), n;

	n = arc_find(s, from < s.n ? from + 1 : s.n);
	return archive_lose(a, reason, n);
}

static int
take_head(struct archive *a)
{
	struct str s = win_bytes(&a->win);

	a->warc.head = str_find(s, STR("\n"), 0) + 1;
	if (!unwrap_head(&a->unwrap, str_n(s.p, a->warc.head), a->e))
		return lose(a, "header");
	a->warc.total = a->unwrap.warc.length + a->warc.head;
	a->warc.aligned = a->told = false;
	a->phase = PHASE_ARC_BLOCK;
	return AGAIN;
}

int
archive_arc_head(struct archive *a)
{
	enum warc_start start = WARC_PERHAPS;
	enum win_what what;
	struct str s;

	for (;;) {
		s = win_bytes(&a->win);
		win_take(&a->win, archive_blank(s, 0));
		s = win_bytes(&a->win);
		start = s.n ? arc_starts(s) : WARC_PERHAPS;
		if (start == WARC_YES)
			return take_head(a);
		if (start == WARC_NO && warc_starts(s) == WARC_YES) {
			a->warc.arc = false;
			a->phase = PHASE_HEAD;
			return AGAIN;
		}
		if (start == WARC_NO && archive_go_on_packed(a))
			return AGAIN;
		/* so much is read on that most garbage is one reject */
		if (start == WARC_NO && s.n > ARC_LINE)
			break;
		what = win_more(&a->win);
		if (what == WIN_END && !s.n)
			return archive_finish(a);
		if (what == WIN_END && start == WARC_PERHAPS)
			return archive_ends_early(a);
		if (what == WIN_END)
			break;
		if (what != WIN_OK)
			return archive_no_more(a, what);
	}
	err_set(a->e, "bytes that are no ARC record");
	return lose(a, "garbage");
}

/*
 * Whether its member is damaged is known only behind it, and so of a record
 * that is packed by itself; the rest of the member is a line end.  What is cut
 * there is sound.
 */
static enum win_what
is_sound(struct archive *a)
{
	enum win_what what = WIN_OK;
	size_t n = win_bytes(&a->win).n;

	if (!gz_packed(a->win.gz) || win_member(&a->win, 0) > 0)
		return WIN_OK;
	while (what == WIN_OK && !gz_ended(a->win.gz) &&
	       n < a->warc.total + ARC_LINE &&
	       win_member(&a->win, (size_t)a->warc.total) == n) {
		what = win_more(&a->win);
		n = win_bytes(&a->win).n;
	}
	if (what == WIN_FAILED && !gz_cut(a->win.gz) && !gz_whole(a->win.gz) &&
	    win_member(&a->win, (size_t)a->warc.total) == n)
		return WIN_FAILED;
	return what == WIN_IDLE ? WIN_IDLE : WIN_OK;
}

/* Does another record begin with s, of ARC or of a WARC that was joined? */
static enum warc_start
starts(struct str s)
{
	if (!s.n || warc_starts(s) == WARC_YES)
		return s.n ? WARC_YES : WARC_PERHAPS;
	return arc_starts(s);
}

/*
 * Does the record at the place end where its line says?  A line end and another
 * record follow, or the end of the input.  Where a stream has no more for now,
 * or a member ends, the line end is enough.
 */
static enum win_what
edge(struct archive *a, bool *fits)
{
	size_t total = (size_t)a->warc.total, next;
	enum warc_start start;
	enum win_what what;
	struct str s;

	for (;;) {
		s = win_bytes(&a->win);
		next = archive_blank(s, total);
		start = starts(str_after(s, next));
		*fits = start == WARC_YES || (next < s.n && !s.p[next]) ||
		        (next == s.n && next > total && gz_ended(a->win.gz));
		if (*fits || start == WARC_NO)
			return WIN_OK;
		what = win_more(&a->win);
		*fits = what != WIN_OK;
		if (what == WIN_IDLE && next == total)
			return WIN_IDLE;
		if (what == WIN_IDLE)
			win_unwait(&a->win);
		if (what != WIN_OK)
			return WIN_OK; /* a failure will be seen again */
	}
}

int
archive_arc_block(struct archive *a)
{
	enum win_what what;
	bool fits;

	if (a->warc.total > a->max) {
		what = win_need(&a->win, a->warc.head + 1);
		if (what != WIN_OK && what != WIN_END)
			return archive_no_more(a, what);
		a->warc.none = warc_skip(&a->unwrap.warc);
		return archive_give_head(a);
	}
	what = win_need(&a->win, a->warc.total);
	if (what == WIN_END) {
		archive_look(a);
		return archive_short_block(a);
	}
	if (what == WIN_OK)
		what = is_sound(a);
	if (what == WIN_OK)
		what = edge(a, &fits);
	if (what != WIN_OK)
		return archive_no_more(a, what);
	archive_look(a);
	if (fits)
		return archive_give(a, (size_t)a->warc.total);
	a->phase = PHASE_SEEK;
	a->warc.from = a->warc.head;
	return AGAIN;
}

int
archive_arc_lost(struct archive *a)
{
	struct str s = win_bytes(&a->win);
	size_t at = arc_find(s, 0), keep = s.n;
	enum win_what what;

	if (at < s.n) {
		win_take(&a->win, at);
		a->phase = PHASE_ARC_HEAD;
		return AGAIN;
	}
	while (keep > 0 && s.n - keep < ARC_LINE && s.p[keep - 1] != '\n')
		keep--;
	win_take(&a->win, keep);
	what = win_more(&a->win);
	if (what == WIN_END)
		return archive_finish(a);
	return archive_no_more(a, what);
}
