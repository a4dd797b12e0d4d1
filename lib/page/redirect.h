/*
 * redirect - the address that a link leads to through a host which sends on
 *
 *	https://www.google.com/url?q=https%3A%2F%2Fitem.example%2F7&sa=D
 *	https://item.example/7
 *
 * Which addresses do so, and where the target stands in them, is a table of the
 * rules, whose head tells.  A target may be another such address, or encoded
 * more than once.  What keeps its target to itself (bit.ly/7) stays as it is.
 */
#ifndef WT_REDIRECT_H
#define WT_REDIRECT_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "rules.h"
#include "str.h"

struct redirects;

/* Reads the table at path; NULL with e set where it is wrong. */
struct redirects *redirects_new(
    struct rules *rules, const char *path, struct err *e);
void redirects_free(struct redirects *r);

/* False of what is surely no address of the table, as most are not. */
static inline bool
redirect_may_be(struct str url)
{
	const char *q;
	size_t n;

	if (url.n <= 20 || (url.p[0] != 'h' && url.p[0] != '/'))
		return false;
	/* one within the path, /https://a.example/ */
	q = memchr(url.p + 8, ':', url.n - 8);
	if (q && (q[-1] == 'p' || q[-1] == 's'))
		return true;
	q = memchr(url.p, '?', url.n);
	if (!q && !(q = memchr(url.p, '=', url.n)))
		return false;
	/* the target has a slash, encoded or not */
	n = (size_t)(url.p + url.n - q);
	return memchr(q, '/', n) || memchr(q, '%', n);
}

/* Where the address leads to: http, https or // and a host.  url itself if it
 * is none of the table, or has no such target.  Lent until the next. */
struct str redirect_target(struct redirects *r, struct str url);

#endif
