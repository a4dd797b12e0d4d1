/* archive_bodies - the members of a zip that a HAR in it has as bodies */
#include <stdlib.h>

#include "archive_priv.h"
#include "mem.h"

/* Members that are passed over to find others, at most: crafted entries may ask
 * for them backwards, which costs the square of their number.  Bytes of such
 * members that are kept, so that it does not where they are small. */
#define PASSED ((uint64_t)32 << 20)
#define KEPT   ((size_t)16 << 20)

void
archive_bodies_free(struct archive_bodies *b)
{
	bodies_free(&b->list);
	names_free(&b->members);
	names_free(&b->kept);
	buf_free(&b->text);
	free(b->at);
	bundle_free(b->reader);
}

/* Appends the bytes of the member that a->bodies.reader is at, max at most. */
static bool
read_member(struct archive *a, struct buf *out, size_t max, struct err *e)
{
	struct feed *f = bundle_feed(a->bodies.reader);
	size_t from = out->n;
	ssize_t n;

	do {
		buf_room(out, 1 << 16);
		n = f->take(f, out->p + out->n, 1 << 16, e);
		out->n += n > 0 ? (size_t)n : 0;
		if (out->n - from > max)
			return err_set(e, "it has more than %zu bytes", max);
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
	names_clear(&a->bodies.kept);
	buf_clear(&a->bodies.text);
	a->bodies.full = false;
	a->bodies.open = false;
	a->bodies.passed = 0;
	if (!archive_plain(a) ||
	    (!bundle_file_ends(a->fd, STR(BODIES_HAR)) &&
		!bundle_file_ends(a->fd, STR(BODIES_TRACE))))
		return;
	if (!a->bodies.reader)
		a->bodies.reader = bundle_new();
	if (!bundle_open(a->bodies.reader, a->fd, "zip", &e))
		return;
	while (bundle_next(a->bodies.reader, &name, &e) == BUNDLE_MEMBER) {
		if (names_find(&a->bodies.members, name) == NAMES_NONE)
			names_add(&a->bodies.members, name);
		if (!bodies_kept(name))
			continue;
		buf_clear(&a->body);
		if (read_member(a, &a->body, a->max, &e))
			bodies_add(&a->bodies.list, name, buf_str(&a->body));
	}
}

/* Keeps the member that the reader is at and passes over, if there is room and
 * a HAR names it.  One that cannot be read is told when it is asked for. */
static void
keep(struct archive *a, struct str name)
{
	struct archive_bodies *b = &a->bodies;
	size_t from = b->text.n;
	struct err e;

	if (b->full || !bodies_have(&b->list, name) ||
	    names_find(&b->kept, name) != NAMES_NONE)
		return;
	if (!read_member(a, &b->text, KEPT - from, &e)) {
		b->text.n = from;
		b->full = true;
		return;
	}
	mem_grow(&b->at, &b->cap, b->kept.n + 1, sizeof(*b->at));
	b->at[names_add(&b->kept, name)] =
	    (struct body_kept){from, b->text.n - from};
}

static bool
add_kept(const struct archive_bodies *b, struct str name, struct buf *out)
{
	uint32_t i = names_find(&b->kept, name);

	if (i == NAMES_NONE)
		return false;
	buf_add(out, b->text.p + b->at[i].from, b->at[i].n);
	return true;
}

bool
archive_read_body(
    struct archive *a, struct str name, struct buf *out, struct err *e)
{
	struct str at;

	if (add_kept(&a->bodies, name, out))
		return true;
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
				return read_member(a, out, a->max, e);
			else
				keep(a, at);
		a->bodies.open = false;
		if (a->bodies.passed > PASSED)
			return err_set(e, "too many of them stand in another "
					  "order than the entries; unpack the "
					  "archive, and give the folder");
	}
	return err_set(e, "the archive has no such member");
}
