/* http, warc, digest, media - what is in a record, as crawlers wrote it */
#include "http.h"

#include <brotli/encode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zstd.h>

#include "digest.h"
#include "ok.h"
#include "pack.h"
#include "warc.h"

#define S_(s) ((struct str)STR_INIT(s))

static void
test_header(struct http *h)
{
	static const struct {
		struct str in;
		int status;
		const char *skip, *type, *charset;
		size_t head;
	} row[] = {
	    {STR_INIT("HTTP/1.1 200 OK\r\n\r\nx"), 200, NULL, NULL, NULL, 19},
	    {STR_INIT("HTTP/2 200\r\n\r\n"), 200, NULL, NULL, NULL, 14},
	    {STR_INIT("HTTP/1.0  206 \n\n"), 206, NULL, NULL, NULL, 16},
	    {STR_INIT("HTTP/1.1 302 F\r\n"), 302, "status_3xx", NULL, NULL, 16},
	    {STR_INIT("HTTP/1.1 403 F\r\n"), 403, "status_403", NULL, NULL, 16},
	    {STR_INIT("HTTP/1.1 404 F\r\n"), 404, "status_404", NULL, NULL, 16},
	    {STR_INIT("HTTP/1.1 429 F\r\n"), 429, "status_429", NULL, NULL, 16},
	    {STR_INIT("HTTP/1.1 410 F\r\n"), 410, "status_4xx", NULL, NULL, 16},
	    {STR_INIT("HTTP/1.1 503 F\r\n"), 503, "status_5xx", NULL, NULL, 16},
	    {STR_INIT("HTTP/1.1 101 F\r\n"), 101, "status_other", NULL, NULL,
		16},
	    {STR_INIT("HTTP/1.1 200 OK\ncontent-TYPE : Text/Html ;a=b; CHARSET"
		      " = 'gb2312' \nContent-Type: x/y\n\n"),
		200, NULL, "text/html", "gb2312", 86},
	    {STR_INIT("HTTP/1.1 200 OK\nContent-Type: text/html;\n\tcharset="
		      "\"UTF-8\"\n\n"),
		200, NULL, "text/html", "UTF-8", 59},
	    {STR_INIT("HTTP/1.1 200 OK\nContent-Type: text/html; charset=\n\n"),
		200, NULL, "text/html", NULL, 51},
	    {STR_INIT("HTTP/1.1 OK\n\n"), 0, NULL, NULL, NULL, 0},
	    {STR_INIT("HTTP/1.1\n\n"), 0, NULL, NULL, NULL, 0},
	    {STR_INIT("GET / HTTP/1.1\n\n"), 0, NULL, NULL, NULL, 0},
	    {STR_INIT(""), 0, NULL, NULL, NULL, 0},
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		bool ok = http_parse(h, row[i].in);

		OK(ok == (row[i].status != 0), "row %zu", i);
		if (!ok)
			continue;
		OK(h->status == row[i].status, "row %zu: %d", i, h->status);
		OK(http_skip(h) == row[i].skip ||
			!strcmp(http_skip(h), row[i].skip),
		    "row %zu", i);
		OK(str_eq(h->type, str_from(row[i].type)), "row %zu", i);
		OK(str_eq(h->charset, str_from(row[i].charset)), "row %zu", i);
		OK(h->head == row[i].head, "row %zu: %zu", i, h->head);
	}
}

