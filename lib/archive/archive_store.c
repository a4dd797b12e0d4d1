/*
 * archive_store - databases of SQLite
 *
 * Each of its tables is a table, whose evidence is the whole file; each row
 * that holds a page is a file of its own.
 */
#include <sys/stat.h>
#include <unistd.h>

#include "archive_priv.h"
#include "beside.h"
#include "scratch.h"

#define SPOOL_MOST 128 /* times max: bytes of a database that is no file */
#define CHUNK      ((size_t)1 << 16)

void
archive_store_init(struct archive_store *s, const struct crawl_words *words)
{
	s->reader.words = words;
	s->spool = -1;
}

void
archive_store_reset(struct archive_store *s)
{
	if (s->spool >= 0)
		close(s->spool);
	s->spool = -1;
}

void
archive_store_free(struct archive_store *s)
{
	archive_store_reset(s);
	store_free(&s->reader);
	buf_free(&s->log);
}

/* The descriptor of the database's bytes. */
static int
file_of(const struct archive *a)
{
	return a->store.spool >= 0 ? a->store.spool : a->fd;
}

/* Writes what is held to the spool; false with e set if that fails. */
static bool
put(struct archive *a)
{
	struct str s = win_bytes(&a->win);
	ssize_t n;

	win_take(&a->win, s.n);
	a->store.spooled += s.n;
	if (a->store.spooled > SPOOL_MOST * (uint64_t)a->max)
		return err_set(a->e, "the database has more than %llu bytes",
		    (unsigned long long)SPOOL_MOST * a->max);
	for (; s.n; s = str_n(s.p + n, s.n - (size_t)n)) {
		n = write(a->store.spool, s.p, s.n);
		if (n < 0)
			return err_set(a->e, "the database's bytes (TMPDIR):");
	}
	return true;
}

/* Sets a->sha256 to the digest of the file, once; false with e set if it cannot
 * be read. */
static bool
digest(struct archive *a)
{
	off_t at = 0;
	ssize_t n;

	if (a->sha256[0])
		return true;
	if (!a->sha)
		a->sha = sha_new();
	buf_clear(&a->body);
	buf_room(&a->body, CHUNK);
	while ((n = pread(file_of(a), a->body.p, CHUNK, at)) > 0) {
		sha_add(a->sha, str_n(a->body.p, (size_t)n));
		at += n;
	}
	sha_end(a->sha, a->sha256);
	if (n == 0)
		return true;
	a->sha256[0] = '\0';
	return err_set(
	    a->e, "its bytes cannot be read at %lld:", (long long)at);
}

/* Sets d to the whole file. */
static void
place(struct archive *a, struct doc *d)
{
	struct stat st;

	*d = (struct doc){.file = a->file, .record = ++a->record};
	if (fstat(file_of(a), &st) == 0)
		d->length = (uint64_t)st.st_size;
}

/* Gives the whole file, as --exhibit asks for it. */
static int
give_file(struct archive *a)
{
	struct doc *d = a->doc;
	ssize_t n = 1;

	place(a, d);
	buf_clear(&a->body);
	while (n > 0 && a->body.n < d->length && d->length <= a->max) {
		buf_room(&a->body, CHUNK);
		n = pread(
		    file_of(a), a->body.p + a->body.n, CHUNK, (off_t)a->body.n);
		a->body.n += n > 0 ? (size_t)n : 0;
	}
	d->bare = true;
	d->body = d->stored = buf_str(&a->body);
	*a->reason = NULL;
	a->phase = PHASE_OVER;
	return ARCHIVE_DOC;
}

/* Gives one cell, as --exhibit asks for it. */
static int
give_cell(struct archive *a)
{
	struct doc *d = a->doc;

	a->phase = PHASE_OVER;
	if (!store_find(&a->store.reader, str_from(a->cell), a->e))
		return ARCHIVE_FAILED;
	place(a, d);
	d->body = d->stored = a->store.reader.cell;
	d->length = d->stored.n;
	*a->reason = NULL;
	return ARCHIVE_DOC;
}

/* Sets a->store.log to the name of a file beside the database with changes that
 * are not in it, or empties it. */
static void
look_beside(struct archive *a)
{
	static const char *const behind[] = {"-wal", "-journal"};
	char first = 0;
	uint64_t size = 0;
	int fd;

	buf_clear(&a->store.log);
	if (a->depth || a->store.spool >= 0 || strcmp(a->file, "-") == 0)
		return;
	for (size_t i = 0; i < COUNT(behind); i++) {
		buf_clear(&a->store.log);
		buf_puts(&a->store.log, a->file);
		buf_puts(&a->store.log, behind[i]);
		fd = beside_open(buf_cstr(&a->store.log), &size);
		if (fd < 0)
			continue;
		/* the header of a journal that is done with is zeros */
		if (read(fd, &first, 1) != 1)
			first = 0;
		close(fd);
		if (first)
			return;
	}
	buf_clear(&a->store.log);
}

