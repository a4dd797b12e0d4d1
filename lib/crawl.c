/* crawl - pages that a program keeps as rows: what a row says */
#include "crawl_priv.h"

#include "base64.h"
#include "media.h"
#include "saved.h"

#define DEPTH 3    /* of objects in which names are looked for */
#define WORD  64   /* bytes of a name */
#define HEAD  4096 /* of a value's text, that tell what it is */
#define NONE  SIZE_MAX
#define BYTES "data:;base64," /* of yamljson.h */

static const struct str name_page[] = {STR_INIT("html"), STR_INIT("rawhtml"),
    STR_INIT("browserhtml"), STR_INIT("pagesource"), STR_INIT("htmlcontent"),
    STR_INIT("pagehtml"), STR_INIT("pagecontent"), STR_INIT("sourcecode"),
    STR_INIT("rawcontent"), STR_INIT("responsebody"), STR_INIT("responsetext"),
    STR_INIT("网页源码"), STR_INIT("网页"), STR_INIT("源码"), {NULL, 0}};
static const struct str name_reply[] = {STR_INIT("responsebody"),
    STR_INIT("responsetext"), STR_INIT("response"), STR_INIT("body"),
    STR_INIT("content"), STR_INIT("resp"), STR_INIT("reply"),
    STR_INIT("payload"), STR_INIT("rawresponse"), STR_INIT("rawjson"),
    STR_INIT("rawdata"), STR_INIT("responsedata"), STR_INIT("raw"),
    STR_INIT("json"), STR_INIT("text"), STR_INIT("result"), STR_INIT("data"),
    STR_INIT("rawcontent"), STR_INIT("decodedcontent"), STR_INIT("string"),
    {NULL, 0}};
static const struct str name_nested[] = {STR_INIT("responsebody"),
    STR_INIT("responsejson"), STR_INIT("responsedata"), STR_INIT("response"),
    STR_INIT("resp"), STR_INIT("reply"), STR_INIT("rawjson"),
    STR_INIT("decodedcontent"), {NULL, 0}};
static const struct str name_packed[] = {STR_INIT("httpresponsebody"),
    STR_INIT("bodybase64"), STR_INIT("bodyb64"), STR_INIT("contentbase64"),
    STR_INIT("contentb64"), STR_INIT("htmlbase64"), STR_INIT("base64"),
    STR_INIT("base64string"), {NULL, 0}};
static const struct str name_where[] = {STR_INIT("url"), STR_INIT("pageurl"),
    STR_INIT("finalurl"), STR_INIT("loadedurl"), STR_INIT("resolvedurl"),
    STR_INIT("responseurl"), STR_INIT("requestedurl"), STR_INIT("requesturl"),
    STR_INIT("sourceurl"), STR_INIT("originalurl"), STR_INIT("targeturl"),
    STR_INIT("targeturi"), STR_INIT("warctargeturi"), STR_INIT("uri"),
    STR_INIT("link"), STR_INIT("href"), STR_INIT("key"), STR_INIT("网址"),
    STR_INIT("链接"), STR_INIT("页面网址"), {NULL, 0}};
static const struct str name_when[] = {STR_INIT("captured"),
    STR_INIT("capturedat"), STR_INIT("fetchedat"), STR_INIT("fetchtime"),
    STR_INIT("fetched"), STR_INIT("crawledat"), STR_INIT("crawltime"),
    STR_INIT("crawldate"), STR_INIT("crawled"), STR_INIT("scrapedat"),
    STR_INIT("scrapetime"), STR_INIT("loadedtime"), STR_INIT("downloadedat"),
    STR_INIT("downloadtime"), STR_INIT("retrievedat"), STR_INIT("savedat"),
    STR_INIT("warcdate"), STR_INIT("timestamp"), STR_INIT("datetime"),
    STR_INIT("date"), STR_INIT("time"), STR_INIT("ts"), STR_INIT("createdat"),
    STR_INIT("start"), STR_INIT("recordedat"), STR_INIT("采集时间"),
    STR_INIT("抓取时间"), STR_INIT("爬取时间"), {NULL, 0}};
