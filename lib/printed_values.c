/*
 * printed_values - nested data as PHP and Python print it
 *
 *	array ( 0 => array ( 'title' => 'a', ), )       var_export, code of PHP
 *	['title' => 'a']
 *	array(1) { ["title"]=> string(1) "a" }          var_dump
 *	OrderedDict([('title', 'a')])                   Python
 *	defaultdict(<class 'str'>, {'title': 'a'})
 *
 * Of numbers and other words the text stays; null is what an expression gives,
 * time() or 2 * 3.  Where numbers and names are mixed, as in rows of
 * mysql_fetch_array, what has a number before the first name is a list "0".
 */
#include "json.h"
#include "printed_priv.h"

#define DEPTH 64
#define HEAD  256 /* bytes before what a defaultdict holds, at most */
#define TAIL  32  /* bytes of a word that the end of the text cuts, at most */
#define CODE  256 /* bytes of a statement before the data, at most */

struct values {
	struct str s;
	size_t at;
	struct buf *out;
	struct buf text;
	size_t depth;
	bool dump;    /* it is of var_dump */
	size_t whole; /* of out: up to behind the last member of the first value
	               */
	char close;   /* which ends that; or 0 */
};

static bool value(struct values *v);

static struct str
rest(const struct values *v)
{
	return str_n(v->s.p + v->at, v->s.n - v->at);
}

/* The byte at the place; NUL at the end. */
static char
peek(const struct values *v)
{
	return v->at < v->s.n ? v->s.p[v->at] : '\0';
}

/* Passes blanks and comments. */
static void
blank(struct values *v)
{
	struct str s;

	for (;;) {
		v->at = str_skip_blank(v->s, v->at);
		s = rest(v);
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

/* Passes the text, if it is there. */
static bool
take(struct values *v, const char *text)
{
	if (!str_starts(rest(v), str_from(text)))
		return false;
	v->at += strlen(text);
	return true;
}

/* Passes a number in brackets: (4) */
static bool
count(struct values *v, size_t *n)
{
	size_t at = v->at + 1;

	if (peek(v) != '(')
		return false;
	for (*n = 0; at < v->s.n && ascii_digit(v->s.p[at]); at++)
		*n = *n < v->s.n ? *n * 10 + (size_t)(v->s.p[at] - '0') : *n;
	if (at == v->at + 1 || at >= v->s.n || v->s.p[at] != ')')
		return false;
	v->at = at + 1;
	return true;
}

/* Reads a text in quotes, a number or a word into v->text. */
static bool
scalar(struct values *v)
{
	char c = peek(v);
	size_t end;

	buf_clear(&v->text);
	if (c != '\'' && c != '"' && !ascii_letter(c) && !ascii_digit(c) &&
	    c != '-' && c != '.' && c != '+')
		return false;
	end = c == '\'' || c == '"' ? printed_quoted(v->s, v->at, &v->text)
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
		blank(v);
		if (!take(v, "."))
			break;
		blank(v);
		if (peek(v) != '\'' && peek(v) != '"')
			break;
	} while ((v->at = printed_quoted(v->s, v->at, &v->text)));
	v->at = v->at ? at : v->s.n;
	return v->at < v->s.n;
}

/* Writes what scalar read. */
static void
put(struct values *v)
{
	struct str s = buf_str(&v->text);

	if (!s.n || str_eq_nocase(s, STR("null")))
		buf_puts(v->out, s.n ? "null" : "\"\"");
	else
		json_quote(v->out, s);
}

static void
put_key(struct values *v)
{
	json_sep(v->out);
	json_quote(v->out, buf_str(&v->text));
	buf_addc(v->out, ':');
}

/* Opens a list or an object: where its bracket is. */
static size_t
opens(struct values *v, char bracket, char close)
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
	blank(v);
	if (peek(v) == ',') {
		v->at++;
		blank(v);
		return true;
	}
	return peek(v) == close;
}

