/* archive_sheet - a sheet of a workbook, as a table; the evidence is the file
 */
#include "archive_priv.h"

void
archive_set_book(struct archive *a)
{
	struct doc *d = a->doc;
	struct str s = win_bytes(&a->win);

	archive_place(a, s.n);
	d->bare = true;
	d->stored = s;
	d->sha256 = a->sha256;
	*a->reason = NULL;
}

int
archive_sheets(struct archive *a)
{
	struct book_table t;
	const char *reason;

	switch (book_next(a->book.reader, &t, &reason, a->e)) {
	case BOOK_TABLE: break;
	case BOOK_EMPTY:
		archive_set_book(a);
		*a->reason = REASON_EMPTY;
		return ARCHIVE_SKIP;
	case BOOK_BAD:
		archive_hurts(a, reason);
		return archive_refuse(a, reason, win_bytes(&a->win).n);
	case BOOK_END: return archive_finish(a);
	}
	archive_set_book(a);
	archive_set_sheet(a->doc, &t);
	return ARCHIVE_DOC;
}
