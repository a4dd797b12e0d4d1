/*
 * fuzz/yamljson - a text of YAML, whatever it holds: what is made of it is
 * JSON, and bounded
 */
#include <stdint.h>
#include <stdlib.h>

#include "buf.h"
#include "json.h"
#include "yamljson.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Each line is a value. */
static void
check(struct str made)
{
	static struct json_scan scan;
	struct str line;
	struct err e;

	while (made.p) {
		line = str_cut(&made, '\n');
		if (line.n && !json_scan(&scan, NULL, line, &e))
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct yamljson y;
	struct buf out = {0};
	struct err e;
	char *copy = malloc(n ? n : 1);
	struct str text;
	size_t line;

	if (!copy)
		abort();
	memcpy(copy, data, n);
	text = str_n(copy, n);
	yamljson_like(text);
	if (yamljson_end(text, &line) > n)
		abort();
	yamljson_clear(&y);
	for (int i = 0; i < 2; i++) {
		buf_clear(&out);
		yamljson(&y, text, &out, &e);
		if (out.n > 10 * n + ((size_t)2 << 20))
			abort();
		check(buf_str(&out));
	}
	free(copy);
	buf_free(&out);
	return 0;
}
