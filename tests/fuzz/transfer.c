/* fuzz/transfer - what Angular escaped is not longer when it is decoded, has no
 * escape left that was none, and is the same if nothing was escaped */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "transfer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct buf script, out;
	struct str s, left;

	buf_clear(&script);
	buf_clear(&out);
	buf_add(&script, (const char *)data, n);
	if (transfer_json(buf_str(&script), &out) != (out.n > 0) || out.n > n)
		abort();
	if (!out.n)
		return 0;
	s = str_n(out.p, out.n);
	if (!str_starts(s, STR("{\"")))
		abort();
	/* each byte stands in the script, but for signs that were escaped */
	left = buf_str(&script);
	for (size_t i = 0; i < s.n; i++)
		if (!memchr("\"&'<>", s.p[i], 5) &&
		    (!left.n || !memchr(left.p, s.p[i], left.n)))
			abort();
	return 0;
}
