/* fuzz/tree - a page that needs no repair has the same tree by its tags alone
 * as by libgumbo */
#include <stdint.h>

#include "same_tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	bool plain;

	if (!same_tree(str_n((const char *)data, n), &plain))
		abort();
	return 0;
}
