/* script_body - a page that is nothing but data: a reply, or a script that sets
 * it */
#include "script_priv.h"

#define WRAPS 6   /* functions around data, at most */
#define TEST  256 /* bytes of the test before a call, at most */

/* Behind the word at `at`, if it is w and a blank follows; else `at`. */
static size_t
pass_word(struct str s, size_t at, const char *w)
{
	size_t n = strlen(w);

	if (!str_starts(str_after(s, at), str_n(w, n)) || at + n >= s.n ||
	    !ascii_blank(s.p[at + n]))
		return at;
	return str_skip_blank(s, at + n);
}

/* Behind what sites write before the JSON of a reply, so that a page of another
 * site cannot run it as a script. */
static size_t
pass_guard(struct str s, size_t at)
{
	static const struct str guards[] = {STR_INIT(")]}'"),
	    STR_INIT("for(;;);"), STR_INIT("for (;;);"), STR_INIT("while(1);"),
	    STR_INIT("while(true);"), STR_INIT("{}&&"), STR_INIT("{} &&")};
	struct str rest = str_after(s, at);

	for (size_t i = 0; i < COUNT(guards); i++)
		if (str_starts(rest, guards[i]))
			return script_pass_parts(s, at + guards[i].n);
	return at;
}

/* Behind what programs write before the call of a JSONP reply: try {, name &&,
 * and typeof name === "function" &&. */
static size_t
pass_test(struct str s, size_t at)
{
	static const struct str try = STR_INIT("try"),
				type = STR_INIT("typeof ");
	size_t to = at;

	while (to < s.n && (script_name_byte(s.p[to]) || s.p[to] == '.'))
		to++;
	to = str_skip_blank(s, to);
	if (to > at && str_starts(str_after(s, to), STR("&&")))
		return str_skip_blank(s, to + 2);
	if (str_starts(str_after(s, at), try)) {
		to = str_skip_blank(s, at + try.n);
		return to < s.n && s.p[to] == '{' ? str_skip_blank(s, to + 1)
		                                  : at;
	}
	if (!str_starts(str_after(s, at), type))
		return at;
	to = str_find(
	    str_n(s.p, s.n < at + TEST ? s.n : at + TEST), STR("&&"), at);
	return to < s.n && to < at + TEST ? str_skip_blank(s, to + 2) : at;
}

/* What follows the name and the bracket of a JSONP reply; s.n if none.  Blanks
 * between these stand before an object only: PHP prints Array ([0] => ...). */
static size_t
padding(struct str s, size_t at)
{
	size_t from;
	bool apart;

	at = str_skip_blank(s, script_skip_comment(s, at));
	from = at = pass_test(s, at);
	while (at < s.n && (script_name_byte(s.p[at]) || s.p[at] == '.'))
		at++;
	if (at == from)
		return s.n;
	apart = str_skip_blank(s, at) > at;
	at = str_skip_blank(s, at);
	if (at >= s.n || s.p[at] != '(')
		return s.n;
	from = at = str_skip_blank(s, at + 1);
	while (at < s.n && ascii_digit(s.p[at]))
		at++;
	if (at > from && at < s.n && s.p[at] == ')') /* Map(2) {, shown */
		return str_skip_blank(s, at + 1);
	return !apart || (from < s.n && s.p[from] == '{') ? from : s.n;
}

/* The value at `at`, to its end or to `end`; absent if there is none. */
static struct str
value_at(struct str page, size_t at, bool to_end)
{
	if (at >= page.n || (page.p[at] != '{' && page.p[at] != '['))
		return STR_NONE;
	return str_n(
	    page.p + at, (to_end ? page.n : script_skip_value(page, at)) - at);
}

/* Behind the comments that a program of Python begins with. */
static size_t
pass_hash(struct str s, size_t at)
{
	at = str_skip_blank(s, at);
	while (at < s.n && s.p[at] == '#')
		at = str_skip_blank(s, str_find(s, STR("\n"), at));
	return at;
}

/* Behind the quotes of Python before data that was put into a program; `at` if
 * there are none. */
static size_t
pass_quotes(struct str s, size_t at)
{
	bool raw = at < s.n && (s.p[at] == 'r' || s.p[at] == 'u');
	size_t from = raw ? at + 1 : at;
	struct str rest = str_after(s, from);

	if (!str_starts(rest, STR("'''")) && !str_starts(rest, STR("\"\"\"")))
		return at;
	return str_skip_blank(s, from + 3);
}

