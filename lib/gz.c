/* gz - bytes of a file or stream, plain or packed, with offsets */
#include "gz_priv.h"

#include <errno.h>
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
	if (g->inited)
		inflateEnd(&g->z);
	zst_free(g->zst);
	buf_free(&g->dict);
	free(g);
}

void
gz_reset(struct gz *g, int fd)
{
	struct stat st;

	g->fd = fd;
	g->feed = NULL;
	g->regular = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	g->size = g->regular ? (uint64_t)st.st_size : UINT64_MAX;
	g->eof = g->packed = g->began = g->ended = g->cut = g->more = false;
	g->state = START;
	g->base = g->start = g->skip = g->out = g->back = 0;
	g->pos = g->end = 0;
	g->frame = false;
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
	if (!g->regular || lseek(g->fd, 0, SEEK_SET) < 0)
		return false;
	gz_reset(g, g->fd);
	return true;
}

uint64_t
gz_offset(const struct gz *g)
{
	return g->base + g->pos;
}

/* As take() of a feed. */
static ssize_t
take_feed(struct gz *g, void *p, size_t n)
{
	ssize_t got = g->feed->take(g->feed, p, n, &g->err);

	if (got < 0)
		g->state = FAILED;
	g->eof = got == 0;
	return got;
}

/* read(2) that waits; n or 0 at the end; -1 leaves g failed. */
static ssize_t
take(struct gz *g, void *p, size_t n)
{
	struct pollfd pfd = {.fd = g->fd, .events = POLLIN};
	ssize_t got;

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
	got = take(g, g->in + g->end, ROOM - g->end);
	if (got > 0)
		g->end += (size_t)got;
	return got > 0;
}

static bool
hurt(struct gz *g, const char *what)
{
	if (g->state == FAILED)
		return false;
	g->cut = false;
	g->whole = g->state == BORDER || g->out == 0;
	g->state = HURT;
	return err_set(&g->err,
	    "at byte %" PRIu64 ": %s (%s at byte %" PRIu64 ")", gz_offset(g),
	    what, g->frame ? "zstd frame" : "gzip member", g->start);
}

static void
hurt_cut(struct gz *g, const char *what)
{
	hurt(g, what);
	g->cut = true;
}

/* At least n stored bytes at pos, if there are so many. */
static bool
need(struct gz *g, size_t n)
{
	while (g->end - g->pos < n)
		if (!gz_fill(g))
			return false;
	return true;
}

enum mark { NONE, GZIP_MEMBER, ZSTD_FRAME, SKIPPABLE, CUT_MARK };

/* Bits of the marks that the byte c fits as their i-th. */
static unsigned
fits(unsigned char c, size_t i)
{
	static const unsigned char gzip[] = {0x1f, 0x8b, 8, 0};
	static const unsigned char zstd[] = {0x28, 0xb5, 0x2f, 0xfd};
	static const unsigned char skip[] = {0x50, 0x2a, 0x4d, 0x18};

	return (unsigned)(i == 3 || c == gzip[i]) << GZIP_MEMBER |
	       (unsigned)(c == zstd[i]) << ZSTD_FRAME |
	       (unsigned)((i ? c : c & 0xf0) == skip[i]) << SKIPPABLE;
}

/* What begins at pos?  Reads no further than it must to say so. */
static enum mark
mark(struct gz *g)
{
	unsigned can = ~0u;
	size_t n = 0;

	for (; n < 4; n++) {
		if (n == 3 && can & 1u << GZIP_MEMBER)
			return GZIP_MEMBER;
		if (!need(g, n + 1))
			break;
		can &= fits(g->in[g->pos + n], n);
		if (!can)
			return NONE;
	}
	if (n == 4)
		return can & 1u << ZSTD_FRAME ? ZSTD_FRAME : SKIPPABLE;
	if (!n || g->packed || can & 1u << GZIP_MEMBER)
		return n ? CUT_MARK : NONE;
	/* a file of text may be as short, and like a frame's first bytes */
	return n > 1 && can & 1u << ZSTD_FRAME ? CUT_MARK : NONE;
}

static bool
begin_frame(struct gz *g)
{
	if (!g->zst)
		g->zst = zst_new(ZST_FILE);
	if (!g->zst)
		return hurt(g, "no memory to unpack with");
	zst_begin(g->zst);
	return true;
}

/* Makes the inflater ready for the member that starts at pos. */
bool
gz_begin(struct gz *g, bool frame)
{
	int rc;

	g->start = gz_offset(g);
	g->out = 0;
	g->frame = frame;
	if (frame && !begin_frame(g))
		return false;
	if (!frame) {
		rc =
		    g->inited ? inflateReset(&g->z) : inflateInit2(&g->z, GZIP);
		if (rc != Z_OK)
			return hurt(g, "no memory to inflate with");
		g->inited = true;
	}
	g->state = MEMBER;
	return true;
}

/* Is it packed?  A file cut inside the mark is taken for it. */
static void
sniff(struct gz *g)
{
	enum mark m = mark(g);

	if (g->state == FAILED)
		return;
	g->packed = m != NONE;
	g->state = g->packed ? BORDER : PLAIN;
}

/*
 * Passes over the skippable frame at pos (RFC 8878, 3.1.2).  5d as its first
 * byte, at the start of the file, is the dictionary of a .warc.zst.
 */
