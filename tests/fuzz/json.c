/* fuzz/json - the strict reader: no fault in it, and spans within the text */
#include <stdint.h>
#include <stdlib.h>

#include "json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Walks all of a sound value: members must lie within it. */
static void
walk(struct str span, struct buf *scratch, int depth)
{
	struct json_each it = json_each(span);

	while (json_next(&it)) {
		if (it.value.p < span.p ||
		    it.value.p + it.value.n > span.p + span.n)
			abort();
		if (it.key.p)
			json_decode(it.key, scratch);
		if (json_type(it.value) == JSON_STRING)
			json_decode(it.value, scratch);
		else if (depth < 50)
			walk(it.value, scratch, depth + 1);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct json_paths *p = json_paths_new();
	struct str text = str_n((const char *)data, n);
	struct json_scan s = {0};
	struct buf scratch = {0};
	struct err e;

	json_paths_add(p, STR(".a"), &e);
	json_paths_add(p, STR(".b.c"), &e);
	json_paths_add(p, STR(".d[1]"), &e);
	if (json_scan(&s, p, text, &e)) {
		walk(s.value, &scratch, 0);
		for (size_t i = 0; i < s.nspan; i++)
			if (s.span[i].p &&
			    (s.span[i].p < text.p ||
				s.span[i].p + s.span[i].n > text.p + n))
				abort();
	}
	json_scan_free(&s);
	json_paths_free(p);
	buf_free(&scratch);
	return 0;
}
