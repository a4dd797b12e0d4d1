/* fuzz/mongo - documents of BSON: what is given lies in the file, one behind
 * the other, in whatever pieces that comes; and is JSON */
#include <stdint.h>
#include <stdlib.h>

#include "bsonjson.h"
#include "json.h"
#include "mongo.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check(struct str document)
{
	static struct json_scan scan;
	static struct buf text;
	struct err e;

	buf_clear(&text);
	if (!bsonjson(document, &text, &e))
		return;
	if (!json_scan(&scan, NULL, buf_str(&text), &e) ||
	    memchr(text.p, '\n', text.n))
		abort();
}

/* What is to be done at the start of held; 0 if more is wanted. */
static size_t
step(struct mongo *m, struct str held, bool end)
{
	size_t n = 0;

	switch (mongo_next(m, held, end, 4096, &n)) {
	case MONGO_DOCUMENT:
		if (!n || n > held.n)
			abort();
		check(str_n(held.p, n));
		mongo_ends(m, held, n, end);
		mongo_count(m, str_n(held.p, n));
		return n;
	case MONGO_PASS:
		if (!n || n > held.n)
			abort();
		return n;
	case MONGO_WANT:
		if (end)
			abort();
		return 0;
	case MONGO_OVER: return held.n;
	default: break;
	}
	n = mongo_find(m, held, end);
	if (!n || n > held.n)
		abort();
	mongo_lose(m);
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct mongo m;
	struct str s = str_n((const char *)data, n);
	size_t held, took;
	struct err e;

	mongo_like(s);
	for (size_t by = 13; n && by < 32 * n; by *= 32) {
		mongo_open(&m, s);
		for (size_t at = 0; at < n; at += took) {
			held = by;
			do {
				if (held > n - at)
					held = n - at;
				took = step(
				    &m, str_n(s.p + at, held), held == n - at);
				held += by;
			} while (!took);
		}
		mongo_fault(&m, &e);
		mongo_unended(&m, &e);
	}
	return 0;
}
