/* dump - adverts in exports and dumps of unknown make, by usual names */
#include "dump_priv.h"

#include <stdlib.h>

#include "forms.h"
#include "mem.h"
#include "repr.h"
#include "url.h"

/* Bytes of a reply, and of a page, that a site sends instead of goods. */
#define REFUSAL_MAX   8192
#define CHALLENGE_MAX 32768

#define NAME     60 /* bytes of a name in a further header, at most */
#define UNTITLED 16 /* bytes of words that may be a title */

void
dump_free(struct dump *d)
{
	if (!d)
		return;
	usual_free(&d->usual);
	free(d->challenge);
	free(d->value);
	free(d->rank);
	free(d->order);
	buf_free(&d->path);
	buf_free(&d->work);
	buf_free(&d->part);
	buf_free(&d->shown);
	buf_free(&d->kinds);
	buf_free(&d->said);
	free(d);
}

struct dump *
dump_new(struct rules *r, const char *path, struct redirects *redirects,
    struct markets *markets, struct err *e)
{
	static const char *const known[KNOWN_KEYS] = {
	    [KEY_TITLE] = "title",
	    [KEY_PRICE] = "price",
	    [KEY_URL] = "url",
	    [KEY_PAGE] = "page",
	    [KEY_SELLER] = "seller.name",
	    [KEY_LOCATION] = "location",
	    [KEY_ITEM] = "item",
	    [KEY_USER] = "user",
	    [KEY_IMAGES] = "images",
	    [KEY_SOLD] = "sold",
	    [KEY_DESCRIPTION] = "description",
	    [KEY_TMALL] = "tmall",
	    [KEY_REVIEWS] = "reviews",
	    [KEY_MAKER] = "maker",
	    [KEY_NONE] = "none",
	    [KEY_PLATFORM] = "platform",
	    [KEY_CAPTURED] = "captured",
	    [KEY_PRICE_MAX] = "price_max",
	    [KEY_SELLER_ID] = "seller.id",
	    [KEY_CURRENCY] = "currency",
	    [KEY_DAY] = "day",
	    [KEY_DIVISOR] = "divisor",
	    [KEY_POWER] = "power",
	    [KEY_CLOSED] = "closed",
	    [KEY_PERSON] = "person",
	    [KEY_TALK] = "talk",
	};
	struct dump *d = mem_new(1, sizeof(*d));
	struct usual *u = &d->usual;

	d->redirects = redirects, d->markets = markets;
	for (size_t i = 0; i < KNOWN_KEYS; i++)
		names_add(&u->keys, str_from(known[i]));
	if (!usual_read(u, r, path, e)) {
		dump_free(d);
		return NULL;
	}
	d->value = mem_new(u->keys.n + 1, sizeof(*d->value));
	d->rank = mem_new(u->keys.n + 1, sizeof(*d->rank));
	d->order = mem_new(u->keys.n + 1, sizeof(*d->order));
	return d;
}

size_t
dump_has(const struct dump *d, const char *const *keys, size_t n)
{
	size_t has = 0;

	for (size_t i = 0; i < n; i++)
		has += dump_found(d, str_from(keys[i])).p != NULL;
	return has;
}

bool
dump_untitled(const struct dump *d)
{
	const struct seen *seen = &d->seen;

	return d->value[KEY_URL].p && !d->value[KEY_TITLE].p &&
	       !d->value[KEY_DESCRIPTION].p && d->value[KEY_PRICE].p &&
	       seen->headed && !seen->remark && seen->length >= UNTITLED;
}

const struct look *
dump_words(const struct dump *d)
{
	return &d->usual.look;
}

const struct names *
dump_names(const struct dump *d, enum usual_exact which)
{
	return &d->usual.exact[which];
}

void
dump_mark(struct dump *d, struct marks *m)
{
	const struct names *t = dump_names(d, USUAL_CHALLENGE);

	d->challenge = mem_new(t->n + 1, sizeof(*d->challenge));
	for (uint32_t i = 0; i < t->n; i++)
		d->challenge[i] = marks_add(m, t->name[i]);
}

