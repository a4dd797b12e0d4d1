/* http - an archived HTTP response: its header, and its body as it was */
#include "http.h"

#include <stdint.h>

#include "br.h"
#include "head.h"
#include "kind.h"
#include "media.h"
#include "reason.h"
#include "wide.h"
#include "zst.h"

#define LINE 256 /* bytes of a status line that are looked at */

/* True of what a status line begins with: HTTP/1.1; of old servers HTTP alone;
 * and the names that browsers have for a protocol, which some programs write
 * there: h2, H3, http/2.0. */
static bool
is_protocol(struct str s)
{
	struct str name = str_head(s, 4);

	if (s.n > 1 && s.n < 8 && ascii_digit(s.p[1]))
		return s.p[0] == 'h' || s.p[0] == 'H';
	return str_eq_nocase(name, STR("HTTP")) && (s.n == 4 || s.p[4] == '/');
}

/* "HTTP/1.1 200 OK", with whatever version and blanks: its status; -1 if it
 * is none. */
static int
status_of(struct str line)
{
	uint64_t status;
	struct str rest;
	size_t n = 0;

	while (n < line.n && line.p[n] != ' ' && line.p[n] != '\t')
		n++;
	if (!is_protocol(str_n(line.p, n)))
		return -1;
	rest = str_trim(str_after(line, n));
	return rest.n >= 3 && str_uint(str_head(rest, 3), 999, &status)
	           ? (int)status
	           : -1;
}

bool
http_begins(struct str block)
{
	struct str rest = str_head(block, LINE);

	return status_of(head_line(&rest)) >= 0;
}

bool
http_like(struct str s)
{
	static const struct str like[] = {STR_INIT("HTTP/1."),
	    STR_INIT("HTTP/2 "), STR_INIT("HTTP/2.0 "), STR_INIT("HTTP/3 "),
	    STR_INIT("HTTP/3.0 ")};

	return str_starts_in(s, like, COUNT(like));
}

bool
http_parse(struct http *h, struct str block)
{
	struct str rest = block;
	struct head_field f;
	size_t from = 0;

	h->type = h->charset = h->transfer = h->coding = h->date = h->length =
	    h->range = STR_NONE;
	h->head = head_end(block, &from);
	h->cut = !h->head;
	if (h->cut)
		h->head = block.n;
	rest.n = h->head;
	buf_clear(&h->scratch);
	buf_room(&h->scratch, 2 * rest.n + 64);
	h->status = status_of(head_line(&rest));
	if (h->status < 0)
		return false;
	while (head_next(&rest, &h->scratch, &f)) {
		if (str_eq_nocase(f.name, STR("Content-Type")) && !h->type.p)
			media_parse(
			    f.value, &h->scratch, &h->type, &h->charset);
		else if (str_eq_nocase(f.name, STR("Transfer-Encoding")))
			h->transfer = f.value;
		else if (str_eq_nocase(f.name, STR("Content-Encoding")))
			h->coding = f.value;
		else if (str_eq_nocase(f.name, STR("Date")))
			h->date = f.value;
		else if (str_eq_nocase(f.name, STR("Content-Length")))
			h->length = f.value;
		else if (str_eq_nocase(f.name, STR("Content-Range")))
			h->range = f.value;
	}
	return true;
}

bool
http_length(const struct http *h, size_t *n)
{
	uint64_t length;

	if (!h->length.p || !head_number(h->length, &length) ||
	    length > SIZE_MAX / 2)
		return false;
	*n = (size_t)length;
	return true;
}

void
http_free(struct http *h)
{
	buf_free(&h->scratch);
	buf_free(&h->chunks);
	buf_free(&h->inner);
	buf_free(&h->unpacked[0]);
	buf_free(&h->unpacked[1]);
	gz_body_free(h->gz);
	zst_free(h->zst);
	*h = (struct http){0};
}