static bool
closes(struct values *v, char bracket)
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

	for (; blank(v), v->at < v->s.n; v->at++) {
		c = peek(v);
		if (c == '\'' || c == '"') {
			if (!scalar(v))
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
	bool good = value(v);

	if (good) {
		blank(v);
		if (peek(v) == ',' || peek(v) == close)
			return goes_on(v, close);
	}
	if (v->depth > depth || depth == DEPTH || v->at >= v->s.n)
		return false;
	v->at = from;
	v->out->n = had;
	buf_puts(v->out, "null");
	return pass_code(v) && goes_on(v, close);
}

/* Gives a member that has a name, in v->text, a place in what was a list until
 * here: that is then a member "0". */
static void
name_list(struct values *v, size_t open)
{
	static const struct str name = STR_INIT("{\"0\":");
	struct buf *out = v->out;
	size_t n = out->n - open;

	if (str_span(buf_str(&v->text), ascii_digit) == v->text.n)
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
	size_t open = opens(v, '{', '}');

	for (v->at++, blank(v); peek(v) != '}';) {
		bool first = v->out->n == open + 1;

		if (!scalar(v))
			return false;
		put_key(v);
		blank(v);
		if (first && (peek(v) == ',' || peek(v) == '}'))
			v->depth--;
		if (!take(v, ":") || !member(v, '}'))
			return false;
	}
	return closes(v, '}');
}

/* [('a', 1), ('b', 2)] of an OrderedDict, at its bracket. */
static bool
pairs(struct values *v)
{
	opens(v, '{', '}');
	for (v->at++, blank(v); peek(v) != ']';) {
		if (!take(v, "(") || !scalar(v))
			return false;
		put_key(v);
		blank(v);
		if (!take(v, ",") || !member(v, ')') || !take(v, ")") ||
		    !goes_on(v, ']'))
			return false;
	}
	return closes(v, '}');
}

/* A list or, where its members have names, an object, as PHP has them; at its
 * bracket.  Numbers that count members from 0 or 1 are no names. */
static bool
array(struct values *v, char close)
{
	size_t open = opens(v, '[', ']'), members = 0;
	char c;

	for (v->at++, blank(v); peek(v) != close; members++) {
		size_t from = v->at;
		bool named;

		c = peek(v);
		named = scalar(v) && (blank(v), take(v, "=>"));
		if (named && !members &&
		    ((c != '0' && c != '1') || v->text.n > 1)) {
			v->out->p[open] = '{';
			v->close = v->depth == 1 ? '}' : v->close;
		}
		if (named && members && v->out->p[open] == '[')
			name_list(v, open);
		if (named && v->out->p[open] == '{')
			put_key(v);
		else if (v->out->p[open] == '{')
			return false;
		else
			json_sep(v->out);
		v->at = named ? v->at : from;
		if (!member(v, close))
			return false;
	}
	return closes(v, v->out->p[open] == '{' ? '}' : ']');
}

/* ["a"]=> or [0]=> of var_dump: the name into v->text. */
static bool
dumped_key(struct values *v)
{
	if (!take(v, "[") || !scalar(v))
		return false;
	if (take(v, ":")) /* ["a":protected], ["a":"Goods":private] */
		while (ascii_name(peek(v)) ||
		       (peek(v) && strchr("\":\\", peek(v))))
			v->at++;
	return take(v, "]=>");
}

/* { ["a"]=> ... } of var_dump, at its bracket. */
static bool
dumped(struct values *v)
{
	size_t open;
	bool object;

	v->dump = true;
	blank(v);
	if (peek(v) != '{')
		return false;
	v->at++;
	blank(v);
	object = str_starts(rest(v), STR("[\""));
	open = opens(v, object ? '{' : '[', object ? '}' : ']');
	while (blank(v), peek(v) != '}') {
		if (!dumped_key(v))
			return false;
		if (v->out->p[open] == '[' && v->out->n > open + 1)
			name_list(v, open);
		if (v->out->p[open] == '{')
			put_key(v);
		else
			json_sep(v->out);
		if (!value(v))
			return false;
		if (v->depth == 1)
			v->whole = v->out->n;
	}
	return closes(v, v->out->p[open] == '{' ? '}' : ']');
}

/* "a" of string(1) "a": its bytes say where it ends, or, in another encoding
 * than it was printed in, the end of the line. */
static bool
dumped_text(struct values *v, size_t n)
{
	size_t from = v->at + 2, end = from + n;

	if (!take(v, " \""))
		return false;
	if (end >= v->s.n || v->s.p[end] != '"' ||
	    (end + 1 < v->s.n && !ascii_blank(v->s.p[end + 1])))
		for (end = from;
		     (end = str_find(v->s, STR("\""), end)) + 1 < v->s.n &&
		     v->s.p[end + 1] != '\n' && v->s.p[end + 1] != '\r';)
			end++;
	if (end >= v->s.n) {
		v->at = v->s.n;
		return false;
	}
	json_quote(v->out, str_n(v->s.p + from, end - from));
	v->at = end + 1;
	return true;
}

/* int(5), float(4.5), bool(true), as the text in the brackets. */
static bool
dumped_word(struct values *v)
{
	if (!scalar(v) || peek(v) != ')')
		return false;
	v->at++;
	put(v);
	return true;
}

/* True if a value of var_dump says nothing, which then is passed. */
static bool
dumped_void(struct values *v)
{
	static const char *const words[] = {
	    "enum(", "uninitialized(", "*RECURSION*", "resource("};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_starts(rest(v), str_from(words[i]))) {
			v->at = str_find(v->s, STR("\n"), v->at);
			buf_puts(v->out, "null");
			return true;
		}
	return false;
}

