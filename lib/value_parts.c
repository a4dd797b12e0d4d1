/* value_parts - a number of which a page shows the parts in elements */
#include <string.h>

#include "value.h"

/* The mark before a fraction behind the number at the end of b: the one that
 * does not part its thousands.  0 if it has a fraction, or is none. */
static char
mark_behind(const struct buf *b, size_t from)
{
	size_t at = b->n, after;
	char c;

	while (at > from && ascii_digit(b->p[at - 1]))
		at--;
	after = b->n - at;
	c = at > from ? b->p[at - 1] : 0;
	if (!after)
		return 0;
	if (c != '.' && c != ',')
		return '.';
	if (after != 3)
		return 0;
	return c == '.' ? ',' : '.';
}

/* What stands before the part of n bytes behind b, as one text: 0 for nothing.
 */
static char
glue(const struct buf *b, size_t from, const char *part, size_t n)
{
	size_t digits = 0;

	while (digits < n && ascii_digit(part[digits]))
		digits++;
	if (!digits || b->n == from || !ascii_digit(b->p[b->n - 1]))
		return 0;
	if (memchr(part, '%', n))
		return ' ';
	if (digits != 2 || (n > 2 && strchr(".,", part[2])) ||
	    str_any(str_n(part, n), ascii_letter))
		return 0; /* 12|34 sold */
	return mark_behind(b, from);
}

bool
value_parts(struct buf *b, size_t from)
{
	size_t at = from, end = b->n, n;
	bool has = false;
	char c;

	b->n = from;
	while (at < end) {
		char *part = b->p + at, *next;

		next = memchr(part, VALUE_PART, end - at);
		n = next ? (size_t)(next - part) : end - at;
		c = at > from ? glue(b, from, part, n) : 0;
		if (c)
			b->p[b->n++] = c;
		has |= c && c != ' ';
		memmove(b->p + b->n, part, n);
		b->n += n;
		at += n + 1;
	}
	if (end > from)
		b->p[b->n] = '\0';
	return has;
}
