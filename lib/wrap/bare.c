/* bare - the data in what a program wrote around it */
#include "bare_priv.h"

#include "escaped.h"
#include "script.h"

/* What stands before a value in its line, at most: who wrote it, where. */
#define HEAD_MAX 1000

/* Brackets in it, [INFO] [spider], that are tried at most. */
#define TRIES 16

/* In so many bytes at the end of a reply is what catches its errors. */
#define CATCH 100

/* Objects around a string of JSON, at most. */
#define WITHIN 4

/* Values of several lines that do not end are looked for so often at most. */
#define BROKEN 64

static bool
name_byte(char c)
{
	return ascii_name(c) || c == '$' || c == '.';
}

bool
bare_begins(struct str s)
{
	size_t at = 0;

	s = str_trim(s);
	while (at < s.n && name_byte(s.p[at]))
		at++;
	if (at && at + 1 < s.n && s.p[at] == '(')
		at++;
	else if (at)
		return false;
	return at < s.n && (s.p[at] == '{' || s.p[at] == '[');
}

/* Without what ends a statement: blanks, brackets, semicolons. */
static struct str
without_end(struct str s)
{
	while (s.n && ONE_OF(s.p[s.n - 1], " \t\r\n;)"))
		s.n--;
	return s;
}

/* Without what is to catch its errors: try{name(...);}catch(e){...}. */
static struct str
without_catch(struct str s)
{
	size_t from = s.n > CATCH ? s.n - CATCH : 0;

	s.n = str_find(s, STR("}catch("), from);
	return s;
}

/* What is in the brackets of a call, name(...); absent if s is none. */
static struct str
called(struct str s)
{
	size_t at = 0;

	s = str_trim(s);
	if (str_starts(s, STR("try{"))) {
		s = without_catch(s);
		s = str_trim(str_after(s, 4));
	}
	while (at < s.n && name_byte(s.p[at]))
		at++;
	if (!at || at >= s.n || s.p[at] != '(')
		return STR_NONE;
	return str_trim(without_end(str_after(s, at + 1)));
}

/* The member that is more than half of the object it is in, again and again:
 * a string, or absent. */
static struct str
largest(struct str object, size_t least)
{
	struct json_each it;

	for (size_t i = 0; i < WITHIN; i++) {
		it = json_each(object);
		object = STR_NONE;
		while (!object.p && json_next(&it))
			if (it.value.n > least)
				object = it.value;
		if (!object.p || json_type(object) != JSON_OBJECT)
			break;
	}
	return object;
}

/* Appends a value without the ends of its lines. */
static void
add_value(struct str value, struct buf *out)
{
	for (size_t i = 0; i < value.n; i++)
		buf_addc(out, value.p[i] == '\n' ? ' ' : value.p[i]);
	buf_addc(out, '\n');
}

enum within {
	NO_DATA,     /* nothing appended */
	BROKEN_DATA, /* it is for the reader to tell where it ends */
	DATA
};

/* How values are looked for, and where they go. */
struct search {
	struct json_scan *scan;
	const struct names *replies; /* names of such */
	struct buf *out;
};

/* Appends what a string of JSON says, without the call around it, if that is
 * JSON too, or a page, where one is wanted. */
static enum within
add_within(const struct search *q, struct str string, bool page)
{
	enum within is = NO_DATA;
	struct buf *out = q->out;
	size_t had = out->n;
	struct str in, call;
	struct err e;

	json_decode(string, out);
	in = str_trim(buf_after(out, had));
	call = called(in);
	in = call.p ? call : in;
	if (in.n > 1 && ONE_OF(in.p[0], "{["))
		is = json_scan(q->scan, NULL, in, &e) ? DATA : BROKEN_DATA;
	else if (page && in.n > 2 && in.p[0] == '<' &&
		 (ascii_name(in.p[1]) || in.p[1] == '!'))
		is = DATA;
	out->n = had;
	if (is == NO_DATA)
		return is;
	memmove(out->p + had, in.p, in.n);
	out->n = had + in.n;
	for (size_t i = had; out->p[had] != '<' && i < out->n; i++)
		if (out->p[i] == '\n')
			out->p[i] = ' ';
	buf_addc(out, '\n');
	return is;
}

/* The reply that most of an object is, under one of the names; absent if none
 * is. */
