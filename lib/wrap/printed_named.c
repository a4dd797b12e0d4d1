/* printed_named - lines of names with their values
 *
 *	id=7,title=a comb, old,price=5.50	DKVP of Miller
 *	id=7 title="a comb" price=5.50		logfmt
 *
 *	[goods 7]				INI; or a blank line
 *	title = a comb
 *	price = 5.50
 *
 * Nothing says where a value without quotes ends: before what parts pairs and
 * another name with its sign.  Which sign parts them the first line says.
 */
#include "json.h"
#include "printed_priv.h"

#define NAME  40 /* bytes of one, at most */
#define LEAST 3  /* pairs of a record */

static bool
is_name(char c)
{
	return ascii_name(c) || ONE_OF(c, ".-") || (unsigned char)c >= 0x80;
}

/* The length of a name and its sign at the start of s, or 0. */
static size_t
name_at(struct str s)
{
	size_t n = 0;

	if (!s.n || ascii_digit(s.p[0]))
		return 0;
	while (n < s.n && n < NAME && is_name(s.p[n]))
		n++;
	return n && n < s.n && s.p[n] == '=' ? n + 1 : 0;
}

/* Where the value that s begins with ends, before `sep` and a name, or at the
 * end. */
static size_t
value_end(struct str s, char sep)
{
	size_t i = 0;

	if (s.n && ascii_quote(s.p[0])) {
		i = str_quote_end(s, 0);
		i = i < s.n ? i + 1 : 0; /* one without an end is a letter */
	}
	for (; i < s.n; i++)
		if (s.p[i] == sep &&
		    name_at(str_after(s, str_skip_blank(s, i + 1))))
			break;
	return i;
}

/* Writes a value, without quotes around it. */
static void
put_value(struct buf *out, struct str s)
{
	struct buf plain = {0};

	s = str_trim(s);
	if (s.n > 1 && ascii_quote(s.p[0]) && s.p[s.n - 1] == s.p[0] &&
	    printed_quoted(s, 0, &plain) == s.n)
		json_quote(out, buf_str(&plain));
	else
		json_quote(out, s);
	buf_free(&plain);
}

/* Appends the pairs of a line as an object; returns how many, 0 if it has
 * anything else. */
static size_t
put_line(struct buf *out, struct str line, char sep)
{
	size_t n, end, pairs = 0;

	for (line = str_trim(line); line.n; pairs++) {
		n = name_at(line);
		if (!n)
			return 0;
		buf_addc(out, pairs ? ',' : '{');
		json_quote(out, str_n(line.p, n - 1));
		buf_addc(out, ':');
		line = str_after(line, n);
		end = value_end(line, sep);
		put_value(out, str_n(line.p, end));
		line =
		    end < line.n ? str_trim(str_after(line, end + 1)) : STR("");
	}
	buf_puts(out, "}\n");
	return pairs;
}

/* Reads a record a line: all begin with the same name. */
static bool
read_lines(struct str text, char sep, struct buf *out)
{
	struct str line, first = STR_NONE;
	size_t rows = 0, n;

	while ((line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		if (!line.n)
			continue;
		n = name_at(line);
		if (!rows++)
			first = str_n(line.p, n);
		if (!n || !str_eq(str_n(line.p, n), first) ||
		    put_line(out, line, sep) < LEAST)
			return false;
	}
	return rows > 1;
}

/* Cuts a line of INI, title = a, in two; false if it is none. */
static bool
cut_pair(struct str line, struct str *name, struct str *value)
{
	size_t n = 0, sign;

	while (n < line.n && n < NAME && is_name(line.p[n]))
		n++;
	sign = str_skip_blank(line, n);
	if (!n || sign >= line.n || line.p[sign] != '=')
		return false;
	*name = str_n(line.p, n);
	*value = str_trim(str_after(line, sign + 1));
	/* of a program: it sets what ends so */
	return !value->n || !ONE_OF(value->p[value->n - 1], "{([;,");
}

/* Ends the record that has so many pairs; false if they are too few. */
static bool
put_end(struct buf *out, size_t *pairs)
{
	bool enough = !*pairs || *pairs >= LEAST;

	if (*pairs)
		buf_puts(out, "}\n");
	*pairs = 0;
	return enough;
}

/* Reads a pair a line, and records that a blank line parts, or the name of the
 * next in brackets, or the first name again. */
static bool
read_blocks(struct str text, struct buf *out)
{
	struct str line, name, value, first = STR_NONE;
	size_t rows = 0, pairs = 0;

	while ((line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		if (!line.n || line.p[0] == '[') {
			if ((line.n && !str_ends(line, STR("]"))) ||
			    !put_end(out, &pairs))
				return false;
			continue;
		}
		if (!cut_pair(line, &name, &value) ||
		    (pairs && str_eq(name, first) && !put_end(out, &pairs)))
			return false;
		if (!pairs)
			first = name;
		rows += !pairs;
		buf_addc(out, pairs++ ? ',' : '{');
		json_quote(out, name);
		buf_addc(out, ':');
		put_value(out, value);
	}
	return put_end(out, &pairs) && rows > 1;
}

bool
printed_named(struct str text, struct buf *out)
{
	static const char signs[] = {'\t', ',', ' ', ';', '|'};
	size_t had = out->n;

	for (size_t i = 0; i < sizeof(signs); i++) {
		if (read_lines(text, signs[i], out))
			return true;
		out->n = had;
	}
	if (read_blocks(text, out))
		return true;
	out->n = had;
	return false;
}
