/* gz - members, borders, cuts, damage, resync */
#define _GNU_SOURCE /* sched_getaffinity */
#include "gz.h"

#include <inttypes.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "buf.h"
#include "feed.h"
#include "ok.h"
#include "pack.h"
#include "sha.h"

/* A digest that was made ahead. */
struct told {
	char sha256[SHA_HEX + 1];
	size_t n, at, held;
};

static char most[1]; /* what most_of is given */

/* One gzip member of s behind b. */
static void
pack(struct buf *b, struct str s, int level)
{
	pack_zlib(b, s, level, PACK_GZIP);
}

/* All that comes until 0 or -1, read n at a time; that status. */
static ssize_t
drain(struct gz *g, struct buf *out, size_t n, struct err *e)
{
	ssize_t got;

	do {
		buf_room(out, n);
		got = gz_read(g, out->p + out->n, n, e);
		if (got > 0)
			out->n += (size_t)got;
	} while (got > 0);
	return got;
}

/* Text that deflates badly and differently for each seed. */
static void
noise(struct buf *b, size_t n, unsigned seed, int letters)
{
	uint64_t x = seed * 2654435761u + 88172645463325252u;

	while (n--) {
		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
		buf_addc(b, (char)(letters ? 'a' + (x >> 20) % 16 : x >> 20));
	}
}

static void
test_plain(struct gz *g)
{
	static const size_t step[] = {1, 7, 4096, 1 << 20};
	struct buf in = {0}, out = {0};
	struct err e;
	int fd;

	noise(&in, 300000, 1, 0);
	in.p[0] = 'x';
	for (size_t i = 0; i < 4; i++) {
		fd = file_of(buf_str(&in));
		gz_reset(g, fd);
		buf_clear(&out);
		OK(drain(g, &out, step[i], &e) == 0, "%s", e.msg);
		OK(str_eq(buf_str(&in), buf_str(&out)), "step %zu", step[i]);
		OK(!gz_packed(g) && gz_offset(g) == in.n, "offset");
		close(fd);
	}
	fd = file_of(STR(""));
	gz_reset(g, fd);
	OK(gz_read(g, out.p, 1, &e) == 0, "an empty file");
	OK(!gz_packed(g), "an empty file is plain");
	close(fd);
	fd = file_of(STR("\x1f\x8b\x07 not gzip"));
	gz_reset(g, fd);
	buf_clear(&out);
	OK(drain(g, &out, 9, &e) == 0 && out.n == 12, "1f 8b 07");
	close(fd);
	buf_free(&in);
	buf_free(&out);
}

/* What is unpacked already comes out though the pipe has nothing more. */
static void
test_pending(struct gz *g)
{
	struct buf in = {0}, text = {0};
	char p[10];
	z_stream z = {0};
	struct err e;
	size_t all = 0;
	ssize_t got = 1;
	int fd[2];

	for (int i = 0; i < 1000000; i++)
		buf_addc(&text, "ab"[i % 1000 == 0]);
	buf_room(&in, text.n);
	deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
	z.next_in = (unsigned char *)text.p;
	z.avail_in = (uInt)text.n;
	z.next_out = (unsigned char *)in.p;
	z.avail_out = (uInt)in.cap;
	deflate(&z, Z_SYNC_FLUSH);
	in.n = in.cap - z.avail_out - 5; /* without the mark of the flush */
	deflateEnd(&z);
	if (pipe(fd) != 0 || write(fd[1], in.p, in.n) != (ssize_t)in.n)
		abort();
	gz_reset(g, fd[0]);
	alarm(20);
	for (; got > 0 && all<text.n; all += got> 0 ? (size_t)got : 0)
		got = gz_read(g, p, sizeof(p), &e);
	alarm(0);
	OK(all == text.n, "%zu", all);
	close(fd[1]);
	close(fd[0]);
	buf_free(&in);
	buf_free(&text);
}

