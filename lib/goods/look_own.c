/* look_own - addresses of adverts on a site whose forms are not known */
#include <string.h>

#include "look.h"
#include "mem.h"

#define SEGMENTS 16
#define NUMBER   5  /* digits of a number that an advert has */
#define WORD     40 /* bytes of a segment that is looked up */
#define SLUG     4  /* bytes of the name of goods in an address */
#define WORDS    12 /* of one of several words */
#define NAME     6  /* of one of two */
#define RATE     8  /* bytes of the name of a rate: usd-eur, bitcoin */

/* What a part of a path may say, without a number and what it ends in. */
enum {
	ELSEWHERE = 1, /* the page is no advert */
	PRIVATE = 2,   /* nor a list of them */
	GOODS = 4,     /* the name of goods stands behind it */
	SHELF = 8,     /* so may it here, behind a word for a shop */
	QUOTED = 16,   /* a rate of exchange, or of a share, stands behind it */
	RANGE = 32,    /* a path that begins so is a list of goods, */
	TEXT = 64,     /* or no list, whatever else is in it */
};

/* A path in its parts. */
struct path {
	struct part {
		struct str s;
		unsigned says;
	} part[SEGMENTS];
	size_t n;
	struct str query;
};

static unsigned
says(const struct look *l, struct str part)
{
	struct str s = str_n(part.p, str_find(part, STR("."), 0));
	char low[WORD];
	uint32_t n;

	/* list-3-1: of several numbers, as pages of lists have them, too */
	while (s.n && (ascii_digit(s.p[s.n - 1]) || s.p[s.n - 1] == '_' ||
			  s.p[s.n - 1] == '-'))
		s.n--;
	if (s.n > WORD)
		return 0;
	for (size_t i = 0; i < s.n; i++)
		low[i] = ascii_lower(s.p[i]);
	n = names_find(&l->part, str_n(low, s.n));
	return n == NAMES_NONE ? 0 : l->says[n];
}

/* Adds the parts of a path; false if they are too many.  Each is looked up
 * once: most paths are asked a dozen things. */
static bool
add_parts(const struct look *l, struct path *p, struct str path)
{
	struct str one;

	for (size_t i = 0, from = 0; i <= path.n; i++) {
		if (i < path.n && path.p[i] != '/')
			continue;
		if (i > from) {
			if (p->n == SEGMENTS)
				return false;
			one = str_n(path.p + from, i - from);
			p->part[p->n++] = (struct part){one, says(l, one)};
		}
		from = i + 1;
	}
	return true;
}

/* What a query begins with, if it is a path, as ThinkPHP, Yii and OpenCart have
 * it: index.php?s=goods/view/id/42. */
static struct str
asked_path(const struct look *l, struct str query)
{
	struct str first = str_after(query, 1), name = str_cut(&first, '=');

	if (!first.p || names_find(&l->list[LOOK_ROUTE], name) == NAMES_NONE)
		return STR_NONE;
	return str_n(first.p, str_find(first, STR("&"), 0));
}

static bool
split(const struct look *l, struct str address, struct path *p)
{
	struct str path;

	if (!address.p)
		address = STR("");
	address.n = str_find(address, STR("#"), 0);
	path = str_n(address.p, str_find(address, STR("?"), 0));
	p->query = str_after(address, path.n);
	p->n = 0;
	return add_parts(l, p, path) &&
	       (!p->query.n || add_parts(l, p, asked_path(l, p->query)));
}

static struct str
last_of(const struct path *p)
{
	return p->n ? p->part[p->n - 1].s : STR("");
}

static bool
has_word(const struct path *p, unsigned of)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->part[i].says & of)
			return true;
	return false;
}

/* True of digits with letters behind them and a digit behind those, as a model
 * is called by its maker: 10666cl9s. */
static bool
is_model(struct str s, size_t end)
{
	size_t at = end;

	while (at < s.n && ascii_letter(s.p[at]))
		at++;
	return at > end && at < s.n && ascii_digit(s.p[at]);
}

/* The longest number in a text, if it is so long and no day. */
static struct str
number_in(struct str s, size_t least)
{
	struct str best = STR_NONE;
	size_t from, i = 0;

	while (i < s.n) {
		for (from = i; i < s.n && ascii_digit(s.p[i]);)
			i++;
		if (i - from >= least && i - from > best.n && !is_model(s, i) &&
		    (i - from < 6 || i - from > 15 ||
			look_is_number(str_n(s.p + from, i - from))))
			best = str_n(s.p + from, i - from);
		if (i == from)
			i++;
	}
	return best;
}

