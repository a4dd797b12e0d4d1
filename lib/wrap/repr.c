/* repr - texts as Python shows them, which programs write into tables */
#include "repr.h"

#include "utf8.h"

/* The value of a hex digit as Python writes it; -1 if it is none. */
static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Appends the character of \uXXXX at *i, or of two that are a pair, and steps
 * to its last byte; false if none begins there. */
static bool
add_unicode(struct str s, size_t *i, struct buf *out)
{
	int64_t cp = -1;
	size_t n;

	if (str_starts(str_after(s, *i), STR("\\u")))
		cp = utf8_escaped(s, *i + 2, &n);
	if (cp < 0)
		return false;
	*i += 1 + n;
	buf_addcp(out, (uint32_t)cp);
	return true;
}

/* Appends the byte or escape that begins at *i, and steps to its last byte. */
static void
add(struct str s, size_t *i, struct buf *out)
{
	size_t k = *i;
	char c = s.p[k], next = k + 1 < s.n ? s.p[k + 1] : '\0';

	if (c == '\\' && next == 'x' && k + 3 < s.n && hex(s.p[k + 2]) >= 0 &&
	    hex(s.p[k + 3]) >= 0) {
		buf_addc(out, (char)(hex(s.p[k + 2]) << 4 | hex(s.p[k + 3])));
		*i += 3;
	} else if (add_unicode(s, i, out)) {
		return;
	} else if (c == '\\' && next) {
		buf_addc(out,
		    next == 'n' || next == 't' || next == 'r' ? ' ' : next);
		*i += 1;
	} else {
		buf_addc(out, c);
	}
}

/* The next string of a list, at *at, without its quotes; steps behind the comma
 * that follows.  False if there is anything else. */
static bool
next_piece(struct str s, size_t *at, struct str *piece)
{
	size_t i;

	if (*at == s.n || !ascii_quote(s.p[*at]))
		return false;
	i = str_quote_end(s, *at);
	if (i == s.n)
		return false;
	*piece = str_n(s.p + *at + 1, i - *at - 1);
	*at = ++i;
	if (i < s.n && s.p[i] == ',')
		*at += 1 + (i + 1 < s.n && s.p[i + 1] == ' ');
	return i == s.n || (*at > i && *at < s.n);
}

bool
repr_is_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\\' && i + 1 < s.n && ONE_OF(s.p[i + 1], "ntr"))
			i++;
		else if (!ascii_blank(s.p[i]))
			return false;
	return true;
}

/* Appends the strings of a list, with blanks between; false if it is none.  If
 * one of them is blank they are pieces of one text, between which there is
 * nothing. */
static bool
add_list(struct str s, struct buf *out)
{
	bool whole = false;
	struct str piece;

	for (size_t at = 0; at < s.n;) {
		if (!next_piece(s, &at, &piece))
			return false;
		whole |= repr_is_blank(piece);
	}
	for (size_t at = 0, n = 0; at < s.n; n++) {
		next_piece(s, &at, &piece);
		if (n && !whole)
			buf_addc(out, ' ');
		for (size_t i = 0; i < piece.n; i++)
			add(piece, &i, out);
	}
	return true;
}

/* Appends a text that was cut out of JSON with its escapes, one of them \uXXXX;
 * false if it has none. */
static bool
add_escaped(struct str s, struct buf *out)
{
	size_t at;

	if (!s.n || !memchr(s.p, '\\', s.n)) /* most have none */
		return false;
	at = str_find(s, STR("\\u"), 0);
	if (at == s.n || str_hex(s, at + 2, 4) < 0)
		return false;
	for (size_t i = 0; i < s.n; i++)
		add(s, &i, out);
	return true;
}

bool
repr_text(struct str s, struct buf *out)
{
	char quote = s.n > 3 ? s.p[1] : '\0';

	if (!ascii_quote(quote))
		return add_escaped(s, out);
	if (s.p[0] == '[' && s.p[s.n - 1] == ']')
		return add_list(str_n(s.p + 1, s.n - 2), out);
	if (s.p[0] != 'b' || s.p[s.n - 1] != quote)
		return add_escaped(s, out);
	s = str_n(s.p + 2, s.n - 3);
	for (size_t i = 0; i < s.n; i++)
		add(s, &i, out);
	return true;
}
