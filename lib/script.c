/* script - JSON in the scripts of a page */
#include "script.h"

#include <emmintrin.h>

#define WRAPS 6   /* of functions around data */
#define TEST  256 /* bytes of the test before a call */

static bool
name_byte(char c)
{
	return ascii_name(c) || c == '$';
}

/*
 * Where from `at` on a byte stands that is one of c's four; s.n if nowhere.
 * Most of a page's data is text, which is so passed over 16 bytes at a time.
 */
static size_t
find_any(struct str s, size_t at, const char c[4])
{
	const __m128i a = _mm_set1_epi8(c[0]), b = _mm_set1_epi8(c[1]);
	const __m128i d = _mm_set1_epi8(c[2]), e = _mm_set1_epi8(c[3]);
	__m128i v;
	int bits;

	for (; at + 16 <= s.n; at += 16) {
		v = _mm_loadu_si128((const __m128i *)(const void *)(s.p + at));
		bits = _mm_movemask_epi8(_mm_or_si128(
		    _mm_or_si128(_mm_cmpeq_epi8(v, a), _mm_cmpeq_epi8(v, b)),
		    _mm_or_si128(_mm_cmpeq_epi8(v, d), _mm_cmpeq_epi8(v, e))));
		if (bits)
			return at + (size_t)__builtin_ctz((unsigned)bits);
	}
	while (at < s.n && !memchr(c, s.p[at], 4))
		at++;
	return at;
}

/* Behind the string that begins at `at`; s.n if it does not end. */
static size_t
skip_string(struct str s, size_t at)
{
	const char ends[4] = {s.p[at], '\\', s.p[at], '\\'};

	for (at++; (at = find_any(s, at, ends)) < s.n; at += 2)
		if (s.p[at] != '\\')
			return at + 1;
	return s.n;
}

/* Behind the comment at `at`, or `at` if there is none. */
static size_t
skip_comment(struct str s, size_t at)
{
	size_t end;

	if (at + 1 >= s.n || s.p[at] != '/' ||
	    (s.p[at + 1] != '/' && s.p[at + 1] != '*'))
		return at;
	if (s.p[at + 1] == '/')
		return str_find(s, STR("\n"), at);
	end = str_find(s, STR("*/"), at + 2);
	return end < s.n ? end + 2 : s.n;
}

/* Bytes that skip_value has to look at. */
static bool
has_meaning(char c)
{
	static const bool table[256] = {['{'] = true,
	    ['['] = true,
	    ['}'] = true,
	    [']'] = true,
	    ['"'] = true,
	    ['\''] = true,
	    ['`'] = true,
	    ['/'] = true};

	return table[(unsigned char)c];
}

/* Behind the bracket that matches the one at `at`; s.n if there is none. */
static size_t
skip_value(struct str s, size_t at)
{
	size_t depth = 0, next;

	for (;;) {
		while (at < s.n && !has_meaning(s.p[at]))
			at++;
		if (at >= s.n)
			return s.n;
		switch (s.p[at]) {
		case '{':
		case '[':
			depth++;
			at++;
			break;
		case '}':
		case ']':
			at++;
			if (--depth == 0)
				return at;
			break;
		case '/':
			next = skip_comment(s, at);
			at = next > at ? next : at + 1;
			break;
		default: at = skip_string(s, at);
		}
	}
}

static const struct str hole = STR_INIT("{word}");
static const struct str rest_of_tag = STR_INIT("{tag}");

/* Behind the end of the tag in whose attributes `at` is; 0 if it is in none. */
static size_t
behind_tag(struct str page, size_t at)
{
	size_t end = page.n - at < 1024 ? page.n : at + 1024;

	while (at < end && page.p[at] != '>')
		if (memchr("<({[;", page.p[at++], 5))
			return 0;
	return at < end ? at + 1 : 0;
}