static const struct str name_state[] = {STR_INIT("statuscode"),
    STR_INIT("httpstatuscode"), STR_INIT("httpstatus"), STR_INIT("status"),
    STR_INIT("responsecode"), STR_INIT("originalstatus"),
    STR_INIT("initialstatuscode"), STR_INIT("code"), {NULL, 0}};
static const struct str name_media[] = {
    STR_INIT("contenttype"), STR_INIT("mimetype"), STR_INIT("mime"), {NULL, 0}};
static const struct str name_packing[] = {
    STR_INIT("contentencoding"), {NULL, 0}};
/* Of an address in parts, as Charles has it; nock's scope has the scheme. */
static const struct str name_scheme[] = {STR_INIT("scheme"), {NULL, 0}};
static const struct str name_host[] = {
    STR_INIT("host"), STR_INIT("scope"), {NULL, 0}};
static const struct str name_path[] = {STR_INIT("path"), {NULL, 0}};
static const struct str name_query[] = {STR_INIT("query"), {NULL, 0}};
static const struct str name_price[] = {STR_INIT("price"), STR_INIT("价格"),
    STR_INIT("售价"), STR_INIT("currentprice"), STR_INIT("saleprice"),
    {NULL, 0}};
static const struct str name_title[] = {STR_INIT("title"), STR_INIT("name"),
    STR_INIT("标题"), STR_INIT("名称"), STR_INIT("商品名称"), {NULL, 0}};

void
crawl_free(struct crawl *c)
{
	json_scan_free(&c->scan);
	buf_free(&c->name);
	buf_free(&c->text);
	csv_free(&c->csv);
	yamljson_free(&c->yaml);
	charset_free(c->charset_of);
	buf_free(&c->head);
	buf_free(&c->object);
	*c = (struct crawl){0};
}

/* The place of the name among these; NONE if it is none of them. */
static size_t
rank_of(struct str name, const struct str *among)
{
	for (size_t i = 0; among[i].p; i++)
		if (str_eq(name, among[i]))
			return i;
	return NONE;
}

/* The better name wins, then the one that stands first. */
static void
offer(struct crawl_found *f, struct str span, size_t rank)
{
	if (rank != NONE && (!f->span.p || rank < f->rank))
		*f = (struct crawl_found){span, rank};
}

/* Sets c->name, which holds a name, to what is compared of it. */
static struct str
plain(struct crawl *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->name.n; i++) {
		char b = c->name.p[i];

		if (strchr("_-. ", b))
			continue;
		c->name.p[n++] = ascii_lower(b);
	}
	c->name.n = n;
	return buf_str(&c->name);
}

static struct str
plain_name(struct crawl *c, struct str key)
{
	buf_clear(&c->name);
	if (key.n > WORD)
		return STR("");
	json_decode(key, &c->name);
	return plain(c);
}

bool
crawl_names_page(struct crawl *c, struct str name)
{
	if (name.n > WORD)
		return false;
	buf_clear(&c->name);
	buf_addstr(&c->name, name);
	name = plain(c);
	return rank_of(name, name_page) != NONE ||
	       rank_of(name, name_reply) != NONE ||
	       rank_of(name, name_packed) != NONE;
}

/* The start of a string's text as it is written, without blanks before it. */
static struct str
start_of(struct str span)
{
	static const struct str pass[] = {STR_INIT("\\n"), STR_INIT("\\r"),
	    STR_INIT("\\t"), STR_INIT("\\ufeff"), STR_INIT("\\uFEFF"),
	    STR_INIT("\xef\xbb\xbf"), STR_INIT(" ")};
	struct str s = str_n(span.p + 1, span.n - 2);
	size_t i;

	do
		for (i = 0; i < sizeof(pass) / sizeof(pass[0]); i++)
			if (str_starts(s, pass[i])) {
				s.p += pass[i].n, s.n -= pass[i].n;
				break;
			}
	while (i < sizeof(pass) / sizeof(pass[0]));
	return s;
}

