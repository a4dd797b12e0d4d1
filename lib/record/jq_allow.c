/* jq_allow - what an expression may use, told from its tokens */
#include <stdlib.h>
#include <string.h>

#include "jq.h"
#include "mem.h"

/* Words of the language, and builtins that compute on their input alone. */
static const char *const allowed[] = {"IN", "INDEX", "JOIN", "acos", "acosh",
    "add", "all", "and", "any", "arrays", "as", "ascii_downcase",
    "ascii_upcase", "asin", "asinh", "atan", "atan2", "atanh", "booleans",
    "break", "bsearch", "capture", "catch", "cbrt", "ceil", "combinations",
    "contains", "copysign", "cos", "cosh", "def", "del", "delpaths", "drem",
    "elif", "else", "empty", "end", "endswith", "erf", "erfc", "error", "exp",
    "exp10", "exp2", "explode", "expm1", "fabs", "false", "fdim", "finites",
    "first", "flatten", "floor", "fma", "fmax", "fmin", "fmod", "foreach",
    "format", "frexp", "from_entries", "fromdate", "fromdateiso8601",
    "fromjson", "fromstream", "gamma", "getpath", "gmtime", "group_by", "gsub",
    "has", "hypot", "if", "implode", "in", "index", "indices", "infinite",
    "inside", "isempty", "isfinite", "isinfinite", "isnan", "isnormal",
    "iterables", "j0", "j1", "jn", "join", "keys", "keys_unsorted", "label",
    "last", "ldexp", "leaf_paths", "length", "lgamma", "lgamma_r", "limit",
    "log", "log10", "log1p", "log2", "logb", "ltrimstr", "map", "map_values",
    "match", "max", "max_by", "min", "min_by", "mktime", "modf", "nan",
    "nearbyint", "nextafter", "nexttoward", "normals", "not", "nth", "null",
    "nulls", "numbers", "objects", "or", "path", "paths", "pow", "pow10",
    "range", "recurse", "recurse_down", "reduce", "remainder", "repeat",
    "reverse", "rindex", "rint", "round", "rtrimstr", "scalars",
    "scalars_or_empty", "scalb", "scalbln", "scan", "select", "setpath",
    "significand", "sin", "sinh", "sort", "sort_by", "split", "splits", "sqrt",
    "startswith", "strftime", "strings", "strptime", "sub", "tan", "tanh",
    "test", "tgamma", "then", "to_entries", "todate", "todateiso8601", "tojson",
    "tonumber", "tostream", "tostring", "transpose", "true", "trunc",
    "truncate_stream", "try", "type", "unique", "unique_by", "until",
    "utf8bytelength", "values", "walk", "while", "with_entries", "y0", "y1",
    "yn"};

/*
 * What may not even be the name of a definition: a name that is defined in
 * one place would be allowed in another, where it is still libjq's.
 */
static const char *const reserved[] = {"builtins", "debug", "env",
    "get_jq_origin", "get_prog_origin", "get_search_list", "halt", "halt_error",
    "import", "include", "input", "input_filename", "input_line_number",
    "inputs", "localtime", "module", "modulemeta", "now", "stderr",
    "strflocaltime"};

struct tokens {
	const char *begin;
	struct str rest;
	struct str *own; /* names that the expression defines */
	size_t nown, cap;
	struct buf open; /* brackets, and a quote for a string's expression */
	bool key;        /* a name here is the key of an object */
};

static bool
name_char(char c, bool first)
{
	return ascii_letter(c) || c == '_' || (!first && ascii_digit(c));
}

static struct str
take_name(struct str *s)
{
	struct str name = {s->p, 0};

	while (name.n < s->n && name_char(s->p[name.n], name.n == 0))
		name.n++;
	s->p += name.n, s->n -= name.n;
	return name;
}

static void
skip(struct str *s, size_t n)
{
	n = n < s->n ? n : s->n;
	s->p += n, s->n -= n;
}

static void
skip_blank(struct str *s)
{
	while (s->n && ONE_OF(*s->p, " \t\r\n"))
		skip(s, 1);
}

static int
by_name(const void *key, const void *item)
{
	struct str name = str_from(*(const char *const *)item);

	return str_cmp(*(const struct str *)key, name);
}

static bool
listed(const char *const *list, size_t n, struct str name)
{
	return bsearch(&name, list, n, sizeof(*list), by_name) != NULL;
}

static bool
is_allowed(const struct tokens *t, struct str name)
{
	for (size_t i = 0; i < t->nown; i++)
		if (str_eq(t->own[i], name))
			return true;
	return listed(allowed, COUNT(allowed), name);
}

/* hyphen: one stands before the name, as in .price-now. */
static bool
refuse(struct str name, bool hyphen, struct err *e)
{
	return err_set(e,
	    STR_FMT ": not allowed in an expression, or unknown; "
		    "of a record it would be %s" STR_FMT "%s",
	    STR_ARG(name), hyphen ? ".[\"...-" : ".", STR_ARG(name),
	    hyphen ? "\"]" : "");
}

/* Takes a name that the expression gives. */
static bool
own(struct tokens *t, struct err *e)
{
	struct str name = take_name(&t->rest);

	if (listed(reserved, COUNT(reserved), name))
		return refuse(name, false, e);
	mem_grow(&t->own, &t->cap, t->nown + 1, sizeof(*t->own));
	t->own[t->nown++] = name;
	return true;
}

