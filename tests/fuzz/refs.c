/* fuzz/refs - data with its references in place is sound JSON, and not too long
 */
#include <stdint.h>
#include <stdlib.h>

#include "json.h"
#include "refs.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct json_scan all, plain;
	static struct buf out;
	struct err e;

	if (!json_scan(&all, NULL, str_n((const char *)data, n), &e))
		return 0;
	buf_clear(&out);
	if (!refs_plain(all.value, &out))
		return 0;
	if (!json_scan(&plain, NULL, buf_str(&out), &e) ||
	    out.n > 32 * n + 8192)
		abort();
	return 0;
}