/* SHM-1: what a shop calls one of its goods by, in capitals. */
static bool
is_sku(struct str s)
{
	bool any = false;

	for (size_t i = 0; i < s.n; i++) {
		any |= ascii_upper(s.p[i]);
		if (!ascii_letter(s.p[i]) && !ascii_digit(s.p[i]) &&
		    !ONE_OF(s.p[i], "-_"))
			return false;
	}
	return any && s.n > 1 && s.n <= WORD;
}

/* The number behind id=, goods_id= and the like; of a page that is called goods
 * what else they are told by: productdetails.asp?ProductCode=SHM1. */
static struct str
number_asked(const struct look *l, struct str query, bool goods)
{
	struct str at = query, name, one;

	if (at.n && at.p[0] == '?')
		at.p++, at.n--;
	while (at.n && (one = str_cut(&at, '&')).p) {
		name = str_n(one.p, str_find(one, STR("="), 0));
		if (name.n == one.n ||
		    names_find(&l->list[LOOK_ASKED_BY], name) == NAMES_NONE)
			continue;
		one = str_after(one, name.n + 1);
		if (one.n && (number_in(one, 1).n == one.n ||
				 look_is_coded(one) || (goods && is_sku(one))))
			return one;
	}
	return STR_NONE;
}

static void
add_part(struct look *l, struct str word, unsigned what)
{
	uint32_t had = l->part.n, n = names_add(&l->part, word);

	mem_grow(&l->says, &l->cap_says, l->part.n, sizeof(*l->says));
	if (n == had)
		l->says[n] = 0;
	l->says[n] = (unsigned char)(l->says[n] | what);
}

bool
look_word(struct look *l, struct str kind, struct str word)
{
	static const struct {
		struct str kind;
		unsigned bit;
	} parts[] = {{STR_INIT("elsewhere"), ELSEWHERE},
	    {STR_INIT("private"), PRIVATE}, {STR_INIT("goods"), GOODS},
	    {STR_INIT("shelf"), SHELF}, {STR_INIT("quoted"), QUOTED},
	    {STR_INIT("range"), RANGE}, {STR_INIT("text"), TEXT}};
	static const struct str lists[LOOK_LISTS] = {
	    [LOOK_MONEY] = STR_INIT("money"),
	    [LOOK_SHOP] = STR_INIT("shop"),
	    [LOOK_PLACE] = STR_INIT("place"),
	    [LOOK_SALES] = STR_INIT("sales"),
	    [LOOK_OPINIONS] = STR_INIT("opinions"),
	    [LOOK_COUNT] = STR_INIT("count"),
	    [LOOK_BESIDE] = STR_INIT("beside"),
	    [LOOK_ASKED_BY] = STR_INIT("asked"),
	    [LOOK_SEARCH] = STR_INIT("search"),
	    [LOOK_SEARCHED] = STR_INIT("searched"),
	    [LOOK_ROUTE] = STR_INIT("route"),
	    [LOOK_UNDER] = STR_INIT("under")};
	size_t list;

	for (size_t i = 0; i < COUNT(parts); i++)
		if (str_eq(kind, parts[i].kind)) {
			add_part(l, word, parts[i].bit);
			return true;
		}
	list = str_which(kind, lists, LOOK_LISTS);
	if (list == LOOK_LISTS)
		return false;
	names_add(&l->list[list], word);
	return true;
}

bool
look_searches(const struct look *l, struct str query)
{
	struct str at = query, one;

	if (at.n && at.p[0] == '?')
		at.p++, at.n--;
	while (at.n && (one = str_cut(&at, '&')).p) {
		one.n = str_find(one, STR("="), 0);
		if (names_find(&l->list[LOOK_SEARCH], one) != NAMES_NONE)
			return true;
	}
	return false;
}

bool
look_is_searched(const struct look *l, struct str path)
{
	const struct names *words = &l->list[LOOK_SEARCHED];

	for (uint32_t i = 0; i < words->n; i++)
		if (str_find_nocase(path, words->name[i], 0) < path.n)
			return true;
	return false;
}

bool
look_is_private(const struct look *l, struct str path)
{
	struct path p;

	return !split(l, path, &p) || has_word(&p, PRIVATE);
}

bool
look_is_quoted(const struct look *l, struct str path)
{
	struct path p;
	struct str last;

	if (!split(l, path, &p) || p.n < 2 || !(p.part[p.n - 2].says & QUOTED))
		return false;
	last = p.part[p.n - 1].s;
	return last.n <= RATE && !str_any(last, ascii_digit);
}

bool
look_is_range(const struct look *l, struct str path)
{
	struct path p;

	return split(l, path, &p) && p.n && p.part[0].says & RANGE;
}

bool
look_is_list(const struct look *l, struct str path)
{
	struct path p;

	if (!split(l, path, &p))
		return true;
	if (p.n > 1 && p.part[0].says & TEXT)
		return false;
	return (p.n && p.part[0].says & RANGE) || has_word(&p, ELSEWHERE);
}

