/* str - borrowed bytes with a length */
#define _GNU_SOURCE /* memmem */
#include "str.h"

#include <immintrin.h>
#include <limits.h>
#include <stdint.h>
#include <strings.h>

#define FAR   512 /* bytes; in fewer any two bytes of it will do */
#define SHORT 64  /* bytes of what is looked for; long ones cost memmem less */

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

int64_t
str_hex(struct str s, size_t at, size_t n)
{
	int64_t v = 0;

	if (at > s.n || s.n - at < n)
		return -1;
	for (size_t i = at; i < at + n; i++) {
		if (ascii_hex(s.p[i]) < 0)
			return -1;
		v = v << 4 | ascii_hex(s.p[i]);
	}
	return v;
}

bool
str_starts_nocase(struct str s, struct str head)
{
	return s.n >= head.n && str_eq_nocase(str_n(s.p, head.n), head);
}

bool
str_ends_nocase(struct str s, struct str tail)
{
	return s.n >= tail.n &&
	       str_eq_nocase(str_n(s.p + s.n - tail.n, tail.n), tail);
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

bool
str_is_digits(struct str s)
{
	return s.n > 0 && str_digits(s) == s.n;
}

bool
str_uint(struct str s, uint64_t most, uint64_t *n)
{
	uint64_t v = 0, digit;

	for (size_t i = 0; i < s.n; i++) {
		if (!ascii_digit(s.p[i]))
			return false;
		digit = (uint64_t)(s.p[i] - '0');
		if (digit > most || v > (most - digit) / 10)
			return false;
		v = v * 10 + digit;
	}
	if (s.n)
		*n = v;
	return s.n > 0;
}

struct str
str_folder(struct str path)
{
	while (path.n && path.p[path.n - 1] != '/')
		path.n--;
	return path;
}

/* How common a byte is in pages, their scripts and their data: a rough order,
 * from what shops' pages hold; 0: hardly there. */
static unsigned
common(char c)
{
	/* clang-format off */
	static const unsigned char rank[128] = {
	    ['z'] = 1, ['q'] = 2, ['j'] = 3, ['x'] = 4, [';'] = 5, [')'] = 6,
	    ['('] = 7, ['y'] = 8, ['k'] = 9, ['_'] = 10, ['w'] = 11,
	    ['f'] = 12, ['v'] = 13, ['b'] = 14, ['g'] = 15, ['}'] = 16,
	    ['{'] = 17, ['9'] = 18, ['8'] = 19, ['7'] = 20, ['6'] = 21,
	    ['h'] = 22, ['u'] = 23, ['5'] = 24, ['4'] = 25, ['3'] = 26,
	    ['2'] = 27, ['-'] = 28, ['.'] = 29, ['>'] = 30, ['<'] = 31,
	    ['='] = 32, ['p'] = 33, ['m'] = 34, ['d'] = 35, ['1'] = 36,
	    ['0'] = 37, ['c'] = 38, ['l'] = 39, ['n'] = 40, ['r'] = 41,
	    ['o'] = 42, ['/'] = 43, [','] = 44, [':'] = 45, ['s'] = 46,
	    ['i'] = 47, ['a'] = 48, ['t'] = 49, ['e'] = 50, [' '] = 51,
	    ['"'] = 52};
	/* clang-format on */

	return (unsigned char)c < 0x80 ? rank[(unsigned char)c] : 26;
}

/* The two least common bytes of needle, at i and j. */
static void
pick_two(struct str needle, size_t *i, size_t *j)
{
	unsigned best = UINT_MAX, next = UINT_MAX, n;

	for (size_t k = 0; k < needle.n; k++) {
		n = common(needle.p[k]);
		if (n < best) {
			next = best, *j = *i;
			best = n, *i = k;
		} else if (n < next) {
			next = n, *j = k;
		}
	}
}

/* Two bytes that are looked for, and how far behind a place each stands. */
struct two {
	size_t i, j;
	char a, b;
	char fold; /* as of find_fast */
};

/* Of 16 places from p on those, a bit each, where both stand. */
static inline __attribute__((always_inline)) unsigned
both(const char *p, const struct two *t, __m128i a, __m128i b, __m128i fold)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + t->i));
	__m128i w = _mm_loadu_si128((const __m128i *)(const void *)(p + t->j));

	return (unsigned)_mm_movemask_epi8(
	    _mm_and_si128(_mm_cmpeq_epi8(_mm_or_si128(v, fold), a),
		_mm_cmpeq_epi8(_mm_or_si128(w, fold), b)));
}

/* Goes from p on to places of which one may be it, a bit each, or to where less
 * than 16 are left: *bits is 0 then.  Nothing is called within: that would put
 * what the loop compares with into memory. */
static inline __attribute__((always_inline)) const char *
pass_over(const char *p, const char *end, struct two t, uint64_t *bits)
{
	__m128i a = _mm_set1_epi8(t.a), b = _mm_set1_epi8(t.b),
		fold = _mm_set1_epi8(t.fold);

	for (; end - p >= 32; p += 32) {
		*bits = both(p, &t, a, b, fold) | both(p + 16, &t, a, b, fold)
		                                      << 16;
		if (*bits)
			return p;
	}
	*bits = end - p >= 16 ? both(p, &t, a, b, fold) : 0;
	return *bits || end - p < 16 ? p : p + 16;
}

