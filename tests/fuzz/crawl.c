/* fuzz/crawl - pages as rows: they stand one behind the other, in whatever
 * pieces the file comes
 */
#include <stdint.h>
#include <stdlib.h>

#include "crawl.h"
#include "crawl_rules.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Reads all rows, with `step` bytes more held at a time. */
static void
rows(struct crawl *c, struct str file, size_t step)
{
	static volatile unsigned sum;
	size_t held = 0, from, n;
	struct err e;

	for (;;) {
		if (held > file.n)
			held = file.n;
		switch (crawl_next(
		    c, str_n(file.p, held), held == file.n, &from, &n)) {
		case CRAWL_OVER: return;
		case CRAWL_WANT: held += step; continue;
		case CRAWL_ROW: break;
		}
		if (from > held || n > held - from)
			abort();
		if (crawl_read(c, str_n(file.p + from, n), &e))
			sum += touch(c->url) + touch(c->captured) +
			       touch(c->type) + touch(c->body);
		(void)sum;
		file = str_n(file.p + from + n, file.n - from - n);
		held -= from + n;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct crawl c;
	char *copy = malloc(n ? n : 1);

	if (!copy)
		abort();
	memcpy(copy, data, n);
	c.words = crawl_rules();
	for (size_t step = 1; step <= n; step *= 7) {
		c.at = 0;
		if (crawl_like(&c, str_n(copy, n), true) == CRAWL_YES)
			rows(&c, str_n(copy, n), step);
	}
	free(copy);
	return 0;
}
