/* inset - data that stands within other text */
#include "inset.h"

#include "ascii.h"
#include "jsobj.h"
#include "script.h"

#define LEAST 40 /* bytes of a value */
#define WORK  8  /* times its length are read of a text at most */
#define FIND  16 /* bytes are searched in the time that one is read in */

struct inset {
	struct str s;
	size_t work;
	struct json_scan *scan;
	struct buf *out, held;
};

/* The place behind blanks and comments. */
static size_t
skip_said(struct str s, size_t at)
{
	at = str_skip_blank(s, at);
	while (at + 1 < s.n && s.p[at] == '/' && ONE_OF(s.p[at + 1], "/*")) {
		struct str end = s.p[at + 1] == '/' ? STR("\n") : STR("*/");

		at = str_find(s, end, at + 2);
		at = at < s.n ? str_skip_blank(s, at + end.n) : s.n;
	}
	return at;
}

/* True if an object with a first member, or an array of such, begins at `at`;
 * those of PHP have brackets, ['a' => 1], those of C# and Lua {a = 1}. */
static bool
begins(struct str s, size_t at)
{
	char quote, open = s.p[at];
	size_t next = skip_said(s, at + 1);

	if (open == '[' && next < s.n && ONE_OF(s.p[next], "{[")) {
		open = s.p[at = next];
		next = skip_said(s, at + 1);
	}
	if (next >= s.n)
		return false;
	at = next;
	quote = ascii_quote(s.p[at]) ? s.p[at++] : '\0';
	while (at < s.n && (ascii_name(s.p[at]) || s.p[at] == '-' ||
			       (unsigned char)s.p[at] >= 0x80))
		at++;
	if (quote && (at >= s.n || s.p[at++] != quote))
		return false;
	at = str_skip_blank(s, at);
	if (at + 1 >= s.n)
		return false;
	if (open == '[')
		return quote && s.p[at] == '=' && s.p[at + 1] == '>';
	/* a::b() and a == b are code */
	return at > next && ONE_OF(s.p[at], ":=") && s.p[at + 1] != s.p[at];
}

/* True if the value in the line of a comment, * data : [...], stood before. */
static bool
is_again(struct inset *in, struct str value)
{
	const char *from = value.p;
	struct str s = in->s;

	while (from > s.p && from[-1] != '\n')
		from--;
	s.n = (size_t)(from - s.p);
	from += str_skip_blank(str_n(from, (size_t)(value.p - from)), 0);
	if (*from != '*')
		return false;
	in->work += s.n / FIND;
	return str_find(s, value, 0) < s.n;
}

/* Appends the value at `at`.  Returns its length; 0 if there is none. */
static size_t
add_value(struct inset *in, size_t at)
{
	struct str rest = str_after(in->s, at), value;
	size_t had = in->out->n;
	struct err e;

	if (!begins(in->s, at))
		return 0;
	value = script_cut(&rest);
	in->work += value.p ? value.n : rest.n;
	if (!value.p)
		return 0;
	if (value.n < LEAST || is_again(in, value))
		return value.n;
	if (!jsobj_json(value, in->out, &e)) {
		in->out->n = had;
		return 0;
	}
	buf_addc(in->out, '\n');
	return value.n;
}

/* Takes what the text in quotes at `at` says; @"" is one of C#.  Returns the
 * place behind it. */
static size_t
hold(struct inset *in, size_t at)
{
	struct str s = in->s;
	bool verbatim = at && s.p[at - 1] == '@';
	char quote = s.p[at];

	for (at++; at < s.n; at++) {
		char c = s.p[at], next = at + 1 < s.n ? s.p[at + 1] : '\0';

		if (c == quote && !(verbatim && next == quote))
			break;
		if (c == quote) {
			at++;
		} else if (c == '\\' && !verbatim) {
			at++;
			c = next == 'n' || next == 'r' || next == 't' ? ' '
			                                              : next;
			if (next == 'u' || next == 'b' || next == 'f')
				buf_addc(&in->held, '\\');
		}
		buf_addc(&in->held, c == '\n' || c == '\r' ? ' ' : c);
	}
	return at + 1;
}

/* Appends the data that a text in quotes is, and those that are joined to it.
 * Returns the length of them all; 0 if they are none. */
