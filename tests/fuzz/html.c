/* fuzz/html - trees, texts and selectors; a selector of the input's own */
#include <stdint.h>
#include <stdlib.h>

#include "html.h"
#include "select.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
search(const struct html_node *doc, struct str text)
{
	uint64_t left = 1000000;
	struct select_search at = {.root = doc, .left = &left};
	struct buf taken = {0};
	struct select *s;
	struct err e;
	size_t n = 0;

	s = select_new(text, &e);
	while (s && n++ < 100 && select_next(s, &at)) {
		buf_clear(&taken);
		select_take(&at, &taken);
	}
	select_free(s);
	buf_free(&taken);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str text = str_n((const char *)data, n), line = text;
	struct html *h = html_new();
	const struct html_node *doc;
	struct err e;

	line.n = str_find(text, STR("\n"), 0);
	doc = html_parse(h, text, &e);
	if (doc) {
		search(doc, line);
		search(doc, STR("div > .a [b^=c] i, td@title"));
	}
	html_free(h);
	return 0;
}
