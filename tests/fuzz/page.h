/* page - reads a page by definitions: what comes out is sound records */
#ifndef WT_FUZZ_PAGE_H
#define WT_FUZZ_PAGE_H

#include <stdlib.h>

#include "extract.h"
#include "json.h"

/* An advert is sound JSON. */
static inline void
page_take(void *to, struct str advert)
{
	struct json_scan *scan = to;
	struct err e;

	if (!json_scan(scan, NULL, advert, &e) || scan->duplicates)
		abort();
}

static inline void
page_read(struct extract *x, struct str page)
{
	struct doc doc = {.body = page,
	    .stored = page,
	    .file = "-",
	    .length = page.n,
	    .record = 1};
	struct json_scan scan = {0};
	const struct extract_sink sink = {page_take, &scan};
	struct buf out = {0};

	extract_page(x, &doc, &sink);
	extract_explain(x, &out);
	extract_count(x, &out);
	json_scan_free(&scan);
	buf_free(&out);
}

#endif