static void
test_members(struct gz *g)
{
	struct buf in = {0}, text = {0};
	uint64_t at[3], want = 0;
	char p[100];
	struct err e;
	ssize_t got;
	int fd, m = -1;

	noise(&text, 250, 2, 1);
	for (int i = 0; i < 3; i++) {
		at[i] = in.n;
		pack(&in, buf_str(&text), 6);
		pack(&in, STR(""), 6); /* an empty member shows nowhere */
	}
	fd = file_of(buf_str(&in));
	gz_reset(g, fd);
	while ((got = gz_read(g, p, sizeof(p), &e)) > 0) {
		m += gz_began(g);
		want = gz_began(g) ? 0 : want;
		OK(gz_member(g) == at[m], "member %d", m);
		OK(gz_skip(g) == want, "skip");
		want += (uint64_t)got;
		OK(gz_ended(g) == (want == 250), "end of %d", m);
		OK(gz_ready(g, 0), "ready");
	}
	OK(got == 0 && m == 2 && gz_packed(g), "the end");
	OK(gz_offset(g) == in.n, "offset");
	close(fd);
	buf_free(&in);
	buf_free(&text);
}

/* Cut anywhere: what was whole comes, a prefix of the rest, then -1. */
static void
test_cuts(struct gz *g)
{
	struct buf in = {0}, text = {0}, part = {0}, out = {0};
	size_t end[4] = {0}, whole;
	struct err e;
	ssize_t rc;
	int fd;

	for (unsigned i = 1; i < 4; i++) {
		buf_clear(&part);
		noise(&part, 200, i, 1);
		buf_addstr(&text, buf_str(&part));
		pack(&in, buf_str(&part), 6);
		end[i] = in.n;
	}
	for (size_t cut = 0; cut <= in.n; cut++) {
		fd = file_of(str_n(in.p, cut));
		gz_reset(g, fd);
		buf_clear(&out);
		rc = drain(g, &out, 4096, &e);
		for (whole = 0; whole < 3 && end[whole + 1] <= cut;)
			whole++;
		OK(rc == (cut == end[whole] ? 0 : -1), "cut at %zu", cut);
		OK(out.n >= 200 * whole, "lost at %zu", cut);
		OK(str_starts(buf_str(&text), buf_str(&out)), "at %zu", cut);
		if (rc < 0)
			OK(strstr(e.msg, "cut"), "%s", e.msg);
		OK(gz_whole(g) == (rc < 0 && out.n == 200 * whole), "%zu", cut);
		close(fd);
	}
	buf_free(&in);
	buf_free(&text);
	buf_free(&part);
	buf_free(&out);
}

/* Any byte of the first member changed: the other two come, always. */
static void
test_damage(struct gz *g, int level)
{
	struct buf in = {0}, rest = {0}, part = {0}, out = {0};
	size_t first;
	struct err e;
	int fd, hurt;

	noise(&part, 9000, 1, 1);
	pack(&in, buf_str(&part), level);
	first = in.n;
	for (unsigned i = 2; i < 4; i++) {
		buf_clear(&part);
		noise(&part, 9000, i, 1);
		pack(&in, buf_str(&part), level);
		buf_addstr(&rest, buf_str(&part));
	}
	for (size_t i = 3; i < first; i += i < 200 || i > first - 40 ? 1 : 37) {
		in.p[i] ^= (char)(1 << i % 8);
		fd = file_of(buf_str(&in));
		gz_reset(g, fd);
		buf_clear(&out);
		for (hurt = 0; drain(g, &out, 5000, &e) < 0; hurt++)
			if (!gz_resync(g))
				break;
		OK(str_ends(buf_str(&out), buf_str(&rest)), "byte %zu", i);
		/* free: time and system, and the bits that pad the stream */
		OK(hurt || i < 10 || i == first - 9, "byte %zu unseen", i);
		in.p[i] ^= (char)(1 << i % 8);
		close(fd);
	}
	buf_free(&in);
	buf_free(&rest);
	buf_free(&part);
	buf_free(&out);
}

