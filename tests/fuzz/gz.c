/*
 * fuzz/gz - bytes that are packed, or not, or damaged
 *
 * The same comes out of a file and in parts.  The first byte says whether they
 * are the input itself, or made of pieces that it has: members, frames, NULs,
 * other bytes.  Of pieces that are all whole all comes out.
 */
#include <stdint.h>
#include <stdlib.h>
#include <zstd.h>

#include "../unit/pack.h"
#include "feed.h"
#include "gz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Bytes in memory, given a few at a time. */
struct bytes {
	struct feed feed;
	struct str left;
	size_t step;
};

static ssize_t
take(struct feed *f, void *p, size_t n, struct err *e)
{
	struct bytes *b = (struct bytes *)f;

	(void)e;
	n = n < b->step ? n : b->step;
	n = n < b->left.n ? n : b->left.n;
	memcpy(p, b->left.p, n);
	b->left.p += n, b->left.n -= n;
	return (ssize_t)n;
}

/* All that g gives, read step bytes at a time: bytes, and a line for each
 * member and each fault. */
static void
drain(struct gz *g, size_t step, size_t size, struct buf *out, struct buf *said)
{
	static char p[65536];
	uint64_t member = UINT64_MAX, want = 0;
	struct err e;
	ssize_t got;

	buf_clear(out);
	buf_clear(said);
	do {
		got = gz_read(g, p, step, &e);
		if (gz_offset(g) > size)
			abort();
		if (got <= 0) {
			buf_printf(said, "%s at %ju, %d %d\n",
			    got ? e.msg : "end", (uintmax_t)gz_offset(g),
			    gz_cut(g), gz_whole(g));
			continue;
		}
		if (gz_began(g)) {
			member = gz_member(g);
			want = 0;
			buf_printf(
			    said, "%ju: %zu\n", (uintmax_t)member, out->n);
		}
		if (gz_member(g) != member || gz_skip(g) != want)
			abort();
		want += (uint64_t)got;
		buf_add(out, p, (size_t)got);
	} while (
	    out->n < (size_t)4 << 20 && (got > 0 || (got < 0 && gz_resync(g))));
}

/* The next piece of *rest, behind in; its bytes, if it is whole, behind
 * want.  False if what is made is no longer sure. */
static bool
piece(struct str *rest, struct buf *in, struct buf *want)
{
	unsigned char how = (unsigned char)rest->p[0];
	size_t n = (unsigned char)rest->p[1];
	struct str s = str_n(rest->p + 2, n < rest->n - 2 ? n : rest->n - 2);

	*rest = str_n(s.p + s.n, rest->n - 2 - s.n);
	switch (how % 4) {
	case 0: pack_zlib(in, s, how / 4 % 10, PACK_GZIP); break;
	case 1:
		buf_room(in, ZSTD_compressBound(s.n));
		in->n += ZSTD_compress(
		    in->p + in->n, in->cap - in->n, s.p, s.n, how / 4 % 10);
		break;
	case 2:
		for (n = 0; n < how; n++)
			buf_addc(in, '\0');
		return in->n > n;
	default: buf_addstr(in, s); return s.n == 0;
	}
	buf_addstr(want, s);
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct gz *g;
	static struct buf in, want, out[2], said[2];
	struct bytes b = {.feed.take = take, .step = 1};
	struct str rest = {(const char *)data + 1, n - 1};
	bool sure;
	int fd;

	if (n < 2 || n > 65536)
		return 0;
	g = g ? g : gz_new(-1);
	buf_clear(&in);
	buf_clear(&want);
	sure = data[0] % 2;
	if (!sure)
		buf_addstr(&in, rest);
	else
		while (rest.n >= 2)
			sure = piece(&rest, &in, &want) && sure;
	fd = file_of(buf_str(&in));
	gz_reset(g, fd);
	drain(g, 65536, in.n, &out[0], &said[0]);
	close(fd);
	b.left = buf_str(&in);
	b.step += data[0] / 2;
	gz_reset_feed(g, &b.feed);
	drain(g, 1 + data[0] % 16, in.n, &out[1], &said[1]);
	/* codes that nobody uses: of a file they may pass (gz_priv.h) */
	if (!strstr(buf_cstr(&said[1]), ": invalid ") &&
	    (!str_eq(buf_str(&out[0]), buf_str(&out[1])) ||
		!str_eq(buf_str(&said[0]), buf_str(&said[1]))))
		abort();
	if (sure && !str_eq(buf_str(&out[0]), buf_str(&want)))
		abort();
	return 0;
}
