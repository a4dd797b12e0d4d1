/* archive_mhtml - a page that a browser saved with its frames */
#include "archive_priv.h"

/* Remembers that the file ends before its parts do, if so. */
static void
tell_cut(struct archive *a)
{
	if (!a->mhtml.reader.cut)
		return;
	err_set(a->e, "the file has no end: it is cut in one of its parts");
	archive_remember(a, a->e);
}

int
archive_mhtml(struct archive *a, struct str file)
{
	if (http_like(file) || !mhtml_open(&a->mhtml.reader, file))
		return NO_SUCH;
	if (!mhtml_next(&a->mhtml.reader)) {
		tell_cut(a);
		return NO_SUCH;
	}
	a->phase = PHASE_FRAMES;
	a->mhtml.framed = false;
	return AGAIN;
}

/* Sets doc to the whole file, which is the record of the page: it is what was
 * saved. */
static void
set_file(struct archive *a)
{
	struct str s = win_bytes(&a->win);

	archive_place(a, s.n);
	a->doc->stored = s;
	a->mhtml.framed = true;
}

static int
end(struct archive *a)
{
	tell_cut(a);
	return archive_end_held(a);
}

int
archive_give_part(struct archive *a)
{
	const struct mhtml *m = &a->mhtml.reader;
	struct doc *d = a->doc;

	d->bare = true;
	d->url = m->url;
	d->captured = m->captured;
	d->type = m->type;
	d->charset = m->charset;
	d->body = m->body;
	*a->reason = NULL;
	return m->sent ? archive_sent(a) : ARCHIVE_DOC;
}

int
archive_frames(struct archive *a)
{
	if (!a->mhtml.framed && !a->wanted) {
		set_file(a);
	} else {
		if (!mhtml_next(&a->mhtml.reader))
			return end(a);
		if (!archive_entry(a, a->mhtml.reader.part))
			return AGAIN;
	}
	return archive_give_part(a);
}
