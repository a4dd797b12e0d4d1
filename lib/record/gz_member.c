/* gz_member - the members and frames of packed input, one after the other */
#include <inttypes.h>

#include "gz_priv.h"
#include "mem.h"

static bool
hurt(struct gz *g, const char *what)
{
	if (g->state == FAILED)
		return false;
	g->cut = false;
	g->whole = g->state == BORDER || g->out == 0;
	g->state = HURT;
	return err_set(&g->err,
	    "at byte %" PRIu64 ": %s (%s at byte %" PRIu64 ")", gz_at(g), what,
	    g->frame ? "zstd frame" : "gzip member", g->start);
}

static void
hurt_cut(struct gz *g, const char *what)
{
	hurt(g, what);
	g->cut = true;
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
		if (!gz_need(g, n + 1))
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
	g->frames = true;
	return true;
}

/* Makes the inflater ready for the member that starts at pos. */
bool
gz_begin(struct gz *g, bool frame)
{
	int rc;

	g->start = gz_at(g);
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

bool
gz_marked(struct gz *g)
{
	return mark(g) != NONE;
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

	g->start = gz_at(g);
	g->frame = true;
	if (!gz_need(g, 8)) {
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
		if (!gz_need(g, 1)) {
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

/*
 * The member that was begun, at once, if all of it is here: of a pipe, which
 * is not waited for, it is not known.  A read that fails does so again when
 * its bytes are needed.
 */
static void
inflate_at_once(struct gz *g)
{
	struct gz_lump *l = &g->lump;
	struct str here;

	if (!g->regular || (l->pass && l->pass--))
		return;
	if (!gz_need(g, ROOM / 2) && g->state == FAILED)
		g->state = MEMBER;
	if (!l->p)
		l->p = mem_resize(NULL, LUMP, 1);
	here = str_n((char *)g->in + g->pos, g->end - g->pos);
	if (!gz_once(&g->once, here, (struct gz_room){l->p, LUMP}, &l->stored,
		&l->n))
		l->n = 0;
	l->given = 0;
	/* large ones are inflated in vain: more and more of them are not */
	l->pass = l->n ? 0 : (1U << l->failed) - 1;
	l->failed = l->n ? 0 : l->failed + (l->failed < LUMPS_OFF);
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
	if (m == GZIP_MEMBER || m == ZSTD_FRAME) {
		if (!gz_begin(g, m == ZSTD_FRAME))
			return false;
		if (!g->frame)
			inflate_at_once(g);
		return true;
	}
	if (m == SKIPPABLE)
		return false;
	g->start = gz_at(g);
	if (m == CUT_MARK) {
		hurt_cut(g, "the file is cut in the header of a member");
		return false;
	}
	if (gz_need(g, 5) && memcmp(g->in + g->pos, "WARC/", 5) == 0) {
		g->state = PLAIN;
		g->frame = g->ended = false;
		return false;
	}
	return hurt(g, "bytes that are no member");
}

bool
gz_pass_dict(struct gz *g)
{
	return mark(g) != SKIPPABLE || pass_frame(g);
}

/* The parts of a zstd frame that there are; the bytes they gave. */
static size_t
unpack_some(struct gz *g, unsigned char *p, size_t n)
{
	enum zst_what what;
	const char *why;
	size_t made = 0, some;
	struct str in;

	if (!gz_need(g, zst_wants(g->zst)) && g->state == FAILED)
		return 0;
	do {
		in = str_n((char *)g->in + g->pos, g->end - g->pos);
		some = n - made;
		what = zst_some(g->zst, &in, p + made, &some, &why);
		g->pos = g->end - in.n;
		made += some;
	} while (
	    what == ZST_MORE && made < n && in.n && in.n >= zst_wants(g->zst));
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

/* The next bytes of the lump; behind its last one the member is passed. */
static size_t
give(struct gz *g, unsigned char *p, size_t n)
{
	struct gz_lump *l = &g->lump;

	if (n > l->n - l->given)
		n = l->n - l->given;
	memcpy(p, l->p + l->given, n);
	l->given += n;
	g->out += n;
	if (l->given == l->n) {
		l->n = 0;
		g->pos += l->stored;
		g->state = BORDER;
		g->ended = true;
	}
	return n;
}

static size_t
some(struct gz *g, unsigned char *p, size_t n)
{
	if (g->lump.n)
		return give(g, p, n);
	return g->frame ? unpack_some(g, p, n) : inflate_some(g, p, n);
}

/*
 * Returns what there is before it would wait for the descriptor; the end of
 * a member is always a return, if the member had bytes.
 */
ssize_t
gz_unpack(struct gz *g, unsigned char *p, size_t n)
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
		made = some(g, p, n);
		if (made)
			return (ssize_t)made;
	}
	return g->state == BORDER || g->state == PLAIN ? 0 : -1;
}