static bool
pass_frame(struct gz *g)
{
	const unsigned char *p;
	bool dict;
	uint64_t left;
	size_t n;

	g->start = gz_offset(g);
	g->frame = true;
	if (!need(g, 8)) {
		hurt_cut(g, "the file is cut in a skippable frame");
		return false;
	}
	p = g->in + g->pos;
	dict = p[0] == 0x5d && !g->start;
	left = p[4] | (uint64_t)p[5] << 8 | (uint64_t)p[6] << 16 |
	       (uint64_t)p[7] << 24;
	if (dict && left > ZST_DICT_MAX)
		return hurt(g, "the dictionary has more than 16 MiB");
	g->pos += 8;
	for (; left; left -= n) {
		if (!need(g, 1)) {
			hurt_cut(g, "the file is cut in a skippable frame");
			return false;
		}
		n = g->end - g->pos < left ? g->end - g->pos : (size_t)left;
		if (dict)
			buf_add(&g->dict, g->in + g->pos, n);
		g->pos += n;
	}
	if (!dict)
		return true;
	if (!begin_frame(g))
		return false;
	return zst_dict(g->zst, buf_str(&g->dict), &g->err) ||
	       hurt(g, "the dictionary cannot be used");
}

/* From between two members into the next; false at the end or if hurt. */
static bool
enter(struct gz *g)
{
	enum mark m;

	do {
		do {
			while (g->pos < g->end && g->in[g->pos] == 0)
				g->pos++;
		} while (g->pos == g->end && gz_fill(g));
		if (g->pos == g->end)
			return false;
		m = mark(g);
	} while (m == SKIPPABLE && pass_frame(g));
	if (m == GZIP_MEMBER || m == ZSTD_FRAME)
		return gz_begin(g, m == ZSTD_FRAME);
	if (m == SKIPPABLE)
		return false;
	g->start = gz_offset(g);
	if (m == CUT_MARK) {
		hurt_cut(g, "the file is cut in the header of a member");
		return false;
	}
	return hurt(g, "bytes that are no member");
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
	if (mark(g) == SKIPPABLE && !pass_frame(g)) {
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
	while (gz_offset(g) < offset) {
		if (!need(g, 1)) {
			*e = g->err;
			if (g->state != FAILED)
				err_set(e, "the input ends at byte %" PRIu64,
				    gz_offset(g));
			return false;
		}
		n = g->end - g->pos;
		if (n > offset - gz_offset(g))
			n = (size_t)(offset - gz_offset(g));
		g->pos += n;
	}
	return true;
}

static ssize_t
read_plain(struct gz *g, void *p, size_t n)
{
	size_t have = g->end - g->pos;
	ssize_t got;

	g->skip = gz_offset(g);
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
	got = g->eof ? 0 : take(g, p, n);
	if (got > 0)
		g->base += (size_t)got;
	return got;
}

/* The same of a zstd frame. */
static size_t
unpack_some(struct gz *g, unsigned char *p, size_t n)
{
	struct str in = {(char *)g->in + g->pos, g->end - g->pos};
	const char *why;
	size_t made = n;
	enum zst_what what = zst_some(g->zst, &in, p, &made, &why);

	g->pos = g->end - in.n;
	g->out += made;
	g->more = what == ZST_MORE && made == n;
	if (what == ZST_END) {
		g->state = BORDER;
		g->ended = true;
	} else if (what == ZST_HURT) {
		hurt(g, why);
	}
	return made;
}

/* One call of inflate(3); the bytes it gave. */
static size_t
inflate_some(struct gz *g, unsigned char *p, size_t n)
{
	size_t in = g->end - g->pos, made;
	int rc;

	g->z.next_in = g->in + g->pos;
	g->z.avail_in = (uInt)in;
	g->z.next_out = p;
	g->z.avail_out = n > INT32_MAX ? INT32_MAX : (uInt)n;
	made = g->z.avail_out;
	rc = inflate(&g->z, Z_NO_FLUSH);
	made -= g->z.avail_out;
	g->pos += in - g->z.avail_in;
	g->out += made;
	g->more = rc == Z_OK && g->z.avail_out == 0;
	if (rc == Z_STREAM_END) {
		g->state = BORDER;
		g->ended = true;
	} else if (rc != Z_OK && rc != Z_BUF_ERROR) {
		hurt(g, g->z.msg ? g->z.msg : "damaged");
	}
	return made;
}

/*
 * Returns what there is before it would wait for the descriptor; the end of
 * a member is always a return, if the member had bytes.
 */
static ssize_t
read_packed(struct gz *g, unsigned char *p, size_t n)
{
	size_t made;

	for (;;) {
		if (g->state == BORDER && !enter(g))
			break;
		if (g->state != MEMBER)
			break;
		if (g->pos == g->end && !g->more && !gz_fill(g)) {
			hurt_cut(g, "the file is cut inside a member");
			break;
		}
		g->skip = g->out;
		g->began = g->out == 0;
		g->ended = false;
		made = g->frame ? unpack_some(g, p, n) : inflate_some(g, p, n);
		if (made)
			return (ssize_t)made;
	}
	return g->state == BORDER ? 0 : -1;
}

ssize_t
gz_read(struct gz *g, void *p, size_t n, struct err *e)
{
	ssize_t got = -1;

	if (g->state == START)
		sniff(g);
	if (g->state == PLAIN)
		got = read_plain(g, p, n);
	else if (g->state == BORDER || g->state == MEMBER)
		got = read_packed(g, p, n);
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

bool
gz_began(const struct gz *g)
{
	return g->began;
}

bool
gz_ended(const struct gz *g)
{
	return g->ended;
}

uint64_t
gz_member(const struct gz *g)
{
	return g->start;
}

uint64_t
gz_skip(const struct gz *g)
{
	return g->skip;
}

bool
gz_ready(struct gz *g, int ms)
{
	struct pollfd pfd = {.fd = g->fd, .events = POLLIN};

	if (g->regular || g->feed || g->eof || g->more || g->pos < g->end ||
	    g->state == HURT || g->state == FAILED)
		return true;
	return poll(&pfd, 1, ms) != 0;
}