struct str
script_body(struct str page)
{
	size_t from = pass_guard(page, script_pass_parts(page, 0));
	size_t quoted = pass_hash(page, from), to = pass_quotes(page, quoted);

	if (to > quoted)
		return value_at(page, to, false);
	if (from < page.n && page.p[from] != '{' && page.p[from] != '[')
		return value_at(page, padding(page, from), false);
	return value_at(page, from, true);
}

/* Behind the text or pattern at `at` that ends in its line; else `at`. */
static size_t
pass_text(struct str s, size_t at)
{
	size_t to = at + 1;

	if (at >= s.n || !ONE_OF(s.p[at], "'\"`/"))
		return at;
	while (to < s.n && s.p[to] != s.p[at] && s.p[to] != '\n')
		to += s.p[to] == '\\' ? 2 : 1;
	return to < s.n && s.p[to] == s.p[at] ? to + 1 : at;
}

/* Behind the parameters at `at` and the arrow and brace of the body. */
static size_t
pass_head(struct str s, size_t at)
{
	at = str_find(s, STR(")"), at);
	at = str_skip_blank(s, at < s.n ? at + 1 : at);
	if (at + 1 < s.n && s.p[at] == '=' && s.p[at + 1] == '>')
		at = str_skip_blank(s, at + 2);
	return at < s.n && ONE_OF(s.p[at], "{(") ? str_skip_blank(s, at + 1)
	                                         : at;
}

/* Behind the bracket at `at` of a call, and what it is told before the data:
 * numbers, texts in a line, patterns, as in mock('/api/goods', 'get', {...}) */
static size_t
pass_call(struct str s, size_t at)
{
	size_t from;

	at = str_skip_blank(s, at + 1);
	for (;;) {
		from = at;
		while (at < s.n && (ascii_digit(s.p[at]) || s.p[at] == ','))
			at++;
		at = pass_text(s, str_skip_blank(s, at));
		if (at == from)
			return at;
	}
}

/*
 * Behind what programs write around data that a function gives: function
 * name() {, () => {, const name =, return, res.json(200, new Map(
 */
static size_t
pass_function(struct str s, size_t at)
{
	bool function;
	size_t n;

	for (int i = 0; i < WRAPS; i++) {
		at = str_skip_blank(s, script_skip_comment(s, at));
		at = pass_word(s, at, "async");
		n = pass_word(s, at, "function");
		function = n > at;
		at = pass_word(s, n, "return");
		at = pass_word(s, at, "const");
		at = pass_word(s, at, "let");
		at = pass_word(s, at, "var");
		at = pass_word(s, at, "new");
		if (script_value_begins(s, at))
			break;
		for (n = at;
		     n < s.n && (script_name_byte(s.p[n]) || s.p[n] == '.');)
			n++;
		function |=
		    n == at || str_eq(str_n(s.p + at, n - at), STR("function"));
		n = str_skip_blank(s, script_pass_of(s, n));
		if (n < s.n && s.p[n] == '(')
			at = function ? pass_head(s, n) : pass_call(s, n);
		else if (n < s.n && s.p[script_pass_type(s, n)] == '=')
			at = script_pass_type(s, n) + 1;
		else
			break;
	}
	return script_pass_cast(s, at);
}

/* Behind ["name"] at `at`, as in window["name"] =. */
static size_t
pass_named(struct str s, size_t at)
{
	size_t to = at + 2;

	if (to >= s.n || s.p[at] != '[' || !ascii_quote(s.p[at + 1]))
		return at;
	while (to < s.n && (script_name_byte(s.p[to]) || s.p[to] == '-'))
		to++;
	return to + 1 < s.n && s.p[to] == s.p[at + 1] && s.p[to + 1] == ']'
	           ? to + 2
	           : at;
}

/* Behind the line at `at`, or the brackets that begin in it. */
static size_t
pass_line(struct str s, size_t at)
{
	while (at < s.n && !ONE_OF(s.p[at], "\n;"))
		at = s.p[at] == '{' ? script_skip_value(s, at) : at + 1;
	return at;
}

/* Behind what a module says before it sets anything: import, and of TypeScript
 * interface and type. */
static size_t
pass_declared(struct str s, size_t at)
{
	static const char *const words[] = {
	    "import", "from", "interface", "type"};
	size_t from, to;

	do {
		from = at = script_pass_parts(s, at);
		to = pass_word(s, pass_word(s, at, "export"), "declare");
		for (size_t i = 0; i < COUNT(words); i++)
			if (pass_word(s, to, words[i]) > to)
				at = pass_line(s, to);
	} while (at > from);
	return at;
}

