/* crawl_held - what is held of a file: how far to look for rows, and anew */
#include "crawl_priv.h"

/* Bytes behind the first row in which a page is looked for. */
#define BYTES_ENOUGH ((size_t)1 << 20)

void
crawl_restart(struct crawl *c, enum crawl_form form, size_t level)
{
	c->form = form;
	c->level = level;
	c->at = c->depth = c->from = 0;
	c->quoted = c->escaped = c->table.closed = c->open = c->lost = false;
	c->ends = c->cut = c->table.escapes = false;
}

void
crawl_pass_string(struct crawl *c, struct str s)
{
	const char *q;
	size_t n;

	if (c->escaped && c->at < s.n) {
		c->escaped = false;
		c->at++;
	}
	while (c->at < s.n) {
		q = memchr(s.p + c->at, '"', s.n - c->at);
		n = q ? (size_t)(q - s.p) : s.n;
		for (; c->at < n; c->at++)
			if (s.p[c->at] == '\\' && ++c->at == s.n) {
				c->escaped = true;
				return;
			}
		/* at n, or behind it if the quote was escaped */
		if (c->at == n && q) {
			c->at++;
			c->quoted = false;
			return;
		}
	}
}

bool
crawl_enough(struct crawl *c)
{
	if (!c->seen++)
		c->first = c->at;
	return c->seen == CRAWL_ROWS || c->at - c->first > BYTES_ENOUGH;
}

bool
crawl_enough_held(const struct crawl *c, struct str held)
{
	return c->seen && held.n - c->first > BYTES_ENOUGH;
}
