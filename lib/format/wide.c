/* wide - whether bytes are UTF-16 or UTF-32; see wide.h */
#include "wide.h"

#include <string.h>

#define LOOK 1024 /* bytes that tell */
#define FEW  6    /* less do not */

enum wide
wide_marked(struct str *bytes)
{
	static const struct {
		struct str mark;
		enum wide is;
	} marks[] = {{STR_INIT("\xff\xfe\0\0"), WIDE_32LE}, /* before 16LE's */
	    {STR_INIT("\0\0\xfe\xff"), WIDE_32BE},
	    {STR_INIT("\xff\xfe"), WIDE_16LE},
	    {STR_INIT("\xfe\xff"), WIDE_16BE}};

	for (size_t i = 0; i < COUNT(marks); i++)
		if (str_take(bytes, marks[i].mark))
			return marks[i].is;
	return WIDE_NONE;
}

static bool
is_control(unsigned u)
{
	return (u < 0x20 && !(u >= '\t' && u <= '\r') && u != 0x1b) ||
	       u >= 0xfffe;
}

/* For private use: bytes that are packed have one in ten of them, texts that
 * have signs of their own font a few. */
static bool
is_private(unsigned u)
{
	return u >= 0xe000 && u < 0xf900;
}

enum wide
wide_unmarked(struct str bytes)
{
	size_t n = bytes.n < LOOK ? bytes.n & ~(size_t)1 : LOOK;
	size_t nul[2] = {0, 0}, low, private = 0;
	unsigned u;
	const unsigned char *p = (const unsigned char *)bytes.p;

	if (n < FEW || !memchr(p, '\0', n))
		return WIDE_NONE;
	for (size_t i = 0; i < n; i++)
		nul[i & 1] += p[i] == 0;
	low = nul[0] > nul[1];
	if (nul[!low] * 16 < n || nul[low] * 4 > nul[!low])
		return WIDE_NONE;
	for (size_t i = 0; i < n; i += 2) {
		u = (unsigned)p[i + !low] << 8 | p[i + low];
		if (is_control(u))
			return WIDE_NONE;
		private += is_private(u);
	}
	if (private * 32 > n / 2)
		return WIDE_NONE;
	return low ? WIDE_16BE : WIDE_16LE;
}

bool
wide_text(struct str bytes)
{
	return wide_marked(&bytes) || wide_unmarked(bytes);
}
