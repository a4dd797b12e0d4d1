/* extract_like - whether an object of usual names is an advert, and giving it
 */
#include "extract_kept.h"

static const char untitled[] =
    "have no title, but words under a name that is not known; if they are it, "
    "call them \"title\"";

/* True of goods of a shop without a price, and nothing says of which platform:
 * they are looked at to be told. */
static bool
is_placeless(const struct extract *x)
{
	return !x->advert.platform.p && !x->url.p && !x->table.bare &&
	       (dump_in_shop(x->dump) ||
		   (x->table.is && dump_is_sold(x->dump)));
}

bool
extract_is_like(struct extract *x, struct str object, enum dump_like like)
{
	if (x->as.strict)
		return like == DUMP_PRICED &&
		       (dump_linked(x->dump) || extract_kept_own(x, object));
	if (x->pages.inset && like < DUMP_SOLD && !dump_linked(x->dump))
		return false; /* a program has objects of all kinds */
	return like > DUMP_NAMED ||
	       (like == DUMP_NAMED && x->advert.platform.p && !x->table.bare &&
		   (dump_linked(x->dump) ||
		       (dump_found(x->dump, STR("title")).p &&
			   !extract_has_goods(x, object) &&
			   !extract_is_menu(x)))) ||
	       (like == DUMP_NAMED && is_placeless(x));
}

bool
extract_like(struct extract *x, struct str object)
{
	return extract_is_like(x, object, extract_usual(x, object));
}

void
extract_take_usual(struct extract *x)
{
	struct names *had = &x->kept.rows;
	uint32_t n = had->n;

	if (dump_untitled(x->dump) &&
	    (!x->got.odd || x->got.odd_what == untitled)) /* not told yet */
		extract_odd(x, untitled, 0);
	extract_add_money(x);
	extract_add_place(x);
	if (!x->kept.here ||
	    (names_add(had, buf_str(&x->usual)) == n && !extract_kept_again(x)))
		extract_row(x, buf_str(&x->usual), NULL);
}
