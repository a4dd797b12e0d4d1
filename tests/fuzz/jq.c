/* fuzz/jq - what may be run may be run in brackets, and no more than that */
#include <stdint.h>
#include <stdlib.h>

#include "jq.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str expr = {(const char *)data, n};
	struct buf term = {0};
	struct err e;

	buf_addc(&term, '(');
	buf_addstr(&term, expr);
	buf_puts(&term, "\n)");
	if (jq_allowed(expr, &e) && !jq_allowed(buf_str(&term), &e))
		abort();
	buf_free(&term);
	return 0;
}