/* If the anchor stands at `at`, the place behind it, else 0. */
static size_t
behind(struct str page, size_t at, struct str anchor)
{
	if (at && name_byte(anchor.p[0]) && name_byte(page.p[at - 1]))
		return 0;
	for (size_t i = 0; i < anchor.n; i++) {
		if (ascii_blank(anchor.p[i])) {
			at = str_skip_blank(page, at);
			continue;
		}
		if (str_starts(str_n(anchor.p + i, anchor.n - i), hole)) {
			while (at < page.n && name_byte(page.p[at]))
				at++;
			i += hole.n - 1;
			continue;
		}
		if (str_starts(str_n(anchor.p + i, anchor.n - i), rest_of_tag))
			return behind_tag(page, at);
		if (at >= page.n || page.p[at] != anchor.p[i])
			return 0;
		at++;
	}
	return at;
}

/* The anchor up to its first blank, {word} or {tag}. */
struct str
script_first_word(struct str anchor)
{
	size_t n = 0, end = str_find(anchor, hole, 0);
	size_t tag = str_find(anchor, rest_of_tag, 0);

	while (n < end && n < tag && !ascii_blank(anchor.p[n]))
		n++;
	return str_n(anchor.p, n);
}

bool
script_anchor(struct str text)
{
	return script_first_word(text).n > 0;
}

/* Passes what may stand before a value: window.x ||  */
static size_t
before_value(struct str s, size_t at)
{
	size_t from = at = str_skip_blank(s, at);

	while (at < s.n && (name_byte(s.p[at]) || s.p[at] == '.'))
		at++;
	at = str_skip_blank(s, at);
	if (at + 1 < s.n && s.p[at] == '|' && s.p[at + 1] == '|')
		return str_skip_blank(s, at + 2);
	return from;
}

static const struct str parse = STR_INIT("JSON.parse(");

/* True if a text begins at `at` that is JSON: "{\"a\":1}". */
static bool
is_told(struct str s, size_t at)
{
	size_t from = at;

	if (s.p[at] != '"')
		return false;
	for (at++; at < s.n && (s.p[at] == '{' || s.p[at] == '[');)
		at++;
	return at > from + 1 && at + 1 < s.n && s.p[at] == '\\' &&
	       s.p[at + 1] == '"';
}

/* True if a value begins at `at`. */
static bool
value_begins(struct str s, size_t at)
{
	if (at >= s.n)
		return false;
	if (s.p[at] == '{' || s.p[at] == '[' || is_told(s, at))
		return true;
	if (!str_starts(str_n(s.p + at, s.n - at), parse))
		return false;
	at = str_skip_blank(s, at + parse.n);
	return at < s.n && memchr("\"'`", s.p[at], 3);
}

/* Behind the value at `at`. */
static size_t
value_end(struct str s, size_t at)
{
	if (s.p[at] == '{' || s.p[at] == '[')
		return skip_value(s, at);
	if (s.p[at] == '"')
		return skip_string(s, at);
	at = skip_string(s, str_skip_blank(s, at + parse.n));
	at = str_skip_blank(s, at);
	return at < s.n ? at + 1 : s.n;
}

bool
script_find(struct script *s, struct str *rest)
{
	struct str word = script_first_word(s->anchor);
	size_t from;

	for (;;) {
		s->at = str_find(s->page, word, s->at);
		if (s->at >= s->page.n || s->work > 8 * s->page.n)
			return false;
		from = behind(s->page, s->at, s->anchor);
		s->at += word.n;
		if (!from)
			continue;
		from = before_value(s->page, from);
		if (from < s->page.n && s->page.p[from] == '(')
			from = str_skip_blank(s->page, from + 1);
		if (value_begins(s->page, from))
			break;
	}
	*rest = str_n(s->page.p + from, s->page.n - from);
	return true;
}

struct str
script_end(struct script *s, struct str rest)
{
	rest.n = value_end(rest, 0);
	s->work += rest.n;
	return rest;
}

bool
script_next(struct script *s, struct str *value)
{
	struct str rest;

	if (!script_find(s, &rest))
		return false;
	*value = script_end(s, rest);
	return true;
}

bool
script_value(struct str text, size_t *at, struct str *value)
{
	const struct str cdata = STR_INIT("<![CDATA[");
	size_t from = *at;

	while (from < text.n && text.p[from] != '{' && text.p[from] != '[') {
		size_t next = skip_comment(text, from);

		if (str_starts(str_n(text.p + from, text.n - from), cdata))
			next += cdata.n;
		from = next > from ? next : from + 1;
	}
	*at = skip_value(text, from);
	if (from >= text.n)
		return false;
	*value = str_n(text.p + from, *at - from);
	return true;
}

