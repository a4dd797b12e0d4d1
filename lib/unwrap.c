/* unwrap - the document inside a WARC record */
#include "unwrap.h"

#include "arc.h"
#include "digest.h"
#include "head.h"
#include "media.h"
#include "utf8.h"

void
unwrap_free(struct unwrap *u)
{
	warc_free(&u->warc);
	http_free(&u->http);
	buf_free(&u->media);
	*u = (struct unwrap){0};
}

bool
unwrap_head(struct unwrap *u, struct str head, struct err *e)
{
	if (str_starts(head, STR("WARC/")))
		return warc_parse(&u->warc, head, e);
	return arc_parse(&u->warc, head, e);
}

void
unwrap_source(const struct unwrap *u, struct doc *doc)
{
	doc->url = u->warc.url.n ? u->warc.url : (struct str){NULL, 0};
	doc->captured = u->warc.date;
	doc->id = u->warc.id;
	doc->refers = u->warc.refers;
	doc->payload = u->warc.payload_digest;
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

const char *
unwrap_none(struct unwrap *u, struct str block)
{
	const char *none = warc_skip(&u->warc);
	struct str type, charset;

	if (none)
		return none;
	/* wget's logs and lists */
	if (str_starts(u->warc.url, STR("metadata:")))
		return "metadata";
	if (!is_resource(u) && http_parse(&u->http, block)) {
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
		check(doc, &d, str_n(block.p + head, block.n - head));
}

/* The body of an HTTP response: out of its chunks, decoded. */
static enum unwrap_what
from_http(struct unwrap *u, struct str block, size_t max, struct doc *doc,
    const char **reason, struct err *e)
{
	struct http *h = &u->http;
	struct str raw = str_n(block.p + h->head, block.n - h->head), body;
	struct digest d;
	bool broken, known = payload_digest(u, block, doc, &d);

	body = http_chunks(h, raw, &broken);
	if (known) {
		check(doc, &d, body);
		if (body.p != raw.p || body.n != raw.n)
			check(doc, &d, raw);
	}
	doc->type = h->type;
	doc->charset = h->charset;
	doc->body = body;
	*reason = http_decode(h, &doc->body, max, e);
	if (*reason)
		return UNWRAP_BAD;
	if (known && (body.p != doc->body.p || body.n != doc->body.n))
		check(doc, &d, doc->body);
	if (broken) {
		*reason = "chunks";
		err_set(e, "the chunks of the body do not add up; what there "
			   "is was taken");
	} else if (!utf8_valid(str_n(block.p, h->head), NULL)) {
		*reason = "header";
		err_set(e, "the HTTP header is not text");
	}
	return UNWRAP_DOC;
}

enum unwrap_what
unwrap_doc(struct unwrap *u, struct str block, size_t max, struct doc *doc,
    const char **reason, struct err *e)
{
	enum unwrap_what what = UNWRAP_DOC;
	struct digest d;

	*reason = NULL;
	if (u->warc.segment) {
		*reason = "segmented";
		err_set(e, "a record in several parts cannot be read yet");
		return UNWRAP_BAD;
	}
	if (!is_resource(u) && http_parse(&u->http, block)) {
		what = from_http(u, block, max, doc, reason, e);
	} else if (!is_resource(u) && says_http(u)) {
		*reason = "http";
		err_set(e, "the record says HTTP, but does not begin with it");
		return UNWRAP_BAD;
	} else {
		own_media(u, &doc->type, &doc->charset);
		doc->body = block;
		if (payload_digest(u, block, doc, &d))
			check(doc, &d, block);
	}
	if (what == UNWRAP_DOC && !doc->body.n) {
		*reason = "empty";
		return UNWRAP_SKIP;
	}
	return what;
}

enum unwrap_what
unwrap_reply(struct unwrap *u, struct str message, size_t max, struct doc *doc,
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
		rest =
		    str_n(message.p + u->http.head, message.n - u->http.head);
	} while (http_like(rest));
	*reason = http_skip(&u->http);
	if (!*reason)
		*reason = media_skip(u->http.type);
	if (!*reason && !rest.n)
		*reason = "empty";
	return *reason ? UNWRAP_SKIP
	               : from_http(u, message, max, doc, reason, e);
}
