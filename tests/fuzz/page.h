/* page - reads a page by definitions: what comes out is sound records */
#ifndef WT_FUZZ_PAGE_H
#define WT_FUZZ_PAGE_H

#include <stdlib.h>

#include "extract.h"
#include "json.h"

static inline void
page_read(struct extract *x, struct str page)
{
	struct doc doc = {.body = page,
	    .stored = page,
	    .file = "-",
	    .length = page.n,
	    .record = 1};
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
	extract_count(x, &out);
	json_scan_free(&scan);
	buf_free(&out);
}

#endif