static void
test_chunks(struct http *h)
{
	static const struct {
		struct str in, want;
		enum http_chunks state;
	} row[] = {
	    {STR_INIT("3\r\nabc\r\n0\r\n\r\n"), STR_INIT("abc"),
		HTTP_CHUNKS_WELL},
	    {STR_INIT("3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n"),
		STR_INIT("abcdefg"), HTTP_CHUNKS_WELL},
	    {STR_INIT("00003;x=\"y\"\r\nabc\r\nA  \r\n0123456789\r\n0\r\n"
		      "Trailer: x\r\n\r\n"),
		STR_INIT("abc0123456789"), HTTP_CHUNKS_WELL},
	    {STR_INIT("3\nabc\n0\n\n"), STR_INIT("abc"), HTTP_CHUNKS_WELL},
	    {STR_INIT("0\r\n\r\n"), STR_INIT(""), HTTP_CHUNKS_WELL},
	    {STR_INIT("0\r\n"), STR_INIT(""), HTTP_CHUNKS_WELL},
	    /* as wget stores it, without the last blank line */
	    {STR_INIT("3\r\nabc\r\n0\r\nTrailer: x\r\n"), STR_INIT("abc"),
		HTTP_CHUNKS_WELL},
	    /* already decoded */
	    {STR_INIT("<html>"), STR_INIT("<html>"), HTTP_CHUNKS_WELL},
	    {STR_INIT("abc"), STR_INIT("abc"), HTTP_CHUNKS_WELL},
	    {STR_INIT("add\nall\nof it, and more than a chunk"),
		STR_INIT("add\nall\nof it, and more than a chunk"),
		HTTP_CHUNKS_WELL},
	    {STR_INIT("2\r\nabc"), STR_INIT("2\r\nabc"), HTTP_CHUNKS_WELL},
	    {STR_INIT(""), STR_INIT(""), HTTP_CHUNKS_WELL},
	    {STR_INIT("\r\n"), STR_INIT("\r\n"), HTTP_CHUNKS_WELL},
	    {STR_INIT(";x\r\n"), STR_INIT(";x\r\n"), HTTP_CHUNKS_WELL},
	    /* cut, wrong sizes: what there is */
	    {STR_INIT("3\r\nabc\r\n"), STR_INIT("abc"), HTTP_CHUNKS_LOST},
	    {STR_INIT("9\r\nabc"), STR_INIT("abc"), HTTP_CHUNKS_LOST},
	    {STR_INIT("3\r\nabc\r\n9\r\ndef"), STR_INIT("abcdef"),
		HTTP_CHUNKS_LOST},
	    {STR_INIT("3\r\nabc\r\nxyz\r\n"), STR_INIT("abcxyz\r\n"),
		HTTP_CHUNKS_LOST},
	    {STR_INIT("3\r\nabc\r\n2\r\ndef\r\n0\r\n\r\n"),
		STR_INIT("abcdef\r\n0\r\n\r\n"), HTTP_CHUNKS_LOST},
	    {STR_INIT("3\r\nabc\r\nffffffffffffffff\r\ndef"),
		STR_INIT("abcdef"), HTTP_CHUNKS_LOST},
	    {STR_INIT("3\r\nabc\r\nfffffffffffffffff\r\ndef"),
		STR_INIT("abcfffffffffffffffff\r\ndef"), HTTP_CHUNKS_LOST},
	    {STR_INIT("3\r\nabc\r\n0\r\n\r\nmore"), STR_INIT("abc"),
		HTTP_CHUNKS_LOST},
	    {STR_INIT("zz\r\nabc\r\n0\r\n\r\n"),
		STR_INIT("zz\r\nabc\r\n0\r\n\r\n"), HTTP_CHUNKS_LOST},
	    {STR_INIT("3\r\nabc\n0\n\nmore"), STR_INIT("abc"),
		HTTP_CHUNKS_LOST},
	    /* its lines end now so, now so */
	    {STR_INIT("3\r\nabc\n0\r\n\r\n"), STR_INIT("abc"), HTTP_CHUNKS_ODD},
	    {STR_INIT("3\nabc\r\n0\n\n"), STR_INIT("abc"), HTTP_CHUNKS_ODD},
	};
	enum http_chunks state;
	struct str got;

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		h->transfer = S_("gzip , Chunked");
		got = http_chunks(h, row[i].in, &state);
		OK(str_eq(got, row[i].want), "row %zu: " STR_FMT, i,
		    STR_ARG(got));
		OK(state == row[i].state, "row %zu", i);
		h->transfer = S_("identity");
		got = http_chunks(h, row[i].in, &state);
		OK(got.p == row[i].in.p && !state, "row %zu as it is", i);
	}
	h->transfer = STR_NONE;
}

static void
pack_br(struct buf *b, struct str s, int window)
{
	size_t n = BrotliEncoderMaxCompressedSize(s.n) + 100;

	buf_room(b, n);
	if (!BrotliEncoderCompress(5, window, BROTLI_MODE_TEXT, s.n,
		(const uint8_t *)s.p, &n, (uint8_t *)b->p + b->n))
		abort();
	b->n += n;
}

/* window: its logarithm.  Without the size of the content, as servers do. */
static void
pack_zstd(struct buf *b, struct str s, int window)
{
	ZSTD_CCtx *c = ZSTD_createCCtx();
	ZSTD_inBuffer in = {s.p, s.n, 0};
	ZSTD_outBuffer out;

	buf_room(b, ZSTD_compressBound(s.n));
	out = (ZSTD_outBuffer){b->p + b->n, b->cap - b->n, 0};
	ZSTD_CCtx_setParameter(c, ZSTD_c_windowLog, window);
	ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, 1);
	ZSTD_compressStream2(c, &out, &in, ZSTD_e_flush);
	if (ZSTD_compressStream2(c, &out, &in, ZSTD_e_end))
		abort();
	b->n += out.pos;
	ZSTD_freeCCtx(c);
}

