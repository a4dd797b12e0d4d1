/*
 * ascii - what a byte is in ASCII, whatever the locale
 *
 * Bytes of characters beyond ASCII are none of these, but of ascii_ident, and
 * stay as they are.
 */
#ifndef WT_ASCII_H
#define WT_ASCII_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* True if a byte is one of a literal's: ONE_OF(c, ",;").  Of a few comparisons,
 * where gcc 12 would call memchr. */
#define ONE_OF(c, set) ascii_one_of((c), "" set, sizeof(set) - 1)

static inline __attribute__((always_inline)) bool
ascii_one_of(char c, const char *set, size_t n)
{
	bool is = false;

#pragma GCC unroll 32
	for (size_t i = 0; i < n; i++)
		is |= c == set[i];
	return is;
}

static inline bool
ascii_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_quote(char c)
{
	return c == '"' || c == '\'';
}

static inline bool
ascii_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
ascii_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* Of a name, as jq and C have it. */
static inline bool
ascii_name(char c)
{
	return ascii_letter(c) || ascii_digit(c) || c == '_';
}

/* Of a name in a program or in SQL: with $, and letters beyond ASCII. */
static inline bool
ascii_ident(char c)
{
	return ascii_name(c) || c == '$' || (unsigned char)c >= 0x80;
}

static inline char
ascii_lower(char c)
{
	return ascii_upper(c) ? (char)(c | 32) : c;
}

/* White space of the HTML standard. */
static inline bool
ascii_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

/* True if each of eight bytes is of ASCII and is shown, or is a blank. */
static inline bool
ascii_shown8(const char *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return !(((v - UINT64_C(0x2020202020202020)) | v |
		     (v + UINT64_C(0x0101010101010101))) &
		 UINT64_C(0x8080808080808080));
}

/* The value of a hex digit; -1 if it is none. */
static inline int
ascii_hex(char c)
{
	if (ascii_digit(c))
		return c - '0';
	return (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* The value of four hex digits, which are sound: 'a' and 'A' are 0x61 and
 * 0x41, so bit 6 says "letter". */
static inline uint32_t
ascii_hex4(const char *p)
{
	uint32_t v = 0;

	for (int i = 0; i < 4; i++) {
		uint32_t c = (unsigned char)p[i];

		v = v << 4 | ((c & 15) + (c >> 6) * 9);
	}
	return v;
}

#endif
