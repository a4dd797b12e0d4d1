/* agg_spec - what was asked for: lists of keys and columns */
#include "agg_priv.h"
#include "mem.h"

#define TOP_MOST 999999999 /* rows */

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
	*rest = STR_NONE;
	return true;
}

size_t
agg_word(struct str s, const char *word)
{
	struct str w = str_from(word);
	struct nesting n = {0};
	size_t i;
	char end;

	for (i = 0; i < s.n; i++) {
		end = i + w.n < s.n ? s.p[i + w.n] : ' ';
		if (!n.open.n && !n.comment && str_starts(str_after(s, i), w) &&
		    (!i || ONE_OF(s.p[i - 1], " \t\n")) &&
		    ONE_OF(end, " \t\n("))
			break;
		if (!step(&n, s.p[i]))
			i = s.n - 1;
	}
	buf_free(&n.open);
	return i;
}

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
		if (!cut(&list, &part, e) ||
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
		if (!cut(&list, &part, e) ||
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

/* Whether = stands alone, outside of strings and comments: jq sets with it, and
 * what was set is true of every record.  |= and += are nobody's comparisons. */
static bool
assigns(struct str s)
{
	struct nesting n = {0};
	bool alone = false;

	for (size_t i = 0; i < s.n && !alone; i++) {
		alone = s.p[i] == '=' && !n.comment && innermost(&n) != '"' &&
		        !(i && ONE_OF(s.p[i - 1], "=!<>|+-*/%")) &&
		        !(i + 1 < s.n && s.p[i + 1] == '=');
		if (!step(&n, s.p[i]))
			break;
	}
	buf_free(&n.open);
	return alone;
}

bool
agg_compares(struct str expr, struct err *e)
{
	return !assigns(expr) ||
	       err_set(e,
		   STR_FMT ": = sets, and what was set is true of all; "
			   "to compare, write ==",
		   STR_ARG(expr));
}

/* A condition, to the others. */
static bool
condition(
    struct str expr, struct str **list, size_t *n, size_t *cap, struct err *e)
{
	struct str rest = expr, part;

	/* All commas are its own; brackets and quotes must match. */
	while (rest.p)
		if (!cut(&rest, &part, e))
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
