/* archive_over - the end of a file, where it should be and elsewhere */
#include <inttypes.h>

#include "archive_priv.h"

int
archive_finish(struct archive *a)
{
	a->phase = a->hurt ? PHASE_CUT : PHASE_OVER;
	if (a->segments.open) {
		archive_segments_end(a);
		a->phase = PHASE_HEAD;
	}
	return AGAIN;
}

int
archive_end_held(struct archive *a)
{
	win_take(&a->win, win_bytes(&a->win).n);
	return archive_finish(a);
}

int
archive_cut(struct archive *a)
{
	if (a->segments.open)
		archive_segments_end(a);
	if (a->segments.due)
		return archive_segments_give(a);
	a->phase = PHASE_OVER;
	*a->e = a->first;
	if (a->hurt > 1)
		err_set(a->e, "%" PRIu64 " places are damaged, the first %s",
		    a->hurt, a->first.msg);
	return ARCHIVE_FAILED;
}

int
archive_failure(struct archive *a)
{
	bool is_cut = gz_cut(a->win.gz), more;
	size_t held = win_bytes(&a->win).n;
	uint64_t record = a->record;
	int what;

	*a->e = a->win.err;
	archive_remember(a, a->e);
	what = archive_refuse(a, REASON_DAMAGED, held);
	more = win_resync(&a->win);
	if (!more && is_cut)
		*a->reason = "truncated";
	/* one damage is given once, and a cut between records not at all */
	if (a->told || (!more && is_cut && !held)) {
		a->record = record;
		what = AGAIN;
	}
	a->told = true;
	a->warc.inside = false;
	a->phase = !more         ? PHASE_CUT
	           : a->warc.arc ? PHASE_ARC_LOST
	                         : PHASE_LOST;
	return what;
}

int
archive_broken(struct archive *a)
{
	archive_failure(a);
	a->phase = PHASE_CUT;
	return ARCHIVE_BAD;
}

int
archive_no_more(struct archive *a, enum win_what what)
{
	if (what == WIN_IDLE)
		return ARCHIVE_IDLE;
	return what == WIN_FAILED ? archive_failure(a) : AGAIN;
}
