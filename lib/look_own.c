/* look_own - addresses of adverts on a site whose forms are not known */
#include <string.h>

#include "look.h"

#define SEGMENTS 16
#define NUMBER   5  /* digits of a number that an advert has */
#define WORD     40 /* bytes of a segment that is looked up */
#define SLUG     4  /* bytes of the name of goods in an address */
#define WORDS    12 /* of one of several words */
#define NAME     6  /* of one of two */

/* A path in its parts. */
struct path {
	struct str part[SEGMENTS];
	size_t n;
	struct str query;
};

static bool
split(struct str address, struct path *p)
{
	struct str path;

	address.n = str_find(address, STR("#"), 0);
	path = str_n(address.p, str_find(address, STR("?"), 0));
	p->query = str_n(address.p + path.n, address.n - path.n);
	p->n = 0;
	for (size_t i = 0, from = 0; i <= path.n; i++) {
		if (i < path.n && path.p[i] != '/')
			continue;
		if (i > from && p->n == SEGMENTS)
			return false;
		if (i > from)
			p->part[p->n++] = str_n(path.p + from, i - from);
		from = i + 1;
	}
	return true;
}

/* True if a part of a path, without a number and what it ends in, is one of the
 * words. */
static bool
is_word(struct str part, const struct names *words)
{
	struct str s = str_n(part.p, str_find(part, STR("."), 0));
	char low[WORD];
	size_t n;

	while (s.n && ascii_digit(s.p[s.n - 1]))
		s.n--;
	if (s.n && (s.p[s.n - 1] == '_' || s.p[s.n - 1] == '-'))
		s.n--;
	if (s.n > WORD)
		return false;
	for (n = 0; n < s.n; n++)
		low[n] = ascii_lower(s.p[n]);
	return names_find(words, str_n(low, n)) != NAMES_NONE;
}

static bool
has_word(const struct path *p, const struct names *words)
{
	for (size_t i = 0; i < p->n; i++)
		if (is_word(p->part[i], words))
			return true;
	return false;
}

/* The longest number in a text, if it is so long and no day. */
static struct str
number_in(struct str s, size_t least)
{
	struct str best = {NULL, 0};
	size_t from, i = 0;

	while (i < s.n) {
		for (from = i; i < s.n && ascii_digit(s.p[i]);)
			i++;
		if (i - from >= least && i - from > best.n &&
		    (i - from < 6 || i - from > 15 ||
			look_is_number(str_n(s.p + from, i - from))))
			best = str_n(s.p + from, i - from);
		if (i == from)
			i++;
	}
	return best;
}

/* The number behind id=, goods_id= and the like. */
static struct str
number_asked(const struct look *l, struct str query)
{
	struct str at = query, name, one;

	if (at.n && at.p[0] == '?')
		at.p++, at.n--;
	while (at.n && (one = str_cut(&at, '&')).p) {
		name = str_n(one.p, str_find(one, STR("="), 0));
		if (name.n == one.n ||
		    names_find(&l->asked, name) == NAMES_NONE)
			continue;
		one = str_n(one.p + name.n + 1, one.n - name.n - 1);
		if (one.n && number_in(one, 1).n == one.n)
			return one;
	}
	return (struct str){NULL, 0};
}

void
look_elsewhere(struct look *l, struct str word)
{
	names_add(&l->elsewhere, word);
}

void
look_private(struct look *l, struct str word)
{
	names_add(&l->secret, word);
}

void
look_goods(struct look *l, struct str word)
{
	names_add(&l->goods, word);
}

void
look_shelf(struct look *l, struct str word)
{
	names_add(&l->shelf, word);
}

void
look_asked(struct look *l, struct str name)
{
	names_add(&l->asked, name);
}

bool
look_is_private(const struct look *l, struct str path)
{
	struct path p;

	return !split(path, &p) || has_word(&p, &l->secret);
}

