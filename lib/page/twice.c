/* twice - text that was read as Latin-1 and encoded again */
#include "twice.h"

#include <stdint.h>

#include "meta.h"
#include "utf8.h"

/* So many bytes beyond ASCII, in pairs, are no accident. */
#define PAIRS 4

/* True if the page says that it is of the GB family. */
static bool
says_gb(struct str page)
{
	return str_starts_nocase(meta_charset(page), STR("gb"));
}

/* How many bytes of ASCII s begins with. */
static size_t
plain(struct str s)
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	size_t n = 0;
	uint64_t eight;

	for (; n + sizeof(eight) <= s.n; n += sizeof(eight)) {
		memcpy(&eight, s.p + n, sizeof(eight));
		if (eight & high)
			break;
	}
	while (n < s.n && (unsigned char)s.p[n] < 0x80)
		n++;
	return n;
}

/* True if all characters are bytes, and enough stand in pairs.  Most pages have
 * others, and soon. */
static bool
may_be(struct str s)
{
	size_t pairs = 0, run;

	for (size_t i = 0; i < s.n;) {
		i += plain(str_n(s.p + i, s.n - i));
		for (run = 0; i < s.n && (unsigned char)s.p[i] >= 0x80;
		     i += 2) {
			unsigned char c = (unsigned char)s.p[i];

			if ((c != 0xc2 && c != 0xc3) || i + 1 == s.n)
				return false;
			pairs += ++run % 2 == 0;
		}
	}
	return pairs >= PAIRS;
}

bool
twice_bytes(struct str s, struct buf *out)
{
	size_t from = out->n;

	if (!may_be(s))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x80)
			buf_addc(out, s.p[i]);
		else
			buf_addc(out, (char)((c & 3) << 6 | (s.p[++i] & 0x3f)));
	}
	if (utf8_valid(str_n(out->p + from, out->n - from), NULL) || says_gb(s))
		return true;
	out->n = from;
	return false;
}
