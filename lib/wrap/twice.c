/* twice - text that was read as Latin-1 and encoded again */
#include "twice.h"

#include <stdint.h>

#include "entity.h"
#include "meta.h"
#include "utf8.h"

/* So many characters beyond ASCII, each of several bytes, are no accident. */
#define MANY 4

/* True if the page says that it is of the GB family. */
static bool
says_gb(struct str page)
{
	return str_starts_nocase(meta_charset(page), STR("gb"));
}

/* The byte that a character was, or -1. */
static int
byte_of(uint32_t cp)
{
	if (cp < 0x100)
		return (int)cp;
	for (int i = 0x80; i < 0xa0; i++)
		if (entity_sign((unsigned char)i) == cp)
			return i;
	return -1;
}

/* Appends the bytes that all characters of s were, *latin if those of Latin-1;
 * false, with some appended, if one was none.  Most pages have such, and
 * soon. */
static bool
bytes_of(struct str s, struct buf *out, bool *latin)
{
	const char *p = s.p, *end = s.p + s.n;
	size_t n;
	uint32_t cp;
	int b;

	*latin = true;
	while (p < end) {
		n = str_ascii(str_n(p, (size_t)(end - p)));
		buf_add(out, p, n);
		p += n;
		if (p == end)
			break;
		cp = utf8_next(p, end, &n);
		if ((b = byte_of(cp)) < 0)
			return false;
		buf_addc(out, (char)b);
		*latin &= cp < 0x100;
		p += n;
	}
	return true;
}

/* True if bytes, as Latin-1, have enough letters beyond ASCII in pairs. */
static bool
has_pairs(struct str s)
{
	size_t pairs = 0, run = 0;

	for (size_t i = 0; i < s.n && pairs < MANY; i++) {
		run = (unsigned char)s.p[i] < 0x80 ? 0 : run + 1;
		pairs += run && run % 2 == 0;
	}
	return pairs == MANY;
}

/* True if bytes, that are UTF-8, can be nothing else: two characters of three
 * bytes side by side, many of any kind, or a letter in a word, d\xc3\xa9f.
 * CAFE (with its accent) before a trademark sign is well formed, too: what has
 * two bytes counts beside another, or if it is of Latin-1. */
static bool
is_utf8(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t many = 0, beside = 0, n;

	for (size_t i = 0; i < s.n; i += n) {
		i += str_ascii(str_after(s, i));
		if (i == s.n)
			break;
		n = p[i] < 0xe0 ? 2 : p[i] < 0xf0 ? 3 : 4;
		if (p[i] == 0xc3 && p[i + 1] > 0xa0 && i + 2 < s.n &&
		    p[i + 2] >= 'a' && p[i + 2] <= 'z')
			return true;
		if (n > 2 && beside > 2)
			return true;
		many += n > 2 || p[i] < 0xc4 || beside ||
		        (i + n < s.n && p[i + n] >= 0x80);
		beside = i + n < s.n && p[i + n] >= 0x80 ? n : 0;
	}
	return many >= MANY;
}

/*
 * True if bytes are Chinese as GB2312 has it: nearly all that is beyond ASCII
 * are its characters, a fourth the more frequent, and somewhere are two side by
 * side that differ: four letters with accents in a row, which no language has.
 */
static bool
is_gb(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t common = 0, rare = 0, other = 0, words = 0, before = 0, i = 0;

	while ((i += str_ascii(str_after(s, i))) < s.n) {
		if (i + 1 == s.n || p[i + 1] < 0x30)
			return false;
		if (i + 3 < s.n && p[i] <= 0x84 && p[i + 1] < 0x3a &&
		    p[i + 2] >= 0x81 && p[i + 3] >= 0x30 && p[i + 3] < 0x3a)
			i += 2; /* GB18030 has yen signs and the like so */
		else if (p[i + 1] < 0xa1 || p[i] < 0xa1 || p[i] > 0xf7)
			other++;
		else if (p[i] >= 0xb0) {
			*(p[i] < 0xd8 ? &common : &rare) += 1;
			words += before && before == i &&
			         (p[i] != p[i - 2] || p[i + 1] != p[i - 1]) &&
			         (p[i] >= 0xc0 || p[i - 2] >= 0xc0);
			before = i + 2;
		}
		i += 2;
	}
	return words && other * 10 <= common + rare && common * 3 >= rare;
}

bool
twice_bytes(struct str s, struct buf *out)
{
	size_t from = out->n;
	bool latin;
	struct str bytes;

	if (str_ascii(s) < s.n && bytes_of(s, out, &latin)) {
		bytes = buf_after(out, from);
		if (utf8_valid(bytes, NULL)
			? is_utf8(bytes)
			: is_gb(bytes) ||
			      (latin && has_pairs(bytes) && says_gb(s)))
			return true;
	}
	out->n = from;
	return false;
}
