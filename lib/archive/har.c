/* har - what a browser's network panel saves */
#include "har.h"

#include "base64.h"
#include "beside.h"
#include "media.h"
#include "utf8.h"

#define ENOUGH 4096 /* bytes that show what a file is */

void
har_free(struct har *h)
{
	json_scan_free(&h->scan);
	buf_free(&h->text);
	buf_free(&h->decoded);
	*h = (struct har){0};
}

/* Takes a word off *s, and the blanks before it. */
static bool
word(struct str *s, struct str w)
{
	*s = str_trim(*s);
	return str_take(s, w);
}

/* What Playwright traces of the network: a line a reply. */
static bool
is_traced(struct str s)
{
	return word(&s, STR("{\"type\"")) && word(&s, STR(":")) &&
	       word(&s, STR("\"resource-snapshot\""));
}

size_t
har_level(struct str first)
{
	struct str s = str_head(first, ENOUGH);
	size_t level = 3;

	if (is_traced(s))
		return 1;
	word(&s, STR(STR_BOM));
	level += word(&s, STR("["));
	if (!word(&s, STR("{")))
		return 0;
	/* Splash gives it under a name */
	if (word(&s, STR("\"har\""))) {
		if (!word(&s, STR(":")) || !word(&s, STR("{")))
			return 0;
		level++;
	}
	if (!word(&s, STR("\"log\"")) || !word(&s, STR(":")) ||
	    !word(&s, STR("{")))
		return 0;
	return str_find(s, STR("\"creator\""), 0) < s.n ||
	               str_find(s, STR("\"entries\""), 0) < s.n
	           ? level
	           : 0;
}

bool
har_like(struct str first)
{
	return har_level(first) > 0;
}

/* Begins with the entries of one; false if it is none.  A line of a trace has
 * one: {"type":"resource-snapshot","snapshot":{...}}. */
static bool
begin(struct har *h, struct str value)
{
	struct str log = STR_NONE;

	if (value.p && is_traced(value)) {
		h->it = json_each(value);
		return true;
	}
	if (json_type(value) == JSON_OBJECT) {
		log = json_get(value, STR("log"));
		if (!log.p)
			log = json_get(json_get(value, STR("har")), STR("log"));
	}
	h->it = json_each(json_get(log, STR("entries")));
	return log.p != NULL;
}

/* The next of those that are joined; absent behind the last. */
static struct str
next_log(struct har *h)
{
	struct err e;
	const char *end;

	if (json_next(&h->logs))
		return h->logs.value;
	if (!h->rest.n)
		return STR_NONE;
	h->rest = str_trim(h->rest);
	end = h->rest.p + h->rest.n;
	if (!h->rest.n || !json_scan_first(&h->scan, NULL, h->rest, &e))
		return STR_NONE;
	h->rest.p = h->scan.value.p + h->scan.value.n;
	h->rest.n = (size_t)(end - h->rest.p);
	return h->scan.value;
}

/* True if all that are joined are such. */
static bool
are(struct har *h)
{
	struct json_each logs = h->logs;
	struct str rest = h->rest, log;
	bool all = true;

	while (all && (log = next_log(h)).p)
		all = begin(h, log);
	all = all && !h->rest.n;
	h->logs = logs;
	h->rest = rest;
	h->it = (struct json_each){0};
	return all;
}

bool
har_open(struct har *h, struct str file, struct err *e)
{
	size_t at;

	word(&file, STR(STR_BOM));
	h->logs = (struct json_each){0};
	h->rest = STR_NONE;
	if (!json_scan(&h->scan, NULL, file, e)) {
		h->rest = file;
		return utf8_valid(file, &at) && are(h);
	}
	if (json_type(h->scan.value) != JSON_ARRAY) {
		begin(h, h->scan.value);
		return true;
	}
	h->logs = json_each(h->scan.value);
	return are(h) ||
	       err_set(e, "it is an array, and not all in it are such");
}

bool
har_broken(struct har *h, struct str file)
{
	struct err e;

	word(&file, STR(STR_BOM));
	if (is_traced(file))
		return true; /* its last line is */
	return !json_scan_first(&h->scan, NULL, str_trim(file), &e);
}

