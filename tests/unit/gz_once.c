/*
 * gz_once - what is inflated at once gives what comes in pieces
 *
 * gz_once [RUNS [SEED]]: members of all sizes and kinds, sound and bent, from
 * a file, where libdeflate is tried first, and from a feed, where all is
 * zlib's: the same bytes, places and faults.  In a hundred thousand bent ones
 * there is one that libdeflate takes though zlib does not, and whose checksum
 * and length hold; as many as that are counted, no more.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "feed.h"
#include "gz.h"
#include "ok.h"
#include "pack.h"

static uint64_t state = 88172645463325252u;

static size_t
below(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (size_t)((state >> 11) % n);
}

/* Bytes in memory, all that is asked for. */
struct bytes {
	struct feed feed;
	struct str left;
};

static ssize_t
take(struct feed *f, void *p, size_t n, struct err *e)
{
	struct bytes *b = (struct bytes *)f;

	(void)e;
	n = n < b->left.n ? n : b->left.n;
	memcpy(p, b->left.p, n);
	b->left.p += n, b->left.n -= n;
	return (ssize_t)n;
}

/* All bytes behind out, and a line for each member and each fault. */
static void
drain(struct gz *g, struct buf *out, struct buf *said)
{
	static char p[100000];
	struct err e;
	ssize_t got;

	buf_clear(out);
	buf_clear(said);
	do {
		got = gz_read(g, p, sizeof(p), &e);
		if (got <= 0)
			buf_printf(said, "%s at %ju, %d %d\n",
			    got ? e.msg : "end", (uintmax_t)gz_offset(g),
			    gz_cut(g), gz_whole(g));
		if (got > 0 && gz_began(g))
			buf_printf(said, "%ju: %zu\n", (uintmax_t)gz_member(g),
			    out->n);
		if (got > 0)
			buf_add(out, p, (size_t)got);
	} while (got > 0 || (got < 0 && gz_resync(g)));
}

/* The same from a file and from a feed?  What came of the file is in out. */
static bool
same(struct gz *g, struct str in, struct buf *out, struct buf said[2])
{
	static struct buf other;
	struct bytes b = {.feed.take = take, .left = in};
	int fd = file_of(in);

	gz_reset(g, fd);
	drain(g, out, &said[0]);
	gz_reset_feed(g, &b.feed);
	close(fd);
	drain(g, &other, &said[1]);
	return str_eq(buf_str(out), buf_str(&other)) &&
	       str_eq(buf_str(&said[0]), buf_str(&said[1]));
}

static void
both(struct gz *g, struct str in, struct buf *out, const char *what, size_t i)
{
	static struct buf said[2];

	OK(same(g, in, out, said), "%s %zu: %s, not %s", what, i,
	    buf_cstr(&said[0]), buf_cstr(&said[1]));
}

/* Runs and copies of what was, and bytes of as many kinds as chance says. */
static void
text(struct buf *b, size_t n)
{
	size_t kinds = 1 + below(256), from = b->n, at;

	while (b->n - from < n)
		if (b->n > from && below(4) == 0) {
			at = from + below(b->n - from);
			buf_addc(b, b->p[at]);
		} else {
			buf_addc(b, (char)below(kinds));
		}
}

/* A member with a header that has what RFC 1952 allows: flags is its FLG. */
static void
with_flags(struct buf *b, struct str s, int flags)
{
	struct buf m = {0};
	size_t from = b->n;
	unsigned long crc;

	pack_zlib(&m, s, (int)below(10), PACK_GZIP);
	buf_add(b, m.p, 10);
	b->p[from + 3] = (char)flags;
	if (flags & 4)
		buf_add(b, "\4\0ab\0\0", 6);
	if (flags & 8)
		buf_add(b, "name", 5);
	if (flags & 16)
		buf_add(b, "said", 5);
	crc = crc32(0, (unsigned char *)b->p + from, (uInt)(b->n - from));
	if (flags & 2) {
		buf_addc(b, (char)(crc & 0xff));
		buf_addc(b, (char)(crc >> 8 & 0xff));
	}
	buf_add(b, m.p + 10, m.n - 10);
	buf_free(&m);
}

/* Members at the borders of what is held at once, and of what is made. */
static void
test_sizes(struct gz *g)
{
	static const size_t size[] = {
	    0, 1, 100, 300000, (2 << 20) - 1, 2 << 20, (2 << 20) + 1, 5 << 20};
	struct buf all = {0}, in = {0}, want = {0}, out = {0};

	text(&all, 5 << 20);
	for (int level = 0; level < 10; level += 3) {
		buf_clear(&in);
		buf_clear(&want);
		for (size_t i = 0; i < sizeof(size) / sizeof(*size); i++) {
			pack_zlib(&in, str_n(all.p, size[i]), level, PACK_GZIP);
			buf_add(&want, all.p, size[i]);
		}
		both(g, buf_str(&in), &out, "sizes", (size_t)level);
		OK(str_eq(buf_str(&out), buf_str(&want)), "level %d", level);
	}
	buf_free(&all);
	buf_free(&in);
	buf_free(&want);
	buf_free(&out);
}

