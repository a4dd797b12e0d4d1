/* crawl_look - which members of a row are the page, its address and the like */
#include "crawl_priv.h"

#include "base64.h"
#include "typed.h"

#define DEPTH 3  /* of objects in which names are looked for */
#define WORD  64 /* bytes of a name */
#define SURE  64 /* bytes that tell whether base64 stands there */

/* The better name wins, then the one that stands first. */
static void
offer(struct crawl_found *f, struct str span, unsigned char rank)
{
	if (rank != CRAWL_UNNAMED && (!f->span.p || rank < f->rank))
		*f = (struct crawl_found){span, rank};
}

/* The ranks of a name, which is folded in c->name; one that is too long is none
 * of the words. */
static const unsigned char *
ranks_of(struct crawl *c, struct str name)
{
	buf_clear(&c->name);
	if (name.n <= WORD)
		crawl_words_fold(name, &c->name);
	return crawl_words_find(c->words, buf_str(&c->name));
}

/* The same of a member's, as it is written. */
static const unsigned char *
ranks_of_key(struct crawl *c, struct str key)
{
	buf_clear(&c->text);
	if (key.n <= WORD)
		json_decode(key, &c->text);
	return ranks_of(c, buf_str(&c->text));
}

bool
crawl_names_place(struct crawl *c, struct str name)
{
	return ranks_of(c, name)[CRAWL_ADDRESS] != CRAWL_UNNAMED;
}

bool
crawl_names_page(struct crawl *c, struct str name)
{
	const unsigned char *rank = ranks_of(c, name);

	return rank[CRAWL_PAGE] != CRAWL_UNNAMED ||
	       rank[CRAWL_REPLY] != CRAWL_UNNAMED ||
	       rank[CRAWL_BASE64] != CRAWL_UNNAMED;
}

