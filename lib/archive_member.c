/* archive_member - the members of a zip or tar, each a file of its own */
#include <stdlib.h>

#include "archive_priv.h"
#include "mem.h"

/* The next member, as the file of the inner archive. */
static enum bundle_what
enter(struct archive *a)
{
	enum bundle_what what;
	struct str name;

	what = bundle_next(a->bundle, &name, a->e);
	if (what != BUNDLE_MEMBER)
		return what;
	buf_clear(&a->name);
	buf_puts(&a->name, a->file);
	buf_addc(&a->name, '/');
	buf_addstr(&a->name, name);
	if (!a->inner) {
		a->inner = archive_new(a->max);
		a->inner->nested = true;
	}
	win_open_feed(&a->inner->win, bundle_feed(a->bundle));
	archive_start(a->inner, buf_cstr(&a->name));
	return what;
}

static int
refuse(struct archive *a)
{
	int what;

	archive_remember(a, a->e);
	what = archive_refuse(a, "damaged", 0);
	a->phase = CUT;
	return what;
}

int
archive_bundle(struct archive *a)
{
	bool ok;

	if (!a->bundle)
		a->bundle = bundle_new();
	/* only a file that is stored as it is can be read from its end */
	if (archive_plain(a))
		ok = bundle_open(a->bundle, a->fd, a->e);
	else
		ok = bundle_open_win(a->bundle, &a->win, a->e);
	if (!ok)
		return refuse(a);
	a->phase = MEMBERS;
	return AGAIN;
}

int
archive_members(struct archive *a)
{
	switch (enter(a)) {
	case BUNDLE_MEMBER: a->phase = MEMBER; return AGAIN;
	case BUNDLE_END: return archive_finish(a);
	case BUNDLE_FAILED: break;
	}
	return refuse(a);
}

int
archive_member(struct archive *a)
{
	enum archive_what what;
	struct err why;

	what = archive_next(a->inner, a->doc, a->reason, a->e);
	if (what == ARCHIVE_FAILED) {
		why = *a->e;
		err_set(a->e, "in %.*s: %.300s",
		    (int)(a->name.n < 150 ? a->name.n : 150), a->name.p,
		    why.msg);
		archive_remember(a, a->e);
		return AGAIN;
	}
	if (what != ARCHIVE_END)
		return what;
	a->phase = MEMBERS;
	return AGAIN;
}

/* Steps to the member of that name. */
static bool
enter_named(struct archive *a, const char *member, struct err *e)
{
	enum bundle_what what = BUNDLE_END;
	size_t before = strlen(a->file) + 1;
	const char *reason;
	struct str name;
	struct doc d;

	a->doc = &d;
	a->reason = &reason;
	a->e = e;
	while (a->phase == SNIFF)
		archive_sniff(a);
	if (a->phase != MEMBERS)
		return err_set(e, "the file is no zip or tar");
	while ((what = enter(a)) == BUNDLE_MEMBER) {
		name = buf_str(&a->name);
		name.p += before, name.n -= before;
		if (str_eq(name, str_from(member)))
			break;
	}
	if (what == BUNDLE_END)
		err_set(e, "the archive has no member %s", member);
	a->phase = MEMBER;
	return what == BUNDLE_MEMBER;
}

bool
archive_open_member(struct archive *a, int fd, const char *file,
    const char *member, uint64_t offset, uint64_t skip, struct err *e)
{
	archive_open(a, fd, file);
	if (!enter_named(a, member, e))
		return false;
	if (!offset && !skip)
		return archive_start_at(a->inner, offset, skip, e);
	if (gz_size(a->win.gz) != UINT64_MAX) {
		if (archive_find_part(a->inner, offset, skip))
			return true;
		gz_rewind(a->win.gz);
		archive_open(a, fd, file);
		if (!enter_named(a, member, e))
			return false;
	}
	return archive_start_at(a->inner, offset, skip, e);
}
