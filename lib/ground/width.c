/* width - how many columns of a terminal a text takes */
#include "width.h"

#include <stdbool.h>

#include "utf8.h"

struct width_range {
	uint32_t from, to;
};

#include "width_table.h"

static bool
in(const struct width_range *r, size_t n, uint32_t cp)
{
	size_t lo = 0, hi = n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (cp > r[mid].to)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < n && cp >= r[lo].from;
}

int
width_cp(uint32_t cp)
{
	if (cp < 0x300)
		return 1;
	if (in(width_two, COUNT(width_two), cp))
		return 2;
	if (in(width_none, COUNT(width_none), cp))
		return 0;
	return 1;
}

size_t
width_text(struct str s)
{
	const char *p = s.p, *end = s.p + s.n;
	size_t n, w = 0;

	for (; p < end; p += n)
		w += (size_t)width_cp(utf8_next(p, end, &n));
	return w;
}
