/* fuzz/saved - what programs write into pages, addresses of web archives, and
 * dates: what is lent can be read, an address is the end of what was given */
#include <stdint.h>
#include <stdlib.h>

#include "memento.h"
#include "saved.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct saved s;
	static volatile unsigned sum;
	/* a copy of just its size: a step beyond is seen */
	char *copy = malloc(n ? n : 1);
	struct str url, when;
	struct buf out = {0};

	if (!copy)
		abort();
	memcpy(copy, data, n);
	saved_look(&s, str_n(copy, n));
	sum += touch(s.url) + touch(s.captured);
	url = str_n(copy, n);
	if (memento(&url, &when)) {
		if (url.p + url.n != copy + n || when.n < 4)
			abort();
		sum += touch(when);
		memento_time(when, &out);
	}
	saved_date(str_n(copy, n), &out);
	sum += touch(buf_str(&out));
	(void)sum;
	buf_free(&out);
	free(copy);
	return 0;
}
