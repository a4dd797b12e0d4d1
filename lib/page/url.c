/* url - addresses of the web */
#include "url.h"

#include "ascii.h"
#include "memento.h"

#define SCHEME 8 /* bytes of https:// */

bool
url_is_web(struct str s)
{
	return s.n && (*s.p | 0x20) == 'h' && /* most are told by that */
	       ((s.n > 7 && str_starts_nocase(s, STR("http://"))) ||
		   (s.n > 8 && str_starts_nocase(s, STR("https://"))));
}

struct str
url_once(struct str s)
{
	struct str rest = s;
	size_t slashes = 0;

	if (s.n < SCHEME || (*s.p | 0x20) != 'h')
		return s;
	rest.p += 4, rest.n -= 4;
	if (!str_starts_nocase(s, STR("http")))
		return s;
	rest = str_after(rest, (*rest.p | 0x20) == 's');
	if (!str_take(&rest, STR(":")))
		return s;
	while (str_take(&rest, STR("/")))
		slashes++;
	if (url_is_web(rest))
		return url_once(rest);
	if (slashes == 2 || !memchr(rest.p, '.', rest.n))
		return s;
	return slashes > 2 ? str_n(rest.p - 2, rest.n + 2) : rest;
}

/* What ends a host, and what is never in one: quotes of a program, a template.
 */
enum { ENDS = 1, NEVER };
static const unsigned char in_host[256] = {['\0'] = ENDS,
    ['/'] = ENDS,
    ['?'] = ENDS,
    ['#'] = ENDS,
    [':'] = ENDS,
    [' '] = NEVER,
    ['\''] = NEVER,
    ['"'] = NEVER,
    ['<'] = NEVER,
    ['>'] = NEVER,
    ['('] = NEVER,
    [')'] = NEVER,
    ['{'] = NEVER,
    ['}'] = NEVER,
    ['|'] = NEVER,
    ['^'] = NEVER,
    ['`'] = NEVER,
    [','] = NEVER,
    [';'] = NEVER,
    ['\\'] = NEVER};

/* Where the first two slashes stand, url.n if nowhere: mostly behind a scheme,
 * which is found sooner without a search. */
static size_t
two_slashes(struct str url)
{
	size_t i = 0;

	for (; i < SCHEME && i + 1 < url.n; i++)
		if (url.p[i] == '/' && url.p[i + 1] == '/')
			return i;
	return str_find(url, STR("//"), i);
}

struct str
url_host(struct str url)
{
	size_t from, n = 0;
	bool alone;

	if (!url.p || (from = two_slashes(url)) == url.n)
		return STR_NONE;
	url.p += from + 2, url.n -= from + 2;
	while (n < url.n && !in_host[(unsigned char)url.p[n]])
		n++;
	if (n < url.n && in_host[(unsigned char)url.p[n]] == NEVER)
		return STR_NONE;
	alone = n == url.n;
	url.n = n;
	/* what a program shows of one that is longer; a point before a path is
	 * that of the root of names */
	if (str_ends(url, STR("..")) || str_ends(url, STR("\xe2\x80\xa6")) ||
	    (alone && str_ends(url, STR("."))))
		return STR_NONE;
	return url;
}

struct str
url_local(struct str url)
{
	struct str host = url_host(url), s;
	size_t n = 0;

	if (!host.p)
		return host;
	s.p = host.p + host.n;
	s.n = (size_t)(url.p + url.n - s.p);
	while (n < s.n && !ONE_OF(s.p[n], "/?#"))
		n++; /* the port */
	return n < s.n && s.p[n] == '/' ? str_after(s, n) : STR("/");
}

struct str
url_bare(struct str host, unsigned also)
{
	if (!str_take(&host, STR("www.")) &&
	    !(also & URL_PHONE && str_take(&host, STR("m."))) && also & URL_API)
		str_take(&host, STR("api."));
	return host;
}

struct str
url_path(struct str url)
{
	struct str s = url_local(url);
	size_t n = 0;

	while (n < s.n && s.p[n] != '?' && s.p[n] != '#')
		n++;
	return str_n(s.p, n);
}

