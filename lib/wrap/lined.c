/* lined - tables and rows whose lines no reader of CSV parts */
#include "lined_priv.h"

#define ROWS     20   /* so many of the first lines tell */
#define NAME     60   /* bytes of a name in the header, at most, */
#define HEAD     2000 /* and of that */
#define CAPTIONS 5    /* lines above a table of Jira, at most */

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

bool
lined_text(struct str text, struct buf *out)
{
	static bool (*const read[])(struct str text, struct buf * out) = {
	    lined_events, escaped_text, lined_made, lined_queries,
	    lined_properties};
	static const struct str signs[] = {
	    STR_INIT("，"), STR_INIT("；"), STR_INIT("｜"), STR_INIT("、")};
	size_t most = text.n < HEAD ? text.n : HEAD, sign = 0;
	struct str line;
	bool quoted, jira;

	if (!most || ONE_OF(text.p[0], "<{[") || !memchr(text.p, '\n', most))
		return false;
	for (size_t i = 0; i < COUNT(read); i++)
		if (read[i](text, out))
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