static struct str
reply_of(struct str object, const struct names *names)
{
	struct json_each it = json_each(object);

	while (json_next(&it))
		if (it.value.n > object.n / 2 &&
		    names_find(names, json_inside(it.key)) != NAMES_NONE)
			return it.value;
	return STR_NONE;
}

/* True if a string of JSON begins as a call does. */
static bool
shows_call(struct str string)
{
	struct str s = json_inside(string);
	size_t at = 0;

	while (s.n > 1 && s.p[0] == '\\' && ONE_OF(s.p[1], "nrt"))
		s = str_after(s, 2);
	while (at < s.n && name_byte(s.p[at]))
		at++;
	return at && at < s.n && s.p[at] == '(';
}

/* The same of the members of a value that are strings: of an object calls. */
static bool
add_strings(const struct search *q, struct str value)
{
	bool object = json_type(value) == JSON_OBJECT, found = false;
	struct json_each it = json_each(value);

	while (json_next(&it))
		if (json_type(it.value) == JSON_STRING &&
		    (!object || shows_call(it.value)))
			found |= add_within(q, it.value, false) == DATA;
	return found;
}

/* The same of an object. */
static bool
add_row(const struct search *q, struct str object, bool page)
{
	struct str in = largest(object, object.n / 2);

	if (json_type(in) == JSON_STRING)
		return add_within(q, in, page) == DATA;
	in = reply_of(object, q->replies);
	if (json_type(in) < JSON_ARRAY)
		return add_strings(q, object);
	add_value(in, q->out);
	return true;
}

/* The same of a value, which is an object or an array. */
static bool
add_rows(const struct search *q, struct str value, bool page)
{
	struct json_each it = json_each(value);
	bool found;

	if (json_type(value) == JSON_OBJECT)
		return add_row(q, value, page);
	found = add_strings(q, value);
	while (json_next(&it))
		if (json_type(it.value) == JSON_OBJECT)
			found |= add_row(q, it.value, false);
	return found;
}

/* The same of texts that are anywhere in the values. */
static bool
within_deep(struct str text, struct json_scan *scan, struct buf *out)
{
	struct str value;
	bool found = false;
	struct err e;

	for (text = str_trim(text); text.n; text = str_trim(text)) {
		if (!json_scan_first(scan, NULL, text, &e))
			return found;
		value = scan->value;
		text = str_n(value.p + value.n, text.n - value.n);
		found |= bare_deep(value, scan, out);
	}
	return found;
}

bool
bare_within(struct str text, const struct names *replies,
    struct json_scan *scan, struct buf *out)
{
	const struct search q = {scan, replies, out};
	bool found = false, page = true;
	size_t had = out->n;
	struct str in, all = text;
	struct err e;

	for (text = str_trim(text); text.n; text = str_trim(text)) {
		if (!json_scan_first(scan, NULL, text, &e) ||
		    json_type(scan->value) < JSON_ARRAY)
			break;
		in = scan->value;
		text = str_n(in.p + in.n, text.n - in.n);
		/* several pages would be one, with the heading of another */
		page &= !text.n;
		found |= add_rows(&q, in, page);
		page = false;
	}
	if (!text.n && found)
		return true;
	out->n = had;
	return !text.n && within_deep(all, scan, out);
}

/* What is between the quotes of s, if it is one string; else absent. */
static struct str
quoted(struct str s)
{
	char q = s.n > 2 ? s.p[0] : '\0';

	if (!ascii_quote(q) || s.p[s.n - 1] != q)
		return STR_NONE;
	s = str_n(s.p + 1, s.n - 2);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == q)
			return STR_NONE;
		i += s.p[i] == '\\';
	}
	return s;
}

/* Appends the JSON, or the call with it, that Python shows as a text or as
 * bytes: '...', b'...'; false if s is none. */
static bool
shown_data(struct str s, struct json_scan *scan, struct buf *out)
{
	bool bytes = str_starts(s, STR("b'")) || str_starts(s, STR("b\""));
	size_t had = out->n;
	struct str in, call;
	struct err e;

	s = quoted(bytes ? str_after(s, 1) : s);
	if (!s.n)
		return false;
	escaped_undo(s, bytes, out);
	in = str_trim(buf_after(out, had));
	call = called(in);
	in = call.p ? call : in;
	if (bare_begins(in) && json_scan(scan, NULL, in, &e))
		return true;
	out->n = had;
	return false;
}

