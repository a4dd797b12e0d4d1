/* crawl_look - which members of a row are the page, its address and the like */
#include "crawl_priv.h"

#include "base64.h"
#include "typed.h"

#define DEPTH 3        /* of objects in which names are looked for */
#define WORD  64       /* bytes of a name */
#define NONE  SIZE_MAX /* rank of a name that is not in a list */
#define LAST  WORD     /* rank behind all in a list */
#define SURE  64       /* bytes that tell whether base64 stands there */

/* What programs call these members, in the form of plain(), the best first: the
 * place in a list is the rank.  They are no table of the rules, as --exhibit
 * reads archives without any. */
static const struct str name_page[] = {STR_INIT("html"), STR_INIT("rawhtml"),
    STR_INIT("browserhtml"), STR_INIT("pagesource"), STR_INIT("htmlcontent"),
    STR_INIT("pagehtml"), STR_INIT("pagecontent"), STR_INIT("sourcecode"),
    STR_INIT("rawcontent"), STR_INIT("responsebody"), STR_INIT("responsetext"),
    STR_INIT("网页源码"), STR_INIT("网页"), STR_INIT("源码"), {NULL, 0}};
/* of which the first CRAWL_ANSWERS say what it is */
static const struct str name_reply[] = {STR_INIT("responsebody"),
    STR_INIT("responsetext"), STR_INIT("response"), STR_INIT("rawresponse"),
    STR_INIT("rawjson"), STR_INIT("body"), STR_INIT("content"),
    STR_INIT("resp"), STR_INIT("reply"), STR_INIT("payload"),
    STR_INIT("rawdata"), STR_INIT("responsedata"), STR_INIT("raw"),
    STR_INIT("json"), STR_INIT("text"), STR_INIT("result"), STR_INIT("data"),
    STR_INIT("rawcontent"), STR_INIT("decodedcontent"), STR_INIT("string"),
    STR_INIT("encoded"), STR_INIT("bodydata"), {NULL, 0}};
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
    STR_INIT("link"), STR_INIT("href"), STR_INIT("key"), STR_INIT("fullpath"),
    STR_INIT("endpoint"), STR_INIT("网址"), STR_INIT("链接"),
    STR_INIT("页面网址"), {NULL, 0}};