/* Behind the blanks that the text begins with, as they are written. */
static struct str
behind_blanks(struct str s)
{
	static const struct str pass[] = {STR_INIT("\\n"), STR_INIT("\\r"),
	    STR_INIT("\\t"), STR_INIT("\\ufeff"), STR_INIT("\\uFEFF"),
	    STR_INIT(STR_BOM), STR_INIT(" ")};
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
offer_packed(
    struct crawl *c, const unsigned char *rank, struct str span, struct str s)
{
	enum packed is;

	if (rank[CRAWL_REPLY] == CRAWL_UNNAMED &&
	    rank[CRAWL_PAGE] == CRAWL_UNNAMED) {
		if (is_packed_twice(s))
			offer(&c->best.token, span, CRAWL_LAST);
		if (is_packed_document(s))
			offer(&c->best.packed, span, CRAWL_LAST);
		return;
	}
	if (is_packed_twice(s))
		offer(&c->best.packed, span, CRAWL_LAST);
	if (is_zlib(s) || is_hex(s))
		offer(&c->best.packed, span, CRAWL_LAST);
	is = is_packed(s);
	if (is == PACKED_PAGE)
		offer(&c->best.packed, span, CRAWL_LAST);
	else if (is == PACKED_JSON)
		offer(&c->best.coded, span, rank[CRAWL_REPLY]);
}

/* A crawl has replies under the name of its pages too. */
static unsigned char
reply_rank(const unsigned char *rank)
{
	return rank[CRAWL_REPLY] == CRAWL_UNNAMED &&
	               rank[CRAWL_PAGE] != CRAWL_UNNAMED
	           ? CRAWL_LAST
	           : rank[CRAWL_REPLY];
}

/* A string.  Of several pages the longest is taken. */
static void
offer_text(struct crawl *c, const unsigned char *rank, struct str span)
{
	struct str s = crawl_start(span), t = s;
	bool page = rank[CRAWL_PAGE] != CRAWL_UNNAMED;

	if ((is_document(s) ||
		(is_message(s) && rank[CRAWL_REPLY] != CRAWL_UNNAMED)) &&
	    (!c->best.page.span.p || span.n > c->best.page.span.n))
		c->best.page.span = span;
	else if (is_json(s))
		offer(&c->best.reply, span, reply_rank(rank));
	else if (!page && is_piece(s))
		offer(&c->best.part, span, reply_rank(rank));
	else if (opens_tag(&t))
		offer(&c->best.part, span, rank[CRAWL_PAGE]);
	if (s.n > 8)
		offer(&c->best.packed, span, rank[CRAWL_BASE64]);
	if (str_starts(s, STR(BASE64_DATA)))
		offer(&c->best.packed, span, reply_rank(rank));
	offer_packed(c, rank, span, s);
	if (str_starts(s, STR("http")))
		offer(&c->best.where, span, rank[CRAWL_ADDRESS]);
	offer(&c->best.media, span, rank[CRAWL_MEDIA]);
	offer(&c->best.packing, span, rank[CRAWL_PACKING]);
	c->best.hollow |= !s.n && str_eq(buf_str(&c->name), STR("string"));
	c->best.empty |= !s.n && (page || c->best.hollow);
}

/* Headers may have a list of values each; so has a body that nock recorded as
 * it came, packed: of one value it is the body. */
static void
take_list(struct crawl *c, const unsigned char *rank, struct str list)
{
	struct json_each it = json_each(list), rest;

	if (!json_next(&it) || json_type(it.value) != JSON_STRING)
		return;
	rest = it;
	if ((rank[CRAWL_REPLY] != CRAWL_UNNAMED ||
		rank[CRAWL_PAGE] != CRAWL_UNNAMED) &&
	    !json_next(&rest))
		offer_text(c, rank, it.value);
	offer(&c->best.media, it.value, rank[CRAWL_MEDIA]);
	offer(&c->best.packing, it.value, rank[CRAWL_PACKING]);
	if (str_eq(buf_str(&c->name), STR("date")))
		offer(&c->best.when, it.value, rank[CRAWL_TIME]);
}

/* A member of what was asked for, which is not the page. */
static void
take_asked(struct crawl *c, struct str key, struct str value)
{
	if (json_type(value) == JSON_STRING &&
	    str_starts(crawl_start(value), STR("http")))
		offer(
		    &c->best.where, value, ranks_of_key(c, key)[CRAWL_ADDRESS]);
}

/* A member that is no object. */
static void
take(struct crawl *c, struct str key, struct str value, size_t depth)
{
	enum json_type type = json_type(value);
	const unsigned char *rank = ranks_of_key(c, key);

	if (!depth && type == JSON_STRING) {
		offer(&c->best.scheme, value, rank[CRAWL_SCHEME]);
		offer(&c->best.host, value, rank[CRAWL_HOST]);
		offer(&c->best.path, value, rank[CRAWL_PATH]);
		offer(&c->best.query, value, rank[CRAWL_QUERY]);
	}
	if (!depth && type != JSON_NULL) {
		c->price |= rank[CRAWL_PRICE] != CRAWL_UNNAMED;
		c->title |= rank[CRAWL_TITLE] != CRAWL_UNNAMED;
	}
	if (type == JSON_STRING)
		offer_text(c, rank, value);
	else if (type == JSON_NULL)
		c->best.empty |= rank[CRAWL_PAGE] != CRAWL_UNNAMED;
	else if (type == JSON_ARRAY)
		take_list(c, rank, value);
	if (type == JSON_STRING || type == JSON_NUMBER) {
		offer(&c->best.when, value, rank[CRAWL_TIME]);
		offer(&c->best.state, value, rank[CRAWL_STATUS]);
	}
}

/* The numbers of bytes as Node writes them, {"type":"Buffer","data":[60,104]};
 * absent if the object is none. */
static struct str
buffer_of(struct str object)
{
	struct json_each it, list;

	if (!str_starts(str_trim(str_after(object, 1)), STR("\"type\"")))
		return STR_NONE; /* before the first value is passed over */
	it = json_each(object);
	if (!json_next(&it) || !str_eq(it.key, STR("\"type\"")) ||
	    !str_eq(it.value, STR("\"Buffer\"")) || !json_next(&it) ||
	    json_type(it.value) != JSON_ARRAY)
		return STR_NONE;
	list = json_each(it.value);
	return json_next(&list) && json_type(list.value) == JSON_NUMBER
	           ? it.value
	           : STR_NONE;
}

/* A member that is an object: true if it is a body in bytes. */
static bool
take_buffer(struct crawl *c, struct str key, struct str value)
{
	struct str list = buffer_of(value);
	const unsigned char *rank;

	if (!list.p)
		return false;
	rank = ranks_of_key(c, key);
	if (rank[CRAWL_PAGE] != CRAWL_UNNAMED ||
	    rank[CRAWL_REPLY] != CRAWL_UNNAMED)
		offer(&c->best.packed, list, CRAWL_LAST);
	return true;
}

/* Under a name that says nothing, what is packed may be any program's own: it
 * is a page if the row has an address, little else, and no other body. */
static void
take_token(struct crawl *c, struct str row)
{
	if (c->best.token.span.n * 2 > row.n && crawl_placed(c) && !c->title &&
	    !c->best.page.span.p && !c->best.reply.span.p &&
	    !c->best.part.span.p && !c->best.coded.span.p)
		offer(&c->best.packed, c->best.token.span, CRAWL_LAST);
}

void
crawl_look(struct crawl *c, struct str row)
{
	struct json_within w;
	struct json_each *it;
	const unsigned char *rank;
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
		if (!w.level) {
			rank = ranks_of_key(c, it->key);
			if (json_type(value) >= JSON_ARRAY)
				offer(
				    &c->best.nested, value, rank[CRAWL_NESTED]);
			asked = str_eq(buf_str(&c->name), STR("request"));
		}
		if (json_type(value) == JSON_OBJECT) {
			if (!take_buffer(c, it->key, value) &&
			    w.level + 1 < DEPTH)
				json_enter(&w, value);
		} else if (asked && w.level)
			take_asked(c, it->key, value);
		else
			take(c, it->key, value, w.level);
	}
	take_token(c, row);
}

bool
crawl_placed(const struct crawl *c)
{
	return c->best.where.span.p ||
	       (c->best.host.span.p && c->best.path.span.p);
}

/* True of a reply in a table that has no address, under a name that says what
 * it is. */
static bool
is_answer(const struct crawl *c)
{
	return c->form == CRAWL_TABLE && c->best.reply.span.p &&
	       c->best.reply.rank < CRAWL_UNSURE;
}

/* True if the objects that were looked at last have a page. */
bool
crawl_is_page(const struct crawl *c)
{
	if (c->price)
		return false;
	if (c->best.page.span.p || c->best.packed.span.p)
		return true;
	return (crawl_placed(c) || is_answer(c)) && !c->title &&
	       (c->best.reply.span.p || c->best.part.span.p ||
		   c->best.coded.span.p ||
		   (c->best.nested.span.p && !c->best.hollow));
}

bool
crawl_has(struct crawl *c, struct str row)
{
	crawl_look(c, row);
	return crawl_is_page(c) ||
	       (c->best.empty && crawl_placed(c) && !c->title && !c->price);
}
