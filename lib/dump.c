/* dump - adverts in exports and dumps of unknown make, by usual names */
#include "dump.h"

#include <stdlib.h>

#include "mem.h"
#include "repr.h"
#include "usual.h"

#define DEPTH 3 /* of objects within an advert */

/* Keys whose values are looked at, by their numbers in keys. */
enum {
	TITLE,
	PRICE,
	URL,
	PAGE,
	SELLER,
	LOCATION,
	ITEM,
	USER,
	IMAGES,
	SOLD,
	DESCRIPTION,
	LOOKED
};

/* What a value without a name that is known looks like. */
struct seen {
	struct str address, image, money, title, shop, item, sold;
	size_t length; /* of the title */
};

struct dump {
	struct usual usual;
	struct str *value; /* by key: what the object has for it */
	uint32_t *rank;    /* by key: by which name */
	struct str mark;   /* of money, in the name of the price */
	struct seen seen;
	bool bare;           /* nothing has a name */
	bool column[LOOKED]; /* the table has one for that */
	bool refused;        /* and the row a title in it that is none */
	bool trust;          /* whatever is called one is */
	bool linked;         /* the address is that of an advert, by its form */
	struct buf path, work, part, shown;
};

void
dump_free(struct dump *d)
{
	if (!d)
		return;
	usual_free(&d->usual);
	free(d->value);
	free(d->rank);
	buf_free(&d->path);
	buf_free(&d->work);
	buf_free(&d->part);
	buf_free(&d->shown);
	free(d);
}

struct dump *
dump_new(struct rules *r, const char *path, struct err *e)
{
	static const char *const looked[] = {"title", "price", "url", "page",
	    "seller.name", "location", "item", "user", "images", "sold",
	    "description"};
	struct dump *d = mem_new(1, sizeof(*d));
	struct usual *u = &d->usual;

	for (size_t i = 0; i < LOOKED; i++)
		names_add(&u->keys, str_from(looked[i]));
	if (!usual_read(u, r, path, e)) {
		dump_free(d);
		return NULL;
	}
	d->value = mem_new(u->keys.n + 1, sizeof(*d->value));
	d->rank = mem_new(u->keys.n + 1, sizeof(*d->rank));
	return d;
}

/* The text of a string, in d->part or d->shown if it had to be decoded. */
static struct str
text_of(struct dump *d, struct str span)
{
	struct str s = str_n(span.p + 1, span.n - 2);

	if (memchr(s.p, '\\', s.n)) {
		buf_clear(&d->part);
		json_decode(span, &d->part);
		s = buf_str(&d->part);
	}
	s = str_trim(s);
	buf_clear(&d->shown);
	return repr_text(s, &d->shown) ? str_trim(buf_str(&d->shown)) : s;
}

/* A value that says something. */
static bool
says(struct dump *d, struct str span)
{
	switch (json_type(span)) {
	case JSON_STRING: return !usual_void(&d->usual, text_of(d, span));
	case JSON_NUMBER:
	case JSON_ARRAY: return true;
	default: return false;
	}
}

/* A value whose name says nothing. */
static void
guess(struct dump *d, struct str span)
{
	const struct look *look = &d->usual.look;
	struct seen *l = &d->seen;
	struct str s;

	if (json_type(span) != JSON_STRING)
		return;
	s = text_of(d, span);
	if (!l->address.p && look_is_address(look, s)) {
		l->address = span;
	} else if (!l->image.p && look_is_image(s)) {
		l->image = span;
	} else if (!l->money.p &&
		   (look_is_money(look, s) || (d->bare && look_is_amount(s)))) {
		l->money = span;
	} else if (!l->sold.p && look_is_sales(look, s)) {
		l->sold = span;
	} else if (d->bare && !l->shop.p && look_is_shop(look, s)) {
		l->shop = span;
	} else if (d->bare && str_eq(buf_str(&d->work), STR("1")) &&
		   look_is_number(s)) {
		l->item = span; /* the first column's */
	} else if (s.n > l->length && look_is_words(s)) {
		l->title = span;
		l->length = s.n;
	}
}

