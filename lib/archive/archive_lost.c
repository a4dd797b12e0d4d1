/* archive_lost - what is no record of WARC, or not all of one */
#include <inttypes.h>

#include "archive_priv.h"
#include "zst.h"

void
archive_cut_record(struct archive *a)
{
	err_set(a->e, "at byte %" PRIu64 ": the file ends inside a record",
	    gz_offset(a->win.gz));
	archive_remember(a, a->e);
	a->phase = PHASE_CUT;
}

int
archive_ends_early(struct archive *a)
{
	archive_cut_record(a);
	return archive_refuse(a, "truncated", win_bytes(&a->win).n);
}

int
archive_lose(struct archive *a, const char *reason, size_t n)
{
	int what = archive_refuse(a, reason, n);

	a->warc.inside = n && a->doc->stored.p[n - 1] != '\n';
	a->warc.stray = false;
	win_take(&a->win, n);
	a->told = true;
	a->phase = a->warc.arc ? PHASE_ARC_LOST : PHASE_LOST;
	return what;
}

bool
archive_starts_member(struct str s)
{
	return str_starts(s, STR("\x1f\x8b\b")) || str_starts(s, STR(ZST_MARK));
}
