/*
 * fuzz/part - parts of tables and dumps: none is lost, whatever comes in at
 * once; a part that was found is found again
 */
#include <stdint.h>
#include <stdlib.h>

#include "part.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* The bytes of all parts, at most max held at once. */
static size_t
all(struct str s, size_t max)
{
	static struct part p;
	static struct buf body;
	struct str held;
	size_t at = 0, got;
	bool over;

	if (!part_open(&p, str_n(s.p, s.n < max ? s.n : max), max, true))
		return s.n;
	while (at < s.n) {
		held = str_n(s.p + at, s.n - at < max ? s.n - at : max);
		got = part_find(&p, held, at + held.n == s.n);
		if (!got)
			got = part_short(&p, held);
		if (got > held.n)
			abort();
		buf_clear(&body);
		if (got) {
			part_body(&p, str_n(held.p, got), &body);
			at += got;
			continue;
		}
		for (over = false; !over && at < s.n; at += got) {
			held = str_n(s.p + at, s.n - at < max ? s.n - at : max);
			got = part_drop(&p, held, &over);
			if (got > held.n || (!got && !over))
				abort();
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
	size_t max;

	if (n < 2 || n > 65536)
		return 0;
	max = (size_t)(data[0] + 1) * 4096;
	s.p++, s.n--;
	buf_clear(&b);
	while (b.n < ((size_t)3 << 19))
		buf_addstr(&b, s);
	if (all(buf_str(&b), max) != b.n)
		abort();
	if (all(s, n) != s.n)
		abort();
	return 0;
}
