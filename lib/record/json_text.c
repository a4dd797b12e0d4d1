/* json_text - stepping through sound JSON text; strings in and out */
#include "json_priv.h"
#include "utf8.h"

enum json_type
json_type(struct str span)
{
	if (!span.p || !span.n)
		return JSON_ABSENT;
	switch (span.p[0]) {
	case 'n': return JSON_NULL;
	case 'f': return JSON_FALSE;
	case 't': return JSON_TRUE;
	case '"': return JSON_STRING;
	case '[': return JSON_ARRAY;
	case '{': return JSON_OBJECT;
	default: return JSON_NUMBER;
	}
}

/* Between tokens of sound JSON all that is not above a space is blank. */
static bool
is_blank(char c)
{
	return (unsigned char)c <= ' ';
}

static inline const char *
skip_blank(const char *p, const char *end)
{
	while (p < end && is_blank(*p))
		p++;
	return p;
}

const char *
json_skip_string(const char *p, const char *end)
{
	const char *from = p + 1, *q, *b;

#ifdef __SSE2__
	/* Most are short, and have no escape. */
	if (end - from >= 16) {
		__m128i x = _mm_loadu_si128((const __m128i *)from);
		int quote =
		    _mm_movemask_epi8(_mm_cmpeq_epi8(x, _mm_set1_epi8('"')));
		int back =
		    _mm_movemask_epi8(_mm_cmpeq_epi8(x, _mm_set1_epi8('\\')));

		if (quote && !(back & (quote ^ (quote - 1))))
			return from + __builtin_ctz((unsigned)quote) + 1;
	}
#endif
	while ((q = memchr(from, '"', (size_t)(end - from)))) {
		for (b = q; b > p + 1 && b[-1] == '\\'; b--)
			;
		if (((q - b) & 1) == 0)
			return q + 1;
		from = q + 1;
	}
	return end;
}

static const char *
skip_nested(const char *p, const char *end)
{
	size_t depth = 0;

	while (p < end) {
		switch (*p) {
		case '"': p = json_skip_string(p, end); continue;
		case '{':
		case '[': depth++; break;
		case '}':
		case ']':
			if (--depth == 0)
				return p + 1;
			break;
		default: break;
		}
		p++;
	}
	return end;
}

static const char *
skip_value(const char *p, const char *end)
{
	if (*p == '"')
		return json_skip_string(p, end);
	if (*p == '{' || *p == '[')
		return skip_nested(p, end);
	while (p < end && *p != ',' && *p != '}' && *p != ']' && !is_blank(*p))
		p++;
	return p;
}

struct json_each
json_each(struct str span)
{
	struct json_each it = {.index = (size_t)-1};

	span = str_trim(span); /* some have blanks behind the bracket */
	if (span.n && (span.p[0] == '{' || span.p[0] == '[')) {
		it.p = span.p + 1;
		it.end = span.p + span.n - 1;
		it.object = span.p[0] == '{';
	}
	return it;
}

bool
json_begin(struct json_each *it)
{
	const char *from;

	if (!it->p)
		return false;
	if (it->open)
		json_went(it, skip_value(it->p, it->end));
	it->p = skip_blank(it->p, it->end);
	if (it->p < it->end && *it->p == ',')
		it->p = skip_blank(it->p + 1, it->end);
	if (it->p >= it->end || *it->p == '}' || *it->p == ']')
		return false;
	if (it->object) {
		from = it->p;
		it->p = json_skip_string(it->p, it->end);
		it->key = str_n(from, (size_t)(it->p - from));
		it->p = skip_blank(it->p, it->end) + 1; /* the colon */
		it->p = skip_blank(it->p, it->end);
	}
	it->value = str_n(it->p, (size_t)(it->end - it->p));
	it->open = true;
	it->index++;
	return true;
}

bool
json_next(struct json_each *it)
{
	if (!json_begin(it))
		return false;
	json_went(it, skip_value(it->p, it->end));
	it->value.n = (size_t)(it->p - it->value.p);
	return true;
}

