/* pages - the loop over archived pages */
#include "pages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder.h"
#include "json.h"
#include "mem.h"
#include "pages_priv.h"
#include "reason.h"
#include "reopen.h"

#define TOLD 10 /* mended pages shown on standard error */

void
pages_open(struct pages *p, struct opts *o)
{
	static char dash[] = "-";
	static char *standard_input[] = {dash, NULL};

	p->file = o->files;
	if (!p->file[0]) {
		if (isatty(STDIN_FILENO))
			opt_refuse(o, "no file is named, and standard input "
				      "is a terminal");
		p->file = standard_input;
	}
	p->files = p->file;
	for (char **f = p->file; *f; f++)
		p->hars |= bodies_kept(str_from(*f));
	p->max = o->common.max_line / 2;
	/* a body that was packed is held beside its record */
	p->archive = archive_new(p->max, p->words);
	p->again = archive_new(p->max, p->words);
	p->again_fd = -1;
	p->edge.pages = true;
	edge_open(&p->edge, &o->common, o->files);
	progress_open(&p->progress, p->file);
}

void
pages_originals(struct pages *p, const char *path)
{
	struct err e;

	if (!originals_read(&p->index, path, &e))
		wt_die(WT_USAGE, "%s", e.msg);
	if (p->index.full)
		wt_warn("%s: it lists more than %d digests, identifiers and "
			"addresses; those behind are not looked for: give a "
			"part of it",
		    path, ORIGINALS_MAX);
}

static void
set_path(struct pages *p, const char *path)
{
	free(p->path);
	p->path = mem_dup(path, strlen(path));
}

/* Cannot be read: told, and the status shows it. */
static bool
refuse_file(struct pages *p)
{
	progress_hide(&p->progress);
	wt_warn("%s:", edge_shown(p->path));
	p->spoken++;
	edge_fail(&p->edge, WT_FAILED);
	return false;
}

static bool
open_folder(struct pages *p)
{
	p->walk = folder_open(p->path);
	return p->walk || refuse_file(p);
}

/* Is it what we are writing?  An output may stand in a folder that is read. */
static bool
is_ours(const struct pages *p, const struct stat *st)
{
	const int ours[] = {p->edge.fd, p->edge.rejects_fd, p->edge.summary_fd};
	struct stat o;

	for (size_t i = 0; i < COUNT(ours); i++)
		if (ours[i] >= 0 && fstat(ours[i], &o) == 0 &&
		    o.st_dev == st->st_dev && o.st_ino == st->st_ino)
			return true;
	return false;
}

/* It is read with a HAR that is read too. */
static bool
is_body(struct pages *p)
{
	if ((!p->walk && !p->hars) || !bodies_beside(&p->bodies, p->path,
					  p->walk ? NULL : p->files, p->max))
		return false;
	p->edge.in++;
	edge_skip(&p->edge, "beside");
	return true;
}

/* Its links were changed, and what came is read in its place. */
static bool
is_converted(struct pages *p)
{
	if (!p->walk || !folder_has_orig(p->walk))
		return false;
	p->edge.in++;
	edge_skip(&p->edge, "converted");
	return true;
}

/* Opens p->path to be read; false if it is a folder or cannot be. */
static bool
open_path(struct pages *p)
{
	struct stat st = {0};

	p->fd = STDIN_FILENO;
	if (strcmp(p->path, "-") != 0)
		p->fd = open(p->path, O_RDONLY | O_CLOEXEC);
	if (p->fd < 0)
		return refuse_file(p);
	fstat(p->fd, &st);
	if (S_ISDIR(st.st_mode) && !p->walk && p->fd != STDIN_FILENO) {
		close(p->fd);
		open_folder(p);
		return false;
	}
	if (p->walk && is_ours(p, &st)) {
		close(p->fd);
		return false;
	}
	archive_open(p->archive, p->fd, p->path);
	originals_clear(&p->originals);
	p->given = 0;
	p->reading = true;
	return true;
}

