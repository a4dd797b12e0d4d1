/* gz - bytes of a file or stream, plain or gzip (RFC 1952), with offsets */
#define _GNU_SOURCE /* memmem */
#include "gz.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "mem.h"

enum {
	ROOM = 128 * 1024, /* stored bytes held at once */
	KEEP = 32 * 1024,  /* of them, read ones kept for gz_resync */
	GZIP = 15 + 16     /* inflateInit2: the largest window, gzip only */
};

enum state {
	START, /* nothing is known yet */
	PLAIN,
	BORDER, /* between members */
	MEMBER, /* inside one */
	HURT,   /* damaged, until gz_resync */
	FAILED  /* read(2) failed */
};

struct gz {
	z_stream z;
	bool inited; /* z is */
	bool regular, eof;
	bool packed, began, ended, cut;
	bool more; /* inflate may hold more output without more input */
	enum state state;
	int fd;
	uint64_t size;
	uint64_t base;   /* stored offset of in[0] */
	size_t pos, end; /* in[pos..end) was not consumed yet */
	uint64_t start;  /* stored offset of the member */
	uint64_t skip;   /* inflated bytes before those of the last read */
	uint64_t out;    /* inflated bytes of the member so far */
	uint64_t back;   /* bytes that resyncs looked at a second time */
	struct err err;  /* in HURT and FAILED */
	unsigned char in[ROOM];
};

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
	free(g);
}

void
gz_reset(struct gz *g, int fd)
{
	struct stat st;

	g->fd = fd;
	g->regular = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	g->size = g->regular ? (uint64_t)st.st_size : UINT64_MAX;
	g->eof = g->packed = g->began = g->ended = g->cut = g->more = false;
	g->state = START;
	g->base = g->start = g->skip = g->out = g->back = 0;
	g->pos = g->end = 0;
}

uint64_t
gz_offset(const struct gz *g)
{
	return g->base + g->pos;
}

/* read(2) that waits; n or 0 at the end; -1 leaves g failed. */
static ssize_t
take(struct gz *g, void *p, size_t n)
{
	struct pollfd pfd = {.fd = g->fd, .events = POLLIN};
	ssize_t got;

	while ((got = read(g->fd, p, n)) < 0) {
		if (errno == EAGAIN || errno == EWOULDBLOCK)
			poll(&pfd, 1, -1);
		else if (errno != EINTR)
			break;
	}
	if (got < 0) {
		err_set(&g->err, "at byte %" PRIu64 ": reading failed:",
		        g->base + g->end);
		g->state = FAILED;
	} else if (got == 0) {
		g->eof = true;
	}
	return got;
}

bool
gz_seek(struct gz *g, uint64_t offset, struct err *e)
{
	ssize_t got;

	if (offset > INT64_MAX || (g->regular && offset > g->size))
		return err_set(e, "the input has no byte %" PRIu64, offset);
	if (g->regular && lseek(g->fd, (off_t)offset, SEEK_SET) < 0)
		return err_set(e, "seeking byte %" PRIu64 ":", offset);
	if (g->regular)
		g->base = offset;
	while (g->base < offset) {
		got = take(g, g->in,
		           offset - g->base < ROOM ? (size_t)(offset - g->base)
		                                   : ROOM);
		if (got < 0)
			*e = g->err;
		else if (got == 0)
			err_set(e, "the input ends at byte %" PRIu64, g->base);
		if (got <= 0)
			return false;
		g->base += (uint64_t)got;
	}
	return true;
}

/*
 * More stored bytes behind those there are; false at the end or on failure.
 * The last KEEP consumed bytes stay, so that gz_resync can look back.
 */
static bool
fill(struct gz *g)
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
	g->state = HURT;
	return err_set(&g->err,
	               "at byte %" PRIu64 ": %s (gzip member at byte %" PRIu64
	               ")",
	               gz_offset(g), what, g->start);
}

static void
hurt_cut(struct gz *g, const char *what)
{
	hurt(g, what);
	g->cut = true;
}

/* How many of the bytes 1f 8b 08 stand at pos; fills as needed. */
static size_t
magic(struct gz *g)
{
	static const unsigned char want[] = {0x1f, 0x8b, 8};
	size_t n = 0;

	while (n < sizeof(want)) {
		if (g->pos + n == g->end && !fill(g))
			break;
		if (g->in[g->pos + n] != want[n])
			break;
		n++;
	}
	return n;
}

/* Makes the inflater ready for the member that starts at pos. */
static bool
begin(struct gz *g)
{
	int rc;

	g->start = gz_offset(g);
	g->out = 0;
	rc = g->inited ? inflateReset(&g->z) : inflateInit2(&g->z, GZIP);
	if (rc != Z_OK)
		return hurt(g, "no memory to inflate with");
	g->inited = true;
	g->state = MEMBER;
	return true;
}

/* Is it gzip?  A file cut inside these three bytes is taken for it. */
static void
sniff(struct gz *g)
{
	size_t n = magic(g);

	if (g->state == FAILED)
		return;
	g->packed = n == 3 || (n && g->pos + n == g->end);
	g->state = g->packed ? BORDER : PLAIN;
}

