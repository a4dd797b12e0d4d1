/* look_path - what the path of an address says: a category, orders, a search */
#include "look_priv.h"

#define WORD 40 /* bytes of a part that is looked up */
#define RATE 8  /* bytes of the name of a rate: usd-eur, bitcoin */

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
add_parts(const struct look *l, struct look_path *p, struct str path)
{
	struct str one;

	for (size_t i = 0, from = 0; i <= path.n; i++) {
		if (i < path.n && path.p[i] != '/')
			continue;
		if (i > from) {
			if (p->n == PATH_PARTS)
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

bool
look_path_split(const struct look *l, struct str address, struct look_path *p)
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

bool
look_path_has(const struct look_path *p, unsigned of)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->part[i].says & of)
			return true;
	return false;
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

/* True if a path has one of the words anywhere, in letters of any case. */
static bool
has_word(struct str path, const struct names *words)
{
	for (uint32_t i = 0; i < words->n; i++)
		if (str_find_nocase(path, words->name[i], 0) < path.n)
			return true;
	return false;
}

bool
look_is_searched(const struct look *l, struct str path)
{
	return has_word(path, &l->list[LOOK_SEARCHED]);
}

bool
look_is_dealer(const struct look *l, struct str path)
{
	return has_word(path, &l->list[LOOK_DEALER]);
}

bool
look_is_private(const struct look *l, struct str path)
{
	struct look_path p;

	return !look_path_split(l, path, &p) || look_path_has(&p, PATH_PRIVATE);
}

bool
look_is_quoted(const struct look *l, struct str path)
{
	struct look_path p;
	struct str last;

	if (!look_path_split(l, path, &p) || p.n < 2 ||
	    !(p.part[p.n - 2].says & PATH_QUOTED))
		return false;
	last = p.part[p.n - 1].s;
	return last.n <= RATE && !str_any(last, ascii_digit);
}

bool
look_is_range(const struct look *l, struct str path)
{
	struct look_path p;

	return look_path_split(l, path, &p) && p.n &&
	       p.part[0].says & PATH_RANGE;
}

bool
look_is_list(const struct look *l, struct str path)
{
	struct look_path p;

	if (!look_path_split(l, path, &p))
		return true;
	if (p.n > 1 && p.part[0].says & PATH_TEXT)
		return false;
	return (p.n && p.part[0].says & PATH_RANGE) ||
	       look_path_has(&p, PATH_ELSEWHERE);
}

bool
look_is_elsewhere(const struct look *l, struct str path)
{
	struct look_path p;

	return !look_path_split(l, path, &p) ||
	       look_path_has(&p, PATH_ELSEWHERE);
}

bool
look_is_group(const struct look *l, struct str path)
{
	struct look_path p;
	unsigned before;

	if (!look_path_split(l, path, &p) || p.n < 2)
		return false;
	before = p.part[p.n - 2].says;
	return before & PATH_ELSEWHERE && !(before & PATH_SHELF);
}
