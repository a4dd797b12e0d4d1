/* xmljson_mend - XML with references that XML does not know */
#include "ascii.h"
#include "text.h"
#include "xmljson_priv.h"

#define LONG 34 /* bytes of a reference; HTML has none that is longer */

/* The length of the reference that s begins with, &name; or &#7;, or 0. */
static size_t
reference(struct str s)
{
	size_t i = 1;

	if (i < s.n && s.p[i] == '#')
		i++;
	while (i < s.n && i < LONG &&
	       (ascii_letter(s.p[i]) || ascii_digit(s.p[i])))
		i++;
	return i > 1 && i < s.n && s.p[i] == ';' ? i + 1 : 0;
}

/* True of a reference that needs no declaration. */
static bool
is_known(struct str s)
{
	static const struct str known[] = {STR_INIT("&amp;"), STR_INIT("&lt;"),
	    STR_INIT("&gt;"), STR_INIT("&quot;"), STR_INIT("&apos;")};

	return s.n && (s.p[1] == '#' || str_in(s, known, COUNT(known)));
}

/* Appends what stands for the & that s begins with, and what belongs to it.
 * Returns the bytes of s that are read. */
static size_t
add_reference(struct str s, struct buf *out)
{
	size_t n = reference(s), from = out->n;
	struct str whole = str_head(s, n);

	if (is_known(whole)) {
		buf_addstr(out, whole);
		return n;
	}
	text_references(whole, out);
	/* HTML has names for the signs of markup too: &LT; */
	if (out->n > from + 1 && out->p[from] != '&')
		return n;
	out->n = from;
	buf_puts(out, "&amp;");
	return 1;
}

bool
xmljson_mend(struct str s, struct buf *out)
{
	static const struct str open = STR_INIT("<![CDATA[");
	size_t at = 0, from = out->n, data = str_find(s, open, 0), n;

	while (at < s.n) {
		n = str_find(s, STR("&"), at);
		if (data < n) {
			n = str_find(s, STR("]]>"), data);
			data = str_find(s, open, n);
		}
		buf_addstr(out, str_n(s.p + at, n - at));
		at = n;
		if (at < s.n && s.p[at] == '&')
			at += add_reference(str_after(s, at), out);
	}
	return !str_eq(str_after(buf_str(out), from), s);
}
