/*
 * fuzz/part - parts of tables and dumps: none is lost, and each ends at the
 * same place, whatever comes in at once
 */
#include <stdint.h>
#include <stdlib.h>

#include "part.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* What of s, from `at` on, is held: a step more each time that it was not
 * enough. */
static struct str
hold(struct str s, size_t at, size_t n)
{
	return str_n(s.p + at, s.n - at < n ? s.n - at : n);
}

/* The part at `at`; 0 if there is none in max bytes. */
static size_t
find(struct part *p, struct str s, size_t at, size_t step, size_t max)
{
	struct str held = STR_NONE;
	size_t got = 0;

	for (size_t n = step; !got; n += step) {
		held = hold(s, at, n < max ? n : max);
		got = part_find(p, held, at + held.n == s.n);
		if (n >= max || at + held.n == s.n)
			break;
	}
	if (!got)
		got = part_short(p, held);
	if (got > held.n)
		abort();
	return got;
}

/* The bytes of all parts, at most max held at once; *ends is made of where they
 * end. */
static size_t
all(struct str s, size_t step, size_t max, uint64_t *ends)
{
	static struct part p;
	static struct buf body;
	struct str held;
	size_t at = 0, got;
	bool over;

	*ends = 0;
	if (!part_open(&p, str_n(s.p, s.n < max ? s.n : max), max, true))
		return s.n;
	while (at < s.n) {
		got = find(&p, s, at, step, max);
		buf_clear(&body);
		if (got) {
			part_body(&p, str_n(s.p + at, got), &body);
			at += got;
			*ends = *ends * 31 + at;
			continue;
		}
		for (over = false; !over && at < s.n; at += got) {
			held = hold(s, at, max);
			got = part_drop(&p, held, &over);
			if (got > held.n || (!got && !over && held.n > 1))
				abort();
			if (!got && !over)
				return s.n; /* half a letter of UTF-16 */
		}
	}
	return at;
}

/* The input many times over is long enough; its first byte says how much is
 * held. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct buf b;
	struct str s = str_n((const char *)data, n);
	uint64_t ends, others;
	size_t max;

	if (n < 2 || n > 65536)
		return 0;
	max = (size_t)(data[0] + 1) * (PART_BYTES / 256);
	s.p++, s.n--;
	buf_clear(&b);
	while (b.n < PART_BYTES * 3 / 2)
		buf_addstr(&b, s);
	if (all(buf_str(&b), max, max, &ends) != b.n)
		abort();
	/* with parts of a MiB that takes too long */
	if (PART_BYTES < 65536 &&
	    (all(buf_str(&b), max / 3 + 1, max, &others) != b.n ||
		ends != others))
		abort();
	if (all(s, n, n, &ends) != s.n)
		abort();
	return 0;
}