/* Appends what lines that each are a string of JSON with JSON in it have, a
 * line each; false, with nothing appended, if text is none of several. */
static bool
strings(struct str text, struct json_scan *scan, struct buf *out)
{
	size_t had = out->n, n = 0, from;
	struct str line;
	struct err e;

	while ((line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		if (!line.n)
			continue;
		from = out->n;
		if (!bare_begins(str_trim(quoted(line))) ||
		    !json_scan(scan, NULL, line, &e))
			break;
		json_decode(line, out);
		if (!json_scan(scan, NULL, buf_after(out, from), &e))
			break;
		buf_addc(out, '\n');
		n++;
	}
	if (line.p || n < 2)
		out->n = had;
	return !line.p && n > 1;
}

bool
bare_string(struct str text, struct json_scan *scan, struct buf *out)
{
	struct str in = called(text), s;
	struct err e;

	if (str_starts(text, STR("\"")) && strings(text, scan, out))
		return true;
	in = in.p ? in : str_trim(text);
	if (str_starts(in, STR("'")) || str_starts(in, STR("b")))
		if (shown_data(in, scan, out))
			return true;
	s = str_trim(quoted(in));
	while (s.n > 1 && s.p[0] == '\\' && ONE_OF(s.p[1], "nrt"))
		s = str_trim(str_after(s, 2));
	if (!s.n || (s.p[0] != '<' && !bare_begins(s)))
		return false;
	/* of pages some programs leave the ends of lines as they are */
	if (s.p[0] == '<')
		escaped_undo(s, false, out);
	else if (json_scan(scan, NULL, in, &e))
		json_decode(in, out);
	else
		return false;
	return true;
}

/* A line that parts what a program wrote: ===== page 2 =====.  Of dashes alone
 * tables have theirs. */
static bool
begins_ruler(struct str s)
{
	size_t at = 0;

	while (at < s.n && s.p[at] == '-')
		at++;
	if (at > 2 && at + 1 < s.n && s.p[at] == ' ')
		return !ONE_OF(s.p[at + 1], "-+|");
	return str_starts(s, STR("===")) || str_starts(s, STR("***")) ||
	       str_starts(s, STR(">>>"));
}

static bool
begins_log(struct str s)
{
	if (begins_ruler(s))
		return true;
	if (str_starts(s, STR("[")) || str_starts(s, STR("(")))
		s.p++, s.n--;
	return bare_begins_time(s) || bare_begins_level(s);
}

/* True if the value at `at` may be what a line of a log tells: it is no cell of
 * a table, and no part of a value. */
static bool
may_begin(struct str line, size_t at)
{
	return (line.p[at] == '{' || line.p[at] == '[') &&
	       (!at || !ONE_OF(line.p[at - 1], ",\t;\"'{["));
}

/* A dict as Python shows one, or a list of such. */
static bool
is_python(struct str s)
{
	char end = '}';

	if (str_starts(s, STR("[{")))
		s.p++, s.n--, end = ']';
	return (str_starts(s, STR("{'")) || str_starts(s, STR("{u'"))) &&
	       s.p[s.n - 1] == end;
}

/* The value that ends the line, behind whatever head; absent if none does.
 * *cut: one begins that does not end, where. */
static struct str
value_of(struct str line, struct json_scan *scan, struct str *cut)
{
	struct str s = without_end(without_catch(line)), value;
	size_t tries = 0;
	struct err e;

	*cut = STR_NONE;
	for (size_t i = 0; i < s.n && i < HEAD_MAX && tries < TRIES; i++) {
		if (!may_begin(s, i))
			continue;
		tries++;
		value = str_after(s, i);
		if (json_scan(scan, NULL, value, &e))
			return value;
		if (!cut->p &&
		    (str_starts(value, STR("{\"")) || is_python(value)))
			*cut = value;
	}
	return STR_NONE;
}

/* The value of a line: calls, of a call that it is; else at its end.  Absent if
 * it has none. */
static struct str
line_value(struct str line, bool calls, struct json_scan *scan)
{
	struct str in = called(line), cut, value;
	struct err e;

	if (!calls) {
		value = value_of(line, scan, &cut);
		return value.p ? value : cut;
	}
	if (in.n && ONE_OF(in.p[0], "{[") &&
	    (str_starts(in, STR("{\"")) || json_scan(scan, NULL, in, &e)))
		return in;
	return STR_NONE;
}

/* A dict as Python shows one, or a list of such, over several lines; absent if
 * none is. */
static struct str
long_dict(struct str all)
{
	struct str rest = all, value;

	if (!str_starts(all, STR("{'")) && !str_starts(all, STR("[{'")))
		return STR_NONE;
	value = script_cut(&rest);
	if (rest.n && !ONE_OF(rest.p[0], ",;)\r\n"))
		return STR_NONE;
	return value;
}

/* True if a value may begin with the line, and go on in the next: what stands
 * before the words of a log, [2024-05-06 08:00:01], is none. */
static bool
may_go_on(struct str line)
{
	char first = line.n ? line.p[0] : '\0';

	if (first != '{' && first != '[')
		return false;
	line = str_trim(str_after(line, 1));
	return !line.n || ONE_OF(line.p[0], "{[\"']}");
}

/* True if a value behind words of the line, INFO: {, may go on in the rest. */
static bool
ends_open(struct str line, struct str rest)
{
	size_t next = str_skip_blank(rest, 0);

	return line.n && (ONE_OF(line.p[line.n - 1], "{[,") ||
			     str_starts(str_after(rest, next), STR(",")));
}

/* The value that begins with text, which goes on to the end of the page; absent
 * if there is none, which is looked for up to there, so that *broken counts. */
static struct str
first_value(struct str text, struct json_scan *scan, int *broken)
{
	struct err e;
	struct str value = json_scan_first(scan, NULL, text, &e)
	                       ? scan->value
	                       : long_dict(text);

	*broken += !value.p;
	return value;
}

/* A value of several lines that begins in the line, as logs have them: at its
 * start, or behind words.  *rest goes behind it.  Absent if there is none. */
static struct str
long_value(
    struct str line, struct str *rest, struct json_scan *scan, int *broken)
{
	size_t most = line.n < HEAD_MAX ? line.n : HEAD_MAX;
	const char *page_end, *end;
	struct str all, value;

	if (!rest->p)
		return STR_NONE;
	page_end = rest->p + rest->n;
	if (!ends_open(line, *rest))
		most = most > 0;
	for (size_t i = 0; i < most && *broken < BROKEN; i++) {
		all = str_after(line, i);
		if (!may_go_on(all) || !may_begin(line, i))
			continue;
		all.n = (size_t)(page_end - all.p);
		value = first_value(all, scan, broken);
		if (!value.p)
			continue;
		end = value.p + value.n;
		if (i && end <= rest->p) /* it ends in the line: x["a"] = */
			continue;
		if (end > rest->p)
			*rest = str_n(end, (size_t)(page_end - end));
		return value;
	}
	return STR_NONE;
}

/* True if a page may go on with the line behind the words of PHP. */
static bool
is_tag(struct str line)
{
	return line.n > 1 && line.p[0] == '<' && ascii_letter(line.p[1]);
}

/* Notice: Undefined index ..., as PHP puts it before a page. */
static bool
begins_php(struct str line)
{
	return str_starts(line, STR("Warning: ")) ||
	       str_starts(line, STR("Notice: "));
}

bool
bare_lines(
    struct str text, struct json_scan *scan, struct buf *out, const char **open)
{
	struct str rest = text, line, value;
	size_t from = out->n, n = 0, held = 0;
	bool calls = false, log = false, headed = false, php = false;
	int broken = 0;

	*open = NULL;
	if (bare_listed(text, scan, out))
		return true;
	for (line = str_cut(&rest, '\n'); line.p; line = str_cut(&rest, '\n')) {
		line = str_trim(line);
		if (!line.n)
			continue;
		/* the scripts of a page have values too */
		if (!n && (bare_page_begins(line) || (php && is_tag(line))))
			return false;
		if (!n && !log && !calls) {
			log = begins_log(line);
			php = begins_php(line);
			headed = !log && bare_headed(text);
			log |= headed;
			calls = !log && called(line).n;
			if (!log && !calls)
				return false;
		}
		value = log ? long_value(line, &rest, scan, &broken) : STR_NONE;
		if (!value.p)
			value = line_value(line, calls, scan);
		if (!value.p && log && !*open && str_starts(line, STR("{'")))
			*open = line.p;
		if (!value.p)
			continue;
		add_value(value, out);
		held += value.n;
		n++;
	}
	if (n >= (calls ? 2 : 1) && (!headed || held > text.n / 2))
		return true;
	out->n = from;
	return false;
}