/* Bytes before, between and behind members. */
static void
test_between(struct gz *g)
{
	static const struct {
		struct str mid, end;
		ssize_t rc;   /* of the first drain */
		size_t first; /* bytes it gives */
	} row[] = {
	    {STR_INIT(""), STR_INIT("\0\0\0\0\0\0\0\0"), 0, 6},
	    {STR_INIT("\0\0\0"), STR_INIT(""), 0, 6},
	    {STR_INIT("junk"), STR_INIT(""), -1, 3},
	    {STR_INIT("\x1f\x8b\b\xff junk"), STR_INIT(""), -1, 3},
	    {STR_INIT("\x1f"), STR_INIT(""), -1, 3},
	    {STR_INIT(""), STR_INIT("\0\0x"), -1, 6},
	    {STR_INIT(""), STR_INIT("\x1f\x8b"), -1, 6},
	};
	struct buf in = {0}, out = {0};
	struct err e;
	ssize_t rc;
	int fd;

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		buf_clear(&in);
		buf_clear(&out);
		pack(&in, STR("abc"), 6);
		buf_addstr(&in, row[i].mid);
		pack(&in, STR("def"), 6);
		buf_addstr(&in, row[i].end);
		fd = file_of(buf_str(&in));
		gz_reset(g, fd);
		rc = drain(g, &out, 4096, &e);
		OK(rc == row[i].rc && out.n == row[i].first, "row %zu", i);
		if (rc < 0) {
			OK(gz_read(g, in.p, 1, &e) == -1, "it stays");
			OK(gz_whole(g), "row %zu", i);
			OK(gz_resync(g) == (row[i].first == 3), "row %zu", i);
			if (row[i].first == 3)
				OK(drain(g, &out, 9, &e) == 0, "%s", e.msg);
			else
				OK(gz_read(g, in.p, 1, &e) == -1, "stays");
		}
		OK(str_eq(buf_str(&out), STR("abcdef")), "row %zu", i);
		close(fd);
	}
	buf_free(&in);
	buf_free(&out);
}

/* A pipe written a byte at a time, and one that has nothing yet. */
static void
test_pipe(struct gz *g)
{
	struct buf in = {0}, out = {0};
	struct err e;
	int fd[2];

	pack(&in, STR("one"), 6);
	pack(&in, STR("two"), 6);
	if (pipe(fd) < 0)
		abort();
	gz_reset(g, fd[0]);
	OK(!gz_ready(g, 0), "an empty pipe");
	if (write(fd[1], in.p, in.n) < 0)
		abort();
	OK(gz_ready(g, 0), "a pipe with bytes");
	buf_room(&out, 100);
	OK(gz_read(g, out.p, 100, &e) == 3, "does not cross");
	OK(gz_ready(g, 0), "the second is held");
	OK(gz_read(g, out.p, 100, &e) == 3, "two");
	OK(!gz_ready(g, 0), "all is read");
	close(fd[1]);
	OK(gz_ready(g, 0), "the end is ready too");
	OK(gz_read(g, out.p, 100, &e) == 0, "end");
	close(fd[0]);
	gz_reset(g, -1);
	OK(gz_read(g, out.p, 100, &e) == -1, "no descriptor");
	OK(strstr(e.msg, "Bad file descriptor"), "%s", e.msg);
	OK(!gz_resync(g), "nothing to go on with");
	buf_free(&in);
	buf_free(&out);
}

/* More than the buffers hold, in one member and in many. */
static void
test_large(struct gz *g)
{
	struct buf in = {0}, text = {0}, out = {0};
	struct err e;
	int fd;

	noise(&text, 3000000, 9, 0);
	pack(&in, buf_str(&text), 1);
	for (size_t i = 0; i < text.n; i += 30000)
		pack(&in, str_n(text.p + i, 30000), 1);
	fd = file_of(buf_str(&in));
	gz_reset(g, fd);
	OK(drain(g, &out, 65536, &e) == 0, "%s", e.msg);
	OK(out.n == 2 * text.n, "%zu bytes", out.n);
	OK(!memcmp(out.p, text.p, text.n), "one member");
	OK(!memcmp(out.p + text.n, text.p, text.n), "many members");
	close(fd);
	buf_free(&in);
	buf_free(&text);
	buf_free(&out);
}

/* What a damaged file gives, read behind another by the same g. */
static void
after(struct gz *g, struct str first, struct str hurt, struct buf *out)
{
	struct err e;
	int fd = file_of(first);

	gz_reset(g, fd);
	buf_clear(out);
	drain(g, out, 4096, &e);
	close(fd);
	fd = file_of(hurt);
	gz_reset(g, fd);
	buf_clear(out);
	while (drain(g, out, 4096, &e) < 0 && gz_resync(g))
		buf_addc(out, '|');
	buf_printf(out, "%s", e.msg);
	close(fd);
}

/* A file is read as it is, whatever was read before it: bytes like a zstd
 * frame's in a damaged gzip are none, though the file before had frames. */