bool
look_is_elsewhere(const struct look *l, struct str path)
{
	struct path p;

	return !split(l, path, &p) || has_word(&p, ELSEWHERE);
}

bool
look_is_group(const struct look *l, struct str path)
{
	struct path p;
	unsigned before;

	if (!split(l, path, &p) || p.n < 2)
		return false;
	before = p.part[p.n - 2].says;
	return before & ELSEWHERE && !(before & SHELF);
}

/* Where in the path it stands, whether a word for goods stands there or before
 * it, and what it ends in, as a number. */
static uint32_t
kind_of(const struct path *p, size_t at, uint32_t how)
{
	struct str last = last_of(p);
	bool dot = str_find(last, STR("."), 0) < last.n, goods = false;
	size_t to = at ? at : p->n; /* goods.php?id=12: before it */

	for (size_t i = to > 1 ? to - 2 : 0; i < to; i++)
		goods |= (p->part[i].says & GOODS) != 0;
	return (uint32_t)p->n << 16 | (uint32_t)at << 8 | (uint32_t)goods << 5 |
	       (uint32_t)dot << 4 | how;
}

/* carved-bone-netsuke-rabbit: words of a title. */
static bool
is_slug(struct str s)
{
	size_t marks = 0;

	for (size_t i = 0; i < s.n; i++)
		marks += s.p[i] == '-';
	return marks > 1 && s.n >= WORDS;
}

/* goods-12.html, item/12: of a word for goods the number may be as short. */
static struct str
number_of_goods(const struct path *p)
{
	struct str last = last_of(p), number;

	last.n = str_find(last, STR("."), 0);
	number = number_in(last, 1);
	if (!number.n || number.p + number.n != last.p + last.n)
		return STR_NONE;
	return (p->part[p->n - 1].says & GOODS) ||
	               (number.n == last.n && p->n > 1 &&
			   p->part[p->n - 2].says & GOODS)
	           ? number
	           : STR_NONE;
}

/* id/42 or id/42.html, as in what follows '?' elsewhere; absent if neither. */
static struct str
asked_part(const struct look *l, struct str name, struct str part)
{
	struct str stem = str_n(part.p, str_find(part, STR("."), 0));

	if (names_find(&l->list[LOOK_ASKED_BY], name) == NAMES_NONE ||
	    number_in(stem, 1).n != stem.n)
		return STR_NONE;
	return stem;
}

/* product/12/comb, product/comb/12/category/3, product/view/id/42: a number
 * that is a part of its own, right behind a word for goods or behind their
 * name, which others have too unless it has three digits. */
static struct str
behind_goods(const struct look *l, const struct path *p, size_t *at)
{
	struct str one, next;

	for (size_t i = 0; i + 1 < p->n; i++) {
		if (!(p->part[i].says & GOODS))
			continue;
		for (size_t j = i + 1; j < p->n && j <= i + 2; j++) {
			one = p->part[j].s;
			*at = j + 1;
			if (number_in(one, 1).n == one.n &&
			    (j == i + 1 || one.n > 2 || j + 1 < p->n))
				return one;
			if (j + 1 < p->n &&
			    (next = asked_part(l, one, p->part[j + 1].s)).n) {
				*at = j + 2;
				return next;
			}
			if (one.n < SLUG || p->part[j].says & ELSEWHERE)
				break;
		}
	}
	return STR_NONE;
}

static bool
is_year(struct str s)
{
	return s.n == 4 &&
	       (memcmp(s.p, "19", 2) == 0 || memcmp(s.p, "20", 2) == 0);
}

/* 19-horn-comb.html: the number before the name, in the file of an advert. */
static struct str
number_ahead(const struct path *p)
{
	struct str last = last_of(p);
	struct str number = str_n(last.p, str_digits(last));

	if (!number.n || is_year(number) || last.n < number.n + 2 ||
	    last.p[number.n] != '-' ||
	    (!str_ends(last, STR(".html")) && !str_ends(last, STR(".htm"))) ||
	    ascii_digit(last.p[number.n + 1]))
		return STR_NONE;
	return number;
}

/* A number in the last two parts, or behind ?; *at, *how: where. */
static struct str
by_number(const struct look *l, const struct path *p, size_t *at, uint32_t *how)
{
	struct str item = STR_NONE;

	for (*at = p->n; *at > 0 && *at + 2 > p->n; --*at) {
		item = look_code(p->part[*at - 1].s);
		if (!item.n)
			item = number_in(p->part[*at - 1].s, NUMBER);
		if (item.n)
			break;
	}
	if (!item.n &&
	    ((item = number_of_goods(p)).n || (item = number_ahead(p)).n))
		*at = p->n;
	if (!item.n)
		item = behind_goods(l, p, at);
	*how = item.n ? LOOK_PATH : LOOK_ASKED;
	if (item.n || !p->query.n)
		return item;
	return number_asked(
	    l, p->query, p->n && p->part[p->n - 1].says & GOODS);
}

