/* extract_around - what stands around an advert in an export: the shop, menus
 */
#include "extract_priv.h"
#include "look.h"
#include "url.h"

#define MONEY   8   /* bytes of a code of money, in quotes */
#define CAPTION 120 /* bytes of a line that names a market, at most */

bool
extract_is_menu(struct extract *x)
{
	const struct platform *known;
	struct str url, host, name;

	if (dump_linked(x->dump))
		return false;
	url = dump_found(x->dump, STR("url"));
	if (!url.p || json_type(url) != JSON_STRING)
		return false;
	buf_clear(&x->cells);
	json_decode(url, &x->cells);
	url = buf_str(&x->cells);
	host = url_host(url);
	name = sites_host(x->sites, host);
	if (look_is_quoted(x->look, host.p ? url_path(url) : url))
		return true;
	known = host.p ? sites_platform(x->sites, name) : NULL;
	if (dump_is_menu(x->dump, host.p ? host : STR(""), url_path(url),
		known && known->url))
		return true;
	return host.p && !str_eq(name, x->advert.platform) &&
	       sites_platform(x->sites, x->advert.platform) &&
	       dump_is_menu(x->dump, host, STR("/"), false);
}

/* True of an object with a title, a price, and what tells it from others. */
static bool
is_goods(struct extract *x, struct str object)
{
	return extract_usual(x, object) == DUMP_PRICED &&
	       dump_found(x->dump, STR("title")).p &&
	       (dump_found(x->dump, STR("item")).p ||
		   dump_found(x->dump, STR("url")).p);
}

/* True if half of the first objects of a list are goods; or of the one that an
 * object holds, as elements of XML do. */
static bool
are_goods(struct extract *x, struct str list)
{
	struct json_each it = json_each(list);
	size_t n = 0, goods = 0;

	if (json_type(list) == JSON_OBJECT) {
		if (!json_next(&it) || json_type(it.value) < JSON_ARRAY)
			return false;
		list = it.value;
		if (json_type(list) == JSON_OBJECT)
			return is_goods(x, list);
		it = json_each(list);
	}
	while (n < LIKE_ENOUGH && json_next(&it)) {
		if (json_type(it.value) != JSON_OBJECT)
			return false;
		n++;
		goods += is_goods(x, it.value);
	}
	return goods && goods * 2 >= n;
}

/* True if what was read last has anything of an advert, but its title. */
static bool
says_more(struct extract *x)
{
	static const char *const more[] = {
	    "item", "url", "images", "description", "posted", "sold"};

	return dump_has(x->dump, more, COUNT(more)) > 0;
}

bool
extract_has_goods(struct extract *x, struct str row)
{
	struct json_each it = json_each(row);
	bool more = says_more(x), has = false;
	enum dump_wares says;

	if (x->kept.here || x->table.bare || dump_linked(x->dump))
		return false;
	while (!has && json_next(&it)) {
		if (json_type(it.value) < JSON_ARRAY || it.key.n <= 2)
			continue;
		has = names_find(&x->around.goods, it.key) != NAMES_NONE;
		says = dump_wares(x->dump, json_inside(it.key));
		if (has || says >= DUMP_APART || (more && says == DUMP_OTHER) ||
		    dump_closes(x->dump, json_inside(it.key)) != DUMP_OPEN ||
		    !are_goods(x, it.value))
			continue;
		names_add(&x->around.goods, it.key);
		has = true;
	}
	extract_usual(x, row);
	return has;
}

/* The shop in an object, or in an object within it: {"data":{"seller":...}};
 * absent if there is none. */
static struct str
shop_of(struct extract *x, struct str outer)
{
	struct str shop = STR_NONE;
	struct json_each it;

	if (!outer.p || json_type(outer) != JSON_OBJECT)
		return shop;
	shop = dump_around(x->dump, outer);
	it = json_each(outer);
	while (!shop.p && json_next(&it))
		if (json_type(it.value) == JSON_OBJECT)
			shop = dump_around(x->dump, it.value);
	return shop;
}

/* True if a value stands in another, or is it. */
static bool
is_in(struct str inner, struct str outer)
{
	return inner.p >= outer.p && inner.p + inner.n <= outer.p + outer.n;
}

