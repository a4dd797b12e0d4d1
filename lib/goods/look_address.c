/* look_address - addresses of adverts whose form is known, and what is none */
#include "look.h"
#include "url.h"

bool
look_address(struct look *l, struct str form, struct err *e)
{
	return forms_add(&l->forms, form, &l->under, e);
}

bool
look_is_link(struct str s)
{
	if (memchr(s.p, ' ', s.n))
		return false;
	return memchr(s.p, '/', s.n) || memchr(s.p, '.', s.n);
}

bool
look_is_web(struct str s)
{
	return str_starts(s, STR("//")) || url_is_web(s);
}

static bool
parts_address(char c)
{
	return ONE_OF(c, "/.?&");
}

/* The address behind the name of what it is, or behind the site that a program
 * joined it to: url=https://a.example/7, https://a.example//b.example/7. */
static struct str
unprefixed(struct str s)
{
	size_t at = str_find(s, STR("http"), 0), n;
	struct str host, rest;

	s = url_once(s);
	if (at && at < s.n && url_is_web(str_after(s, at)) &&
	    (s.p[at - 1] == '=' || str_ends_colon(str_n(s.p, at))) &&
	    !str_any(str_n(s.p, at), parts_address))
		return str_after(s, at);
	host = url_host(s);
	if (!host.p)
		return s;
	rest = str_after(s, (size_t)(host.p + host.n - s.p));
	if (!str_starts(rest, STR("//")))
		return s;
	host = url_host(rest);
	n = host.n;
	while (n && ascii_letter(host.p[n - 1]))
		n--;
	return n && n + 1 < host.n && host.p[n - 1] == '.' &&
	               host.n + 3 < rest.n && rest.p[host.n + 2] == '/'
	           ? rest
	           : s;
}

struct str
look_shared(struct str s)
{
	const struct str http = STR("http");
	size_t at, n = 0;
	struct str url, shared;

	s = unprefixed(s);
	at = str_find(s, http, 0);
	if (at < s.n && str_ends(str_n(s.p, at), STR("]("))) { /* Markdown */
		url = str_after(s, at);
		shared = str_n(url.p, str_find(url, STR(")"), 0));
		return look_is_web(shared) ? shared : STR_NONE;
	}
	if (look_is_link(s))
		return s;
	if (at == s.n || str_find(s, http, at + http.n) < s.n)
		return STR_NONE;
	url = str_after(s, at);
	while (n < url.n && url.p[n] > ' ' && url.p[n] < 0x7f)
		n++;
	shared = str_n(url.p, n);
	while (n < url.n && ascii_blank(url.p[n]))
		n++;
	for (; n < url.n && !ascii_blank(url.p[n]); n++)
		if (ONE_OF(url.p[n], "/.=&"))
			return STR_NONE; /* a blank in the address */
	return look_is_web(shared) ? shared : STR_NONE;
}

bool
look_is_document(struct str s)
{
	return str_starts(s, STR("projects/")) &&
	       str_find(s, STR("/documents/"), 0) < s.n;
}

bool
look_is_cut(struct str s)
{
	return str_ends(s, STR("...")) || str_ends(s, STR("\xe2\x80\xa6"));
}

struct str
look_item(const struct look *l, struct str s)
{
	if (!look_is_link(s) || !memchr(s.p, '/', s.n) || look_is_cut(s))
		return STR_NONE;
	return forms_take(&l->forms, s);
}

bool
look_differ(const struct look *l, struct str a, struct str b)
{
	if (!a.p || !b.p)
		return false;
	a = look_item(l, a);
	b = look_item(l, b);
	return a.p && b.p && !str_eq(a, b);
}

bool
look_may_be_item(const struct look *l, struct str address)
{
	return forms_may(&l->forms, address);
}

bool
look_is_address(const struct look *l, struct str s)
{
	return look_item(l, s).p != NULL && !look_is_image(s);
}

bool
look_knows(const struct look *l, struct str host)
{
	return forms_know(&l->forms, host);
}

struct str
look_domain(const struct look *l, struct str host)
{
	struct str rest = host, last[3] = {host, host, host}, second;

	while (rest.p) {
		last[0] = last[1];
		last[1] = last[2];
		last[2] = rest;
		str_cut(&rest, '.');
	}
	rest = last[1];
	second = str_cut(&rest, '.');
	/* of a country are those of two letters: go.com is somebody's */
	return rest.n == 2 && names_find(&l->under, second) != NAMES_NONE
	           ? last[0]
	           : last[1];
}

/* img.example.com/a.jpg; no file beside a page: images/a.jpg, ../a.jpg. */
static bool
has_host(struct str s)
{
	struct str host = str_n(s.p, str_find(s, STR("/"), 0));
	size_t dot = host.n;

	while (dot > 0 && host.p[dot - 1] != '.')
		dot--;
	for (size_t i = dot; i < host.n; i++)
		if (host.p[i] < 'a' || host.p[i] > 'z')
			return false;
	return dot > 2 && host.n < s.n && host.n - dot > 1 && host.p[0] != '.';
}

bool
look_is_image(struct str s)
{
	static const struct str ends[] = {STR_INIT(".jpg"), STR_INIT(".jpeg"),
	    STR_INIT(".png"), STR_INIT(".webp"), STR_INIT(".gif"),
	    STR_INIT(".avif"), STR_INIT(".heic")};

	if (!look_is_web(s) && !has_host(s))
		return false;
	s.n = str_find(s, STR("?"), 0);
	return str_ends_in_nocase(s, ends, COUNT(ends));
}
