/* extract_inner - one value that a script has, with what its texts have */
#include "extract_kept.h"
#include "extract_loose.h"

bool
extract_kept_visit(struct extract *x, struct str value)
{
	struct str rest, one;
	bool data;

	buf_clear(&x->kept.held);
	x->kept.before = x->kept.past.n;
	data = extract_visit(x, value);
	x->kept.holds = true;
	rest = buf_str(&x->kept.held);
	for (one = str_cut(&rest, '\0'); one.n; one = str_cut(&rest, '\0')) {
		x->kept.before = x->kept.past.n;
		if (extract_is_data(x, one))
			extract_visit(x, one);
	}
	x->kept.holds = false;
	return data;
}

/* Anchors may overlap, so that two lead to the same value: it is known by its
 * place. */
bool
extract_kept_new(struct names *seen, const char *value)
{
	uint32_t n = seen->n;

	return names_add(seen, str_n((char *)&value, sizeof(value))) == n;
}

/* True if a text in quotes ends before `at`: 'view_item', */
static bool
is_told(struct str text, const char *at)
{
	while (at > text.p && ascii_blank(at[-1]))
		at--;
	return at > text.p && ONE_OF(at[-1], "\"'");
}

/* What stands before a value of a script, back to where its line, or the
 * statement, begins, with what a function is called with before: var products
 * =, <script id="products-json">, gtag("event", "view_item", */
struct str
extract_kept_name(struct str text, const char *value)
{
	const char *from = value;

	while (from > text.p && value - from < KEPT_NEAR &&
	       (!ONE_OF(from[-1], "\n;{},") ||
		   (from[-1] == ',' && is_told(text, from - 1))))
		from--;
	return str_n(from, (size_t)(value - from));
}