struct str
json_get(struct str object, struct str name)
{
	struct json_each it = json_each(object);
	struct str found = STR_NONE;

	while (json_next(&it))
		if (it.key.p && json_is(it.key, name))
			found = it.value;
	return found;
}

/* Appends what the escape at p (behind the backslash) means; its length. */
static size_t
decode_escape(const char *p, const char *end, struct buf *out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *at;
	uint32_t cp, pair;

	if (*p != 'u') {
		at = strchr(from, *p);
		buf_addc(out, at ? to[at - from] : *p);
		return 1;
	}
	cp = ascii_hex4(p + 1);
	if (utf8_is_high(cp) && end - p >= 11 && p[5] == '\\' && p[6] == 'u' &&
	    (pair = utf8_pair(cp, ascii_hex4(p + 7)))) {
		buf_addcp(out, pair);
		return 11;
	}
	buf_addcp(out, cp);
	return 5;
}

void
json_decode(struct str span, struct buf *out)
{
	const char *p = span.p + 1, *end = span.p + span.n - 1, *back;

	if (span.n < 2)
		return;
	buf_room(out, span.n);
	while ((back = memchr(p, '\\', (size_t)(end - p)))) {
		buf_add(out, p, (size_t)(back - p));
		p = back + 1;
		p += decode_escape(p, end, out);
	}
	buf_add(out, p, (size_t)(end - p));
}

bool
json_is(struct str span, struct str s)
{
	struct buf b = {0};
	bool same;

	if (span.n < 2 || span.p[0] != '"')
		return false;
	if (s.n && span.p[1] != s.p[0] && span.p[1] != '\\')
		return false;
	if (!json_escaped(span))
		return str_eq(str_n(span.p + 1, span.n - 2), s);
	json_decode(span, &b);
	same = str_eq(buf_str(&b), s);
	buf_free(&b);
	return same;
}

static void
quote_special(struct buf *out, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";
	static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
	const char *at = c ? strchr(from, c) : NULL;
	char u[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};

	if (at) {
		buf_addc(out, '\\');
		buf_addc(out, to[at - from]);
	} else {
		buf_add(out, u, sizeof(u));
	}
}

/* Appends s, which must be UTF-8, with what RFC 8259 wants escaped. */
static void
quote_sound(struct buf *out, struct str s)
{
	const char *p = s.p, *end = s.p + s.n, *q;

	for (; (q = json_special(p, end)) < end; p = q + 1) {
		buf_add(out, p, (size_t)(q - p));
		quote_special(out, (unsigned char)*q);
	}
	buf_add(out, p, (size_t)(end - p));
}

/* As quote_sound, with U+FFFD for each byte that is no UTF-8; in one walk, for
 * there may be many. */
static void
quote_doubtful(struct buf *out, struct str s)
{
	const char *p = s.p, *end = s.p + s.n, *from = s.p;
	size_t n;

	while (p < end) {
		if (utf8_next(p, end, &n) == 0xfffd && n == 1) {
			quote_sound(out, str_n(from, (size_t)(p - from)));
			buf_addcp(out, 0xfffd);
			from = p + 1;
		}
		p += n;
	}
	quote_sound(out, str_n(from, (size_t)(end - from)));
}

void
json_quote(struct buf *out, struct str s)
{
	buf_room(out, s.n + 2);
	buf_addc(out, '"');
	if (utf8_valid(s, NULL))
		quote_sound(out, s);
	else
		quote_doubtful(out, s);
	buf_addc(out, '"');
}

void
json_quote_sound(struct buf *out, struct str s)
{
	buf_room(out, s.n + 2);
	buf_addc(out, '"');
	quote_sound(out, s);
	buf_addc(out, '"');
}

void
json_sep(struct buf *b)
{
	if (b->n && b->p[b->n - 1] != '{' && b->p[b->n - 1] != '[')
		buf_addc(b, ',');
}

void
json_key_str(struct buf *b, struct str key)
{
	buf_room(b, key.n + 4);
	json_sep(b);
	b->p[b->n++] = '"';
	memcpy(b->p + b->n, key.p, key.n);
	b->n += key.n;
	buf_puts(b, "\":");
}
