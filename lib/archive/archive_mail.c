/* archive_mail - messages of a mailbox, or replies, one behind the other */
#include "archive_priv.h"

int
archive_mail(struct archive *a, struct str s)
{
	if (mhtml_mail_end(s) == s.n && mhtml_mail(s, true) != MHTML_MAIL_HEAD)
		return NO_SUCH;
	a->phase = PHASE_REPLIES;
	return AGAIN;
}

/* Gives one of several: a message of a mailbox, of which the other parts are
 * next, or a reply with its header. */
static int
give_one(struct archive *a, struct str s)
{
	bool mine = archive_entry(a, s);
	int what = AGAIN;

	a->mhtml.framed = false;
	if (mine)
		what = archive_give_bare(a, s);
	else if (!http_like(s))
		a->mhtml.framed = mhtml_open(&a->mhtml.reader, s) &&
		                  mhtml_next(&a->mhtml.reader);
	/* the parts of a reply may lie in a buffer: it was unpacked */
	if (a->mhtml.framed && !http_like(s)) {
		win_back(&a->win, s.n);
		a->mhtml.end = s.p + s.n;
		if (a->phase == PHASE_PAYLOAD)
			a->payload.back = PHASE_MESSAGE;
		else
			a->phase = PHASE_MESSAGE;
	}
	return what;
}

/* Remembers that the mailbox was cut in its last message. */
static void
cut_mailbox(struct archive *a)
{
	err_set(a->e, "the mailbox has no end: it is cut in a message");
	archive_remember(a, a->e);
}

/* Gives the last message of a mailbox, which has to end well: else the file was
 * cut. */
static int
last_message(struct archive *a, struct str s)
{
	enum mhtml_mail how = mhtml_mail(s, false);
	int what;

	a->mhtml.reader.cut = false;
	if (how == MHTML_MAIL_HEAD) {
		if (!archive_entry(a, s))
			return AGAIN;
		err_set(a->e, "the file ends inside the header of a message");
		archive_remember(a, a->e);
		*a->reason = "truncated";
		what = ARCHIVE_BAD;
	} else {
		what = give_one(a, s);
		if ((what == AGAIN && a->phase != PHASE_PAYLOAD) ||
		    (how == MHTML_MAIL_ENDS && !a->mhtml.reader.cut))
			return what;
		cut_mailbox(a);
	}
	return what;
}

int
archive_replies(struct archive *a)
{
	struct str s = win_bytes(&a->win);
	size_t all, at = archive_blank(s, 0);

	s = str_after(s, at);
	if (!s.n) {
		win_take(&a->win, at);
		return archive_finish(a);
	}
	all = s.n;
	s.n = http_like(s) ? http_end(&a->unwrap.http, s) : mhtml_mail_end(s);
	if (s.n == all && !http_like(s))
		return last_message(a, s);
	return give_one(a, s);
}

int
archive_message(struct archive *a)
{
	struct str s = win_bytes(&a->win);

	if (mhtml_next(&a->mhtml.reader))
		return archive_entry(a, a->mhtml.reader.part)
		           ? archive_give_part(a)
		           : AGAIN;
	if (a->mhtml.reader.cut && a->mhtml.end == s.p + s.n)
		cut_mailbox(a);
	win_take(&a->win, (size_t)(a->mhtml.end - s.p));
	a->phase = PHASE_REPLIES;
	return AGAIN;
}
