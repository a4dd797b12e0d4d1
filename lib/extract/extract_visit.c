/* extract_visit - which objects and lists in unknown data are adverts */
#include "extract_kept.h"
#include "jsobj.h"
#include "mem.h"
#include "payload.h"
#include "refs.h"

#define MANY 8 /* objects: more than plans, and kinds of tickets */

static void visit_within(struct extract *x, struct str value);

/* True of an element of XML without an end, which is no whole advert. */
static bool
is_open(struct str object)
{
	return str_starts(object, STR(XMLJSON_OPEN));
}

/* Takes the goods in a row that is a shop, or a shelf. */
static void
take_goods(struct extract *x, struct str row)
{
	struct str name = x->around.name, money = x->around.money;
	struct str place = x->around.place;

	visit_within(x, row);
	x->around.name = name;
	x->around.money = money;
	x->around.place = place;
}

/* True of what stands among the goods that a page keeps for its programs, and
 * is none: what kind of a list they are ({"s":"arr"}). */
static bool
is_beside(struct extract *x)
{
	return x->kept.here && !dump_found(x->dump, STR("title")).p &&
	       !dump_found(x->dump, STR("item")).p &&
	       !dump_found(x->dump, STR("url")).p;
}

void
extract_take(struct extract *x, struct str object)
{
	if (is_open(object))
		return;
	if (schema_what(x->pick.schema, object) != SCHEMA_UNTYPED)
		return;
	if (extract_untyped(x, object) == DUMP_NAMED &&
	    extract_has_goods(x, object)) {
		take_goods(x, object);
		return;
	}
	if (extract_is_menu(x)) {
		x->got.skipped++;
		return;
	}
	if (is_beside(x))
		return;
	if (!extract_lists(x, object)) {
		extract_shop_name(x);
		extract_take_usual(x);
	}
}

/* True of a list of MANY objects. */
static bool
is_many(struct str array)
{
	struct json_each it = json_each(array);
	size_t n = 0;

	while (n < MANY && json_next(&it))
		n += json_type(it.value) == JSON_OBJECT;
	return n == MANY;
}

/* True if half of the first objects of an array are adverts; x->around.slight:
 * all of these are so by a title alone. */
static bool
is_list(struct extract *x, struct str array)
{
	struct json_each it = json_each(array);
	size_t n = 0, like = 0, slight = 0;

	if (x->kept.here && x->as.own && x->kept.self)
		return false; /* one of them is looked for */
	x->kept.many = is_many(array);
	while (n < LIKE_ENOUGH && json_next(&it))
		if (json_type(it.value) == JSON_OBJECT) {
			n++;
			if (!extract_like(x, it.value))
				continue;
			like++;
			slight += dump_is_slight(x->dump);
		}
	x->kept.many = false;
	x->around.slight = like == slight;
	return like && like * 2 >= n;
}

/* Takes the adverts of a list. */
static void
take_list(struct extract *x, struct str list, struct str outer, struct str key)
{
	struct json_each it = json_each(list);

	x->around.name = dump_shop_name(x->dump, outer);
	x->around.money = extract_money_of(x, outer);
	extract_set_place(x, outer, key);
	while (json_next(&it))
		if (json_type(it.value) == JSON_OBJECT)
			extract_take(x, it.value);
	x->around.name = STR_NONE;
	x->around.money = STR_NONE;
	x->around.place = STR_NONE;
}

static void
hold(struct extract *x, struct slight s)
{
	struct around *a = &x->around;

	mem_grow(&a->held, &a->cap, a->nheld + 1, sizeof(*a->held));
	a->held[a->nheld++] = s;
}

/* Lists of nothing but titles are adverts where nothing else is, and beside
 * goods tabs, or what they are sorted by: those are counted. */
static void
take_held(struct extract *x, bool beside_goods)
{
	struct around *a = &x->around;
	struct json_each it;
	struct str key;

	for (size_t i = 0; i < a->nheld; i++) {
		if (!beside_goods) {
			take_list(x, a->held[i].list, a->held[i].outer,
			    a->held[i].key);
			continue;
		}
		key = a->held[i].key;
		key = key.n > 2 ? json_inside(key) : STR("a list of titles");
		it = json_each(a->held[i].list);
		while (json_next(&it))
			extract_pass(x, 1, key);
	}
	a->nheld = 0;
}

/* Takes the adverts of a list, or an object as one advert; false if it is
 * neither.  outer: what the object is in, under key.  alone: it is all that
 * there is, so that less is asked of it. */
