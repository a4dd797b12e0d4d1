/* unit/agg - tables of many and of large keys; medians of any numbers */
#include <stdio.h>
#include <stdlib.h>

#include "agg_priv.h"
#include "mem.h"

static int failed;

static void
fault(const char *what, unsigned long i)
{
	printf("%s: %lu\n", what, i);
	failed = 1;
}

/* A million keys, each found again with what was put beside it. */
static void
many_keys(void)
{
	struct table t = {.own = sizeof(uint32_t)};
	char text[32], *entry;
	uint32_t i, kept;
	bool fresh;

	for (int round = 0; round < 2; round++)
		for (i = 0; i < 1000000; i++) {
			snprintf(text, sizeof(text), "%u", i * 7);
			entry = table_put(&t, str_from(text), &fresh);
			if (fresh)
				memcpy(entry, &i, sizeof(i));
			memcpy(&kept, entry, sizeof(kept));
			if (fresh != !round || kept != i ||
			    !str_eq(table_key(&t, entry), str_from(text)))
				fault("a key among many", i);
		}
	if (t.n != 1000000)
		fault("entries", t.n);
	table_free(&t);
}

/* Keys around the size of a length's bytes, and of a chunk. */
static void
large_keys(void)
{
	static const size_t sizes[] = {0, 1, 127, 128, 16383, 16384, 1048560,
	    1048572, 1048573, 1048574, 1048575, 1048576, 1048577, 5000000};
	size_t count = sizeof(sizes) / sizeof(*sizes);
	char *x = mem_new(5000000, 1), *entry[32];
	struct table t = {.own = 0};
	bool fresh;

	for (size_t round = 0; round < 2; round++)
		for (size_t i = 0; i < count; i++) {
			char *at = table_put(&t, str_n(x, sizes[i]), &fresh);

			if (!round)
				entry[i] = at;
			if (fresh != !round || at != entry[i] ||
			    table_key(&t, at).n != sizes[i])
				fault("a large key", sizes[i]);
		}
	table_free(&t);
	free(x);
}

static uint64_t
noise(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return *state >> 20;
}

static int
by_value(const void *a, const void *b)
{
	return dec_cmp(a, b);
}

/* Against sorting: n numbers of up to so many digits and decimals. */
static void
median(size_t n, uint64_t most, unsigned scales, uint64_t seed)
{
	struct dec *d = mem_new(n, sizeof(*d));
	struct buf out = {0}, want = {0}, big = {0}, text = {0};
	struct agg_many m = {0};
	struct dec_sum s = {0};

	for (size_t i = 0; i < n; i++) {
		buf_clear(&text);
		buf_printf(&text, "%s%llu", noise(&seed) % 2 ? "-" : "",
		    (unsigned long long)(noise(&seed) % most));
		buf_printf(&text, "e-%llu",
		    (unsigned long long)(noise(&seed) % scales));
		if (!dec_read(buf_str(&text), &d[i], &big) || d[i].text.p)
			abort();
		agg_many_add(&m, &d[i]);
	}
	qsort(d, n, sizeof(*d), by_value);
	dec_sum_add(&s, &d[(n - 1) / 2]);
	dec_sum_add(&s, &d[n / 2]);
	dec_sum_mean(&s, &want);
	agg_many_quantile(&m, 1, 2, &out);
	if (!str_eq(buf_str(&out), buf_str(&want))) {
		printf(
		    "median %s, wanted %s\n", buf_cstr(&out), buf_cstr(&want));
		failed = 1;
	}
	agg_many_free(&m);
	dec_sum_free(&s);
	buf_free(&out);
	buf_free(&want);
	buf_free(&big);
	buf_free(&text);
	free(d);
}

static void
medians(void)
{
	for (size_t n = 1; n < 200; n++) {
		median(n, 10, 1, n);
		median(n, 100000, 3, n);
		median(n, 1ULL << 40, 18, n); /* too wide to be levelled */
		median(n, 3, 19, n);
	}
	median(100001, 30000, 3, 1);
	median(100000, 1ULL << 43, 5, 2);
}

int
main(void)
{
	many_keys();
	large_keys();
	medians();
	return failed;
}