/* Behind `def`: the name and its parameters are the expression's own. */
static bool
definition(struct tokens *t, struct err *e)
{
	skip_blank(&t->rest);
	if (!own(t, e))
		return false;
	skip_blank(&t->rest);
	if (!t->rest.n || *t->rest.p != '(')
		return true;
	for (skip(&t->rest, 1); t->rest.n && *t->rest.p != ')';) {
		if (ONE_OF(*t->rest.p, "$; \t\n"))
			skip(&t->rest, 1);
		else if (!name_char(*t->rest.p, true))
			break;
		else if (!own(t, e))
			return false;
	}
	if (!t->rest.n || *t->rest.p != ')')
		return err_set(e, "a list of parameters that does not end");
	skip(&t->rest, 1);
	return true;
}

static bool
bare_name(struct tokens *t, bool key, struct err *e)
{
	bool hyphen = t->rest.p > t->begin && t->rest.p[-1] == '-';
	struct str name = take_name(&t->rest), next;

	if (key)
		return true; /* {name: ...}, {name} */
	if (str_eq(name, STR("def")))
		return definition(t, e);
	next = t->rest;
	skip_blank(&next);
	if (next.n > 1 && next.p[0] == ':' && next.p[1] == ':')
		return err_set(e, STR_FMT ": modules are not to be had here",
		    STR_ARG(name));
	return is_allowed(t, name) || refuse(name, hyphen, e);
}

/* In a string: to its end, or to an expression in it, \( ... ). */
static bool
string(struct tokens *t, struct err *e)
{
	while (t->rest.n && *t->rest.p != '"') {
		if (str_starts(t->rest, STR("\\("))) {
			skip(&t->rest, 2);
			buf_addc(&t->open, '"');
			return true;
		}
		skip(&t->rest, *t->rest.p == '\\' ? 2 : 1);
	}
	if (!t->rest.n)
		return err_set(e, "a string that does not end");
	skip(&t->rest, 1);
	return true;
}

static char
innermost(const struct tokens *t)
{
	return t->open.n ? t->open.p[t->open.n - 1] : '\0';
}

/* A closing bracket; that of \( leads back into its string. */
static bool
closing(struct tokens *t, char c, struct err *e)
{
	char open = innermost(t);

	if (!open || strchr(c == ')'   ? "(\""
			    : c == ']' ? "["
				       : "{",
			 open) == NULL)
		return err_set(e, "brackets that do not match");
	skip(&t->rest, 1);
	t->open.n--;
	return open == '"' ? string(t, e) : true;
}

static bool
variable(struct tokens *t, struct err *e)
{
	struct str name;

	skip(&t->rest, 1);
	name = take_name(&t->rest);
	if (str_eq(name, STR("ENV")) || str_starts(name, STR("__")))
		return err_set(e, "$" STR_FMT ": not allowed in an expression",
		    STR_ARG(name));
	return true;
}

/* .name, ..name, @format: no bare names. */
static void
marked_name(struct tokens *t)
{
	skip(&t->rest, 1);
	skip_blank(&t->rest);
	take_name(&t->rest);
}

static void
comment(struct tokens *t)
{
	while (t->rest.n && *t->rest.p != '\n')
		skip(&t->rest, 1);
}

/* What is not ASCII outside quotes, as a name of a column: .价格 */
static bool
foreign(struct tokens *t, struct err *e)
{
	struct str name = {t->rest.p, 0};

	while (name.n < t->rest.n && !ONE_OF(name.p[name.n], " |,.[]?"))
		name.n++; /* 价格(元): the brackets are of the name */
	return err_set(e,
	    STR_FMT ": a name that is not ASCII stands in quotes: "
		    ".[\"" STR_FMT "\"]",
	    STR_ARG(name), STR_ARG(name));
}

/* An operator, an opening bracket, or what libjq will refuse. */
static void
sign(struct tokens *t, char c)
{
	if (c == '(' || c == '[' || c == '{')
		buf_addc(&t->open, c);
	t->key = c == '{' || (c == ',' && innermost(t) == '{');
	skip(&t->rest, 1);
}

static bool
token(struct tokens *t, struct err *e)
{
	char c = *t->rest.p;
	bool key = t->key;

	t->key = false;
	if (c == '"') {
		skip(&t->rest, 1);
		return string(t, e);
	}
	if (c == '$')
		return variable(t, e);
	if ((unsigned char)c >= 0x80)
		return foreign(t, e);
	if (name_char(c, true))
		return bare_name(t, key, e);
	if (c == ')' || c == ']' || c == '}')
		return closing(t, c, e);
	if (c == '.' || c == '@') {
		marked_name(t);
	} else if (ascii_digit(c)) {
		while (t->rest.n &&
		       (name_char(*t->rest.p, false) || *t->rest.p == '.'))
			skip(&t->rest, 1);
	} else {
		sign(t, c);
	}
	return true;
}

static bool
tokens(struct tokens *t, struct err *e)
{
	for (;;) {
		skip_blank(&t->rest);
		if (!t->rest.n)
			break;
		if (*t->rest.p == '\0')
			return err_set(e, "a NUL in an expression");
		if (*t->rest.p == '#')
			comment(t);
		else if (!token(t, e))
			return false;
	}
	return !t->open.n || err_set(e, "brackets that do not match");
}

bool
jq_allowed(struct str expr, struct err *e)
{
	struct tokens t = {.begin = expr.p, .rest = expr};
	bool ok = tokens(&t, e);

	buf_free(&t.open);
	free(t.own);
	return ok;
}