/* Parts values that stand one behind the other, as RFC 7464 and others do. */
static bool
parts_values(char c)
{
	return ascii_blank(c) || c == ',' || c == ';' || c == '\x1e';
}

/* Passes it, and comments: Robo 3T writes the number of each. */
static size_t
pass_parts(struct str s, size_t at)
{
	size_t from;

	do {
		from = at;
		while (at < s.n && parts_values(s.p[at]))
			at++;
		at = skip_comment(s, at);
	} while (at > from);
	return at;
}

struct str
script_cut(struct str *rest)
{
	struct str none = {NULL, 0}, value;
	size_t from = pass_parts(*rest, 0), end;

	*rest = from < rest->n ? str_n(rest->p + from, rest->n - from) : none;
	if (!rest->n || (rest->p[0] != '{' && rest->p[0] != '['))
		return none;
	end = skip_value(*rest, 0);
	if (end == rest->n && rest->p[end - 1] != '}' &&
	    rest->p[end - 1] != ']')
		return none;
	value = str_n(rest->p, end);
	*rest = end < rest->n ? str_n(rest->p + end, rest->n - end) : none;
	return value;
}

/* Behind the word at `at`, if it is w and a blank follows; else `at`. */
static size_t
pass_word(struct str s, size_t at, const char *w)
{
	size_t n = strlen(w);

	if (!str_starts(str_n(s.p + at, s.n - at), str_n(w, n)) ||
	    at + n >= s.n || !ascii_blank(s.p[at + n]))
		return at;
	return str_skip_blank(s, at + n);
}

/* Behind what stands before the JSON of a reply, lest another site's page can
 * run it as a script. */
static size_t
pass_guard(struct str s, size_t at)
{
	static const struct str guards[] = {STR_INIT(")]}'"),
	    STR_INIT("for(;;);"), STR_INIT("for (;;);"), STR_INIT("while(1);"),
	    STR_INIT("while(true);"), STR_INIT("{}&&"), STR_INIT("{} &&")};
	struct str rest = str_n(s.p + at, s.n - at);

	for (size_t i = 0; i < sizeof(guards) / sizeof(guards[0]); i++)
		if (str_starts(rest, guards[i]))
			return pass_parts(s, at + guards[i].n);
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

	while (to < s.n && (name_byte(s.p[to]) || s.p[to] == '.'))
		to++;
	to = str_skip_blank(s, to);
	if (to > at && str_starts(str_n(s.p + to, s.n - to), STR("&&")))
		return str_skip_blank(s, to + 2);
	if (str_starts(str_n(s.p + at, s.n - at), try)) {
		to = str_skip_blank(s, at + try.n);
		return to < s.n && s.p[to] == '{' ? str_skip_blank(s, to + 1)
		                                  : at;
	}
	if (!str_starts(str_n(s.p + at, s.n - at), type))
		return at;
	to = str_find(
	    str_n(s.p, s.n < at + TEST ? s.n : at + TEST), STR("&&"), at);
	return to < s.n && to < at + TEST ? str_skip_blank(s, to + 2) : at;
}

/* What follows the name and the bracket of a JSONP reply; s.n if none. */
static size_t
padding(struct str s, size_t at)
{
	size_t from;

	at = str_skip_blank(s, skip_comment(s, at));
	from = at = pass_test(s, at);
	while (at < s.n && (name_byte(s.p[at]) || s.p[at] == '.'))
		at++;
	if (at == from || at >= s.n || s.p[at] != '(')
		return s.n;
	return str_skip_blank(s, at + 1);
}

/* The value at `at`, to its end or to `end`; absent if there is none. */
static struct str
value_at(struct str page, size_t at, bool to_end)
{
	if (at >= page.n || (page.p[at] != '{' && page.p[at] != '['))
		return (struct str){NULL, 0};
	return str_n(
	    page.p + at, (to_end ? page.n : skip_value(page, at)) - at);
}

