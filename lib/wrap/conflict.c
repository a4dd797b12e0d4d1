/* conflict - a file that git merged in part, with both sides in it */
#include "conflict.h"

#include "ascii.h"

#define SHORT 7  /* digits of a commit, at least */
#define WHOLE 40 /* and at most */

/* A marker is a sign so often, and behind all but the middle one a name. */
#define SIGNS 7

/* True if s names a commit: 4839aed7, or 4839aed7 (what it did). */
static bool
is_commit(struct str s)
{
	size_t n = 0;

	while (n < s.n &&
	       (ascii_digit(s.p[n]) || (s.p[n] >= 'a' && s.p[n] <= 'f')))
		n++;
	return n >= SHORT && n <= WHOLE && (n == s.n || s.p[n] == ' ');
}

/* The sign that the line is a marker of: <, |, = or >; or 0. */
static char
marker(struct str line)
{
	char sign = line.n < SIGNS ? '\0' : line.p[0];
	size_t n = 0;

	if (!sign || !ONE_OF(sign, "<|=>"))
		return '\0';
	while (n < line.n && line.p[n] == sign)
		n++;
	if (n != SIGNS)
		return '\0';
	line = str_trim(str_after(line, n));
	return (sign == '=') == !line.n ? sign : '\0';
}

/* The line that begins at `at`. */
static struct str
line_at(struct str text, size_t at)
{
	text = str_after(text, at);
	return str_n(text.p, str_find(text, STR("\n"), 0));
}

/* True if a conflict ends in the text, at a line with the name of a commit, or
 * behind one that began: mail that is quoted so deep has neither. */
static bool
has_end(struct str text, bool begun)
{
	const char *end = text.p + text.n, *p = text.p;
	struct str line;

	while ((p = memchr(p, '>', (size_t)(end - p)))) {
		if (end - p < SIGNS)
			return false;
		if (p[1] == '>' && (p == text.p || p[-1] == '\n')) {
			line = line_at(text, (size_t)(p - text.p));
			if (marker(line) == '>' &&
			    (begun ||
				is_commit(str_trim(str_after(line, SIGNS)))))
				return true;
		}
		p++;
	}
	return false;
}

/* True if the first or a later line begins a conflict. */
static bool
begins(struct str text)
{
	size_t at = str_starts(text, STR("<<<<<<< "))
	                ? 0
	                : str_find(text, STR("\n<<<<<<< "), 0) + 1;

	return at < text.n && marker(line_at(text, at)) == '<';
}

bool
conflict_text(struct str text, struct buf *out)
{
	struct str line = str_trim(text);

	/* a page has room for such lines in its text */
	if (line.n < SIGNS || (line.p[0] == '<' && line.p[1] != '<'))
		return false;
	if (!has_end(text, true) || !has_end(text, begins(text)))
		return false;
	while ((line = str_cut(&text, '\n')).p) {
		if (!marker(line))
			buf_addstr(out, line);
		if (text.p)
			buf_addc(out, '\n');
	}
	return true;
}
