/* agg_spec - what was asked for: lists of keys and columns */
#include <stdlib.h>

#include "agg_priv.h"
#include "mem.h"

static struct str
keep(struct str s)
{
	return str_n(mem_dup(s.p, s.n), s.n);
}

/*
 * Brackets, strings and a comment that are open.  In a string \( opens an
 * expression again, and its bracket goes back to the string.
 */
struct nesting {
	struct buf open; /* ( [ { and " */
	bool escaped;
	bool comment;
};

static char
innermost(const struct nesting *n)
{
	return n->open.n ? n->open.p[n->open.n - 1] : '\0';
}

/* A byte within a string. */
static void
step_string(struct nesting *n, char c)
{
	if (n->escaped && c == '(')
		buf_addc(&n->open, '(');
	else if (!n->escaped && c == '"')
		n->open.n--;
	n->escaped = !n->escaped && c == '\\';
}

/* One byte further.  False if it closes what is not open. */
static bool
step(struct nesting *n, char c)
{
	static const char pairs[] = "([{)]}";
	const char *at = c ? strchr(pairs, c) : NULL;

	if (n->comment || innermost(n) == '"') {
		if (n->comment)
			n->comment = c != '\n';
		else
			step_string(n, c);
		return true;
	}
	n->comment = c == '#';
	if (c == '"' || (at && at - pairs < 3)) {
		buf_addc(&n->open, c);
	} else if (at) {
		if (innermost(n) != *(at - 3))
			return false;
		n->open.n--;
	}
	return true;
}

/* Cuts the part before the next comma outside of brackets and strings off. */
static bool
cut(struct str *rest, struct str *part, struct err *e)
{
	struct nesting n = {0};
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < rest->n; i++) {
		if (rest->p[i] == ',' && !n.open.n && !n.comment)
			break;
		ok = step(&n, rest->p[i]);
	}
	ok &= n.open.n == 0;
	buf_free(&n.open);
	if (!ok)
		return err_set(e,
		    STR_FMT ": brackets or quotes that do not "
			    "match",
		    STR_ARG(*rest));
	*part = str_trim(str_n(rest->p, i));
	if (i < rest->n) {
		rest->p += i + 1, rest->n -= i + 1;
		if (rest->n)
			return true;
		return err_set(e, "nothing follows the last comma");
	}
	*rest = (struct str){NULL, 0};
	return true;
}

static bool
name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-' || (c & 0x80);
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
	s = keep(buf_str(&b));
	buf_free(&b);
	return s;
}

bool
agg_by(struct agg *a, struct str list, struct err *e)
{
	struct str part, name, value;
	struct agg_key *k;

	while (list.p) {
		if (!cut(&list, &part, e) ||
		    !name_value(a, part, &name, &value, e))
			return false;
		mem_grow(&a->by, &a->by_cap, a->nby + 1, sizeof(*a->by));
		k = &a->by[a->nby++];
		*k = (struct agg_key){.name = keep(name)};
		k->source.expr = value.p ? keep(value) : own_path(name);
	}
	return true;
}

static bool
func_named(struct str name, enum agg_func *f, struct err *e)
{
	struct buf all = {0};

	for (size_t i = 0; agg_func_name[i]; i++) {
		if (str_eq(name, str_from(agg_func_name[i]))) {
			*f = (enum agg_func)i;
			buf_free(&all);
			return true;
		}
		buf_printf(&all, "%s%s", i ? ", " : "", agg_func_name[i]);
	}
	err_set(e, STR_FMT ": unknown; there are %s", STR_ARG(name),
	    buf_cstr(&all));
	buf_free(&all);
	return false;
}

