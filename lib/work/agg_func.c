/* agg_func - the functions of --calc, and what they are given */
#include "agg_priv.h"
#include "mem.h"

static const struct {
	const char *name;
	enum agg_store store;
} funcs[AGG_FUNCS] = {
    [AGG_COUNT] = {"count", AGG_N},
    [AGG_DISTINCT] = {"distinct", AGG_SET},
    [AGG_SUM] = {"sum", AGG_TOTAL},
    [AGG_MEAN] = {"mean", AGG_TOTAL},
    [AGG_MIN] = {"min", AGG_EXTREME},
    [AGG_MAX] = {"max", AGG_EXTREME},
    [AGG_MEDIAN] = {"median", AGG_MANY},
    [AGG_QUANTILE] = {"quantile", AGG_MANY},
    [AGG_STDDEV] = {"stddev", AGG_SQUARES},
    [AGG_STDDEV_POP] = {"stddev_pop", AGG_SQUARES},
    [AGG_FIRST] = {"first", AGG_PICK},
    [AGG_LAST] = {"last", AGG_PICK},
    [AGG_TOP] = {"top", AGG_BAG},
    [AGG_COUNT_TYPE] = {"count_type", AGG_N},
    [AGG_YES] = {"yes", AGG_N},
    [AGG_ADVERTS] = {"adverts", AGG_SET},
    [AGG_SHARE] = {"share", AGG_NOTHING},
    [AGG_RATIO] = {"ratio", AGG_NOTHING},
    [AGG_RATE] = {"rate", AGG_NOTHING},
    [AGG_APPROX_DISTINCT] = {"approx_distinct", AGG_HLL},
    [AGG_APPROX_MEDIAN] = {"approx_median", AGG_BAG},
    [AGG_APPROX_QUANTILE] = {"approx_quantile", AGG_BAG},
};

/* What count_type tells apart, by agg_type_of. */
static const char *const type_name[] = {"absent", "null", "boolean", "number",
    "out_of_range", "string", "array", "object", NULL};

#define TOP_MAX 1000

size_t
agg_type_of(struct str span, struct buf *big)
{
	struct dec d;

	switch (json_type(span)) {
	case JSON_ABSENT: return 0;
	case JSON_NULL: return 1;
	case JSON_FALSE:
	case JSON_TRUE: return 2;
	case JSON_NUMBER: return dec_read(span, &d, big) ? 3 : 4;
	case JSON_STRING: return 5;
	case JSON_ARRAY: return 6;
	default: return 7;
	}
}

static bool
func_named(struct str name, enum agg_func *f, struct err *e)
{
	struct buf all = {0};

	for (size_t i = 0; i < AGG_FUNCS; i++) {
		if (str_eq(name, str_from(funcs[i].name))) {
			*f = (enum agg_func)i;
			buf_free(&all);
			return true;
		}
		buf_printf(&all, "%s%s", i ? ", " : "", funcs[i].name);
	}
	err_set(e, STR_FMT ": unknown; there are %s", STR_ARG(name),
	    buf_cstr(&all));
	buf_free(&all);
	return false;
}

/* Cuts what stands behind the last comma off; absent if there is none. */
static struct str
cut_last(struct str *arg)
{
	size_t n = arg->n;
	struct str last = STR_NONE;

	while (n && arg->p[n - 1] != ',')
		n--;
	if (n < 2)
		return last;
	last = str_trim(str_after(*arg, n));
	*arg = str_trim(str_n(arg->p, n - 1));
	return last;
}

/* EXPR, P: P is from 0 to 1, with up to 4 decimals. */
static bool
quantile(struct agg_calc *c, struct str *arg, struct err *e)
{
	struct str p = cut_last(arg);
	uint64_t v = 0;

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
	if (!p.n || p.n == 2 || (p.n > 1 && p.p[1] != '.') || v > c->whole ||
	    !arg->n)
		return err_set(e,
		    "write %s(EXPRESSION, P), P from 0 to "
		    "1 with up to 4 decimals",
		    funcs[c->func].name);
	for (c->part = v; c->part % 10 == 0 && c->whole > 1; c->whole /= 10)
		c->part /= 10;
	return true;
}

