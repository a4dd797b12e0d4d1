/* fuzz/mhtml - a page with its parts: what is lent can be read */
#include <stdint.h>
#include <stdlib.h>

#include "mhtml.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct mhtml m;
	static volatile unsigned sum;
	/* a copy of just its size: a step beyond is seen */
	char *copy = malloc(n ? n : 1);

	if (!copy)
		abort();
	memcpy(copy, data, n);
	if (mhtml_read(&m, str_n(copy, n)))
		sum += touch(m.url) + touch(m.captured) + touch(m.charset) +
		       touch(m.body);
	(void)sum;
	if (m.body.n > n)
		abort();
	free(copy);
	return 0;
}
