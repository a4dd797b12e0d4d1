/* script - JSON in the scripts of a page */
#include "script_priv.h"

#include "seek.h"
#include "tstype.h"

/* Behind the string that begins at `at`; s.n if it does not end. */
static size_t
skip_string(struct str s, size_t at)
{
	const char *p = s.p + at + 1, *end = s.p + s.n;
	const char ends[] = {s.p[at], '\\'};

	while ((p = seek_any(p, end, ends, 2)) < end && *p == '\\')
		p += end - p > 1 ? 2 : 1;
	return (size_t)(p - s.p) + (p < end);
}

size_t
script_skip_comment(struct str s, size_t at)
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

/* True of bytes that script_skip_value has to look at. */
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

/* Behind the value that begins at `at`; s.n if it does not end, and *open says
 * so. */
static size_t
skip_value(struct str s, size_t at, bool *open)
{
	size_t depth = 0, next;

	*open = false;
	for (;;) {
		while (at < s.n && !has_meaning(s.p[at]))
			at++;
		if (at >= s.n) {
			*open = true;
			return s.n;
		}
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
			next = script_skip_comment(s, at);
			at = next > at ? next : at + 1;
			break;
		default: at = skip_string(s, at);
		}
	}
}

size_t
script_skip_value(struct str s, size_t at)
{
	bool open;

	return skip_value(s, at, &open);
}

static const struct str hole = STR_INIT("{word}");
static const struct str rest_of_tag = STR_INIT("{tag}");

/* Behind the end of the tag in whose attributes `at` is; 0 if it is in none. */
static size_t
behind_tag(struct str page, size_t at)
{
	size_t end = page.n - at < 1024 ? page.n : at + 1024;

	while (at < end && page.p[at] != '>')
		if (ONE_OF(page.p[at++], "<({[;"))
			return 0;
	return at < end ? at + 1 : 0;
}

size_t
script_pass_type(struct str s, size_t at)
{
	size_t from = at, end = s.n - at < TSTYPE_MAX ? s.n : at + TSTYPE_MAX;

	if (at >= s.n || s.p[at] != ':')
		return at;
	while (at < end && !ONE_OF(s.p[at], "=;\n"))
		at = s.p[at] == '{' ? script_skip_value(str_n(s.p, end), at)
		                    : at + 1;
	return at < end && s.p[at] == '=' ? at : from;
}

size_t
script_pass_cast(struct str s, size_t at)
{
	size_t to = tstype_cast(s, at);

	to = to > at ? str_skip_blank(s, to) : at;
	return to < s.n && (s.p[to] == '[' || s.p[to] == '{') ? to : at;
}

size_t
script_pass_of(struct str s, size_t at)
{
	size_t to = tstype_cast(s, at);

	return to < s.n && s.p[to] == '(' ? to : at;
}

/* Behind ref( at `at`, new Map(, Vue.ref<Item[]>(, <Item[]>( and the like; `at`
 * if that is not there. */
static size_t
pass_call(struct str s, size_t at)
{
	static const struct str word = STR_INIT("new ");
	size_t to = at, from;

	if (at < s.n && str_starts(str_after(s, at), word))
		to += word.n;
	from = to;
	while (to < s.n && (script_name_byte(s.p[to]) || s.p[to] == '.'))
		to++;
	if (to == from && (to == s.n || s.p[to] != '<'))
		return at;
	to = script_pass_of(s, to);
	return to < s.n && s.p[to] == '(' ? str_skip_blank(s, to + 1) : at;
}

/* If the anchor stands at `at`, the place behind it, else 0. */
static size_t
behind(struct str page, size_t at, struct str anchor)
{
	if (at && script_name_byte(anchor.p[0]) &&
	    script_name_byte(page.p[at - 1]))
		return 0;
	for (size_t i = 0; i < anchor.n; i++) {
		if (ascii_blank(anchor.p[i])) {
			at = str_skip_blank(page, at);
			continue;
		}
		if (str_starts(str_after(anchor, i), hole)) {
			while (at < page.n && script_name_byte(page.p[at]))
				at++;
			at = script_pass_type(page, at);
			i += hole.n - 1;
			continue;
		}
		if (str_starts(str_after(anchor, i), rest_of_tag))
			return behind_tag(page, at);
		if (at >= page.n || page.p[at] != anchor.p[i])
			return 0;
		at++;
	}
	return at;
}

