/* str - borrowed bytes with a length */
#define _GNU_SOURCE /* memmem */
#include "str.h"

#include <strings.h>

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool
str_eq_nocase(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++) {
		unsigned char x = (unsigned char)a.p[i];
		unsigned char y = (unsigned char)b.p[i];

		if (x >= 'A' && x <= 'Z')
			x += 'a' - 'A';
		if (y >= 'A' && y <= 'Z')
			y += 'a' - 'A';
		if (x != y)
			return false;
	}
	return true;
}

size_t
str_find(struct str s, struct str needle, size_t from)
{
	const char *at;

	if (from >= s.n)
		return s.n;
	at = memmem(s.p + from, s.n - from, needle.p, needle.n);
	return at ? (size_t)(at - s.p) : s.n;
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str
str_trim(struct str s)
{
	while (s.n && blank(s.p[0]))
		s.p++, s.n--;
	while (s.n && blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

struct str
str_cut(struct str *rest, char sep)
{
	struct str part = *rest;
	const char *at;

	if (!part.p)
		return part;
	at = part.n ? memchr(part.p, sep, part.n) : NULL;
	if (at) {
		part.n = (size_t)(at - part.p);
		rest->p = at + 1;
		rest->n -= part.n + 1;
	} else {
		*rest = (struct str){NULL, 0};
	}
	return part;
}