/* A member that is a string, decoded behind what text has; it has room. */
static struct str
text(struct har *h, struct str object, struct str name)
{
	struct str span = json_get(object, name);
	size_t from = h->text.n;

	if (json_type(span) != JSON_STRING)
		return STR_NONE;
	json_decode(span, &h->text);
	return buf_after(&h->text, from);
}

/* RFC 3339, as the format has it. */
static bool
is_time(struct str s)
{
	return s.n >= 20 && s.n < 40 && s.p[4] == '-' && s.p[10] == 'T';
}

/* A whole number; 0 for anything else. */
static uint64_t
number(struct str span)
{
	uint64_t n = 0;

	str_uint(span, INT64_MAX, &n);
	return n;
}

/* The file that has the body: Playwright's HAR says _file, and its trace the
 * name of one in its folder of them. */
static struct str
beside(struct har *h, struct str content)
{
	struct str name = text(h, content, STR("_file"));
	size_t from = h->text.n;

	if (name.n || !json_get(content, STR("_sha1")).p)
		return name;
	buf_puts(&h->text, BESIDE_FOLDER);
	text(h, content, STR("_sha1"));
	return buf_after(&h->text, from);
}

static void
body(struct har *h, struct str content)
{
	struct str coding;

	h->damaged = false;
	h->body = text(h, content, STR("text"));
	h->size = number(json_get(content, STR("size")));
	h->lost = !h->body.n && h->size;
	h->beside = beside(h, content);
	coding = text(h, content, STR("encoding"));
	if (!h->body.p ||
	    (!str_eq_nocase(coding, STR("base64")) &&
		(coding.n || h->body.n % 4 || !base64_page(h->body))))
		return;
	h->damaged = !base64_read(h->body, &h->decoded);
	h->body = buf_str(&h->decoded);
}

/* Takes what a server sent over a WebSocket for the body, a message a line, as
 * Chrome keeps them beside the reply, which has none (101). */
static void
messages(struct har *h)
{
	struct str list = json_get(h->entry, STR("_webSocketMessages")), data;
	struct json_each it;
	size_t from = h->text.n;

	if (h->body.n || json_type(list) != JSON_ARRAY)
		return;
	for (it = json_each(list); json_next(&it);) {
		if (json_type(it.value) != JSON_OBJECT ||
		    !str_eq(
			json_get(it.value, STR("type")), STR("\"receive\"")))
			continue;
		data = text(h, it.value, STR("data"));
		if (data.n && ONE_OF(data.p[0], "{["))
			buf_addc(&h->text, '\n');
		else /* of a protocol, which says no more */
			h->text.n -= data.n;
	}
	if (h->text.n == from)
		return;
	h->body = buf_after(&h->text, from);
	h->status = 200;
	h->type = STR("application/json");
	h->lost = false;
}

/* Reads h->entry, an object. */
static void
read_entry(struct har *h)
{
	struct str reply, content, type;
	uint64_t status;

	buf_clear(&h->text);
	buf_clear(&h->decoded);
	/* values stay where they are; a media type is there twice */
	buf_room(&h->text, 2 * h->entry.n + 64 + strlen(BESIDE_FOLDER));
	reply = json_get(h->entry, STR("response"));
	content = json_get(reply, STR("content"));
	status = number(json_get(reply, STR("status")));
	h->status = status < 1000 ? (int)status : 0;
	h->url = text(h, json_get(h->entry, STR("request")), STR("url"));
	h->captured = text(h, h->entry, STR("startedDateTime"));
	if (!is_time(h->captured))
		h->captured = STR_NONE;
	h->type = h->charset = STR_NONE;
	type = text(h, content, STR("mimeType"));
	if (type.p)
		media_parse(type, &h->text, &h->type, &h->charset);
	body(h, content);
	messages(h);
}

bool
har_next(struct har *h)
{
	do
		while (!json_next(&h->it))
			if (!begin(h, next_log(h)))
				return false;
	while (json_type(h->it.value) != JSON_OBJECT);
	h->entry = h->it.value;
	read_entry(h);
	return true;
}

bool
har_entry(struct har *h, struct str entry, struct err *e)
{
	if (!json_scan(&h->scan, NULL, entry, e))
		return false;
	h->entry = entry;
	read_entry(h);
	return true;
}

bool
har_is_entry(const struct har *h)
{
	return json_get(h->entry, STR("request")).p ||
	       json_get(h->entry, STR("response")).p;
}
