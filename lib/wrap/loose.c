/* loose - data that stands anywhere in a script */
#include "loose.h"

#include "ascii.h"
#include "base64.h"
#include "jsobj.h"
#include "json.h"
#include "script.h"
#include "seek.h"
#include "text.h"
#include "utf8.h"

#define LEAST   40   /* bytes of a value */
#define NAME    200  /* of the first name in it */
#define PATTERN 2000 /* of a regular expression, at most */
#define WORK    8    /* times its length are read of a script at most */

/* Behind blanks and comments. */
static size_t
pass_blank(struct str s, size_t at)
{
	size_t end;

	for (;;) {
		at = str_skip_blank(s, at);
		if (at + 1 >= s.n || s.p[at] != '/')
			return at;
		if (s.p[at + 1] == '/')
			end = str_find(s, STR("\n"), at);
		else if (s.p[at + 1] == '*')
			end = str_find(s, STR("*/"), at + 2) + 2;
		else
			return at;
		at = end < s.n ? end : s.n;
	}
}

/* Behind the text in quotes at `at`; at + 1 if it has no end in its line, as a
 * quote in a regular expression has none, and then *work is what was read. */
static size_t
pass_string(struct str s, size_t at, size_t *work)
{
	const char quote = s.p[at], line = quote == '`' ? '`' : '\n';
	const char *from = s.p + at + 1, *p = from, *end = s.p + s.n;

	while ((p = seek_any(p, end, (char[]){quote, line, '\\'}, 3)) < end &&
	       *p == '\\')
		p += end - p > 1 ? 2 : 1;
	if (p < end && *p == quote)
		return (size_t)(p - s.p) + 1;
	*work += (size_t)(p - from) + 1;
	return at + 1;
}

/* Behind the regular expression at `at`; at + 1 if a stroke there divides, or
 * it has no end in its line. */
static size_t
pass_pattern(struct str s, size_t at)
{
	size_t before = at, end = at + 1;
	bool set = false;

	while (before && ascii_blank(s.p[before - 1]))
		before--;
	if (!before || !ONE_OF(s.p[before - 1], "(,=:[!&|?{};+"))
		return at + 1;
	for (; end < s.n && (set || s.p[end] != '/'); end++) {
		if (s.p[end] == '\n' || end - at > PATTERN)
			return at + 1;
		if (s.p[end] == '\\')
			end++;
		else if (s.p[end] == '[' || s.p[end] == ']')
			set = s.p[end] == '[';
	}
	return end < s.n ? end + 1 : at + 1;
}

/* True if a name and its colon, or ...other, stand behind a brace. */
static bool
begins_object(struct str s, size_t at)
{
	size_t from, work = 0;

	at = pass_blank(s, at + 1);
	if (str_starts(str_after(s, at), STR("...")))
		return true;
	from = at;
	if (at < s.n && ONE_OF(s.p[at], "\"'")) {
		at = pass_string(str_head(s, from + NAME), at, &work);
		if (at == from + 1 || at - from > NAME)
			return false;
	} else
		while (at < s.n && ascii_ident(s.p[at]))
			at++;
	if (at == from)
		return false;
	at = pass_blank(s, at);
	return at + 1 < s.n && s.p[at] == ':' && s.p[at + 1] != ':';
}

/* True if an object, or an array of objects or arrays, begins at `at`. */
static bool
begins(struct str s, size_t at)
{
	for (size_t deep = 0; s.p[at] == '['; deep++) {
		at = pass_blank(s, at + 1);
		if (at >= s.n)
			return false;
		if (deep && s.p[at] != '{')
			return ONE_OF(s.p[at], "[\"'0123456789");
	}
	return s.p[at] == '{' && begins_object(s, at);
}

