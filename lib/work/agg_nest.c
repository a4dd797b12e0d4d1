/* agg_nest - expressions as options have them: where a part of one ends */
#include "agg_priv.h"

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

bool
agg_cut(struct str *rest, struct str *part, struct err *e)
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