static bool
top(struct agg_calc *c, struct str *arg, struct err *e)
{
	struct str k = cut_last(arg);

	return (str_uint(k, TOP_MAX, &c->top) && c->top && arg->n) ||
	       err_set(e, "write top(EXPRESSION, K), K from 1 to %d", TOP_MAX);
}

static bool
count_type(struct agg_calc *c, struct str *arg, struct err *e)
{
	struct str type = cut_last(arg);

	while (
	    type_name[c->type] && !str_eq(type, str_from(type_name[c->type])))
		c->type++;
	return (type_name[c->type] && arg->n) ||
	       err_set(e, "write count_type(EXPRESSION, TYPE), TYPE absent, "
			  "null, boolean, number, out_of_range, string, "
			  "array or object");
}

/* EXPR by EXPR */
static bool
ordered(struct agg_calc *c, struct str *arg, struct err *e)
{
	size_t n = agg_word(*arg, "by");
	struct str order = STR_NONE;

	if (n < arg->n)
		order = str_trim(str_after(*arg, n + 2));
	if (n == arg->n || !n || !order.n)
		return err_set(e,
		    "write %s(EXPRESSION by EXPRESSION), as in %s(.price by "
		    ".captured)",
		    funcs[c->func].name, funcs[c->func].name);
	*arg = str_trim(str_n(arg->p, n));
	c->order.expr = mem_keep(order);
	return true;
}

/* ---- columns made of others ---- */

/* The column of that name, which must be one of numbers. */
static bool
column(const struct agg *a, struct str name, size_t *of)
{
	for (*of = 0; *of < a->ncalc; ++*of)
		if (str_eq(a->calc[*of].name, name) &&
		    a->calc[*of].func != AGG_FIRST &&
		    a->calc[*of].func != AGG_LAST &&
		    a->calc[*of].func != AGG_TOP &&
		    a->calc[*of].func != AGG_YES)
			return true;
	return false;
}

static bool
share(struct agg *a, struct agg_calc *c, struct str arg, struct err *e)
{
	struct str rest = arg, name = str_trim(str_cut(&rest, ','));

	if (rest.p && !str_eq(str_trim(rest), STR("parent")))
		return err_set(e, "write share(NAME) or share(NAME, parent)");
	c->parent = rest.p;
	if (column(a, name, &c->of) &&
	    (a->calc[c->of].store == AGG_N || a->calc[c->of].store == AGG_SET ||
		a->calc[c->of].store == AGG_HLL ||
		a->calc[c->of].func == AGG_SUM))
		return true;
	return err_set(
	    e, STR_FMT ": no count or sum before this share", STR_ARG(name));
}

static bool
ratio(struct agg *a, struct agg_calc *c, struct str arg, struct err *e)
{
	struct str rest = arg, name = str_trim(str_cut(&rest, ','));

	if (!rest.p)
		return err_set(e, "write ratio(NAME, NAME)");
	rest = str_trim(rest);
	if (!column(a, name, &c->of))
		return err_set(e, STR_FMT ": no column of numbers before this",
		    STR_ARG(name));
	return column(a, rest, &c->per) ||
	       err_set(e, STR_FMT ": no column of numbers before this",
		   STR_ARG(rest));
}

/* A number above 0. */
static bool
effort(struct agg_calc *c, struct str s)
{
	struct buf big = {0}, text = {0};
	struct json_scan scan = {0};
	struct err e;
	struct dec d, zero = {0};
	bool ok = json_scan(&scan, NULL, s, &e) &&
	          json_type(s) == JSON_NUMBER && dec_read(s, &d, &big) &&
	          dec_cmp(&d, &zero) > 0;

	if (ok) {
		dec_write(&d, &text);
		c->effort = mem_keep(buf_str(&text));
	}
	json_scan_free(&scan);
	buf_free(&big);
	buf_free(&text);
	return ok;
}

