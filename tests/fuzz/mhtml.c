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
	if (mhtml_open(&m, str_n(copy, n)))
		while (mhtml_next(&m)) {
			sum += touch(m.url) + touch(m.captured) +
			       touch(m.charset) + touch(m.body) + touch(m.part);
			if (m.body.n > n || m.part.p < copy ||
			    m.part.p + m.part.n > copy + n)
				abort();
		}
	if (mhtml_mail_end(str_n(copy, n)) > n)
		abort();
	sum += (unsigned)mhtml_mail(str_n(copy, n), n & 1);
	(void)sum;
	free(copy);
	return 0;
}
