/* repr - texts as Python shows them, which programs write into tables */
#include "repr.h"

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Appends the character that begins at *i, and steps to its last byte. */
static void
add(struct str s, size_t *i, struct buf *out)
{
	size_t k = *i;
	char c = s.p[k], next = k + 1 < s.n ? s.p[k + 1] : '\0';

	if (c == '\\' && next == 'x' && k + 3 < s.n && hex(s.p[k + 2]) >= 0 &&
	    hex(s.p[k + 3]) >= 0) {
		buf_addc(out, (char)(hex(s.p[k + 2]) << 4 | hex(s.p[k + 3])));
		*i += 3;
	} else if (c == '\\' && next) {
		buf_addc(out,
		    next == 'n' || next == 't' || next == 'r' ? ' ' : next);
		*i += 1;
	} else {
		buf_addc(out, c);
	}
}

/* Appends the strings of a list without their quotes. */
static void
add_list(struct str s, char quote, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == quote && i + 3 < s.n && s.p[i + 1] == ',' &&
		    s.p[i + 2] == ' ' && s.p[i + 3] == quote) {
			buf_addc(out, ' ');
			i += 3;
			continue;
		}
		add(s, &i, out);
	}
}

bool
repr_text(struct str s, struct buf *out)
{
	char quote = s.n > 3 ? s.p[1] : '\0';

	if (quote != '\'' && quote != '"')
		return false;
	if (s.p[0] == '[' && s.p[s.n - 1] == ']' && s.p[s.n - 2] == quote) {
		add_list(str_n(s.p + 2, s.n - 4), quote, out);
		return true;
	}
	if (s.p[0] != 'b' || s.p[s.n - 1] != quote)
		return false;
	s = str_n(s.p + 2, s.n - 3);
	for (size_t i = 0; i < s.n; i++)
		add(s, &i, out);
	return true;
}
