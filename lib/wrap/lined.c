/* lined - tables whose lines are written as no reader of CSV parts them */
#include "lined.h"

#include <string.h>

#include "json.h"
#include "text.h"

#define ROWS     20    /* so many of the first lines tell */
#define NAME     60    /* bytes of a name in the header, at most, */
#define HEAD     2000  /* and of that */
#define QUERY    3     /* names of a query, at least, */
#define OTHERS   100   /* lines before what a source makes, at most */
#define VALUE    20000 /* and bytes of a value, at most */
#define CAPTIONS 5     /* lines above a table of Jira, at most */

/* How often sign stands in s. */
static size_t
count(struct str s, struct str sign)
{
	size_t n = 0;

	for (size_t at = 0; (at = str_find(s, sign, at)) < s.n; at += sign.n)
		n++;
	return n;
}

/* What is between the quotes around a line; absent if it has none, or others
 * inside that are not doubled. */
static struct str
unquoted(struct str line)
{
	struct str in = STR_NONE;

	line = str_trim(line);
	if (line.n < 3 || line.p[0] != '"' || line.p[line.n - 1] != '"')
		return in;
	in = str_n(line.p + 1, line.n - 2);
	for (size_t i = 0; i < in.n; i++)
		if (in.p[i] == '"' && (++i == in.n || in.p[i] != '"'))
			return STR_NONE;
	return in;
}

/* True if all of the first lines are quoted as a whole, and most have as many
 * commas as the header, or more. */
static bool
is_quoted(struct str text)
{
	size_t rows = 0, n = 0, same = 0;
	struct str line;

	while (rows < ROWS && (line = str_cut(&text, '\n')).p) {
		if (!str_trim(line).n)
			continue;
		line = unquoted(line);
		if (!line.p)
			return false;
		if (!rows++)
			n = count(line, STR(","));
		same += count(line, STR(",")) >= n;
	}
	return n && rows > 2 && same * 3 >= rows * 2;
}

static void
put_unquoted(struct buf *out, struct str line)
{
	struct str in = unquoted(line);

	if (!in.p)
		in = line;
	for (size_t i = 0; i < in.n; i++) {
		buf_addc(out, in.p[i]);
		i += line.p != in.p && in.p[i] == '"';
	}
}

/* True if the line may be a header that sign parts: of short names, and not of
 * values with labels before them (labels.h). */
static bool
is_header(struct str line, struct str sign)
{
	size_t end, cells = 0, labels = 0;
	struct str cell;

	for (size_t i = 0; i < line.n; i++)
		if (ONE_OF(line.p[i], ",\t;|"))
			return false;
	for (size_t at = 0; at <= line.n; at = end + sign.n) {
		end = str_find(line, sign, at);
		if (end == at || end - at > NAME)
			return false;
		cells++;
		cell = str_n(line.p + at, end - at);
		labels += str_has_colon(cell) || memchr(cell.p, '=', cell.n);
	}
	return labels * 2 <= cells;
}

/* True if most of the first lines have sign as often as the first, twice at
 * least. */
static bool
is_parted(struct str text, struct str sign)
{
	struct str line = str_trim(str_cut(&text, '\n'));
	size_t rows = 1, same = 1, n = count(line, sign);

	if (n < 2 || !is_header(line, sign))
		return false;
	while (rows < ROWS && (line = str_cut(&text, '\n')).p) {
		rows += str_trim(line).n > 0;
		same += count(line, sign) == n;
	}
	return same > 2 && same * 3 >= rows * 2;
}

static void
put_parted(struct buf *out, struct str line, struct str sign)
{
	size_t at = 0, end;

	while ((end = str_find(line, sign, at)) < line.n) {
		buf_addstr(out, str_n(line.p + at, end - at));
		buf_addc(out, '\x01');
		at = end + sign.n;
	}
	buf_addstr(out, str_after(line, at));
}

/* True if a line between bars of Jira's, || title || price ||, stands above one
 * between single bars, behind a few lines at most. */
