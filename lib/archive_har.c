/* archive_har - the replies that a browser's network panel saved */
#include <inttypes.h>

#include "archive_priv.h"
#include "media.h"

#define MARK 8 /* bytes of a text that browsers leave out: of its encoding */

int
archive_har(struct archive *a, struct str file)
{
	a->phase = ENTRIES;
	if (har_open(&a->har, file, a->e))
		return AGAIN;
	a->phase = DRAIN;
	archive_remember(a, a->e);
	return archive_refuse(a, "har", file.n);
}

/* Gives the entry, which is held. */
static int
give(struct archive *a)
{
	const struct har *h = &a->har;
	struct doc *d = a->doc;

	if (!archive_entry(a, h->entry))
		return AGAIN;
	d->url = h->url;
	d->captured = h->captured;
	d->type = h->type;
	d->charset = h->charset;
	d->body = h->body;
	*a->reason = archive_none(h->status, h->type, h->body);
	if (!*a->reason && h->damaged)
		return archive_refuse_base64(a);
	if (!*a->reason) {
		*a->reason = unwrap_packed(&a->unwrap, &d->body, a->max, a->e);
		if (*a->reason)
			return ARCHIVE_BAD;
		if (h->size > d->body.n + MARK) {
			*a->reason = "part";
			err_set(a->e,
			    "%zu of the %" PRIu64 " bytes of the reply were "
			    "saved",
			    d->body.n, h->size);
		}
		return ARCHIVE_DOC;
	}
	if (h->beside.n && !h->body.n) {
		*a->reason = "beside";
		return ARCHIVE_SKIP;
	}
	if (!h->lost || !media_page(h->type) ||
	    !str_eq(str_from(*a->reason), STR("empty")))
		return ARCHIVE_SKIP;
	*a->reason = "no_body";
	err_set(a->e, "the reply was saved without its content");
	return ARCHIVE_BAD;
}

int
archive_entries(struct archive *a)
{
	if (har_next(&a->har))
		return give(a);
	win_take(&a->win, win_bytes(&a->win).n);
	return archive_finish(a);
}
