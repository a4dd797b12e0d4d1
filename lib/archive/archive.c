/* archive - documents out of what people archive, one after the other */
#include "archive_priv.h"

#include <stdlib.h>

#include "arc.h"
#include "mem.h"

struct archive *
archive_new(size_t max_record, const struct crawl_words *words)
{
	struct archive *a = mem_new(1, sizeof(*a));

	a->max = a->unwrap.max = max_record;
	a->phase = PHASE_OVER;
	a->crawl.words = words;
	archive_store_init(&a->store, words);
	return a;
}

void
archive_free(struct archive *a)
{
	if (!a)
		return;
	win_free(&a->win);
	archive_bundle_free(&a->bundle);
	archive_bodies_free(&a->bodies);
	unwrap_free(&a->unwrap);
	crawl_free(&a->crawl);
	buf_free(&a->body);
	buf_free(&a->name);
	sha_free(a->sha);
	archive_warc_free(&a->warc);
	archive_segments_free(&a->segments);
	archive_noted_free(&a->noted);
	archive_bare_free(&a->bare);
	mhtml_free(&a->mhtml.reader);
	archive_har_free(&a->har);
	burp_free(&a->burp);
	flow_free(&a->flow);
	archive_mongo_free(&a->mongo);
	part_free(&a->part);
	archive_book_free(&a->book);
	archive_store_free(&a->store);
	free(a);
}

uint64_t
archive_offset(const struct archive *a)
{
	if (a->bundle.reader &&
	    (a->phase == PHASE_MEMBERS || a->phase == PHASE_MEMBER))
		return bundle_offset(a->bundle.reader, gz_offset(a->win.gz));
	return a->win.gz ? gz_offset(a->win.gz) : 0;
}

void
archive_open(struct archive *a, int fd, const char *file)
{
	win_open(&a->win, fd);
	gz_hash_ahead(a->win.gz, archive_hash, a);
	archive_start(a, file);
	a->fd = fd;
}

void
archive_start(struct archive *a, const char *file)
{
	a->file = file;
	a->phase = PHASE_SNIFF;
	a->record = a->hurt = 0;
	a->told = a->all = a->wanted = a->sought = a->doubt = a->plain = false;
	a->cell = NULL;
	crawl_begin(&a->crawl);
	archive_warc_reset(&a->warc);
	archive_segments_reset(&a->segments);
	archive_whole_reset(&a->whole);
	archive_store_reset(&a->store);
}

bool
archive_open_at(struct archive *a, int fd, const char *file, struct doc_at at,
    struct err *e)
{
	enum place place = PLACE_ANY;

	archive_open(a, fd, file);
	if ((at.offset || at.skip) && gz_size(a->win.gz) == UINT64_MAX) {
		/* of which kind it is only its start tells */
		archive_seek_doc(a, at);
		return true;
	}
	if (at.offset || at.skip) {
		place = archive_find_part(a, at);
		if (place == PLACE_PART)
			return true;
		gz_rewind(a->win.gz);
		archive_open(a, fd, file);
	}
	if (place != PLACE_OWN) {
		if (!archive_start_at(a, at, place, e))
			return false;
		if (!a->doubt)
			return true;
		gz_rewind(a->win.gz);
		archive_open(a, fd, file);
	}
	archive_seek_doc(a, at);
	return true;
}

void
archive_seek_doc(struct archive *a, struct doc_at at)
{
	a->all = a->sought = true;
	a->wanted_at = at;
}

/* True if s, the bytes at a place, are a record's.  Others may be a refused
 * part of a file of records; in doubt it is read from its start. */
static bool
may_begin(struct archive *a, struct str s, enum place place)
{
	bool is = warc_starts(s) != WARC_NO || arc_starts(s) == WARC_YES;

	if (s.p[0] == '\r' || s.p[0] == '\n')
		return false;
	/* what is packed behind plain bytes may be bytes that only look so */
	a->doubt = !is || (a->plain && gz_packed(a->win.gz));
	return place == PLACE_ANY || is;
}

bool
archive_start_at(
    struct archive *a, struct doc_at at, enum place place, struct err *e)
{
	enum win_what what;
	struct str s;
	bool first = !at.skip && !at.offset;
	size_t n;

	a->all = true;
	if (!gz_seek(a->win.gz, at.offset, e))
		return false;
	for (;;) {
		s = win_bytes(&a->win);
		n = s.n < at.skip ? s.n : (size_t)at.skip;
		win_take(&a->win, n);
		at.skip -= n;
		if (n < s.n)
			break;
		what = win_more(&a->win);
		if (what == WIN_END)
			return err_set(e, "the input ends before that place");
		if (what == WIN_FAILED) {
			*e = a->win.err;
			return false;
		}
	}
	if (first)
		return true;
	a->phase = PHASE_HEAD;
	return may_begin(a, str_after(s, n), place) ||
	       err_set(e, "no record begins there");
}