/* Headers as they may be, and with a bit turned: zlib says what is refused. */
static void
test_headers(struct gz *g)
{
	struct buf in = {0}, out = {0};
	struct str s = STR("what the member holds, what the member holds");

	for (int flags = 0; flags < 32; flags++) {
		buf_clear(&in);
		with_flags(&in, s, flags);
		both(g, buf_str(&in), &out, "flags", (size_t)flags);
		OK(str_eq(buf_str(&out), s), "flags %d", flags);
		for (size_t bit = 0; bit < 8 * in.n; bit++) {
			in.p[bit / 8] ^= (char)(1 << bit % 8);
			both(g, buf_str(&in), &out, "bit", bit);
			in.p[bit / 8] ^= (char)(1 << bit % 8);
		}
	}
	buf_free(&in);
	buf_free(&out);
}

/* A few members, bent in a place or two, cut, or sound. */
static void
test_bent(struct gz *g, size_t runs)
{
	struct buf in = {0}, s = {0}, out = {0}, said[2] = {{0}};
	size_t taken = 0;

	for (size_t i = 0; i < runs; i++) {
		buf_clear(&in);
		for (size_t n = 1 + below(4); n; n--) {
			buf_clear(&s);
			text(&s, below(below(10) ? 600 : 60000));
			if (below(3))
				pack_zlib(&in, buf_str(&s), (int)below(10),
				    PACK_GZIP);
			else
				with_flags(&in, buf_str(&s), (int)below(32));
		}
		for (size_t n = below(3); n; n--)
			in.p[below(in.n)] ^= (char)(1 << below(8));
		if (below(4) == 0)
			in.n = 1 + below(in.n);
		taken += !same(g, buf_str(&in), &out, said);
	}
	OK(taken <= runs / 20000, "%zu of %zu taken", taken, runs);
	if (taken)
		printf("%zu of %zu are taken that zlib refuses\n", taken, runs);
	buf_free(&in);
	buf_free(&s);
	buf_free(&out);
	buf_free(&said[0]);
	buf_free(&said[1]);
}

/* Bodies: the length that one says may lie, and more may follow. */
static void
test_bodies(void)
{
	struct gz_body *g = gz_body_new();
	struct buf in = {0}, s = {0}, out = {0};
	struct err e;
	size_t one;

	for (size_t i = 0; i < 400; i++) {
		buf_clear(&in);
		buf_clear(&s);
		text(&s, below(i % 4 ? 3000 : 300000));
		pack_zlib(&in, buf_str(&s), (int)below(10), PACK_GZIP);
		one = in.n;
		buf_clear(&out);
		OK(gz_body_add(g, buf_str(&in), GZ_GZIP, s.n, &out, &e) ==
			    PACKED_WHOLE &&
			str_eq(buf_str(&s), buf_str(&out)),
		    "body %zu", i);
		buf_clear(&out);
		OK(!s.n || (gz_body_add(g, buf_str(&in), GZ_GZIP, s.n - 1, &out,
				&e) == PACKED_LONG &&
			       out.n == s.n - 1),
		    "long body %zu", i);
		buf_puts(&in, "behind");
		buf_clear(&out);
		OK(gz_body_add(g, buf_str(&in), GZ_GZIP, 1 << 20, &out, &e) ==
			    PACKED_WHOLE &&
			str_eq(buf_str(&s), buf_str(&out)),
		    "body with more %zu", i);
		in.n = one;
		pack_zlib(&in, buf_str(&s), 6, PACK_GZIP);
		buf_clear(&out);
		OK(gz_body_add(g, buf_str(&in), GZ_GZIP, 1 << 20, &out, &e) ==
			    PACKED_WHOLE &&
			out.n == 2 * s.n,
		    "two members %zu", i);
		in.n = one;
		in.p[one - 1 - below(8)] ^= (char)(1 + below(255));
		buf_clear(&out);
		OK(gz_body_add(g, buf_str(&in), GZ_GZIP, 1 << 20, &out, &e) ==
			    PACKED_HURT &&
			str_eq(buf_str(&s), buf_str(&out)),
		    "hurt body %zu", i);
	}
	gz_body_free(g);
	buf_free(&in);
	buf_free(&s);
	buf_free(&out);
}

int
main(int argc, char **argv)
{
	struct gz *g = gz_new(-1);

	if (argc > 2)
		state ^= strtoull(argv[2], NULL, 10) * 2654435761u;
	test_sizes(g);
	test_headers(g);
	test_bodies();
	test_bent(g, argc > 1 ? (size_t)strtoull(argv[1], NULL, 10) : 3000);
	gz_free(g);
	printf("gz_once: %d checks, %d failed\n", done, failed);
	return failed != 0;
}
