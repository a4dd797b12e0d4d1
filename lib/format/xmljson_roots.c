/* xmljson_roots - XML that has several roots of one name, a row each */
#include "xmljson_priv.h"

/* True if behind the element that s begins with, whose name, with its <, is
 * that, another of the name stands. */
static bool
goes_on(struct str s, struct str name)
{
	struct str rest;
	size_t at = str_find(s, STR(">"), 0);

	if (at + 2 < s.n && s.p[at - 1] == '/' &&
	    str_starts(str_trim(str_after(s, at + 1)), name))
		return true;
	for (at = 0; (at = str_find(s, STR("</"), at)) < s.n; at += 2) {
		rest = str_after(s, at + 2);
		if (rest.n < name.n || rest.p[name.n - 1] != '>' ||
		    !str_starts(rest, str_after(name, 1)))
			continue;
		rest = str_trim(str_after(rest, name.n));
		return str_take(&rest, name) && rest.n &&
		       ONE_OF(rest.p[0], " >\t\r\n");
	}
	return false;
}

bool
xmljson_join(struct str text, struct buf *out)
{
	struct str s = str_trim(text);
	size_t n = 1;

	if (str_starts(s, STR("<?xml"))) {
		(void)str_cut(&s, '>');
		s = s.p ? str_trim(s) : STR("");
	}
	if (s.n < 3 || *s.p != '<')
		return false;
	while (n < s.n && !ONE_OF(s.p[n], " >/\t\r\n"))
		n++;
	if (!goes_on(s, str_head(s, n)))
		return false;
	buf_puts(out, "<rows>");
	buf_addstr(out, s);
	buf_puts(out, "</rows>");
	return true;
}
