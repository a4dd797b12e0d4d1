/* fuzz/loose - what is found in a script lies in it, each behind the one before
 * or in it; a text that is undone is UTF-8 */
#include <stdint.h>
#include <stdlib.h>

#include "loose.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct buf spare, out;
	struct loose l = {str_n((const char *)data, n), 0, 0};
	const char *end = (const char *)data;
	struct str value;
	size_t at;

	while (loose_next(&l, &value)) {
		if (value.p < end || value.p + value.n > l.text.p + n ||
		    value.n < 2 || !ONE_OF(*value.p, "{[\"'`"))
			abort();
		end = value.p + 1;
		if (!ONE_OF(*value.p, "{[") &&
		    loose_text(value, &spare, &out) &&
		    !utf8_valid(buf_str(&out), &at))
			abort();
		if (value.n % 2)
			loose_into(&l, value);
		else
			end = value.p + value.n;
	}
	return 0;
}
