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

/* Without a branch: in escaped text no digit foretells the next. */
static unsigned
hex_digit(char c)
{
	unsigned u = (unsigned char)c;

	return (u - '0' < 10u) + ((u | 32) - 'a' < 6u);
}

static const bool plain_escape[256] = {['"'] = true,
    ['\\'] = true,
    ['/'] = true,
    ['b'] = true,
    ['f'] = true,
    ['n'] = true,
    ['r'] = true,
    ['t'] = true};

/* p is at the backslash. */
static const char *
escape(const char *p, const char *end, struct json_fault *f)
{
	const char *from = p++;

	if (p >= end)
		return json_fault(f, from, "a string that does not end");
	if (*p == 'u') {
		if (end - p < 5 || !(hex_digit(p[1]) & hex_digit(p[2]) &
				       hex_digit(p[3]) & hex_digit(p[4])))
			return json_fault(
			    f, from, "a \\u without four hex digits");
		return p + 5;
	}
	if (!plain_escape[(unsigned char)*p])
		return json_fault(f, from, "an unknown escape in a string");
	return p + 1;
}

const char *
json_string_more(const char *p, const char *end, struct json_fault *f)
{
	for (;;) {
		if (p >= end)
			return json_fault(f, p, "a string that does not end");
		if (*p == '"')
			return p + 1;
		if (*p != '\\')
			return json_fault(
			    f, p, "a control character in a string");
		do { /* escapes come in rows */
			if (!(p = escape(p, end, f)))
				return NULL;
		} while (p < end && *p == '\\');
		p = json_special(p, end);
	}
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