/* From between two members into the next; false at the end or if hurt. */
static bool
enter(struct gz *g)
{
	size_t n;

	do {
		while (g->pos < g->end && g->in[g->pos] == 0)
			g->pos++;
	} while (g->pos == g->end && fill(g));
	if (g->pos == g->end)
		return false;
	n = magic(g);
	if (n == 3)
		return begin(g);
	g->start = gz_offset(g);
	if (n && g->pos + n == g->end) {
		hurt_cut(g, "the file is cut in the header of a member");
		return false;
	}
	return hurt(g, "bytes that are no gzip member");
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
		if (g->pos == g->end && !g->more && !fill(g)) {
			hurt_cut(g, "the file is cut inside a member");
			break;
		}
		g->skip = g->out;
		g->began = g->out == 0;
		g->ended = false;
		made = inflate_some(g, p, n);
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
		if (g->start == gz_offset(g) && g->pos < g->end)
			g->pos++;
		return;
	}
	if (g->back + (g->pos - from) > gz_offset(g) + ROOM)
		return;
	g->back += g->pos - from;
	g->pos = from;
}

bool
gz_resync(struct gz *g)
{
	const unsigned char *at;

	if (g->state != HURT)
		return false;
	look_back(g);
	for (;;) {
		at = memmem(g->in + g->pos, g->end - g->pos, "\x1f\x8b\b", 3);
		/* the flags behind it have three bits that are zero */
		if (at && at + 3 < g->in + g->end && !(at[3] & 0xe0)) {
			g->pos = (size_t)(at - g->in);
			return begin(g);
		}
		if (at && at + 3 < g->in + g->end) {
			g->pos = (size_t)(at - g->in) + 3;
			continue;
		}
		if (at)
			g->pos = (size_t)(at - g->in);
		else if (g->end - g->pos > 2)
			g->pos = g->end - 2;
		if (!fill(g))
			break;
	}
	g->pos = g->end;
	return false;
}

bool
gz_cut(const struct gz *g)
{
	return g->state == FAILED || (g->state == HURT && g->cut);
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

	if (g->regular || g->eof || g->more || g->pos < g->end ||
	    g->state == HURT || g->state == FAILED)
		return true;
	return poll(&pfd, 1, ms) != 0;
}

struct gz_body {
	z_stream z;
	bool inited;
};

struct gz_body *
gz_body_new(void)
{
	return mem_new(1, sizeof(struct gz_body));
}

void
gz_body_free(struct gz_body *g)
{
	if (!g)
		return;
	if (g->inited)
		inflateEnd(&g->z);
	free(g);
}

static bool
body_begin(struct gz_body *g, enum gz_form form)
{
	static const int bits[] = {GZIP, 15, -15};
	int rc;

	rc = g->inited ? inflateReset2(&g->z, bits[form])
	               : inflateInit2(&g->z, bits[form]);
	g->inited = g->inited || rc == Z_OK;
	return rc == Z_OK;
}

/* One member, in pieces as out grows; Z_STREAM_END if it is whole. */
static int
body_member(struct gz_body *g, size_t max, struct buf *out)
{
	size_t room, in = g->z.avail_in;
	int rc;

	do {
		buf_room(out, in * 4 < ROOM ? ROOM / 4 : in * 2);
		room = out->cap - out->n;
		if (room > max - out->n)
			room = max - out->n;
		if (room > INT32_MAX)
			room = INT32_MAX;
		g->z.next_out = (unsigned char *)out->p + out->n;
		g->z.avail_out = (uInt)room;
		rc = inflate(&g->z, Z_NO_FLUSH);
		out->n += room - g->z.avail_out;
	} while (rc == Z_OK && g->z.avail_out == 0 && out->n < max);
	return rc;
}

enum gz_made
gz_body_add(struct gz_body *g, struct str packed, enum gz_form form, size_t max,
            struct buf *out, struct err *e)
{
	size_t from = out->n;
	int rc;

	/* one byte more than max tells what just fits from what does not */
	max = from + max + 1;
	g->z.next_in = (unsigned char *)(size_t)packed.p;
	g->z.avail_in = packed.n > INT32_MAX ? INT32_MAX : (uInt)packed.n;
	do {
		if (!body_begin(g, form)) {
			err_set(e, "no memory to inflate with");
			return GZ_HURT;
		}
		rc = body_member(g, max, out);
	} while (rc == Z_STREAM_END && out->n < max && form == GZ_GZIP &&
	         g->z.avail_in > 2 &&
	         memcmp(g->z.next_in, "\x1f\x8b\b", 3) == 0);
	if (out->n == max) {
		out->n--;
		return GZ_LONG;
	}
	if (rc == Z_STREAM_END)
		return GZ_WHOLE;
	err_set(e, "%s after %zu bytes",
	        g->z.msg ? g->z.msg : "the packed body is cut", out->n - from);
	return GZ_HURT;
}
