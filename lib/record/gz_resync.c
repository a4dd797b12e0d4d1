/* gz_resync - the next member behind a damaged one */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "gz_priv.h"

#define RECORD  "WARC/1."
#define LONGEST (sizeof(RECORD) - 2) /* bytes of a mark that lacks its end */

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

/* Where from pos on a member may begin, or a plain record, if there are such;
 * NULL if nowhere. */
static const unsigned char *
find_mark(const struct gz *g, bool *frame, bool *plain)
{
	const unsigned char *from = g->in + g->pos, *z = NULL, *w = NULL;
	size_t n = g->end - g->pos;
	const unsigned char *at = memmem(from, n, "\x1f\x8b\b", 3);

	n = at ? (size_t)(at - from) : n;
	if (g->frames)
		z = memmem(from, n, ZST_MARK, 4);
	n = z ? (size_t)(z - from) : n;
	if (g->mixed)
		w = memmem(from, n, RECORD, sizeof(RECORD) - 1);
	*frame = z && !w;
	*plain = w;
	return w ? w : z ? z : at;
}

/* Goes on with the plain record at pos. */
static bool
go_on_plain(struct gz *g)
{
	g->start = gz_at(g);
	g->state = PLAIN;
	g->frame = g->ended = false;
	return true;
}

bool
gz_resync(struct gz *g)
{
	const unsigned char *at;
	bool frame, plain;

	if (g->state != HURT)
		return false;
	look_back(g);
	for (;;) {
		at = find_mark(g, &frame, &plain);
		if (at && plain) {
			g->pos = (size_t)(at - g->in);
			return go_on_plain(g);
		}
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
		else if (g->end - g->pos > LONGEST)
			g->pos = g->end - LONGEST;
		if (!gz_fill(g))
			break;
	}
	g->pos = g->end;
	return false;
}
