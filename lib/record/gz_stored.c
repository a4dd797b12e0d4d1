/* gz_stored - the stored bytes of a gz, from where they come */
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "feed.h"
#include "gz_priv.h"

/* As gz_take(), of bytes that are read once more: of few, as most of them may
 * have to be so again. */
static size_t
take_again(struct gz *g, void *p, size_t n)
{
	size_t left = g->again.n - g->given;

	if (!left) {
		buf_clear(&g->again);
		g->given = 0;
		return 0;
	}
	n = n < left ? n : left;
	n = n < BIT ? n : BIT;
	memcpy(p, g->again.p + g->given, n);
	g->given += n;
	return n;
}

/* As gz_take() of a feed. */
static ssize_t
take_feed(struct gz *g, void *p, size_t n)
{
	ssize_t got = g->feed->take(g->feed, p, n, &g->err);

	if (got < 0)
		g->state = FAILED;
	g->eof = got == 0;
	return got;
}

ssize_t
gz_take(struct gz *g, void *p, size_t n)
{
	struct pollfd pfd = {.fd = g->fd, .events = POLLIN};
	ssize_t got = (ssize_t)take_again(g, p, n);

	if (got)
		return got;
	if (g->over) {
		g->eof = true;
		return 0;
	}
	if (g->feed)
		return take_feed(g, p, n);
	while ((got = read(g->fd, p, n)) < 0) {
		if (errno == EAGAIN || errno == EWOULDBLOCK)
			poll(&pfd, 1, -1);
		else if (errno != EINTR)
			break;
	}
	if (got < 0) {
		err_set(&g->err,
		    "at byte %" PRIu64 ": reading failed:", g->base + g->end);
		g->state = FAILED;
	} else if (got == 0) {
		g->eof = true;
	}
	return got;
}

/*
 * More stored bytes behind those there are; false at the end or on failure.
 * The last KEEP consumed bytes stay, so that gz_resync can look back.
 */
bool
gz_fill(struct gz *g)
{
	ssize_t got;
	size_t cut;

	if (g->eof || g->state == FAILED)
		return false;
	if (g->end == ROOM) {
		cut = g->pos > KEEP ? g->pos - KEEP : 0;
		memmove(g->in, g->in + cut, g->end - cut);
		g->base += cut;
		g->pos -= cut;
		g->end -= cut;
	}
	got = gz_take(g, g->in + g->end, ROOM - g->end);
	if (got > 0)
		g->end += (size_t)got;
	return got > 0;
}

/* At least n stored bytes at pos, if there are so many. */
bool
gz_need(struct gz *g, size_t n)
{
	while (g->end - g->pos < n)
		if (!gz_fill(g))
			return false;
	return true;
}
