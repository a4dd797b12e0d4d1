/* json_scalar - strings, numbers and words of RFC 8259, strictly */
#include "json_scalar.h"

/* Text that is written for people has a line and many blanks a member. */
const char *
json_blank_more(const char *p, const char *end)
{
#ifdef __SSE2__
	for (; end - p >= 16; p += 16) {
		__m128i x = _mm_loadu_si128((const __m128i *)p);
		__m128i space = _mm_cmpeq_epi8(x, _mm_set1_epi8(' '));
		__m128i tab = _mm_cmpeq_epi8(x, _mm_set1_epi8('\t'));
		__m128i lf = _mm_cmpeq_epi8(x, _mm_set1_epi8('\n'));
		__m128i cr = _mm_cmpeq_epi8(x, _mm_set1_epi8('\r'));
		unsigned blank = (unsigned)_mm_movemask_epi8(_mm_or_si128(
		    _mm_or_si128(space, tab), _mm_or_si128(lf, cr)));

		if (blank != 0xffff)
			return p + __builtin_ctz(~blank);
	}
#endif
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
		p++;
	return p;
}

/* What a byte is in an escape. */
enum { PLAIN = 1, HEX };
static const unsigned char in_escape[256] = {['"'] = PLAIN,
    ['\\'] = PLAIN,
    ['/'] = PLAIN,
    ['b'] = PLAIN | HEX,
    ['f'] = PLAIN | HEX,
    ['n'] = PLAIN,
    ['r'] = PLAIN,
    ['t'] = PLAIN,
    ['0'] = HEX,
    ['1'] = HEX,
    ['2'] = HEX,
    ['3'] = HEX,
    ['4'] = HEX,
    ['5'] = HEX,
    ['6'] = HEX,
    ['7'] = HEX,
    ['8'] = HEX,
    ['9'] = HEX,
    ['a'] = HEX,
    ['c'] = HEX,
    ['d'] = HEX,
    ['e'] = HEX,
    ['A'] = HEX,
    ['B'] = HEX,
    ['C'] = HEX,
    ['D'] = HEX,
    ['E'] = HEX,
    ['F'] = HEX};

/* True of four hex digits.  Without a branch for each: in escaped text no digit
 * foretells the next. */
static inline bool
are_hex(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return in_escape[p[0]] & in_escape[p[1]] & in_escape[p[2]] &
	       in_escape[p[3]] & HEX;
}

/* p is at the backslash. */
static inline const char *
escape(const char *p, const char *end, struct json_fault *f)
{
	const char *from = p++;

	if (p >= end)
		return json_fault(f, from, "a string that does not end");
	if (*p == 'u') {
		if (end - p < 5 || !are_hex(p + 1))
			return json_fault(
			    f, from, "a \\u without four hex digits");
		return p + 5;
	}
	if (!(in_escape[(unsigned char)*p] & PLAIN))
		return json_fault(f, from, "an unknown escape in a string");
	return p + 1;
}

/* The end of a string at p, which is a quote, or a byte below 0x20. */
static const char *
string_end(const char *p, struct json_fault *f)
{
	return *p == '"' ? p + 1
	                 : json_fault(f, p, "a control character in a string");
}

const char *
json_string_more(const char *p, const char *end, struct json_fault *f)
{
#ifdef __SSE2__
	while (end - p >= 32) { /* a text of escapes has several in that */
		const __m128i *in = (const __m128i *)p;
		unsigned bits = json_special_bits(_mm_loadu_si128(in)) |
		                json_special_bits(_mm_loadu_si128(in + 1))
		                    << 16;
		size_t at = 32;

		while (bits) {
			const char *q = p + __builtin_ctz(bits);

			if (*q != '\\')
				return string_end(q, f);
			if (!(q = escape(q, end, f)))
				return NULL;
			at = (size_t)(q - p);
			bits = at < 32 ? bits & ~0u << at : 0;
		}
		p += at < 32 ? 32 : at;
	}
#endif
	while ((p = json_special(p, end)) < end) {
		if (*p != '\\')
			return string_end(p, f);
		if (!(p = escape(p, end, f)))
			return NULL;
	}
	return json_fault(f, p, "a string that does not end");
}

static const char *
digits(const char *p, const char *end, struct json_fault *f)
{
	const char *from = p;

	while (p < end && *p >= '0' && *p <= '9')
		p++;
	return p > from ? p : json_fault(f, p, "a number without its digits");
}

static const char *
number(const char *p, const char *end, struct json_fault *f)
{
	if (*p == '-')
		p++;
	if (p < end && *p == '0')
		p++;
	else if (!(p = digits(p, end, f)))
		return NULL;
	if (p < end && *p == '.' && !(p = digits(p + 1, end, f)))
		return NULL;
	if (p < end && (*p | 32) == 'e') {
		p++;
		if (p < end && (*p == '+' || *p == '-'))
			p++;
		return digits(p, end, f);
	}
	return p;
}

static const char *
literal(const char *p, const char *end, struct str w, struct json_fault *f)
{
	if ((size_t)(end - p) < w.n || memcmp(p, w.p, w.n) != 0)
		return json_fault(f, p, "no JSON value");
	return p + w.n;
}

const char *
json_word(const char *p, const char *end, struct json_fault *f)
{
	switch (*p) {
	case 't': return literal(p, end, STR("true"), f);
	case 'f': return literal(p, end, STR("false"), f);
	case 'n': return literal(p, end, STR("null"), f);
	case '-':
	case '0':
	case '1':
	case '2':
	case '3':
	case '4':
	case '5':
	case '6':
	case '7':
	case '8':
	case '9': return number(p, end, f);
	default: return json_fault(f, p, "no JSON value");
	}
}
