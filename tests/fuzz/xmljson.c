/* fuzz/xmljson - XML as JSON: what comes out is JSON, sound or not what went in
 */
#include <stdint.h>
#include <stdlib.h>

#include "json.h"
#include "xmljson.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct json_scan scan;
	/* a copy of just its size: a step beyond is seen */
	char *copy = malloc(n ? n : 1);
	struct buf out = {0};
	struct err e;

	if (!copy)
		abort();
	memcpy(copy, data, n);
	xmljson_like(str_n(copy, n));
	if (xmljson(str_n(copy, n), &out, &e) == XMLJSON_WHOLE && !out.n)
		abort();
	if (out.n && !json_scan(&scan, NULL, buf_str(&out), &e))
		abort();
	buf_free(&out);
	free(copy);
	return 0;
}
