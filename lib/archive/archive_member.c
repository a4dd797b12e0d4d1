/* archive_member - the members of a zip or tar, each a file of its own */

#include "archive_priv.h"

void
archive_bundle_free(struct archive_bundle *b)
{
	bundle_free(b->reader);
	archive_free(b->inner);
}

enum bundle_what
archive_enter(struct archive *a)
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

struct str
archive_member_name(const struct archive *a)
{
	struct str name = buf_str(&a->name);
	size_t before = strlen(a->file) + 1;

	return str_after(name, before);
}

int
archive_members(struct archive *a)
{
	switch (archive_enter(a)) {
	case BUNDLE_MEMBER: break;
	case BUNDLE_END: return archive_finish(a);
	case BUNDLE_HURT:
		archive_remember(a, a->e);
		return archive_refuse(a, REASON_DAMAGED, 0);
	case BUNDLE_FAILED: return archive_bundle_hurt(a);
	}
	a->phase = PHASE_MEMBER;
	if (!bodies_have(&a->bodies.list, archive_member_name(a)))
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
