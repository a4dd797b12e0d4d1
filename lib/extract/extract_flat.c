/* extract_flat - tables whose rows each have a list of adverts, laid out flat
 */
#include "extract_flat.h"

#include <stdlib.h>

#include "mem.h"

#define DIGITS 4  /* of the number of a member, at most */
#define SHARED 64 /* columns that all adverts of a row share, at most */

/* Cuts a number off *s: 0. or 0/ or 0_, as `sep` is, or 0]. behind a bracket.
 * False if it begins with none, or nothing is behind. */
static bool
cut_number(struct str *s, char sep, uint32_t *number)
{
	size_t n = str_digits(*s), at = n;

	if (!n || n > DIGITS)
		return false;
	*number = 0;
	for (size_t i = 0; i < n; i++)
		*number = *number * 10 + (uint32_t)(s->p[i] - '0');
	if (sep == '[' && at < s->n && s->p[at] == ']')
		at++;
	else if (sep == '[')
		return false;
	if (at + 1 >= s->n ||
	    (sep == '[' ? !ONE_OF(s->p[at], "./_") : s->p[at] != sep))
		return false;
	*s = str_after(*s, at + 1);
	return true;
}

/* Sets *before to what stands before the first number in a name, *number to
 * that, and *rest to what is behind: items/0/title, items[0].title.  False if
 * there is none. */
static bool
is_numbered(
    struct str name, struct str *before, uint32_t *number, struct str *rest)
{
	for (size_t i = 1; i + 2 < name.n; i++) {
		if (!ONE_OF(name.p[i], "/._["))
			continue;
		*rest = str_after(name, i + 1);
		if (!cut_number(rest, name.p[i], number))
			continue;
		*before = str_n(name.p, i);
		return true;
	}
	return false;
}

/* Sets *before to the first list that has a title for two of its members; false
 * if none has, or the row has a title of its own: then the list is of what is
 * said of that. */
static bool
find_list(struct extract *x, struct str *before)
{
	const struct csv *c = &x->csv;
	struct str in, rest, key;
	uint32_t number, first = 0;
	bool found = false;

	*before = STR_NONE;
	for (size_t i = 0; i < c->nhead; i++) {
		if (!is_numbered(c->head[i], &in, &number, &rest)) {
			key = dump_key(x->dump, c->head[i]);
			if (str_eq(key, STR("title")))
				return false;
			continue;
		}
		key = dump_key(x->dump, in);
		if (found || str_eq(key, STR("closed")) ||
		    str_eq(key, STR("reviews")) || str_eq(key, STR("none")) ||
		    !str_eq(dump_key(x->dump, rest), STR("title")))
			continue;
		if (before->p && str_eq(in, *before)) {
			found = number != first;
		} else if (!before->p) {
			*before = in;
			first = number;
		}
	}
	return found;
}

static int
by_number(const void *a, const void *b)
{
	const struct flat_column *x = a, *y = b;

	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

/* True if what a column says holds for all members: where and when they were
 * found, and whose they are. */
static bool
is_shared(struct extract *x, struct str name)
{
	static const struct str keys[] = {STR_INIT("platform"),
	    STR_INIT("page"), STR_INIT("captured"), STR_INIT("day"),
	    STR_INIT("currency"), STR_INIT("seller.name"),
	    STR_INIT("seller.id"), STR_INIT("seller.url")};

	return str_in(dump_key(x->dump, name), keys, COUNT(keys));
}

bool
extract_flat_open(struct extract *x, struct flat *f)
{
	struct str before, in, rest;
	uint32_t number;

	f->n = f->shared = 0;
	if (!x->site->dump || x->table.bare || !find_list(x, &before))
		return false;
	for (size_t i = 0; i < x->csv.nhead; i++) {
		bool listed =
		    is_numbered(x->csv.head[i], &in, &number, &rest) &&
		    str_eq(in, before);

		if (!listed &&
		    (f->shared == SHARED || !is_shared(x, x->csv.head[i])))
			continue;
		mem_grow(&f->column, &f->cap, f->n + 1, sizeof(*f->column));
		f->column[f->n++] = (struct flat_column){
		    .at = i,
		    .number = listed ? number + 1 : 0,
		    .name = listed ? rest : x->csv.head[i],
		};
		f->shared += !listed;
	}
	qsort(f->column, f->n, sizeof(*f->column), by_number);
	return true;
}

size_t
extract_flat_names(const struct flat *f, struct str *name, size_t max)
{
	size_t n = 0;

	for (size_t i = f->shared;
	     i < f->n && n < max &&
	     f->column[i].number == f->column[f->shared].number;
	     i++)
		name[n++] = f->column[i].name;
	return n;
}

/* Adds the cell of a column, if there is one. */
static bool
add(struct extract *x, const struct flat_column *c)
{
	if (c->at >= x->csv.ncell)
		return false;
	return extract_cell(x, c->name, x->csv.cell[c->at], true);
}

bool
extract_flat_next(struct extract *x, const struct flat *f, size_t *at)
{
	bool any = false;
	uint32_t number;

	if (*at < f->shared)
		*at = f->shared;
	while (!any && *at < f->n) {
		number = f->column[*at].number;
		buf_clear(&x->line);
		buf_addc(&x->line, '{');
		for (; *at < f->n && f->column[*at].number == number; ++*at)
			any |= add(x, &f->column[*at]);
	}
	if (!any)
		return false;
	for (size_t i = 0; i < f->shared; i++)
		add(x, &f->column[i]);
	buf_addc(&x->line, '}');
	return true;
}

void
extract_flat_free(struct flat *f)
{
	free(f->column);
	*f = (struct flat){0};
}
