/* printed_lists - lists and tuples as Python prints them */
#include "csv.h"
#include "printed_priv.h"
#include "utf8.h"

/* True of a byte of a name or a number. */
static bool
is_word(char c)
{
	return ascii_letter(c) || ascii_digit(c) || c == '+' || c == '-' ||
	       c == '.' || c == '_';
}

/* Appends the character of \u89d2, whose digits are at i, or of two such that
 * are a surrogate pair.  Returns the bytes of the digits, or 0 if they are
 * none. */
static size_t
add_unicode(struct str s, size_t i, struct buf *out)
{
	size_t n;
	int64_t cp = utf8_escaped(s, i, &n);

	if (cp < ' ' || (cp >= 0xd800 && cp < 0xe000))
		return 0;
	buf_addcp(out, (uint32_t)cp);
	return n;
}

/* Appends the character of \xa0, whose digits are at i; with the ones behind it
 * if they are bytes of UTF-8, as Python 2 shows them.  Returns the bytes of the
 * digits, or 0 if they are bytes of another encoding. */
static size_t
add_byte(struct str s, size_t i, struct buf *out)
{
	int64_t c = str_hex(s, i, 2), next = 0;
	size_t more = c < 0xc2 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3, n = 2;
	uint32_t cp = (uint32_t)c & (0x3fu >> more);

	if (c < 0 || c > 0xf4)
		return 0;
	for (; more; more--, n += 4) {
		next = i + n + 2 < s.n && s.p[i + n] == '\\' &&
		               s.p[i + n + 1] == 'x'
		           ? str_hex(s, i + n + 2, 2)
		           : -1;
		if (next < 0x80 || next > 0xbf)
			return 0;
		cp = cp << 6 | (uint32_t)(next & 0x3f);
	}
	if (n == 2 && (c < ' ' || c == 0x7f))
		cp = ' ';
	else if (n == 2 && c > 0xa0 && c != 0xad)
		return 0; /* Python 3 shows these without escape */
	buf_addcp(out, n == 2 && cp != ' ' ? (uint32_t)c : cp);
	return n;
}

size_t
printed_quoted(struct str s, size_t i, struct buf *out)
{
	char quote = s.p[i], c;
	size_t n;

	for (i++; i < s.n && s.p[i] != quote; i++) {
		c = s.p[i];
		if (c == '\\' && i + 1 < s.n) {
			c = s.p[++i];
			n = c == 'u'   ? add_unicode(s, i + 1, out)
			    : c == 'x' ? add_byte(s, i + 1, out)
			               : 0;
			if (n) {
				i += n;
				continue;
			}
			if (c == 'u' || c == 'x' || c == 'N')
				return 0; /* escaped.h undoes these */
			c = c == 'n' || c == 't' || c == 'r' ? ' ' : c;
		}
		buf_addc(out, c);
	}
	return i < s.n ? i + 1 : 0;
}

/* Appends the date (2019, 5, 6, 7, 8) at i as 2019-05-06 07:08:00.  Returns the
 * place behind it, or 0. */
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

size_t
printed_word(struct str s, size_t i, struct buf *out)
{
	size_t from = i, end;
	struct str name;

	while (i < s.n && is_word(s.p[i]))
		i++;
	if (i == from)
		return 0;
	name = str_n(s.p + from, i - from);
	if (i < s.n && ascii_quote(s.p[i]) && str_eq(name, STR("u")))
		return printed_quoted(s, i, out);
	if (i < s.n && s.p[i] == '(' &&
	    (str_ends(name, STR("date")) || str_ends(name, STR("datetime"))))
		return date(s, i, out);
	if (i + 1 < s.n && s.p[i] == '(' && ascii_quote(s.p[i + 1])) {
		end = printed_quoted(s, i + 1, out);
		return end && end < s.n && s.p[end] == ')' ? end + 1 : 0;
	}
	if (!str_eq(name, STR("None")) && !str_eq(name, STR("null")))
		buf_addstr(out, name);
	return i;
}

/* Appends a cell that is a list or dict, at i, as it stands.  Returns the place
 * behind it, or 0. */
static size_t
add_inner(struct str s, size_t i, struct buf *out)
{
	size_t from = i, depth = 0;
	char quote = '\0';

	for (; i < s.n; i++) {
		if (quote && s.p[i] == '\\')
			i++;
		else if (quote)
			quote = s.p[i] == quote ? '\0' : quote;
		else if (ascii_quote(s.p[i]))
			quote = s.p[i];
		else if (ONE_OF(s.p[i], "[({"))
			depth++;
		else if (ONE_OF(s.p[i], "])}") && !--depth)
			break;
	}
	if (i >= s.n)
		return 0;
	buf_addstr(out, str_n(s.p + from, i + 1 - from));
	return i + 1;
}

