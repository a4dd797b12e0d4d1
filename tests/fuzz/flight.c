/* fuzz/flight - what a page streams is not longer than it, and its rows are
 * parts of it, each behind the last, that begin as data does */
#include <stdint.h>
#include <stdlib.h>

#include "flight.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct json_scan scan;
	static struct buf out;
	struct str text, row;
	bool broken;

	buf_clear(&out);
	if (flight_join(str_n((const char *)data, n), &scan, &out, &broken) !=
		(out.n > 0) ||
	    out.n > n)
		abort();
	text = buf_str(&out);
	while ((row = flight_cut(&text)).p) {
		if (row.p < out.p || row.p + row.n > out.p + out.n || !row.n ||
		    (row.p[0] != '[' && row.p[0] != '{'))
			abort();
		if (text.p && text.p < row.p + row.n)
			abort();
	}
	return 0;
}
