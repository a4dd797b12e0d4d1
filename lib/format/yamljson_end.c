/* yamljson_end - rows of YAML of which the last is cut */
#include "yamljson.h"

/* A line of rows that stand n blanks in. */
struct line {
	bool row;       /* a row begins with it, */
	bool member;    /* or a member of one: with its name, or a part of it */
	bool other;     /* what is no part of rows, behind them */
	struct str key; /* the name, if a colon is behind it */
	bool value;     /* and something behind that, or in the next lines */
};

static size_t
blanks(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == ' ')
		n++;
	return n;
}

static struct line
look(struct str s, size_t n)
{
	struct line l = {.key = {NULL, 0}};
	size_t in = blanks(s), colon;
	bool dash =
	    in < s.n && s.p[in] == '-' && (in + 1 == s.n || s.p[in + 1] == ' ');

	l.row = dash && in == n;
	l.member = l.row || (in == n + 2 && !dash);
	l.other = in <= n && in < s.n && !l.row;
	if (l.row)
		in += 1 + blanks(str_after(s, in + 1));
	s = str_after(s, in);
	colon = str_find(s, STR(":"), 0);
	if (colon < s.n)
		l.key = str_n(s.p, colon);
	l.value = colon + 2 < s.n;
	return l;
}

/* How far in rows stand; SIZE_MAX if none begins in the text. */
static size_t
indent(struct str text)
{
	struct str line;
	size_t n;

	while (text.p) {
		line = str_cut(&text, '\n');
		n = blanks(line);
		if (str_starts(str_after(line, n), STR("- ")))
			return n;
	}
	return SIZE_MAX;
}

/* True if one of the rows, which end with a line end, ends with that name. */
static bool
ends_with(struct str rows, size_t n, struct str key)
{
	struct str last = STR_NONE;
	struct line l;

	while (rows.p) {
		l = look(str_cut(&rows, '\n'), n);
		if ((l.row || !rows.p) && last.n && str_eq(last, key))
			return true;
		if (l.member && l.key.n)
			last = l.key;
	}
	return false;
}

size_t
yamljson_end(struct str text, size_t *line)
{
	size_t n = indent(text), first = text.n, row = text.n, number = 0;
	struct line l, last = {.key = {NULL, 0}};
	struct str rest = text, s = text;

	if (n == SIZE_MAX || text.p[text.n - 1] == '\n' ||
	    text.p[text.n - 1] == '}') /* of a row on one line */
		return text.n;
	while (rest.p) {
		s = str_cut(&rest, '\n');
		l = look(s, n);
		number++;
		if (l.row) {
			row = (size_t)(s.p - text.p);
			*line = number;
			first = first == text.n ? row : first;
		} else if (l.other && first < text.n) {
			return text.n;
		}
		if (l.member)
			last = l;
		else if (rest.p || str_trim(s).n)
			last.value = true;
	}
	if (blanks(s) == s.n) /* a line that has only begun */
		return row;
	if (last.value &&
	    (row == first ||
		ends_with(str_n(text.p + first, row - first), n, last.key)))
		return text.n;
	return row;
}