struct str
dump_refusal(const struct dump *d, struct str text, struct marks *m)
{
	bool page = str_starts(text, STR("<"));
	const struct names *t =
	    dump_names(d, page ? USUAL_CHALLENGE : USUAL_REFUSAL);

	if (text.n > (page ? CHALLENGE_MAX : REFUSAL_MAX))
		return STR_NONE;
	if (page) /* of many texts: in one pass */
		marks_look(m, text);
	for (uint32_t i = 0; i < t->n; i++)
		if (page ? marks_has(m, d->challenge[i])
			 : str_find(text, t->name[i], 0) < text.n)
			return t->name[i];
	return STR_NONE;
}

bool
dump_is_menu(struct dump *d, struct str host, struct str path, bool known)
{
	for (uint32_t i = 0; i < d->usual.keys.n; i++)
		if (d->value[i].p && i != KEY_TITLE && i != KEY_ITEM &&
		    i != KEY_URL && i != KEY_PAGE && i != KEY_IMAGES &&
		    i != KEY_DESCRIPTION && i != KEY_PLATFORM &&
		    i != KEY_CAPTURED && i != KEY_DAY)
			return false;
	if (d->linked || !d->value[KEY_URL].p)
		return false;
	buf_clear(&d->work);
	usual_plain(host, &d->work);
	return path.n < 2 || look_is_private(&d->usual.look, path) ||
	       ((known || look_knows(&d->usual.look, host)) &&
		   !usual_in(&d->usual, USUAL_REDIRECT, buf_str(&d->work)));
}

void
dump_trust(struct dump *d, bool trust)
{
	d->trust = trust;
}

/* The first member of outer of that type whose key is in the list. */
static struct str
member_in(
    struct dump *d, struct str outer, enum json_type type, enum usual_list list)
{
	struct json_each it = json_each(outer);

	while (json_next(&it)) {
		if (json_type(it.value) != type)
			continue;
		buf_clear(&d->work);
		json_decode(it.key, &d->work);
		buf_clear(&d->path);
		usual_plain(buf_str(&d->work), &d->path);
		if (usual_in(&d->usual, list, buf_str(&d->path)))
			return it.value;
	}
	return STR_NONE;
}

struct str
dump_around(struct dump *d, struct str outer)
{
	return member_in(d, outer, JSON_OBJECT, USUAL_AROUND);
}

struct str
dump_shop_name(struct dump *d, struct str outer)
{
	if (!outer.p || json_type(outer) != JSON_OBJECT)
		return STR_NONE;
	return member_in(d, outer, JSON_STRING, USUAL_SHOP_NAME);
}

bool
dump_linked(const struct dump *d)
{
	return d->linked;
}

static bool
has(const struct dump *d, uint32_t key)
{
	return d->value[key].p != NULL;
}

bool
dump_in_shop(const struct dump *d)
{
	const struct usual *u = &d->usual;

	if (!d->value[KEY_TITLE].p || !d->value[KEY_ITEM].p ||
	    usual_is(u, USUAL_VAGUE, d->rank[KEY_ITEM]) ||
	    (usual_is(u, USUAL_VAGUE, d->rank[KEY_TITLE]) &&
		str_eq(u->name.name[d->rank[KEY_ITEM]], STR("id"))))
		return false;
	return has(d, KEY_SOLD) ||
	       (d->value[KEY_SELLER].p &&
		   usual_is(u, USUAL_SELLS, d->rank[KEY_SELLER]));
}

bool
dump_is_sold(const struct dump *d)
{
	return has(d, KEY_TITLE) && has(d, KEY_SOLD) &&
	       !usual_is(&d->usual, USUAL_VAGUE, d->rank[KEY_TITLE]);
}

bool
dump_is_slight(const struct dump *d)
{
	for (uint32_t i = 0; i < d->usual.keys.n; i++)
		if (d->value[i].p && i != KEY_TITLE && i != KEY_ITEM &&
		    i != KEY_USER && i != KEY_PLATFORM && i != KEY_CAPTURED &&
		    i != KEY_DAY && i != KEY_CLOSED)
			return false;
	return true;
}

/* True of such if title or number is by a name that much else has: categories,
 * people, cookies; posts.  Their order is no order. */
static bool
is_vague(const struct dump *d)
{
	if (!dump_is_slight(d))
		return false;
	return usual_is(&d->usual, USUAL_VAGUE, d->rank[KEY_TITLE]) ||
	       usual_is(&d->usual, USUAL_VAGUE, d->rank[KEY_ITEM]);
}

/* True if the row is called as its seller is: a shop, as carts have one around
 * what is bought there. */