/* Appends s; what may not stand in a URL is percent-encoded. */
static void
add_url(struct str s, struct buf *out)
{
	static const bool never[256] = {
	    ['"'] = true, ['<'] = true, ['>'] = true, [0x7f] = true};
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c > ' ' && !never[c])
			continue;
		buf_add(out, s.p + from, i - from);
		/* line ends and tabs are no part of one (WHATWG URL, 4.4) */
		if (c != '\t' && c != '\n' && c != '\r')
			buf_printf(out, "%%%02X", c);
		from = i + 1;
	}
	buf_add(out, s.p + from, s.n - from);
}

/* The bytes at the start of s, behind a host, that are a port which says
 * nothing, as the scheme says it (RFC 3986, 6.2.3). */
static size_t
idle_port(bool secure, struct str s)
{
	struct str port = secure ? STR(":443") : STR(":80");

	return str_starts(s, port) &&
	               (s.n == port.n || ONE_OF(s.p[port.n], "/?#"))
	           ? port.n
	           : 0;
}

/* Appends s, whose host is given: that and the scheme in lower case, as they
 * are the same (RFC 3986). */
static void
add_web(struct str s, struct str host, struct buf *out)
{
	size_t n = (size_t)(host.p + host.n - s.p), at = out->n;

	add_url(str_n(s.p, n), out);
	for (; at < out->n; at++)
		out->p[at] = ascii_lower(out->p[at]);
	n += idle_port(
	    s.p[0] == '/' || ascii_lower(s.p[4]) == 's', str_after(s, n));
	add_url(str_after(s, n), out);
}

struct str
url_unanchored(struct str url)
{
	size_t n = url.n;

	while (n && (ascii_letter(url.p[n - 1]) || ONE_OF(url.p[n - 1], "-_")))
		n--;
	if (n && url.p[n - 1] == '#')
		url.n = n - 1;
	return url;
}

bool
url_absolute(struct str text, struct str base, struct buf *out)
{
	struct str s = str_trim(text), host, when;

	memento(&s, &when);
	s = url_once(s);
	host = url_host(s);
	if (url_is_web(s) && host.n) {
		add_web(s, host, out);
		return true;
	}
	if (host.n && host.p == s.p + 2 && s.p[0] == '/') {
		buf_puts(out, "https:");
		add_web(s, host, out);
		return true;
	}
	if (!s.n || s.p[0] != '/' || (s.n > 1 && s.p[1] == '/') ||
	    !url_is_web(base) || !(host = url_host(base)).n)
		return false;
	buf_add(out, base.p, (size_t)(host.p + host.n - base.p));
	add_url(s, out);
	return true;
}

/* Cuts the last part off a path that ends in '/'. */
static void
go_up(struct str *dir)
{
	if (dir->n > 1)
		dir->n--;
	while (dir->n > 1 && dir->p[dir->n - 1] != '/')
		dir->n--;
}

/* goods.php?id=7, ../7.html, ?id=7 */
static bool
is_beside(struct str s)
{
	size_t n = 0;

	while (n < s.n && !ONE_OF(s.p[n], ":/?#"))
		n++;
	return s.n && s.p[0] != '/' && s.p[0] != '#' &&
	       (n == s.n || s.p[n] != ':');
}

/* {{ item.picture }}: a program had not put it in yet. */
static bool
is_template(struct str s)
{
	return str_find(s, STR("{{"), 0) < s.n ||
	       str_find(s, STR("${"), 0) < s.n;
}

bool
url_link(struct str text, struct str base, struct buf *out)
{
	struct str s = str_trim(text), dir, host;

	if (url_absolute(text, base, out))
		return true;
	if (!is_beside(s) || !url_is_web(base) || !(host = url_host(base)).n)
		return false;
	dir = url_path(base);
	while (s.p[0] != '?' && dir.n > 1 && dir.p[dir.n - 1] != '/')
		dir.n--;
	while (str_starts(s, STR("./")) || str_starts(s, STR("../"))) {
		if (s.p[1] == '.')
			go_up(&dir);
		str_cut(&s, '/');
	}
	if (is_template(s))
		return false;
	buf_add(out, base.p, (size_t)(host.p + host.n - base.p));
	buf_addstr(out, dir);
	add_url(s, out);
	return true;
}
