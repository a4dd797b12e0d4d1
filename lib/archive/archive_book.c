/* archive_book - workbooks: each sheet is a table, the evidence the file */
#include "archive_priv.h"

void
archive_book_free(struct archive_book *b)
{
	if (b->reader)
		book_free(b->reader);
}

bool
archive_may_be_book(struct archive *a)
{
	if (a->depth)
		return true;
	a->book.office = archive_plain(a) &&
	                 (bundle_file_names(a->fd, STR(BOOK_TYPES)) ||
			     (bundle_file_names(a->fd, STR(BOOK_ODS)) &&
				 bundle_file_names(a->fd, STR(BOOK_MANIFEST))));
	return a->book.office;
}

/* Opens what is held, a whole zip or an old workbook. */
static int
open_book(struct archive *a, struct str s)
{
	const char *reason = "office";
	struct doc *d = a->doc;

	if (!a->book.reader)
		a->book.reader = book_new();
	switch (book_open(a->book.reader, s, a->max, &reason, a->e)) {
	case BOOK_NONE: return archive_bundle(a, s);
	case BOOK_OTHER: return archive_refuse_file(a, "office");
	case BOOK_UNSOUND: return archive_refuse_file(a, reason);
	case BOOK_SHEETS: break;
	}
	archive_digest_book(a, s);
	a->phase = PHASE_SHEETS;
	if (!a->all)
		return AGAIN;
	archive_set_book(a);
	d->body = s;
	archive_finish(a);
	return ARCHIVE_DOC;
}

/* True if a zip is a workbook by the names of its parts. */
static bool
is_book(int fd)
{
	return (bundle_file_names(fd, STR(BOOK_TYPES)) &&
		   !bundle_file_names(fd, STR(BOOK_NOT))) ||
	       bundle_file_names(fd, STR(BOOK_ODS));
}

int
archive_book(struct archive *a)
{
	enum win_what what;
	struct str s;

	do {
		what = win_more(&a->win);
		s = win_bytes(&a->win);
	} while (what == WIN_OK && s.n <= a->max);
	if (what == WIN_IDLE)
		return ARCHIVE_IDLE;
	if (what == WIN_FAILED)
		return archive_broken(a);
	if (what == WIN_END && s.n <= a->max)
		return open_book(a, s);
	/* too long to be held: it may only begin as a workbook does */
	if (!a->book.office ||
	    (a->book.zip && archive_plain(a) && !is_book(a->fd)))
		return archive_bundle(a, STR_NONE);
	a->phase = PHASE_DRAIN;
	return archive_too_long(a, "the workbook", s.n);
}
