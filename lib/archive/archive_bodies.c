/* archive_bodies - the members of a zip that a HAR in it has as bodies */
#include "archive_priv.h"

/* Appends the bytes of the member that a->other is at, max at most. */
static bool
read_member(struct archive *a, struct buf *out, struct err *e)
{
	struct feed *f = bundle_feed(a->other);
	size_t from = out->n;
	ssize_t n;

	do {
		buf_room(out, 1 << 16);
		n = f->take(f, out->p + out->n, 1 << 16, e);
		out->n += n > 0 ? (size_t)n : 0;
		if (out->n - from > a->max)
			return err_set(e, "it has more than %zu bytes", a->max);
	} while (n > 0);
	return n == 0;
}

void
archive_find_bodies(struct archive *a)
{
	struct str name;
	struct err e;

	bodies_clear(&a->bodies);
	names_clear(&a->members);
	a->other_open = false;
	if (!archive_plain(a) || !bundle_file_ends(a->fd, STR(BODIES_HAR)))
		return;
	if (!a->other)
		a->other = bundle_new();
	if (!bundle_open(a->other, a->fd, "zip", &e))
		return;
	while (bundle_next(a->other, &name, &e) == BUNDLE_MEMBER) {
		if (names_find(&a->members, name) == NAMES_NONE)
			names_add(&a->members, name);
		if (!str_ends(name, STR(BODIES_HAR)))
			continue;
		buf_clear(&a->beside);
		if (read_member(a, &a->beside, &e))
			bodies_add(&a->bodies, name, buf_str(&a->beside));
	}
}

bool
archive_read_body(
    struct archive *a, struct str name, struct buf *out, struct err *e)
{
	struct str at;

	if (names_find(&a->members, name) == NAMES_NONE)
		return err_set(e, "the archive has no such member");
	/* they mostly stand in the order of the entries: looks on from the last
	 * one, then once from the start */
	for (int turn = 0; turn < 2; turn++) {
		if (!a->other_open && !bundle_open(a->other, a->fd, "zip", e))
			return false;
		a->other_open = true;
		while (bundle_next(a->other, &at, e) == BUNDLE_MEMBER)
			if (str_eq(at, name))
				return read_member(a, out, e);
		a->other_open = false;
	}
	return err_set(e, "the archive has no such member");
}
