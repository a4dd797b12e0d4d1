/*
 * printed_values - nested data as PHP and Python print it
 *
 *	array ( 0 => array ( 'title' => 'a', ), )       var_export, code of PHP
 *	['title' => 'a']
 *	array(1) { ["title"]=> string(1) "a" }          var_dump
 *	Array ( [title] => a )                          print_r
 *	OrderedDict([('title', 'a')])                   Python
 *	defaultdict(<class 'str'>, {'title': 'a'})
 *
 * Of numbers and other words the text stays; null is what an expression gives,
 * time() or 2 * 3.  Where numbers and names are mixed, as in rows of
 * mysql_fetch_array, what has a number before the first name is a list "0".
 */
#include "printed_values_priv.h"

#define HEAD  256 /* bytes before what a defaultdict holds, at most */
#define TAIL  32  /* bytes of a word that the end of the text cuts, at most */
#define CODE  256 /* bytes of a statement before the data, at most */
#define WORDS 3   /* lines of words above what was dumped, at most */

void
values_blank(struct values *v)
{
	struct str s;

	for (;;) {
		v->at = str_skip_blank(v->s, v->at);
		s = values_rest(v);
		if (str_starts(s, STR("//")) || str_starts(s, STR("# ")))
			v->at = str_find(v->s, STR("\n"), v->at);
		else if (str_starts(s, STR("/*")))
			v->at = str_find(v->s, STR("*/"), v->at) + 2;
		else
			return;
		if (v->at > v->s.n)
			v->at = v->s.n;
	}
}

bool
values_take(struct values *v, const char *text)
{
	if (!str_starts(values_rest(v), str_from(text)))
		return false;
	v->at += strlen(text);
	return true;
}

bool
values_scalar(struct values *v)
{
	char c = values_peek(v);
	size_t end;

	buf_clear(&v->text);
	if (!ascii_quote(c) && !ascii_letter(c) && !ascii_digit(c) &&
	    c != '-' && c != '.' && c != '+')
		return false;
	end = ascii_quote(c) ? printed_quoted(v->s, v->at, &v->text)
	                     : printed_word(v->s, v->at, &v->text);
	if (!end && str_find(v->s, str_n(&c, 1), v->at + 1) == v->s.n)
		end = v->s.n; /* it is cut there */
	v->at = end ? end : v->at;
	return end && end < v->s.n;
}

/* Adds to a text what PHP joins to it: 'a' . 'b' */
static bool
joined(struct values *v)
{
	size_t at;

	do {
		at = v->at;
		values_blank(v);
		if (!values_take(v, "."))
			break;
		values_blank(v);
		if (!ascii_quote(values_peek(v)))
			break;
	} while ((v->at = printed_quoted(v->s, v->at, &v->text)));
	v->at = v->at ? at : v->s.n;
	return v->at < v->s.n;
}

void
values_put(struct values *v)
{
	struct str s = buf_str(&v->text);

	if (!s.n || str_eq_nocase(s, STR("null")))
		buf_puts(v->out, s.n ? "null" : "\"\"");
	else
		json_quote(v->out, s);
}

void
values_put_key(struct values *v)
{
	json_sep(v->out);
	json_quote(v->out, buf_str(&v->text));
	buf_addc(v->out, ':');
}

size_t
values_opens(struct values *v, char bracket, char close)
{
	if (v->depth++ == 0) {
		v->whole = v->out->n + 1;
		v->close = close;
	}
	buf_addc(v->out, bracket);
	return v->out->n - 1;
}

/* A member of it is read; false if what follows is neither another nor its
 * end. */
static bool
goes_on(struct values *v, char close)
{
	if (v->depth == 1)
		v->whole = v->out->n;
	values_blank(v);
	if (values_peek(v) == ',') {
		v->at++;
		values_blank(v);
		return true;
	}
	return values_peek(v) == close;
}

bool
values_closes(struct values *v, char bracket)
{
	buf_addc(v->out, bracket);
	v->depth--;
	v->at++;
	return true;
}

/* Passes an expression, to the comma or bracket behind it; false if the text
 * ends before. */
