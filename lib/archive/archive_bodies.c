/* archive_bodies - the members of a zip that a HAR in it has as bodies */
#include "archive_priv.h"

/* Members that are passed over to find others, at most: crafted entries may ask
 * for them backwards, which costs the square of their number. */
#define PASSED ((uint64_t)32 << 20)

void
archive_bodies_free(struct archive_bodies *b)
{
	bodies_free(&b->list);
	names_free(&b->members);
	bundle_free(b->reader);
}

/* Appends the bytes of the member that a->bodies.reader is at, max at most. */
static bool
read_member(struct archive *a, struct buf *out, struct err *e)
{
	struct feed *f = bundle_feed(a->bodies.reader);
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

	bodies_clear(&a->bodies.list);
	names_clear(&a->bodies.members);
	a->bodies.open = false;
	a->bodies.passed = 0;
	if (!archive_plain(a) || !bundle_file_ends(a->fd, STR(BODIES_HAR)))
		return;
	if (!a->bodies.reader)
		a->bodies.reader = bundle_new();
	if (!bundle_open(a->bodies.reader, a->fd, "zip", &e))
		return;
	while (bundle_next(a->bodies.reader, &name, &e) == BUNDLE_MEMBER) {
		if (names_find(&a->bodies.members, name) == NAMES_NONE)
			names_add(&a->bodies.members, name);
		if (!str_ends(name, STR(BODIES_HAR)))
			continue;
		buf_clear(&a->body);
		if (read_member(a, &a->body, &e))
			bodies_add(&a->bodies.list, name, buf_str(&a->body));
	}
}

bool
archive_read_body(
    struct archive *a, struct str name, struct buf *out, struct err *e)
{
	struct str at;

	if (names_find(&a->bodies.members, name) == NAMES_NONE)
		return err_set(e, "the archive has no such member");
	/* they mostly stand in the order of the entries: looks on from the last
	 * one, then once from the start */
	for (int turn = 0; turn < 2; turn++) {
		if (!a->bodies.open &&
		    !bundle_open(a->bodies.reader, a->fd, "zip", e))
			return false;
		a->bodies.open = true;
		while (a->bodies.passed++ < PASSED &&
		       bundle_next(a->bodies.reader, &at, e) == BUNDLE_MEMBER)
			if (str_eq(at, name))
				return read_member(a, out, e);
		a->bodies.open = false;
		if (a->bodies.passed > PASSED)
			return err_set(e, "too many of them stand in another "
					  "order than the entries; unpack the "
					  "archive, and give the folder");
	}
	return err_set(e, "the archive has no such member");
}
