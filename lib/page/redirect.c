/* redirect - the address that a link leads to through a host which sends on */
#include "redirect.h"

#include <stdlib.h>

#include "ascii.h"
#include "buf.h"
#include "mem.h"
#include "names.h"
#include "tsv.h"
#include "url.h"

#define DEEP    8    /* redirects in one another, at most */
#define TWICE   3    /* times that a target may be encoded */
#define HOST    128  /* bytes of a host, */
#define ADDRESS 8192 /* and of an address, at most */

struct line {
	uint32_t host;
	struct str path, names;
};

struct redirects {
	struct names host, word;
	struct line *line;
	size_t n, cap;
	struct buf target[2], work; /* one leads to the other */
};

void
redirects_free(struct redirects *r)
{
	if (!r)
		return;
	names_free(&r->host);
	names_free(&r->word);
	free(r->line);
	buf_free(&r->target[0]);
	buf_free(&r->target[1]);
	buf_free(&r->work);
	free(r);
}

static struct str
kept(struct redirects *r, struct str s)
{
	uint32_t n = names_add(&r->word, s);

	return r->word.name[n];
}

static bool
add(void *of, const struct tsv *t, struct err *e)
{
	struct redirects *r = of;
	struct str path = t->col[0], host = str_n(path.p, 0);
	struct line *l;

	while (host.n < path.n && path.p[host.n] != '/')
		host.n++;
	if (!host.n || host.n == path.n || !t->col[1].n)
		return tsv_fault(
		    t, e, "a host, a path and where the target is, please");
	path.p += host.n, path.n -= host.n;
	mem_grow(&r->line, &r->cap, r->n + 1, sizeof(*r->line));
	l = &r->line[r->n++];
	l->host = names_add(&r->host, host);
	/* the table's text is gone soon */
	l->path = kept(r, path);
	l->names = kept(r, t->col[1]);
	return true;
}

struct redirects *
redirects_new(struct rules *rules, const char *path, struct err *e)
{
	static const char *const columns[] = {"address", "target", NULL};
	struct redirects *r = mem_new(1, sizeof(*r));

	if (tsv_each(rules, path, columns, add, r, e))
		return r;
	redirects_free(r);
	return NULL;
}

/* The number of the host, or of what it is a part of: www.google.com is of
 * google.com. */
static uint32_t
host_number(const struct redirects *r, struct str host)
{
	char low[HOST];
	struct str rest;
	uint32_t n = NAMES_NONE;

	if (!host.n || host.n > sizeof(low))
		return n;
	for (size_t i = 0; i < host.n; i++)
		low[i] = ascii_lower(host.p[i]);
	rest = str_n(low, host.n);
	while (n == NAMES_NONE && memchr(rest.p, '.', rest.n)) {
		n = names_find(&r->host, rest);
		str_cut(&rest, '.');
	}
	return n;
}

/* Appends s decoded once.  What is not ASCII, or may not stand in an address as
 * it is, stays encoded. */
static void
decode(struct str s, struct buf *out)
{
	int64_t c;

	for (size_t i = 0; i < s.n; i++) {
		c = s.p[i] == '%' ? str_hex(s, i + 1, 2) : -1;
		if (c > ' ' && c < 0x7f && !ONE_OF(c, "\"<>")) {
			buf_addc(out, (char)c);
			i += 2;
		} else {
			buf_addc(out, s.p[i]);
		}
	}
}

static bool
is_target(struct str s)
{
	struct str host = url_host(s);

	return (url_is_web(s) || str_starts(s, STR("//"))) && host.n > 1 &&
	       memchr(host.p, '.', host.n);
}

/* Sets *out to the target in a value; false if it is none. */
static bool
take(struct redirects *r, struct str value, bool plain, struct buf *out)
{
	struct str s = value;

	buf_clear(out);
	if (plain && is_target(value)) {
		buf_addstr(out, value);
		return true;
	}
	for (int i = 0; i < TWICE; i++) {
		buf_clear(&r->work);
		decode(s, &r->work);
		buf_clear(out);
		buf_addstr(out, buf_str(&r->work));
		s = buf_str(out);
		if (is_target(s))
			return true;
	}
	return false;
}

/* The value of a parameter; absent if the query has none of that name. */
static struct str
parameter(struct str query, struct str name)
{
	struct str one, key;

	while ((one = str_cut(&query, '&')).p) {
		str_take(&one, STR("amp;"));
		key = str_cut(&one, '=');
		if (one.p && str_eq(key, name))
			return one;
	}
	return STR_NONE;
}

/* What stands where the name says: the whole query, a part of the path, all of
 * it from an address on, the value of a parameter. */
static struct str
place(struct str local, struct str name)
{
	struct str path = local, query = local;
	size_t at;

	path = str_cut(&query, '?');
	if (str_eq(name, STR("?")))
		return query;
	if (name.p[0] != '/')
		return query.p ? parameter(query, name) : query;
	if (str_eq(name, STR("/http"))) {
		at = str_find(local, name, 0);
		return at < local.n ? str_after(local, at + 1) : STR_NONE;
	}
	at = str_find(path, name, 0) + name.n;
	if (at >= path.n)
		return STR_NONE;
	path.p += at, path.n -= at;
	return str_cut(&path, '/');
}

/* Sets *out to the target where a value is a path of the host's own, encoded
 * once; false if it is none. */
static bool
take_own(struct redirects *r, struct str url, struct str value, struct buf *out)
{
	buf_clear(&r->work);
	decode(value, &r->work);
	if (r->work.n < 2 || r->work.p[0] != '/' || r->work.p[1] == '/')
		return false;
	buf_clear(out);
	buf_add(out, url.p, url.n - url_local(url).n);
	buf_addstr(out, buf_str(&r->work));
	return true;
}

/* Sets *out to where the line says that the address leads; false if to
 * nothing. */
static bool
follow(
    struct redirects *r, const struct line *l, struct str url, struct buf *out)
{
	struct str local = url_local(url), path = url_path(url);
	struct str names = l->names, name, value;
	bool plain;

	if (path.n > 1 && !str_ends(l->path, STR("/")) &&
	    str_ends(path, STR("/")))
		path.n--;
	if (!str_glob(l->path, path))
		return false;
	while ((name = str_cut(&names, ' ')).p) {
		if (!name.n)
			continue;
		value = place(local, name);
		plain = name.p[0] == '?' || str_eq(name, STR("/http"));
		if (value.n && (take(r, value, plain, out) ||
				   (!plain && take_own(r, url, value, out))))
			return true;
	}
	return false;
}

struct str
redirect_target(struct redirects *r, struct str url)
{
	struct buf *out;
	uint32_t host;
	bool led = true;

	for (int deep = 0; r && led && deep < DEEP && redirect_may_be(url);
	     deep++) {
		host = url.n > ADDRESS ? NAMES_NONE
		                       : host_number(r, url_host(url));
		out = &r->target[deep & 1];
		led = false;
		for (size_t i = 0; host != NAMES_NONE && !led && i < r->n; i++)
			led = r->line[i].host == host &&
			      follow(r, &r->line[i], url, out);
		if (led)
			url = buf_str(out);
	}
	return url;
}