/* False if the value cannot be what its name says. */
static bool
may_be(struct dump *d, uint32_t key, struct str span)
{
	if (key == ITEM && json_type(span) == JSON_NUMBER)
		return !look_is_rounded(span);
	if (json_type(span) != JSON_STRING || key >= LOOKED)
		return true;
	switch (key) {
	case URL:
	case PAGE: return look_is_link(text_of(d, span));
	case PRICE: return !look_is_selector(text_of(d, span));
	case USER:
	case SOLD:
	case IMAGES: return true;
	case ITEM:
		return !look_is_own(text_of(d, span)) &&
		       !look_is_rounded(text_of(d, span));
	case TITLE:
		if (look_is_money(&d->usual.look, text_of(d, span)) ||
		    look_is_number(text_of(d, span)))
			return false;
		/* fall through */
	default:
		return !look_is_web(text_of(d, span)) &&
		       !look_is_selector(text_of(d, span));
	}
}

/* Takes a value for the key of that name, unless a better name had one. */
static void
take(struct dump *d, struct usual_name name, struct str span)
{
	if (d->value[name.key].p && d->rank[name.key] <= name.rank)
		return;
	d->value[name.key] = span;
	d->rank[name.key] = name.rank;
	if (name.key == PRICE)
		d->mark = name.mark;
}

/* The address of an advert is that, whatever it is called. */
static bool
note_address(struct dump *d, struct str span)
{
	if (json_type(span) != JSON_STRING ||
	    !look_is_address(&d->usual.look, text_of(d, span)))
		return false;
	if (!d->seen.address.p)
		d->seen.address = span;
	return true;
}

/* Takes a member; outer: it is none of a nested object with a name. */
static void
take_value(struct dump *d, bool outer, struct str span)
{
	struct usual_name n = outer ? usual_find(&d->usual, buf_str(&d->work))
	                            : usual_exact(&d->usual, buf_str(&d->path));

	if (n.rank != NAMES_NONE && n.key != URL && n.key != PAGE &&
	    note_address(d, span))
		return;
	if (n.rank != NAMES_NONE && may_be(d, n.key, span)) {
		take(d, n, span);
		return;
	}
	d->refused |= n.rank != NAMES_NONE && n.key == TITLE;
	if (outer)
		guess(d, span);
}

/* True if what the row has for the key is the address of an advert, by its
 * form. */
static bool
is_linked(struct dump *d, int key)
{
	struct str url = d->value[key];

	return json_type(url) == JSON_STRING &&
	       look_is_address(&d->usual.look, text_of(d, url));
}

/*
 * Of a row with the address of an advert, or with no names at all: what has no
 * name, by its look.  An address that is only called one may be that of a
 * list; so may that of the page, if it is not an advert's by its form.
 */
static void
fill(struct dump *d)
{
	struct str *v = d->value;
	bool linked = is_linked(d, URL) || (d->trust && v[URL].p);

	if (d->seen.address.p && !linked)
		v[URL] = d->seen.address;
	else if (!linked && v[PAGE].p && (!v[URL].p || is_linked(d, PAGE)))
		v[URL] = v[PAGE];
	d->linked = linked || is_linked(d, URL);
	if (!d->seen.address.p && !d->trust && !d->bare)
		return;
	if (!v[TITLE].p && (!d->column[TITLE] || d->refused))
		v[TITLE] = d->seen.title;
	if (!v[PRICE].p && !d->column[PRICE])
		v[PRICE] = d->seen.money;
	if (!v[IMAGES].p)
		v[IMAGES] = d->seen.image;
	if (!v[SELLER].p)
		v[SELLER] = d->seen.shop;
	if (!v[ITEM].p)
		v[ITEM] = d->seen.item;
	if (!v[SOLD].p)
		v[SOLD] = d->seen.sold;
}

/* ["a"]: as programs write what they looked for and found once; or an address
 * more than once. */
static struct str
alone(struct str span)
{
	struct json_each it;
	struct str one;

	if (json_type(span) != JSON_ARRAY)
		return span;
	it = json_each(span);
	if (!json_next(&it) || json_type(it.value) >= JSON_ARRAY)
		return span;
	one = it.value;
	while (json_next(&it))
		if (!str_eq(it.value, one) || !str_starts(one, STR("\"http")))
			return span;
	return one;
}

