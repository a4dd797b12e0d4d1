/* fuzz/burp - items of Burp: each stands in the file, behind the one before */
#include <stdint.h>
#include <stdlib.h>

#include "burp.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct burp b;
	static volatile unsigned sum;
	const char *at = (const char *)data;

	b.rest = str_n(at, n);
	burp_like(b.rest);
	while (burp_next(&b)) {
		if (b.item.p < at ||
		    b.item.p + b.item.n > (const char *)data + n)
			abort();
		at = b.item.p + b.item.n;
		sum += touch(b.url) + touch(b.captured) + touch(b.reply);
		(void)sum;
	}
	return 0;
}