static bool
rate(struct agg *a, struct agg_calc *c, struct str arg, struct err *e)
{
	struct str rest = arg, name = str_trim(str_cut(&rest, ','));

	if (!rest.p || !effort(c, str_trim(rest)))
		return err_set(e, "write rate(NAME, EFFORT), EFFORT a number "
				  "above 0, of hours say");
	return column(a, name, &c->of) ||
	       err_set(e, STR_FMT ": no column of numbers before this",
		   STR_ARG(name));
}

/* ---- all ---- */

/* What stands in the brackets of a function of records; *arg: its value. */
static bool
argument(struct agg_calc *c, struct str *arg, struct err *e)
{
	switch (c->func) {
	case AGG_ADVERTS:
		if (arg->p)
			return err_set(e, "adverts: of nothing but records");
		*arg = STR(".id");
		c->func = AGG_DISTINCT;
		c->source.or_source = true;
		return true;
	case AGG_MEDIAN:
	case AGG_APPROX_MEDIAN: c->part = 1, c->whole = 2; return true;
	case AGG_QUANTILE:
	case AGG_APPROX_QUANTILE: return quantile(c, arg, e);
	case AGG_TOP: return top(c, arg, e);
	case AGG_COUNT_TYPE: return count_type(c, arg, e);
	case AGG_FIRST:
	case AGG_LAST: return ordered(c, arg, e);
	default: return true;
	}
}

/* Cuts "where CONDITION" off the end of s. */
static bool
cut_where(struct agg_calc *c, struct str *s, struct err *e)
{
	size_t n = agg_word(*s, "where");
	struct str cond;

	if (n == s->n)
		return true;
	cond = str_trim(str_after(*s, n + 5));
	if (c->where.p || !cond.n)
		return err_set(e, c->where.p ? "a column has one where"
					     : "nothing follows where");
	if (!agg_compares(cond, e))
		return false;
	*s = str_trim(str_n(s->p, n));
	c->where = mem_keep(cond);
	return true;
}

bool
agg_function(struct agg *a, struct str s, struct agg_calc *c, struct err *e)
{
	struct str arg = STR_NONE;
	size_t n;

	if (!cut_where(c, &s, e))
		return false;
	n = str_find(s, STR("("), 0);
	if (n < s.n) {
		arg = str_trim(str_n(s.p + n + 1, s.n - n - 2));
		if (s.p[s.n - 1] != ')' || !arg.n)
			return err_set(e,
			    STR_FMT ": write FUNCTION(EXPRESSION)", STR_ARG(s));
	}
	if (!func_named(str_trim(str_n(s.p, n)), &c->func, e))
		return false;
	c->store = funcs[c->func].store;
	if (arg.p && c->store != AGG_NOTHING && !cut_where(c, &arg, e))
		return false;
	if (c->store == AGG_NOTHING && c->where.p)
		return err_set(e, "%s: of columns, which have their own where",
		    funcs[c->func].name);
	if (!arg.p && c->func != AGG_COUNT && c->func != AGG_YES &&
	    c->func != AGG_ADVERTS)
		return err_set(e, "%s: of what? write %s(EXPRESSION)",
		    funcs[c->func].name, funcs[c->func].name);
	switch (c->func) {
	case AGG_SHARE: return share(a, c, arg, e);
	case AGG_RATIO: return ratio(a, c, arg, e);
	case AGG_RATE: return rate(a, c, arg, e);
	default: break;
	}
	if (!argument(c, &arg, e))
		return false;
	if (arg.p && arg.n)
		c->source.expr = mem_keep(arg);
	return c->source.expr.p || c->func == AGG_COUNT || c->func == AGG_YES ||
	       err_set(e, "%s: of what? write %s(EXPRESSION)",
		   funcs[c->func].name, funcs[c->func].name);
}

void
agg_calc_free(struct agg_calc *c)
{
	mem_drop(c->name);
	mem_drop(c->text);
	mem_drop(c->source.expr);
	mem_drop(c->order.expr);
	mem_drop(c->where);
	mem_drop(c->effort);
	agg_cond_free(c->cond);
	if (c->own_dict)
		agg_dict_free(c->dict);
	buf_free(&c->taken.big);
	buf_free(&c->taken.code);
}
