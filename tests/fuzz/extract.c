/* fuzz/extract - any page by the definitions of the tree: what comes out is
 * sound records, and a page never ends the program */
#include <stdint.h>
#include <stdlib.h>

#include "extract.h"
#include "json.h"

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
	struct str page = str_n((const char *)data, n);
	struct doc doc = {.body = page,
	    .stored = page,
	    .file = "-",
	    .length = n,
	    .record = 1};
	struct extract *x = extract();
	struct json_scan scan = {0};
	struct buf out = {0};
	struct err e;

	extract_page(x, &doc);
	while (extract_next(x, &out)) {
		if (!json_scan(&scan, NULL, buf_str(&out), &e) ||
		    scan.duplicates)
			abort();
		buf_clear(&out);
	}
	extract_explain(x, &out);
	json_scan_free(&scan);
	buf_free(&out);
	return 0;
}