static bool
is_jira(struct str text)
{
	struct str line;

	for (int i = 0; i < CAPTIONS && text.p; i++) {
		line = str_trim(str_cut(&text, '\n'));
		if (!str_starts(line, STR("||")))
			continue;
		text = str_trim(text);
		return line.n > 4 && str_ends(line, STR("||")) &&
		       str_find(line, STR("||"), 2) < line.n - 2 &&
		       str_starts(text, STR("|")) &&
		       !str_starts(text, STR("||"));
	}
	return false;
}

/* Appends a line of a table of Jira's between single bars, and a link in it,
 * [a|https://...], as Markdown has it. */
static void
put_jira(struct buf *out, struct str line)
{
	bool head = str_starts(line, STR("||")), link = false;

	if (!str_starts(line, STR("|"))) {
		buf_addstr(out, line);
		return;
	}
	for (size_t i = 0; i < line.n; i++) {
		if (str_starts(str_after(line, i), STR("|http"))) {
			size_t end = str_find(line, STR("]"), i);
			struct str cell = str_n(line.p, i);

			link = end < line.n && str_find(cell, STR("["), 0) < i;
			buf_puts(out, link ? "](" : "|");
		} else if (line.p[i] == ']' && link) {
			buf_addc(out, ')');
			link = false;
		} else {
			i += head && line.p[i] == '|' && i + 1 < line.n &&
			     line.p[i + 1] == '|';
			buf_addc(out, line.p[i]);
		}
	}
}

/* What a line of a stream of events says, "data: {...}"; *field: that it is one
 * of a stream. */
static struct str
event_data(struct str line, bool *field)
{
	static const struct str names[] = {STR_INIT("event:"), STR_INIT("id:"),
	    STR_INIT("retry:"), STR_INIT(":")};

	line = str_trim(line);
	*field = !line.n || str_starts_in(line, names, COUNT(names));
	if (!str_take(&line, STR("data:")))
		return STR_NONE;
	*field = true;
	return str_trim(line);
}

/* Appends the objects that a server sent as events, a line each; false if text
 * is no stream of such. */
static bool
events_text(struct str text, struct buf *out)
{
	size_t had = out->n, n = 0;
	struct str line, data;
	bool field = true;

	while (field && (line = str_cut(&text, '\n')).p) {
		data = event_data(line, &field);
		if (!data.n || !ONE_OF(data.p[0], "{[") ||
		    str_eq(data, STR("[DONE]")))
			continue;
		buf_addstr(out, data);
		buf_addc(out, '\n');
		n++;
	}
	if (!field || !n)
		out->n = had;
	return field && n;
}

/* How often signs stand in a line with a backslash before them: sep, a quote;
 * and a quote without one. */
struct escapes {
	size_t seps, quotes, bare;
};

/* How often sep stands in a line without a backslash before it. */
static size_t
count_free(struct str line, char sep, struct escapes *with)
{
	size_t n = 0;

	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == sep) {
			n++;
		} else if (line.p[i] == '\\' && ++i < line.n) {
			with->seps += line.p[i] == sep;
			with->quotes += line.p[i] == '"';
		} else {
			with->bare += i < line.n && line.p[i] == '"';
		}
	}
	return n;
}

/* True if a cell of the line begins with a quote. */
static bool
has_quoted(struct str line, char sep)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] == '"' && (!i || line.p[i - 1] == sep))
			return true;
	return false;
}

/* The sign that parts the cells of a table without quotes, in which a backslash
 * stands before one that does not; 0 if it is no such table: then each row has
 * as many as the first, and some have one with a backslash, or a quote. */