/* {"$numberDouble":"1.5"}, {"$date":{"$numberLong":"1"}}: as MongoDB writes
 * values that are no JSON.  Its own number of a row is nobody's: absent. */
static struct str
unwrapped(struct str span)
{
	struct json_each it;
	struct str value;

	while (json_type(span) == JSON_OBJECT) {
		it = json_each(span);
		if (!json_next(&it) || !str_starts(it.key, STR("\"$")))
			break;
		value = it.value;
		if (str_eq(it.key, STR("\"$oid\"")))
			value = (struct str){NULL, 0};
		if (json_next(&it))
			break;
		span = value;
	}
	return span;
}

static void
members(struct dump *d, struct str object)
{
	struct json_each it[DEPTH];
	size_t at[DEPTH] = {0}, level = 0;
	struct str value;

	buf_clear(&d->path);
	it[0] = json_each(object);
	for (;;) {
		d->path.n = at[level];
		if (!json_next(&it[level])) {
			if (!level--)
				return;
			continue;
		}
		buf_clear(&d->work);
		json_decode(it[level].key, &d->work);
		value = alone(unwrapped(it[level].value));
		if (at[level] || json_type(value) == JSON_OBJECT)
			usual_plain(buf_str(&d->work), &d->path);
		if (json_type(value) != JSON_OBJECT) {
			if (says(d, value))
				take_value(d, !at[level], value);
		} else if (level + 1 < DEPTH) {
			if (usual_within(&d->usual, str_n(d->path.p + at[level],
							d->path.n - at[level])))
				d->path.n = at[level];
			it[level + 1] = json_each(value);
			at[++level] = d->path.n;
		}
	}
}

struct str
dump_found(const struct dump *d, struct str key)
{
	uint32_t n = names_find(&d->usual.keys, key);

	return n != NAMES_NONE ? d->value[n] : (struct str){NULL, 0};
}

struct str
dump_item(const struct dump *d, struct str address)
{
	return look_item(&d->usual.look, address);
}

struct str
dump_own(const struct dump *d, struct str path, uint32_t *kind)
{
	return look_own(&d->usual.look, path, kind);
}

bool
dump_is_private(const struct dump *d, struct str path)
{
	return look_is_private(&d->usual.look, path);
}

void
dump_trust(struct dump *d, bool trust)
{
	d->trust = trust;
}

bool
dump_linked(const struct dump *d)
{
	return d->linked;
}

static bool
has(const struct dump *d, struct str key)
{
	return dump_found(d, key).p != NULL;
}

static enum dump_like
like(const struct dump *d, bool linked)
{
	bool priced = has(d, STR("price")), sold = has(d, STR("sold"));
	bool title = has(d, STR("title")), url = d->value[URL].p != NULL;
	bool seller = has(d, STR("seller.id")) || has(d, STR("seller.name"));

	if (has(d, STR("none")) || (!title && !url) ||
	    (has(d, STR("person")) && !priced) ||
	    (has(d, STR("talk")) && !(priced && linked)))
		return DUMP_NONE;
	if (priced)
		return DUMP_PRICED;
	if ((seller && sold) || (url && (seller || sold)))
		return DUMP_SOLD;
	if (!title)
		return DUMP_NONE; /* a link */
	return linked ? DUMP_LINKED : DUMP_NAMED;
}

static void
forget(struct dump *d, bool bare)
{
	for (uint32_t i = 0; i < d->usual.keys.n; i++)
		d->value[i] = (struct str){NULL, 0};
	d->seen = (struct seen){0};
	d->mark = (struct str){NULL, 0};
	d->bare = bare;
	d->refused = false;
}

static void
put(struct buf *out, struct str key, struct str value)
{
	json_sep(out);
	json_quote(out, key);
	buf_addc(out, ':');
	buf_addstr(out, value);
}

/* Appends a value: a text as it is shown, and an address with what stands
 * before a host. */