static size_t
add_told(struct inset *in, size_t at)
{
	struct str s = in->s, told;
	size_t end, next = at;
	struct err e;

	if (at + 2 >= s.n || !ONE_OF(s.p[at + 1], "{["))
		return 0;
	buf_clear(&in->held);
	do {
		end = hold(in, next);
		next = str_skip_blank(s, end);
		if (next < s.n && (s.p[next] == '+' || s.p[next] == '.'))
			next = str_skip_blank(s, next + 1);
		next += next < s.n && s.p[next] == '@';
	} while (next < s.n && s.p[next] == s.p[at]);
	told = str_trim(buf_str(&in->held));
	in->work += end - at;
	if (told.n < LEAST || !json_scan(in->scan, NULL, told, &e))
		return 0;
	buf_addstr(in->out, told);
	buf_addc(in->out, '\n');
	return end - at;
}

/* What a line has of data behind the mark of a comment; absent if that is not
 * how it begins. */
static struct str
commented(struct str line)
{
	static const struct str marks[] = {
	    STR_INIT("*"), STR_INIT("//"), STR_INIT("#")};

	line = str_trim(line);
	for (size_t i = 0; i < COUNT(marks); i++)
		if (str_take(&line, marks[i])) {
			line = str_trim(line);
			if (line.n && ONE_OF(line.p[0], "{}[]\"'"))
				return line;
			break;
		}
	return STR_NONE;
}

/* Where in the data of a comment a line ends. */
struct within {
	size_t depth; /* 0: in none */
	bool text;
};

static void
go_through(struct within *w, struct str line)
{
	size_t at = w->depth ? 1 : str_find(line, STR("{\""), 0);

	at -= at && at < line.n && line.p[at - 1] == '[';
	if (!str_starts(line, STR("*"))) {
		*w = (struct within){0};
		return;
	}
	for (; at < line.n; at++) {
		if (line.p[at] == '"')
			w->text = !w->text;
		else if (line.p[at] == '\\')
			at++;
		else if (w->text)
			continue;
		else if (ONE_OF(line.p[at], "{["))
			w->depth++;
		else if (w->depth && ONE_OF(line.p[at], "}]") && !--w->depth)
			break;
	}
}

/* A line without the mark of a comment; *goes_on: the one before ended within a
 * text, as it was too long for an editor, which broke it.  Absent if no data is
 * behind such a mark. */
static struct str
unmarked(struct str line, struct within *w, bool *goes_on)
{
	struct str bare = str_trim(line);
	bool data = w->depth > 0;

	*goes_on = data && w->text && str_starts(bare, STR("* "));
	go_through(w, bare);
	return data && str_take(&bare, STR("* ")) ? bare : commented(line);
}

/* Appends a text all of whose lines are comments, // var list = [{, without
 * their marks; false, with nothing appended, if one is none. */
static bool
put_aside(struct str text, struct buf *out)
{
	size_t had = out->n;
	struct str line;

	while (text.p) {
		line = str_trim(str_cut(&text, '\n'));
		if (line.n && !str_take(&line, STR("//"))) {
			out->n = had;
			return false;
		}
		buf_addstr(out, line);
		buf_addc(out, '\n');
	}
	return true;
}

/* The text without the marks before the lines of data in comments, in out; as
 * it is, if there are less than two of these. */
static struct str
uncommented(struct str text, struct buf *out)
{
	struct str rest = text, line, data;
	struct within w = {0};
	bool goes_on;
	size_t n = 0;

	if (put_aside(text, out))
		return buf_str(out);
	while (rest.p && n < 2)
		n += unmarked(str_cut(&rest, '\n'), &w, &goes_on).p != NULL;
	if (n < 2)
		return text;
	w = (struct within){0};
	for (rest = text; rest.p;) {
		line = str_cut(&rest, '\n');
		data = unmarked(line, &w, &goes_on);
		if (out->n && !goes_on)
			buf_addc(out, '\n');
		buf_addstr(out, data.p ? data : line);
	}
	buf_addc(out, '\n');
	return buf_str(out);
}

bool
inset_data(struct str text, struct json_scan *scan, struct buf *out)
{
	struct inset in = {.scan = scan, .out = out};
	size_t at = 0, n, had = out->n;
	struct buf bare = {0};

	in.s = uncommented(text, &bare);
	while (at < in.s.n && in.work <= WORK * in.s.n) {
		n = ONE_OF(in.s.p[at], "\"'")  ? add_told(&in, at)
		    : ONE_OF(in.s.p[at], "{[") ? add_value(&in, at)
		                               : 0;
		at += n ? n : 1;
	}
	buf_free(&in.held);
	buf_free(&bare);
	return out->n > had;
}
