/* extract_schema - the goods that a page describes for search engines */
#include "extract_priv.h"
#include "look.h"

/* The first of the page's *n goods that is to be taken.  If the page's address
 * is an advert's, and just one of them has its number, that is the one, and *n
 * is set to 1: the others are shown beside it. */
static size_t
first_own(struct extract *x, size_t *n)
{
	struct str item = STR_NONE, row;
	size_t at = 0, found = 0;

	if (*n > 1 && x->url.p)
		item = look_item(x->look, x->url);
	for (size_t i = 0; item.n && i < *n; i++) {
		row = schema_get(x->pick.schema, i);
		if (str_find(row, item, 0) == row.n)
			continue;
		at = i;
		found++;
	}
	if (found != 1)
		return 0;
	*n = 1;
	return at;
}

bool
extract_schema(struct extract *x)
{
	const struct schema *s = pick_schema(&x->pick);
	size_t n = schema_count(s), from = first_own(x, &n);

	if (!x->url.p)
		x->advert.page_url = schema_address(s);
	x->advert.among = x->pick.no_css = n > 1;
	if (n == 1 && x->site->generic && x->url.p)
		x->advert.page_item = look_item(x->look, x->url);
	for (size_t i = 0; i < n; i++) {
		struct str row = schema_get(x->pick.schema, from + i);

		if (!row.p)
			break;
		extract_row(x, row, NULL);
	}
	if (schema_spent(s) && !x->pick.fault) {
		x->pick.fault = "tree";
		err_set(&x->pick.why, "its things refer to each other too "
				      "much: not all of them were read");
	}
	x->advert.among = x->pick.no_css = false;
	x->advert.page_item = STR_NONE;
	if (x->got.rows > x->got.lame)
		return true;
	x->got.suspect = n || schema_broken(s);
	x->got.rows = x->got.lame = 0;
	if (x->got.why.msg[0])
		return false;
	err_set(&x->got.why,
	    n ? "the goods it describes have neither item nor title"
	    : schema_broken(s)
		? "its JSON-LD speaks of a product, but cannot be read"
		: "it describes no goods in schema.org or Open Graph");
	return false;
}
