/* tstype - types that TypeScript writes about data, to be passed over */
#include "tstype.h"

/* Up to where a type that begins at `at` is looked for. */
static size_t
limit(struct str s, size_t at)
{
	return s.n - at < TSTYPE_MAX ? s.n : at + TSTYPE_MAX;
}

size_t
tstype_cast(struct str s, size_t at)
{
	size_t to = at, end;

	if (at >= s.n || s.p[at] != '<')
		return at;
	end = limit(s, at);
	while (
	    to < end && (ascii_ident(s.p[to]) || ONE_OF(s.p[to], "<>[], .|")))
		to++;
	while (to > at && s.p[to - 1] != '>')
		to--;
	return to;
}

size_t
tstype_name(struct str s, size_t at)
{
	size_t end = at < s.n ? limit(s, at) : at, open = 0;

	for (; at < end; at++) {
		if (!open && !ascii_ident(s.p[at]) && !ONE_OF(s.p[at], " .<"))
			break;
		open += s.p[at] == '<';
		open -= s.p[at] == '>';
	}
	return at;
}
