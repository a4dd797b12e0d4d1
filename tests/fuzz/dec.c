/* fuzz/dec - a number read, written and read again is the same number */
#include <stdint.h>
#include <stdlib.h>

#include "dec.h"
#include "json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check(struct str span)
{
	static struct buf big, again, text, twice;
	struct dec_sum s = {0};
	struct dec a, b, c;

	if (!dec_read(span, &a, &big))
		return;
	buf_clear(&text);
	dec_write(&a, &text);
	c = dec_canonical(buf_str(&text));
	if (dec_cmp(&a, &c) != 0 || dec_cmp(&c, &a) != 0)
		abort();
	/* A canonical writing may be longer than what is read. */
	if (text.n <= DEC_DIGITS_MAX &&
	    (!dec_read(buf_str(&text), &b, &again) || dec_cmp(&a, &b) != 0))
		abort();
	dec_sum_add(&s, &a);
	buf_clear(&twice);
	dec_sum_write(&s, &twice);
	if (!str_eq(buf_str(&text), buf_str(&twice)))
		abort();
	for (int i = 0; i < 3; i++)
		dec_sum_add(&s, &a);
	buf_clear(&twice);
	dec_sum_mean(&s, &twice);
	dec_sum_free(&s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct json_scan scan;
	struct err e;

	if (json_scan(&scan, NULL, str_n((const char *)data, n), &e) &&
	    json_type(scan.value) == JSON_NUMBER)
		check(scan.value);
	return 0;
}
