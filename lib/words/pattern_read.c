/* pattern_read - the syntax of a pattern: folding it, and its literals */
#include "pattern_priv.h"
#include "utf8.h"

static bool
alnum(unsigned char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static unsigned char
byte_at(const struct reader *r, size_t i)
{
	return i < r->all.n ? (unsigned char)r->all.p[i] : '\0';
}

static bool
looking_at(const struct reader *r, size_t i, const char *what)
{
	size_t n = strlen(what);

	return i <= r->all.n && r->all.n - i >= n &&
	       memcmp(r->all.p + i, what, n) == 0;
}

/* The bytes from i up to and with the first c; the rest if there is none. */
static size_t
up_to(const struct reader *r, size_t i, char c)
{
	for (size_t k = i; k < r->all.n; k++)
		if (r->all.p[k] == c)
			return k + 1 - i;
	return i < r->all.n ? r->all.n - i : 0;
}

static enum token
character(struct reader *r, size_t at)
{
	size_t n;

	if (at >= r->all.n)
		return TOK_OTHER; /* a last backslash, in a (?x) comment */
	r->cp = utf8_next(r->all.p + at, r->all.p + r->all.n, &n);
	r->n = at - r->at + n;
	return TOK_CHAR;
}

/* \x{hhh}: a character. */
static enum token
hex(struct reader *r)
{
	uint32_t cp = 0;
	size_t i = r->at + 3;
	unsigned char c;

	for (; (c = byte_at(r, i)) && c != '}' && cp <= 0x10ffff; i++) {
		if (!alnum(c) || (c | 32) > 'f')
			return TOK_OTHER;
		cp = cp * 16 + (c <= '9' ? c - 48u : (c | 32u) - 'a' + 10);
	}
	r->cp = cp;
	return c == '}' && cp <= 0x10ffff ? TOK_CHAR : TOK_OTHER;
}

static enum token
escape(struct reader *r)
{
	unsigned char c = byte_at(r, r->at + 1), d = byte_at(r, r->at + 2);

	if (!alnum(c))
		return character(r, r->at + 1);
	r->n = 2;
	if (c == 's' || c == 'h')
		return TOK_SPACE;
	if (ONE_OF(c, "xopPNgk") && d == '{') {
		r->n = 2 + up_to(r, r->at + 2, '}');
		return c == 'x' ? hex(r) : TOK_OTHER;
	}
	if (ONE_OF(c, "gk") && (d == '<' || d == '\''))
		r->n = 3 + up_to(r, r->at + 3, d == '<' ? '>' : '\'');
	else if (ONE_OF(c, "pPcg") && d)
		r->n = 3;
	if (c <= '9' || c == 'x' || c == 'g')
		while (alnum(byte_at(r, r->at + r->n)))
			r->n++; /* a number, or too much: nothing is lost */
	return TOK_OTHER;
}

/* The bytes of [...]. */
static size_t
class_length(const struct reader *r)
{
	size_t i = r->at + 1;

	i += byte_at(r, i) == '^';
	i += byte_at(r, i) == ']';
	while (i < r->all.n && r->all.p[i] != ']') {
		if (looking_at(r, i, "\\Q")) {
			while (i < r->all.n && !looking_at(r, i, "\\E"))
				i++;
		} else if (r->all.p[i] == '\\') {
			i += 2;
		} else if (looking_at(r, i, "[:")) {
			size_t k = up_to(r, i + 2, ']');

			i += k > 1 && r->all.p[i + k] == ':' ? k + 2 : 1;
		} else {
			i++;
		}
	}
	return (i < r->all.n ? i + 1 : r->all.n) - r->at;
}

/* (?i) or (?i: - and not with x, which makes blanks and # mean nothing. */
static enum token
flags(struct reader *r)
{
	size_t i = r->at + 2;
	unsigned char c;
	bool odd = false;

	for (; (c = byte_at(r, i)) && (alnum(c) || c == '-' || c == '^'); i++)
		odd |= c == 'x';
	r->n = i + 1 - r->at;
	if (odd || (c != ':' && c != ')'))
		return TOK_ODD;
	return c == ':' ? TOK_OPEN : TOK_COMMENT;
}

static enum token
open_named(struct reader *r, size_t at, char end)
{
	r->n = at - r->at + up_to(r, at, end);
	return TOK_OPEN;
}

static enum token
open_group(struct reader *r)
{
	static const struct {
		const char *head;
		enum token token;
	} kind[] = {{"(?:", TOK_OPEN}, {"(?|", TOK_OPEN}, {"(?>", TOK_OPEN},
	    {"(?=", TOK_LOOK}, {"(?!", TOK_LOOK}, {"(?<=", TOK_LOOK},
	    {"(?<!", TOK_LOOK}, {"(?*", TOK_LOOK}, {"(?<*", TOK_LOOK}};
	unsigned char c = byte_at(r, r->at + 2), d = byte_at(r, r->at + 3);

	r->n = 1;
	if (byte_at(r, r->at + 1) != '?')
		return TOK_OPEN;
	for (size_t i = 0; i < COUNT(kind); i++)
		if (looking_at(r, r->at, kind[i].head)) {
			r->n = strlen(kind[i].head);
			return kind[i].token;
		}
	if (c == '<')
		return open_named(r, r->at + 3, '>');
	if (c == '\'')
		return open_named(r, r->at + 3, '\'');
	if (c == 'P' && d == '<')
		return open_named(r, r->at + 4, '>');
	r->n = up_to(r, r->at, ')');
	if (c == '#')
		return TOK_COMMENT;
	if (c == 'R' || c == '&' || c == 'P' || c == '+' ||
	    (c >= '0' && c <= '9') || (c == '-' && d >= '0' && d <= '9'))
		return TOK_OTHER; /* a group again, or what one matched */
	return flags(r);
}

/* {n}, {n,}, {n,m}; other braces stand for themselves. */
static bool
braces(struct reader *r)
{
	size_t i = r->at + 1;
	bool zero = true, digits = false, comma = false;

	for (;; i++) {
		unsigned char c = byte_at(r, i);

		if (c == '}')
			break;
		if (c == ',' && digits && !comma)
			comma = true;
		else if (c < '0' || c > '9')
			return false;
		else if (!comma)
			digits = true, zero = zero && c == '0';
	}
	r->n = i + 1 - r->at;
	r->optional = zero;
	return digits;
}

static enum token
quantifier(struct reader *r, unsigned char c)
{
	r->n = 1;
	r->optional = c != '+';
	if (c == '{' && !braces(r))
		return character(r, r->at);
	c = byte_at(r, r->at + r->n);
	r->n += c == '?' || c == '+';
	return TOK_QUANTIFIER;
}

/* \Q and \E, which are no tokens. */
static void
quotes(struct reader *r)
{
	for (;;) {
		if (looking_at(r, r->at, "\\E"))
			r->quote = false;
		else if (!r->quote && looking_at(r, r->at, "\\Q"))
			r->quote = true;
		else
			return;
		r->at += 2;
	}
}

static enum token
token(struct reader *r)
{
	unsigned char c = byte_at(r, r->at);

	if (r->quote)
		return character(r, r->at);
	r->n = 1;
	switch (c) {
	case '\\': return escape(r);
	case '[': r->n = class_length(r); return TOK_CLASS;
	case '(': return open_group(r);
	case ')': return TOK_CLOSE;
	case '|': return TOK_ALT;
	case '.':
	case '^':
	case '$': return TOK_OTHER;
	case '*':
	case '+':
	case '?':
	case '{': return quantifier(r, c);
	default: return character(r, r->at);
	}
}

enum token
reader_next(struct reader *r)
{
	enum token t;

	r->at += r->n;
	r->n = 0;
	quotes(r);
	if (r->at >= r->all.n)
		return TOK_END;
	t = token(r);
	if (!r->n || r->n > r->all.n - r->at) /* it is cut off */
		r->n = r->all.n - r->at;
	return t;
}
