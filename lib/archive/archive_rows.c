/* archive_rows - pages that a program keeps as rows of JSON or a table */
#include "archive_priv.h"

/* Gives a page inside which the file ends. */
static int
give_torn(struct archive *a)
{
	if (archive_unpack(a, a->crawl.coding) == ARCHIVE_BAD)
		return ARCHIVE_BAD;
	a->doc->lost = *a->reason = "truncated";
	err_set(a->e, "the file ends inside the text of this reply");
	return a->doc->body.n ? ARCHIVE_DOC : ARCHIVE_BAD;
}

int
archive_give_row(struct archive *a, struct str row)
{
	struct crawl *c = &a->crawl;
	struct doc *d = a->doc;
	bool sound = crawl_read(c, row, a->e);

	d->url = c->url;
	d->captured = c->captured;
	d->loose = true;
	d->type = c->type;
	d->charset = c->charset;
	d->body = c->body;
	*a->reason = c->cut                  ? "truncated"
	             : c->form == CRAWL_YAML ? "yaml"
	                                     : "json";
	if (sound)
		*a->reason = archive_none(c->status, c->type, c->body);
	if (!sound)
		return ARCHIVE_BAD;
	if (*a->reason && !(c->torn && reason_is(*a->reason, REASON_EMPTY)))
		return ARCHIVE_SKIP;
	if (c->damaged)
		return archive_refuse_base64(a);
	if (c->torn)
		return give_torn(a);
	if (http_like(d->body)) /* with its header */
		return archive_unwrapped(
		    unwrap_reply(&a->unwrap, d->body, d, a->reason, a->e));
	return archive_unpack(a, c->coding);
}

/* Gives the row of n bytes at the place. */
static int
give(struct archive *a, size_t n)
{
	struct str row = str_n(win_bytes(&a->win).p, n);
	bool alone = a->wanted || a->all;

	if (!archive_entry(a, row))
		return AGAIN;
	return a->whole.har_rows ? archive_give_har_row(a, row, alone)
	                         : archive_give_row(a, row);
}

/* Refuses a row that has no end within the bytes that may be held. */
static int
too_long(struct archive *a, struct str s)
{
	int what = AGAIN;

	if (crawl_drop(&a->crawl))
		what = archive_too_long(a, "a row", s.n);
	win_take(&a->win, s.n);
	return a->wanted ? AGAIN : what;
}

int
archive_rows(struct archive *a)
{
	enum win_what what = WIN_OK;
	size_t from, n;
	struct str s;

	for (;;) {
		s = win_bytes(&a->win);
		if (s.n > a->max)
			s.n = a->max;
		switch (crawl_next(&a->crawl, s, what == WIN_END, &from, &n)) {
		case CRAWL_ROW: win_take(&a->win, from); return give(a, n);
		case CRAWL_OVER:
			if (crawl_inside(&a->crawl))
				return archive_truncated(
				    a, "the list of its pages");
			win_take(&a->win, s.n);
			return archive_finish(a);
		case CRAWL_WANT: break;
		}
		if (s.n == a->max)
			return too_long(a, s);
		what = win_more(&a->win);
		if (what == WIN_FAILED)
			return archive_broken(a);
		if (what == WIN_IDLE)
			return ARCHIVE_IDLE;
	}
}
