/* agg_spec - what was asked for: lists of keys and columns */
#include "agg_priv.h"
#include "mem.h"

#define TOP_MOST 999999999 /* rows */

static bool
name_char(char c)
{
	return ascii_name(c) || c == '-' || (c & 0x80);
}

static bool
taken(const struct agg *a, struct str name)
{
	for (size_t i = 0; i < a->nby; i++)
		if (str_eq(a->by[i].name, name))
			return true;
	for (size_t i = 0; i < a->ncalc; i++)
		if (str_eq(a->calc[i].name, name))
			return true;
	return false;
}

static bool
good_name(const struct agg *a, struct str name, struct err *e)
{
	size_t i = 0;

	while (i < name.n && name_char(name.p[i]))
		i++;
	if (!name.n || i < name.n)
		return err_set(e,
		    STR_FMT ": not a name (letters, digits, _ "
			    "and -); write NAME=EXPRESSION",
		    STR_ARG(name));
	if (str_eq(name, STR("row")) || str_eq(name, STR("table")))
		return err_set(e,
		    STR_FMT ": this name marks rows; choose "
			    "another",
		    STR_ARG(name));
	if (taken(a, name))
		return err_set(
		    e, STR_FMT ": this name is used twice", STR_ARG(name));
	return true;
}

/* NAME or NAME=VALUE: *value is absent in the first form. */
static bool
name_value(const struct agg *a, struct str part, struct str *name,
    struct str *value, struct err *e)
{
	*value = part;
	*name = str_trim(str_cut(value, '='));
	if (value->p) {
		*value = str_trim(*value);
		if (!value->n)
			return err_set(
			    e, STR_FMT ": nothing follows =", STR_ARG(part));
	}
	return good_name(a, *name, e);
}

/* The path of a key that is its own name: .["name"]. */
static struct str
own_path(struct str name)
{
	struct buf b = {0};
	struct str s;

	buf_puts(&b, ".[");
	json_quote(&b, name);
	buf_addc(&b, ']');
	s = mem_keep(buf_str(&b));
	buf_free(&b);
	return s;
}

bool
agg_by(struct agg *a, struct str list, struct err *e)
{
	struct str part, name, value;
	struct agg_key *k;

	while (list.p) {
		if (!agg_cut(&list, &part, e) ||
		    !name_value(a, part, &name, &value, e))
			return false;
		mem_grow(&a->by, &a->by_cap, a->nby + 1, sizeof(*a->by));
		k = &a->by[a->nby++];
		*k = (struct agg_key){.name = mem_keep(name)};
		k->source.expr = value.p ? mem_keep(value) : own_path(name);
	}
	return true;
}

bool
agg_calc(struct agg *a, struct str list, struct err *e)
{
	struct str part, name, value;
	struct agg_calc c;

	while (list.p) {
		c = (struct agg_calc){0};
		if (!agg_cut(&list, &part, e) ||
		    !name_value(a, part, &name, &value, e))
			return false;
		if (!value.p && !str_eq(name, STR("count")))
			return err_set(e,
			    STR_FMT ": write NAME=FUNCTION or "
				    "NAME=FUNCTION(EXPRESSION)",
			    STR_ARG(name));
		if (!agg_function(a, value.p ? value : name, &c, e)) {
			agg_calc_free(&c);
			return false;
		}
		c.name = mem_keep(name);
		c.text = mem_keep(value.p ? value : name);
		mem_grow(
		    &a->calc, &a->calc_cap, a->ncalc + 1, sizeof(*a->calc));
		a->calc[a->ncalc++] = c;
	}
	return true;
}

/* A condition, to the others. */
static bool
condition(
    struct str expr, struct str **list, size_t *n, size_t *cap, struct err *e)
{
	struct str rest = expr, part;

	/* All commas are its own; brackets and quotes must match. */
	while (rest.p)
		if (!agg_cut(&rest, &part, e))
			return false;
	expr = str_trim(expr);
	if (!expr.n)
		return err_set(e, "an empty condition");
	if (!agg_compares(expr, e))
		return false;
	mem_grow(list, cap, *n + 1, sizeof(**list));
	(*list)[(*n)++] = mem_keep(expr);
	return true;
}

bool
agg_where(struct agg *a, struct str expr, struct err *e)
{
	return condition(expr, &a->where, &a->nwhere, &a->where_cap, e);
}

bool
agg_having(struct agg *a, struct str expr, struct err *e)
{
	return condition(
	    expr, &a->show.having, &a->show.nhaving, &a->show.having_cap, e);
}

bool
agg_sort(struct agg *a, struct str name, struct err *e)
{
	if (a->show.sort.p)
		return err_set(e, "rows have one order only");
	a->show.descending = str_starts(name, STR("-"));
	a->show.sort = mem_keep(str_after(name, a->show.descending));
	return true;
}

bool
agg_top(struct agg *a, struct str n, struct err *e)
{
	a->show.top = 0;
	return (str_uint(n, TOP_MOST, &a->show.top) && a->show.top) ||
	       err_set(e, "a number of rows, from 1 to %d", TOP_MOST);
}

bool
agg_pivot(struct agg *a, struct str name, struct err *e)
{
	if (a->pivot.p)
		return err_set(e, "one key can be pivoted");
	a->pivot = mem_keep(name);
	return true;
}
