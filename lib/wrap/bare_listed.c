/* bare_listed - what redis-cli shows of a list of JSON */
#include "bare_priv.h"

#include "escaped.h"

/* What is between the quotes of 12) "{...}"; absent if the line is no such. */
static struct str
shown(struct str line)
{
	size_t n = str_digits(line);
	struct str rest = str_after(line, n);

	if (!n || rest.n < 4 || !str_starts(rest, STR(") \"")) ||
	    rest.p[rest.n - 1] != '"')
		return STR_NONE;
	return str_n(rest.p + 3, rest.n - 4);
}

bool
bare_listed(struct str text, struct json_scan *scan, struct buf *out)
{
	struct str rest = text, line, in;
	size_t from = out->n, had;
	struct err e;

	for (line = str_cut(&rest, '\n'); line.p; line = str_cut(&rest, '\n')) {
		line = str_trim(line);
		in = shown(line);
		if (!line.n)
			continue;
		had = out->n;
		if (in.p)
			escaped_undo(in, true, out);
		else if (had > from)
			buf_addstr(out, line);
		bare_join(out, had);
		in = buf_after(out, had);
		if (had == from &&
		    !(bare_begins(in) && json_scan(scan, NULL, in, &e))) {
			out->n = from;
			return false;
		}
		buf_addc(out, '\n');
	}
	return out->n > from;
}
