/* http_end - where one of several replies in a file ends */
#include "http.h"

#define LINE 256 /* bytes of a status line */

static size_t
pass_blank(struct str s, size_t at)
{
	while (at < s.n && (s.p[at] == '\r' || s.p[at] == '\n'))
		at++;
	return at;
}

/* A reply as it came begins at s[at]: a status line, and a field.  Pages that
 * speak of one seldom have it so, with the ends of lines of HTTP. */
static bool
begins(struct str s, size_t at)
{
	struct str line;
	size_t end, i;

	s = str_after(s, at);
	line = str_head(s, LINE);
	end = str_find(line, STR("\n"), 0);
	if (!http_like(s) || end == line.n || s.p[end - 1] != '\r')
		return false;
	for (i = end + 1; i < s.n && i < end + LINE; i++)
		if (!ascii_letter(s.p[i]) && !ascii_digit(s.p[i]) &&
		    s.p[i] != '-' && s.p[i] != '_')
			break;
	return i > end + 1 && i < s.n && s.p[i] == ':';
}

/* Where the next one begins, from `at` on; s.n if none does. */
static size_t
find(struct str s, size_t at)
{
	for (at = str_find(s, STR("HTTP/"), at); at < s.n;
	     at = str_find(s, STR("HTTP/"), at + 1))
		if (begins(s, at))
			return at;
	return s.n;
}

size_t
http_end(struct http *h, struct str s)
{
	struct str rest = s;
	size_t n, next;

	do { /* those without a body led to it */
		if (!http_parse(h, rest))
			return s.n;
		rest = str_after(rest, h->head);
	} while (http_like(rest));
	n = (size_t)(rest.p - s.p);
	if (h->transfer.p || !http_length(h, &next) || next > rest.n)
		return find(s, n);
	if (begins(s, pass_blank(s, n + next)))
		return n + next;
	/* of a body that was unpacked it is not the length */
	return h->coding.p ? find(s, n) : s.n;
}