static void
test_other_before(struct gz *g)
{
	static const struct str frame =
	    STR_INIT("\x28\xb5\x2f\xfd\x20\x03\x19\0\0abc");
	struct buf in = {0}, alone = {0}, behind = {0};

	pack(&in, STR("abc"), 6);
	buf_puts(&in, "junk");
	buf_addstr(&in, frame);
	pack(&in, STR("def"), 6);
	after(g, STR(""), buf_str(&in), &alone);
	after(g, frame, buf_str(&in), &behind);
	OK(str_eq(buf_str(&alone), buf_str(&behind)), "%s, not %s",
	    buf_cstr(&behind), buf_cstr(&alone));
	buf_free(&in);
	buf_free(&alone);
	buf_free(&behind);
}

/* Bytes in memory: not read ahead of, as a file is. */
struct bytes {
	struct feed feed;
	struct str left;
	size_t step; /* at most so many at once; 0: any number */
};

static ssize_t
take_bytes(struct feed *f, void *p, size_t n, struct err *e)
{
	struct bytes *b = (struct bytes *)f;

	(void)e;
	if (b->step && n > b->step)
		n = b->step;
	if (n > b->left.n)
		n = b->left.n;
	memcpy(p, b->left.p, n);
	b->left.p += n, b->left.n -= n;
	return (ssize_t)n;
}

/* Makes the block of a frame, which has its size in 4 bytes and no window,
 * one of the type that RFC 8878 (3.1.1.2.2) reserves. */
static void
reserve_block(struct buf *frame, int block)
{
	unsigned char *p = (unsigned char *)frame->p + 9;

	while (block--)
		p += 3 + ((p[0] | p[1] << 8 | p[2] << 16) >> 3);
	p[0] |= 6;
}

/*
 * A frame of four blocks, damaged in one: what the blocks before it hold comes
 * out, and the place of the damage is told, however the bytes come in.
 */
static void
test_blocks(struct gz *g)
{
	static const size_t step[] = {0, 1, 7, 4096, 65536};
	struct buf text = {0}, in = {0}, out = {0};
	struct bytes b = {.feed.take = take_bytes};
	char first[sizeof(((struct err *)0)->msg)] = "";
	struct err e;

	noise(&text, 500000, 4, 1);
	buf_room(&in, ZSTD_compressBound(text.n));
	in.n = ZSTD_compress(in.p, in.cap, text.p, text.n, 1);
	reserve_block(&in, 3);
	for (size_t i = 0; i < sizeof(step) / sizeof(*step); i++) {
		b.left = buf_str(&in);
		b.step = step[i];
		gz_reset_feed(g, &b.feed);
		buf_clear(&out);
		OK(drain(g, &out, 1 << 20, &e) < 0 && !gz_cut(g),
		    "step %zu: no damage seen", step[i]);
		OK(out.n == 3 << 17, "step %zu: %zu bytes", step[i], out.n);
		OK(!memcmp(out.p, text.p, out.n), "step %zu", step[i]);
		OK(!i || !strcmp(e.msg, first), "step %zu: %s, not %s", step[i],
		    e.msg, first);
		memcpy(first, e.msg, sizeof(first));
	}
	buf_free(&text);
	buf_free(&in);
	buf_free(&out);
}

/* What a digest is asked of: all of a member but its last bytes. */
static size_t
most_of(void *arg, struct str member)
{
	OK(arg == most, "the argument");
	return member.n - member.n / 5;
}

/* Holds the digest of the member at `at` in out, if one was told, against what
 * was read of it since; then takes the next. */
static void
check_digest(struct told *d, const struct gz *g, const struct buf *out)
{
	char hex[SHA_HEX + 1];
	struct sha *sha = sha_new();
	const char *next;

	if (d->n && out->n - d->at >= d->n) {
		sha_add(sha, str_n(out->p + d->at, d->n));
		sha_end(sha, hex);
		OK(strcmp(hex, d->sha256) == 0, "the digest at %zu", d->at);
		d->held++;
	}
	d->n = 0;
	d->at = out->n;
	next = g ? gz_digest(g, &d->n) : NULL;
	if (next)
		memcpy(d->sha256, next, sizeof(d->sha256));
	sha_free(sha);
}

/* What a drain with reads of sizes that differ gives: the bytes, a line for
 * each member and each failure. */
static void
note_all(struct gz *g, unsigned seed, struct buf *out, struct buf *notes,
    struct told *d)
{
	static char p[300000];
	uint64_t member = UINT64_MAX, want = 0;
	struct err e;
	ssize_t got;

