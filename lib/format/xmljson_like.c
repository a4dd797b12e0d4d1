/* xmljson_like - texts that are XML, and no page */
#include "ascii.h"
#include "xmljson_priv.h"

#define PROLOG 4096 /* bytes before the first element that are looked at */

/* Where a declaration ends that begins at `at`, or the ones within it begin:
 * <!ENTITY us "<b>North</b>">, <!DOCTYPE goods [. */
static size_t
declared(struct str s, size_t at)
{
	char quote = '\0';

	for (at++; at < s.n; at++) {
		if (quote)
			quote = s.p[at] == quote ? '\0' : quote;
		else if (ascii_quote(s.p[at]))
			quote = s.p[at];
		else if (ONE_OF(s.p[at], "><["))
			break;
	}
	return at;
}

size_t
xmljson_first(struct str s)
{
	size_t at = 0, n = s.n < PROLOG ? s.n : PROLOG;
	struct str rest;

	while ((at = str_find(s, STR("<"), at)) + 1 < n) {
		rest = str_n(s.p + at, n - at);
		if (rest.p[1] == '?')
			at = str_find(s, STR("?>"), at);
		else if (str_starts(rest, STR("<!--")))
			at = str_find(s, STR("-->"), at);
		else if (rest.p[1] == '!')
			at = declared(s, at);
		else
			return at;
	}
	return s.n;
}

/* Names of elements of pages, in which data stands too.  html_names.c has more,
 * that HTML has given up: <listing> and <image> begin rows of exports. */
static const char of_pages[] =
    " html head body title meta link base style script noscript template a "
    "abbr address area article aside audio b bdi bdo big blockquote br button "
    "canvas caption center cite code col colgroup data datalist dd del details "
    "dfn dialog dir div dl dt em embed fieldset figcaption figure font footer "
    "form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr i iframe img input "
    "ins kbd label legend li main map mark marquee math menu meter nav object "
    "ol optgroup option output p param picture pre progress q rp rt ruby s "
    "samp search section select slot small source span strike strong sub "
    "summary sup svg table tbody td textarea tfoot th thead time tr track tt u "
    "ul var video wbr xml xmp ";

/* The name of the element that s begins with, of which no page is made; absent
 * if it is of one. Those of programs for pages have a dash. */
static struct str
foreign(struct str s)
{
	char name[32] = " ";
	size_t n = 1;

	if (!str_starts(s, STR("<")))
		return STR_NONE;
	while (n < s.n && n < sizeof(name) - 2 &&
	       (ascii_name(s.p[n]) || s.p[n] == ':')) {
		name[n] = ascii_lower(s.p[n]);
		n++;
	}
	name[n] = ' ';
	name[n + 1] = '\0';
	if (n == 1 || n == s.n || !ONE_OF(s.p[n], "> /\t\r\n") ||
	    strstr(of_pages, name))
		return STR_NONE;
	return str_n(s.p + 1, n - 1);
}

/* A document without a declaration, as Python's ElementTree writes it: of its
 * first elements none is of a page, or the whole of it is such a one. */
static bool
is_undeclared(struct str s)
{
	struct str root = foreign(s), end;
	size_t at = str_find(s, STR(">"), 0);

	if (!root.n || at == s.n)
		return false;
	end = str_trim(str_after(s, at + 1));
	if (foreign(end).n)
		return true;
	return str_ends(s, STR(">")) && s.n > root.n + 3 &&
	       str_starts(str_n(s.p + s.n - root.n - 3, 2), STR("</")) &&
	       str_eq(str_n(s.p + s.n - root.n - 1, root.n), root);
}

bool
xmljson_is_feed(struct str text)
{
	static const struct str roots[] = {
	    STR_INIT("<rss"), STR_INIT("<feed"), STR_INIT("<rdf:RDF")};
	struct str s = str_trim(text);

	return str_starts(s, STR("<")) &&
	       str_starts_in(
		   str_after(s, xmljson_first(s)), roots, COUNT(roots));
}

bool
xmljson_like(struct str text)
{
	static const struct str roots[] = {STR_INIT("<rss"), STR_INIT("<feed"),
	    STR_INIT("<yml_catalog"), STR_INIT("<rdf:RDF"),
	    STR_INIT("<table xmlns:xsi=")}; /* of PostgreSQL, no page's */
	struct str s = str_trim(text), root;
	size_t at;

	if (!str_starts(s, STR("<")))
		return false;
	at = xmljson_first(s);
	root = str_after(s, at);
	if (str_starts_in(root, roots, COUNT(roots)))
		return true;
	if (!str_starts(s, STR("<?xml ")))
		return at == 0 && is_undeclared(s);
	return root.n > 5 && !str_starts_nocase(root, STR("<html"));
}