static bool
take_here(struct extract *x, struct str value, struct str outer, struct str key,
    bool alone)
{
	enum dump_like like;

	if (extract_pair(x, value))
		return true;
	if (json_type(value) == JSON_OBJECT) {
		like = extract_usual(x, value);
		extract_pass_row(x);
		extract_pass_kept(x, like);
		if (is_open(value) || !extract_is_like(x, value, like) ||
		    (like != DUMP_PRICED && !alone) ||
		    (like == DUMP_NAMED && !dump_found(x->dump, STR("url")).p &&
			!dump_found(x->dump, STR("item")).p))
			return false; /* a title alone is much else's */
		x->advert.among = false;
		extract_usual(x, value);
		if (!extract_lists(x, value)) {
			extract_seller(x, outer, value);
			extract_add_item(x, key);
			extract_set_place(x, outer, key);
			extract_take_usual(x);
			x->around.place = STR_NONE;
		}
		x->advert.among = true;
		return true;
	}
	if (!is_list(x, value))
		return false;
	if (x->around.slight)
		hold(x, (struct slight){value, outer, key});
	else
		take_list(x, value, outer, key);
	return true;
}

/* Looks for lists in a value from the outside in; nothing within a list that is
 * found is looked at again. */
static void
visit_within(struct extract *x, struct str value)
{
	struct json_within w;
	struct json_each *it;
	struct str outer;

	x->around.n = 0;
	json_within(&w, value);
	x->kept.at = &w;
	while ((it = json_within_next(&w))) {
		extract_kept_hold(x, it->value);
		if (json_type(it->value) < JSON_ARRAY)
			continue;
		if (w.level + 1 == JSON_WITHIN)
			x->flaw.deep = JSON_WITHIN;
		outer = w.level ? w.at[w.level - 1].value : value;
		if (!extract_is_element(it->value)) {
			if (extract_is_none(x, outer, it->key, it->value) ||
			    take_here(x, it->value, outer, it->key, false) ||
			    extract_is_order(x, it->value))
				continue;
			extract_kept_table(x, it->key, it->value);
		}
		json_enter(&w, it->value);
	}
	x->kept.at = NULL;
}

void
extract_visit_scanned(struct extract *x, struct str value)
{
	size_t had = x->got.rows;

	x->kept.at = NULL;
	x->around.n = 0;
	x->around.nheld = 0;
	x->around.top = dump_place(x->dump, value);
	if (!x->around.top.p && x->around.outer.n)
		x->around.top = buf_str(&x->around.outer);
	if (extract_kept_closed(x, value))
		return;
	if (take_here(x, value, STR_NONE, STR_NONE, false)) {
		take_held(x, x->got.rows > had);
	} else if (!extract_is_order(x, value)) {
		extract_kept_table(x, STR_NONE, value);
		visit_within(x, value);
		take_held(x, x->got.rows > had);
		if (!x->got.rows)
			take_here(x, value, STR_NONE, STR_NONE, true);
	}
}

/* Puts what references stand for in their place in what was scanned (refs.h);
 * as it is, if that is too much. */
static bool
unfold_refs(struct extract *x)
{
	struct str value = x->scan.value;
	struct err e;

	if (!x->kept.here || str_find(value, STR(REFS_MARK), 0) == value.n)
		return true;
	buf_clear(&x->unfolded);
	if (!refs_plain(value, &x->unfolded)) {
		x->flaw.swollen = "what Apollo keeps in it gives more than is "
				  "read";
		return true;
	}
	return json_scan(&x->scan, NULL, buf_str(&x->unfolded), &e);
}

bool
extract_unfold(struct extract *x)
{
	enum payload_what what;
	struct err e;

	if (!payload_is(x->scan.value))
		return unfold_refs(x);
	buf_clear(&x->unfolded);
	what = payload_plain(x->scan.value, &x->unfolded);
	if (what == PAYLOAD_LONG)
		x->flaw.swollen =
		    "what Nuxt keeps in it gives more than is read";
	return what == PAYLOAD_DONE &&
	       json_scan(&x->scan, NULL, buf_str(&x->unfolded), &e);
}

bool
extract_visit(struct extract *x, struct str value)
{
	struct err e = {""};

	buf_clear(&x->mended);
	if (!extract_is_data(x, value) &&
	    (!jsobj_json(value, &x->mended, &e) ||
		!json_scan(&x->scan, NULL, buf_str(&x->mended), &e))) {
		if (str_ends(str_from(e.msg), STR(JSOBJ_TOO_DEEP)))
			x->flaw.deep = JSOBJ_DEPTH;
		return false;
	}
	if (!extract_unfold(x))
		return false;
	extract_visit_scanned(x, x->scan.value);
	return true;
}
