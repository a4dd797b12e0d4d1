/* titled - the title of a page, and the name of its site in it */
#include "titled.h"

size_t
titled_mark(struct str text)
{
	static const struct str wide[] = {STR_INIT("\xe3\x80\x90"),
	    STR_INIT("\xe2\x80\xa2"), STR_INIT("\xe2\x80\x93"),
	    STR_INIT("\xe2\x80\x94"), STR_INIT("\xc2\xb7"),
	    STR_INIT("\xef\xbd\x9c")}; /* U+3010, bullet, dashes, dot, bar */

	for (size_t i = 0; i < COUNT(wide); i++)
		if (str_starts(text, wide[i]))
			return wide[i].n;
	return text.n && ONE_OF(*text.p, "-_|") ? 1 : 0;
}

/* The bytes of a mark at that place of a title, with the blanks around it that
 * each but the full-width bar needs; 0 if there is none. */
static size_t
apart(struct str title, size_t at)
{
	struct str rest = str_after(title, at);
	size_t n;

	if (str_starts(rest, STR("\xef\xbd\x9c")))
		return 3;
	if (!rest.n || *rest.p != ' ')
		return 0;
	n = titled_mark(str_after(rest, 1));
	return n && n + 1 < rest.n && rest.p[n + 1] == ' ' ? n + 2 : 0;
}

struct str
titled_first(struct str title)
{
	for (size_t i = 0; i < title.n; i++)
		if (apart(title, i))
			return str_trim(str_n(title.p, i));
	return str_trim(title);
}

struct str
titled_alone(struct str title, struct str site)
{
	size_t n = title.n - site.n; /* of what stands before the site */

	if (!site.n || title.n <= site.n || !str_ends(title, site))
		return title;
	for (size_t mark = 3; mark <= 5 && mark < n; mark++)
		if (apart(str_n(title.p, n), n - mark) == mark)
			return str_trim(str_n(title.p, n - mark));
	return title;
}