/* Takes a < off s. */
static bool
opens_tag(struct str *s)
{
	size_t n = str_starts(*s, STR("<")) ? 1 : 6;

	if (n == 6 && !str_starts(*s, STR("\\u003c")) &&
	    !str_starts(*s, STR("\\u003C")))
		return false;
	*s = str_n(s->p + n, s->n - n);
	return true;
}

static bool
is_document(struct str s)
{
	static const struct str words[] = {STR_INIT("!doctype html"),
	    STR_INIT("html"), STR_INIT("head"), STR_INIT("body"),
	    STR_INIT("!--"), STR_INIT("?xml")};

	if (!opens_tag(&s))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (s.n > words[i].n &&
		    str_eq_nocase(str_n(s.p, words[i].n), words[i]))
			return true;
	return false;
}

/* Behind the name and the bracket of JSONP, if it is such. */
static struct str
unpadded(struct str s)
{
	size_t n = 0;

	while (n < s.n && n < WORD &&
	       ((s.p[n] >= 'a' && s.p[n] <= 'z') || s.p[n] == '_' ||
		   ascii_upper(s.p[n]) || s.p[n] == '.' ||
		   ascii_digit(s.p[n]) || s.p[n] == '$'))
		n++;
	return n && n < s.n && s.p[n] == '(' ? str_n(s.p + n + 1, s.n - n - 1)
	                                     : s;
}

/* True if the text begins as JSON does that has something in it. */
static bool
is_json(struct str s)
{
	s = unpadded(s);
	if (s.n < 4 || (s.p[0] != '{' && s.p[0] != '['))
		return false;
	return s.p[1] == '\\' || s.p[1] == '{' || s.p[1] == '[' ||
	       s.p[1] == ' ';
}

/* True if s begins as a document does, in base64. */
static bool
is_packed(struct str s)
{
	struct buf b = {0};
	bool is;

	if (s.n <= 64 || memchr(s.p, ' ', 64) || memchr(s.p, '<', 64))
		return false;
	(void)base64_read(str_n(s.p, 64), &b);
	is = is_document(str_trim(buf_str(&b)));
	buf_free(&b);
	return is;
}

/* A longer page is the better one. */
static void
offer_text(struct crawl *c, struct str name, struct str span)
{
	struct str s = start_of(span), t = s;
	size_t html = rank_of(name, name_page);

	if (is_document(s) && (!c->page.span.p || span.n > c->page.span.n))
		c->page.span = span;
	else if (is_json(s))
		offer(&c->reply, span, rank_of(name, name_reply));
	else if (opens_tag(&t))
		offer(&c->part, span, html);
	if (s.n > 8)
		offer(&c->packed, span, rank_of(name, name_packed));
	if (str_starts(s, STR(BYTES)))
		offer(&c->packed, span, rank_of(name, name_reply));
	if ((html != NONE || rank_of(name, name_reply) != NONE) && is_packed(s))
		offer(&c->packed, span, WORD); /* where no name says so */
	if (str_starts(s, STR("http")))
		offer(&c->where, span, rank_of(name, name_where));
	offer(&c->media, span, rank_of(name, name_media));
	offer(&c->packing, span, rank_of(name, name_packing));
	c->hollow |= !s.n && str_eq(name, STR("string"));
	c->empty |= !s.n && (html != NONE || c->hollow);
}

/* Headers may have a list of values each. */
static void
take_list(struct crawl *c, struct str name, struct str list)
{
	struct json_each it = json_each(list);

	if (!json_next(&it) || json_type(it.value) != JSON_STRING)
		return;
	offer(&c->media, it.value, rank_of(name, name_media));
	offer(&c->packing, it.value, rank_of(name, name_packing));
	if (str_eq(name, STR("date")))
		offer(&c->when, it.value, rank_of(name, name_when));
}