static const struct str name_when[] = {STR_INIT("captured"),
    STR_INIT("capturedat"), STR_INIT("fetchedat"), STR_INIT("fetchtime"),
    STR_INIT("fetched"), STR_INIT("crawledat"), STR_INIT("crawltime"),
    STR_INIT("crawldate"), STR_INIT("crawled"), STR_INIT("scrapedat"),
    STR_INIT("scrapetime"), STR_INIT("loadedtime"), STR_INIT("downloadedat"),
    STR_INIT("downloadtime"), STR_INIT("retrievedat"), STR_INIT("savedat"),
    STR_INIT("warcdate"), STR_INIT("timestamp"), STR_INIT("datetime"),
    STR_INIT("starteddatetime"), STR_INIT("@timestamp"), STR_INIT("date"),
    STR_INIT("time"), STR_INIT("ts"), STR_INIT("createdat"), STR_INIT("start"),
    STR_INIT("recordedat"), STR_INIT("starttime"), STR_INIT("采集时间"),
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

		if (ONE_OF(b, "_-. "))
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

/* The name of a column, to what is compared of it; empty if it is too long. */
static struct str
plain_column(struct crawl *c, struct str name)
{
	buf_clear(&c->name);
	if (name.n <= WORD)
		buf_addstr(&c->name, name);
	return plain(c);
}

bool
crawl_names_place(struct crawl *c, struct str name)
{
	return rank_of(plain_column(c, name), name_where) != NONE;
}

bool
crawl_names_page(struct crawl *c, struct str name)
{
	name = plain_column(c, name);
	return rank_of(name, name_page) != NONE ||
	       rank_of(name, name_reply) != NONE ||
	       rank_of(name, name_packed) != NONE;
}

/* Behind the blanks that the text begins with, as they are written. */
static struct str
behind_blanks(struct str s)
{
	static const struct str pass[] = {STR_INIT("\\n"), STR_INIT("\\r"),
	    STR_INIT("\\t"), STR_INIT("\\ufeff"), STR_INIT("\\uFEFF"),
	    STR_INIT("\xef\xbb\xbf"), STR_INIT(" ")};
	size_t i;

	do
		for (i = 0; i < COUNT(pass); i++)
			if (str_take(&s, pass[i]))
				break;
	while (i < COUNT(pass));
	return s;
}

struct str
crawl_start(struct str span)
{
	return behind_blanks(json_inside(span));
}

/* Takes a < off s. */
static bool
opens_tag(struct str *s)
{
	size_t n = str_starts(*s, STR("<")) ? 1 : 6;

	if (str_starts(*s, STR("&lt;")))
		n = 4;
	if (n == 6 && !str_starts(*s, STR("\\u003c")) &&
	    !str_starts(*s, STR("\\u003C")))
		return false;
	*s = str_after(*s, n);
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
	return str_starts_in_nocase(s, words, COUNT(words));
}

/* A reply as it came, header and all: HTTP/1.1 200 OK. */
static bool
is_message(struct str s)
{
	size_t n = str_starts(s, STR("HTTP\\/")) ? 6 : 5;

	return (n == 6 || str_starts(s, STR("HTTP/"))) && s.n > n &&
	       s.p[n] >= '1' && s.p[n] <= '3';
}

/* Behind the name and the bracket of JSONP, if it is such; Tmall has the end
 * of a line between them. */
static struct str
behind_call(struct str s)
{
	struct str in;
	size_t n = 0;

	while (n < s.n && n < WORD &&
	       (ascii_name(s.p[n]) || s.p[n] == '.' || s.p[n] == '$'))
		n++;
	in = behind_blanks(str_after(s, n));
	return n && str_starts(in, STR("(")) ? str_after(in, 1) : s;
}

/* Behind the name of what a script sets, if it is such: var a.b = {... */
static struct str
behind_set(struct str s)
{
	size_t n = 0;

	while (n < s.n && n < WORD &&
	       (ascii_name(s.p[n]) || ONE_OF(s.p[n], "$. ")))
		n++;
	if (!n || n == s.n || s.p[n] != '=')
		return s;
	for (n++; n < s.n && s.p[n] == ' ';)
		n++;
	return str_after(s, n);
}

/* True if a function is called with a page in a string: jsonp1("<div.. */
static bool
is_called_page(struct str s)
{
	struct str in = behind_blanks(behind_call(s));

	if (in.p == s.p || !str_starts(in, STR("\\\"")))
		return false;
	in = behind_blanks(str_after(in, 2));
	return opens_tag(&in);
}

/* True if the text begins as JSON does that has something in it, or as what a
 * script sets or calls a function with. */
static bool
is_json(struct str s)
{
	struct str data = behind_set(behind_call(s));

	if (is_called_page(s))
		return true;
	if (data.n < 4 || (data.p[0] != '{' && data.p[0] != '['))
		return false;
	return data.p != s.p || ONE_OF(data.p[1], "\\{[ ");
}

/* True of a piece of a page that no text of a post begins with: what a program
 * cut out of a page to keep. */
static bool
is_piece(struct str s)
{
	static const struct str words[] = {STR_INIT("script"),
	    STR_INIT("title>"), STR_INIT("meta "), STR_INIT("link "),
	    STR_INIT("style")};

	return opens_tag(&s) && str_starts_in_nocase(s, words, COUNT(words));
}

enum packed { PACKED_NOT, PACKED_PAGE, PACKED_JSON };

/* The same of bytes that were in base64: any tag will do there, for few encode
 * a text of their own; and JSON may be printed over lines. */
static enum packed
is_unpacked(struct str s)
{
	struct str in;

	if (s.n < 2)
		return PACKED_NOT;
	if (s.p[0] == '<' && ascii_letter(s.p[1]))
		return PACKED_PAGE;
	in = str_trim(str_after(s, 1));
	if ((s.p[0] == '{' || s.p[0] == '[') && in.n && ONE_OF(in.p[0], "\"{["))
		return PACKED_JSON;
	return is_json(s) ? PACKED_JSON : PACKED_NOT;
}

/* What begins there in base64: a document, a piece of one, or JSON. */
static enum packed
is_packed(struct str s)
{
	struct buf b = {0};
	enum packed is = PACKED_NOT;
	bool sound;

	if (s.n <= SURE || memchr(s.p, ' ', SURE) || memchr(s.p, '<', SURE))
		return is;
	sound = base64_read(str_n(s.p, SURE), &b);
	s = str_trim(buf_str(&b));
	if (is_document(s) || is_message(s))
		is = PACKED_PAGE;
	else if (sound)
		is = is_unpacked(s);
	buf_free(&b);
	return is;
}

/* A document in base64, in which < is P: no text begins so either. */
static bool
is_packed_document(struct str s)
{
	struct buf b = {0};
	bool is = false;

	if (s.n > SURE && s.p[0] == 'P' && base64_only(str_n(s.p, SURE))) {
		base64_read(str_n(s.p, SURE), &b);
		is = is_document(buf_str(&b));
	}
	buf_free(&b);
	return is;
}

/* What gzip or zstd packed, in base64: no text begins so. */
static bool
is_packed_twice(struct str s)
{
	return s.n > SURE &&
	       (str_starts(s, STR("H4sI")) || str_starts(s, STR("KLUv/")));
}

/* The same of zlib, as its four levels have it; a word may begin so. */
static bool
is_zlib(struct str s)
{
	static const char marks[4][4] = {"eJ", "eN", "eA", "eF"};
	static const char behind[4][5] = {"wxyz", "opqr", "EFGH", "4567"};

	for (size_t i = 0; i < 4 && s.n > SURE; i++)
		if (str_starts(s, str_from(marks[i])))
			return memchr(behind[i], s.p[2], 4) != NULL &&
			       base64_only(str_n(s.p, SURE));
	return false;
}

/* Bytes in hexadecimal, as databases write them, that begin as a page does or
 * what gzip packed. */
static bool
is_hex(struct str s)
{
	static const struct str begins[] = {STR_INIT("3c21"),
	    STR_INIT("3c6874"), STR_INIT("3c4854"), STR_INIT("1f8b08")};
	size_t i = 0;

	if (str_starts(s, STR("\\\\x")))
		s = str_after(s, 3);
	else if (str_starts(s, STR("0x")))
		s = str_after(s, 2);
	while (i < COUNT(begins) &&
	       (s.n < SURE || !str_starts_nocase(s, begins[i])))
		i++;
	if (i == COUNT(begins))
		return false;
	for (i = 0; i < SURE && ascii_hex(s.p[i]) >= 0;)
		i++;
	return i == SURE;
}

/* Takes base64 that no name says to be such, and hexadecimal. */
static void
offer_packed(struct crawl *c, struct str name, struct str span, struct str s)
{
	size_t reply = rank_of(name, name_reply);
	enum packed is;

	if (reply == NONE && rank_of(name, name_page) == NONE) {
		if (is_packed_twice(s))
			offer(&c->best.token, span, LAST);
		if (is_packed_document(s))
			offer(&c->best.packed, span, LAST);
		return;
	}
	if (is_packed_twice(s))
		offer(&c->best.packed, span, LAST);
	if (is_zlib(s) || is_hex(s))
		offer(&c->best.packed, span, LAST);
	is = is_packed(s);
	if (is == PACKED_PAGE)
		offer(&c->best.packed, span, LAST);
	else if (is == PACKED_JSON)
		offer(&c->best.coded, span, reply);
}

/* A crawl has replies under the name of its pages too. */
static size_t
reply_rank(struct str name)
{
	size_t rank = rank_of(name, name_reply);

	return rank == NONE && rank_of(name, name_page) != NONE ? LAST : rank;
}

/* A string.  Of several pages the longest is taken. */
static void
offer_text(struct crawl *c, struct str name, struct str span)
{
	struct str s = crawl_start(span), t = s;
	size_t html = rank_of(name, name_page);

	if ((is_document(s) ||
		(is_message(s) && rank_of(name, name_reply) != NONE)) &&
	    (!c->best.page.span.p || span.n > c->best.page.span.n))
		c->best.page.span = span;
	else if (is_json(s))
		offer(&c->best.reply, span, reply_rank(name));
	else if (html == NONE && is_piece(s))
		offer(&c->best.part, span, reply_rank(name));
	else if (opens_tag(&t))
		offer(&c->best.part, span, html);
	if (s.n > 8)
		offer(&c->best.packed, span, rank_of(name, name_packed));
	if (str_starts(s, STR(BASE64_DATA)))
		offer(&c->best.packed, span, reply_rank(name));
	offer_packed(c, name, span, s);
	if (str_starts(s, STR("http")))
		offer(&c->best.where, span, rank_of(name, name_where));
	offer(&c->best.media, span, rank_of(name, name_media));
	offer(&c->best.packing, span, rank_of(name, name_packing));
	c->best.hollow |= !s.n && str_eq(name, STR("string"));
	c->best.empty |= !s.n && (html != NONE || c->best.hollow);
}

/* Headers may have a list of values each. */
static void
take_list(struct crawl *c, struct str name, struct str list)
{
	struct json_each it = json_each(list);

	if (!json_next(&it) || json_type(it.value) != JSON_STRING)
		return;
	offer(&c->best.media, it.value, rank_of(name, name_media));
	offer(&c->best.packing, it.value, rank_of(name, name_packing));
	if (str_eq(name, STR("date")))
		offer(&c->best.when, it.value, rank_of(name, name_when));
}

/* A member of what was asked for, which is not the page. */
static void
take_asked(struct crawl *c, struct str key, struct str value)
{
	if (json_type(value) == JSON_STRING &&
	    str_starts(crawl_start(value), STR("http")))
		offer(&c->best.where, value,
		    rank_of(plain_name(c, key), name_where));
}

/* A member that is no object. */
static void
take(struct crawl *c, struct str key, struct str value, size_t depth)
{
	enum json_type type = json_type(value);
	struct str name = plain_name(c, key);

	if (!depth && type == JSON_STRING) {
		offer(&c->best.scheme, value, rank_of(name, name_scheme));
		offer(&c->best.host, value, rank_of(name, name_host));
		offer(&c->best.path, value, rank_of(name, name_path));
		offer(&c->best.query, value, rank_of(name, name_query));
	}
	if (!depth && type != JSON_NULL) {
		c->price |= rank_of(name, name_price) != NONE;
		c->title |= rank_of(name, name_title) != NONE;
	}
	if (type == JSON_STRING)
		offer_text(c, name, value);
	else if (type == JSON_NULL)
		c->best.empty |= rank_of(name, name_page) != NONE;
	else if (type == JSON_ARRAY)
		take_list(c, name, value);
	if (type == JSON_STRING || type == JSON_NUMBER) {
		offer(&c->best.when, value, rank_of(name, name_when));
		offer(&c->best.state, value, rank_of(name, name_state));
	}
}

/* Under a name that says nothing, what is packed may be any program's own: it
 * is a page if the row has an address, little else, and no other body. */
static void
take_token(struct crawl *c, struct str row)
{
	if (c->best.token.span.n * 2 > row.n && crawl_placed(c) && !c->title &&
	    !c->best.page.span.p && !c->best.reply.span.p &&
	    !c->best.part.span.p && !c->best.coded.span.p)
		offer(&c->best.packed, c->best.token.span, LAST);
}

void
crawl_look(struct crawl *c, struct str row)
{
	struct json_within w;
	struct json_each *it;
	struct str value;
	bool asked = false;

	c->best = (struct crawl_best){0};
	c->price = c->title = false;
	json_within(&w, row);
	while ((it = json_within_next(&w))) {
		/* {"$date":…}: what a database says of it is no level */
		value = typed_value(it->value);
		if (!value.p)
			continue;
		if (!w.level && json_type(value) >= JSON_ARRAY)
			offer(&c->best.nested, value,
			    rank_of(plain_name(c, it->key), name_nested));
		if (!w.level)
			asked = str_eq(plain_name(c, it->key), STR("request"));
		if (json_type(value) == JSON_OBJECT) {
			if (w.level + 1 < DEPTH)
				json_enter(&w, value);
		} else if (asked && w.level)
			take_asked(c, it->key, value);
		else
			take(c, it->key, value, w.level);
	}
	take_token(c, row);
}