/* The anchor up to its first blank, {word} or {tag}. */
static struct str
first_word(struct str anchor)
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
	return first_word(text).n > 0;
}

/* Passes what may stand before a value: window.x ||, <Item[]> */
static size_t
before_value(struct str s, size_t at)
{
	size_t from = at = script_pass_cast(s, str_skip_blank(s, at));

	while (at < s.n && (script_name_byte(s.p[at]) || s.p[at] == '.'))
		at++;
	at = str_skip_blank(s, at);
	if (at + 1 < s.n && s.p[at] == '|' && s.p[at + 1] == '|')
		return str_skip_blank(s, at + 2);
	return from;
}

static const struct str parse = STR_INIT("JSON.parse(");

/* True if a text in quotes that is JSON begins at `at`: "{\"a\":1}", or as
 * encodeURIComponent() writes it: "%7B%22a". */
static bool
is_told(struct str s, size_t at)
{
	size_t from = at;

	if (s.p[at] != '"')
		return false;
	if (str_starts(str_after(s, at), STR("\"%7B%22")))
		return true;
	for (at++; at < s.n && (s.p[at] == '{' || s.p[at] == '[');)
		at++;
	return at > from + 1 && at + 1 < s.n && s.p[at] == '\\' &&
	       s.p[at + 1] == '"';
}

bool
script_value_begins(struct str s, size_t at)
{
	if (at >= s.n)
		return false;
	if (s.p[at] == '{' || s.p[at] == '[' || is_told(s, at))
		return true;
	if (!str_starts(str_after(s, at), parse))
		return false;
	at = str_skip_blank(s, at + parse.n);
	return at < s.n && ONE_OF(s.p[at], "\"'`");
}

size_t
script_value_end(struct str s, size_t at)
{
	if (s.p[at] == '{' || s.p[at] == '[')
		return script_skip_value(s, at);
	if (s.p[at] == '"')
		return skip_string(s, at);
	at = skip_string(s, str_skip_blank(s, at + parse.n));
	at = str_skip_blank(s, at);
	return at < s.n ? at + 1 : s.n;
}

bool
script_find(struct script *s, struct str *rest)
{
	struct str word = first_word(s->anchor);
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
		if (!script_value_begins(s->page, from))
			from = pass_call(s->page, from);
		if (from < s->page.n && s->page.p[from] == '(')
			from = str_skip_blank(s->page, from + 1);
		if (script_value_begins(s->page, from))
			break;
	}
	*rest = str_after(s->page, from);
	return true;
}

struct str
script_behind(struct str page, struct str anchor)
{
	struct str word = first_word(anchor);
	size_t at = 0, from;

	while ((at = str_find(page, word, at)) < page.n) {
		if ((from = behind(page, at, anchor)))
			return str_after(page, from);
		at += word.n;
	}
	return STR_NONE;
}

struct str
script_end(struct script *s, struct str rest)
{
	rest.n = script_value_end(rest, 0);
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
		size_t next = script_skip_comment(text, from);

		if (str_starts(str_after(text, from), cdata))
			next += cdata.n;
		from = next > from ? next : from + 1;
	}
	*at = script_skip_value(text, from);
	if (from >= text.n)
		return false;
	*value = str_n(text.p + from, *at - from);
	return true;
}

/* True of bytes that part values one behind the other; 0x1e is of RFC 7464. */
static bool
parts_values(char c)
{
	return ascii_blank(c) || c == ',' || c == ';' || c == '\x1e';
}

/* Comments too: Robo 3T writes the number of each value in one. */
size_t
script_pass_parts(struct str s, size_t at)
{
	size_t from;

	do {
		from = at;
		while (at < s.n && parts_values(s.p[at]))
			at++;
		at = script_skip_comment(s, at);
	} while (at > from);
	return at;
}

struct str
script_cut(struct str *rest)
{
	struct str value;
	size_t from = script_pass_parts(*rest, 0), end;
	bool open;

	*rest = from < rest->n ? str_after(*rest, from) : STR_NONE;
	if (!rest->n || (rest->p[0] != '{' && rest->p[0] != '['))
		return STR_NONE;
	end = skip_value(*rest, 0, &open);
	if (open)
		return STR_NONE;
	value = str_n(rest->p, end);
	*rest = end < rest->n ? str_after(*rest, end) : STR_NONE;
	return value;
}
