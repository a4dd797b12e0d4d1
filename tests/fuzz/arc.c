/* fuzz/arc - headers of ARC: where they are found, and what they say */
#include <stdint.h>
#include <stdlib.h>

#include "arc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str s = str_n((const char *)data, n), line;
	struct warc w = {0};
	size_t at, from, end;
	struct err e;

	/* from is the start of a line */
	for (at = arc_find(s, 0); at < n; at = arc_find(s, from)) {
		from = str_find(s, STR("\n"), at);
		from += from < n;
		if (at && s.p[at - 1] != '\n')
			abort();
		line = str_n(s.p + at, n - at);
		if (arc_starts(line) == WARC_NO)
			abort();
		end = str_find(line, STR("\n"), 0);
		if (end < line.n &&
		    !arc_parse(&w, str_n(line.p, end + 1), &e) && !e.msg[0])
			abort();
		warc_skip(&w);
	}
	if (at != n)
		abort();
	warc_free(&w);
	return 0;
}
