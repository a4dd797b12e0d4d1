/* archive_sent - a file that is sent with a message */
#include "archive_priv.h"
#include "kind.h"

/* Refuses a file with members, or one that is read at will, and so has to be on
 * a disk. */
static int
refuse(struct archive *a, const char *reason)
{
	err_set(a->e,
	    "a file of this kind is not read from within another: save it, "
	    "and give it to wt-extract");
	*a->reason = reason;
	return ARCHIVE_BAD;
}

/* True if a message is sent as a file, so that nothing says it is one. */
static bool
is_message(struct str s)
{
	struct mhtml m = {0};
	bool is = mhtml_open(&m, s);

	mhtml_free(&m);
	return is;
}

bool
archive_no_page(struct archive *a, int *what)
{
	struct str s = a->doc->body;
	const char *reason;

	if (s.n > KIND_ENOUGH)
		s.n = KIND_ENOUGH;
	switch (kind_of(s, a->crawl.words, &reason)) {
	case KIND_PAGE: return false;
	case KIND_OTHER:
		*a->reason = reason;
		*what = ARCHIVE_SKIP;
		return true;
	case KIND_ZEROS:
	case KIND_CLOSED:
		*a->reason = reason;
		err_set(a->e, "%s", archive_closed_what(reason));
		*what = ARCHIVE_BAD;
		return true;
	case KIND_OFFICE:
	case KIND_XLS:
	case KIND_ZIP:
	case KIND_BUNDLE:
	case KIND_CUT: break;
	case KIND_ARC: reason = "arc"; break;
	case KIND_STORE: reason = "database"; break;
	case KIND_FLOWS: reason = "flows"; break;
	case KIND_MONGO: reason = "bson"; break;
	}
	*what = refuse(a, reason);
	return true;
}

int
archive_sent(struct archive *a)
{
	struct doc *d = a->doc;
	int what;

	/* programs call tables what they like: application/octet-stream */
	d->type = d->charset = STR_NONE;
	if (archive_unpack(a, STR_NONE) == ARCHIVE_BAD)
		return ARCHIVE_BAD;
	if (archive_payload(a, 0, a->phase, &what))
		return what;
	if (warc_starts(d->body) == WARC_YES)
		return refuse(a, "warc");
	if (archive_no_page(a, &what))
		return what;
	return is_message(d->body) ? refuse(a, "mail") : ARCHIVE_DOC;
}
