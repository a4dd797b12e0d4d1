/*
 * utf8 - UTF-8 as Unicode 15 table 3-7 has it
 *
 * Overlong forms, surrogates and what lies beyond U+10FFFF are no UTF-8.
 */
#ifndef WT_UTF8_H
#define WT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

/* True if s is UTF-8; else, if at is not NULL, *at is the first bad byte. */
bool utf8_valid(struct str s, size_t *at);

/*
 * The code point at p (p < end) and, in *n, its bytes.  A byte that begins
 * none is U+FFFD with *n == 1.
 */
uint32_t utf8_next(const char *p, const char *end, size_t *n);

/* True if a unit of UTF-16 is the first of two that are one character. */
static inline bool
utf8_is_high(int64_t unit)
{
	return unit >= 0xd800 && unit < 0xdc00;
}

/* The code point that two units of UTF-16 are, as programs escape them:
 * \ud83d\ude00; 0 if they are no such pair. */
static inline uint32_t
utf8_pair(int64_t high, int64_t low)
{
	if (!utf8_is_high(high) || low < 0xdc00 || low >= 0xe000)
		return 0;
	return (uint32_t)(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
}

/*
 * The code point that JSON, JavaScript and Python escape as \uXXXX, whose four
 * digits are at `at` in s; or, if it is the first of two that are one
 * character, and the second follows, \uXXXX\uXXXX, that.  *n: how many bytes
 * that is, without the first \u.  -1 if there are no four digits.
 */
int64_t utf8_escaped(struct str s, size_t at, size_t *n);

/* The capital of a small letter: Latin to U+017E, modern Greek, Cyrillic from
 * U+0430 to U+045F.  Any other code point is given as it is. */
uint32_t utf8_capital(uint32_t c);

/* The bytes of the sign of money that s begins with, of whatever country
 * (General Category Sc of Unicode: $, U+00A5, U+FFE5); 0 if it begins with
 * none. */
size_t utf8_money(struct str s);

/* Behind n code points from p, or end. */
const char *utf8_skip(const char *p, const char *end, size_t n);

/* The number of code points of s, which must be UTF-8. */
size_t utf8_count(struct str s);

#endif