static char
escaped_by(struct str text)
{
	static const char signs[] = {',', '\t', ';', '|'};
	struct str head = str_cut(&text, '\n'), line = head;
	struct escapes with = {0};
	size_t n = 0, found = 0;
	char sep = 0;

	for (size_t i = 0; i < sizeof(signs); i++) {
		found = count_free(head, signs[i], &with);
		if (found > n) {
			n = found;
			sep = signs[i];
		}
	}
	with = (struct escapes){0};
	for (size_t i = 0; n > 1 && i < ROWS && line.p; i++) {
		if (has_quoted(line, sep) ||
		    (str_trim(line).n && count_free(line, sep, &with) != n))
			return 0;
		line = str_cut(&text, '\n');
	}
	/* beside quotes without a backslash those with one are of JSON */
	return n > 1 && (with.seps || (with.quotes && !with.bare)) ? sep : 0;
}

static void
put_escaped(struct buf *out, struct str line, char sep)
{
	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i], next = i + 1 < line.n ? line.p[i + 1] : 0;

		if (c == sep) {
			buf_addc(out, '\x01');
		} else if (c == '\\' &&
			   (next == sep || next == '\\' || ascii_quote(next))) {
			buf_addc(out, next);
			i++;
		} else {
			buf_addc(out, c);
		}
	}
}

/* Appends such a table; false if it is none. */
static bool
escaped_text(struct str text, struct buf *out)
{
	char sep = escaped_by(text);
	struct str line;

	if (!sep)
		return false;
	while ((line = str_cut(&text, '\n')).p) {
		put_escaped(out, line, sep);
		if (text.p)
			buf_addc(out, '\n');
	}
	return true;
}

/* Appends a value of a query, in which + is a blank. */
static void
put_query_value(struct str s, struct buf *out)
{
	struct buf blank = {0}, text = {0};

	for (size_t i = 0; i < s.n; i++)
		buf_addc(&blank, s.p[i] == '+' ? ' ' : s.p[i]);
	text_unpercent(buf_str(&blank), &text);
	json_quote(out, buf_str(&text));
	buf_free(&blank);
	buf_free(&text);
}

/* Appends a line that is a query, title=a+comb&price=5, as an object; false if
 * it is none, with three names at least. */
static bool
put_query(struct str line, struct buf *out)
{
	struct str pair, name;
	struct buf text = {0};
	size_t n = 0;

	for (; line.p; n++) {
		pair = str_cut(&line, '&');
		name = str_cut(&pair, '=');
		if (!pair.p || !name.n || name.n > NAME || pair.n > VALUE ||
		    memchr(name.p, ':', name.n) || memchr(pair.p, ' ', pair.n))
			break;
		buf_addc(out, n ? ',' : '{');
		buf_clear(&text);
		text_unpercent(name, &text);
		json_quote(out, buf_str(&text));
		buf_addc(out, ':');
		put_query_value(pair, out);
	}
	buf_puts(out, "}\n");
	buf_free(&text);
	return !line.p && n >= QUERY;
}