/* The money that an object tells: {"currency":"EUR","items":[...]}. */
static struct str
money_of(struct extract *x, struct str outer)
{
	struct json_each it = json_each(outer);

	while (json_next(&it))
		if (json_type(it.value) == JSON_STRING && it.value.n > 2 &&
		    it.value.n <= MONEY && it.key.n > 2 &&
		    str_eq(dump_key(x->dump, json_inside(it.key)),
			STR("currency")))
			return it.value;
	return STR_NONE;
}

/* What stands beside the lists and rows of outer, which all ask: each object
 * around the present one is looked through once. */
static const struct beside *
beside(struct extract *x, struct str outer)
{
	struct around *a = &x->around;

	while (a->n && !is_in(outer, a->at[a->n - 1].outer))
		a->n--;
	if (a->n < AROUND && !(a->n && is_in(a->at[a->n - 1].outer, outer))) {
		a->at[a->n].outer = outer;
		a->at[a->n].shop = dump_around(x->dump, outer);
		a->at[a->n].place = dump_place(x->dump, outer);
		if (!a->at[a->n].place.p)
			a->at[a->n].place =
			    dump_place(x->dump, a->at[a->n].shop);
		a->at[a->n++].money = money_of(x, outer);
	}
	return &a->at[a->n - 1];
}

/* Adds a key to the advert in x->usual; nothing if the value is absent, or is
 * no single one. */
static void
add_key(struct extract *x, const char *key, struct str value)
{
	if (!value.p || json_type(value) >= JSON_ARRAY)
		return;
	x->usual.n--; /* the brace */
	json_sep(&x->usual);
	json_quote(&x->usual, str_from(key));
	buf_addc(&x->usual, ':');
	buf_addstr(&x->usual, value);
	buf_addc(&x->usual, '}');
}

/* True if the advert that dump_read has just read has a value of that key. */
static bool
has(const struct extract *x, struct str key)
{
	return dump_found(x->dump, key).p;
}

void
extract_seller(struct extract *x, struct str outer, struct str object)
{
	struct str name, id, shop;

	if (has(x, STR("seller.name")) || has(x, STR("seller.id")))
		return;
	shop = shop_of(x, object);
	if (!shop.p && outer.p && json_type(outer) == JSON_OBJECT)
		shop = beside(x, outer)->shop;
	if (!shop.p)
		return;
	buf_clear(&x->cells);
	dump_read(x->dump, shop, false, &x->cells);
	name = dump_found(x->dump, STR("seller.name"));
	id = dump_found(x->dump, STR("seller.id"));
	add_key(x, "seller.name",
	    name.p ? name : dump_found(x->dump, STR("title")));
	add_key(x, "seller.id", id.p ? id : dump_found(x->dump, STR("item")));
}

void
extract_shop_name(struct extract *x)
{
	struct str name = x->around.name;

	if (name.n > STR("\"\"").n && !has(x, STR("seller.name")))
		add_key(x, "seller.name", name);
}

struct str
extract_money_of(struct extract *x, struct str outer)
{
	if (!outer.p || json_type(outer) != JSON_OBJECT)
		return STR_NONE;
	return beside(x, outer)->money;
}

void
extract_add_money(struct extract *x)
{
	if (x->around.money.p && !has(x, STR("currency")) &&
	    has(x, STR("price")))
		add_key(x, "currency", x->around.money);
}

/* The innermost name around what is looked at that is a market's; absent if
 * none is: {"taobao":{"count":1,"items":[...]}} */
static struct str
key_around(struct extract *x)
{
	const struct json_within *w = x->kept.at;

	struct str found = STR_NONE, key;

	for (size_t i = w ? w->level : 0; i--;) {
		key = w->at[i].key;
		if (key.n <= 2)
			continue;
		if (dump_wares(x->dump, json_inside(key)) >= DUMP_APART)
			return STR_NONE;
		if (!found.p && dump_is_market(x->dump, key))
			found = key;
	}
	return found;
}

