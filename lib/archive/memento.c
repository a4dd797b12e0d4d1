/* memento - the address under which a web archive shows a page again */
#include "memento.h"

static bool
is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/* The time that ends s, behind a /: 20150603012345, with id_ and the like, or
 * 2015.06.03-012345. */
static bool
time_ends(struct str s, struct str *when)
{
	size_t i = s.n, figures = 0;

	if (i > 3 && s.p[i - 1] == '_' && is_letter(s.p[i - 2]) &&
	    is_letter(s.p[i - 3]))
		i -= 3;
	*when = str_n(s.p, i);
	while (i && (ascii_digit(s.p[i - 1]) || ONE_OF(s.p[i - 1], ".-")))
		figures += ascii_digit(s.p[--i]);
	*when = str_n(s.p + i, when->n - i);
	return i && s.p[i - 1] == '/' && figures >= 4 && figures <= 14;
}

/* True of what archive.today has before the address of what was linked:
 * https://archive.ph/o/AbCdE, which is no capture. */
static bool
is_linked(struct str s)
{
	static const struct str names[] = {
	    STR_INIT("https://archive."), STR_INIT("http://archive.")};
	struct str rest = s;
	size_t i = s.n;

	if (!str_take(&rest, names[0]) && !str_take(&rest, names[1]))
		return false;
	while (i && (ascii_letter(s.p[i - 1]) || ascii_digit(s.p[i - 1])))
		i--;
	return i < s.n && str_ends(str_n(s.p, i), STR("/o/")) &&
	       str_find(rest, STR("/o/"), 0) < 8;
}

bool
memento(struct str *url, struct str *when)
{
	static const struct str mark = STR_INIT("/http");
	struct str rest, got;
	bool is = false;

	for (size_t at = str_find(*url, mark, 0); at < url->n;
	     at = str_find(*url, mark, at + 1)) {
		rest = str_after(*url, at + 1);
		if (!str_is_web(rest))
			continue;
		if (is_linked(str_n(url->p, at)))
			got = str_n(url->p, 0);
		else if (!time_ends(str_n(url->p, at), &got))
			continue;
		/* an archive may have archived another: the first time of
		 * the page itself is the last one here */
		*when = got;
		*url = rest;
		at = 0;
		is = true;
	}
	return is;
}

bool
memento_time(struct str when, struct buf *out)
{
	char p[14];
	size_t n = 0;

	for (size_t i = 0; i < when.n; i++)
		if (ascii_digit(when.p[i]) && n < sizeof(p))
			p[n++] = when.p[i];
	if (n < sizeof(p))
		return false;
	buf_printf(out, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", p, p + 4, p + 6,
	    p + 8, p + 10, p + 12);
	return true;
}

struct str
memento_asked(struct str url)
{
	static const struct str mark = STR_INIT("__wb_method=");
	size_t at = str_find(url, mark, 0);

	if (at && at < url.n && ONE_OF(url.p[at - 1], "?&"))
		url.n = at - 1;
	return url;
}
