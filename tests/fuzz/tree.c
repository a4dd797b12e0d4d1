/* fuzz/tree - a page that is read without libgumbo has the tree that libgumbo
 * gives */
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
