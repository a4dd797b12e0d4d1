/* colored - a text as a terminal was told to show it, without what colours it
 */
#include "colored.h"

#include <string.h>

#define ESCAPE '\033'
#define LONG   4096 /* bytes of a title or link, at most */

/* The bytes of "[1;31m", or of "[K" that grep writes behind it; 0 if it is
 * none: what moves and clears, as no program does between colours, is a text's
 * own. */
static size_t
control(struct str s)
{
	size_t n = 1;

	while (n < s.n && s.p[n] >= 0x20 && s.p[n] < 0x40)
		n++;
	return n < s.n && ONE_OF(s.p[n], "mK") ? n + 1 : 0;
}

/* The bytes of "]8;;https://...", which ends with a bell or an escape; 0 if it
 * is none. */
static size_t
command(struct str s)
{
	for (size_t n = 1; n < s.n && n < LONG && s.p[n] != '\n'; n++) {
		if (s.p[n] == '\a')
			return n + 1;
		if (s.p[n] == ESCAPE)
			return n + 1 < s.n && s.p[n + 1] == '\\' ? n + 2 : 0;
	}
	return 0;
}

/* The bytes of what follows an escape. */
static size_t
escaped(struct str s)
{
	switch (s.n ? s.p[0] : '\0') {
	case '[': return control(s);
	case ']': return command(s);
	case '(': /* which letters: ESC ( B */
	case ')': return s.n > 1 ? 2 : 0;
	default: return 0;
	}
}

bool
colored_text(struct str text, struct buf *out)
{
	const char *next = memchr(text.p, ESCAPE, text.n);
	size_t had = out->n, n;
	bool is = false;

	if (!next || text.p[0] == '<')
		return false;
	for (; next; next = memchr(text.p, ESCAPE, text.n)) {
		n = (size_t)(next - text.p);
		buf_addstr(out, str_n(text.p, n));
		text = str_after(text, n + 1);
		n = escaped(text);
		if (!n)
			buf_addc(out, ESCAPE);
		is |= n > 0;
		text = str_after(text, n);
		if (!text.n)
			break;
	}
	buf_addstr(out, text);
	is = is && out->n > had; /* of nothing else nothing would be left */
	if (!is)
		out->n = had;
	return is;
}