static bool
pass_code(struct values *v)
{
	size_t open = 0;
	char c;

	for (; values_blank(v), v->at < v->s.n; v->at++) {
		c = values_peek(v);
		if (ascii_quote(c)) {
			if (!values_scalar(v))
				break;
			v->at--;
		} else if (c == '(' || c == '[' || c == '{') {
			open++;
		} else if (!open &&
			   (c == ',' || c == ')' || c == ']' || c == '}')) {
			return true;
		} else if (c == ')' || c == ']' || c == '}') {
			open--;
		}
	}
	v->at = v->s.n;
	return false;
}

/* A member's value, and what is behind it; of an expression null. */
static bool
member(struct values *v, char close)
{
	size_t from = v->at, had = v->out->n, depth = v->depth;
	bool good = values_value(v);

	if (good) {
		values_blank(v);
		if (values_peek(v) == ',' || values_peek(v) == close)
			return goes_on(v, close);
	}
	if (v->depth > depth || depth == VALUES_DEPTH || v->at >= v->s.n)
		return false;
	v->at = from;
	v->out->n = had;
	buf_puts(v->out, "null");
	return pass_code(v) && goes_on(v, close);
}

void
values_name_list(struct values *v, size_t open)
{
	static const struct str name = STR_INIT("{\"0\":");
	struct buf *out = v->out;
	size_t n = out->n - open;

	if (str_digits(buf_str(&v->text)) == v->text.n)
		return; /* a number */
	buf_addc(out, ']');
	buf_addstr(out, name);
	memmove(out->p + open + name.n, out->p + open, n + 1);
	memcpy(out->p + open, name.p, name.n);
	v->close = v->depth == 1 ? '}' : v->close;
}

/* {'a': 1} of Python, at its bracket; {1, 2} is an expression. */
static bool
dict(struct values *v)
{
	size_t open = values_opens(v, '{', '}');

	for (v->at++, values_blank(v); values_peek(v) != '}';) {
		bool first = v->out->n == open + 1;

		if (!values_scalar(v))
			return false;
		values_put_key(v);
		values_blank(v);
		if (first && (values_peek(v) == ',' || values_peek(v) == '}'))
			v->depth--;
		if (!values_take(v, ":") || !member(v, '}'))
			return false;
	}
	return values_closes(v, '}');
}

/* [('a', 1), ('b', 2)] of an OrderedDict, at its bracket. */
static bool
pairs(struct values *v)
{
	values_opens(v, '{', '}');
	for (v->at++, values_blank(v); values_peek(v) != ']';) {
		if (!values_take(v, "(") || !values_scalar(v))
			return false;
		values_put_key(v);
		values_blank(v);
		if (!values_take(v, ",") || !member(v, ')') ||
		    !values_take(v, ")") || !goes_on(v, ']'))
			return false;
	}
	return values_closes(v, '}');
}

/* The number of a member without a name, behind others that have some, into
 * v->text, or, if named, what comes behind the one there: [5 => 'a', 'b'] */
static void
count_key(struct values *v, bool named, uint64_t *next)
{
	struct str key = buf_str(&v->text);

	if (named) {
		if (!str_is_digits(key) || key.n > 18)
			return;
		for (*next = 0; key.n; key = str_after(key, 1))
			*next = *next * 10 + (uint64_t)(key.p[0] - '0');
		++*next;
		return;
	}
	buf_clear(&v->text);
	buf_printf(&v->text, "%llu", (unsigned long long)(*next)++);
}

/* A list or, where its members have names, an object, as PHP has them; at its
 * bracket.  Numbers that count members from 0 or 1 are no names. */
