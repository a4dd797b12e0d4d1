/*
 * archive_payload - a workbook within a record, a message or a list of replies
 *
 * A record of WARC or ARC; a HAR, and what else is a list of replies.
 */
#include "archive_priv.h"
#include "kind.h"

/* Goes behind the record, or the part of a message. */
static void
leave(struct archive *a)
{
	win_take(&a->win, a->payload.next);
	a->phase = a->payload.back;
}

static bool
may_be_book(const struct archive *a, struct str s)
{
	const char *reason;
	enum kind_what kind;

	if (!s.n || (s.p[0] > ' ' && s.p[0] < 0x7f && s.p[0] != 'P'))
		return false; /* text, as most pages and rows are */
	if (s.n > KIND_ENOUGH)
		s.n = KIND_ENOUGH;
	kind = kind_of(s, a->crawl.words, &reason);
	return kind == KIND_OFFICE || kind == KIND_XLS || kind == KIND_ZIP;
}

void
archive_digest_book(struct archive *a, struct str stored)
{
	if (!a->sha)
		a->sha = sha_new();
	sha_add(a->sha, stored);
	sha_end(a->sha, a->sha256);
}

void
archive_set_sheet(struct doc *d, const struct book_table *t)
{
	d->body = t->body;
	d->sheet = t->sheet;
	d->sheet_number = t->number;
	d->before = t->before;
	d->continued = t->continued;
	d->since1904 = t->since1904;
}

bool
archive_payload(struct archive *a, size_t next, enum phase back, int *what)
{
	const char *reason = "office";
	struct doc *d = a->doc;

	if (a->all || !may_be_book(a, d->body))
		return false;
	if (!a->book.reader)
		a->book.reader = book_new();
	a->payload.next = next;
	a->payload.back = back;
	switch (book_open(a->book.reader, d->body, a->max, &reason, a->e)) {
	case BOOK_NONE: return false;
	case BOOK_OTHER: reason = "office"; /* FALLTHROUGH */
	case BOOK_UNSOUND:
		*a->reason = reason;
		*what = ARCHIVE_BAD;
		leave(a);
		return true;
	case BOOK_SHEETS: break;
	}
	archive_digest_book(a, d->stored);
	a->payload.doc = *d;
	a->payload.doc.sha256 = a->sha256;
	a->payload.doc.lost = NULL; /* the zip was whole */
	a->payload.doc.type = a->payload.doc.charset = STR_NONE;
	a->phase = PHASE_PAYLOAD;
	*what = AGAIN;
	return true;
}

int
archive_payload_sheets(struct archive *a)
{
	const char *reason = NULL;
	struct book_table t;
	struct doc *d = a->doc;
	int what = ARCHIVE_DOC;

	*d = a->payload.doc;
	switch (book_next(a->book.reader, &t, &reason, a->e)) {
	case BOOK_TABLE: archive_set_sheet(d, &t); break;
	case BOOK_EMPTY:
		reason = REASON_EMPTY;
		what = ARCHIVE_SKIP;
		break;
	case BOOK_BAD: what = ARCHIVE_BAD; break;
	case BOOK_END: leave(a); return AGAIN;
	}
	*a->reason = reason;
	return what;
}
