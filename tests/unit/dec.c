/* unit/dec - reading, order, sums and means of exact decimals */
#include <stdio.h>
#include <stdlib.h>

#include "dec.h"

static int failed;

static void
same(const char *what, struct buf *got, const char *want)
{
	if (strcmp(buf_cstr(got), want) != 0) {
		printf("%s: %s, wanted %s\n", what, buf_cstr(got), want);
		failed = 1;
	}
	buf_clear(got);
}

/* 10^n, or a point and n zeros and a 1, or a long row of digits. */
static const char *
made(const char *head, char fill, size_t n, const char *tail)
{
	static char t[8][4096];
	static size_t at;
	char *p = t[at++ % 8];
	size_t k = strlen(head);

	strcpy(p, head);
	memset(p + k, fill, n);
	strcpy(p + k + n, tail);
	return p;
}

static void
reads(const char *number, const char *want)
{
	struct buf big = {0}, out = {0};
	struct dec d;

	if (dec_read(str_from(number), &d, &big))
		dec_write(&d, &out);
	else
		buf_puts(&out, "out of range");
	same(number, &out, want);
	buf_free(&big);
	buf_free(&out);
}

static void
reading(void)
{
	static const char *const pairs[][2] = {{"0", "0"}, {"-0", "0"},
	    {"-0.0", "0"}, {"0e0", "0"}, {"-0e-400", "0"}, {"1", "1"},
	    {"1.0", "1"}, {"1e0", "1"}, {"10e-1", "1"}, {"0.1e+1", "1"},
	    {"1.10", "1.1"}, {"52.90", "52.9"}, {"-52.90", "-52.9"},
	    {"100", "100"}, {"1E2", "100"}, {"1.5e3", "1500"},
	    {"12345e-2", "123.45"}, {"1e-3", "0.001"}, {"-1e-3", "-0.001"},
	    {"674290359378829301", "674290359378829301"},
	    {"999999999999999999", "999999999999999999"},
	    {"1000000000000000000", "1000000000000000000"},
	    {"12345678901234567890", "12345678901234567890"},
	    {"0.000000000000000001", "0.000000000000000001"},
	    {"0.0000000000000000001", "0.0000000000000000001"},
	    {"-123456789012345678.5", "-123456789012345678.5"},
	    {"1e17", "100000000000000000"}, {"1e18", "1000000000000000000"},
	    {"1e401", "out of range"}, {"1e-401", "out of range"},
	    {"0e401", "out of range"},
	    {"1e99999999999999999999999", "out of range"}};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		reads(pairs[i][0], pairs[i][1]);
	reads("1e400", made("1", '0', 400, ""));
	reads("1e-400", made("0.", '0', 399, "1"));
	reads(made("1", '0', 999, ""), made("1", '0', 999, ""));
	reads(made("1", '0', 1000, ""), "out of range");
	reads(made("0.", '0', 999, ""), "0");
	reads(made("0.", '0', 1000, ""), "out of range");
	reads(made("", '9', 1000, "e400"),
	    made(made("", '9', 1000, ""), '0', 400, ""));
}

static void
in_order(void)
{
	static const char *const up[] = {"-1e400", "-12345678901234567890",
	    "-1000000000000000000", "-999999999999999999", "-10", "-9.5",
	    "-9.49", "-1", "-0.1", "-0.0000000000000000000001", "0",
	    "0.0000000000000000000001", "0.000000000000000001", "0.1", "0.11",
	    "1", "1.0000000000000000000001", "1.1", "2", "10",
	    "999999999999999999", "999999999999999999.5", "1000000000000000000",
	    "1e399", "1e400"};
	size_t n = sizeof(up) / sizeof(*up);
	struct buf x = {0}, y = {0};
	struct dec a, b;
	int c;

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			dec_read(str_from(up[i]), &a, &x);
			dec_read(str_from(up[j]), &b, &y);
			c = dec_cmp(&a, &b);
			if ((c > 0) - (c < 0) == (i > j) - (i < j))
				continue;
			printf("%s against %s: %d\n", up[i], up[j], c);
			failed = 1;
		}
	buf_free(&x);
	buf_free(&y);
}

/* The numbers, divided by blanks, each times; their sum and their mean. */
static void
sums(const char *numbers, int times, const char *sum, const char *mean)
{
	struct buf big = {0}, out = {0};
	struct dec_sum s = {0};
	struct str rest, one;
	struct dec d;

	for (int i = 0; i < times; i++) {
		rest = str_from(numbers);
		while ((one = str_cut(&rest, ' ')).p) {
			dec_read(one, &d, &big);
			dec_sum_add(&s, &d);
		}
	}
	dec_sum_write(&s, &out);
	same(numbers, &out, sum);
	if (mean) {
		dec_sum_mean(&s, &out);
		same(numbers, &out, mean);
	}
	dec_sum_free(&s);
	buf_free(&big);
	buf_free(&out);
}

