/* touch - reads all of what a reader lent, so that a sanitizer sees it */
#ifndef WT_FUZZ_TOUCH_H
#define WT_FUZZ_TOUCH_H

#include "str.h"

static inline unsigned
touch(struct str s)
{
	unsigned sum = 0;

	for (size_t i = 0; i < s.n; i++)
		sum += (unsigned char)s.p[i];
	return sum;
}

#endif