	do {
		seed = seed * 1103515245 + 12345;
		got = gz_read(g, p, 1 + (seed >> 8) % sizeof(p), &e);
		if (got <= 0) {
			buf_printf(notes, "%s at %" PRIu64 ", %d %d\n",
			    got ? e.msg : "the end", gz_offset(g), gz_cut(g),
			    gz_whole(g));
			continue;
		}
		if (gz_began(g)) {
			member = gz_member(g);
			want = 0;
			check_digest(d, g, out);
			buf_printf(notes, "%" PRIu64 ": %zu\n", member, out->n);
		}
		OK(gz_member(g) == member && gz_skip(g) == want, "a place");
		want += (uint64_t)got;
		buf_add(out, p, (size_t)got);
		if (seed % 3 == 0) /* time to read ahead */
			usleep(1000);
	} while (got > 0 || (got < 0 && gz_resync(g)));
	check_digest(d, NULL, out);
}

/* A file is read ahead of in a thread: that must not show. */
static void
test_ahead(struct gz *g)
{
	static const size_t step[] = {0, 1, 17, 3000, 70000, 500000, 1300000};
	struct buf in = {0}, text = {0}, out[2] = {{0}}, notes[2] = {{0}};
	struct bytes bytes = {.feed.take = take_bytes};
	struct told told = {0};
	struct err e;
	cpu_set_t set;
	int fd;

	gz_hash_ahead(g, most_of, most);
	noise(&text, 1300000, 3, 1);
	for (size_t i = 0; i < 60; i++)
		pack(&in, str_n(text.p, step[i * 5 % 7] / (1 + i % 3)), 1);
	buf_puts(&in, "between");
	pack(&in, buf_str(&text), 1);
	for (unsigned round = 0; round < 12; round++) {
		fd = file_of(buf_str(&in));
		gz_reset(g, fd);
		for (int i = 0; i < 2; i++) {
			buf_clear(&out[i]);
			buf_clear(&notes[i]);
			told.n = told.at = 0;
			note_all(g, round * 2 + (unsigned)i, &out[i], &notes[i],
			    &told);
			bytes.left = buf_str(&in);
			gz_reset_feed(g, &bytes.feed);
		}
		close(fd);
		OK(str_eq(buf_str(&out[0]), buf_str(&out[1])), "%u", round);
		OK(strcmp(buf_cstr(&notes[0]), buf_cstr(&notes[1])) == 0,
		    "%u: %s, not %s", round, notes[0].p, notes[1].p);
		/* then with damage here and there, and cut */
		in.p[in.n / 13 * round + 500] ^= 0x10;
		in.n -= round > 8 ? 100000 : 0;
	}
	/* where there is no other processor nothing is read ahead */
	OK(told.held || sched_getaffinity(0, sizeof(set), &set) != 0 ||
		CPU_COUNT(&set) < 2,
	    "%zu digests", told.held);
	gz_hash_ahead(g, NULL, NULL);
	/* given up early, and the descriptor is another file's */
	for (size_t n = 1; n < 4000000; n *= 3) {
		fd = file_of(buf_str(&in));
		gz_reset(g, fd);
		buf_room(&out[0], n);
		OK(gz_read(g, out[0].p, n, &e) > 0, "%s", e.msg);
		close(fd);
		fd = file_of(STR("another"));
		gz_reset(g, fd);
		buf_clear(&out[0]);
		OK(drain(g, &out[0], 100, &e) == 0, "%s", e.msg);
		OK(str_eq(buf_str(&out[0]), STR("another")), "%zu", n);
		close(fd);
	}
	buf_free(&in);
	buf_free(&text);
	for (int i = 0; i < 2; i++) {
		buf_free(&out[i]);
		buf_free(&notes[i]);
	}
}

int
main(void)
{
	struct gz *g = gz_new(-1);

	test_other_before(g);
	test_plain(g);
	test_pending(g);
	test_members(g);
	test_cuts(g);
	test_blocks(g);
	test_ahead(g);
	test_damage(g, 1);
	test_damage(g, 9);
	test_damage(g, 0);
	test_between(g);
	test_pipe(g);
	test_large(g);
	gz_free(g);
	printf("gz: %d checks, %d failed\n", done, failed);
	return failed != 0;
}