/* body under coding: why it is refused, or NULL, and what it is then. */
static void
decodes(struct http *h, const char *coding, struct str body, const char *why,
    struct str want)
{
	const char *got;
	struct err e;

	h->coding = str_from(coding);
	got = http_decode(h, &body, 1000, &e);
	OK(got == why || (got && why && !strcmp(got, why)), "%s: %s", coding,
	    got ? got : "decoded");
	if (!got)
		OK(str_eq(body, want), "%s: " STR_FMT, coding, STR_ARG(body));
}

static void
test_decode(struct http *h)
{
	struct str text = S_("<p>text text text text text");
	struct str noise = S_("\x8b\1\2\3\4\5\6\7 no text");
	struct buf gz = {0}, zl = {0}, raw = {0}, two = {0}, big = {0};

	pack_zlib(&gz, text, 6, PACK_GZIP);
	pack_zlib(&zl, text, 6, 15);
	pack_zlib(&raw, text, 6, -15);
	pack_zlib(&two, buf_str(&gz), 6, 15);
	decodes(h, "gzip", buf_str(&gz), NULL, text);
	decodes(h, "X-GZIP", buf_str(&gz), NULL, text);
	decodes(h, "deflate", buf_str(&zl), NULL, text);
	decodes(h, "deflate", buf_str(&raw), NULL, text);
	decodes(h, "deflate", buf_str(&gz), NULL, text);
	decodes(h, "gzip, deflate", buf_str(&two), NULL, text);
	decodes(h, "identity", noise, NULL, noise);
	decodes(h, "", noise, NULL, noise);
	/* decoded by the crawler */
	decodes(h, "gzip", text, NULL, text);
	decodes(h, "deflate", text, NULL, text);
	decodes(h, "br", text, NULL, text);
	decodes(h, "zstd", text, NULL, text);
	decodes(h, "none, of, these", text, NULL, text);
	decodes(h, "gzip", S_(""), NULL, S_(""));
	decodes(h, "br", S_("\xff\xfe<\0p\0"), NULL, S_("\xff\xfe<\0p\0"));
	/* not to be had */
	decodes(h, "br", noise, "encoding", text);
	decodes(h, "zstd", noise, "encoding", text);
	decodes(h, "compress", noise, "encoding", text);
	decodes(h, "gzip", noise, "encoding", text);
	decodes(h, "deflate", noise, "encoding", text);
	decodes(h, "gzip", str_n(gz.p, gz.n - 9), "encoding", text);
	/* too little of it to show that it is no text; and text that is one */
	for (size_t n = 2; n < 12; n++)
		decodes(h, "deflate", str_n(zl.p, n), "encoding", text);
	decodes(h, "deflate", S_("x\xda\xb3Q."), "encoding", text);
	decodes(h, "zstd", S_("\x28\xb5"), "encoding", text);
	decodes(h, "zstd", S_("(\xc2\xb5"), NULL, S_("(\xc2\xb5"));
	decodes(h, "deflate", S_("x^"), NULL, S_("x^"));
	decodes(h, "gzip,gzip,gzip,gzip,gzip,gzip,gzip,gzip,gzip,gzip", text,
	    "encoding", text);
	gz.p[15] ^= 1;
	decodes(h, "gzip", buf_str(&gz), "encoding", text);
	/* what follows the body, and a second member */
	buf_clear(&gz);
	pack_zlib(&gz, S_("one"), 6, PACK_GZIP);
	pack_zlib(&gz, S_("two"), 6, PACK_GZIP);
	buf_puts(&gz, "rest");
	decodes(h, "gzip", buf_str(&gz), NULL, S_("onetwo"));
	/* packed and not said */
	h->type = S_("text/html");
	decodes(h, "", buf_str(&gz), NULL, S_("onetwo"));
	buf_clear(&big);
	pack_zstd(&big, S_("three"), 10);
	decodes(h, "", buf_str(&big), NULL, S_("three"));
	h->type = S_("application/octet-stream");
	decodes(h, "", buf_str(&gz), NULL, S_("onetwo"));
	decodes(h, "", buf_str(&big), NULL, S_("three"));
	/* a file of no use stays packed */
	buf_clear(&big);
	pack_zstd(&big, S_("\x89PNG\r\n"), 10);
	decodes(h, "", buf_str(&big), NULL, buf_str(&big));
	buf_clear(&big);
	/* just enough, and one more */
	buf_room(&big, 100000000);
	memset(big.p, 'x', 100000000);
	for (int n = 999; n < 1003; n++) {
		buf_clear(&gz);
		pack_zlib(&gz, str_n(big.p, (size_t)n), 6, PACK_GZIP);
		decodes(h, "gzip", buf_str(&gz), n > 1000 ? "too_long" : NULL,
		    str_n(big.p, (size_t)n));
	}
	buf_clear(&gz);
	pack_zlib(&gz, str_n(big.p, 100000000), 6, PACK_GZIP);
	decodes(h, "gzip", buf_str(&gz), "too_long", text);
	OK(h->unpacked[0].cap + h->unpacked[1].cap < 1000000, "bounded");
	buf_free(&gz);
	buf_free(&zl);
	buf_free(&raw);
	buf_free(&two);
	buf_free(&big);
}

