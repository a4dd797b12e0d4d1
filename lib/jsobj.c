/* jsobj - JavaScript object literals as JSON */
#include "jsobj.h"

#include <stdint.h>

#include "json.h"

struct reader {
	const char *from, *p, *end;
	struct buf *out;
	struct buf text; /* a string being decoded */
	struct json_scan scan;
	struct err *e;
	size_t depth;
};

#define PARSE "JSON.parse("

static bool value(struct reader *r);

static bool
fault(struct reader *r, const char *why)
{
	return err_set(r->e, "byte %zu: %s", (size_t)(r->p - r->from) + 1, why);
}

static bool
name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '$' ||
	       (unsigned char)c >= 0x80;
}

static bool
looking_at(const struct reader *r, const char *s)
{
	return str_starts(str_n(r->p, (size_t)(r->end - r->p)), str_from(s));
}

/* Behind white space and comments. */
static void
blank(struct reader *r)
{
	struct str left;
	size_t at;

	for (;;) {
		while (r->p < r->end && strchr(" \t\r\n\f\v", *r->p) && *r->p)
			r->p++;
		left = str_n(r->p, (size_t)(r->end - r->p));
		if (looking_at(r, "//"))
			r->p += str_find(left, STR("\n"), 0);
		else if (looking_at(r, "/*") &&
			 (at = str_find(left, STR("*/"), 2)) < left.n)
			r->p += at + 2;
		else
			return;
	}
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* n hex digits at p; false if they are not there. */
static bool
hex_at(const struct reader *r, const char *p, int n, uint32_t *v)
{
	*v = 0;
	if (r->end - p < n)
		return false;
	for (int i = 0; i < n; i++) {
		if (hex(p[i]) < 0)
			return false;
		*v = *v << 4 | (uint32_t)hex(p[i]);
	}
	return true;
}

/* Behind \u; both halves of a pair are one character. */
static void
unicode_escape(struct reader *r)
{
	uint32_t cp, low;
	int n = 0;

	if (r->p < r->end && *r->p == '{') { /* \u{1f418} */
		while (r->p + 1 + n < r->end && n < 6 && hex(r->p[1 + n]) >= 0)
			n++;
		if (n && r->p + 1 + n < r->end && r->p[1 + n] == '}' &&
		    hex_at(r, r->p + 1, n, &cp)) {
			buf_addcp(&r->text, cp);
			r->p += n + 2;
			return;
		}
	}
	if (!hex_at(r, r->p, 4, &cp)) {
		buf_addc(&r->text, 'u');
		return;
	}
	r->p += 4;
	if (cp >= 0xd800 && cp < 0xdc00 && looking_at(r, "\\u") &&
	    hex_at(r, r->p + 2, 4, &low) && low >= 0xdc00 && low < 0xe000) {
		cp = 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
		r->p += 6;
	}
	buf_addcp(&r->text, cp);
}

/* r->p is behind a backslash. */
static void
escape(struct reader *r)
{
	static const char from[] = "bfnrtv0", to[] = "\b\f\n\r\t\v";
	const char *at;
	uint32_t v;
	char c = *r->p++;

	at = c ? strchr(from, c) : NULL;
	if (c == 'u') {
		unicode_escape(r);
	} else if (c == 'x' && hex_at(r, r->p, 2, &v)) {
		buf_addcp(&r->text, v);
		r->p += 2;
	} else if (c == '\r' || c == '\n') {
		if (c == '\r' && r->p < r->end && *r->p == '\n')
			r->p++; /* the string goes on in the next line */
	} else if (at) {
		buf_addc(&r->text, to[at - from]); /* \0: the NUL of to */
	} else {
		buf_addc(&r->text, c);
	}
}

/* Reads the string at r->p into r->text. */
static bool
string(struct reader *r)
{
	char quote = *r->p++;
	const char *from;

	buf_clear(&r->text);
	for (;;) {
		from = r->p;
		while (r->p < r->end && *r->p != quote && *r->p != '\\')
			r->p++;
		buf_add(&r->text, from, (size_t)(r->p - from));
		if (r->end - r->p < 2 && (r->p == r->end || *r->p != quote))
			return fault(r, "a string that does not end");
		if (*r->p++ == quote)
			return true;
		escape(r);
	}
}

/* Behind the regular expression at r->p. */
static void
skip_regex(struct reader *r)
{
	bool set = false;

	for (r->p++; r->p < r->end && *r->p != '\n'; r->p++) {
		if (*r->p == '\\' && r->p + 1 < r->end)
			r->p++;
		else if (*r->p == '[' || *r->p == ']')
			set = *r->p == '[';
		else if (*r->p == '/' && !set) {
			r->p++;
			return;
		}
	}
}

/* True if a '/' behind the byte c begins a regular expression. */
static bool
regex_may_begin(char c)
{
	return strchr("(,=:[!&|?{};+-*%<>~^", c) != NULL;
}

/* Behind an expression: at the comma or bracket that ends it.  before is a
 * byte like what stands before it: a '/' means another thing behind a value. */
static bool
skip_expression(struct reader *r, char before)
{
	size_t open = 0;

	for (;;) {
		blank(r);
		if (r->p >= r->end)
			return fault(r, "it does not end");
		switch (*r->p) {
		case '"':
		case '\'':
		case '`':
			if (!string(r))
				return false;
			before = '"';
			continue;
		case '/':
			if (regex_may_begin(before)) {
				skip_regex(r);
				before = '"';
				continue;
			}
			break;
		case '(':
		case '[':
		case '{': open++; break;
		case ')':
		case ']':
		case '}':
			if (!open)
				return true;
			open--;
			break;
		case ',':
			if (!open)
				return true;
			break;
		default: break;
		}
		before = *r->p++;
	}
}

/* Appends a number of JavaScript's as JSON has it; false if it is none. */
static bool
plain_number(struct reader *r, struct str s)
{
	uint64_t v = 0;
	struct err e;
	size_t n = r->out->n;

	if (s.n && s.p[0] == '+')
		s.p++, s.n--;
	if (s.n > 2 && s.n < 16 && s.p[0] == '0' && (s.p[1] | 32) == 'x') {
		for (size_t i = 2; i < s.n; i++) {
			if (hex(s.p[i]) < 0)
				return false;
			v = v << 4 | (uint64_t)hex(s.p[i]);
		}
		buf_adduint(r->out, v);
		return true;
	}
	if (s.n && s.p[0] == '-')
		buf_addc(r->out, '-');
	if (s.n && s.p[0] == '-')
		s.p++, s.n--;
	if (s.n > 1 && s.p[0] == '.')
		buf_addc(r->out, '0');
	if (s.n > 1 && s.p[s.n - 1] == '.')
		s.n--;
	buf_addstr(r->out, s);
	s = str_n(r->out->p + n, r->out->n - n);
	if (json_scan(&r->scan, NULL, s, &e))
		return true;
	r->out->n = n;
	return false;
}

/* A number, to the digit; false if it is none. */
static bool
number(struct reader *r)
{
	const char *from = r->p;

	while (
	    r->p < r->end && (name_byte(*r->p) || *r->p == '.' ||
				 ((*r->p == '-' || *r->p == '+') &&
				     (r->p == from || (r->p[-1] | 32) == 'e'))))
		r->p++;
	return plain_number(r, str_n(from, (size_t)(r->p - from)));
}

static bool
word(struct reader *r, const char *w)
{
	size_t n = strlen(w);

	if (!looking_at(r, w) || (r->p + n < r->end && name_byte(r->p[n])))
		return false;
	r->p += n;
	return true;
}

/* True if the template at r->p has nothing in it that would have to be run. */
static bool
is_plain_template(const struct reader *r)
{
	const char *p = r->p + 1;

	for (; p < r->end && *p != '`'; p++) {
		if (*p == '$' && p + 1 < r->end && p[1] == '{')
			return false;
		p += *p == '\\';
	}
	return p < r->end;
}

static bool
is_string(const struct reader *r)
{
	return r->p < r->end && (*r->p == '"' || *r->p == '\'' ||
				    (*r->p == '`' && is_plain_template(r)));
}

/* Strings, and the sum of several. */
static bool
strings(struct reader *r)
{
	struct buf first = {0};
	const char *behind;

	if (!string(r))
		return false;
	behind = r->p;
	blank(r);
	if (r->p >= r->end || *r->p != '+') {
		r->p = behind;
		json_quote(r->out, buf_str(&r->text));
		return true;
	}
	for (;;) {
		buf_addstr(&first, buf_str(&r->text));
		blank(r);
		if (r->p >= r->end || *r->p != '+')
			break;
		r->p++;
		blank(r);
		if (!is_string(r) || !string(r)) {
			buf_free(&first);
			return false;
		}
	}
	json_quote(r->out, buf_str(&first));
	buf_free(&first);
	return true;
}

/* The text in JSON.parse('...') is data; false if there is none. */
static bool
parsed_text(struct reader *r)
{
	struct err e;

	r->p += strlen(PARSE);
	blank(r);
	if (!is_string(r) || !string(r))
		return false;
	blank(r);
	return r->p < r->end && *r->p++ == ')' &&
	       json_scan(&r->scan, NULL, buf_str(&r->text), &e);
}

static bool
parsed(struct reader *r)
{
	const char *from = r->p;

	if (!parsed_text(r)) {
		r->p = from;
		return false;
	}
	buf_addstr(r->out, r->scan.value);
	return true;
}

/* A value without members; false with nothing written if it is no data. */
static bool
scalar(struct reader *r)
{
	if (is_string(r))
		return strings(r);
	if (looking_at(r, PARSE))
		return parsed(r);
	if (strchr("0123456789-+.", *r->p) && *r->p)
		return number(r);
	if (word(r, "true") || word(r, "!0"))
		buf_puts(r->out, "true");
	else if (word(r, "false") || word(r, "!1"))
		buf_puts(r->out, "false");
	else if (word(r, "null") || word(r, "undefined"))
		buf_puts(r->out, "null");
	else
		return false;
	return true;
}

/* A member's name into the output, with its colon.  False if the member is
 * none that has a value: a method, a computed name. */
static bool
key(struct reader *r)
{
	const char *from = r->p;

	if (*r->p == '"' || *r->p == '\'') {
		if (!string(r))
			return false;
	} else {
		while (r->p < r->end && name_byte(*r->p))
			r->p++;
		buf_clear(&r->text);
		buf_add(&r->text, from, (size_t)(r->p - from));
	}
	blank(r);
	if (r->p == from || r->p >= r->end || *r->p != ':')
		return false;
	r->p++;
	json_sep(r->out);
	json_quote(r->out, buf_str(&r->text));
	buf_addc(r->out, ':');
	return true;
}

static bool
member(struct reader *r, bool object)
{
	if (object && !key(r))
		return skip_expression(r, ',');
	if (!object)
		json_sep(r->out);
	return value(r);
}

static bool
container(struct reader *r)
{
	bool object = *r->p == '{';
	char close = object ? '}' : ']';

	if (r->depth++ == JSOBJ_DEPTH)
		return fault(r, "nested too deep");
	buf_addc(r->out, *r->p++);
	for (;;) {
		blank(r);
		if (r->p >= r->end)
			return fault(r, "it does not end");
		if (*r->p == close)
			break;
		if (*r->p == ',')
			r->p++;
		else if (strchr(")]}", *r->p))
			return fault(r, "brackets do not match");
		else if (!member(r, object))
			return false;
	}
	buf_addc(r->out, *r->p++);
	r->depth--;
	return true;
}

/* A value in brackets of its own: ('7').  False with nothing written if it is
 * more than that, an arrow function or a sum. */
static bool
bracketed(struct reader *r)
{
	const char *from = r->p;
	size_t n = r->out->n;

	r->p++;
	blank(r);
	if (r->p < r->end && scalar(r)) {
		blank(r);
		if (r->p < r->end && *r->p == ')') {
			r->p++;
			return true;
		}
	}
	r->out->n = n;
	r->p = from;
	return false;
}

/* A value as the shell of MongoDB writes it: ISODate("2024-05-06").  False
 * with nothing written if it is none. */
static bool
wrapped(struct reader *r)
{
	static const char *const words[] = {
	    "NumberInt", "NumberLong", "NumberDecimal", "ISODate", "new Date"};
	const char *from = r->p;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!word(r, words[i]))
			continue;
		blank(r);
		if (r->p < r->end && *r->p == '(' && bracketed(r))
			return true;
		r->p = from;
	}
	return false;
}

/* A value, and null if it turns out to be part of an expression. */
static bool
value(struct reader *r)
{
	size_t n;
	bool data;

	blank(r);
	n = r->out->n;
	if (r->p >= r->end)
		return fault(r, "it does not end");
	data = *r->p == '{' || *r->p == '[';
	if (data && !container(r))
		return false;
	if (!data)
		data = *r->p == '(' ? bracketed(r) : scalar(r) || wrapped(r);
	blank(r);
	if (data && (r->p >= r->end || strchr(",]})", *r->p)))
		return true;
	r->out->n = n;
	buf_puts(r->out, "null");
	return skip_expression(r, data ? '"' : ',');
}

bool
jsobj_json(struct str text, struct buf *out, struct err *e)
{
	struct reader r = {.from = text.p,
	    .p = text.p,
	    .end = text.p + text.n,
	    .out = out,
	    .e = e};
	bool ok;

	blank(&r);
	if (looking_at(&r, PARSE))
		ok = parsed(&r) || fault(&r, "no JSON in JSON.parse()");
	else
		ok = (looking_at(&r, "{") || looking_at(&r, "["))
		         ? container(&r)
		         : fault(&r, "no object");
	buf_free(&r.text);
	json_scan_free(&r.scan);
	return ok;
}
