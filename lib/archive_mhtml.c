/* archive_mhtml - a page that a browser saved with its frames */
#include "archive_priv.h"

bool
archive_is_mhtml(struct archive *a, struct str file)
{
	if (!mhtml_open(&a->mhtml, file) || !mhtml_next(&a->mhtml))
		return false;
	a->phase = FRAMES;
	a->framed = false;
	return true;
}

/* The page, whose record is the file: it is what was saved. */
static void
give_page(struct archive *a)
{
	struct str s = win_bytes(&a->win);

	archive_place(a, s.n);
	a->doc->stored = s;
	a->framed = true;
}

static int
end(struct archive *a)
{
	if (a->mhtml.cut) {
		err_set(
		    a->e, "the file has no end: it is cut in one of its parts");
		archive_remember(a, a->e);
	}
	win_take(&a->win, win_bytes(&a->win).n);
	return archive_finish(a);
}

int
archive_frames(struct archive *a)
{
	const struct mhtml *m = &a->mhtml;
	struct doc *d = a->doc;

	if (!a->framed && !a->wanted) {
		give_page(a);
	} else {
		if (!mhtml_next(&a->mhtml))
			return end(a);
		if (!archive_entry(a, m->part))
			return AGAIN;
	}
	d->bare = true;
	d->url = m->url;
	d->captured = m->captured;
	d->charset = m->charset;
	d->body = m->body;
	*a->reason = NULL;
	return ARCHIVE_DOC;
}
