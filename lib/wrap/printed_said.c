/* printed_said - what a shell says below its rows */
#include "printed_priv.h"

bool
printed_said(struct str line)
{
	struct str head;
	size_t n = 0;
	bool count;

	line = str_trim(line);
	while (n < line.n && !ascii_digit(line.p[n]))
		n++;
	head = str_trim(str_n(line.p, n));
	count = str_eq(head, STR("(")) && str_ends(line, STR(")"));
	return (n < line.n && (count || str_ends_colon(head))) ||
	       str_find(line, STR("=# "), 0) < line.n ||
	       str_find(line, STR("=> "), 0) < line.n;
}
