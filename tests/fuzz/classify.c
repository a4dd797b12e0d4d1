/* fuzz/classify - any sound record gets a class that is sound JSON */
#include <stdint.h>
#include <stdlib.h>

#include "classify.h"
#include "day.h"
#include "json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static struct classify *
classifier(struct json_paths *p, struct rules *r)
{
	struct classify_opts o = {.as_of = DAY_NONE};
	struct classify *c;
	struct err e;

	c = r ? classify_new(r, &o, &e) : NULL;
	if (!c)
		abort();
	classify_want(p);
	return c;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct json_paths *p;
	static struct rules *rules; /* kept as long as the classifier */
	static struct classify *c;
	static struct json_scan s, check;
	static struct buf value, chain;
	struct err e;

	if (!rules) {
		rules = rules_new(&e);
		c = classifier(p = json_paths_new(), rules);
	}
	if (!json_scan(&s, p, str_n((const char *)data, n), &e))
		return 0;
	buf_clear(&value);
	classify_record(c, &s, &value);
	if (!json_scan(&check, NULL, buf_str(&value), &e))
		abort(); /* what is written must be read */
	buf_clear(&chain);
	classify_explain(c, buf_str(&value), &chain);
	return 0;
}
