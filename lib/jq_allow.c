/* jq_allow - what an expression may use, told from its tokens */
#include <stdlib.h>
#include <string.h>

#include "jq.h"
#include "mem.h"

/* Words of the language, and builtins that compute on their input alone. */
static const char *const allowed[] = {"IN", "INDEX", "abs", "acos", "acosh",
    "add", "all", "and", "any", "arrays", "as", "ascii", "ascii_downcase",
    "ascii_upcase", "asin", "asinh", "atan", "atan2", "atanh", "booleans",
    "bsearch", "builtins", "capture", "catch", "cbrt", "ceil", "combinations",
    "contains", "copysign", "cos", "cosh", "date", "dateadd", "datesub", "def",
    "del", "delpaths", "drem", "elif", "else", "empty", "end", "endswith",
    "erf", "error", "exp", "exp10", "exp2", "explode", "expm1", "fabs",
    "false", "fdim", "finites", "first", "flatten", "floor", "fma", "fmax",
    "fmin", "fmod", "foreach", "frexp", "from_entries", "fromdate",
    "fromdateiso8601", "fromjson", "fromstream", "gamma", "getpath", "gmtime",
    "group_by", "gsub", "has", "hypot", "if", "implode", "in", "index",
    "indices", "infinite", "inside", "isempty", "isfinite", "isinfinite",
    "isnan", "isnormal", "isvalid", "iterables", "join", "keys",
    "keys_unsorted", "label", "last", "leaf_paths", "length", "lgamma",
    "limit", "log", "log10", "log1p", "log2", "logb", "ltrimstr", "map",
    "map_values", "match", "max", "max_by", "min", "min_by", "mktime", "modf",
    "nan", "nearbyint", "normals", "not", "nth", "null", "nulls", "numbers",
    "objects", "or", "path", "paths", "pow", "pow10", "range", "recurse",
    "recurse_down", "reduce", "repeat", "reverse", "rindex", "rint", "round",
    "rtrimstr", "scalars", "scalb", "scalbln", "scan", "select", "setpath",
    "significand", "sin", "sinh", "sort", "sort_by", "split", "splits",
    "sqrt", "startswith", "strftime", "strings", "strptime", "sub", "tan",
    "tanh", "test", "tgamma", "then", "to_entries", "todate",
    "todateiso8601", "tojson", "tonumber", "tostream", "tostring",
    "transpose", "true", "trunc", "truncate_stream", "try", "type", "unique",
    "unique_by", "until", "utf8bytelength", "values", "walk", "while",
    "with_entries"};

struct tokens {
	struct str rest;
	struct str *own; /* names that the expression defines */
	size_t nown, cap;
	int depth;       /* of strings within strings */
};

static bool
name_char(char c, bool first)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	    (!first && c >= '0' && c <= '9');
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
	while (s->n && (strchr(" \t\r\n", *s->p) && *s->p))
		skip(s, 1);
}

static int
by_name(const void *key, const void *item)
{
	struct str name = str_from(*(const char *const *)item);

	return str_cmp(*(const struct str *)key, name);
}

static bool
is_allowed(const struct tokens *t, struct str name)
{
	for (size_t i = 0; i < t->nown; i++)
		if (str_eq(t->own[i], name))
			return true;
	return bsearch(&name, allowed, sizeof(allowed) / sizeof(*allowed),
	    sizeof(*allowed), by_name) != NULL;
}

static void
own(struct tokens *t, struct str name)
{
	mem_grow(&t->own, &t->cap, t->nown + 1, sizeof(*t->own));
	t->own[t->nown++] = name;
}

/* Behind `def`: the name and its parameters are the expression's own. */
static void
definition(struct tokens *t)
{
	skip_blank(&t->rest);
	own(t, take_name(&t->rest));
	skip_blank(&t->rest);
	if (!t->rest.n || *t->rest.p != '(')
		return;
	while (t->rest.n && *t->rest.p != ')') {
		if (name_char(*t->rest.p, true))
			own(t, take_name(&t->rest));
		else
			skip(&t->rest, 1);
	}
}

static bool
bare_name(struct tokens *t, struct err *e)
{
	struct str name = take_name(&t->rest), next;

	if (str_eq(name, STR("def"))) {
		definition(t);
		return true;
	}
	next = t->rest;
	skip_blank(&next);
	if (next.n > 1 && next.p[0] == ':' && next.p[1] == ':')
		return err_set(e, STR_FMT ": modules are not to be had here",
		    STR_ARG(name));
	if (next.n && next.p[0] == ':')
		return true; /* a key: {name: ...} */
	if (is_allowed(t, name))
		return true;
	return err_set(e, STR_FMT ": not allowed in an expression, or unknown",
	    STR_ARG(name));
}

static bool tokens(struct tokens *t, char until, struct err *e);

/* Behind the opening quote; \( ... ) holds an expression again. */
static bool
string(struct tokens *t, struct err *e)
{
	if (++t->depth > 50)
		return err_set(e, "strings within strings, too deep");
	while (t->rest.n && *t->rest.p != '"') {
		if (*t->rest.p != '\\') {
			skip(&t->rest, 1);
			continue;
		}
		skip(&t->rest, 1);
		if (t->rest.n && *t->rest.p == '(') {
			skip(&t->rest, 1);
			if (!tokens(t, ')', e))
				return false;
		} else {
			skip(&t->rest, 1);
		}
	}
	skip(&t->rest, 1);
	t->depth--;
	return true;
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

static bool
token(struct tokens *t, struct err *e)
{
	char c = *t->rest.p;

	if (c == '"') {
		skip(&t->rest, 1);
		return string(t, e);
	}
	if (c == '$')
		return variable(t, e);
	if (c == '.' || c == '@') {
		marked_name(t);
	} else if (c == '#') {
		while (t->rest.n && *t->rest.p != '\n')
			skip(&t->rest, 1);
	} else if (name_char(c, true)) {
		return bare_name(t, e);
	} else if (c >= '0' && c <= '9') {
		while (t->rest.n && (name_char(*t->rest.p, false) ||
		    *t->rest.p == '.'))
			skip(&t->rest, 1);
	} else {
		skip(&t->rest, 1);
	}
	return true;
}

static bool
tokens(struct tokens *t, char until, struct err *e)
{
	int open = 0;

	while (t->rest.n) {
		if (until && *t->rest.p == until && !open) {
			skip(&t->rest, 1);
			return true;
		}
		open += (*t->rest.p == '(') - (*t->rest.p == ')');
		if (!token(t, e))
			return false;
	}
	return true;
}

bool
jq_allowed(struct str expr, struct err *e)
{
	struct tokens t = {.rest = expr};
	bool ok = tokens(&t, '\0', e);

	free(t.own);
	return ok;
}
