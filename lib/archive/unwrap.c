/* unwrap - the document inside a WARC record */
#include "unwrap.h"

#include "arc.h"
#include "digest.h"
#include "head.h"
#include "media.h"
#include "reason.h"
#include "utf8.h"

void
unwrap_free(struct unwrap *u)
{
	warc_free(&u->warc);
	http_free(&u->http);
	buf_free(&u->media);
	buf_free(&u->url);
	*u = (struct unwrap){0};
}

/*
 * A page as it stood in the crawler's browser is kept beside the reply, under
 * an address that has its own in it: wpull's snapshots, percent-encoded, and
 * what the UK Web Archive calls on-ready DOM (IIPC, warc-specifications #54).
 */
static void
rendered(struct unwrap *u)
{
	static const struct str snapshot =
	    STR_INIT("urn:X-wpull:snapshot?url=");
	static const struct str dom = STR_INIT("onreadydom:");
	struct str s = u->warc.url;
	int64_t byte;

	if (str_starts(s, dom))
		u->warc.url = str_after(s, dom.n);
	if (!str_starts(s, snapshot))
		return;
	buf_clear(&u->url);
	for (size_t i = snapshot.n; i < s.n; i++)
		if (s.p[i] == '%' && (byte = str_hex(s, i + 1, 2)) >= 0) {
			buf_addc(&u->url, (char)byte);
			i += 2;
		} else {
			buf_addc(&u->url, s.p[i]);
		}
	u->warc.url = buf_str(&u->url);
}

bool
unwrap_head(struct unwrap *u, struct str head, struct err *e)
{
	if (!str_starts(head, STR("WARC/")))
		return arc_parse(&u->warc, head, e);
	if (!warc_parse(&u->warc, head, e))
		return false;
	rendered(u);
	return true;
}

/* The server said that the page had not changed since. */
static bool
is_not_modified(const struct warc *w)
{
	return str_ends(w->profile, STR("/server-not-modified"));
}

/* The digest is of no bytes: of the answer 304, which Heritrix took for that of
 * the page up to 2015 (HER-2080). */
static bool
is_of_nothing(struct str digest)
{
	struct digest d;

	return digest_parse(&d, digest) && digest_is(&d, STR(""));
}

void
unwrap_source(const struct unwrap *u, struct doc *doc)
{
	doc->url = u->warc.url.n ? u->warc.url : STR_NONE;
	doc->captured = u->warc.date;
	doc->id = u->warc.id;
	doc->refers = u->warc.refers;
	doc->payload = u->warc.payload_digest;
	if (is_not_modified(&u->warc) && is_of_nothing(doc->payload))
		doc->payload = STR_NONE;
	doc->refers_url = u->warc.refers_url;
	doc->refers_date = u->warc.refers_date;
	/* it can only be of the same address (ISO 28500, 6.7.3) */
	if (is_not_modified(&u->warc) && !doc->refers_url.n)
		doc->refers_url = u->warc.url;
}

/* The media type of a block that is no HTTP message. */
static void
own_media(struct unwrap *u, struct str *type, struct str *charset)
{
	buf_clear(&u->media);
	buf_room(&u->media, u->warc.content.n + 1);
	media_parse(u->warc.content, &u->media, type, charset);
}

static bool
says_http(const struct unwrap *u)
{
	struct str s = u->warc.content;

	s.n = s.n < 16 ? s.n : 16;
	return str_eq_nocase(s, STR("application/http"));
}

static bool
is_resource(const struct unwrap *u)
{
	return !str_eq_nocase(u->warc.type, STR("response"));
}

/* What crawlers keep about a page or a crawl under addresses of their own:
 * wget its logs and lists, wpull its log, Browsertrix what a page loaded, its
 * text, how it looked, the UK's archive its picture and its traffic. */
static bool
is_about(struct str url)
{
	static const struct str about[] = {STR_INIT("metadata:"),
	    STR_INIT("urn:X-wpull:"), STR_INIT("imagemap:"), STR_INIT("har:"),
	    STR_INIT("urn:pageinfo:"), STR_INIT("urn:text:"),
	    STR_INIT("urn:textFromResponse:"), STR_INIT("urn:view:"),
	    STR_INIT("urn:fullPage:"), STR_INIT("urn:thumbnail:")};

	return str_starts_in(url, about, COUNT(about));
}

/* Line ends that s begins with. */
static size_t
blank(struct str s)
{
	size_t n = 0;

	while (n < s.n && (s.p[n] == '\r' || s.p[n] == '\n'))
		n++;
	return n;
}

/* Reads the reply, behind others that led to it: 100 Continue, and what a proxy
 * says when it is connected.  *block is then that reply; false if it is none.
 */
static bool
parse_reply(struct unwrap *u, struct str *block)
{
	size_t at = blank(*block);
	struct str rest = str_after(*block, at);

	/* some programs leave a line end before it */
	if (at && at <= 4 && http_like(rest))
		*block = rest;
	while (http_parse(&u->http, *block)) {
		rest = str_after(*block, u->http.head);
		if ((u->http.status / 100 != 1 && u->http.type.p) ||
		    !http_like(rest))
			return true;
		*block = rest;
	}
	return false;
}

