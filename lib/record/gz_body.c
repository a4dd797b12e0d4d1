/* gz_body - packed bytes in memory: gzip, zlib and raw deflate */
#include <stdlib.h>
#include <zlib.h>

#include "gz_priv.h"
#include "mem.h"

enum {
	STEP = 32 * 1024, /* room at least, for a call of inflate */
	MOST = 1032       /* times its size is what deflate makes of a byte */
};

struct gz_body {
	z_stream z;
	bool inited;
	struct libdeflate_decompressor *once; /* made when it is needed */
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
	gz_once_free(g->once);
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
		buf_room(out, in * 2 < STEP ? STEP : in * 2);
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

/* What one member says that it holds: its last four bytes (RFC 1952, 2.3.1). */
static uint64_t
said_length(struct str packed)
{
	const unsigned char *p = (const unsigned char *)packed.p + packed.n - 4;

	return p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	       (uint64_t)p[3] << 24;
}

/* True if it was one sound member and nothing else; else nothing is done. */
static bool
body_at_once(struct gz_body *g, struct str packed, size_t max, struct buf *out)
{
	uint64_t n = packed.n < 18 ? 0 : said_length(packed);
	size_t used, made;

	if (!n || n > max || n / MOST > packed.n)
		return false;
	buf_room(out, (size_t)n);
	if (!gz_once(&g->once, packed,
		(struct gz_room){out->p + out->n, (size_t)n}, &used, &made) ||
	    used != packed.n)
		return false;
	out->n += made;
	return true;
}

enum packed
gz_body_add(struct gz_body *g, struct str packed, enum gz_form form, size_t max,
    struct buf *out, struct err *e)
{
	size_t from = out->n;
	int rc;

	if (form == GZ_GZIP && body_at_once(g, packed, max, out))
		return PACKED_WHOLE;
	/* one byte more than max tells what just fits from what does not */
	max = from + max + 1;
	g->z.next_in = (unsigned char *)(size_t)packed.p;
	g->z.avail_in = packed.n > INT32_MAX ? INT32_MAX : (uInt)packed.n;
	do {
		if (!body_begin(g, form)) {
			err_set(e, "no memory to inflate with");
			return PACKED_HURT;
		}
		rc = body_member(g, max, out);
	} while (rc == Z_STREAM_END && out->n < max && form == GZ_GZIP &&
		 g->z.avail_in > 2 &&
		 memcmp(g->z.next_in, "\x1f\x8b\b", 3) == 0);
	if (out->n == max) {
		out->n--;
		return PACKED_LONG;
	}
	if (rc == Z_STREAM_END)
		return PACKED_WHOLE;
	err_set(e, "%s after %zu bytes",
	    g->z.msg ? g->z.msg : "the packed body is cut", out->n - from);
	return g->z.msg ? PACKED_HURT : PACKED_CUT;
}
