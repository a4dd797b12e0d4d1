/* coded - texts that stand for others */
#include "coded.h"

#include <stdint.h>

#include "base64.h"

/* Where the end of a line is, if one is at the start of s; else 0. */
static size_t
line_end(struct str s)
{
	if (str_starts(s, STR("\r\n")))
		return 2;
	return str_starts(s, STR("\n"));
}

/* True of a character that quoted-printable leaves as it is; F is encoded where
 * a line begins with From. */
static bool
stays_plain(int64_t c)
{
	return c != 'F' && (ascii_letter((char)c) || ascii_digit((char)c));
}

/* True if the = at i is an attribute's, whose value stands on the next line. */
static bool
before_value(struct str s, size_t i)
{
	size_t at = i + 1 + line_end(str_after(s, i + 1));

	while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\t'))
		at++;
	return at < s.n && ONE_OF(s.p[at], "\"'") && i &&
	       ascii_letter(s.p[i - 1]);
}

/* A page in quoted-printable (RFC 2045), without a header that says so: each =
 * has a byte that needs it behind it, or the end of the line; and =3D, a line
 * that goes on or two bytes in a row are there: in ?id=60 they are not. */
bool
coded_quoted_printable(struct str s)
{
	size_t n = 0, sign = 0, last = SIZE_MAX;
	int64_t c;

	if (!str_starts(str_trim(s), STR("<")))
		return false;
	for (size_t i = 0; i + 2 < s.n; i++) {
		if (s.p[i] != '=')
			continue;
		c = str_hex(s, i + 1, 2);
		if (c >= 0 ? stays_plain(c)
			   : !line_end(str_after(s, i + 1)) ||
				 (last == SIZE_MAX && before_value(s, i)))
			return false;
		n += c == '=' ? 3 : 1;
		sign += c < 0 || c == '=' || last + 3 == i;
		last = i;
	}
	return n > 3 && sign;
}

bool
coded_base64(struct str s)
{
	return s.n >= 64 && base64_page(s);
}

/* "begin 644 page.html" and its first line, which has 45 bytes: M. */
bool
coded_uuencode(struct str s)
{
	struct str line;

	while ((line = str_cut(&s, '\n')).p)
		if (str_starts(line, STR("begin ")) && line.n > 10 &&
		    ascii_digit(line.p[6]) && ascii_digit(line.p[8]) &&
		    line.p[9] == ' ')
			return str_starts(s, STR("M")) || s.n < 62;
	return false;
}