/* What stands behind a name with a bracket, Goods::__set_state(, and the
 * bracket behind that. */
static bool
bracketed(struct values *v)
{
	if (!value(v))
		return false;
	blank(v);
	return take(v, ")");
}

static bool
ordered(struct values *v)
{
	size_t n;

	if (take(v, "OrderedDict(")) {
		if (peek(v) == '[' ? !pairs(v) : peek(v) != '{' || !dict(v))
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
	return take(v, ")");
}

/* Passes the name of a class and a bracket, stdClass::__set_state( */
static bool class(struct values *v)
{
	static const struct str call = STR_INIT("::__set_state(");
	size_t at = v->at;

	while (at < v->s.n && (ascii_name(v->s.p[at]) || v->s.p[at] == '\\'))
		at++;
	if (!str_starts(str_n(v->s.p + at, v->s.n - at), call))
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
	if (str_starts(rest(v), STR("OrderedDict(")) ||
	    str_starts(rest(v), STR("defaultdict(")))
		return ordered(v);
	if (take(v, "(object) "))
		blank(v);
	if (v->dump)
		take(v, "&");
	if (take(v, "array")) {
		if (count(v, &n))
			return dumped(v);
		v->at = str_skip_blank(v->s, v->at);
		return peek(v) == '(' && array(v, ')');
	}
	if (str_starts(rest(v), STR("object("))) {
		n = str_find(v->s, STR(" {"), v->at);
		v->at = n < v->s.n && n - v->at < HEAD ? n : v->s.n;
		return dumped(v);
	}
	if (take(v, "string"))
		return count(v, &n) && dumped_text(v, n);
	if (take(v, "int(") || take(v, "float(") || take(v, "bool("))
		return dumped_word(v);
	if (class(v))
		return bracketed(v);
	if (v->dump && dumped_void(v))
		return true;
	return *is = false;
}

static bool
value(struct values *v)
{
	bool is, good, quoted;

	blank(v);
	if (v->depth == DEPTH)
		return false;
	good = worded(v, &is);
	if (is)
		return good;
	if (peek(v) == '{')
		return dict(v);
	if (peek(v) == '[' || peek(v) == '(')
		return array(v, peek(v) == '[' ? ']' : ')');
	quoted = peek(v) == '\'' || peek(v) == '"';
	if (!scalar(v) || (quoted && !joined(v)))
		return false;
	put(v);
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

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_starts(rest(v), str_from(words[i]))) {
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
		at = v->at, blank(v);
	while (at < v->at || take(v, ",") || take(v, ";") || take(v, "?>") ||
	       take(v, ")") || take(v, "<?php") || pass_statement(v) ||
	       take(v, "return "));
	if (take(v, "define(") && scalar(v) && take(v, ","))
		blank(v);
	at = v->at;
	if (!take(v, "$"))
		return;
	while (ascii_name(peek(v)))
		v->at++;
	while (take(v, "["))
		if ((peek(v) != ']' && !scalar(v)) || !take(v, "]"))
			break;
	blank(v);
	if (take(v, "="))
		blank(v);
	else
		v->at = at;
}

/* True if the text begins as one of these does, and not as other data. */
static bool
begins(struct str s)
{
	static const char *const words[] = {"OrderedDict(", "defaultdict(",
	    "array(", "array (", "(object) array(", "object(", "<?php"};

	s = str_trim(s);
	if (str_starts(s, STR("[")))
		s = str_trim(str_n(s.p + 1, s.n - 1));
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_starts(s, str_from(words[i])))
			return true;
	return false;
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

	if (!begins(text))
		return PRINTED_NONE;
	for (head(&v); v.at < text.n; head(&v), n++, v.depth = 0) {
		from = out->n;
		if (!value(&v)) {
			what = !n && !v.close         ? PRINTED_NONE
			       : text.n - v.at < TAIL ? PRINTED_CUT
			                              : PRINTED_BROKEN;
			end_list(&v, from);
			break;
		}
		buf_addc(out, '\n');
		v.close = '\0';
	}
	*at = v.at;
	buf_free(&v.text);
	return n || v.close ? what : PRINTED_NONE;
}