/* The value that the script sets first; absent if it begins otherwise. */
static struct str
set_first(struct str page)
{
	static const char *const words[] = {
	    "export", "var", "let", "const", "default"};
	size_t from, at = pass_hash(page, 0);

	at = str_skip_blank(page, script_skip_comment(page, at));
	if (str_starts(str_after(page, at), STR("\"use strict\"")) ||
	    str_starts(str_after(page, at), STR("'use strict'")))
		at = script_pass_parts(page, at + STR("'use strict'").n);
	at = pass_declared(page, at);
	for (size_t i = 0; i < COUNT(words); i++) {
		from = at;
		at = pass_word(page, at, words[i]);
	}
	/* export default {...}, return {...} */
	if (at > from || pass_word(page, at, "return") > at)
		return value_at(page, pass_function(page, at), false);
	at = pass_word(page, at, "new");
	while (
	    at < page.n && (script_name_byte(page.p[at]) || page.p[at] == '.'))
		at++;
	if (at > from && at < page.n && page.p[at] == '(') /* new Vue({...}) */
		return value_at(page, pass_function(page, from), false);
	at = str_skip_blank(page, pass_named(page, at));
	at = script_pass_type(page, at);
	if (str_starts(str_n(page.p + from, at - from), STR("function ")))
		return value_at(page, pass_function(page, from), false);
	if (at == from || at >= page.n || page.p[at] != '=')
		return STR_NONE;
	at = pass_function(page, str_skip_blank(page, at + 1));
	if (script_value_begins(page, at))
		return str_n(page.p + at, script_value_end(page, at) - at);
	return value_at(page, pass_quotes(page, at), false);
}

/* Behind a line that sets no data, name = open('a'), or calls
 * something, or behind the rest of one that data was an argument in; 0 if s
 * begins with no such line. */
static size_t
pass_plain(struct str s)
{
	static const char *const words[] = {"const", "let", "var"};
	size_t from = pass_declared(s, pass_hash(s, 0)), at, end;

	for (size_t i = 0; i < COUNT(words); i++)
		from = pass_word(s, from, words[i]);
	at = from;
	while (at < s.n && (script_name_byte(s.p[at]) || s.p[at] == '.'))
		at++;
	end = str_find(s, STR("\n"), at);
	if (at < s.n && s.p[at] == ' ')
		at++;
	if (at >= s.n || (at > from ? !ONE_OF(s.p[at], "=(") : s.p[at] != ')'))
		return 0;
	s = str_trim(str_n(s.p + at, end - at));
	return ONE_OF(s.p[s.n - 1], "{[(,;\\=") ? 0 : end;
}

struct str
script_set_cut(struct str *rest)
{
	struct str value = set_first(*rest);
	size_t at;

	while (!value.p && (at = pass_plain(*rest)) > 0) {
		*rest = str_after(*rest, at);
		value = set_first(*rest);
	}
	if (!value.p)
		return value;
	at = (size_t)(value.p + value.n - rest->p);
	while (at < rest->n && (ascii_blank(rest->p[at]) || rest->p[at] == ';'))
		at++;
	*rest = str_after(*rest, at);
	return value;
}

struct str
script_set(struct str page)
{
	return script_set_cut(&page);
}

bool
script_is_program(struct str page)
{
	static const struct str starts[] = {STR_INIT("function("),
	    STR_INIT("function "), STR_INIT("function*"),
	    STR_INIT("\"use strict\";"), STR_INIT("'use strict';"),
	    STR_INIT("self."), STR_INIT("window."), STR_INIT("globalThis."),
	    STR_INIT("()=>{"), STR_INIT("() =>")};
	static const char *const words[] = {"var", "let", "const"};
	size_t at = script_pass_parts(page, 0), from, to;

	while (at < page.n && ONE_OF(page.p[at], "!(+-~"))
		at++;
	for (size_t i = 0; i < COUNT(starts); i++)
		if (str_starts(str_after(page, at), starts[i]))
			return true;
	for (size_t i = 0; i < COUNT(words); i++) {
		from = to = pass_word(page, at, words[i]);
		while (to < page.n && script_name_byte(page.p[to]))
			to++;
		if (from > at && to > from &&
		    str_starts(
			str_after(page, str_skip_blank(page, to)), STR("=")))
			return true;
	}
	return false;
}