static int
open_store(struct archive *a)
{
	const char *reason;

	a->phase = PHASE_TABLES;
	a->sha256[0] = '\0';
	if (a->all && !a->cell)
		return give_file(a);
	if (!store_open(&a->store.reader, file_of(a), a->max, &reason, a->e))
		return archive_refuse_file(a, reason);
	if (a->cell)
		return give_cell(a);
	if (store_cut(&a->store.reader)) {
		err_set(a->e, "the database ends before it says");
		archive_remember(a, a->e);
	}
	look_beside(a);
	return AGAIN;
}

int
archive_spool(struct archive *a)
{
	enum win_what what;

	if (!a->depth && archive_plain(a))
		return open_store(a);
	if (a->store.spool < 0) {
		a->store.spooled = 0;
		a->store.spool = scratch_open(a->e);
		if (a->store.spool < 0)
			return archive_refuse_file(a, REASON_DAMAGED);
	}
	do {
		if (!put(a))
			return archive_refuse_file(
			    a, a->store.spooled > SPOOL_MOST * (uint64_t)a->max
				   ? REASON_TOO_LONG
				   : REASON_DAMAGED);
		what = win_more(&a->win);
	} while (what == WIN_OK);
	if (what == WIN_IDLE)
		return ARCHIVE_IDLE;
	if (what == WIN_FAILED)
		archive_remember(a, &a->win.err);
	return open_store(a);
}

/* Tells of a log beside the database. */
static int
tell_log(struct archive *a)
{
	err_set(a->e,
	    "changes that are not in it yet stand in %.300s, and are not read; "
	    "let its program close it: sqlite3 FILE 'PRAGMA "
	    "wal_checkpoint(TRUNCATE)'",
	    buf_cstr(&a->store.log));
	place(a, a->doc);
	a->doc->stored = win_bytes(&a->win);
	*a->reason = "wal";
	return ARCHIVE_BAD;
}

static int
finish(struct archive *a)
{
	archive_store_reset(&a->store);
	return archive_end_held(a);
}

/* Gives a part of a table, whose record is the file. */
static int
give_table(struct archive *a)
{
	const struct store *s = &a->store.reader;
	struct doc *d = a->doc;

	if (!digest(a))
		return archive_refuse_file(a, REASON_DAMAGED);
	place(a, d);
	d->bare = true;
	d->stored = win_bytes(&a->win);
	d->sha256 = a->sha256;
	d->body = s->body;
	d->sheet = s->table;
	d->sheet_number = s->number;
	d->before = s->before;
	d->continued = s->continued;
	d->row = s->row;
	d->nrow = s->nrow;
	*a->reason = NULL;
	return ARCHIVE_DOC;
}

/* Gives the page in a row, as a file that is named by its place; why: the word
 * for a row that has none, or NULL. */
static int
give_page(struct archive *a, const char *why)
{
	const struct store *s = &a->store.reader;
	struct doc *d = a->doc;

	buf_clear(&a->name);
	buf_printf(&a->name, "%s/", a->file);
	buf_addstr(&a->name, s->table);
	buf_printf(&a->name, "/%lld", (long long)s->id);
	if (s->column.p) {
		buf_addc(&a->name, '/');
		buf_addstr(&a->name, s->column);
	}
	*d = (struct doc){.file = buf_cstr(&a->name), .record = 1};
	a->record++;
	d->stored = s->cell;
	d->length = s->cell.n;
	d->url = s->url;
	d->captured = s->captured;
	d->loose = true;
	d->type = s->type;
	d->charset = s->charset;
	d->body = s->body;
	*a->reason = why ? why : archive_none(s->status, s->type, s->body);
	return *a->reason ? ARCHIVE_SKIP : ARCHIVE_DOC;
}

int
archive_tables(struct archive *a)
{
	const char *reason = NULL;

	switch (store_next(&a->store.reader, &reason, a->e)) {
	case STORE_TABLE: return give_table(a);
	case STORE_PAGE: return give_page(a, NULL);
	case STORE_NONE: return give_page(a, reason);
	case STORE_EMPTY:
		place(a, a->doc);
		*a->reason = REASON_EMPTY;
		return ARCHIVE_SKIP;
	case STORE_BAD:
		archive_hurts(a, reason);
		place(a, a->doc);
		a->doc->stored = win_bytes(&a->win);
		*a->reason = reason;
		return ARCHIVE_BAD;
	case STORE_END: break;
	}
	if (a->store.log.n && !a->told) {
		a->told = true;
		return tell_log(a);
	}
	return finish(a);
}