static bool
is_shop(const struct dump *d)
{
	return d->value[KEY_TITLE].p &&
	       str_eq(d->value[KEY_TITLE], d->value[KEY_SELLER]);
}

/* True if the row says that it is of a market, eBay, and of what kind beside
 * its title: who studies what is offered there keeps no more of it.  A page
 * that is no advert's is one of something else there. */
static bool
is_of_market(struct dump *d)
{
	struct str kind = dump_found(d, STR("kind"));

	if (!has(d, KEY_PLATFORM) || !kind.p ||
	    kind.p == d->value[KEY_TITLE].p || has(d, KEY_URL) ||
	    has(d, KEY_PAGE))
		return false;
	return markets_has(d->markets, json_inside(d->value[KEY_PLATFORM]));
}

/* True if the row's value of a key is that text, in either case. */
static bool
is_said(struct dump *d, uint32_t key, struct str text)
{
	struct str value = d->value[key];

	if (!value.p)
		return false;
	if (json_type(value) == JSON_STRING)
		value = dump_text(d, value);
	return str_eq_nocase(value, text);
}

/* True if the row's address is not that of goods, but of its seller, who is its
 * last part, /shop/North; or of a site, a host alone in a row without title. */
static bool
is_of_place(struct dump *d)
{
	struct str url = d->value[KEY_URL], path, last;
	size_t from;

	if (d->linked || json_type(url) != JSON_STRING)
		return false;
	url = dump_text(d, url);
	if (!has(d, KEY_TITLE) && str_eq(url_local(url), STR("/")))
		return true;
	for (path = url_path(url); str_ends(path, STR("/"));)
		path.n--;
	for (from = path.n; from && path.p[from - 1] != '/';)
		from--;
	buf_clear(&d->work);
	buf_addstr(&d->work, str_after(path, from));
	last = buf_str(&d->work);
	return last.n && (is_said(d, KEY_SELLER, last) ||
			     is_said(d, KEY_SELLER_ID, last));
}

/* True if it names its seller; a list of objects is one of shops. */
static bool
has_seller(const struct dump *d)
{
	struct str name = d->value[KEY_SELLER];

	return has(d, KEY_SELLER_ID) ||
	       (name.p && !(json_type(name) == JSON_ARRAY &&
			      memchr(name.p, '{', name.n)));
}

static enum dump_like
like(struct dump *d, bool linked)
{
	bool priced = has(d, KEY_PRICE) || d->doubt, sold = has(d, KEY_SOLD);
	bool title = has(d, KEY_TITLE), url = d->value[KEY_URL].p != NULL;
	bool seller = has_seller(d);
	bool made = has(d, KEY_MAKER) && dump_has_goods(d);

	if (!title && usual_is(&d->usual, USUAL_VAGUE, d->rank[KEY_PRICE]))
		priced = false; /* what a fetch cost */
	if (d->value[KEY_NONE].p || (!title && !url) ||
	    (!priced && !linked && is_shop(d)) ||
	    (has(d, KEY_PERSON) && !priced) ||
	    (has(d, KEY_TALK) && !(priced && linked)))
		return DUMP_NONE;
	if (priced)
		return DUMP_PRICED;
	if (seller && url && is_of_place(d))
		return DUMP_NONE;
	if ((seller && sold) || (url && (seller || sold || made)))
		return DUMP_SOLD;
	if (!title || is_vague(d))
		return DUMP_NONE; /* a link, or a name */
	return linked || is_of_market(d) ? DUMP_LINKED : DUMP_NAMED;
}

static void
forget(struct dump *d, bool bare)
{
	for (uint32_t i = 0; i < d->usual.keys.n; i++) {
		d->value[i] = STR_NONE;
		d->rank[i] = NAMES_NONE; /* of what is guessed there is none */
	}
	d->seen = (struct seen){0};
	d->mark = d->sign = d->plain = d->town = STR_NONE;
	d->yuan.price = STR_NONE;
	d->province = STR_NONE;
	d->unit = d->half = d->variants = d->mark;
	d->bare = bare;
	d->refused = d->sum = d->halves = d->doubt = false;
}

enum dump_like
dump_read(struct dump *d, struct str object, bool bare, struct buf *out)
{
	forget(d, bare);
	dump_members(d, object);
	if (!d->dated)
		d->value[KEY_DAY] = STR_NONE;
	dump_write(d, out);
	return like(d, d->linked);
}