static bool
array(struct values *v, char close)
{
	size_t open = values_opens(v, '[', ']'), members = 0;
	uint64_t next = 0;
	char c;

	for (v->at++, values_blank(v); values_peek(v) != close; members++) {
		size_t from = v->at;
		bool named;

		c = values_peek(v);
		named =
		    values_scalar(v) && (values_blank(v), values_take(v, "=>"));
		if (named && !members &&
		    ((c != '0' && c != '1') || v->text.n > 1)) {
			v->out->p[open] = '{';
			v->close = v->depth == 1 ? '}' : v->close;
		}
		if (named && members && v->out->p[open] == '[')
			values_name_list(v, open);
		count_key(v, named, &next);
		if (v->out->p[open] == '{')
			values_put_key(v);
		else
			json_sep(v->out);
		v->at = named ? v->at : from;
		if (!member(v, close))
			return false;
	}
	return values_closes(v, v->out->p[open] == '{' ? '}' : ']');
}

/* What stands behind a name with a bracket, Goods::__set_state(, and the
 * bracket behind that. */
static bool
bracketed(struct values *v)
{
	if (!values_value(v))
		return false;
	values_blank(v);
	return values_take(v, ")");
}

static bool
ordered(struct values *v)
{
	size_t n;

	if (values_take(v, "OrderedDict(")) {
		if (values_peek(v) == '[' ? !pairs(v)
					  : values_peek(v) != '{' || !dict(v))
			return false;
	} else {
		n = v->s.n - v->at < HEAD ? v->s.n : v->at + HEAD;
		n = str_find(str_n(v->s.p, n), STR("{"), v->at);
		if (n >= v->s.n || v->s.p[n] != '{')
			return false;
		v->at = n;
		if (!dict(v))
			return false;
	}
	return values_take(v, ")");
}

/* Passes the name of a class and a bracket, stdClass::__set_state( */
static bool class(struct values *v)
{
	static const struct str call = STR_INIT("::__set_state(");
	size_t at = v->at;

	while (at < v->s.n && (ascii_name(v->s.p[at]) || v->s.p[at] == '\\'))
		at++;
	if (!str_starts(str_after(v->s, at), call))
		return false;
	v->at = at + call.n;
	return true;
}

/* A value of var_dump or var_export that a word begins; *is: it is one. */
static bool
worded(struct values *v, bool *is)
{
	size_t n;

	*is = true;
	if (str_starts(values_rest(v), STR("OrderedDict(")) ||
	    str_starts(values_rest(v), STR("defaultdict(")))
		return ordered(v);
	if (values_take(v, "(object) "))
		values_blank(v);
	if (v->dump)
		values_take(v, "&");
	if (values_take(v, "array")) {
		if (values_count(v, &n))
			return values_dumped(v);
		v->at = str_skip_blank(v->s, v->at);
		return values_peek(v) == '(' && array(v, ')');
	}
	if (str_starts(values_rest(v), STR("object("))) {
		n = str_find(v->s, STR(" {"), v->at);
		v->at = n < v->s.n && n - v->at < HEAD ? n : v->s.n;
		return values_dumped(v);
	}
	if (values_take(v, "string"))
		return values_count(v, &n) && values_dumped_text(v, n);
	if (values_take(v, "int(") || values_take(v, "float(") ||
	    values_take(v, "bool("))
		return values_dumped_word(v);
	if (class(v))
		return bracketed(v);
	if (v->dump && values_dumped_void(v))
		return true;
	return *is = false;
}

bool
values_value(struct values *v)
{
	bool is, good, quoted;

	values_blank(v);
	if (v->depth == VALUES_DEPTH)
		return false;
	good = values_array(v, &is);
	if (!is)
		good = worded(v, &is);
	if (is)
		return good;
	if (values_peek(v) == '{')
		return dict(v);
	if (values_peek(v) == '[' || values_peek(v) == '(')
		return array(v, values_peek(v) == '[' ? ']' : ')');
	quoted = ascii_quote(values_peek(v));
	if (!values_scalar(v) || (quoted && !joined(v)))
		return false;
	values_put(v);
	return true;
}

/* Passes a statement of PHP that sets nothing; false if it is none. */
static bool
pass_statement(struct values *v)
{
	static const char *const words[] = {"declare(", "namespace ", "use ",
	    "if (!defined(", "if(!defined(", "defined(", "header(", "exit",
	    "return $"};
	size_t most = v->s.n - v->at < CODE ? v->s.n : v->at + CODE, end;

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_starts(values_rest(v), str_from(words[i]))) {
			end = str_find(str_n(v->s.p, most), STR(";"), v->at);
			if (end == most)
				return false;
			v->at = end;
			return true;
		}
	return false;
}