/* EXPR, P: cuts P off, from 0 to 1 with up to 4 decimals. */
static bool
quantile(struct agg_calc *c, struct str *arg, struct err *e)
{
	size_t n = arg->n;
	struct str p;
	uint64_t v = 0;

	while (n && arg->p[n - 1] != ',')
		n--;
	p = str_trim(str_n(arg->p + n, arg->n - n));
	c->whole = 1;
	for (size_t i = 0; i < p.n && (i == 1 ? p.p[i] == '.' : true); i++) {
		if (i == 1)
			continue;
		if (p.p[i] < '0' || p.p[i] > '9' || i > 5)
			v = UINT32_MAX;
		else
			v = v * 10 + (uint64_t)(p.p[i] - '0');
		c->whole *= i ? 10 : 1;
	}
	if (n < 2 || !p.n || p.n == 2 || (p.n > 1 && p.p[1] != '.') ||
	    v > c->whole)
		return err_set(e, "write quantile(EXPRESSION, P), P from 0 to "
				  "1 with up to 4 decimals");
	for (c->part = v; c->part % 10 == 0 && c->whole > 1; c->whole /= 10)
		c->part /= 10;
	*arg = str_trim(str_n(arg->p, n - 1));
	return true;
}

/* The column of that name, which must be of whole numbers. */
static bool
share(struct agg *a, struct agg_calc *c, struct str name, struct err *e)
{
	for (size_t i = 0; i < a->ncalc; i++)
		if (str_eq(a->calc[i].name, name) &&
		    a->calc[i].func <= AGG_DISTINCT) {
			c->of = i;
			a->has_total = true;
			return true;
		}
	return err_set(
	    e, STR_FMT ": no count before this share", STR_ARG(name));
}

/* FUNC or FUNC(EXPR); brackets match already. */
static bool
function(struct agg *a, struct str s, struct agg_calc *c, struct err *e)
{
	size_t n = str_find(s, STR("("), 0);
	struct str arg = {NULL, 0};

	if (n < s.n) {
		arg = str_trim(str_n(s.p + n + 1, s.n - n - 2));
		if (s.p[s.n - 1] != ')' || !arg.n)
			return err_set(e,
			    STR_FMT ": write FUNCTION(EXPRESSION)", STR_ARG(s));
	}
	if (!func_named(str_trim(str_n(s.p, n)), &c->func, e))
		return false;
	if (c->func == AGG_ADVERTS) {
		if (arg.p)
			return err_set(e, "adverts: of nothing but records");
		arg = STR(".id");
		c->func = AGG_DISTINCT;
		c->source.or_source = true;
	}
	if (!arg.p && c->func != AGG_COUNT)
		return err_set(e, "%s: of what? write %s(EXPRESSION)",
		    agg_func_name[c->func], agg_func_name[c->func]);
	if (c->func == AGG_SHARE)
		return share(a, c, arg, e);
	if (c->func == AGG_MEDIAN)
		c->part = 1, c->whole = 2;
	if (c->func == AGG_QUANTILE && !quantile(c, &arg, e))
		return false;
	if (arg.p)
		c->source.expr = keep(arg);
	return true;
}

bool
agg_calc(struct agg *a, struct str list, struct err *e)
{
	struct str part, name, value;
	struct agg_calc c;

	while (list.p) {
		c = (struct agg_calc){0};
		if (!cut(&list, &part, e) ||
		    !name_value(a, part, &name, &value, e))
			return false;
		if (!value.p && !str_eq(name, STR("count")))
			return err_set(e,
			    STR_FMT ": write NAME=FUNCTION or "
				    "NAME=FUNCTION(EXPRESSION)",
			    STR_ARG(name));
		if (!function(a, value.p ? value : name, &c, e))
			return false;
		c.name = keep(name);
		c.text = keep(value.p ? value : name);
		mem_grow(
		    &a->calc, &a->calc_cap, a->ncalc + 1, sizeof(*a->calc));
		a->calc[a->ncalc++] = c;
	}
	return true;
}

bool
agg_where(struct agg *a, struct str expr, struct err *e)
{
	struct str rest = expr, part;

	/* All commas are its own; brackets and quotes must match. */
	while (rest.p)
		if (!cut(&rest, &part, e))
			return false;
	expr = str_trim(expr);
	if (!expr.n)
		return err_set(e, "an empty condition");
	mem_grow(&a->where, &a->where_cap, a->nwhere + 1, sizeof(*a->where));
	a->where[a->nwhere++] = keep(expr);
	return true;
}

bool
agg_sort(struct agg *a, struct str name, struct err *e)
{
	if (a->sort.p)
		return err_set(e, "rows have one order only");
	a->descending = str_starts(name, STR("-"));
	a->sort = keep(str_n(name.p + a->descending, name.n - a->descending));
	return true;
}
