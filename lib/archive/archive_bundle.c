/* archive_bundle - opens a zip, a tar and the like, whose members are files */
#include "archive_priv.h"

#define DEPTH 3 /* archives within each other are read so deep */

int
archive_bundle_hurt(struct archive *a)
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
		return archive_bundle_hurt(a);
	archive_find_bodies(a);
	a->phase = PHASE_MEMBERS;
	a->bundle.whole = a->bundle.alone = false;
	return AGAIN;
}
