/* bare_page - pages one behind the other */
#include "bare_priv.h"

/* In so many bytes behind the end of a page another begins. */
#define NEAR 4096

bool
bare_page_begins(struct str s)
{
	return str_starts_nocase(s, STR("<!doctype")) ||
	       str_starts_nocase(s, STR("<html"));
}

/* Behind the end of a document, where another begins; s.n if none does. */
static size_t
next_begins(struct str s, size_t at)
{
	size_t near = s.n - at < NEAR ? s.n - at : NEAR;
	struct str rest = str_trim(str_n(s.p + at, near));

	while (str_starts(rest, STR("<!--"))) {
		at = str_find(rest, STR("-->"), 0);
		if (at == rest.n)
			break;
		rest = str_trim(str_after(rest, at + 3));
	}
	return bare_page_begins(rest) ? (size_t)(rest.p - s.p) : s.n;
}

struct str
bare_page(struct str *rest)
{
	static const struct str end = STR_INIT("</html>");
	struct str page = *rest;
	size_t at = 0;

	while ((at = str_find_nocase(page, end, at)) < page.n) {
		at += end.n;
		if (next_begins(page, at) < page.n)
			page.n = at;
	}
	if (page.n == rest->n)
		*rest = STR_NONE;
	else
		rest->p += page.n, rest->n -= page.n;
	return page;
}
