/* extract_passed - what may be goods, and stands where nothing is offered
 *
 * In a cart, among orders or favourites, below reviews: no advert of it is
 * taken.  As a shop may have a name of these for a shelf of its own, what is
 * passed over is counted and told: nothing is lost without a word.
 *
 *	{"favorites":[{"title":"a","price":5,"liked_at":9}]}   a visitor's
 *	{"favorites":[{"title":"a","price":5,"sold":12}]}      a shop's
 *	{"favorites":[{"title":"a","price":5}]}                nobody knows
 */
#include <string.h>

#include "extract_kept.h"

#define TWO     2  /* so many names of what was bought make an order */
#define ELEMENT 14 /* bytes of an element's name and what is before it */

/* What a look into a value gives. */
struct inside {
	size_t goods; /* objects with a title and a price */
	bool bought;  /* a name says that somebody bought them, or likes them */
	bool offered; /* one has what only who offers it says: how many were
	               * sold, what it is */
};

/* True if what was read last has what only who offers it says of it. */
static bool
is_offered(struct extract *x)
{
	static const char *const names[] = {
	    "sold", "reviews", "posted", "description"};

	return dump_has(x->dump, names, COUNT(names)) > 0;
}

/* True if a name in the object is one of what was bought. */
static bool
says_bought(struct extract *x, struct str object)
{
	struct json_each it = json_each(object);

	while (json_next(&it))
		if (it.key.n > 2 && json_type(it.value) != JSON_NULL &&
		    dump_is_bought(x->dump, json_inside(it.key)))
			return true;
	return false;
}

/* Looks at one value; true if it is one of goods, in which no more are. */
static bool
look_at(struct extract *x, struct str value, struct inside *in)
{
	enum dump_like like;

	if (json_type(value) != JSON_OBJECT)
		return false;
	in->bought |= says_bought(x, value);
	buf_clear(&x->usual);
	like = dump_read(x->dump, value, false, &x->usual);
	if (!dump_is_passed(x->dump) &&
	    (like != DUMP_PRICED || !dump_found(x->dump, STR("title")).p))
		return false;
	in->goods++;
	in->offered |= is_offered(x);
	return true;
}

static void
look_into(struct extract *x, struct str value, struct inside *in)
{
	struct json_within w;
	struct json_each *it;

	if (json_type(value) < JSON_ARRAY || look_at(x, value, in))
		return;
	json_within(&w, value);
	while ((it = json_within_next(&w)))
		if (json_type(it->value) >= JSON_ARRAY &&
		    !look_at(x, it->value, in))
			json_enter(&w, it->value);
}

void
extract_pass(struct extract *x, size_t n, struct str where)
{
	struct passed *p = &x->passed;

	if (!n || p->closed)
		return;
	if (!p->n)
		err_set(&p->where, STR_FMT, STR_ARG(where));
	p->n += n;
}

void
extract_pass_row(struct extract *x)
{
	if (dump_is_passed(x->dump))
		extract_pass(x, 1, dump_passed_by(x->dump));
}

void
extract_pass_kept(struct extract *x, enum dump_like like)
{
	if (x->kept.here && !x->passed.closed && like == DUMP_PRICED &&
	    dump_found(x->dump, STR("title")).p)
		x->passed.kept++;
}

/* Notes goods of which nobody knows whether they are a visitor's. */
static void
doubt(struct extract *x, size_t n)
{
	if (x->as.strict)
		return; /* the state of a program: it is a visitor's */
	while (n-- > 0)
		extract_odd(x, PASSED_DOUBT, 0);
}

bool
extract_is_closed_by(struct extract *x, struct str name, struct str value)
{
	struct inside in = {0};
	enum dump_closes how = dump_closes(x->dump, name);

	if (how == DUMP_OPEN)
		return false;
	look_into(x, value, &in);
	if (how == DUMP_PERHAPS && in.goods && !in.bought) {
		if (in.offered)
			return false;
		doubt(x, in.goods);
	}
	extract_pass(x, in.goods, name);
	return true;
}

bool
extract_is_order(struct extract *x, struct str value)
{
	struct inside in = {0};
	struct str name = STR_NONE;
	size_t n = 0;
	struct json_each it;

	if (json_type(value) != JSON_OBJECT)
		return false;
	if (x->kept.here && dump_is_act(x->dump, value)) {
		look_into(x, value, &in);
		extract_pass(x, in.goods, STR("what a visitor did"));
		return true;
	}
	it = json_each(value);
	while (n < TWO && json_next(&it)) {
		if (it.key.n <= 2 || json_type(it.value) == JSON_NULL)
			continue;
		name = json_inside(it.key);
		n += dump_is_bought(x->dump, name) ||
		     (json_type(it.value) < JSON_ARRAY &&
			 str_eq(dump_key(x->dump, name), STR("talk")));
	}
	if (n < TWO)
		return false;
	look_into(x, value, &in);
	extract_pass(x, in.goods, name);
	return true;
}

