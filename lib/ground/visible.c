/* visible - text of others made safe to look at */
#include "visible.h"

#include <stdbool.h>

#include "utf8.h"

/* Zero-width, bidirectional, soft hyphen, fillers, tags.  Sorted. */
static const struct {
	uint32_t from, to;
} unseen[] = {{0xad, 0xad}, {0x34f, 0x34f}, {0x61c, 0x61c}, {0x115f, 0x1160},
    {0x17b4, 0x17b5}, {0x180b, 0x180f}, {0x200b, 0x200f}, {0x2028, 0x202e},
    {0x2060, 0x206f}, {0x3164, 0x3164}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0},
    {0xfff0, 0xfffb}, {0xe0000, 0xe0fff}};

static bool
is_unseen(uint32_t cp)
{
	for (size_t i = 0; i < COUNT(unseen); i++)
		if (cp <= unseen[i].to)
			return cp >= unseen[i].from;
	return false;
}

void
visible_add(struct buf *out, struct str s)
{
	const char *p = s.p, *end = s.p + s.n;
	uint32_t cp;
	size_t n;

	for (; p < end; p += n) {
		cp = utf8_next(p, end, &n);
		if (cp == '\n')
			buf_puts(out, "\\n");
		else if (cp == '\t')
			buf_puts(out, "\\t");
		else if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0) ||
			 (cp == 0xfffd && n == 1))
			for (size_t i = 0; i < n; i++)
				buf_printf(out, "\\x%02x", (unsigned char)p[i]);
		else if (is_unseen(cp))
			buf_printf(out, "<U+%04X>", (unsigned)cp);
		else
			buf_add(out, p, n);
	}
}