static void
put_value(struct dump *d, uint32_t key, struct buf *out)
{
	struct str span = d->value[key], text;

	if (json_type(span) == JSON_STRING) {
		buf_clear(&d->work);
		text = text_of(d, span);
		if (!look_is_web(text) &&
		    ((key == URL && d->linked) ||
			(key == IMAGES && look_is_image(text))))
			buf_puts(&d->work, "//");
		buf_addstr(&d->work, text_of(d, span));
		buf_clear(&d->part);
		json_quote(&d->part, buf_str(&d->work));
		span = buf_str(&d->part);
	}
	put(out, d->usual.keys.name[key], span);
}

/* A title in pieces, as programs take it from where a word of it is marked.
 * False if that is no array of texts. */
static bool
put_pieces(struct dump *d, struct buf *out)
{
	struct json_each it = json_each(d->value[TITLE]);

	buf_clear(&d->work);
	while (json_next(&it)) {
		if (json_type(it.value) != JSON_STRING)
			return false;
		if (d->work.n)
			buf_addc(&d->work, ' ');
		buf_addstr(&d->work, text_of(d, it.value));
	}
	buf_clear(&d->part);
	json_quote(&d->part, buf_str(&d->work));
	put(out, d->usual.keys.name[TITLE], buf_str(&d->part));
	return true;
}

/* Appends which advert the address is of, by its form. */
static void
put_linked(struct dump *d, struct buf *out)
{
	struct str item, url = d->value[URL];

	if (json_type(url) != JSON_STRING)
		return;
	item = look_item(&d->usual.look, text_of(d, url));
	if (!item.n)
		return;
	buf_clear(&d->work);
	json_quote(&d->work, item);
	put(out, STR("url.item"), buf_str(&d->work));
}

enum dump_like
dump_read(struct dump *d, struct str object, bool bare, struct buf *out)
{
	forget(d, bare);
	members(d, object);
	fill(d);
	buf_addc(out, '{');
	for (uint32_t i = 0; i < d->usual.keys.n; i++) {
		if (!d->value[i].p || (i == USER && has(d, STR("talk"))))
			continue;
		if (i == TITLE && json_type(d->value[i]) == JSON_ARRAY &&
		    put_pieces(d, out))
			continue;
		put_value(d, i, out);
	}
	put_linked(d, out);
	if (d->mark.p && !has(d, STR("currency")))
		put(out, STR("currency"), d->mark);
	buf_addc(out, '}');
	return like(d, d->linked);
}

struct str
dump_key(struct dump *d, struct str name)
{
	struct usual_name n = usual_find(&d->usual, name);

	return n.rank != NAMES_NONE ? d->usual.keys.name[n.key]
	                            : (struct str){NULL, 0};
}

enum dump_like
dump_columns(struct dump *d, const struct str *name, size_t n)
{
	struct usual_name found;

	forget(d, false);
	for (size_t i = 0; i < n; i++) {
		found = usual_find(&d->usual, name[i]);
		if (found.rank != NAMES_NONE)
			take(d, found, name[i]);
	}
	for (size_t i = 0; i < LOOKED; i++)
		d->column[i] = d->value[i].p != NULL;
	return like(d, false);
}

enum dump_look
dump_look(struct dump *d, struct str cell)
{
	const struct look *look = &d->usual.look;

	if (!cell.n || usual_void(&d->usual, cell))
		return DUMP_NOTHING;
	buf_clear(&d->shown);
	if (repr_text(cell, &d->shown))
		cell = str_trim(buf_str(&d->shown));
	if (look_is_address(look, cell))
		return DUMP_ADDRESS;
	if (look_is_image(cell))
		return DUMP_IMAGE;
	if (look_is_web(cell))
		return DUMP_WEB;
	if (look_is_money(look, cell) || look_is_amount(cell))
		return DUMP_MONEY;
	if (look_is_shop(look, cell))
		return DUMP_SHOP;
	return look_is_words(cell) ? DUMP_WORDS : DUMP_TEXT;
}

bool
dump_is_row(const struct dump *d, const struct str *cell, size_t n)
{
	const struct look *look = &d->usual.look;

	for (size_t i = 0; i < n; i++)
		if (look_is_web(cell[i]) || look_is_money(look, cell[i]) ||
		    look_is_amount(cell[i]))
			return true;
	return false;
}
