/* flow - the exchanges that mitmproxy keeps */
#include "flow.h"

#include "head.h"
#include "media.h"

#define DIGITS 12 /* of a size, at most: as tnetstring.py has it */

struct item {
	char type;
	struct str text;
};

void
flow_free(struct flow *f)
{
	buf_free(&f->address);
	buf_free(&f->media);
	*f = (struct flow){0};
}

/* The digits that s begins with, and their number. */
static size_t
digits(struct str s, size_t *number)
{
	size_t n = 0;

	*number = 0;
	while (n < s.n && n <= DIGITS && ascii_digit(s.p[n]))
		*number = *number * 10 + (size_t)(s.p[n++] - '0');
	return n;
}

/* Takes a value off s; false if none that is whole begins there. */
static bool
take(struct str *s, struct item *v)
{
	size_t n, at = digits(*s, &n);

	if (!at || at > DIGITS || at == s->n || s->p[at] != ':')
		return false;
	at++;
	if (n >= s->n - at)
		return false;
	*v = (struct item){s->p[at + n], str_n(s->p + at, n)};
	at += n + 1;
	*s = str_after(*s, at);
	return true;
}

/* Takes a key and its value off a dictionary's. */
static bool
take_member(struct str *s, struct str *key, struct item *v)
{
	struct item k;

	if (!take(s, &k) || (k.type != ';' && k.type != ',') || !take(s, v))
		return false;
	*key = k.text;
	return true;
}

bool
flow_like(struct str first)
{
	static const struct str keys[] = {STR_INIT("4:type"),
	    STR_INIT("7:version"), STR_INIT("9:websocket"),
	    STR_INIT("8:response"), STR_INIT("7:request"),
	    STR_INIT("8:metadata"), STR_INIT("6:marked"), STR_INIT("2:id"),
	    STR_INIT("5:error"), STR_INIT("6:backup"), STR_INIT("7:comment"),
	    STR_INIT("9:is_replay"), STR_INIT("11:intercepted"),
	    STR_INIT("11:client_conn"), STR_INIT("11:server_conn"),
	    STR_INIT("17:timestamp_created")};
	size_t n, at = digits(first, &n);

	if (!at || at > DIGITS || at == first.n || first.p[at] != ':')
		return false;
	first = str_after(first, at + 1);
	for (size_t i = 0; i < COUNT(keys); i++)
		if (str_starts(first, keys[i]) && first.n > keys[i].n)
			return first.p[keys[i].n] == ';' ||
			       first.p[keys[i].n] == ',';
	return false;
}

bool
flow_size(struct str held, size_t *n)
{
	size_t inner, at = digits(held, &inner);

	*n = 0;
	if (at > DIGITS || (at < held.n && (!at || held.p[at] != ':')))
		return false;
	if (at < held.n)
		*n = at + 1 + inner + 1;
	return !*n || *n > held.n || held.p[*n - 1] == '}';
}

size_t
flow_find(struct str s, size_t at)
{
	for (; at < s.n; at++)
		if (ascii_digit(s.p[at]) &&
		    (!at || !ascii_digit(s.p[at - 1])) &&
		    flow_like(str_after(s, at)))
			return at;
	return s.n;
}

/* The value of the first header of that name; absent if there is none. */
static struct str
header(struct str list, struct str name)
{
	struct item pair, key, value;

	while (take(&list, &pair))
		if (take(&pair.text, &key) && take(&pair.text, &value) &&
		    str_eq_nocase(key.text, name))
			return value.text;
	return STR_NONE;
}

/* What was asked for. */
struct asked {
	struct str scheme, host, port, path, authority, headers;
};

/* The host as the one who asked called it: where traffic was led through the
 * proxy unasked, `host` is but a number. */
static void
set_address(struct flow *f, const struct asked *a)
{
	struct str host = header(a->headers, STR("host"));
	bool plain = str_eq(a->scheme, STR("http"));

	f->url = STR_NONE;
	if (!host.n)
		host = a->authority;
	if ((!host.n && !a->host.n) || !a->scheme.n)
		return;
	buf_clear(&f->address);
	buf_addstr(&f->address, a->scheme);
	buf_puts(&f->address, "://");
	buf_addstr(&f->address, host.n ? host : a->host);
	if (!host.n && a->port.n &&
	    !str_eq(a->port, plain ? STR("80") : STR("443"))) {
		buf_addc(&f->address, ':');
		buf_addstr(&f->address, a->port);
	}
	buf_addstr(&f->address, a->path);
	f->url = buf_str(&f->address);
}

static bool
read_request(struct flow *f, struct str s)
{
	struct asked a = {0};
	struct str key;
	struct item v;

	while (s.n) {
		if (!take_member(&s, &key, &v))
			return false;
		if (str_eq(key, STR("scheme")))
			a.scheme = v.text;
		else if (str_eq(key, STR("host")))
			a.host = v.text;
		else if (str_eq(key, STR("port")))
			a.port = v.text;
		else if (str_eq(key, STR("path")))
			a.path = v.text;
		else if (str_eq(key, STR("authority")))
			a.authority = v.text;
		else if (str_eq(key, STR("headers")))
			a.headers = v.text;
	}
	set_address(f, &a);
	return true;
}

static bool
read_reply(struct flow *f, struct str s)
{
	struct str key, headers = STR_NONE, media;
	struct item v;

	f->lost = true;
	while (s.n) {
		if (!take_member(&s, &key, &v))
			return false;
		if (str_eq(key, STR("status_code")) || str_eq(key, STR("code")))
			f->status = head_status(v.text);
		else if (str_eq(key, STR("headers")))
			headers = v.text;
		else if (str_eq(key, STR("timestamp_start")) && v.type == '^')
			f->seconds = str_cut(&v.text, '.');
		else if (str_eq(key, STR("content"))) {
			f->lost = v.type == '~';
			f->body = v.text;
		}
	}
	f->coding = header(headers, STR("content-encoding"));
	media = header(headers, STR("content-type"));
	buf_clear(&f->media);
	buf_room(&f->media, media.n);
	if (media.p)
		media_parse(media, &f->media, &f->type, &f->charset);
	return true;
}

/* What the dictionary of a flow says. */
static bool
read_members(struct flow *f, struct str s)
{
	struct str key;
	struct item v;
	bool sound = true;

	while (s.n && sound) {
		if (!take_member(&s, &key, &v))
			return false;
		if (str_eq(key, STR("request")) && v.type == '}') {
			f->http = true;
			sound = read_request(f, v.text);
		} else if (str_eq(key, STR("response")) && v.type == '}') {
			f->answered = true;
			sound = read_reply(f, v.text);
		}
	}
	return sound;
}

bool
flow_read(struct flow *f, struct str s, struct err *e)
{
	struct item all;

	*f = (struct flow){.address = f->address, .media = f->media};
	if (!take(&s, &all) || all.type != '}' || s.n ||
	    !read_members(f, all.text))
		return err_set(e, "a value in the flow is not as long as it "
				  "says");
	return true;
}
