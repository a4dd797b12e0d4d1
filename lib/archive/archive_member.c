/* archive_member - the members of a zip or tar, each a file of its own */
#include <stdlib.h>

#include "archive_priv.h"

#define DEPTH 3 /* archives within each other are read so deep */

void
archive_bundle_free(struct archive_bundle *b)
{
	bundle_free(b->reader);
	archive_free(b->inner);
}

/* Goes to the next member, which the inner archive then reads as its file. */
static enum bundle_what
enter(struct archive *a)
{
	enum bundle_what what;
	struct str name;

	if (a->bundle.whole)
		bundle_pass(a->bundle.reader);
	what = bundle_next(a->bundle.reader, &name, a->e);
	if (what != BUNDLE_MEMBER)
		return what;
	buf_clear(&a->name);
	buf_puts(&a->name, a->file);
	buf_addc(&a->name, '/');
	buf_addstr(&a->name, name);
	if (!a->bundle.inner) {
		a->bundle.inner = archive_new(a->max, a->crawl.words);
		a->bundle.inner->depth = a->depth + 1;
		a->bundle.inner->outer = a;
	}
	win_open_feed(&a->bundle.inner->win, bundle_feed(a->bundle.reader));
	archive_start(a->bundle.inner, buf_cstr(&a->name));
	return what;
}

/* The name of the member entered last. */
static struct str
name_in(const struct archive *a)
{
	struct str name = buf_str(&a->name);
	size_t before = strlen(a->file) + 1;

	return str_after(name, before);
}

static int
refuse(struct archive *a)
{
	int what;

	archive_remember(a, a->e);
	what = archive_refuse(a, REASON_DAMAGED, 0);
	a->phase = PHASE_CUT;
	return what;
}

int
archive_bundle(struct archive *a, struct str held)
{
	bool ok;

	if (a->depth == DEPTH) {
		a->phase = PHASE_DRAIN;
		err_set(a->e, "it lies within %d others; unpack these", DEPTH);
		return archive_refuse(a, a->bundle.kind, win_bytes(&a->win).n);
	}
	if (strcmp(a->bundle.kind, "7z") == 0 && !archive_plain(a))
		return archive_closed(a, a->bundle.kind);
	if (!a->bundle.reader)
		a->bundle.reader = bundle_new();
	/* a zip has its list at the end: that can be read only if it is a plain
	 * file, or held */
	if (archive_plain(a))
		ok = bundle_open(a->bundle.reader, a->fd, a->bundle.kind, a->e);
	else if (held.p)
		ok = bundle_open_bytes(a->bundle.reader, held, a->e);
	else
		ok = bundle_open_win(
		    a->bundle.reader, &a->win, a->bundle.kind, a->e);
	if (!ok)
		return refuse(a);
	archive_find_bodies(a);
	a->phase = PHASE_MEMBERS;
	a->bundle.whole = a->bundle.alone = false;
	return AGAIN;
}

int
archive_members(struct archive *a)
{
	switch (enter(a)) {
	case BUNDLE_MEMBER: break;
	case BUNDLE_END: return archive_finish(a);
	case BUNDLE_HURT:
		archive_remember(a, a->e);
		return archive_refuse(a, REASON_DAMAGED, 0);
	case BUNDLE_FAILED: return refuse(a);
	}
	a->phase = PHASE_MEMBER;
	if (!bodies_have(&a->bodies.list, name_in(a)))
		return AGAIN;
	/* it is read with its entry */
	a->phase = PHASE_MEMBERS;
	*a->doc = (struct doc){.file = buf_cstr(&a->name), .record = 1};
	*a->reason = "beside";
	return ARCHIVE_SKIP;
}

int
archive_member(struct archive *a)
{
	enum archive_what what;
	struct err why;

	what = archive_next(a->bundle.inner, a->doc, a->reason, a->e);
	if (what == ARCHIVE_FAILED) {
		why = *a->e;
		err_set(a->e, "in %.*s: %.300s",
		    (int)(a->name.n < 150 ? a->name.n : 150), a->name.p,
		    why.msg);
		archive_remember(a, a->e);
		return AGAIN;
	}
	/* who asks for a place of the archive asks for nothing of a member */
	if (what != ARCHIVE_END)
		return a->all && what <= ARCHIVE_BAD ? AGAIN : what;
	if (a->bundle.alone)
		return archive_finish(a);
	a->phase = PHASE_MEMBERS;
	return AGAIN;
}

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
	while ((what = enter(a)) == BUNDLE_MEMBER || what == BUNDLE_HURT) {
		if (what == BUNDLE_HURT)
			continue;
		a->phase = PHASE_MEMBER;
		name = name_in(a);
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
