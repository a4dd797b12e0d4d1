/* archive_burp - the items that Burp Suite saved */
#include "archive_priv.h"

int
archive_burp(struct archive *a, struct str file)
{
	if (!burp_like(file))
		return NO_SUCH;
	a->phase = PHASE_ITEMS;
	a->burp.rest = file;
	return AGAIN;
}

/* Gives the item, which is held. */
static int
give(struct archive *a)
{
	const struct burp *b = &a->burp;
	struct doc *d = a->doc;

	if (!archive_entry(a, b->item))
		return AGAIN;
	d->url = b->url;
	d->captured = b->captured;
	*a->reason = REASON_EMPTY;
	if (b->cut) {
		*a->reason = "truncated";
		err_set(a->e, "the file ends inside an item");
		archive_remember(a, a->e);
		return ARCHIVE_BAD;
	}
	if (!b->reply.n)
		return ARCHIVE_SKIP;
	if (b->damaged)
		return archive_refuse_base64(a);
	return archive_unwrapped(
	    unwrap_reply(&a->unwrap, b->reply, d, a->reason, a->e));
}

int
archive_items(struct archive *a)
{
	if (burp_next(&a->burp))
		return give(a);
	if (!burp_ended(&a->burp) && !a->hurt) {
		err_set(a->e, "the file ends before the list of its items");
		archive_remember(a, a->e);
	}
	return archive_end_held(a);
}
