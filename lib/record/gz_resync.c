/* gz_resync - the next member behind a damaged one */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "gz_priv.h"

/*
 * Damage is often noticed late: an inflater that lost its way runs over the
 * header of the next member.  So the search begins behind the header of the
 * damaged one, as far as the bytes are still held; but not more bytes are
 * looked at twice than the input has, lest a crafted file cost its square.
 */
static void
look_back(struct gz *g)
{
	size_t from = 0;

	if (g->start + 1 > g->base)
		from = (size_t)(g->start + 1 - g->base);
	if (from >= g->pos) {
		if (g->start == gz_at(g) && g->pos < g->end)
			g->pos++;
		return;
	}
	if (g->back + (g->pos - from) > gz_at(g) + ROOM)
		return;
	g->back += g->pos - from;
	g->pos = from;
}

/* Where from pos on a member may begin; NULL if nowhere. */
static const unsigned char *
find_mark(const struct gz *g, bool *frame)
{
	const unsigned char *from = g->in + g->pos, *z;
	size_t n = g->end - g->pos;
	const unsigned char *at = memmem(from, n, "\x1f\x8b\b", 3);

	*frame = false;
	if (!g->frames)
		return at;
	z = memmem(from, at ? (size_t)(at - from) : n, ZST_MARK, 4);
	*frame = z != NULL;
	return z ? z : at;
}

bool
gz_resync(struct gz *g)
{
	const unsigned char *at;
	bool frame;

	if (g->state != HURT)
		return false;
	look_back(g);
	for (;;) {
		at = find_mark(g, &frame);
		/* the flags behind it have bits that are zero */
		if (at && at + 3 + frame < g->in + g->end) {
			g->pos = (size_t)(at - g->in);
			if (!(at[3 + frame] & (frame ? 8 : 0xe0)))
				return gz_begin(g, frame);
			g->pos += 3;
			continue;
		}
		if (at)
			g->pos = (size_t)(at - g->in);
		else if (g->end - g->pos > 3)
			g->pos = g->end - 3;
		if (!gz_fill(g))
			break;
	}
	g->pos = g->end;
	return false;
}