/* True if a text, as it stands between its quotes, begins as data. */
static bool
begins_text(struct str s)
{
	static const struct str ways[] = {STR_INIT("{\\\""), STR_INIT("{\""),
	    STR_INIT("[{"), STR_INIT("[\\\""), STR_INIT("[["),
	    STR_INIT("{&quot;"), STR_INIT("{\\u0022"), STR_INIT("{\\x22"),
	    STR_INIT("\\x7b\\x22"), STR_INIT("\\x5b\\x7b"),
	    STR_INIT("\\u007b\\u0022"), STR_INIT("\\u007B\\u0022"),
	    STR_INIT("\\u005b\\u007b"), STR_INIT("\\u005B\\u007B"),
	    STR_INIT("%7B%22"), STR_INIT("%5B%7B"), STR_INIT("%7b%22"),
	    STR_INIT("%5b%7b"), STR_INIT("eyJ"), STR_INIT("W3si"),
	    STR_INIT("JTdCJTIy"), STR_INIT("JTVCJTdC")};

	s = str_trim(s);
	str_take(&s, STR("("));
	for (size_t i = 0; i < COUNT(ways); i++)
		if (str_starts(s, ways[i]))
			return true;
	return false;
}

/* The value at `at`, or absent; *next is where to go on. */
static struct str
value_at(struct loose *l, size_t at, size_t *next)
{
	struct str s = l->text, rest = str_after(s, at), value;

	if (ONE_OF(s.p[at], "{[")) {
		*next = at + 1;
		if (!begins(s, at))
			return STR_NONE;
		value = script_cut(&rest);
		l->work += value.p ? value.n : rest.n;
		return value.n >= LEAST ? value : STR_NONE;
	}
	if (s.p[at] == '/') {
		*next = pass_blank(s, at);
		if (*next == at)
			*next = pass_pattern(s, at);
		return STR_NONE;
	}
	*next = pass_string(s, at, &l->work);
	if (*next - at < LEAST ||
	    !begins_text(str_n(s.p + at + 1, *next - at - 2)))
		return STR_NONE;
	return str_n(s.p + at, *next - at);
}

bool
loose_next(struct loose *l, struct str *value)
{
	struct str s = l->text;
	const char *end = s.p + s.n;
	size_t next;

	while (l->at < s.n && l->work <= WORK * s.n) {
		l->at = (size_t)(SEEK(s.p + l->at, end, "{[\"'`/") - s.p);
		if (l->at == s.n)
			break;
		*value = value_at(l, l->at, &next);
		l->at = value->p ? l->at + value->n : next;
		if (value->p)
			return true;
	}
	return false;
}

void
loose_into(struct loose *l, struct str value)
{
	if (ONE_OF(*value.p, "{["))
		l->at = (size_t)(value.p - l->text.p) + 1;
}

bool
loose_is_coded(struct str text)
{
	return begins_text(text) && (!ONE_OF(*str_trim(text).p, "{[\\") ||
					str_find(text, STR("{&quot;"), 0) < 2);
}

bool
loose_undo(struct buf *text, struct buf *spare)
{
	struct str s = str_trim(buf_str(text));
	size_t at;

	buf_clear(spare);
	if (!begins_text(s))
		return false;
	if (*s.p == '%')
		text_unpercent(s, spare);
	else if (str_find(s, STR("{&quot;"), 0) < 2)
		text_references(s, spare);
	else if (ONE_OF(*s.p, "{[\\") || !base64_read(s, spare))
		return false;
	if (!utf8_valid(buf_str(spare), &at))
		return false;
	buf_clear(text);
	buf_addstr(text, buf_str(spare));
	return true;
}

bool
loose_text(struct str value, struct buf *spare, struct buf *out)
{
	struct str array;
	struct err e;
	size_t at;

	buf_clear(spare);
	buf_clear(out);
	buf_addc(out, '[');
	buf_addstr(out, value);
	buf_addc(out, ']');
	if (!jsobj_json(buf_str(out), spare, &e) || spare->n < LEAST)
		return false;
	array = buf_str(spare);
	buf_clear(out);
	json_decode(str_n(array.p + 1, array.n - 2), out);
	while (loose_undo(out, spare))
		continue;
	if (out->n && *out->p == '(') { /* eval("({...})") */
		*out->p = ' ';
		while (out->n && !ONE_OF(out->p[out->n - 1], "]}"))
			out->n--;
	}
	return utf8_valid(buf_str(out), &at);
}
