/* fuzz/pattern - any pattern on any text: the first line, and the rest */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "pattern.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const uint8_t *lf = memchr(data, '\n', n);
	size_t first = lf ? (size_t)(lf - data) : n;
	struct patterns *p = patterns_new();
	struct pattern_search s = {0};
	struct buf text = {0};
	struct err e;

	if (patterns_add(p, str_n((const char *)data, first), &e) >= 0) {
		patterns_build(p);
		json_quote(&text, str_n((const char *)data + first, n - first));
		for (uint32_t tricks = UINT32_MAX;; tricks = 0) {
			patterns_record(&s);
			patterns_json(p, buf_str(&text), tricks, &s);
			for (size_t i = 0; i < s.n; i++)
				if (patterns_cut(
					&s, s.hit[i].start, s.hit[i].end)
					.n == 0)
					abort();
			if (!tricks)
				break;
		}
	}
	buf_free(&text);
	patterns_search_free(&s);
	patterns_free(p);
	return 0;
}