const char *
http_skip(const struct http *h)
{
	switch (h->status / 100) {
	case 2: return NULL;
	case 3: return "status_3xx";
	case 4:
		if (h->status == 403)
			return "status_403";
		if (h->status == 404)
			return "status_404";
		return h->status == 429 ? "status_429" : "status_4xx";
	case 5: return "status_5xx";
	default: return "status_other";
	}
}

/*
 * Text has no control bytes but those of lines; of packed bytes a ninth are
 * such, so that a few hundred of them tell.
 */
static bool
is_text(struct str s)
{
	size_t n = s.n < 1024 ? s.n : 1024;

	if (wide_text(s))
		return true;
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1b)
			return false;
	}
	return true;
}

/* True if s is only the beginning of what deflate or zstd packed, too little of
 * it to show a byte that no text has: of "x^" nothing is said. */
static bool
begins_packed(struct str coding, struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	if (s.n < 2)
		return false;
	if (str_eq_nocase(coding, STR("zstd")))
		return str_starts(STR(ZST_MARK), s);
	return str_eq_nocase(coding, STR("deflate")) && (p[0] & 15) == 8 &&
	       p[1] >= 0x80 && (p[0] * 256 + p[1]) % 31 == 0;
}

/* The buffer that does not hold body, empty. */
static struct buf *
other(struct http *h, struct str body)
{
	struct buf *out = &h->unpacked[h->unpacked[0].p == body.p];

	buf_clear(out);
	return out;
}

/* *body was unpacked into out. */
static const char *
unpacked(struct http *h, enum packed made, const struct buf *out,
    struct str *body, size_t max, struct err *e)
{
	if (made == PACKED_CUT && out->n)
		h->half = buf_str(out);
	if (made == PACKED_HURT || made == PACKED_CUT)
		return REASON_ENCODING;
	if (made == PACKED_LONG) {
		err_set(e, "the body inflates to more than %zu bytes", max);
		return REASON_TOO_LONG;
	}
	*body = buf_str(out);
	return NULL;
}

static const char *
unpack(struct http *h, struct str *body, enum gz_form form, size_t max,
    struct err *e)
{
	struct buf *out = other(h, *body);

	if (!h->gz)
		h->gz = gz_body_new();
	return unpacked(
	    h, gz_body_add(h->gz, *body, form, max, out, e), out, body, max, e);
}

/*
 * Brotli has no mark: what it can be read as, to its last byte, it is.  Text
 * that is none was unpacked by the crawler.
 */
static const char *
unpack_br(struct http *h, struct str *body, size_t max, struct err *e)
{
	struct buf *out = other(h, *body);
	size_t rest;
	enum packed made = br_add(*body, max, out, &rest, e);

	if ((made != PACKED_WHOLE || rest) && is_text(*body))
		return NULL;
	return unpacked(h, made, out, body, max, e);
}

/* Frames of zstd that hold nothing of the body may stand before it (RFC 8878,
 * 3.1.2). */
static void
pass_skippable(struct str *body)
{
	const unsigned char *p;
	size_t n;

	for (;;) {
		p = (const unsigned char *)body->p;
		if (body->n < 8 || (p[0] & 0xf0) != 0x50 ||
		    memcmp(p + 1, "\x2a\x4d\x18", 3) != 0)
			return;
		n = p[4] | (size_t)p[5] << 8 | (size_t)p[6] << 16 |
		    (size_t)p[7] << 24;
		if (n > body->n - 8)
			return;
		*body = str_after(*body, 8 + n);
	}
}

static const char *
unpack_zstd(struct http *h, struct str *body, size_t max, struct err *e)
{
	struct buf *out = other(h, *body);

	if (!h->zst)
		h->zst = zst_new(ZST_HTTP);
	if (!h->zst) {
		err_set(e, "no memory to unpack with");
		return REASON_ENCODING;
	}
	return unpacked(
	    h, zst_add(h->zst, *body, max, out, e), out, body, max, e);
}

