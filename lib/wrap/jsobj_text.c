/* jsobj_text - strings of JavaScript, and expressions that are passed over */
#include "jsobj_priv.h"
#include "utf8.h"

void
jsobj_blank(struct jsobj *r)
{
	struct str left;
	size_t at;

	for (;;) {
		/* NULs, with which disks and printers of records pad, too */
		while (r->p < r->end && ONE_OF(*r->p, " \t\r\n\f\v\0"))
			r->p++;
		left = str_n(r->p, (size_t)(r->end - r->p));
		if (jsobj_looking_at(r, "//"))
			r->p += str_find(left, STR("\n"), 0);
		else if (jsobj_looking_at(r, "/*") &&
			 (at = str_find(left, STR("*/"), 2)) < left.n)
			r->p += at + 2;
		else
			return;
	}
}

/* Takes what is behind \u; both halves of a surrogate pair are one character.
 */
static void
unicode_escape(struct jsobj *r, char c)
{
	struct str s = str_n(r->p, (size_t)(r->end - r->p));
	int64_t cp;
	size_t n = 0;

	if (s.n && *s.p == '{') { /* \u{1f418} */
		while (1 + n < s.n && n < 6 && ascii_hex(s.p[1 + n]) >= 0)
			n++;
		if (n && 1 + n < s.n && s.p[1 + n] == '}') {
			buf_addcp(&r->text, (uint32_t)str_hex(s, 1, n));
			r->p += n + 2;
			return;
		}
	}
	cp = utf8_escaped(s, 0, &n);
	if (cp < 0) {
		buf_addc(&r->text, c);
		return;
	}
	r->p += n;
	buf_addcp(&r->text, (uint32_t)cp);
}

/* Takes a character of one to three octal digits, as old scripts write it; c
 * was the first of them. */
static void
octal_escape(struct jsobj *r, char c)
{
	uint32_t v = (uint32_t)(c - '0');

	for (int i = 0;
	     i < 2 && v < 32 && r->p < r->end && *r->p >= '0' && *r->p <= '7';
	     i++)
		v = v * 8 + (uint32_t)(*r->p++ - '0');
	buf_addcp(&r->text, v);
}

/* Takes an escape; r->p is behind its backslash. */
static void
escape(struct jsobj *r)
{
	static const char from[] = "bfnrtv", to[] = "\b\f\n\r\t\v";
	const char *at;
	char c = *r->p++;
	int64_t v = str_hex(str_n(r->p, (size_t)(r->end - r->p)), 0, 2);

	at = c ? strchr(from, c) : NULL;
	if (c >= '0' && c <= '7') {
		octal_escape(r, c);
	} else if (c == 'u' || (c == 'x' && jsobj_looking_at(r, "{"))) {
		unicode_escape(r, c); /* \x{4e2d} is Perl's */
	} else if (c == 'x' && v >= 0) {
		buf_addcp(&r->text, (uint32_t)v);
		r->p += 2;
	} else if (c == '\r' || c == '\n') {
		if (c == '\r' && r->p < r->end && *r->p == '\n')
			r->p++; /* the string goes on in the next line */
	} else if (at) {
		buf_addc(&r->text, to[at - from]);
	} else {
		buf_addc(&r->text, c);
	}
}

bool
jsobj_is_name(struct str s)
{
	size_t i;

	if (!s.n || !ascii_quote(s.p[0]))
		return false;
	i = str_skip_blank(s, str_quote_end(s, 0) + 1);
	return i < s.n && s.p[i] == ':';
}

/* 'a ' and below it 'b': one string, as Python shows a long one.  Before a
 * colon it is a name, behind a value whose comma lacks. */
static bool
goes_on(struct jsobj *r)
{
	const char *at = r->p;
	bool below = false;

	for (; at < r->end && ONE_OF(*at, " \t\r\n"); at++)
		below |= *at == '\n';
	if (!below || at == r->end || !ascii_quote(*at) ||
	    jsobj_is_name(str_n(at, (size_t)(r->end - at))))
		return false;
	r->p = at;
	return true;
}

/* Appends the string at r->p to the text. */
static bool
add_string(struct jsobj *r)
{
	char quote = *r->p++;
	const char *from;

	for (;;) {
		from = r->p;
		while (r->p < r->end && *r->p != quote && *r->p != '\\')
			r->p++;
		buf_add(&r->text, from, (size_t)(r->p - from));
		if (r->end - r->p < 2 && (r->p == r->end || *r->p != quote))
			return jsobj_fault(r, "a string that " JSOBJ_OPEN);
		if (*r->p++ == quote)
			return true;
		escape(r);
	}
}

bool
jsobj_string(struct jsobj *r)
{
	buf_clear(&r->text);
	do
		if (!add_string(r))
			return false;
	while (goes_on(r));
	return true;
}

/* Steps behind the regular expression at r->p. */
static void
skip_regex(struct jsobj *r)
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
	return ONE_OF(c, "(,=:[!&|?{};+-*%<>~^");
}

bool
jsobj_skip(struct jsobj *r, char before)
{
	size_t open = 0;

	for (;;) {
		jsobj_blank(r);
		if (r->p >= r->end)
			return jsobj_fault(r, "it " JSOBJ_OPEN);
		switch (*r->p) {
		case '"':
		case '\'':
		case '`':
			if (!jsobj_string(r))
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