/* Passes what stands before a value in a file of PHP: <?php, $goods[] =,
 * return. */
static void
head(struct values *v)
{
	size_t at;

	do
		at = v->at, values_blank(v);
	while (at < v->at || values_take(v, ",") || values_take(v, ";") ||
	       values_take(v, "?>") || values_take(v, ")") ||
	       values_take(v, "<?php") || pass_statement(v) ||
	       values_take(v, "return "));
	if (values_take(v, "define(") && values_scalar(v) &&
	    values_take(v, ","))
		values_blank(v);
	at = v->at;
	if (!values_take(v, "$"))
		return;
	while (ascii_name(values_peek(v)))
		v->at++;
	while (values_take(v, "["))
		if ((values_peek(v) != ']' && !values_scalar(v)) ||
		    !values_take(v, "]"))
			break;
	values_blank(v);
	if (values_take(v, "="))
		values_blank(v);
	else
		v->at = at;
}

/* True if the text begins as one of these does, and not as other data. */
static bool
begins(struct str s)
{
	static const struct str words[] = {STR_INIT("OrderedDict("),
	    STR_INIT("defaultdict("), STR_INIT("array("), STR_INIT("array ("),
	    STR_INIT("(object) array("), STR_INIT("object("),
	    STR_INIT("<?php")};
	static const struct str shown[] = {STR_INIT("Array\n"),
	    STR_INIT("Array\r\n"), STR_INIT("stdClass Object\n"),
	    STR_INIT("stdClass Object\r\n")};

	s = str_trim(s);
	if (str_starts_in(s, shown, COUNT(shown)))
		return true;
	if (str_starts(s, STR("[")))
		s = str_trim(str_after(s, 1));
	return str_starts_in(s, words, COUNT(words));
}

static bool
is_code(char c)
{
	return ONE_OF(c, "{}[]<>=;");
}

/* Where what var_dump() printed begins, below a few lines of words; or 0. */
static size_t
below_words(struct str text)
{
	struct str rest = text, line;
	size_t n;

	for (int i = 0; i <= WORDS && rest.p; i++) {
		line = str_trim(str_cut(&rest, '\n'));
		if (str_starts(line, STR("array("))) {
			n = str_digits(str_after(line, 6));
			return n && str_ends(line, STR(") {")) &&
			               n + 9 == line.n
			           ? (size_t)(line.p - text.p)
			           : 0;
		}
		if (line.n > HEAD || str_any(line, is_code))
			return 0;
	}
	return 0;
}

/* Ends a list that is not read further: with the members that are whole.  Of an
 * object they would be half an advert. */
static void
end_list(struct values *v, size_t from)
{
	v->out->n = v->close == ']' && v->whole > from + 1 ? v->whole : from;
	if (v->out->n == from)
		return;
	buf_addc(v->out, v->close);
	buf_addc(v->out, '\n');
}

enum printed
printed_values(struct str text, struct buf *out, size_t *at)
{
	struct values v = {.s = text, .out = out};
	enum printed what = PRINTED_WHOLE;
	size_t n = 0, from = 0;

	if (!begins(text) && !(v.at = below_words(text)))
		return PRINTED_NONE;
	for (head(&v); v.at < text.n; head(&v), n++, v.depth = 0) {
		from = out->n;
		if (!values_value(&v)) {
			what = !n && !v.close         ? PRINTED_NONE
			       : text.n - v.at < TAIL ? PRINTED_CUT
			                              : PRINTED_BROKEN;
			end_list(&v, from);
			break;
		}
		if (!n && !v.close) { /* echo */
			what = PRINTED_NONE;
			out->n = from;
			break;
		}
		buf_addc(out, '\n');
		v.close = '\0';
	}
	*at = v.at;
	buf_free(&v.text);
	return n || v.close ? what : PRINTED_NONE;
}