bool
extract_is_doubtful(struct extract *x)
{
	if (!x->got.odd_what || strcmp(x->got.odd_what, PASSED_DOUBT) != 0)
		return false;
	err_set(&x->got.why, "%zu rows %s", x->got.odd, PASSED_DOUBT);
	return x->got.suspect = true;
}

/* True if the page shows prices, and is its visitor's or of nothing. */
static bool
has_none(struct extract *x)
{
	return str_starts(str_trim(x->text.text), STR("<")) && !x->table.is &&
	       shown_prices(x->pick.shown, x->sites->marks) &&
	       pick_has_none(&x->pick);
}

/* Says for extract_explain what the page is. */
static void
say_whose(struct extract *x)
{
	buf_puts(&x->said, x->pick.whose == PICK_GONE
			       ? "  passed over: the page says that what was "
				 "asked for is not there\n"
			       : "  passed over: the page shows what its "
				 "visitor has, or what is said of goods\n");
}

const char *
extract_none_why(struct extract *x)
{
	if (!has_none(x)) {
		if (x->kept.whole && !extract_may_be_shops(x))
			return "not_offered";
		return x->passed.n ? "not_offered" : "no_site";
	}
	say_whose(x);
	return x->pick.whose == PICK_GONE ? "gone" : "not_offered";
}

/* How many addresses of adverts stand in a page, each as often as it does. */
static size_t
addresses(struct extract *x)
{
	struct str text = x->text.text, s;
	size_t n = 0, end;

	for (size_t at = str_find(text, STR("//"), 0); at < text.n;
	     at = str_find(text, STR("//"), at)) {
		at += 2;
		for (end = at; end < text.n && text.p[end] > ' ' &&
			       !ONE_OF(text.p[end], "\"'<>,;\\()[]{}");)
			end++;
		s = str_n(text.p + at, end - at);
		n += look_is_address(x->look, s);
		at = end;
	}
	return n;
}

/* Of a page that gives none, which addresses of adverts it has: of a list of
 * links, of a few on the page of somebody else. */
static void
say_addresses(struct extract *x)
{
	size_t n = x->opt.explains && !x->got.rows ? addresses(x) : 0;

	if (n)
		buf_printf(&x->said,
		    "  not taken: addresses of adverts, %zu: where they stand, "
		    "nothing says what is offered there; get these pages\n",
		    n);
}

void
extract_passed_say(struct extract *x)
{
	say_addresses(x);
	if (x->passed.n)
		buf_printf(&x->said,
		    "  passed over: %zu that may be goods, the first by %s: "
		    "what stands there is not offered\n",
		    x->passed.n, x->passed.where.msg);
	if (!x->got.rows && x->passed.kept)
		buf_printf(&x->said,
		    "  not taken: %zu with a title and a price in what the "
		    "page keeps for its programs: no address of theirs, and "
		    "little else, says that they are goods\n",
		    x->passed.kept);
	if (!x->got.rows && x->passed.tiles)
		buf_printf(&x->said,
		    "  not taken: %zu links with a price beside them, too few "
		    "to be a list\n",
		    x->passed.tiles);
}

bool
extract_is_element(struct str array)
{
	size_t n = 2;

	if (array.n < 3 || array.p[0] != '[' || array.p[1] != '"' ||
	    !ascii_upper(array.p[2]))
		return false;
	while (n < array.n && n < ELEMENT &&
	       (ascii_upper(array.p[n]) || ascii_digit(array.p[n])))
		n++;
	return n > 2 && str_starts(str_after(array, n), STR("\",{"));
}

/* True of the attributes of an element, without a price. */
static bool
is_attributes(struct extract *x, struct str array, struct str value)
{
	return extract_is_element(array) && json_type(value) == JSON_OBJECT &&
	       extract_usual(x, value) != DUMP_PRICED;
}

bool
extract_is_none(
    struct extract *x, struct str outer, struct str key, struct str value)
{
	return schema_what(x->pick.schema, value) == SCHEMA_OTHER ||
	       is_attributes(x, outer, value) ||
	       (key.n > 2 && extract_is_closed_by(x, json_inside(key), value));
}
