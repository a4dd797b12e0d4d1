/* archive_sent - a file that is sent with a message */
#include "archive_priv.h"
#include "kind.h"

/* Refuses a file with members, or one that is read at will, and so has to be on
 * a disk. */
static int
refuse(struct archive *a, const char *reason)
{
	err_set(a->e,
	    "a file of this kind is not read from a message: save it, "
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

int
archive_sent(struct archive *a)
{
	static const struct str none = {NULL, 0};
	struct doc *d = a->doc;
	const char *reason;
	struct str s;
	int what;

	/* programs call tables what they like: application/octet-stream */
	d->type = d->charset = none;
	if (archive_unpack(a, none) == ARCHIVE_BAD)
		return ARCHIVE_BAD;
	if (archive_payload(a, 0, a->phase, &what))
		return what;
	if (warc_starts(d->body) == WARC_YES)
		return refuse(a, "warc");
	s = d->body;
	if (s.n > KIND_ENOUGH)
		s.n = KIND_ENOUGH;
	switch (kind_of(s, &reason)) {
	case KIND_PAGE:
		return is_message(d->body) ? refuse(a, "mail") : ARCHIVE_DOC;
	case KIND_OTHER: *a->reason = reason; return ARCHIVE_SKIP;
	case KIND_ZEROS:
	case KIND_CLOSED:
		*a->reason = reason;
		err_set(a->e, "%s", archive_closed_what(reason));
		return ARCHIVE_BAD;
	case KIND_OFFICE:
	case KIND_XLS:
	case KIND_ZIP:
	case KIND_BUNDLE:
	case KIND_CUT: return refuse(a, reason);
	case KIND_ARC: return refuse(a, "arc");
	case KIND_STORE: return refuse(a, "database");
	case KIND_FLOWS: return refuse(a, "flows");
	case KIND_MONGO: return refuse(a, "bson");
	}
	return ARCHIVE_DOC;
}
