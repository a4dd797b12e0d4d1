/* fuzz/flow - what mitmproxy keeps: a flow is as long as was said before it was
 * read, and what it holds lies in it */
#include <stdint.h>
#include <stdlib.h>

#include "flow.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static bool
within(struct str part, struct str s)
{
	return !part.p || (part.p >= s.p && part.p + part.n <= s.p + s.n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct flow f;
	static volatile unsigned sum;
	struct str s = str_n((const char *)data, n), one;
	struct err e;
	size_t size, next;

	while (s.n) {
		next = flow_find(s, 1);
		if (next == 0 || next > s.n)
			abort();
		if (flow_size(s, &size) && size && size <= s.n) {
			one = str_n(s.p, size);
			if (flow_read(&f, one, &e))
				sum += touch(f.url) + touch(f.type) +
				       touch(f.charset);
			if (!within(f.body, one) || !within(f.coding, one) ||
			    !within(f.seconds, one))
				abort();
			next = size;
		}
		s = str_n(s.p + next, s.n - next);
	}
	(void)sum;
	return 0;
}
