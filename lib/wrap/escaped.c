/* escaped - a page that a program wrote as its language shows a text */
#include "escaped.h"

#include <stdint.h>
#include <string.h>

#include "utf8.h"

/* How many digits follow the letter of an escape; 0: it has no number. */
static size_t
digits(char letter)
{
	switch (letter) {
	case 'x': return 2;
	case 'u': return 4;
	case 'U': return 8;
	default: return 0;
	}
}

/* Appends what the escape at `at` stands for; the bytes that it has. */
static size_t
add_escape(struct str s, size_t at, bool bytes, struct buf *out)
{
	char letter = s.p[at + 1];
	size_t n = digits(letter);
	int64_t v = letter == 'u' ? utf8_escaped(s, at + 2, &n)
	            : n           ? str_hex(s, at + 2, n)
	                          : -1;

	if (v < 0) {
		switch (letter) {
		case 'n': buf_addc(out, '\n'); break;
		case 'r': buf_addc(out, '\r'); break;
		case 't': buf_addc(out, '\t'); break;
		case '\\':
		case '\'':
		case '/':
		case '"': buf_addc(out, letter); break;
		default: buf_add(out, s.p + at, 2);
		}
		return 2;
	}
	if (bytes && letter == 'x')
		buf_addc(out, (char)v);
	else
		buf_addcp(out, (uint32_t)v);
	return 2 + n;
}

void
escaped_undo(struct str s, bool bytes, struct buf *out)
{
	for (size_t i = 0; i < s.n;) {
		if (s.p[i] == '\\' && i + 1 < s.n)
			i += add_escape(s, i, bytes, out);
		else
			buf_addc(out, s.p[i++]);
	}
}

/* Behind the script or style sheet that begins at `at`; `at` if none does. */
static size_t
pass_code(struct str s, size_t at)
{
	static const struct str code[][2] = {
	    {STR_INIT("<script"), STR_INIT("</script")},
	    {STR_INIT("<style"), STR_INIT("</style")}};
	struct str rest = str_after(s, at);

	for (int i = 0; i < 2; i++)
		if (str_starts(rest, code[i][0]))
			return at + str_find(rest, code[i][1], 0);
	return at;
}

/* True if an escape of white space or of a character stands behind a tag that
 * is of no script. */
static bool
is_shown(struct str s)
{
	size_t at = 0, code;

	while ((at = str_find(s, STR("<"), at)) < s.n) {
		code = pass_code(s, at);
		if (code > at) {
			at = code;
			continue;
		}
		at = str_find(s, STR(">"), at) + 1;
		if (at + 1 < s.n && s.p[at] == '\\' &&
		    ONE_OF(s.p[at + 1], "nrtuUx"))
			return true;
	}
	return false;
}

/* The page within the quotes of s; s itself if it has none.  Of bytes the quote
 * at the end may be missing. */
static struct str
unquote(struct str s, enum escaped *as)
{
	bool bytes = s.n > 3 && s.p[0] == 'b' && ONE_OF(s.p[1], "'\"");
	char q;

	*as = bytes ? ESCAPED_BYTES : ESCAPED_TEXT;
	if (bytes)
		s.p++, s.n--;
	q = s.n > 2 ? s.p[0] : '\0';
	if (ascii_quote(q) && s.p[s.n - 1] == q)
		return str_n(s.p + 1, s.n - 2);
	if (!bytes)
		return s;
	*as = ESCAPED_CUT;
	return str_after(s, 1);
}

/* True of a page that a program wrote so: nothing but the mark of bytes says
 * it, or escapes behind its tags do. */
static bool
is_escaped(struct str page, enum escaped as)
{
	if (as == ESCAPED_CUT)
		return memchr(page.p, '\\', page.n) != NULL;
	return is_shown(page);
}

/* Where the text in quotes at `at` ends; 0 if none begins there. */
static size_t
text_end(struct str s, size_t at)
{
	size_t end =
	    at < s.n && ascii_quote(s.p[at]) ? str_quote_end(s, at) : 0;

	return end < s.n ? end : 0;
}

/* Behind what parts the texts of a list. */
static size_t
pass_parts(struct str s, size_t at)
{
	while (at < s.n && ONE_OF(s.p[at], ", \t\r\n"))
		at++;
	return at;
}

/* Appends what a list of texts stands for, a line each, if each is a page or a
 * piece of one. */
static enum escaped
list_page(struct str s, struct buf *out)
{
	size_t at = pass_parts(s, 1), n = out->n, from, end;
	bool bytes = false;

	while (at + 2 < s.n) {
		if (s.p[at] == 'b' || s.p[at] == 'u')
			bytes |= s.p[at++] == 'b';
		end = text_end(s, at);
		if (!end || str_trim(str_n(s.p + at + 1, end - at - 1)).n < 8)
			break;
		from = out->n;
		escaped_undo(str_n(s.p + at + 1, end - at - 1), bytes, out);
		from = str_skip_blank(buf_str(out), from);
		if (from >= out->n || out->p[from] != '<')
			break;
		buf_addc(out, '\n');
		at = pass_parts(s, end + 1);
	}
	if (at + 1 == s.n && out->n > n)
		return bytes ? ESCAPED_BYTES : ESCAPED_TEXT;
	out->n = n;
	return ESCAPED_NOT;
}

/* True of what may be a list or tuple of texts. */
static bool
is_list(struct str s)
{
	size_t at = s.n > 16 ? pass_parts(s, 1) : 0;

	return at &&
	       ((s.p[0] == '[' && s.p[s.n - 1] == ']') ||
		   (s.p[0] == '(' && s.p[s.n - 1] == ')')) &&
	       (text_end(s, at) || s.p[at] == 'b' || s.p[at] == 'u');
}

enum escaped
escaped_page(struct str s, struct buf *out)
{
	struct str all, page;
	enum escaped as;

	str_take(&s, STR(STR_BOM));
	s = str_trim(s);
	if (is_list(s))
		return list_page(s, out);
	all = unquote(s, &as);
	page = all;
	while (page.n > 1 && page.p[0] == '\\' && ONE_OF(page.p[1], "nrt"))
		page.p += 2, page.n -= 2;
	page = str_trim(page);
	if (page.n < 8 || page.p[0] != '<' || memchr(page.p, '\n', page.n) ||
	    (all.n == s.n && str_ascii(s) < s.n) || !is_escaped(page, as))
		return ESCAPED_NOT;
	escaped_undo(page, as != ESCAPED_TEXT, out);
	return as;
}