/* Appends lines that are queries each, as what forms send is kept. */
static bool
queries_text(struct str text, struct buf *out)
{
	size_t had = out->n;
	struct str line;
	bool good = true;

	while (good && (line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		good = !line.n || put_query(line, out);
	}
	if (!good)
		out->n = had;
	return good && out->n > had;
}

/* Cuts goods.0.title=a in three: what stands before the last number of it, the
 * name and the value; false if the line is not so. */
static bool
property(struct str line, struct str *row, struct str *name, struct str *value)
{
	size_t n;

	*value = line;
	*name = str_cut(value, '=');
	if (!value->p)
		return false;
	*name = str_trim(*name);
	n = name->n;
	while (n && name->p[n - 1] != '.')
		n--;
	*row = str_n(name->p, n);
	*name = str_after(*name, n);
	if (n < 3 || !name->n || memchr(row->p, ' ', n))
		return false;
	n -= 1 + (row->p[n - 2] == ']');
	return ascii_digit(row->p[n - 1]);
}

/* Appends the rows that names with numbers in them are of, as objects: two at
 * least, of two names. */
static bool
properties_text(struct str text, struct buf *out)
{
	struct str line, row = STR_NONE, now, name, value;
	size_t had = out->n, rows = 0, n = 0;
	bool good = true;

	while (good && (line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		if (!line.n || line.p[0] == '#')
			continue;
		good = property(line, &now, &name, &value);
		if (good && (!row.p || !str_eq(row, now))) {
			good = !rows++ || n > 1;
			buf_puts(out, row.p ? "}\n{" : "{");
			row = now;
			n = 0;
		}
		if (!good)
			break;
		buf_puts(out, n++ ? "," : "");
		json_quote(out, name);
		buf_addc(out, ':');
		json_quote(out, str_trim(value));
	}
	if (good && rows > 1)
		buf_puts(out, "}\n");
	else
		out->n = had;
	return good && rows > 1;
}

/* The text between the brackets of new Goods("a", 5), which a line has behind
 * anything; absent if it has none with a text or a number first.  *name: with
 * its bracket. */
static struct str
made_in(struct str line, struct str *name)
{
	size_t at = str_find(line, STR("new "), 0), from, open = 1;
	char quote = 0;

	line = str_after(line, at + (at < line.n ? 4 : 0));
	for (from = 0; from < line.n && ascii_name(line.p[from]);)
		from++;
	if (!from || from + 2 >= line.n || line.p[from++] != '(' ||
	    (!ascii_quote(line.p[from]) && !ascii_digit(line.p[from])))
		return STR_NONE;
	*name = str_n(line.p, from);
	for (size_t i = from; i < line.n; i++) {
		char c = line.p[i];

		if (quote && c == '\\')
			i++;
		else if (quote)
			quote = c == quote ? 0 : quote;
		else if (ascii_quote(c))
			quote = c;
		else if (c == '(')
			open++;
		else if (c == ')' && !--open)
			return str_n(line.p + from, i - from);
	}
	return STR_NONE;
}

/* Appends what a source of Java or C# makes by the places of its values, a line
 * each, as lists of Python; false if it is not most of the text. */
static bool
made_text(struct str text, struct buf *out)
{
	struct str line, in, name, class = STR_NONE;
	size_t had = out->n, rows = 0, others = 0;

	while ((line = str_cut(&text, '\n')).p) {
		in = made_in(line, &name);
		if (!in.p || (class.p && !str_eq(name, class))) {
			others += str_trim(line).n > 0;
			if (!rows && others == OTHERS)
				break;
			continue;
		}
		class = name;
		rows++;
		buf_addc(out, '[');
		for (size_t i = 0; i < in.n; i++) /* 9.5m of C# */
			if (!ONE_OF(in.p[i], "mfd") || !i ||
			    !ascii_digit(in.p[i - 1]) ||
			    (i + 1 < in.n && in.p[i + 1] != ','))
				buf_addc(out, in.p[i]);
		buf_puts(out, "]\n");
	}
	if (rows > 1 && rows > others)
		return true;
	out->n = had;
	return false;
}

bool
lined_text(struct str text, struct buf *out)
{
	static const struct str signs[] = {
	    STR_INIT("，"), STR_INIT("；"), STR_INIT("｜"), STR_INIT("、")};
	size_t most = text.n < HEAD ? text.n : HEAD, sign = 0;
	struct str line;
	bool quoted, jira;

	if (!most || ONE_OF(text.p[0], "<{[") || !memchr(text.p, '\n', most))
		return false;
	if (events_text(text, out) || escaped_text(text, out) ||
	    made_text(text, out) || queries_text(text, out) ||
	    properties_text(text, out))
		return true;
	quoted = text.p[0] == '"' && is_quoted(text);
	jira = is_jira(text);

	while (!quoted && !jira && sign < COUNT(signs) &&
	       !is_parted(text, signs[sign]))
		sign++;
	if (sign == COUNT(signs))
		return false;
	while ((line = str_cut(&text, '\n')).p) {
		if (quoted)
			put_unquoted(out, line);
		else if (jira)
			put_jira(out, line);
		else
			put_parted(out, line, signs[sign]);
		if (text.p)
			buf_addc(out, '\n');
	}
	return true;
}