/* Where in the path it stands, whether a word for goods stands there or before
 * it, and what it ends in, as a number. */
static uint32_t
kind_of(const struct look *l, const struct path *p, size_t at, uint32_t how)
{
	struct str last = p->n ? p->part[p->n - 1] : STR("");
	bool dot = str_find(last, STR("."), 0) < last.n, goods = false;
	size_t to = at ? at : p->n; /* goods.php?id=12: before it */

	for (size_t i = to > 1 ? to - 2 : 0; i < to; i++)
		goods |= is_word(p->part[i], &l->goods);
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
number_of_goods(const struct look *l, const struct path *p)
{
	struct str none = {NULL, 0}, last = none, number;

	if (!p->n)
		return none;
	last = str_n(
	    p->part[p->n - 1].p, str_find(p->part[p->n - 1], STR("."), 0));
	number = number_in(last, 1);
	if (!number.n || number.p + number.n != last.p + last.n)
		return none;
	return is_word(last, &l->goods) ||
	               (number.n == last.n && p->n > 1 &&
			   is_word(p->part[p->n - 2], &l->goods))
	           ? number
	           : none;
}

/* id/42, as in what follows '?' elsewhere. */
static bool
is_asked(const struct look *l, struct str name, struct str number)
{
	return names_find(&l->asked, name) != NAMES_NONE &&
	       number_in(number, 1).n == number.n;
}

/* product/12/comb, product/comb/12/category/3, product/view/id/42: a number
 * that is a part of its own, right behind a word for goods or behind their
 * name, which others have too unless it has three digits. */
static struct str
behind_goods(const struct look *l, const struct path *p, size_t *at)
{
	struct str one;

	for (size_t i = 0; i + 1 < p->n; i++) {
		if (!is_word(p->part[i], &l->goods))
			continue;
		for (size_t j = i + 1; j < p->n && j <= i + 2; j++) {
			one = p->part[j];
			*at = j + 1;
			if (number_in(one, 1).n == one.n &&
			    (j == i + 1 || one.n > 2 || j + 1 < p->n))
				return one;
			if (j + 1 < p->n && is_asked(l, one, p->part[j + 1])) {
				*at = j + 2;
				return p->part[j + 1];
			}
			if (one.n < SLUG || is_word(one, &l->elsewhere))
				break;
		}
	}
	return (struct str){NULL, 0};
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
	struct str last = p->n ? p->part[p->n - 1] : STR("");
	struct str number = str_n(last.p, str_span(last, ascii_digit));

	if (!number.n || is_year(number) || last.n < number.n + 2 ||
	    last.p[number.n] != '-' ||
	    (!str_ends(last, STR(".html")) && !str_ends(last, STR(".htm"))) ||
	    ascii_digit(last.p[number.n + 1]))
		return (struct str){NULL, 0};
	return number;
}

/* A number in the last two parts, or behind ?; *at, *how: where. */
static struct str
by_number(const struct look *l, const struct path *p, size_t *at, uint32_t *how)
{
	struct str item = {NULL, 0};

	for (*at = p->n; *at > 0 && *at + 2 > p->n; --*at) {
		item = number_in(p->part[*at - 1], NUMBER);
		if (item.n)
			break;
	}
	if (!item.n &&
	    ((item = number_of_goods(l, p)).n || (item = number_ahead(p)).n))
		*at = p->n;
	if (!item.n)
		item = behind_goods(l, p, at);
	*how = item.n ? LOOK_PATH : 2;
	return item.n || !p->query.n ? item : number_asked(l, p->query);
}

/* The name of goods, which the last part is. */
static struct str
by_name(const struct look *l, const struct path *p, uint32_t *how)
{
	struct str last = p->n ? p->part[p->n - 1] : STR("");

	/* there may be a number in it, for others have a longer one */
	*how = LOOK_PATH;
	if (p->n > 1 && last.n >= SLUG && is_word(p->part[p->n - 2], &l->goods))
		return last;
	*how = LOOK_WORDS;
	return is_slug(last) ? last : (struct str){NULL, 0};
}

/* shop/horn-comb: the name of goods behind a word that else says that a page is
 * no advert. */
static struct str
on_shelf(const struct look *l, const struct path *p, uint32_t *kind)
{
	struct str last = p->n ? p->part[p->n - 1] : STR("");
	struct path above = *p;

	if (p->n < 2 || last.n < SLUG || !memchr(last.p, '-', last.n) ||
	    !is_word(p->part[p->n - 2], &l->shelf))
		return (struct str){NULL, 0};
	above = *p;
	above.part[p->n - 2] = last;
	above.n--;
	if (has_word(&above, &l->elsewhere) || has_word(&above, &l->secret))
		return (struct str){NULL, 0};
	*kind = kind_of(l, p, p->n, LOOK_SHELF);
	return last;
}

/* product/comb/12/category/3: what stands behind the number does not count. */
static struct str
before_others(const struct look *l, const struct path *p, uint32_t *kind)
{
	struct path to = *p;
	struct str item;
	size_t at = 0;

	if (has_word(p, &l->secret))
		return (struct str){NULL, 0};
	item = behind_goods(l, p, &at);
	to.n = at;
	if (!item.n || has_word(&to, &l->elsewhere))
		return (struct str){NULL, 0};
	*kind = kind_of(l, p, at, LOOK_PATH);
	return item;
}

/* shop/p/comb, catalog/product/12: without the words for a shop that stand
 * before one for goods. */
static struct path
off_shelf(const struct look *l, const struct path *p)
{
	struct path to = *p;
	size_t n = 0, goods = 0;

	while (goods < p->n && !is_word(p->part[goods], &l->goods))
		goods++;
	if (goods == p->n)
		return to;
	for (size_t i = 0; i < p->n; i++)
		if (i > goods || !is_word(p->part[i], &l->shelf))
			to.part[n++] = p->part[i];
	to.n = n;
	return to;
}

/* horn-comb: what may be a name, if a title has a word of it. */
static struct str
by_slug(const struct path *p)
{
	struct str name = {NULL, 0};

	if (!p->n)
		return name;
	name = p->part[p->n - 1];
	name.n = str_find(name, STR("."), 0);
	return name.n >= NAME && memchr(name.p, '-', name.n)
	           ? name
	           : (struct str){NULL, 0};
}

struct str
look_below(
    const struct look *l, struct str page, struct str path, uint32_t *kind)
{
	struct str none = {NULL, 0}, last;
	struct path p, q;

	if (!split(page, &p) || !split(path, &q) || !p.n || q.n != p.n + 1 ||
	    q.query.n || has_word(&q, &l->secret))
		return none;
	for (size_t i = 0; i < p.n; i++)
		if (!str_eq(p.part[i], q.part[i]))
			return none;
	last = q.part[p.n];
	if (last.n < SLUG || is_word(last, &l->elsewhere) ||
	    number_in(last, 1).n == last.n)
		return none;
	*kind = kind_of(l, &q, q.n, LOOK_BELOW);
	return last;
}

struct str
look_own(const struct look *l, struct str path, uint32_t *kind)
{
	struct str item = {NULL, 0};
	uint32_t how;
	struct path p;
	size_t at;

	if (!split(path, &p))
		return item;
	p = off_shelf(l, &p);
	if (has_word(&p, &l->elsewhere) || has_word(&p, &l->secret)) {
		item = before_others(l, &p, kind);
		return item.n ? item : on_shelf(l, &p, kind);
	}
	item = by_number(l, &p, &at, &how);
	if (!item.n) {
		item = by_name(l, &p, &how);
		at = p.n;
	}
	if (!item.n) {
		item = by_slug(&p);
		how = LOOK_SLUG;
	}
	if (item.n)
		*kind = kind_of(l, &p, at, how);
	return item;
}
