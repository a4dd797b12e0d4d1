/* gz - bytes of a file or stream, plain or packed, with offsets */
#include "gz_priv.h"

#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "feed.h"
#include "mem.h"

struct gz *
gz_new(int fd)
{
	struct gz *g = mem_new(1, sizeof(*g));

	gz_reset(g, fd);
	return g;
}

void
gz_free(struct gz *g)
{
	if (!g)
		return;
	gz_ahead_stop(g);
	if (g->inited)
		inflateEnd(&g->z);
	gz_once_free(g->once);
	free(g->lump.p);
	zst_free(g->zst);
	buf_free(&g->dict);
	buf_free(&g->again);
	free(g);
}

void
gz_reset(struct gz *g, int fd)
{
	struct stat st;

	gz_ahead_stop(g);
	g->fd = fd;
	g->feed = NULL;
	g->regular = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	g->size = g->regular ? (uint64_t)st.st_size : UINT64_MAX;
	g->eof = g->packed = g->began = g->ended = g->cut = g->more = false;
	g->state = START;
	g->base = g->start = g->skip = g->out = g->back = 0;
	g->pos = g->end = g->lump.n = 0;
	g->lump.failed = g->lump.pass = 0;
	g->frame = g->frames = g->mixed = g->over = false;
	buf_clear(&g->again);
	g->given = 0;
	buf_clear(&g->dict);
	if (g->zst)
		zst_dict(g->zst, buf_str(&g->dict), &g->err);
}

void
gz_reset_feed(struct gz *g, struct feed *f)
{
	gz_reset(g, -1);
	g->feed = f;
}

bool
gz_rewind(struct gz *g)
{
	gz_ahead_stop(g);
	if (!g->regular || lseek(g->fd, 0, SEEK_SET) < 0)
		return false;
	gz_reset(g, g->fd);
	return true;
}

void
gz_again(struct gz *g, struct str s)
{
	struct str left = str_n((char *)g->in + g->pos, g->end - g->pos);
	struct buf again = {0};

	g->base = gz_at(g) - s.n;
	if (s.n + left.n <= g->given) {
		g->given -= s.n + left.n;
	} else {
		buf_addstr(&again, s);
		buf_addstr(&again, left);
		buf_add(&again, g->again.p + g->given, g->again.n - g->given);
		buf_free(&g->again);
		g->again = again;
		g->given = 0;
	}
	g->pos = g->end = 0;
	g->over = g->over || g->eof;
	g->eof = false;
	g->mixed = true;
	g->state = START;
}

/* Is it packed?  A file cut inside the mark is taken for it. */
static void
sniff(struct gz *g)
{
	bool packed = gz_marked(g);

	if (g->state == FAILED)
		return;
	g->packed = packed;
	g->state = g->packed ? BORDER : PLAIN;
}

/* The dictionary at the start holds for every place behind it. */
bool
gz_seek(struct gz *g, uint64_t offset, struct err *e)
{
	size_t n;

	if (offset > INT64_MAX || (g->regular && offset > g->size))
		return err_set(e, "the input has no byte %" PRIu64, offset);
	if (!offset)
		return true;
	if (!gz_pass_dict(g)) {
		*e = g->err;
		return false;
	}
	if (g->regular) {
		if (lseek(g->fd, (off_t)offset, SEEK_SET) < 0)
			return err_set(e, "seeking byte %" PRIu64 ":", offset);
		g->base = offset;
		g->pos = g->end = 0;
		g->eof = false;
	}
	while (gz_at(g) < offset) {
		if (!gz_need(g, 1)) {
			*e = g->err;
			if (g->state != FAILED)
				err_set(e, "the input ends at byte %" PRIu64,
				    gz_at(g));
			return false;
		}
		n = g->end - g->pos;
		if (n > offset - gz_at(g))
			n = (size_t)(offset - gz_at(g));
		g->pos += n;
	}
	return true;
}

static ssize_t
read_plain(struct gz *g, void *p, size_t n)
{
	size_t have = g->end - g->pos;
	ssize_t got;

	g->skip = gz_at(g) - g->start;
	g->began = g->skip == 0;
	if (have) {
		if (n > have)
			n = have;
		memcpy(p, g->in + g->pos, n);
		g->pos += n;
		return (ssize_t)n;
	}
	/* Past what sniff() read nothing is copied; base runs along. */
	g->base += g->pos;
	g->pos = g->end = 0;
	got = g->eof ? 0 : gz_take(g, p, n);
	if (got > 0)
		g->base += (size_t)got;
	return got;
}

ssize_t
gz_read(struct gz *g, void *p, size_t n, struct err *e)
{
	ssize_t got = -1;

	if (!g->ahead && g->state == START) {
		sniff(g);
		if (g->state == BORDER)
			gz_ahead_start(g);
	}
	if (g->ahead) {
		got = gz_ahead_read(g, p, n);
		if (got)
			return got;
		gz_ahead_stop(g);
		got = -1;
	}
	if (g->state == BORDER || g->state == MEMBER)
		got = gz_unpack(g, p, n);
	if (g->state == PLAIN)
		got = read_plain(g, p, n);
	if (got < 0)
		*e = g->err;
	return got;
}

bool
gz_cut(const struct gz *g)
{
	return g->state == FAILED || (g->state == HURT && g->cut);
}

bool
gz_whole(const struct gz *g)
{
	return g->state == HURT && g->whole;
}

bool
gz_plain(const struct gz *g)
{
	return !g->ahead && g->state == PLAIN;
}

uint64_t
gz_size(const struct gz *g)
{
	return g->size;
}

bool
gz_packed(const struct gz *g)
{
	return g->packed;
}

static struct gz_told
told(const struct gz *g)
{
	return g->ahead ? gz_ahead_told(g) : gz_told_now(g);
}

void
gz_hash_ahead(
    struct gz *g, size_t (*of)(void *arg, struct str member), void *arg)
{
	g->hash_of = of;
	g->hash_arg = arg;
}

const char *
gz_digest(const struct gz *g, size_t *n)
{
	return g->ahead ? gz_ahead_digest(g, n) : NULL;
}

bool
gz_began(const struct gz *g)
{
	return told(g).began;
}

bool
gz_ended(const struct gz *g)
{
	return told(g).ended;
}

uint64_t
gz_member(const struct gz *g)
{
	return told(g).member;
}

uint64_t
gz_skip(const struct gz *g)
{
	return told(g).skip;
}

uint64_t
gz_offset(const struct gz *g)
{
	return told(g).offset;
}

bool
gz_ready(struct gz *g, int ms)
{
	struct pollfd pfd = {.fd = g->fd, .events = POLLIN};

	if (g->regular || g->feed || g->eof || g->more ||
	    g->given < g->again.n || g->pos < g->end || g->state == HURT ||
	    g->state == FAILED)
		return true;
	return poll(&pfd, 1, ms) != 0;
}
