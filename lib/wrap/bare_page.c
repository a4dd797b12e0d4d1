/* bare_page - pages one behind the other */
#include "bare_priv.h"

/* In so many bytes behind the end of a page another begins, of which so many
 * may be lines of words. */
#define NEAR  4096
#define WORDS 512

bool
bare_page_begins(struct str s)
{
	return str_starts_nocase(s, STR("<!doctype")) ||
	       str_starts_nocase(s, STR("<html"));
}

/* Behind the end of a document, where another begins, with the comments before
 * it; s.n if none does.  Lines of words may stand between them: what a program
 * fetched next, the head of a part of several. */
static size_t
next_begins(struct str s, size_t at)
{
	struct str rest = str_trim(str_head(str_after(s, at), NEAR)), first;
	size_t words = str_find(rest, STR("<"), 0);

	if (words > WORDS || words == rest.n ||
	    (words && rest.p[words - 1] != '\n'))
		return s.n;
	first = rest = str_after(rest, words);
	while (str_starts(rest, STR("<!--"))) {
		at = str_find(rest, STR("-->"), 0);
		if (at == rest.n)
			break;
		rest = str_trim(str_after(rest, at + 3));
	}
	return bare_page_begins(rest) ? (size_t)(first.p - s.p) : s.n;
}

/* The same in a program, whose texts may be pages: `<html>...  The quotes stay
 * with the page, by which it is known for one of such a program.  *seen is as
 * far as there is none: each byte is looked at once. */
static size_t
quoted_begins(struct str s, size_t at, size_t *seen)
{
	static const struct str quotes[] = {
	    STR_INIT("`"), STR_INIT("\"\"\""), STR_INIT("'''")};
	const size_t to = s.n - at < NEAR ? s.n : at + NEAR;
	struct str from;

	for (size_t i = *seen > at ? *seen : at; i < to; i++) {
		if (!ONE_OF(s.p[i], "`\"'"))
			continue;
		from = str_after(s, i);
		for (size_t q = 0; q < COUNT(quotes); q++)
			if (str_starts(from, quotes[q]) &&
			    bare_page_begins(str_after(
				s, str_skip_blank(s, i + quotes[q].n))))
				return i;
	}
	*seen = to;
	return s.n;
}

struct str
bare_page(struct str *rest)
{
	static const struct str end = STR_INIT("</html>");
	struct str page = *rest, first = str_trim(page);
	bool program = first.n && !ONE_OF(first.p[0], "<{[");
	size_t at = 0, next = page.n, quoted, seen = 0;

	while ((at = str_find_nocase(page, end, at)) < page.n) {
		at += end.n;
		next = next_begins(page, at);
		quoted = program ? quoted_begins(page, at, &seen) : page.n;
		if (quoted < next)
			next = quoted;
		if (next < page.n)
			page.n = at;
	}
	*rest = next < rest->n ? str_after(*rest, next) : STR_NONE;
	return page;
}
