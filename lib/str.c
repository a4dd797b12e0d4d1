/* str - borrowed bytes with a length */
#define _GNU_SOURCE /* memmem */
#include "str.h"

#include <emmintrin.h>
#include <stdint.h>
#include <strings.h>

#define SHORT 64 /* bytes of what is looked for; long ones cost memmem less */

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool
str_eq_nocase(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (ascii_lower(a.p[i]) != ascii_lower(b.p[i]))
			return false;
	return true;
}

bool
str_any(struct str s, bool (*is)(char))
{
	for (size_t i = 0; i < s.n; i++)
		if (is(s.p[i]))
			return true;
	return false;
}

size_t
str_span(struct str s, bool (*is)(char))
{
	size_t n = 0;

	while (n < s.n && is(s.p[n]))
		n++;
	return n;
}

/*
 * Where the first and the last byte of needle stand so far apart, 16 places at
 * a time, it may stand: most of a page is so passed over faster than memmem
 * does.  *at: where it does, or up to where it does not.  fold: 0x20, which
 * makes letters small and of other bytes some that are looked at in vain, or 0.
 */
static inline __attribute__((always_inline)) bool
find_fast(struct str s, struct str needle, char fold, size_t *at)
{
	const __m128i bit = _mm_set1_epi8(fold);
	const __m128i first = _mm_set1_epi8((char)(needle.p[0] | fold));
	const __m128i last =
	    _mm_set1_epi8((char)(needle.p[needle.n - 1] | fold));
	const char *p = s.p + *at, *end = s.p + s.n - needle.n;
	__m128i v, w;
	unsigned bits;

	for (; end - p >= 16; p += 16) {
		v = _mm_loadu_si128((const __m128i *)(const void *)p);
		w = _mm_loadu_si128(
		    (const __m128i *)(const void *)(p + needle.n - 1));
		bits = (unsigned)_mm_movemask_epi8(
		    _mm_and_si128(_mm_cmpeq_epi8(_mm_or_si128(v, bit), first),
			_mm_cmpeq_epi8(_mm_or_si128(w, bit), last)));
		for (; bits; bits &= bits - 1) {
			const char *here = p + __builtin_ctz(bits);

			*at = (size_t)(here - s.p);
			if (fold ? str_eq_nocase(str_n(here, needle.n), needle)
				 : memcmp(here, needle.p, needle.n) == 0)
				return true;
		}
	}
	*at = (size_t)(p - s.p);
	return false;
}

size_t
str_find(struct str s, struct str needle, size_t from)
{
	const char *at;

	if (from >= s.n || s.n - from < needle.n)
		return s.n;
	if (needle.n > 1 && needle.n <= SHORT) {
		if (find_fast(s, needle, 0, &from))
			return from;
		/* what is left is short: memmem takes longer to begin */
		for (; from + needle.n <= s.n; from++)
			if (s.p[from] == needle.p[0] &&
			    memcmp(s.p + from, needle.p, needle.n) == 0)
				return from;
		return s.n;
	}
	at = needle.n == 1 ? memchr(s.p + from, needle.p[0], s.n - from)
	                   : memmem(s.p + from, s.n - from, needle.p, needle.n);
	return at ? (size_t)(at - s.p) : s.n;
}

size_t
str_find_nocase(struct str s, struct str needle, size_t from)
{
	if (needle.n && from < s.n && s.n - from >= needle.n &&
	    find_fast(s, needle, 0x20, &from))
		return from;
	for (; from + needle.n <= s.n; from++)
		if (str_eq_nocase(str_n(s.p + from, needle.n), needle))
			return from;
	return s.n;
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str
str_trim(struct str s)
{
	while (s.n && blank(s.p[0]))
		s.p++, s.n--;
	while (s.n && blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

struct str
str_cut(struct str *rest, char sep)
{
	struct str part = *rest;
	const char *at;

	if (!part.p)
		return part;
	at = part.n ? memchr(part.p, sep, part.n) : NULL;
	if (at) {
		part.n = (size_t)(at - part.p);
		rest->p = at + 1;
		rest->n -= part.n + 1;
	} else {
		*rest = (struct str){NULL, 0};
	}
	return part;
}

bool
str_glob(struct str pattern, struct str s)
{
	size_t i = 0, k = 0, star = pattern.n, from = 0;

	while (k < s.n) {
		if (i < pattern.n && pattern.p[i] == '*') {
			star = i++;
			from = k;
		} else if (i < pattern.n && pattern.p[i] == s.p[k]) {
			i++, k++;
		} else if (star < pattern.n) {
			i = star + 1;
			k = ++from;
		} else {
			return false;
		}
	}
	while (i < pattern.n && pattern.p[i] == '*')
		i++;
	return i == pattern.n;
}

size_t
str_ascii(struct str s)
{
	const uint64_t high = 0x8080808080808080u;
	uint64_t v = 0;
	size_t i = 0;

	for (; i + sizeof(v) <= s.n && !(v & high); i += sizeof(v))
		memcpy(&v, s.p + i, sizeof(v));
	i -= v & high ? sizeof(v) : 0;
	while (i < s.n && !(s.p[i] & 0x80))
		i++;
	return i;
}
