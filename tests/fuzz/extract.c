/* fuzz/extract - any page by the definitions of the tree: what comes out is
 * sound records, and a page never ends the program */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "extract.h"
#include "page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* With the address of a site that is known, or not.  Made once; their memory is
 * the process's. */
static struct extract *
extract(bool known)
{
	static const struct extract_opts opts[] = {
	    {.url = "https://www.combs.example/list?q=x", .check = true},
	    {.url = "https://s.taobao.com/search?q=x"}};
	static struct extract *x[2];
	struct err e;

	if (!x[known] && !(x[known] = extract_new(&opts[known], &e)))
		abort();
	return x[known];
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	page_read(extract(n % 2), str_n((const char *)data, n));
	return 0;
}
