/* extract_one - a page that is one advert, in a layout that is not known */
#include "extract_priv.h"

/*
 * Its address says that it is one, by a form that dump.tsv has, and which; what
 * it shows (shown.h) is read as a row of an export would be.  A title alone
 * may be that of any page: it has a price.
 */

static void
put(struct buf *row, const char *key, struct str value)
{
	if (!value.n)
		return;
	json_key(row, key);
	json_quote(row, value);
}

void
extract_one(struct extract *x)
{
	static const char *const what[][2] = {{"title", "title"},
	    {"price", "price"}, {"seller.name", "seller"},
	    {"location", "place"}, {"sold", "sold"}, {"images", "image"}};
	const struct shown *s = pick_page_shown(&x->pick);
	struct buf *row = &x->line;

	buf_clear(row);
	buf_addc(row, '{');
	put(row, "url", x->url);
	for (size_t i = 0; i < sizeof(what) / sizeof(*what); i++)
		put(row, what[i][0], shown_text(s, str_from(what[i][1])));
	buf_addc(row, '}');
	x->strict = true;
	if (shown_text(s, STR("title")).n && extract_like(x, buf_str(row))) {
		x->advert.among = false;
		extract_row(x, buf_str(&x->usual), NULL);
	}
	x->strict = false;
}