struct str
script_body(struct str page)
{
	size_t from = pass_guard(page, pass_parts(page, 0));

	if (from < page.n && page.p[from] != '{' && page.p[from] != '[')
		return value_at(page, padding(page, from), false);
	return value_at(page, from, true);
}

/* Behind the parameters at `at` and the arrow and brace of the body. */
static size_t
pass_head(struct str s, size_t at)
{
	at = str_find(s, STR(")"), at);
	at = str_skip_blank(s, at < s.n ? at + 1 : at);
	if (at + 1 < s.n && s.p[at] == '=' && s.p[at + 1] == '>')
		at = str_skip_blank(s, at + 2);
	return at < s.n && s.p[at] == '{' ? str_skip_blank(s, at + 1) : at;
}

/* Behind the bracket at `at` of a call, and a number before the data. */
static size_t
pass_call(struct str s, size_t at)
{
	at = str_skip_blank(s, at + 1);
	while (at < s.n && (ascii_digit(s.p[at]) || s.p[at] == ','))
		at++;
	return str_skip_blank(s, at);
}

/*
 * Behind what programs write around data that a function gives: function
 * name() {, () => {, const name =, return, res.json(200,
 */
static size_t
pass_function(struct str s, size_t at)
{
	bool function;
	size_t n;

	for (int i = 0; i < WRAPS; i++) {
		at = str_skip_blank(s, skip_comment(s, at));
		at = pass_word(s, at, "async");
		n = pass_word(s, at, "function");
		function = n > at;
		at = pass_word(s, n, "return");
		at = pass_word(s, at, "const");
		at = pass_word(s, at, "let");
		at = pass_word(s, at, "var");
		for (n = at; n < s.n && (name_byte(s.p[n]) || s.p[n] == '.');)
			n++;
		function |=
		    n == at || str_eq(str_n(s.p + at, n - at), STR("function"));
		n = str_skip_blank(s, n);
		if (n < s.n && s.p[n] == '(')
			at = function ? pass_head(s, n) : pass_call(s, n);
		else if (n < s.n && s.p[n] == '=')
			at = n + 1;
		else
			break;
	}
	return at;
}

/* Behind ["name"] at `at`, as in window["name"] =. */
static size_t
pass_named(struct str s, size_t at)
{
	size_t to = at + 2;

	if (to >= s.n || s.p[at] != '[' ||
	    (s.p[at + 1] != '"' && s.p[at + 1] != '\''))
		return at;
	while (to < s.n && (name_byte(s.p[to]) || s.p[to] == '-'))
		to++;
	return to + 1 < s.n && s.p[to] == s.p[at + 1] && s.p[to + 1] == ']'
	           ? to + 2
	           : at;
}

struct str
script_set(struct str page)
{
	static const char *const words[] = {
	    "export", "var", "let", "const", "default"};
	size_t from, at = str_skip_blank(page, 0);

	at = str_skip_blank(page, skip_comment(page, at));
	if (str_starts(
		str_n(page.p + at, page.n - at), STR("\"use strict\"")) ||
	    str_starts(str_n(page.p + at, page.n - at), STR("'use strict'")))
		at = pass_parts(page, at + STR("'use strict'").n);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		from = at;
		at = pass_word(page, at, words[i]);
	}
	if (at > from) /* export default {...} */
		return value_at(page, pass_function(page, at), false);
	while (at < page.n && (name_byte(page.p[at]) || page.p[at] == '.'))
		at++;
	at = str_skip_blank(page, pass_named(page, at));
	if (str_starts(str_n(page.p + from, at - from), STR("function ")))
		return value_at(page, pass_function(page, from), false);
	if (at == from || at >= page.n || page.p[at] != '=')
		return (struct str){NULL, 0};
	at = pass_function(page, str_skip_blank(page, at + 1));
	return value_at(page, at, false);
}

struct str
script_set_cut(struct str *rest)
{
	struct str value = script_set(*rest);
	size_t at;

	if (!value.p)
		return value;
	at = (size_t)(value.p + value.n - rest->p);
	while (at < rest->n && (ascii_blank(rest->p[at]) || rest->p[at] == ';'))
		at++;
	*rest = str_n(rest->p + at, rest->n - at);
	return value;
}
