/* archive_flows - the exchanges that mitmproxy kept */
#include "archive_priv.h"
#include "media.h"

/* Gives what the flow that was read holds. */
static int
give_content(struct archive *a, const struct flow *f)
{
	struct doc *d = a->doc;

	if (!f->http || !f->answered) {
		*a->reason = f->http ? REASON_EMPTY : REASON_RECORD_TYPE;
		return ARCHIVE_SKIP;
	}
	d->url = f->url;
	d->captured = f->seconds;
	d->loose = true;
	d->type = f->type;
	d->charset = f->charset;
	d->body = f->body;
	*a->reason = archive_none(f->status, f->type, f->body);
	if (*a->reason && f->lost && media_page(f->type) &&
	    reason_is(*a->reason, REASON_EMPTY))
		return archive_refuse_no_body(a);
	if (*a->reason)
		return ARCHIVE_SKIP;
	return archive_unpack(a, f->coding);
}

/* Gives the flow, which is held. */
static int
give(struct archive *a, struct str flow)
{
	if (!archive_entry(a, flow))
		return AGAIN;
	a->told = false;
	if (flow_read(&a->flow, flow, a->e))
		return give_content(a, &a->flow);
	*a->reason = "flow";
	return ARCHIVE_BAD;
}

/* True if the piece at the place is the one that is wanted. */
static bool
is_wanted(const struct archive *a)
{
	uint64_t offset, skip;

	win_where(&a->win, 0, &offset, &skip);
	return offset == a->wanted_at.offset && skip == a->wanted_at.skip;
}

/* Refuses what is at the place, where no flow begins, up to the next one; of
 * one damage only the first such piece. */
static int
lose(struct archive *a, struct str s)
{
	size_t n = flow_find(s, 1);
	int what = AGAIN;

	if (a->wanted ? is_wanted(a) : !a->told) {
		err_set(a->e, "no flow of mitmproxy begins here");
		what = archive_refuse(a, "flow", n);
	}
	a->told = true;
	win_take(&a->win, n);
	return what;
}

int
archive_flows(struct archive *a)
{
	enum win_what what;
	struct str s;
	size_t n;

	for (;;) {
		s = win_bytes(&a->win);
		if (s.n && !flow_size(s, &n))
			return lose(a, s);
		if (s.n && n > a->max)
			return archive_pass_over(a, "a flow", n);
		if (s.n && n && n <= s.n)
			return give(a, str_n(s.p, n));
		what = win_more(&a->win);
		if (what == WIN_FAILED)
			return archive_broken(a);
		if (what == WIN_IDLE)
			return ARCHIVE_IDLE;
		if (what == WIN_END)
			return s.n ? archive_truncated(a, "a flow")
			           : archive_finish(a);
	}
}