/* deflate is zlib by the RFC, and raw by what some servers send. */
static const char *
inflate_any(struct http *h, struct str *body, size_t max, struct err *e)
{
	const unsigned char *p = (const unsigned char *)body->p;
	const char *why = REASON_ENCODING;
	struct err ignored;

	if (str_starts(*body, STR("\x1f\x8b\b")))
		return unpack(h, body, GZ_GZIP, max, e);
	err_set(e, "the body is no zlib stream");
	if (body->n > 1 && (p[0] & 15) == 8 && (p[0] * 256 + p[1]) % 31 == 0)
		why = unpack(h, body, GZ_ZLIB, max, e);
	if (why && reason_is(why, REASON_ENCODING) && !h->half.p &&
	    !is_text(*body) && !unpack(h, body, GZ_RAW, max, &ignored))
		return NULL;
	return why;
}

/* brotli has no mark, and makes next to nothing of many bytes that are none:
 * true if a text comes out that they may be of. */
static bool
unpack_br_text(struct http *h, struct str *body, size_t max)
{
	struct str was = *body;
	struct err ignored;

	return !unpack_br(h, body, max, &ignored) && body->p != was.p &&
	       is_text(*body) && body->n > was.n / 2;
}

/* The body is packed in another way than its header says: true if a text comes
 * out of it. */
static bool
undo_other(struct http *h, struct str *body, size_t max)
{
	struct str was = *body;
	struct err ignored;

	if (h->half.p)
		return false;
	if (str_starts(was, STR(ZST_MARK)))
		return !unpack_zstd(h, body, max, &ignored);
	if (str_eq(http_coding_of(was), STR("deflate")) &&
	    !unpack(h, body, GZ_ZLIB, max, &ignored) && is_text(*body))
		return true;
	*body = was;
	if (!str_starts(was, STR("\x1f\x8b\b")) && unpack_br_text(h, body, max))
		return true;
	*body = was;
	h->half = STR_NONE;
	return false;
}

/* Undoes one coding. */
static const char *
undo(struct http *h, struct str coding, struct str *body, size_t max,
    struct err *e)
{
	bool zipped = str_starts(*body, STR("\x1f\x8b\b"));
	const char *why = REASON_ENCODING;

	if (!coding.n || !body->n || str_eq_nocase(coding, STR("identity")) ||
	    str_eq_nocase(coding, STR("chunked")))
		return NULL;
	if (str_eq_nocase(coding, STR("gzip")) ||
	    str_eq_nocase(coding, STR("x-gzip"))) {
		if (zipped)
			return unpack(h, body, GZ_GZIP, max, e);
		err_set(e, "the body is no gzip");
	} else if (str_eq_nocase(coding, STR("deflate"))) {
		why = inflate_any(h, body, max, e);
		if (!why || !reason_is(why, REASON_ENCODING))
			return why;
	} else if (str_eq_nocase(coding, STR("br"))) {
		return zipped ? unpack(h, body, GZ_GZIP, max, e)
		              : unpack_br(h, body, max, e);
	} else if (str_eq_nocase(coding, STR("zstd"))) {
		pass_skippable(body);
		if (str_starts(*body, STR(ZST_MARK)))
			return unpack_zstd(h, body, max, e);
		err_set(e, "the body is no zstd");
	} else if (zipped) {
		return unpack(h, body, GZ_GZIP, max, e);
	} else {
		err_set(e, "Content-Encoding " STR_FMT " is not known",
		    STR_ARG(coding));
	}
	if (is_text(*body) && !begins_packed(coding, *body))
		return NULL; /* the crawler has undone it */
	return undo_other(h, body, max) ? NULL : why;
}

/* True if s is neither a text nor any kind of file that is known: what is left
 * of a packed page, as a picture under the type of a page has a mark. */
static bool
is_unreadable(struct str s)
{
	const char *reason;

	s.n = s.n < KIND_ENOUGH ? s.n : KIND_ENOUGH;
	return kind_of(s, NULL, &reason) == KIND_CLOSED &&
	       (str_eq(str_from(reason), STR("unknown")) ||
		   str_eq(str_from(reason), STR("zlib")));
}