/* Brotli and zstd: whole, cut anywhere, any byte changed, bombs, windows. */
static void
test_new_codings(struct http *h)
{
	static const char *const coding[] = {"br", "zstd"};
	struct buf text = {0}, in = {0}, big = {0};
	struct str s;
	struct err e;

	for (unsigned i = 0, x = 1; i < 600; i++, x = x * 1103515245u + 12345u)
		buf_addc(&text, (char)('a' + x / 65536 % 26));
	buf_room(&big, 50000000);
	memset(big.p, 0, 50000000);
	for (int k = 0; k < 2; k++) {
		buf_clear(&in);
		k ? pack_zstd(&in, buf_str(&text), 20)
		  : pack_br(&in, buf_str(&text), 22);
		decodes(h, coding[k], buf_str(&in), NULL, buf_str(&text));
		for (size_t n = 20; n < in.n; n++)
			decodes(h, coding[k], str_n(in.p, n), "encoding", s);
		for (size_t i = 0; i < in.n; i++) {
			in.p[i] ^= 0x55;
			s = buf_str(&in);
			h->coding = str_from(coding[k]);
			OK(http_decode(h, &s, 1000, &e) || s.n <= 1000, "%zu",
			    i);
			/* brotli has no checksum */
			OK(!k || !str_eq(s, buf_str(&text)) || i < 8, "%zu", i);
			in.p[i] ^= 0x55;
		}
		buf_puts(&in, "\1rest");
		decodes(h, coding[k], buf_str(&in), NULL, buf_str(&text));
		buf_clear(&in);
		s = str_n(big.p, 50000000);
		k ? pack_zstd(&in, s, 20) : pack_br(&in, s, 22);
		decodes(h, coding[k], buf_str(&in), "too_long", s);
		for (size_t n = 999; n < 1003; n++) {
			buf_clear(&in);
			s = str_n(big.p, n);
			k ? pack_zstd(&in, s, 20) : pack_br(&in, s, 22);
			decodes(h, coding[k], buf_str(&in),
			    n > 1000 ? "too_long" : NULL, s);
		}
	}
	OK(h->unpacked[0].cap + h->unpacked[1].cap < 1000000, "bounded");
	buf_clear(&in);
	pack_zstd(&in, buf_str(&text), 23);
	decodes(h, "zstd", buf_str(&in), NULL, buf_str(&text));
	buf_clear(&in);
	pack_zstd(&in, buf_str(&text), 24);
	decodes(h, "zstd", buf_str(&in), "encoding", s);
	/* frames behind each other, and one coding over the other */
	buf_clear(&in);
	pack_zstd(&in, S_("one"), 20);
	pack_zstd(&in, S_("two"), 20);
	decodes(h, "zstd", buf_str(&in), NULL, S_("onetwo"));
	buf_clear(&big);
	pack_br(&big, buf_str(&in), 22);
	decodes(h, "zstd, br", buf_str(&big), NULL, S_("onetwo"));
	buf_free(&text);
	buf_free(&in);
	buf_free(&big);
}

static void
test_dates(void)
{
	static const char *const row[][2] = {
	    {"2017-03-06T04:03:53Z", "2017-03-06T04:03:53Z"},
	    {"2016-01-11T23:24:25.412030Z", "2016-01-11T23:24:25.412030Z"},
	    {"2016-01-11t23:24:25z", "2016-01-11T23:24:25Z"},
	    {"2016-01-11 23:24:25", "2016-01-11T23:24:25Z"},
	    {"2016-01-11T23:24Z", "2016-01-11T23:24:00Z"},
	    {"2016-01-11T23:24:25+08:00", "2016-01-11T23:24:25+08:00"},
	    {"2016-01-11T23:24:25-0330", "2016-01-11T23:24:25-03:30"},
	    {"20060919172014", "2006-09-19T17:20:14Z"},
	    {"2016-02-29", "2016-02-29"},
	    {"2015-02-29", NULL},
	    {"2016", NULL},
	    {"2016-01", NULL},
	    {"2016-13-01", NULL},
	    {"2016-00-01", NULL},
	    {"2016-01-11T24:00:00Z", NULL},
	    {"2016-01-11T23:60:00Z", NULL},
	    {"2016-01-11T23:24:25.Z", NULL},
	    {"2016-01-11T23:24:25X", NULL},
	    {"2016-01-11T23:24:25+08:00x", NULL},
	    {"2016-01-11T", NULL},
	    {"20060919172099", NULL},
	    {"", NULL},
	    {"yesterday", NULL},
	};
	struct buf b = {0};

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		bool ok;

		buf_clear(&b);
		ok = warc_date(str_from(row[i][0]), &b);
		OK(ok == (row[i][1] != NULL), "%s", row[i][0]);
		OK(!strcmp(buf_cstr(&b), ok ? row[i][1] : ""), "%s: %s",
		    row[i][0], b.p);
	}
	buf_free(&b);
}

