/* archive_safari - a page that Safari saved with its frames */
#include "archive_priv.h"
#include "base64.h"
#include "media.h"
#include "text.h"

int
archive_safari(struct archive *a, struct str file)
{
	struct webarchive w;

	if (http_like(file) || webarchive_read(file, &w) != WEBARCHIVE_PAGE ||
	    !webarchive_frame(file, NULL, &w))
		return NO_SUCH;
	a->phase = PHASE_SUBFRAMES;
	a->safari.framed = false;
	a->safari.file = file;
	a->safari.frame = NULL;
	return AGAIN;
}

int
archive_give_safari(struct archive *a, const struct webarchive *w)
{
	struct doc *d = a->doc;
	bool sound = true;
	size_t n;

	d->bare = true;
	d->url = w->url;
	d->charset = w->charset;
	d->body = w->body;
	if (w->coded) {
		buf_clear(&a->body);
		text_references(w->url, &a->body);
		n = a->body.n;
		sound = base64_read(w->body, &a->body);
		d->url = w->url.p ? str_n(a->body.p, n) : w->url;
		d->body = buf_after(&a->body, n);
	}
	if (!sound)
		return archive_refuse_base64(a);
	if (w->cut) {
		d->lost = "part";
		err_set(a->e, "the file ends before the web archive does: what "
			      "else belongs to the page may lack");
	}
	return ARCHIVE_DOC;
}

static int
end(struct archive *a, const struct webarchive *w)
{
	if (w->more) {
		err_set(a->e,
		    "it has more than %d frames, or some more than "
		    "four deep: these are not read",
		    WEBARCHIVE_FRAMES);
		archive_remember(a, a->e);
	}
	return archive_end_held(a);
}

int
archive_subframes(struct archive *a)
{
	struct doc *d = a->doc;
	struct webarchive *w = &a->safari.page;

	*a->reason = NULL;
	if (!a->safari.framed && !a->wanted) {
		/* the record of the page is the file, which is what was saved
		 */
		webarchive_read(a->safari.file, w);
		archive_place(a, a->safari.file.n);
		d->stored = a->safari.file;
		a->safari.framed = true;
	} else {
		if (!webarchive_frame(a->safari.file, a->safari.frame, w))
			return end(a, w);
		a->safari.frame = w->body.p;
		if (!archive_entry(a, w->body))
			return AGAIN;
		*a->reason = media_skip(w->type);
	}
	return *a->reason ? ARCHIVE_SKIP : archive_give_safari(a, w);
}
