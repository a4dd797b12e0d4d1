/* archive_segments - a record of WARC that goes on in others (ISO 28500, 7) */
#include <inttypes.h>

#include "archive_priv.h"

void
archive_segments_free(struct segments *g)
{
	buf_free(&g->id);
	buf_free(&g->digest);
	buf_free(&g->stored);
	buf_free(&g->block);
}

void
archive_segments_reset(struct segments *g)
{
	g->open = g->due = false;
	buf_clear(&g->id);
}

static bool
is_continuation(const struct warc *w)
{
	return str_eq_nocase(w->type, STR("continuation"));
}

static bool
is_first(const struct warc *w)
{
	return w->segment == 1 && !is_continuation(w);
}

/* Notes the id of the record at the place, so that those that go on it are
 * known as its segments. */
static void
note_id(struct archive *a)
{
	buf_clear(&a->segments.id);
	buf_addstr(&a->segments.id, a->unwrap.warc.id);
}

/* True if the record goes on one whose first segment was seen. */
static bool
is_ours(const struct archive *a)
{
	const struct warc *w = &a->unwrap.warc;

	return a->segments.id.n && is_continuation(w) &&
	       str_eq(w->origin, buf_str(&a->segments.id));
}

bool
archive_segments_want(const struct archive *a)
{
	return a->segments.open && is_ours(a);
}

/* Ends what is open: no more of it comes, or what comes does not count. */
static void
finish(struct archive *a, bool whole)
{
	struct segments *g = &a->segments;

	g->open = false;
	g->due = true;
	g->whole = whole;
}

void
archive_segments_end(struct archive *a)
{
	struct segments *g = &a->segments;

	err_set(&g->why,
	    "segment %" PRIu64 " of the record, or the one that "
	    "says that it is the last, is not behind the others: if it is in "
	    "another file, join the two (cat) and read that",
	    g->number + 1);
	finish(a, false);
}

void
archive_segments_long(struct archive *a)
{
	const struct warc *w = &a->unwrap.warc;
	struct segments *g = &a->segments;

	if (is_first(w)) {
		if (g->open)
			archive_segments_end(a);
		note_id(a);
	}
	if (!archive_segments_want(a))
		return;
	err_set(&g->why, "segment %" PRIu64 " has more than %zu bytes",
	    a->unwrap.warc.segment, a->max);
	g->reason = REASON_TOO_LONG;
	finish(a, false);
}

/* Adds the record at the place, of n bytes. */
static void
keep(struct archive *a, size_t n)
{
	const struct warc *w = &a->unwrap.warc;
	struct segments *g = &a->segments;
	struct str s = str_n(win_bytes(&a->win).p, n);

	g->number = w->segment;
	buf_addstr(&g->stored, s);
	buf_addstr(&g->block, str_n(s.p + a->warc.head, n - a->warc.head));
	if (w->payload_digest.n) {
		buf_clear(&g->digest);
		buf_addstr(&g->digest, w->payload_digest);
	}
	if (w->whole && w->whole == g->block.n) {
		finish(a, true);
	} else if (w->whole) {
		err_set(&g->why,
		    "the segments have %zu bytes, but the last one says "
		    "%" PRIu64 " in all",
		    g->block.n, w->whole);
		finish(a, false);
	}
}

/* Begins with the first segment, at the place; nothing is given yet. */
static int
begin(struct archive *a, size_t n, size_t next)
{
	struct segments *g = &a->segments;

	archive_place(a, n);
	note_id(a);
	buf_clear(&g->digest);
	buf_clear(&g->stored);
	buf_clear(&g->block);
	g->first = *a->doc;
	g->head = a->warc.head;
	g->reason = "segmented";
	g->open = true;
	keep(a, n);
	win_take(&a->win, next);
	a->phase = PHASE_HEAD;
	return AGAIN;
}

/* Goes on with a segment; if it is not the next one, or damaged, the record is
 * ended. */
static void
go_on(struct archive *a, size_t n, const char *fault)
{
	const struct warc *w = &a->unwrap.warc;
	struct segments *g = &a->segments;

	if (fault) {
		err_set(&g->why,
		    "segment %" PRIu64 " of the record is "
		    "damaged",
		    w->segment);
		finish(a, false);
	} else if (w->segment != g->number + 1) {
		err_set(&g->why,
		    "behind segment %" PRIu64 " of the record is segment "
		    "%" PRIu64,
		    g->number, w->segment);
		finish(a, false);
	} else if (g->stored.n + g->block.n + 2 * n > a->max) {
		err_set(&g->why,
		    "the segments of the record have together more than %zu "
		    "bytes",
		    a->max / 2);
		g->reason = REASON_TOO_LONG;
		finish(a, false);
	} else {
		keep(a, n);
	}
}

static int
refuse(struct archive *a, size_t end, size_t next, const char *reason)
{
	int what = archive_refuse(a, reason, end);

	win_take(&a->win, next);
	a->phase = PHASE_HEAD;
	return what;
}

/* Refuses a segment whose first one was not seen. */
static int
refuse_lone(struct archive *a, size_t end, size_t next)
{
	err_set(a->e,
	    "segment %" PRIu64 " of a record whose first one is not before it: "
	    "if that is in another file, join the two (cat) and read that",
	    a->unwrap.warc.segment);
	return refuse(a, end, next, "segmented");
}

bool
archive_segment(
    struct archive *a, size_t end, size_t next, const char *fault, int *what)
{
	const struct warc *w = &a->unwrap.warc;

	if (is_ours(a)) {
		if (a->segments.open)
			go_on(a, end, fault);
		return false;
	}
	if (!is_first(w) && (a->all || (!w->segment && !is_continuation(w))))
		return false;
	if (a->segments.open) {
		/* the record is looked at once more, when that is given */
		archive_segments_end(a);
		a->phase = PHASE_HEAD;
		*what = AGAIN;
		return true;
	}
	if (!is_first(w)) {
		*what = refuse_lone(a, end, next);
		return true;
	}
	if (!a->warc.none && !fault) {
		*what = begin(a, end, next);
		return true;
	}
	note_id(a);
	if (fault && !a->warc.none)
		*what = refuse(a, end, next, fault);
	return fault && !a->warc.none;
}

int
archive_segments_give(struct archive *a)
{
	struct segments *g = &a->segments;
	struct unwrap *u = &a->unwrap;
	struct doc *d = a->doc;
	int what;

	g->due = false;
	*d = g->first;
	d->stored = buf_str(&g->stored);
	d->length = d->stored.n;
	d->segments = g->number;
	unwrap_head(u, str_n(d->stored.p, g->head), a->e);
	/* of the whole; that of the block is of the first alone */
	u->warc.payload_digest = buf_str(&g->digest);
	u->warc.block_digest = STR_NONE;
	unwrap_source(u, d);
	*a->reason = g->reason;
	*a->e = g->why;
	if (!g->whole)
		return ARCHIVE_BAD;
	what = archive_unwrapped(
	    unwrap_doc(u, buf_str(&g->block), d, a->reason, a->e));
	if (what == ARCHIVE_DOC)
		archive_payload(a, 0, PHASE_HEAD, &what);
	return what;
}
