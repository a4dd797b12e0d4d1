/* gz_ahead - inflating, and digests, in a thread of its own, ahead of who reads
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gz_priv.h"
#include "mem.h"
#include "sha.h"
#include "thread.h"

#define LEAST  (1 << 20)   /* stored bytes that are worth a thread */
#define SLOTS  4           /* filled and emptied in turn */
#define SLOT   (256 << 10) /* inflated bytes of one */
#define SPACE  (64 << 10)  /* of it, that is worth a call */
#define PIECES 64          /* and what gz_read may give in a row */

struct piece {
	size_t n;
	struct gz_told told;
	size_t hashed; /* bytes of the member that begins here; or 0 */
	char sha256[SHA_HEX + 1];
};

struct slot {
	struct piece piece[PIECES];
	size_t npiece;
	unsigned char bytes[SLOT];
};

/*
 * Of the slots filled - taken are the reader's, from slot taken on; the others
 * the thread's.  All of struct gz but this is the thread's as long as it runs.
 */
struct gz_ahead {
	struct thread thread;
	unsigned filled, taken; /* under its lock, as is over: */
	bool over;              /* the last slot is filled */
	int fd; /* of gz: the thread reads a copy, which nobody closes */
	/* the thread's */
	struct sha *sha; /* or NULL: nobody asks for digests */
	bool early;      /* there is time for them */
	/* the reader's */
	const struct slot *now; /* NULL before the first, behind the last */
	size_t piece, given;    /* of it; bytes given of that piece */
	size_t at;              /* and given of the slot */
	struct gz_told told;    /* of the last bytes given */
	const struct piece *last;
	struct slot slot[SLOTS];
};

/* The digest of the member that piece begins, if all of it is here and it will
 * be asked for. */
static void
hash(struct gz *g, struct sha *sha, struct piece *piece, const void *bytes)
{
	struct str member = STR_NONE;

	if (piece->told.began && piece->told.ended)
		member = str_n(bytes, piece->n);
	else if (piece->told.began && g->lump.n)
		member = str_n((const char *)g->lump.p, g->lump.n);
	if (member.n)
		piece->hashed = g->hash_of(g->hash_arg, member);
	if (!piece->hashed)
		return;
	sha_add(sha, str_n(member.p, piece->hashed));
	sha_end(sha, piece->sha256);
}

/* Fills a slot; false at the end, or if reading on failed.  sha: there is time
 * for digests; or NULL. */
static bool
fill(struct gz *g, struct slot *s, struct sha *sha)
{
	size_t n = 0;
	ssize_t got;

	for (s->npiece = 0; s->npiece < PIECES && SLOT - n >= SPACE;
	     s->npiece++) {
		got = gz_unpack(g, s->bytes + n, SLOT - n);
		if (got <= 0)
			return false;
		s->piece[s->npiece] =
		    (struct piece){(size_t)got, gz_told_now(g), 0, ""};
		if (sha)
			hash(g, sha, &s->piece[s->npiece], s->bytes + n);
		n += (size_t)got;
	}
	return true;
}

static bool
begin(void *arg)
{
	struct gz_ahead *a = ((struct gz *)arg)->ahead;

	if (a->filled - a->taken == SLOTS)
		return false;
	/* the reader has more than the slot it is at */
	a->early = a->filled - a->taken > 1;
	return true;
}

static bool
work(void *arg)
{
	struct gz *g = arg;
	struct gz_ahead *a = g->ahead;

	return fill(g, &a->slot[a->filled % SLOTS], a->early ? a->sha : NULL);
}

static void
end(void *arg, bool more)
{
	struct gz_ahead *a = ((struct gz *)arg)->ahead;

	a->filled++;
	a->over = !more;
}

/* Without the thread, which has ended or could not be had. */
static void
back_to_turns(struct gz *g)
{
	struct gz_ahead *a = g->ahead;

	sha_free(a->sha);
	close(g->fd);
	g->fd = a->fd;
	g->ahead = NULL;
	free(a);
}

void
gz_ahead_start(struct gz *g)
{
	static const struct thread_work steps = {begin, work, end};
	struct gz_ahead *a;
	int fd;

	if (!g->regular || g->size < LEAST || !thread_has_room())
		return;
	fd = fcntl(g->fd, F_DUPFD_CLOEXEC, 0);
	if (fd < 0)
		return;
	a = mem_resize(NULL, 1, sizeof(*a));
	memset(a, 0, offsetof(struct gz_ahead, slot));
	a->sha = g->hash_of ? sha_new() : NULL;
	a->fd = g->fd;
	g->fd = fd;
	g->ahead = a;
	if (!thread_start(&a->thread, &steps, g))
		back_to_turns(g);
}

void
gz_ahead_stop(struct gz *g)
{
	if (!g->ahead)
		return;
	thread_stop(&g->ahead->thread);
	back_to_turns(g);
}

struct gz_told
gz_ahead_told(const struct gz *g)
{
	return g->ahead->told;
}

const char *
gz_ahead_digest(const struct gz *g, size_t *n)
{
	const struct gz_ahead *a = g->ahead;

	if (!a->told.began || !a->last->hashed)
		return NULL;
	*n = a->last->hashed;
	return a->last->sha256;
}

/* To the next slot, which is waited for; false behind the last. */
static bool
next_slot(struct gz_ahead *a)
{
	thread_lock(&a->thread);
	/* waking costs more than a slot: not before half of them are free */
	if (a->now && a->filled - ++a->taken <= SLOTS / 2)
		thread_wake(&a->thread);
	while (a->taken == a->filled && !a->over)
		thread_wait(&a->thread);
	a->now = a->taken < a->filled ? &a->slot[a->taken % SLOTS] : NULL;
	thread_unlock(&a->thread);
	a->piece = a->at = 0;
	return a->now != NULL;
}

ssize_t
gz_ahead_read(struct gz *g, void *p, size_t n)
{
	struct gz_ahead *a = g->ahead;
	const struct piece *one;

	/* the last slot may be empty */
	while (!a->now || a->piece == a->now->npiece)
		if (!next_slot(a))
			return 0;
	one = &a->now->piece[a->piece];
	if (n > one->n - a->given)
		n = one->n - a->given;
	memcpy(p, a->now->bytes + a->at, n);
	a->last = one;
	a->told = one->told;
	a->told.skip += a->given;
	a->told.began = one->told.began && !a->given;
	a->at += n;
	a->given += n;
	a->told.ended = one->told.ended && a->given == one->n;
	if (a->given == one->n) {
		a->piece++;
		a->given = 0;
	}
	return (ssize_t)n;
}