void
extract_set_place(struct extract *x, struct str outer, struct str key)
{
	enum dump_wares says = DUMP_THROUGH;
	struct str place = STR_NONE;

	if (key.n > 2)
		says = dump_wares(x->dump, json_inside(key));
	if (key.n > 2 && dump_is_market(x->dump, key))
		place = key;
	if (!place.p && outer.p && json_type(outer) == JSON_OBJECT)
		place = beside(x, outer)->place;
	if (!place.p)
		place = key_around(x);
	if (!place.p)
		place = x->around.top;
	if (place.p == key.p)
		says = DUMP_THROUGH;
	x->around.place = says < DUMP_APART ? place : STR_NONE;
	x->around.goods_by_name = says != DUMP_OTHER;
}

/* True if the row that was read last is made as goods are: not each title with
 * a number and an amount is, as fees and who offers have them too. */
static bool
is_made_as_goods(struct extract *x)
{
	static const char *const more[] = {"images", "sold", "seller.name"};

	return has(x, STR("title")) && has(x, STR("price")) &&
	       (x->around.goods_by_name ||
		   dump_has(x->dump, more, COUNT(more)) > 0 ||
		   dump_in_shop(x->dump));
}

void
extract_add_place(struct extract *x)
{
	struct str place = x->around.place,
		   url = dump_found(x->dump, STR("url"));
	bool path;

	if (!place.p || has(x, STR("platform")) ||
	    (url.p && !str_starts(url, STR("\"/"))) ||
	    str_starts(url, STR("\"//")) || !is_made_as_goods(x))
		return;
	path = memchr(place.p, '/', place.n) != NULL;
	add_key(x, path ? "place" : "platform", place);
}

void
extract_set_sheet(struct extract *x)
{
	x->around.place = STR_NONE;
	x->around.goods_by_name = true;
	if (!x->doc->continued)
		buf_clear(&x->around.sheet);
	if (x->doc->sheet.n) {
		buf_clear(&x->around.sheet);
		json_quote(&x->around.sheet, x->doc->sheet);
	}
	if (x->around.sheet.n &&
	    dump_is_market(x->dump, buf_str(&x->around.sheet)))
		x->around.place = buf_str(&x->around.sheet);
}

/* s without quotes and blanks around it, and what empty cells leave. */
static struct str
bare_text(struct str s)
{
	while (s.n && ONE_OF(s.p[s.n - 1], ",;\" \t\r"))
		s.n--;
	while (s.n && ONE_OF(s.p[0], "#\" \t"))
		s = str_after(s, 1);
	return s;
}

/* The text of a line that is the name of a market, or behind one for that:
 * 平台：淘宝.  Empty if it is neither. */
static struct str
caption(struct extract *x, struct str line)
{
	static const struct str marks[] = {STR_INIT("\xef\xbc\x9a"),
	    STR_INIT(":"), STR_INIT(","), STR_INIT("\t")};
	struct str key;
	size_t at = line.n, i;

	for (i = 0; i < COUNT(marks); i++)
		if ((at = str_find(line, marks[i], 0)) < line.n)
			break;
	if (i == COUNT(marks))
		return line;
	key = bare_text(str_n(line.p, at));
	key = key.n ? dump_key(x->dump, key) : key;
	if (!str_eq(key, STR("platform")) && !str_eq(key, STR("page")))
		return STR("");
	return bare_text(str_after(line, at + marks[i].n));
}

/* Two lines that name a market each say nothing. */
void
extract_set_caption(struct extract *x, struct str above)
{
	struct str line;

	if (x->around.place.p)
		return;
	while (above.n) {
		line = bare_text(str_cut(&above, '\n'));
		if (!line.n || line.n > CAPTION || !(line = caption(x, line)).n)
			continue;
		buf_clear(&x->cells);
		json_quote(&x->cells, line);
		if (!dump_is_market(x->dump, buf_str(&x->cells)))
			continue;
		buf_clear(&x->around.sheet);
		if (x->around.place.p) {
			x->around.place = STR_NONE;
			return;
		}
		buf_addstr(&x->around.sheet, buf_str(&x->cells));
		x->around.place = buf_str(&x->around.sheet);
	}
}
