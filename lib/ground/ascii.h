/*
 * ascii - what a byte is in ASCII, whatever the locale
 *
 * Bytes of characters beyond ASCII are none of these, and stay as they are.
 */
#ifndef WT_ASCII_H
#define WT_ASCII_H

#include <stdbool.h>

static inline bool
ascii_digit(char c)
{
	return c >= '0' && c <= '9';
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

/* The value of a hex digit; -1 if it is none. */
static inline int
ascii_hex(char c)
{
	if (ascii_digit(c))
		return c - '0';
	return (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

#endif