const char *
unwrap_none(struct unwrap *u, struct str block)
{
	const char *none = warc_skip(&u->warc);
	struct str type, charset;

	if (none)
		return none;
	if (is_about(u->warc.url))
		return REASON_METADATA;
	if (!is_resource(u) && parse_reply(u, &block)) {
		none = http_skip(&u->http);
		return none ? none : media_skip(u->http.type);
	}
	own_media(u, &type, &charset);
	if (str_eq_nocase(u->warc.type, STR("conversion")) && !media_page(type))
		return "conversion";
	return media_skip(type);
}

/*
 * ISO 28500 means the body out of its chunks, most crawlers took the bytes as
 * they came, some what they had decoded: a digest that fits any of these is
 * the digest of the page.
 */
static void
check(struct doc *doc, const struct digest *d, struct str bytes)
{
	if (doc->digest == DOC_DIGEST_OK)
		return;
	doc->digest = digest_is(d, bytes) ? DOC_DIGEST_OK : DOC_DIGEST_WRONG;
}

/* The digest that is to be checked; where only one of the whole block is
 * given, it is checked here. */
static bool
payload_digest(
    struct unwrap *u, struct str block, struct doc *doc, struct digest *d)
{
	doc->digest = DOC_DIGEST_ABSENT;
	if (digest_parse(d, u->warc.payload_digest))
		return true;
	if (digest_parse(d, u->warc.block_digest))
		check(doc, d, block);
	return false;
}

void
unwrap_request(struct unwrap *u, struct str block, struct doc *doc)
{
	struct digest d;
	size_t from = 0, head = head_end(block, &from);

	if (payload_digest(u, block, doc, &d))
		check(doc, &d, str_after(block, head));
}

/* "bytes 0-99/100" is all of it. */
static bool
is_all(struct str range)
{
	struct str whole = str_trim(range), first, unit;
	uint64_t last, n;

	first = str_cut(&whole, '/');
	unit = str_cut(&first, ' ');
	if (!unit.p || !first.p || !str_starts(first, STR("0-")) || !whole.p)
		return false;
	first = str_after(first, 2);
	return head_number(first, &last) && head_number(whole, &n) &&
	       last + 1 == n;
}

/* Is the page, of n bytes as it came, only a part of what it was?  Then e is
 * set. */
static bool
is_part(const struct unwrap *u, bool http, size_t n, struct err *e)
{
	const struct http *h = &u->http;
	size_t said;

	if (u->warc.truncated.n)
		err_set(e,
		    "the crawler kept only a part: WARC-Truncated: " STR_FMT,
		    STR_ARG(u->warc.truncated));
	else if (http && h->status == 206 && !is_all(h->range))
		err_set(e, "the reply is a part: Content-Range: " STR_FMT,
		    STR_ARG(h->range));
	else if (http && !h->transfer.p && !h->coding.p &&
		 http_length(h, &said) && said > n)
		err_set(e,
		    "the body has %zu bytes, and its header says that it had "
		    "%zu",
		    n, said);
	else
		return false;
	return true;
}

/* Takes a body that came out of its codings out of the chunks that were packed
 * with it; d: the digest it may have, or NULL. */
static void
unpacked(struct http *h, struct doc *doc, const struct digest *d)
{
	if (d)
		check(doc, d, doc->body);
	doc->body = http_chunks_within(h, doc->body);
}

/* What came of unpacking doc's body: why is NULL, or why it could not be done.
 */
static enum unwrap_what
decoded(struct unwrap *u, const char *why, struct doc *doc, const char **reason)
{
	if (why && !u->http.half.p) {
		*reason = why;
		return UNWRAP_BAD;
	}
	if (why) {
		doc->body = u->http.half;
		doc->lost = *reason = "part";
	} else if (str_starts(doc->body, STR("\x1f\x8b\b"))) {
		*reason = "binary"; /* a tar, or the like */
		return UNWRAP_SKIP;
	}
	return UNWRAP_DOC;
}

/* The body of an HTTP response, with which the block ends: out of its chunks,
 * decoded. */