/* A member of what was asked for, which is not the page. */
static void
take_asked(struct crawl *c, struct str key, struct str value)
{
	if (json_type(value) == JSON_STRING &&
	    str_starts(start_of(value), STR("http")))
		offer(
		    &c->where, value, rank_of(plain_name(c, key), name_where));
}

/* A member that is no object. */
static void
take(struct crawl *c, struct str key, struct str value, size_t depth)
{
	enum json_type type = json_type(value);
	struct str name = plain_name(c, key);

	if (!depth && type == JSON_STRING) {
		offer(&c->scheme, value, rank_of(name, name_scheme));
		offer(&c->host, value, rank_of(name, name_host));
		offer(&c->path, value, rank_of(name, name_path));
		offer(&c->query, value, rank_of(name, name_query));
	}
	if (!depth && type != JSON_NULL) {
		c->price |= rank_of(name, name_price) != NONE;
		c->title |= rank_of(name, name_title) != NONE;
	}
	if (type == JSON_STRING)
		offer_text(c, name, value);
	else if (type == JSON_NULL)
		c->empty |= rank_of(name, name_page) != NONE;
	else if (type == JSON_ARRAY)
		take_list(c, name, value);
	if (type == JSON_STRING || type == JSON_NUMBER) {
		offer(&c->when, value, rank_of(name, name_when));
		offer(&c->state, value, rank_of(name, name_state));
	}
}

/* Steps through the members, and those of objects within. */
static void
look(struct crawl *c, struct str row)
{
	struct json_each it[DEPTH];
	size_t d = 0;
	bool asked = false;

	c->page = c->reply = c->part = c->packed = c->nested =
	    (struct crawl_found){0};
	c->where = c->when = c->state = c->media = c->packing =
	    (struct crawl_found){0};
	c->scheme = c->host = c->path = c->query = (struct crawl_found){0};
	c->price = c->title = c->empty = c->hollow = false;
	it[0] = json_each(row);
	for (;;) {
		if (!json_next(&it[d])) {
			if (!d--)
				return;
			continue;
		}
		if (!d && json_type(it[0].value) >= JSON_ARRAY)
			offer(&c->nested, it[0].value,
			    rank_of(plain_name(c, it[0].key), name_nested));
		if (!d)
			asked =
			    str_eq(plain_name(c, it[0].key), STR("request"));
		if (json_type(it[d].value) != JSON_OBJECT) {
			if (asked && d)
				take_asked(c, it[d].key, it[d].value);
			else
				take(c, it[d].key, it[d].value, d);
		} else if (d + 1 < DEPTH) {
			it[d + 1] = json_each(it[d].value);
			d++;
		}
	}
}

/* A value that was found, as text; text has room. */
static struct str
text_of(struct crawl *c, struct crawl_found f)
{
	size_t from = c->text.n;

	if (!f.span.p)
		return (struct str){NULL, 0};
	if (json_type(f.span) == JSON_STRING)
		json_decode(f.span, &c->text);
	else
		buf_addstr(&c->text, f.span);
	return str_trim(str_n(c->text.p + from, c->text.n - from));
}

/* The address of the row is told. */
static bool
is_placed(const struct crawl *c)
{
	return c->where.span.p || (c->host.span.p && c->path.span.p);
}

/* The address, from its parts if need be; text has room. */
static struct str
address(struct crawl *c)
{
	size_t from = c->text.n;

	if (c->where.span.p || !is_placed(c))
		return text_of(c, c->where);
	if (!str_starts(start_of(c->host.span), STR("http"))) {
		if (!text_of(c, c->scheme).n)
			buf_puts(&c->text, "https");
		buf_puts(&c->text, "://");
	}
	if (str_ends(text_of(c, c->host), STR(":443")))
		c->text.n -= 4;
	text_of(c, c->path);
	if (c->query.span.p && c->query.span.n > 2) {
		buf_addc(&c->text, '?');
		text_of(c, c->query);
	}
	return str_n(c->text.p + from, c->text.n - from);
}

