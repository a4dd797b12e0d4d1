/* fuzz/typed - a value in what a database says of its type is a part of it, and
 * sound */
#include <stdint.h>
#include <stdlib.h>

#include "json.h"
#include "typed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct json_scan all, part;
	struct err e;
	struct str s;

	if (!json_scan(&all, NULL, str_n((const char *)data, n), &e))
		return 0;
	s = typed_value(all.value);
	if (!s.p)
		return 0;
	if (s.p < all.value.p || s.p + s.n > all.value.p + all.value.n ||
	    !json_scan(&part, NULL, s, &e))
		abort();
	return 0;
}