static void
adding(void)
{
	struct buf out = {0};
	struct dec_sum none = {0};

	dec_sum_write(&none, &out);
	same("nothing", &out, "0");
	sums("0.1 0.2", 1, "0.3", "0.15");
	sums("0.1", 1000000, "100000", "0.1");
	sums("1 -1", 1, "0", "0");
	sums("-0.1 0.1 -5", 1, "-5", "-1.666666666667");
	sums("1 1 0", 1, "2", "0.666666666667");
	sums("1 0 0", 1, "1", "0.333333333333");
	sums("999999999999999999", 1000, "999999999999999999000",
	    "999999999999999999");
	sums("-999999999999999999", 1000, "-999999999999999999000",
	    "-999999999999999999");
	sums("1e400 1 -1e400", 1, "1", "0.333333333333");
	sums("1e400 -1 -1e400", 1, "-1", "-0.333333333333");
	sums("1e-400", 10, made("0.", '0', 398, "1"), "0");
	sums("-1e-400", 1, made("-0.", '0', 399, "1"), "0");
	sums("1e400", 1000, made("1", '0', 403, ""), made("1", '0', 400, ""));
	sums("999999999 1", 1, "1000000000", "500000000");
	sums("-999999999 -1", 1, "-1000000000", "-500000000");
	sums("-1000000000000000000000 1", 1, "-999999999999999999999", NULL);
	/* ties at the 12th decimal, and what is just beside them */
	sums("0.0000000000005", 1, "0.0000000000005", "0");
	sums("0.0000000000015", 1, "0.0000000000015", "0.000000000002");
	sums("0.0000000000025", 1, "0.0000000000025", "0.000000000002");
	sums("-0.0000000000015", 1, "-0.0000000000015", "-0.000000000002");
	sums("-0.0000000000005", 1, "-0.0000000000005", "0");
	sums("0.00000000000050000000000000000001", 1,
	    "0.00000000000050000000000000000001", "0.000000000001");
	sums("0.0000000000025000000000000000000000000001", 1,
	    "0.0000000000025000000000000000000000000001", "0.000000000003");
	sums("0.999999999999500", 1, "0.9999999999995", "1");
	buf_free(&out);
}

/* a * b / c, rounded; NULL: refused. */
static void
ratio(const char *a, const char *b, const char *c, int places, const char *want)
{
	struct buf big[3] = {{0}}, out = {0};
	struct dec x, y, z, d;

	if (!dec_read(str_from(a), &x, &big[0]) ||
	    !dec_read(str_from(b), &y, &big[1]) ||
	    !dec_read(str_from(c), &z, &big[2]) ||
	    !dec_ratio(&x, &y, &z, places, &d))
		buf_puts(&out, "refused");
	else
		dec_write(&d, &out);
	same(a, &out, want);
	buf_free(&out);
	for (int i = 0; i < 3; i++)
		buf_free(&big[i]);
}

static void
ratios(void)
{
	ratio("1", "1", "8", 2, "0.12");
	ratio("3", "1", "8", 2, "0.38");
	ratio("1", "1", "8", 3, "0.125");
	ratio("-1", "1", "8", 2, "-0.12");
	ratio("1", "-1", "8", 2, "-0.12");
	ratio("1", "1", "-8", 2, "-0.12");
	ratio("-1", "-1", "-8", 2, "-0.12");
	ratio("-1", "1", "1000", 2, "0");
	ratio("5", "1", "2", 0, "2");
	ratio("7", "1", "2", 0, "4");
	ratio("2.50000000000000001", "1", "1", 0, "3");
	ratio("59999", "1", "6.46954", 2, "9274.08");
	ratio("999999999999999999", "1", "1", 0, "999999999999999999");
	ratio("999999999999999999", "999999999999999999", "999999999999999999",
	    0, "999999999999999999");
	ratio("999999999999999999", "10", "1", 0, "refused");
	ratio(
	    "999999999999999999", "999999999999999999", "0.001", 12, "refused");
	ratio("1", "1", "0", 2, "refused");
	ratio("1e30", "1", "1", 2, "refused");
}

int
main(void)
{
	ratios();
	reading();
	in_order();
	adding();
	return failed;
}
