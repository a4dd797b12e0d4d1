/* look_own - addresses of adverts on a site whose forms are not known */
#include <string.h>

#include "look_priv.h"

#define NUMBER 5  /* digits of a number that an advert has */
#define SKU    40 /* of what a shop calls one of its goods by, at most */
#define SLUG   4  /* bytes of the name of goods in an address */
#define WORDS  12 /* of one of several words */
#define NAME   6  /* of one of two */

static struct str
last_of(const struct look_path *p)
{
	return p->n ? p->part[p->n - 1].s : STR("");
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
		    !look_is_day(str_n(s.p + from, i - from)))
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
	return any && s.n > 1 && s.n <= SKU;
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

/* Where in the path it stands, whether a word for goods stands there or before
 * it, and what it ends in, as a number. */
static uint32_t
kind_of(const struct look_path *p, size_t at, uint32_t how)
{
	struct str last = last_of(p);
	bool dot = str_find(last, STR("."), 0) < last.n, goods = false;
	size_t to = at ? at : p->n; /* goods.php?id=12: before it */

	for (size_t i = to > 1 ? to - 2 : 0; i < to; i++)
		goods |= (p->part[i].says & PATH_GOODS) != 0;
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
number_of_goods(const struct look_path *p)
{
	struct str last = last_of(p), number;

	last.n = str_find(last, STR("."), 0);
	number = number_in(last, 1);
	if (!number.n || number.p + number.n != last.p + last.n)
		return STR_NONE;
	return (p->part[p->n - 1].says & PATH_GOODS) ||
	               (number.n == last.n && p->n > 1 &&
			   p->part[p->n - 2].says & PATH_GOODS)
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
behind_goods(const struct look *l, const struct look_path *p, size_t *at)
{
	struct str one, next;

	for (size_t i = 0; i + 1 < p->n; i++) {
		if (!(p->part[i].says & PATH_GOODS))
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
			if (one.n < SLUG || p->part[j].says & PATH_ELSEWHERE)
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
number_ahead(const struct look_path *p)
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
by_number(
    const struct look *l, const struct look_path *p, size_t *at, uint32_t *how)
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
	    l, p->query, p->n && p->part[p->n - 1].says & PATH_GOODS);
}

/* The name of goods, which the last part is. */
static struct str
by_name(const struct look_path *p, uint32_t *how)
{
	struct str last = last_of(p);

	/* there may be a number in it, for others have a longer one */
	*how = LOOK_PATH;
	if (p->n > 1 && last.n >= SLUG && p->part[p->n - 2].says & PATH_GOODS)
		return last;
	if (p->n > 1 && last.n == 1 && p->part[p->n - 1].says & PATH_GOODS)
		return p->part[p->n - 2].s; /* horn-comb/p */
	/* product/carvings/horn-comb: in what it is filed under */
	if (p->n > 2 && last.n >= SLUG && memchr(last.p, '-', last.n) &&
	    p->part[p->n - 3].says & PATH_GOODS && !p->part[p->n - 2].says)
		return last;
	*how = LOOK_WORDS;
	return is_slug(last) ? last : STR_NONE;
}

/* shop/horn-comb: the name of goods behind a word that else says that a page is
 * no advert. */
static struct str
on_shelf(const struct look_path *p, uint32_t *kind)
{
	struct str last = last_of(p);
	struct look_path above;

	if (p->n < 2 || last.n < SLUG || !memchr(last.p, '-', last.n) ||
	    !(p->part[p->n - 2].says & PATH_SHELF))
		return STR_NONE;
	above = *p;
	above.part[p->n - 2] = p->part[p->n - 1];
	above.n--;
	if (look_path_has(&above, PATH_ELSEWHERE | PATH_PRIVATE))
		return STR_NONE;
	*kind = kind_of(p, p->n, LOOK_SHELF);
	return last;
}

/* product/comb/12/category/3: what stands behind the number does not count. */
static struct str
before_others(const struct look *l, const struct look_path *p, uint32_t *kind)
{
	struct look_path to = *p;
	struct str item;
	size_t at = 0;

	if (look_path_has(p, PATH_PRIVATE))
		return STR_NONE;
	item = behind_goods(l, p, &at);
	to.n = at;
	if (!item.n || look_path_has(&to, PATH_ELSEWHERE))
		return STR_NONE;
	*kind = kind_of(p, at, LOOK_PATH);
	return item;
}

/* shop/p/comb, catalog/product/12: cuts the words for a shop out that stand
 * before one for goods. */
static void
off_shelf(struct look_path *p)
{
	size_t n = 0, goods = 0;

	while (goods < p->n && !(p->part[goods].says & PATH_GOODS))
		goods++;
	if (goods == p->n)
		return;
	for (size_t i = 0; i < p->n; i++)
		if (i > goods || !(p->part[i].says & PATH_SHELF))
			p->part[n++] = p->part[i];
	p->n = n;
}

/* horn-comb: what may be a name, if a title has a word of it. */
static struct str
by_slug(const struct look_path *p)
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
	struct look_path p, q;

	if (!look_path_split(l, page, &p) || !look_path_split(l, path, &q) ||
	    !p.n || q.n != p.n + 1 || q.query.n ||
	    look_path_has(&q, PATH_PRIVATE))
		return STR_NONE;
	for (size_t i = 0; i < p.n; i++)
		if (!str_eq(p.part[i].s, q.part[i].s))
			return STR_NONE;
	last = q.part[p.n].s;
	if (last.n < SLUG || q.part[p.n].says & PATH_ELSEWHERE ||
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
	struct look_path p;
	size_t at;

	if (!look_path_split(l, path, &p))
		return item;
	off_shelf(&p);
	if (look_path_has(&p, PATH_ELSEWHERE | PATH_PRIVATE)) {
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
