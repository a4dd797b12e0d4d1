/* archive_bare - a page, or a reply or message as it came */
#include "archive_priv.h"
#include "request.h"

void
archive_bare_free(struct archive_bare *b)
{
	saved_free(&b->saved);
	buf_free(&b->date);
}

/* The reply that stands behind a request in the same file, as HTTPie shows
 * both; absent if none does. */
static struct str
reply_behind(struct str s)
{
	size_t at = str_find(s, STR("\nHTTP/"), 0);

	s = str_after(s, at);
	if (s.n)
		s = str_after(s, 1);
	return http_like(s) ? s : STR_NONE;
}

/* Gives a reply with its header, which says when it came.  known: it is the one
 * to the request that was noted last. */
static int
reply(struct archive *a, struct str s, bool known)
{
	struct doc *d = a->doc;
	int what;

	if (a->noted.url.n && known)
		d->url = buf_str(&a->noted.url);
	what =
	    archive_unwrapped(unwrap_reply(&a->unwrap, s, d, a->reason, a->e));
	if (what != ARCHIVE_DOC)
		return what;
	buf_clear(&a->bare.date);
	if (a->unwrap.http.date.p &&
	    saved_date(a->unwrap.http.date, &a->bare.date))
		d->captured = buf_str(&a->bare.date);
	return ARCHIVE_DOC;
}

/* Gives a page with what the program that saved it says: an archive of Safari,
 * "saved from url", or a message. */
static int
saved_page(struct archive *a, struct doc *d)
{
	struct webarchive w;

	switch (webarchive_read(d->body, &w)) {
	case WEBARCHIVE_PAGE: return archive_give_safari(a, &w);
	case WEBARCHIVE_OTHER: *a->reason = "binary"; return ARCHIVE_SKIP;
	case WEBARCHIVE_HOLDS:
		err_set(a->e, "a property list with a page in it cannot be "
			      "read; write that out: plutil -p FILE");
		*a->reason = "plist";
		return ARCHIVE_BAD;
	case WEBARCHIVE_UNSOUND:
		err_set(a->e, "the file is cut or damaged: its page is not "
			      "where it says");
		*a->reason = "webarchive";
		return ARCHIVE_BAD;
	case WEBARCHIVE_NONE: break;
	}
	saved_look(&a->bare.saved, d->body);
	if (a->bare.saved.url.p)
		d->url = a->bare.saved.url;
	if (a->bare.saved.captured.p)
		d->captured = a->bare.saved.captured;
	a->mhtml.framed = mhtml_open(&a->mhtml.reader, d->body) &&
	                  mhtml_next(&a->mhtml.reader);
	return a->mhtml.framed ? archive_give_part(a) : ARCHIVE_DOC;
}

int
archive_give_bare(struct archive *a, struct str s)
{
	int what = ARCHIVE_DOC;

	a->doc->body = s;
	a->doc->bare = true;
	*a->reason = NULL;
	if (http_like(s))
		what = reply(a, s, archive_answers(a));
	else if (request_url(s, &a->noted.url))
		what = reply_behind(s).p ? reply(a, reply_behind(s), true)
		                         : archive_note_request(a);
	else if (request_kept(s, &a->noted.url, &a->noted.when))
		what = archive_note_kept(a);
	else if (request_boxed(s, &a->noted.url, &a->noted.when))
		what = archive_note_boxed(a);
	if (what == ARCHIVE_DOC)
		what = saved_page(a, a->doc);
	if (what == ARCHIVE_DOC && archive_is_kept(a))
		archive_set_kept(a);
	return what;
}

int
archive_bare(struct archive *a, struct str s)
{
	if (http_like(s) && http_end(&a->unwrap.http, s) < s.n) {
		a->phase = PHASE_REPLIES;
		return AGAIN;
	}
	archive_entry(a, s);
	archive_finish(a);
	archive_look_behind(a, s);
	return archive_give_bare(a, s);
}