#define AVX2 __attribute__((target("avx2")))

/* both, of 32 places. */
AVX2 static inline uint64_t
both_avx2(
    const char *p, const struct two *t, __m256i a, __m256i b, __m256i fold)
{
	__m256i v =
	    _mm256_loadu_si256((const __m256i *)(const void *)(p + t->i));
	__m256i w =
	    _mm256_loadu_si256((const __m256i *)(const void *)(p + t->j));

	return (unsigned)_mm256_movemask_epi8(
	    _mm256_and_si256(_mm256_cmpeq_epi8(_mm256_or_si256(v, fold), a),
		_mm256_cmpeq_epi8(_mm256_or_si256(w, fold), b)));
}

/* pass_over, to where less than 64 are left. */
AVX2 static const char *
pass_over_avx2(const char *p, const char *end, struct two t, uint64_t *bits)
{
	__m256i a = _mm256_set1_epi8(t.a), b = _mm256_set1_epi8(t.b),
		fold = _mm256_set1_epi8(t.fold);

	for (*bits = 0; end - p >= 64; p += 64) {
		*bits = both_avx2(p, &t, a, b, fold) |
		        both_avx2(p + 32, &t, a, b, fold) << 32;
		if (*bits)
			return p;
	}
	return p;
}

/*
 * Where two bytes of needle, in a long text its least common ones, stand so far
 * apart it may stand: most of a page is so passed over faster than memmem does.
 * *at: where it does, or up to where it does not.  fold: 0x20, which makes
 * letters small and of other bytes some that are looked at in vain, or 0.
 */
static inline __attribute__((always_inline)) bool
find_fast(struct str s, struct str needle, char fold, size_t *at)
{
	const char *p = s.p + *at, *end = s.p + s.n - needle.n, *here;
	struct two t = {.j = needle.n - 1, .fold = fold};
	bool wide = end - p >= FAR && __builtin_cpu_supports("avx2");
	uint64_t bits;

	if (end - p >= FAR)
		pick_two(needle, &t.i, &t.j);
	t.a = (char)(needle.p[t.i] | fold);
	t.b = (char)(needle.p[t.j] | fold);
	for (;;) {
		p = wide ? pass_over_avx2(p, end, t, &bits)
		         : pass_over(p, end, t, &bits);
		if (!bits && !wide)
			break;
		if (!bits) { /* the rest is short */
			wide = false;
			continue;
		}
		for (; bits; bits &= bits - 1) {
			here = p + __builtin_ctzll(bits);
			*at = (size_t)(here - s.p);
			if (fold ? str_eq_nocase(str_n(here, needle.n), needle)
				 : memcmp(here, needle.p, needle.n) == 0)
				return true;
		}
		p += wide ? 64 : end - p >= 32 ? 32 : 16;
	}
	*at = (size_t)(p - s.p);
	return false;
}

size_t
str_quote_end(struct str s, size_t at)
{
	char quote = s.p[at++];

	while (at < s.n && s.p[at] != quote)
		at += s.p[at] == '\\' ? 2 : 1;
	return at < s.n ? at : s.n;
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
		*rest = STR_NONE;
	}
	return part;
}

struct str
str_cut_line(struct str *text)
{
	struct str line = str_cut(text, '\n');

	if (str_ends(line, STR("\r")))
		line.n--;
	return line;
}

static const struct str wide_colon = STR_INIT("\xef\xbc\x9a");

size_t
str_ends_colon(struct str s)
{
	if (str_ends(s, STR(":")))
		return 1;
	return str_ends(s, wide_colon) ? wide_colon.n : 0;
}

bool
str_has_colon(struct str s)
{
	return memchr(str_chars(s), ':', s.n) ||
	       str_find(s, wide_colon, 0) < s.n;
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

size_t
str_which(struct str s, const struct str *of, size_t n)
{
	size_t i = 0;

	while (i < n && !str_eq(s, of[i]))
		i++;
	return i;
}

bool
str_in(struct str s, const struct str *of, size_t n)
{
	return str_which(s, of, n) < n;
}

/* True if is(s, one) is true of one of n strings. */
static inline bool
any_of(struct str s, const struct str *of, size_t n,
    bool (*is)(struct str s, struct str one))
{
	for (size_t i = 0; i < n; i++)
		if (is(s, of[i]))
			return true;
	return false;
}

bool
str_starts_in(struct str s, const struct str *of, size_t n)
{
	return any_of(s, of, n, str_starts);
}

bool
str_in_nocase(struct str s, const struct str *of, size_t n)
{
	return any_of(s, of, n, str_eq_nocase);
}

bool
str_starts_in_nocase(struct str s, const struct str *of, size_t n)
{
	return any_of(s, of, n, str_starts_nocase);
}

bool
str_ends_in_nocase(struct str s, const struct str *of, size_t n)
{
	return any_of(s, of, n, str_ends_nocase);
}

bool
str_is_web(struct str s)
{
	return str_starts(s, STR("http://")) || str_starts(s, STR("https://"));
}