/* A status of HTTP; else 0. */
static int
status_of(struct str s)
{
	if (s.n != 3 || s.p[0] < '1' || s.p[0] > '5' || s.p[1] < '0' ||
	    s.p[1] > '9' || s.p[2] < '0' || s.p[2] > '9')
		return 0;
	return (s.p[0] - '0') * 100 + (s.p[1] - '0') * 10 + s.p[2] - '0';
}

/* What is left of a time when its parts of a second are gone. */
static struct str
whole_seconds(struct str s)
{
	size_t n = 0;

	while (n < s.n && ascii_digit(s.p[n]))
		n++;
	return n >= 10 && n < s.n && s.p[n] == '.' ? str_n(s.p, n) : s;
}

/* A time as HTTP writes it, with its zone; text has room. */
static struct str
when_of(struct crawl *c, struct str s)
{
	size_t from = c->text.n;

	if (!str_ends(s, STR(" GMT")) || !saved_date(s, &c->text))
		return s;
	return str_n(c->text.p + from, c->text.n - from);
}

/* True if the objects that were looked at last have a page. */
static bool
has_page(const struct crawl *c)
{
	if (c->price)
		return false;
	if (c->page.span.p || c->packed.span.p)
		return true;
	return is_placed(c) && !c->title &&
	       (c->reply.span.p || c->part.span.p ||
		   (c->nested.span.p && !c->hollow));
}

bool
crawl_has(struct crawl *c, struct str row)
{
	look(c, row);
	return has_page(c) ||
	       (c->empty && is_placed(c) && !c->title && !c->price);
}

/* Sets the body; text has room. */
static void
read_body(struct crawl *c, struct str row)
{
	struct str s;

	if (!has_page(c)) {
		c->body = c->empty && is_placed(c) ? STR("") : row;
	} else if (c->page.span.p) {
		c->of = c->page.span;
		c->body = text_of(c, c->page);
	} else if (c->packed.span.p) {
		c->of = c->packed.span;
		s = text_of(c, c->packed);
		if (str_starts(s, STR(BYTES)))
			str_cut(&s, ',');
		buf_clear(&c->name);
		c->damaged = !base64_read(s, &c->name);
		c->body = buf_str(&c->name);
	} else if (c->reply.span.p) {
		c->of = c->reply.span;
		c->body = text_of(c, c->reply);
	} else {
		c->of = c->part.span.p ? c->part.span : c->nested.span;
		c->body = c->part.span.p ? text_of(c, c->part) : c->of;
	}
}

void
crawl_tell(struct crawl *c)
{
	struct str type;

	c->url = address(c);
	c->captured = when_of(c, whole_seconds(text_of(c, c->when)));
	c->status = status_of(text_of(c, c->state));
	type = text_of(c, c->media);
	if (type.p)
		media_parse(type, &c->text, &c->type, &c->charset);
	if (c->of.p && c->of.p == c->packed.span.p)
		c->coding = text_of(c, c->packing);
}

bool
crawl_read(struct crawl *c, struct str row, struct err *e)
{
	c->url = c->captured = c->type = c->charset = c->coding = c->body =
	    c->of = (struct str){NULL, 0};
	c->status = 0;
	c->damaged = false;
	if (c->form == CRAWL_TABLE)
		row = crawl_table_object(c, row);
	if (c->form == CRAWL_YAML && !crawl_yaml_object(c, row, &row, e))
		return false;
	if (!json_scan(&c->scan, NULL, row, e))
		return false;
	look(c, row);
	buf_clear(&c->text);
	/* values stay where they are; a media type is there twice, and an
	 * address may be made of parts; a time */
	buf_room(&c->text, 2 * row.n + 2 * WORD);
	read_body(c, row);
	if (c->body.p != row.p)
		crawl_tell(c);
	return true;
}
