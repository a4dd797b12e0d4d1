/* archive_parts - a long table or dump, in parts of whole rows */
#include "archive_priv.h"

/* What is held, as far as it is looked at: max bytes. */
static struct str
held(const struct archive *a)
{
	struct str s = win_bytes(&a->win);

	if (s.n > a->max)
		s.n = a->max;
	return s;
}

/* Gives the part of n bytes at the place. */
static int
give(struct archive *a, size_t n)
{
	struct doc *d = a->doc;
	struct str s = str_n(win_bytes(&a->win).p, n);
	bool first = a->part.first;

	buf_clear(&a->body);
	part_body(&a->part, s, &a->body);
	if (!archive_entry(a, s))
		return AGAIN;
	d->continued = !first;
	d->bare = true;
	d->body = buf_str(&a->body);
	*a->reason = NULL;
	return ARCHIVE_DOC;
}

static int
too_long(struct archive *a)
{
	int what = archive_too_long(a, "a row", held(a).n);

	a->phase = PHASE_ROW;
	return a->wanted ? AGAIN : what;
}

int
archive_parts(struct archive *a)
{
	enum win_what what = WIN_OK;
	struct str s;
	size_t n;

	for (;;) {
		s = held(a);
		n = s.n ? part_find(&a->part, s, what == WIN_END) : 0;
		if (!n && (s.n == a->max || what == WIN_FAILED))
			n = part_short(&a->part, s);
		if (n)
			return give(a, n);
		if (s.n == a->max)
			return too_long(a);
		if (what == WIN_FAILED)
			return archive_broken(a);
		if (what == WIN_END)
			return archive_finish(a);
		what = win_more(&a->win);
		if (what == WIN_IDLE)
			return ARCHIVE_IDLE;
	}
}

int
archive_row(struct archive *a)
{
	enum win_what what;
	bool over = false;
	size_t n;

	/* of UTF-16 a byte alone is left until there are more */
	n = held(a).n ? part_drop(&a->part, held(a), &over) : 0;
	win_take(&a->win, n);
	if (over)
		a->phase = PHASE_PARTS;
	if (over || (n && held(a).n))
		return AGAIN;
	what = win_more(&a->win);
	if (what == WIN_FAILED) {
		archive_remember(a, &a->win.err);
		a->phase = PHASE_CUT;
	} else if (what == WIN_END) {
		return archive_finish(a);
	}
	return what == WIN_IDLE ? ARCHIVE_IDLE : AGAIN;
}
