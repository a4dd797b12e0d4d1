/* fold_priv - what the parts of fold share */
#ifndef WT_FOLD_PRIV_H
#define WT_FOLD_PRIV_H

#include "fold.h"

/* The unit of each code point; 0: dropped; FOLD_MANY: fold_rare knows. */
#define FOLD_MANY 0xffff
extern const uint16_t fold_bmp[65536];

/* The units of a code point that the table does not settle, and what it is a
 * sign of. */
size_t fold_rare(uint32_t cp, uint16_t *unit, unsigned *seen);

/* The character at *p, which is sound UTF-8; *p is moved behind it. */
static inline uint32_t
fold_take(const unsigned char **p)
{
	const unsigned char *c = *p;

	if (c[0] < 0x80) {
		*p += 1;
		return c[0];
	}
	if (c[0] < 0xe0) {
		*p += 2;
		return (c[0] & 0x1fu) << 6 | (c[1] & 0x3fu);
	}
	if (c[0] < 0xf0) {
		*p += 3;
		return (c[0] & 0xfu) << 12 | (c[1] & 0x3fu) << 6 |
		       (c[2] & 0x3fu);
	}
	*p += 4;
	return (c[0] & 7u) << 18 | (c[1] & 0x3fu) << 12 | (c[2] & 0x3fu) << 6 |
	       (c[3] & 0x3fu);
}

#endif
