/* bare_lines - the values that lines of a log, or calls, end with */
#include "bare_priv.h"
#include "script.h"

/* What stands before a value in its line, at most: who wrote it, where. */
#define HEAD_MAX 1000

/* Brackets in it, [INFO] [spider], that are tried at most. */
#define TRIES 16

/* Values of several lines that do not end are looked for so often at most. */
#define BROKEN 64

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
	struct str s = bare_without_end(bare_without_catch(line)), value;
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
	struct str in = bare_called(line), cut, value;
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
			calls = !log && bare_called(line).n;
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
		bare_add_value(value, out);
		held += value.n;
		n++;
	}
	if (n >= (calls ? 2 : 1) && (!headed || held > text.n / 2))
		return true;
	out->n = from;
	return false;
}