static void
test_starts(void)
{
	static const struct {
		struct str s;
		enum warc_start want;
	} row[] = {
	    {STR_INIT("WARC/1.0\r\nWARC-Type: x"), WARC_YES},
	    {STR_INIT("WARC/0.18\nA:"), WARC_YES},
	    {STR_INIT("WARC/1.1 \r\r\nA:"), WARC_YES},
	    {STR_INIT("WARC/1.0\r\nWARC-Type"), WARC_PERHAPS},
	    {STR_INIT("WARC/1."), WARC_PERHAPS},
	    {STR_INIT("WA"), WARC_PERHAPS},
	    {STR_INIT(""), WARC_PERHAPS},
	    {STR_INIT("WARC/1\r\nA:"), WARC_NO},
	    {STR_INIT("WARC/\r\nA:"), WARC_NO},
	    {STR_INIT("WARC/1.0\r\n\r\n"), WARC_NO},
	    {STR_INIT("WARC/1.0\r\nno field"), WARC_NO},
	    {STR_INIT("WARC/1.0 is"), WARC_NO},
	    {STR_INIT("warc/1.0\r\nA:"), WARC_NO},
	};
	struct str s = S_("xWARC/1.0\r\nA: \nWARC/1.0\r\nA: x\nWARC/1.1\r\n");
	size_t perhaps;

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		OK(warc_starts(row[i].s) == row[i].want, "row %zu", i);
	OK(warc_find(s, 0, &perhaps) == 15, "at the start of a line");
	OK(warc_find(s, 16, &perhaps) == s.n && perhaps == 30, "perhaps");
	OK(warc_find(S_("a\nWAR"), 0, &perhaps) == 5 && perhaps == 2, "tail");
	OK(warc_find(S_("a\nb"), 0, &perhaps) == 3 && perhaps == 3, "none");
}

static void
test_digests(void)
{
	static const struct {
		const char *s;
		int want; /* 1 it is, 0 it is not, -1 cannot be checked */
	} row[] = {
	    {"sha1:a9993e364706816aba3e25717850c26c9cd0d89d", 1},
	    {"SHA-1:A9993E364706816ABA3E25717850C26C9CD0D89D", 1},
	    {"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", 1},
	    {"sha1: vgmt4nsha2awvor6evyxqugcnsonbwe5 ", 1},
	    {"sha1:qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", 1},
	    {"sha1:qZk-NkcGgWq6PiVxeFDCbJzQ2J0", 1},
	    {"md5:900150983cd24fb0d6963f7d28e17f72", 1},
	    {"md5:kAFQmDzST7DWlj99KOF/cg==", 1},
	    {"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61"
	     "f20015ad",
		1},
	    {"sha-256:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", 1},
	    {"sha1:b9993e364706816aba3e25717850c26c9cd0d89d", 0},
	    {"sha1:1GMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", 0},
	    {"sha1:abc", 0},
	    {"sha1:", 0},
	    {"blake3:abc", -1},
	    {"VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", -1},
	    {"", -1},
	};
	struct digest d;

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		bool known = digest_parse(&d, str_from(row[i].s));

		OK(known == (row[i].want >= 0), "%s", row[i].s);
		if (known)
			OK(digest_is(&d, S_("abc")) == (row[i].want == 1), "%s",
			    row[i].s);
	}
	OK(!digest_parse(&d, STR_NONE), "absent");
}

int
main(void)
{
	struct http h = {0};

	test_header(&h);
	test_chunks(&h);
	test_decode(&h);
	test_new_codings(&h);
	test_dates();
	test_starts();
	test_digests();
	http_free(&h);
	printf("http: %d checks, %d failed\n", done, failed);
	return failed != 0;
}
