/* fuzz/har - entries of a HAR: each stands in the file, behind the one before
 */
#include <stdint.h>
#include <stdlib.h>

#include "har.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct har h;
	static volatile unsigned sum;
	struct str s = str_n((const char *)data, n);
	const char *at = s.p;
	struct err e;

	har_like(s);
	if (!har_open(&h, s, &e))
		return 0;
	while (har_next(&h)) {
		if (h.entry.p < at || h.entry.p + h.entry.n > s.p + n)
			abort();
		at = h.entry.p + h.entry.n;
		sum += touch(h.url) + touch(h.captured) + touch(h.type) +
		       touch(h.charset) + touch(h.body);
		(void)sum;
	}
	return 0;
}