struct str
dump_key(struct dump *d, struct str name)
{
	struct usual_name n = usual_find(&d->usual, name);

	return n.rank != NAMES_NONE &&
	               !usual_is(&d->usual, USUAL_COUNTED, n.rank)
	           ? d->usual.keys.name[n.key]
	           : STR_NONE;
}

/* A name, or a text, as names are compared (usual.h); lent until d->path is
 * used again. */
static struct str
plain(struct dump *d, struct str name)
{
	buf_clear(&d->path);
	usual_plain(name, &d->path);
	return buf_str(&d->path);
}

bool
dump_is_tail(struct dump *d, struct str name)
{
	return usual_tail(&d->usual, KEY_TITLE, plain(d, name));
}

bool
dump_is_unnamed(struct dump *d, struct str name)
{
	return usual_piece(&d->usual, plain(d, name));
}

bool
dump_is_remark(struct dump *d, struct str name)
{
	return usual_in(&d->usual, USUAL_REMARK, plain(d, name));
}

bool
dump_is_advertised(struct dump *d, struct str name)
{
	return usual_in(&d->usual, USUAL_ADVERTISED, plain(d, name));
}

bool
dump_is_state(struct dump *d, struct str text)
{
	return usual_in(&d->usual, USUAL_STATE, plain(d, text));
}

bool
dump_is_sum(const struct dump *d)
{
	return d->sum;
}

bool
dump_is_lot(const struct dump *d)
{
	return d->halves;
}

enum dump_like
dump_columns(struct dump *d, const struct str *name, size_t n)
{
	struct usual_name found;
	bool over = false;

	forget(d, false);
	for (size_t i = 0; i < n; i++) {
		found = usual_find(&d->usual, name[i]);
		buf_clear(&d->work);
		usual_plain(name[i], &d->work);
		over |= usual_in(&d->usual, USUAL_OVER, buf_str(&d->work));
		if (found.rank != NAMES_NONE &&
		    !usual_is(&d->usual, USUAL_COUNTED, found.rank))
			dump_take(d, found, name[i]);
	}
	for (size_t i = 0; i < KEY_LOOKED; i++)
		d->column[i] = d->value[i].p != NULL;
	d->dated = d->value[KEY_DAY].p && !over;
	if (usual_is(&d->usual, USUAL_WEAK, d->rank[KEY_PRICE]))
		d->value[KEY_PRICE] = STR_NONE; /* rows have to tell */
	return like(d, false);
}

enum dump_look
dump_look(struct dump *d, struct str cell)
{
	const struct look *look = &d->usual.look;

	if (!cell.n || usual_says(&d->usual, cell) != USUAL_VALUE)
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
	if (look_is_mark(look, cell))
		return DUMP_MARK;
	if (look_is_shop(look, cell))
		return DUMP_SHOP;
	if (look_is_place(look, cell))
		return DUMP_PLACE;
	if (look_is_sales(look, cell) || look_is_opinions(look, cell))
		return DUMP_TEXT;
	return look_is_words(cell) && !look_is_beside(look, cell) ? DUMP_WORDS
	                                                          : DUMP_TEXT;
}

bool
dump_is_head(struct dump *d, const struct str *cell, size_t n, bool apart)
{
	size_t full = 0, named = 0;
	struct str key, first = STR_NONE;
	bool differ = false;

	for (size_t i = 0; i < n; i++) {
		struct str s = str_trim(cell[i]);

		if (s.n > NAME || str_any(s, ascii_digit) || look_is_web(s))
			return false;
		full += s.n > 0;
		key = s.n ? dump_key(d, s) : s;
		if (!key.n)
			continue;
		named++;
		differ |= first.n && !str_eq(first, key);
		first = key;
	}
	return (differ && named * 2 > full) ||
	       (apart && full > 1 && named * 4 >= full);
}

bool
dump_is_row(const struct dump *d, const struct str *cell, size_t n)
{
	const struct look *look = &d->usual.look;
	bool number = false, decimal = false;

	for (size_t i = 0; i < n; i++) {
		if (look_is_web(cell[i]) || look_is_money(look, cell[i]) ||
		    look_is_amount(cell[i]))
			return true;
		number |= look_is_number(cell[i]);
		decimal |= look_is_decimal(cell[i]);
	}
	return number && decimal;
}