/* The next file of the folder that is walked; false if it was no file. */
static bool
open_walked(struct pages *p)
{
	const char *path;
	enum folder_what what = folder_next(p->walk, &path);
	int e = errno;

	if (what != FOLDER_END)
		set_path(p, path);
	switch (what) {
	case FOLDER_FILE:
		return !is_body(p) && !is_converted(p) && open_path(p);
	case FOLDER_SPECIAL:
		p->edge.in++;
		edge_skip(&p->edge, "special");
		break;
	case FOLDER_AGAIN:
		wt_warn(
		    "%s: a folder inside itself; not walked again", p->path);
		break;
	case FOLDER_FAILED: errno = e; return refuse_file(p);
	case FOLDER_END:
		folder_close(p->walk);
		p->walk = NULL;
		break;
	}
	return false;
}

static bool
open_next(struct pages *p)
{
	while (p->walk || *p->file) {
		if (p->walk) {
			if (open_walked(p))
				return true;
			continue;
		}
		pages_barren_end(p);
		set_path(p, *p->file++);
		if (is_body(p))
			continue;
		pages_barren_begin(p, p->file[-1]);
		if (open_path(p))
			return true;
	}
	pages_barren_end(p);
	return false;
}

static void
close_input(struct pages *p)
{
	p->done += archive_offset(p->archive);
	if (p->fd != STDIN_FILENO) {
		close(p->fd);
		if (!p->given) {
			p->edge.in++;
			edge_skip(&p->edge, REASON_EMPTY);
		}
	}
	p->reading = false;
}

/* A page that is good, but not as its record says. */
static void
note_mended(struct pages *p, const char *reason, const char *detail)
{
	size_t i;

	for (i = 0; i + 1 < PAGES_MENDED && p->mended[i].reason; i++)
		if (strcmp(p->mended[i].reason, reason) == 0)
			break;
	p->mended[i].reason = reason;
	p->mended[i].n++;
	progress_hide(&p->progress);
	if (p->told++ < TOLD)
		wt_warn("%s:%llu: %s: %s; kept", edge_shown(p->doc.file),
		    (unsigned long long)p->doc.record, reason, detail);
}

/* reason: NULL if the page has none. */
static void
note_fault(struct pages *p, const char *reason, const struct err *e)
{
	p->lost = *e;
	if (reason && !p->doc.lost)
		note_mended(p, reason, e->msg);
}

static void
refuse_record(struct pages *p, const char *reason, const char *detail)
{
	struct edge_at at = {
	    p->doc.file, p->doc.record, p->doc.offset, p->doc.skip};

	progress_hide(&p->progress);
	edge_reject(&p->edge, at, reason, detail, p->doc.stored);
}

/* HTTrack's cache, which is closed to us, in a folder whose mirror is read. */
static bool
is_cache(const struct pages *p, const char *reason)
{
	return p->walk && reason_is(reason, REASON_HTTRACK) &&
	       folder_is_beside(p->walk, "hts-");
}

static void
advise(struct err *e)
{
	struct err told = *e;

	err_set(e, "%.300s; raise --max-line to read it", told.msg);
}

static void
unresolved(struct pages *p)
{
	struct str what = p->doc.refers.n ? p->doc.refers : p->doc.payload;

	if (!what.n)
		what = p->doc.refers_date;
	edge_skip(&p->edge, "revisit_unresolved");
	p->spoken++;
	progress_hide(&p->progress);
	if (p->unresolved++ < TOLD)
		wt_warn("%s:%llu: revisit_unresolved: " STR_FMT ", " STR_FMT,
		    edge_shown(p->doc.file), (unsigned long long)p->doc.record,
		    STR_ARG(what), STR_ARG(p->doc.url));
}

/*
 * The record tells that a page was seen once more, unchanged: reads that page
 * again, where it lies, with the day and address of this record.  Counts the
 * record, and returns false, if there is none.
 */
