/* fuzz/extract - any page by the definitions of the tree: what comes out is
 * sound records, and a page never ends the program */
#include <stdint.h>
#include <stdlib.h>

#include "extract.h"
#include "page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Made once; its memory is the process's. */
static struct extract *
extract(void)
{
	static const struct extract_opts opts = {
	    .url = "https://s.taobao.com/search?q=x"};
	static struct extract *x;
	struct err e;

	if (!x && !(x = extract_new(&opts, &e)))
		abort();
	return x;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	page_read(extract(), str_n((const char *)data, n));
	return 0;
}
