/* jsobj_close - data that is cut, up to its last whole row */
#include "jsobj.h"

/* Of an object or array that is open where the data ends. */
struct open {
	char close;
	size_t whole; /* of an array: behind the last of its members that is an
	               * object or array, and whole */
};

/* What is open at the end of the data, and how many; 0 if nothing is, or more
 * than is read. */
static size_t
find_open(struct str s, struct open *open)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (ascii_quote(s.p[i])) {
			i = str_quote_end(s, i);
		} else if (s.p[i] == '{' || s.p[i] == '[') {
			if (n == JSOBJ_DEPTH)
				return 0;
			open[n++] = (struct open){s.p[i] == '{' ? '}' : ']', 0};
		} else if (s.p[i] == '}' || s.p[i] == ']') {
			if (!n || open[n - 1].close != s.p[i] || !--n)
				return 0;
			if (open[n - 1].close == ']')
				open[n - 1].whole = i + 1;
		}
	}
	return n;
}

bool
jsobj_close(struct str text, struct buf *out)
{
	struct open open[JSOBJ_DEPTH];
	size_t n = find_open(text, open), i = 0;

	while (i < n && !open[i].whole)
		i++;
	if (i >= n)
		return false;
	buf_addstr(out, str_n(text.p, open[i].whole));
	for (i++; i; i--)
		buf_addc(out, open[i - 1].close);
	return true;
}