static enum unwrap_what
from_http(struct unwrap *u, struct str block, struct str reply, struct doc *doc,
    const char **reason, struct err *e)
{
	struct http *h = &u->http;
	struct str raw = str_after(reply, h->head), body;
	struct digest d;
	bool known = payload_digest(u, block, doc, &d);
	enum http_chunks chunks;
	enum unwrap_what what;

	body = http_chunks(h, raw, &chunks);
	if (known) {
		check(doc, &d, body);
		if (body.p != raw.p || body.n != raw.n)
			check(doc, &d, raw);
	}
	doc->type = h->type;
	doc->charset = h->charset;
	doc->body = body;
	what = decoded(u, http_decode(h, &doc->body, u->max, e), doc, reason);
	if (what != UNWRAP_DOC || doc->lost)
		return what;
	if (body.p != doc->body.p || body.n != doc->body.n)
		unpacked(h, doc, known ? &d : NULL);
	if (chunks == HTTP_CHUNKS_LOST) {
		doc->lost = *reason = "chunks";
		err_set(e, "the chunks of the body do not add up, so that "
			   "bytes of it may lack; what there is was read");
	} else if (is_part(u, true, raw.n, e)) {
		doc->lost = *reason = "part";
	} else if (chunks == HTTP_CHUNKS_ODD) {
		*reason = "chunk_ends";
		err_set(e, "the line ends of the chunks differ");
	} else if (!utf8_valid(str_n(reply.p, h->head), NULL)) {
		*reason = "header";
		err_set(e, "the HTTP header is not text");
	} else if (doc->digest == DOC_DIGEST_WRONG) {
		*reason = "digest";
		err_set(e, "the digest is not that of the page");
	}
	return UNWRAP_DOC;
}

/* True if the reply that was parsed has no blank line behind its header, and
 * does not say that nothing would come behind it. */
static bool
ends_in_header(const struct unwrap *u)
{
	const struct http *h = &u->http;
	size_t said;

	return h->cut && h->status != 204 && h->status != 205 &&
	       !(http_length(h, &said) && !said);
}

enum unwrap_what
unwrap_doc(struct unwrap *u, struct str block, struct doc *doc,
    const char **reason, struct err *e)
{
	enum unwrap_what what = UNWRAP_DOC;
	struct str reply = block;
	struct digest d;

	*reason = NULL;
	if (!is_resource(u) && parse_reply(u, &reply)) {
		what = from_http(u, block, reply, doc, reason, e);
	} else if (!is_resource(u) && says_http(u)) {
		*reason = "http";
		err_set(e, "the record says HTTP, but does not begin with it");
		return UNWRAP_BAD;
	} else {
		own_media(u, &doc->type, &doc->charset);
		doc->body = block;
		if (payload_digest(u, block, doc, &d))
			check(doc, &d, block);
		what = decoded(u,
		    http_unpack_file(&u->http, &doc->body, u->max, e), doc,
		    reason);
		if (what == UNWRAP_DOC && is_part(u, false, 0, e))
			doc->lost = *reason = "part";
	}
	if (what != UNWRAP_DOC || doc->body.n)
		return what;
	/* a reply to HEAD has a length, and no body; but what the crawler cut
	 * had one */
	if (u->warc.truncated.n)
		return UNWRAP_BAD;
	if (ends_in_header(u)) {
		*reason = "http";
		err_set(e, "the record ends inside the header of the reply");
		return UNWRAP_BAD;
	}
	*reason = REASON_EMPTY;
	return UNWRAP_SKIP;
}

enum unwrap_what
unwrap_reply(struct unwrap *u, struct str message, struct doc *doc,
    const char **reason, struct err *e)
{
	struct str rest = message;

	u->warc = (struct warc){.scratch = u->warc.scratch};
	*reason = NULL;
	doc->body = message;
	do {
		message = rest;
		if (!http_parse(&u->http, message))
			return UNWRAP_DOC;
		rest = str_after(message, u->http.head);
	} while (http_like(rest));
	*reason = http_skip(&u->http);
	if (!*reason)
		*reason = media_skip(u->http.type);
	if (!*reason && !rest.n && u->http.cut) {
		*reason = "http";
		err_set(e, "the file ends inside the header of the reply");
		return UNWRAP_BAD;
	}
	if (!*reason && !rest.n)
		*reason = REASON_EMPTY;
	return *reason ? UNWRAP_SKIP
	               : from_http(u, message, message, doc, reason, e);
}

bool
unwrap_says_length(const struct unwrap *u, struct str block)
{
	size_t n;

	return !is_resource(u) && http_length(&u->http, &n) && n &&
	       block.n - u->http.head == n;
}

bool
unwrap_fits(struct unwrap *u, struct str block)
{
	struct str reply = block;
	struct doc doc;
	struct digest d;

	if (!is_resource(u) && parse_reply(u, &reply)) {
		if (unwrap_says_length(u, reply))
			return true;
		reply.p += u->http.head, reply.n -= u->http.head;
	}
	if (payload_digest(u, block, &doc, &d))
		check(&doc, &d, reply);
	return doc.digest == DOC_DIGEST_OK;
}

const char *
unwrap_packed(
    struct unwrap *u, struct str *body, struct str coding, struct err *e)
{
	struct str shown = http_coding_of(*body);

	/* of a text that begins so, "x^", no word is said */
	if (str_eq(shown, STR("gzip")) ||
	    (!coding.n && shown.p && !utf8_valid(*body, NULL)))
		coding = shown;
	if (!coding.n)
		return NULL;
	u->http.transfer = STR_NONE;
	u->http.coding = coding;
	return http_decode(&u->http, body, u->max, e);
}