/* A page is packed, though nothing says so.  What has no mark is, if a text
 * comes out of it. */
static const char *
undo_unsaid(struct http *h, struct str *body, size_t max, struct err *e)
{
	struct str was = *body;
	struct err ignored;

	if (str_starts(was, STR("\x1f\x8b\b")))
		return unpack(h, body, GZ_GZIP, max, e);
	if (str_starts(was, STR(ZST_MARK)))
		return unpack_zstd(h, body, max, e);
	if (is_text(was))
		return NULL;
	if (str_eq(http_coding_of(was), STR("deflate")) &&
	    !unpack(h, body, GZ_ZLIB, max, &ignored) && is_text(*body))
		return NULL;
	*body = was;
	if (unpack_br_text(h, body, max))
		return NULL;
	*body = was;
	if (!is_unreadable(was))
		return NULL;
	err_set(e, "the body is no text, and its header does not say that it "
		   "is packed; brotli's that is cut looks so");
	return REASON_ENCODING;
}

/* True if what a file unpacks to, that begins so, is what pages, tables and
 * goods stand in; not what has members of its own, a picture, a program. */
static bool
may_be_read(struct str s)
{
	const char *reason;

	if (str_starts(s, STR("WARC/")))
		return false;
	s.n = s.n < KIND_ENOUGH ? s.n : KIND_ENOUGH;
	switch (kind_of(s, NULL, &reason)) {
	case KIND_PAGE:
	case KIND_OFFICE:
	case KIND_XLS:
	case KIND_STORE: return true;
	default: return false;
	}
}

const char *
http_unpack_file(struct http *h, struct str *body, size_t max, struct err *e)
{
	struct str was = *body;
	const struct buf *out = other(h, was);
	const char *why;

	if (str_starts(was, STR("\x1f\x8b\b")))
		why = unpack(h, body, GZ_GZIP, max, e);
	else if (str_starts(was, STR(ZST_MARK)))
		why = unpack_zstd(h, body, max, e);
	else
		return NULL;
	if (!out->n || may_be_read(buf_str(out)))
		return why;
	*body = was;
	h->half = STR_NONE;
	return NULL;
}

/* The last of the codings in list, which was applied last. */
static struct str
cut_last(struct str *list)
{
	struct str last = *list;

	while (last.n && last.p[last.n - 1] != ',')
		last.n--;
	last = str_after(*list, last.n);
	list->n -= last.n + (list->n > last.n);
	return str_trim(last);
}

const char *
http_decode(struct http *h, struct str *body, size_t max, struct err *e)
{
	struct str list[2] = {h->transfer, h->coding};
	const char *why;

	int left = 8; /* nobody packs so often but to harm */

	h->half = STR_NONE;
	for (int i = 0; i < 2; i++)
		while (list[i].p && list[i].n) {
			why = undo(h, cut_last(&list[i]), body, max, e);
			if (list[i].n || (!i && list[1].n))
				h->half = STR_NONE;
			if (why)
				return why;
			if (left-- > 0)
				continue;
			err_set(e, "the body is packed too many times");
			return REASON_ENCODING;
		}
	return media_page(h->type) ? undo_unsaid(h, body, max, e)
	                           : http_unpack_file(h, body, max, e);
}

struct str
http_coding_of(struct str s)
{
	const unsigned char *u = (const unsigned char *)s.p;

	if (str_starts(s, STR("\x1f\x8b\b")))
		return STR("gzip");
	if (str_starts(s, STR(ZST_MARK)))
		return STR("zstd");
	if (s.n > 6 && (u[0] & 0x0f) == 8 && u[0] <= 0x78 &&
	    (u[0] << 8 | u[1]) % 31 == 0 && !(u[1] & 0x20))
		return STR("deflate");
	return STR_NONE;
}