/* Appends the list at i as a row of CSV; *n: its cells.  Returns the place
 * behind it, or 0. */
static size_t
add_list(struct str s, size_t i, struct buf *cell, struct buf *out, size_t *n)
{
	char close = s.p[i] == '[' ? ']' : ')';

	*n = 0;
	for (i = str_skip_blank(s, i + 1); i < s.n && s.p[i] != close;) {
		buf_clear(cell);
		i = ascii_quote(s.p[i])           ? printed_quoted(s, i, cell)
		    : *n && ONE_OF(s.p[i], "[({") ? add_inner(s, i, cell)
		                                  : printed_word(s, i, cell);
		if (!i)
			return 0;
		csv_put_cell(out, !(*n)++, buf_str(cell));
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

/* Where the first list begins; s.n if there is none.  *outer: the text is one
 * list of lists. */
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

/* True of a text that is a number with a point, or behind a mark of money, as
 * no column is called: 69.00, ¥69. */
static bool
is_amount(struct str s)
{
	size_t points = 0, digits = 0, marked = utf8_money(s);

	for (size_t i = marked; i < s.n; i++) {
		if (!ascii_digit(s.p[i]) && s.p[i] != '.')
			return false;
		points += s.p[i] == '.';
		digits += s.p[i] != '.';
	}
	return digits && points < 2 && (points || marked);
}

/* True if a list of JSON, at i, is a row and no header: one of its cells is a
 * number, an amount or an address. */
static bool
is_row(struct str s, size_t i)
{
	struct str row = str_n(s.p + i, str_find(s, STR("]"), i) - i);
	struct buf cell = {0};
	size_t n = 1;
	bool found = false;

	for (i = 1; n && i < row.n && !found; i = str_skip_blank(row, n + 1)) {
		buf_clear(&cell);
		i = str_skip_blank(row, i);
		found = i < row.n && !ascii_quote(row.p[i]) &&
		        (ascii_digit(row.p[i]) || row.p[i] == '-');
		n = i < row.n && ascii_quote(row.p[i])
		        ? printed_quoted(row, i, &cell)
		        : 0;
		found |= str_find(buf_str(&cell), STR("//"), 0) < cell.n ||
		         is_amount(buf_str(&cell));
		n = n ? str_skip_blank(row, n) : 0;
	}
	buf_free(&cell);
	return found;
}

/* True if a list of JSON, at i, is nothing but texts, as the names of columns
 * are. */
static bool
is_texts(struct str s, size_t i)
{
	struct buf cell = {0};

	for (i = str_skip_blank(s, i + 1); i < s.n && s.p[i] == '"';) {
		buf_clear(&cell);
		i = printed_quoted(s, i, &cell);
		i = i ? str_skip_blank(s, i) : s.n;
		if (i < s.n && s.p[i] == ',')
			i = str_skip_blank(s, i + 1);
	}
	buf_free(&cell);
	return i < s.n && s.p[i] == ']';
}

/* Two lists or more: tuples, with Python's quotes, a line each, or of JSON
 * without a header, as a list of JSON's lists with one is read as JSON
 * (extract_columns.h).  A list that
 * is longer than the first is a row that csv tells.  *cut: the last line is a
 * list without an end, which is left out, or the list around them has none. */
bool
printed_lists(struct str s, struct buf *out, bool *cut)
{
	struct buf cell = {0};
	size_t i, n = 0, rows = 0, from = 0, whole = 0;
	bool outer, plain;

	i = first_list(s, &outer);
	if (i >= s.n)
		return false;
	plain = s.p[i] == '(' || (!outer && is_texts(s, i)) ||
	        str_find(s, STR("'"), i) < str_find(s, STR("\""), i) ||
	        is_row(s, i);
	while (plain && i < s.n && (s.p[i] == '[' || s.p[i] == '(')) {
		from = i;
		whole = out->n;
		i = add_list(s, i, &cell, out, &n);
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
	*cut = !i ? str_find(s, STR("\n"), from) >= s.n : i == s.n && outer;
	if (!i && *cut)
		out->n = whole;
	return rows > 1 && (i == s.n || *cut);
}