/* The name of goods, which the last part is. */
static struct str
by_name(const struct path *p, uint32_t *how)
{
	struct str last = last_of(p);

	/* there may be a number in it, for others have a longer one */
	*how = LOOK_PATH;
	if (p->n > 1 && last.n >= SLUG && p->part[p->n - 2].says & GOODS)
		return last;
	if (p->n > 1 && last.n == 1 && p->part[p->n - 1].says & GOODS)
		return p->part[p->n - 2].s; /* horn-comb/p */
	/* product/carvings/horn-comb: in what it is filed under */
	if (p->n > 2 && last.n >= SLUG && memchr(last.p, '-', last.n) &&
	    p->part[p->n - 3].says & GOODS && !p->part[p->n - 2].says)
		return last;
	*how = LOOK_WORDS;
	return is_slug(last) ? last : STR_NONE;
}

/* shop/horn-comb: the name of goods behind a word that else says that a page is
 * no advert. */
static struct str
on_shelf(const struct path *p, uint32_t *kind)
{
	struct str last = last_of(p);
	struct path above;

	if (p->n < 2 || last.n < SLUG || !memchr(last.p, '-', last.n) ||
	    !(p->part[p->n - 2].says & SHELF))
		return STR_NONE;
	above = *p;
	above.part[p->n - 2] = p->part[p->n - 1];
	above.n--;
	if (has_word(&above, ELSEWHERE | PRIVATE))
		return STR_NONE;
	*kind = kind_of(p, p->n, LOOK_SHELF);
	return last;
}

/* product/comb/12/category/3: what stands behind the number does not count. */
static struct str
before_others(const struct look *l, const struct path *p, uint32_t *kind)
{
	struct path to = *p;
	struct str item;
	size_t at = 0;

	if (has_word(p, PRIVATE))
		return STR_NONE;
	item = behind_goods(l, p, &at);
	to.n = at;
	if (!item.n || has_word(&to, ELSEWHERE))
		return STR_NONE;
	*kind = kind_of(p, at, LOOK_PATH);
	return item;
}

/* shop/p/comb, catalog/product/12: cuts the words for a shop out that stand
 * before one for goods. */
static void
off_shelf(struct path *p)
{
	size_t n = 0, goods = 0;

	while (goods < p->n && !(p->part[goods].says & GOODS))
		goods++;
	if (goods == p->n)
		return;
	for (size_t i = 0; i < p->n; i++)
		if (i > goods || !(p->part[i].says & SHELF))
			p->part[n++] = p->part[i];
	p->n = n;
}

/* horn-comb: what may be a name, if a title has a word of it. */
static struct str
by_slug(const struct path *p)
{
	struct str name = last_of(p);

	name.n = str_find(name, STR("."), 0);
	return name.n >= NAME && memchr(name.p, '-', name.n) ? name : STR_NONE;
}

struct str
look_below(
    const struct look *l, struct str page, struct str path, uint32_t *kind)
{
	struct str last;
	struct path p, q;

	if (!split(l, page, &p) || !split(l, path, &q) || !p.n ||
	    q.n != p.n + 1 || q.query.n || has_word(&q, PRIVATE))
		return STR_NONE;
	for (size_t i = 0; i < p.n; i++)
		if (!str_eq(p.part[i].s, q.part[i].s))
			return STR_NONE;
	last = q.part[p.n].s;
	if (last.n < SLUG || q.part[p.n].says & ELSEWHERE ||
	    (number_in(last, 1).n == last.n && is_year(last)))
		return STR_NONE;
	*kind = kind_of(&q, q.n, LOOK_BELOW);
	return last;
}

struct str
look_own(const struct look *l, struct str path, uint32_t *kind)
{
	struct str item = STR_NONE;
	uint32_t how;
	struct path p;
	size_t at;

	if (!split(l, path, &p))
		return item;
	off_shelf(&p);
	if (has_word(&p, ELSEWHERE | PRIVATE)) {
		item = before_others(l, &p, kind);
		return item.n ? item : on_shelf(&p, kind);
	}
	item = by_number(l, &p, &at, &how);
	if (!item.n) {
		item = by_name(&p, &how);
		at = p.n;
	}
	if (!item.n) {
		item = by_slug(&p);
		how = LOOK_SLUG;
	}
	if (item.n)
		*kind = kind_of(&p, at, how);
	return item;
}

bool
look_is_goods(const struct look *l, struct str path)
{
	uint32_t kind = 0;

	return look_own(l, path, &kind).n && LOOK_GOODS(kind);
}
