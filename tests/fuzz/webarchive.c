/* fuzz/webarchive - a page with what belongs to it: what is lent can be read */
#include <stdint.h>
#include <stdlib.h>

#include "touch.h"
#include "webarchive.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static volatile unsigned sum;
	struct webarchive w = {.body = {NULL, 0}};
	/* a copy of just its size: a step beyond is seen */
	char *copy = malloc(n ? n : 1);

	if (!copy)
		abort();
	memcpy(copy, data, n);
	if (webarchive_read(str_n(copy, n), &w) == WEBARCHIVE_PAGE)
		sum += touch(w.url) + touch(w.charset) + touch(w.body);
	while (webarchive_frame(str_n(copy, n), w.body.p, &w))
		sum += touch(w.url) + touch(w.charset) + touch(w.type) +
		       touch(w.body);
	(void)sum;
	free(copy);
	return 0;
}
