/* archive_pass - a piece that is too long, or that the end of the file cuts */
#include "archive_priv.h"

int
archive_too_long(struct archive *a, const char *what, size_t n)
{
	err_set(a->e, "%s has more than %zu bytes", what, a->max);
	return archive_refuse(a, REASON_TOO_LONG, n);
}

int
archive_pass_over(struct archive *a, const char *what, uint64_t n)
{
	size_t held = win_bytes(&a->win).n;

	a->pass.left = n;
	a->pass.what = what;
	a->pass.back = a->phase;
	a->phase = PHASE_PASS;
	if (a->wanted)
		return AGAIN;
	return archive_too_long(a, what, n < held ? (size_t)n : held);
}

/* Notes that the file ends inside a piece: its end will be a failure. */
static void
cut(struct archive *a, const char *what)
{
	err_set(a->e, "the file ends inside %s", what);
	archive_remember(a, a->e);
	a->phase = PHASE_CUT;
}

int
archive_truncated(struct archive *a, const char *what)
{
	cut(a, what);
	return archive_refuse(a, "truncated", win_bytes(&a->win).n);
}

int
archive_pass(struct archive *a)
{
	struct archive_pass *p = &a->pass;
	size_t n = win_bytes(&a->win).n;
	enum win_what what;

	n = n < p->left ? n : (size_t)p->left;
	win_take(&a->win, n);
	p->left -= n;
	if (!p->left) {
		a->phase = p->back;
		return AGAIN;
	}
	what = win_more(&a->win);
	if (what == WIN_FAILED)
		return archive_broken(a);
	if (what == WIN_END)
		cut(a, p->what);
	return what == WIN_IDLE ? ARCHIVE_IDLE : AGAIN;
}
