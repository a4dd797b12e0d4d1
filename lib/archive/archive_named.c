/* archive_named - a member of an archive by its name, and a place in it */
#include "archive_priv.h"

/* Takes steps until it is known what the file is. */
static void
settle(struct archive *a, struct err *e)
{
	const char *reason;
	struct doc d;

	a->doc = &d;
	a->reason = &reason;
	a->e = e;
	while (a->phase == PHASE_SNIFF)
		archive_sniff(a);
	while (a->phase == PHASE_BOOK)
		archive_book(a);
	a->doc = NULL;
	a->reason = NULL;
}

/* Goes to the member of that name, which may be a member within a member, or a
 * cell of a database there.  whole: those before it are read, not passed over:
 * in an archive that is damaged others are found so.  Returns what reads it;
 * NULL with e set if there is none. */
static struct archive *
enter_named(struct archive *a, const char *member, bool whole, struct err *e)
{
	enum bundle_what what;
	struct str name, rest;

	settle(a, e);
	if (a->phase == PHASE_SPOOL) {
		a->cell = member;
		return a;
	}
	if (a->phase != PHASE_MEMBERS) {
		err_set(e, "the file has no members");
		return NULL;
	}
	a->bundle.whole = whole;
	a->bundle.alone = true;
	while (
	    (what = archive_enter(a)) == BUNDLE_MEMBER || what == BUNDLE_HURT) {
		if (what == BUNDLE_HURT)
			continue;
		a->phase = PHASE_MEMBER;
		name = archive_member_name(a);
		rest = str_from(member);
		if (str_eq(name, rest))
			return a->bundle.inner;
		if (!str_starts(rest, name) || member[name.n] != '/')
			continue;
		/* a member so named may as well be a folder's */
		settle(a->bundle.inner, e);
		if (a->bundle.inner->phase == PHASE_MEMBERS ||
		    a->bundle.inner->phase == PHASE_SPOOL)
			return enter_named(
			    a->bundle.inner, member + name.n + 1, whole, e);
	}
	if (what == BUNDLE_END)
		err_set(e, "the archive has no member %s", member);
	return NULL;
}

/* Opens the file and goes to that member. */
static struct archive *
open_named(struct archive *a, int fd, const char *file, const char *member,
    struct err *e)
{
	struct archive *in;

	archive_open(a, fd, file);
	in = enter_named(a, member, strchr(member, '#') != NULL, e);
	if (in || gz_size(a->win.gz) == UINT64_MAX)
		return in;
	gz_rewind(a->win.gz);
	archive_open(a, fd, file);
	return enter_named(a, member, true, e);
}

static struct archive *
open_again(struct archive *a, int fd, const char *file, const char *member,
    struct err *e)
{
	gz_rewind(a->win.gz);
	return open_named(a, fd, file, member, e);
}

bool
archive_open_member(struct archive *a, int fd, const char *file,
    const char *member, struct doc_at at, struct err *e)
{
	enum place place = PLACE_ANY;
	bool plain;
	struct archive *in = open_named(a, fd, file, member, e);

	if (!in)
		return false;
	if (in->cell)
		return (!at.offset && !at.skip) ||
		       err_set(e, "no record begins there");
	if ((at.offset || at.skip) && gz_size(a->win.gz) == UINT64_MAX) {
		archive_seek_doc(in, at);
		return true;
	}
	if (at.offset || at.skip) {
		place = archive_find_part(in, at);
		if (place == PLACE_PART)
			return true;
		plain = !gz_packed(in->win.gz);
		in = open_again(a, fd, file, member, e);
		if (!in)
			return false;
		in->plain = plain;
	}
	if (place != PLACE_OWN && !archive_start_at(in, at, place, e))
		return false;
	if (in->doubt) {
		in = open_again(a, fd, file, member, e);
		place = PLACE_OWN;
	}
	if (in && place == PLACE_OWN)
		archive_seek_doc(in, at);
	return in;
}
