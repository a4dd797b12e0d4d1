/* bare_logged - the lines of a log without what stands before each of them */
#include "bare_priv.h"

#define HEAD  80 /* bytes between a time and a level, at most */
#define LINES 64 /* lines that tell whether a text is a log */

static bool
digits(struct str s, size_t at, size_t n)
{
	return at + n <= s.n && str_is_digits(str_n(s.p + at, n));
}

bool
bare_begins_time(struct str s)
{
	size_t end;

	if (digits(s, 0, 4) && digits(s, 5, 2) && digits(s, 8, 2) &&
	    ONE_OF(s.p[4], "-/.") && s.p[7] == s.p[4])
		end = 10;
	else if (digits(s, 0, 2) && digits(s, 3, 2) && s.p[2] == ':')
		end = 5;
	else
		return false;
	return end < s.n && ONE_OF(s.p[end], " T:]_");
}

bool
bare_begins_level(struct str s)
{
	static const struct str levels[] = {STR_INIT("trace"),
	    STR_INIT("debug"), STR_INIT("info"), STR_INIT("success"),
	    STR_INIT("notice"), STR_INIT("warn"), STR_INIT("warning"),
	    STR_INIT("error"), STR_INIT("critical"), STR_INIT("fatal")};
	struct str word = str_n(s.p, str_span(s, ascii_letter));

	return word.n < s.n && ONE_OF(s.p[word.n], " :]-|") &&
	       str_in_nocase(word, levels, COUNT(levels));
}

/* True if a blank or a comma within a time, which s begins with, is a part of
 * it: before a time of day, a day, or three digits of a second. */
static bool
within_time(struct str s)
{
	size_t n = str_span(str_after(s, 1), ascii_digit);

	if (s.p[0] == ' ')
		return (n && n < 3 && n + 1 < s.n && s.p[n + 1] == ':') ||
		       bare_begins_time(str_after(s, 1));
	if (s.p[0] == ',')
		return n == 3 && n + 1 < s.n && !ONE_OF(s.p[n + 1], ".,");
	return ascii_digit(s.p[0]) || ONE_OF(s.p[0], "-/.:+TZ_");
}

/* Behind a time, its parts and the bracket that ends it; 0 if s begins with
 * none. */
static size_t
pass_time(struct str s)
{
	size_t at = str_starts(s, STR("[")) || str_starts(s, STR("("));

	if (!bare_begins_time(str_after(s, at)))
		return 0;
	while (at < s.n && within_time(str_after(s, at)))
		at++;
	return at;
}

/* Behind what parts a head, at `at`: blanks, bars, dashes and brackets. */
static size_t
pass_marks(struct str s, size_t at)
{
	while (at < s.n && ONE_OF(s.p[at], " \t-|[](){}"))
		at++;
	return at;
}

/* The same at its end: what the line says may begin with a bracket. */
static size_t
pass_last(struct str s, size_t at)
{
	while (at < s.n && ONE_OF(s.p[at], " \t-|])"))
		at++;
	return at;
}

/* Behind a level at `at`, and who logs, behind a colon, between bars or in the
 * bracket of the time: INFO: INFO:root: INFO | a:b:12 - [08:00:01 INFO root] */
static size_t
pass_level(struct str s, size_t at)
{
	struct str near;
	size_t n;

	at += str_span(str_after(s, at), ascii_letter);
	if (at < s.n && s.p[at] == ':') {
		n = ++at;
		while (n < s.n && ascii_name(s.p[n]))
			n++;
		return n > at && n < s.n && s.p[n] == ':' ? n + 1 : at;
	}
	near = str_n(s.p, s.n < at + HEAD ? s.n : at + HEAD);
	for (n = at; n < near.n &&
		     (ascii_name(s.p[n]) || s.p[n] == ' ' || s.p[n] == ':');)
		n++;
	if (s.p[0] == '[' && n < near.n && s.p[n] == ']')
		return n;
	n = str_find(near, STR("| "), at);
	if (n < near.n && (n = str_find(near, STR(" - "), n)) < near.n)
		return n;
	return at;
}

/* Where what a line says begins, behind its time, its level and who logs; 0 if
 * it has no such head. */
static size_t
head(struct str line)
{
	size_t at = pass_time(line), level = pass_marks(line, at);

	for (size_t to = level; to < line.n && to < at + HEAD;) {
		struct str s = str_after(line, to);

		if (!s.p[0] || (unsigned char)s.p[0] >= 0x80)
			break;
		if (bare_begins_level(s))
			return pass_last(line, pass_level(line, to));
		while (to < line.n && !ONE_OF(line.p[to], "\0 []|"))
			to++;
		to = pass_marks(line, to);
	}
	return at ? pass_last(line, at) : 0;
}

/* True if a line begins with a time of day, to the second, and goes on behind a
 * blank, a bar if a level is behind it: no cell of a table is that. */
static bool
is_timed(struct str line)
{
	size_t at = pass_time(line), to = 0;

	while (to < at && line.p[to] != ':')
		to++;
	if (to + 3 >= at || line.p[to + 3] != ':' || at + 2 >= line.n ||
	    line.p[at] != ' ')
		return false;
	return line.p[at + 1] != '|' ||
	       bare_begins_level(str_after(line, pass_marks(line, at)));
}

/* Appends a line without its colours, ESC [ 32 m, and cuts its head off.
 * Returns the length of that. */
static size_t
add_line(struct str line, struct buf *out)
{
	size_t from = out->n, n = 0;

	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] != '\033') {
			buf_addc(out, line.p[i]);
			continue;
		}
		while (i < line.n && !ascii_letter(line.p[i]))
			i++;
	}
	if (out->n > from) {
		n = head(buf_after(out, from));
		memmove(out->p + from, out->p + from + n, out->n - from - n);
		out->n -= n;
	}
	buf_addc(out, '\n');
	return n;
}

bool
bare_logged(struct str text, struct buf *out)
{
	struct str rest = text, line;
	size_t had = out->n, n = 0, heads = 0;

	while (rest.p) {
		line = str_cut(&rest, '\n');
		n += str_trim(line).n > 0;
		heads += add_line(line, out) > 0;
		if (n == LINES && heads * 2 < n)
			break;
	}
	if (heads > 1 && heads * 2 >= n)
		return true;
	out->n = had;
	return false;
}

bool
bare_timed(struct str text, struct buf *out)
{
	struct str rest = text, line;
	size_t n = 0, timed = 0;

	while (rest.p && n < LINES) {
		line = str_cut(&rest, '\n');
		n += str_trim(line).n > 0;
		timed += is_timed(line);
		if (n && !timed)
			return false;
	}
	return timed * 2 > n && bare_logged(text, out);
}
