/* twice - text that was read as Latin-1 and encoded again */
#include "twice.h"

#include "meta.h"
#include "utf8.h"

/* So many bytes beyond ASCII, in pairs, are no accident. */
#define PAIRS 4

/* True if the page says that it is of the GB family. */
static bool
says_gb(struct str page)
{
	struct str label = meta_charset(page);

	return label.n >= 2 && str_eq_nocase(str_n(label.p, 2), STR("gb"));
}

bool
twice_bytes(struct str s, struct buf *out)
{
	size_t from = out->n, pairs = 0, run = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x80) {
			buf_addc(out, s.p[i]);
			run = 0;
			continue;
		}
		if ((c != 0xc2 && c != 0xc3) || i + 1 == s.n) {
			out->n = from;
			return false;
		}
		buf_addc(out, (char)((c & 3) << 6 | (s.p[++i] & 0x3f)));
		pairs += ++run % 2 == 0;
	}
	if (pairs >= PAIRS &&
	    (utf8_valid(str_n(out->p + from, out->n - from), NULL) ||
		says_gb(s)))
		return true;
	out->n = from;
	return false;
}
