/* printed_lists - lists and tuples as Python prints them */
#include "printed_priv.h"

static bool
is_quote(char c)
{
	return c == '\'' || c == '"';
}

/* Of a name or a number; a NUL is none. */
static bool
is_word(char c)
{
	return ascii_letter(c) || ascii_digit(c) || c == '+' || c == '-' ||
	       c == '.' || c == '_';
}

/* The four digits of \u89d2 at i, as a character, appended to out; or false. */
static bool
add_unicode(struct str s, size_t i, struct buf *out)
{
	uint32_t cp = 0;

	if (s.n - i < 4)
		return false;
	for (size_t k = i; k < i + 4; k++) {
		char c = s.p[k] | 0x20;

		if (!ascii_digit(s.p[k]) && (c < 'a' || c > 'f'))
			return false;
		cp = cp << 4 |
		     (uint32_t)(ascii_digit(s.p[k]) ? c - '0' : c - 'a' + 10);
	}
	if (cp < ' ' || (cp >= 0xd800 && cp < 0xe000))
		return false;
	buf_addcp(out, cp);
	return true;
}

/* The text in quotes at i, appended to out; behind it, or 0. */
static size_t
quoted(struct str s, size_t i, struct buf *out)
{
	char quote = s.p[i], c;

	for (i++; i < s.n && s.p[i] != quote; i++) {
		c = s.p[i];
		if (c == '\\' && i + 1 < s.n) {
			c = s.p[++i];
			if (c == 'u' && add_unicode(s, i + 1, out)) {
				i += 4;
				continue;
			}
			if (c == 'u' || c == 'x' || c == 'N')
				return 0; /* escaped.h has such */
			c = c == 'n' || c == 't' || c == 'r' ? ' ' : c;
		}
		buf_addc(out, c);
	}
	return i < s.n ? i + 1 : 0;
}

/* (2019, 5, 6, 7, 8) at i, of a date, as 2019-05-06 07:08:00: behind it, or
 * 0. */
static size_t
date(struct str s, size_t i, struct buf *out)
{
	unsigned part[7] = {0};
	size_t n = 0;

	for (i++; n < 7 && i < s.n && ascii_digit(s.p[i]); n++) {
		while (i < s.n && ascii_digit(s.p[i]) && part[n] < 100000)
			part[n] = part[n] * 10 + (unsigned)(s.p[i++] - '0');
		i += i + 1 < s.n && s.p[i] == ',' ? 2 : 0;
	}
	if (n < 3 || i >= s.n || s.p[i] != ')')
		return 0;
	buf_printf(out, "%04u-%02u-%02u", part[0], part[1], part[2]);
	if (n > 3)
		buf_printf(out, " %02u:%02u:%02u", part[3], part[4], part[5]);
	return i + 1;
}

/* A number, None, True or False at i, u'a', which Python 2 shows, or what
 * stands in Decimal('1.5') and datetime.date(2019, 5, 6). */
static size_t
word(struct str s, size_t i, struct buf *out)
{
	size_t from = i, end;
	struct str name;

	while (i < s.n && is_word(s.p[i]))
		i++;
	if (i == from)
		return 0;
	name = str_n(s.p + from, i - from);
	if (i < s.n && is_quote(s.p[i]) && str_eq(name, STR("u")))
		return quoted(s, i, out);
	if (i < s.n && s.p[i] == '(' &&
	    (str_ends(name, STR("date")) || str_ends(name, STR("datetime"))))
		return date(s, i, out);
	if (i + 1 < s.n && s.p[i] == '(' && is_quote(s.p[i + 1])) {
		end = quoted(s, i + 1, out);
		return end && end < s.n && s.p[end] == ')' ? end + 1 : 0;
	}
	if (!str_eq(name, STR("None")))
		buf_addstr(out, name);
	return i;
}

/* Reads the list at i as a row of CSV, if there is out: behind it, or 0.
 * *n: its cells; *text: those in quotes. */
static size_t
list(struct str s, size_t i, struct buf *cell, struct buf *out, size_t *n)
{
	char close = s.p[i] == '[' ? ']' : ')';

	*n = 0;
	for (i = str_skip_blank(s, i + 1); i < s.n && s.p[i] != close;) {
		buf_clear(cell);
		i = is_quote(s.p[i]) ? quoted(s, i, cell) : word(s, i, cell);
		if (!i)
			return 0;
		printed_cell(out, !(*n)++, buf_str(cell));
		i = str_skip_blank(s, i);
		if (i < s.n && s.p[i] == ',')
			i = str_skip_blank(s, i + 1);
		else if (i < s.n && s.p[i] != close)
			return 0;
	}
	if (i >= s.n)
		return 0;
	buf_puts(out, "\r\n");
	return i + 1;
}

/* Where the first list begins: within another, if it holds lists; *outer is
 * then set.  s.n if there is none. */
static size_t
first_list(struct str s, bool *outer)
{
	size_t i = str_skip_blank(s, 0), in;

	if (i >= s.n || (s.p[i] != '[' && s.p[i] != '('))
		return s.n;
	in = str_skip_blank(s, i + 1);
	*outer = in < s.n && (s.p[in] == '[' || s.p[in] == '(');
	return *outer ? in : i;
}

/* At least two lists, with a quote of Python's: others are JSON.  One that is
 * longer than the first is a row that csv tells. */
bool
printed_lists(struct str s, struct buf *out)
{
	struct buf cell = {0};
	size_t i, n = 0, rows = 0;
	bool outer, python;

	i = first_list(s, &outer);
	if (i >= s.n)
		return false;
	python = s.p[i] == '(' ||
	         str_find(s, STR("'"), i) < str_find(s, STR("\""), i);
	while (python && i < s.n && (s.p[i] == '[' || s.p[i] == '(')) {
		i = list(s, i, &cell, out, &n);
		if (!i || n < 2)
			break;
		rows++;
		i = str_skip_blank(s, i);
		if (outer && i < s.n && s.p[i] == ',')
			i = str_skip_blank(s, i + 1);
		else if (outer && i < s.n && (s.p[i] == ']' || s.p[i] == ')'))
			outer = false, i = str_skip_blank(s, i + 1);
	}
	buf_free(&cell);
	return rows > 1 && i == s.n;
}
