/* buf - growing bytes */
#include "buf.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "mem.h"

#define LARGE ((size_t)1 << 20)

void
buf_grow(struct buf *b, size_t n)
{
	mem_grow(&b->p, &b->cap, b->n + n + 1, 1);
}

void
buf_addstr(struct buf *b, struct str s)
{
	buf_add(b, s.p, s.n);
}

void
buf_adduint(struct buf *b, uint64_t v)
{
	char tmp[20];
	size_t i = sizeof(tmp);

	do {
		tmp[--i] = (char)('0' + v % 10);
	} while (v /= 10);
	buf_add(b, tmp + i, sizeof(tmp) - i);
}

void
buf_addreal(struct buf *b, double v)
{
	size_t from = b->n;

	if (v > -1e15 && v < 1e15 && v == floor(v)) {
		buf_printf(b, "%.0f", v + 0.0);
		return;
	}
	for (int digits = 15; digits <= 17; digits++) {
		b->n = from;
		buf_printf(b, "%.*g", digits, v);
		if (strtod(buf_cstr(b) + from, NULL) == v)
			return;
	}
}

void
buf_adddigits(struct buf *b, unsigned v, size_t digits)
{
	buf_room(b, digits);
	for (size_t i = digits; i-- > 0; v /= 10)
		b->p[b->n + i] = (char)('0' + v % 10);
	b->n += digits;
}

void
buf_vprintf(struct buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	if (n > 0) {
		buf_room(b, (size_t)n);
		vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
		b->n += (size_t)n;
	}
	va_end(again);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(b, fmt, ap);
	va_end(ap);
}

void
buf_addcp(struct buf *b, uint32_t cp)
{
	char *q;

	if (cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff))
		cp = 0xfffd;
	buf_room(b, 4);
	q = b->p + b->n;
	if (cp < 0x80) {
		*q++ = (char)cp;
	} else if (cp < 0x800) {
		*q++ = (char)(0xc0 | cp >> 6);
		*q++ = (char)(0x80 | (cp & 0x3f));
	} else if (cp < 0x10000) {
		*q++ = (char)(0xe0 | cp >> 12);
		*q++ = (char)(0x80 | (cp >> 6 & 0x3f));
		*q++ = (char)(0x80 | (cp & 0x3f));
	} else {
		*q++ = (char)(0xf0 | cp >> 18);
		*q++ = (char)(0x80 | (cp >> 12 & 0x3f));
		*q++ = (char)(0x80 | (cp >> 6 & 0x3f));
		*q++ = (char)(0x80 | (cp & 0x3f));
	}
	b->n = (size_t)(q - b->p);
}

const char *
buf_cstr(struct buf *b)
{
	buf_room(b, 0);
	b->p[b->n] = '\0';
	return b->p;
}

void
buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){0};
}

void
buf_release(struct buf *b)
{
	b->n = 0;
	if (b->cap >= LARGE)
		buf_free(b);
}