static bool
revisit(struct pages *p)
{
	const struct original *at = originals_find(&p->originals, &p->doc);
	const struct originals *of = &p->originals;
	const char *reason, *file = NULL;
	struct err e;

	p->revisit = p->doc;
	if (at && at->none) {
		edge_skip(&p->edge, at->none);
		return false;
	}
	if (p->again_fd > 0)
		reopen_close(p->again_fd);
	p->again_fd = -1;
	if (!at || p->fd == STDIN_FILENO) {
		at = originals_find(&p->index, &p->doc);
		of = &p->index;
	}
	if (at) {
		file = of->files.name[at->file].p;
		p->again_fd = reopen(p->again, file,
		    (struct doc_at){at->offset, at->skip}, &p->again_path, &e);
	}
	if (p->again_fd < 0 ||
	    archive_next(p->again, &p->doc, &reason, &p->lost) != ARCHIVE_DOC ||
	    !originals_same(&p->doc, &p->revisit)) {
		p->doc = p->revisit;
		unresolved(p);
		return false;
	}
	p->doc.file = file;
	p->doc.record = at->record;
	p->doc.captured = p->revisit.captured;
	p->doc.url = p->revisit.url.n ? p->revisit.url : p->doc.url;
	p->doc.revisit = &p->revisit;
	return true;
}

/* All that can be read of the file was given. */
static void
fail_file(struct pages *p, const struct err *e)
{
	progress_hide(&p->progress);
	wt_warn("%s: %s; all that could be read is out", edge_shown(p->path),
	    e->msg);
	edge_fail(&p->edge, WT_FAILED);
	p->spoken++;
	p->given++;
}

static void
tell(struct pages *p)
{
	progress_tell(&p->progress, p->done + archive_offset(p->archive),
	    p->edge.in, p->edge.written);
}

const struct doc *
pages_next(struct pages *p)
{
	enum archive_what what;
	const char *reason;
	struct err e;

	for (;;) {
		if (!p->reading && !open_next(p))
			return NULL;
		tell(p);
		what = archive_next(p->archive, &p->doc, &reason, &e);
		if (what <= ARCHIVE_BAD)
			p->edge.in++, p->given++;
		switch (what) {
		case ARCHIVE_DOC:
			note_fault(p, reason, &e);
			originals_add(&p->originals, &p->doc, NULL);
			return &p->doc;
		case ARCHIVE_SKIP:
			if (reason_is(reason, REASON_REVISIT)) {
				if (revisit(p))
					return &p->doc;
				break;
			}
			edge_skip(&p->edge, reason);
			originals_add(&p->originals, &p->doc, reason);
			break;
		case ARCHIVE_BAD:
			if (is_cache(p, reason)) {
				edge_skip(&p->edge, "beside");
				break;
			}
			if (reason_is(reason, REASON_TOO_LONG))
				advise(&e);
			refuse_record(p, reason, e.msg);
			break;
		case ARCHIVE_IDLE: edge_flush(&p->edge); break;
		case ARCHIVE_END: close_input(p); break;
		case ARCHIVE_FAILED:
			fail_file(p, &e);
			close_input(p);
			break;
		}
	}
}

void
pages_out(struct pages *p)
{
	edge_emit(&p->edge);
}

void
pages_used(struct pages *p)
{
	if (p->doc.lost)
		refuse_record(p, p->doc.lost, p->lost.msg);
	else
		p->edge.used++;
}

void
pages_skip(struct pages *p, const char *reason)
{
	if (p->doc.lost)
		refuse_record(p, p->doc.lost, p->lost.msg);
	else
		edge_skip(&p->edge, reason);
}

void
pages_reject(struct pages *p, const char *reason, const char *detail)
{
	refuse_record(p, reason, detail);
}

/* What was mended goes into the summary. */
static void
sum_mended(struct pages *p)
{
	struct buf b = {0};

	buf_addc(&b, '{');
	for (size_t i = 0; i < PAGES_MENDED; i++)
		if (p->mended[i].reason)
			json_put_uint(&b, p->mended[i].reason, p->mended[i].n);
	buf_addc(&b, '}');
	edge_note(&p->edge, "mended", buf_str(&b));
	buf_free(&b);
	if (p->told > TOLD)
		wt_warn("%llu more pages mended, %llu in all",
		    (unsigned long long)(p->told - TOLD),
		    (unsigned long long)p->told);
}

int
pages_close(struct pages *p)
{
	int status;

	progress_hide(&p->progress);
	sum_mended(p);
	pages_barren_sum(p);
	status = edge_close(&p->edge);
	archive_free(p->archive);
	archive_free(p->again);
	reopen_close(p->again_fd);
	buf_free(&p->again_path);
	originals_clear(&p->originals);
	originals_clear(&p->index);
	bodies_free(&p->bodies);
	free(p->path);
	return status;
}
