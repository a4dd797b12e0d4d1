/* archive_give - what all steps use: places, documents, refusals, ends */
#include "archive_priv.h"
#include "http.h"
#include "media.h"

const char *
archive_none(int status, struct str type, struct str body)
{
	struct http http = {.status = status};
	const char *word = status ? http_skip(&http) : NULL;

	if (!word)
		word = media_skip(type);
	return word || body.n ? word : REASON_EMPTY;
}

int
archive_unwrapped(enum unwrap_what what)
{
	static const int of[] = {[UNWRAP_DOC] = ARCHIVE_DOC,
	    [UNWRAP_SKIP] = ARCHIVE_SKIP,
	    [UNWRAP_BAD] = ARCHIVE_BAD};

	return of[what];
}

int
archive_unpack(struct archive *a, struct str coding)
{
	*a->reason = unwrap_packed(&a->unwrap, &a->doc->body, coding, a->e);
	return *a->reason ? ARCHIVE_BAD : ARCHIVE_DOC;
}

void
archive_place(struct archive *a, uint64_t n)
{
	struct doc *d = a->doc;

	*d = (struct doc){.file = a->file, .length = n};
	d->record = ++a->record;
	if (win_bytes(&a->win).n)
		win_where(&a->win, 0, &d->offset, &d->skip);
	else
		d->offset = gz_packed(a->win.gz) ? gz_member(a->win.gz)
		                                 : gz_offset(a->win.gz);
}

bool
archive_entry(struct archive *a, struct str s)
{
	win_take(&a->win, (size_t)(s.p - win_bytes(&a->win).p));
	archive_place(a, s.n);
	win_take(&a->win, s.n);
	a->doc->stored = s;
	if (a->wanted && (a->doc->offset != a->wanted_at.offset ||
			     a->doc->skip != a->wanted_at.skip))
		return false;
	a->wanted = false;
	return true;
}

int
archive_refuse_base64(struct archive *a)
{
	*a->reason = REASON_ENCODING;
	err_set(a->e, "its base64 is damaged: in it stand characters that are "
		      "none, or it is cut");
	return ARCHIVE_BAD;
}

int
archive_refuse_no_body(struct archive *a)
{
	*a->reason = "no_body";
	err_set(a->e, "the reply was saved without its content");
	return ARCHIVE_BAD;
}

int
archive_refuse(struct archive *a, const char *reason, size_t n)
{
	archive_place(a, n);
	a->doc->stored = str_n(win_bytes(&a->win).p, n);
	*a->reason = reason;
	return ARCHIVE_BAD;
}

int
archive_refuse_file(struct archive *a, const char *reason)
{
	a->phase = archive_hurts(a, reason) ? PHASE_CUT : PHASE_DRAIN;
	return archive_refuse(a, reason, win_bytes(&a->win).n);
}

void
archive_remember(struct archive *a, const struct err *e)
{
	if (!a->hurt++)
		a->first = *e;
}

bool
archive_hurts(struct archive *a, const char *reason)
{
	bool is = reason_is(reason, REASON_DAMAGED);

	if (is)
		archive_remember(a, a->e);
	return is;
}

size_t
archive_blank(struct str s, size_t at)
{
	while (at < s.n && (s.p[at] == '\r' || s.p[at] == '\n'))
		at++;
	return at;
}

bool
archive_plain(const struct archive *a)
{
	return !gz_packed(a->win.gz) && gz_size(a->win.gz) != UINT64_MAX;
}