/* Nothing comes behind the end. */
static int
over(struct archive *a)
{
	(void)a;
	return ARCHIVE_END;
}

/*
 * What is done in each phase.  listed: the file is a list of what it holds,
 * each at a place of its own, so that archive_find_part can give one of them
 * alone; what else is held as a whole has one place.
 */
static const struct {
	int (*step)(struct archive *a);
	bool listed;
} phases[] = {
    [PHASE_SNIFF] = {archive_sniff, false},
    [PHASE_WHOLE] = {archive_whole, false},
    [PHASE_ENTRIES] = {archive_entries, true},
    [PHASE_REPLIES] = {archive_replies, true},
    [PHASE_MESSAGE] = {archive_message, false},
    [PHASE_FRAMES] = {archive_frames, true},
    [PHASE_SUBFRAMES] = {archive_subframes, true},
    [PHASE_ITEMS] = {archive_items, true},
    [PHASE_BEHIND] = {archive_behind, false},
    [PHASE_FLOWS] = {archive_flows, true},
    [PHASE_MONGO] = {archive_mongo, true},
    [PHASE_PASS] = {archive_pass, false},
    [PHASE_ROWS] = {archive_rows, true},
    [PHASE_PARTS] = {archive_parts, true},
    [PHASE_ROW] = {archive_row, false},
    [PHASE_BOOK] = {archive_book, false},
    [PHASE_SHEETS] = {archive_sheets, false},
    [PHASE_PAYLOAD] = {archive_payload_sheets, false},
    [PHASE_SPOOL] = {archive_spool, false},
    [PHASE_TABLES] = {archive_tables, false},
    [PHASE_MEMBERS] = {archive_members, false},
    [PHASE_MEMBER] = {archive_member, false},
    [PHASE_HEAD] = {archive_warc_head, false},
    [PHASE_BLOCK] = {archive_warc_block, false},
    [PHASE_EDGE] = {archive_edge, false},
    [PHASE_SEEK] = {archive_seek, false},
    [PHASE_DROP] = {archive_warc_drop, false},
    [PHASE_LOST] = {archive_warc_lost, false},
    [PHASE_ARC_HEAD] = {archive_arc_head, false},
    [PHASE_ARC_BLOCK] = {archive_arc_block, false},
    [PHASE_ARC_LOST] = {archive_arc_lost, false},
    [PHASE_DRAIN] = {archive_drain, false},
    [PHASE_CUT] = {archive_cut, false},
    [PHASE_OVER] = {over, false},
};

/* What may begin at a place of the file, whose kind is known by now. */
static enum place
place_in(const struct archive *a, struct doc_at at)
{
	const struct doc *page = &a->behind.page;

	if (phases[a->phase].listed)
		return PLACE_PART;
	if (a->phase == PHASE_BEHIND && /* which is the next that it gives */
	    at.offset + at.skip == page->offset + page->skip + a->behind.at)
		return PLACE_PART;
	if (a->phase == PHASE_MEMBERS)
		return PLACE_OWN;
	return a->phase == PHASE_HEAD || a->phase == PHASE_ARC_HEAD
	           ? PLACE_ANY
	           : PLACE_NONE;
}

enum place
archive_find_part(struct archive *a, struct doc_at at)
{
	enum place place;
	const char *reason;
	struct doc d;
	struct err e;

	a->doc = &d;
	a->reason = &reason;
	a->e = &e;
	while (a->phase == PHASE_SNIFF)
		archive_sniff(a);
	if (a->phase == PHASE_WHOLE)
		archive_whole(a);
	a->doc = NULL;
	a->reason = NULL;
	a->e = NULL;
	place = place_in(a, at);
	a->wanted = place == PLACE_PART;
	a->wanted_at = at;
	return place;
}

/* True if a->doc begins at the place that is sought, in this very file. */
static bool
is_sought(const struct archive *a)
{
	return a->doc->file == a->file &&
	       a->doc->offset == a->wanted_at.offset &&
	       a->doc->skip == a->wanted_at.skip;
}

/* Takes the next step.  What a list of replies holds may be a workbook: its
 * sheets are given in its place. */
static int
step(struct archive *a)
{
	bool listed = phases[a->phase].listed;
	int what = phases[a->phase].step(a);

	if (listed && what == ARCHIVE_DOC)
		archive_payload(a, 0, a->phase, &what);
	return what;
}

enum archive_what
archive_next(
    struct archive *a, struct doc *doc, const char **reason, struct err *e)
{
	int what = AGAIN;

	a->doc = doc;
	a->reason = reason;
	a->e = e;
	while (what == AGAIN) {
		*reason = NULL; /* most documents have none */
		what = step(a);
		/* who asks for the record at a place gets all its segments */
		if (a->all && (a->segments.open || a->segments.due) &&
		    what <= ARCHIVE_BAD)
			what = AGAIN;
		if (a->sought && what <= ARCHIVE_BAD && !is_sought(a))
			what = AGAIN;
	}
	return (enum archive_what)what;
}
