/* dump_place - of which market the goods of a list are, as what it is in says
 */
#include "dump_priv.h"
#include "look.h"

/* How well a member of the key n says so: 0 not at all.  The address of an
 * advert is that of one, which may stand beside what is recommended with it. */
static int
says(struct dump *d, struct usual_name n, struct str value)
{
	bool web, named;

	if (n.rank == NAMES_NONE ||
	    (n.key != KEY_PLATFORM && n.key != KEY_PAGE && n.key != KEY_URL))
		return 0;
	web = look_is_web(dump_text(d, value));
	if (web && look_item(&d->usual.look, dump_text(d, value)).p)
		return 0;
	named = n.key == KEY_PLATFORM || dump_is_market(d, value);
	if (!web)
		return named && n.key != KEY_URL ? 3 : 0;
	return n.key == KEY_URL ? 1 : 2;
}

bool
dump_is_market(struct dump *d, struct str span)
{
	return markets_is(d->markets, dump_text(d, span));
}

struct str
dump_place(struct dump *d, struct str outer)
{
	struct json_each it;
	struct str best = STR_NONE;
	int sure = 0, now;

	if (!outer.p || json_type(outer) != JSON_OBJECT)
		return STR_NONE;
	it = json_each(outer);
	while (json_next(&it)) {
		if (json_type(it.value) != JSON_STRING || it.value.n <= 2)
			continue;
		buf_clear(&d->work);
		json_decode(it.key, &d->work);
		now =
		    says(d, usual_find(&d->usual, buf_str(&d->work)), it.value);
		if (now > sure)
			sure = now, best = it.value;
	}
	return best;
}
