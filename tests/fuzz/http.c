/*
 * fuzz/http - responses as crawlers keep them, and as they should be
 *
 * The first byte says whether what follows is a response, or a body that is
 * packed and put into chunks here, and must come out again.
 */
#include <stdint.h>
#include <stdlib.h>
#include <zstd.h>

#include "../unit/pack.h"
#include "http.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define MOST ((size_t)1 << 20)

static void
response(struct http *h, struct str block)
{
	static volatile unsigned sum;
	struct str body;
	struct err e;
	enum http_chunks state;

	if (!http_parse(h, block))
		return;
	if (h->head > block.n || h->status < 0 || h->status > 999)
		abort();
	http_skip(h);
	body =
	    http_chunks(h, str_n(block.p + h->head, block.n - h->head), &state);
	if (body.n > block.n)
		abort();
	if (!http_decode(h, &body, MOST, &e) && body.n > MOST)
		abort();
	sum += touch(body) + touch(h->type) + touch(h->charset);
	(void)sum;
	for (; block.n; block = str_n(block.p + body.n, block.n - body.n)) {
		body.n = http_end(h, block);
		if (!body.n || body.n > block.n)
			abort();
	}
}

static const char *const coding[] = {
    "identity", "gzip", "deflate", "zstd", "x-gzip"};

static void
pack(struct str body, int how, struct buf *out)
{
	switch (how) {
	case 0: buf_addstr(out, body); break;
	case 2: pack_zlib(out, body, 6, 15); break;
	case 3:
		buf_room(out, ZSTD_compressBound(body.n));
		out->n = ZSTD_compress(out->p, out->cap, body.p, body.n, 1);
		if (ZSTD_isError(out->n))
			abort();
		break;
	default: pack_zlib(out, body, how == 1 ? 1 : 0, PACK_GZIP);
	}
}

/* In chunks of these sizes in turn, with and without extensions. */
static void
chunk(struct str s, struct str sizes, struct buf *out)
{
	size_t n;

	for (size_t i = 0; s.n; i++) {
		n = 1 + (size_t)(unsigned char)sizes.p[i % sizes.n] * 5;
		n = n < s.n ? n : s.n;
		buf_printf(out, n % 2 ? "%zx\r\n" : "%zX ;a=\"b\"\r\n", n);
		buf_add(out, s.p, n);
		buf_puts(out, "\r\n");
		s.p += n, s.n -= n;
	}
	buf_puts(out, "0\r\nTrailer: x\r\n\r\n");
}

/* body, packed and in chunks as told, comes out. */
static void
there_and_back(struct http *h, struct str body, int how, bool chunked)
{
	static struct buf block, packed;
	struct str got;
	struct err e;
	enum http_chunks state;

	/* chunks that no header tells of, or within chunks, are read too: such
	 * a body comes out of its own */
	if (str_ends(body, STR("\r\n0\r\n\r\n")))
		return;
	/* a packed file is unpacked too (http_unpack_file) */
	if (str_starts(body, STR("\x1f\x8b\b")) ||
	    str_starts(body, STR("\x28\xb5\x2f\xfd")))
		return;
	buf_clear(&packed);
	pack(body, how, &packed);
	buf_clear(&block);
	buf_printf(&block,
	    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
	    "Content-Encoding: %s\r\n",
	    coding[how]);
	buf_puts(
	    &block, chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "\r\n");
	if (chunked)
		chunk(buf_str(&packed), body.n ? body : STR("x"), &block);
	else
		buf_addstr(&block, buf_str(&packed));
	if (!http_parse(h, buf_str(&block)))
		abort();
	got =
	    http_chunks(h, str_n(block.p + h->head, block.n - h->head), &state);
	if (state || http_decode(h, &got, MOST, &e) || !str_eq(got, body))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct http h;
	struct str rest = {n ? (const char *)data + 1 : "", n ? n - 1 : 0};

	if (!n || n > MOST)
		return 0;
	if (data[0] < 'A' || data[0] > 'J')
		response(&h, str_n((const char *)data, n));
	else
		there_and_back(
		    &h, rest, (data[0] - 'A') / 2, (data[0] - 'A') % 2);
	return 0;
}
