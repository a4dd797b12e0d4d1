/*
 * printed_records - what classes of Java, Kotlin and Python print of themselves
 *
 *	Goods(id=7, title=a, b, price=5.0)           Lombok, data classes
 *	Goods{id='7', title='a', shop=Shop{name='s'}}
 *	[Goods [id=7, title=a], Goods [id=8, title=b]]
 *	{id=7, title=a}                              a map of Java
 *
 * Nothing says where a text without quotes ends: before a comma, a blank, a
 * name and a sign of equality, or at the end of the record, behind which there
 * is another of the same class or nothing.
 */
#include "json.h"
#include "printed_priv.h"

#define HEAD  80   /* bytes of a name, at most */
#define DEPTH 3    /* records in each other, at most */
#define INNER 4096 /* bytes of a record in another, at most */

static bool
is_name(char c)
{
	return ascii_name(c) || c == '$' || (unsigned char)c >= 0x80;
}

/* The length of a name and the sign behind it, or 0. */
static size_t
key(struct str s)
{
	size_t n = 0;

	while (n < s.n && n < HEAD && is_name(s.p[n]))
		n++;
	return n && n < s.n && s.p[n] == '=' && !ascii_digit(s.p[0]) ? n + 1
	                                                             : 0;
}

/* The length of the name of a class with the bracket behind it, if a first
 * member follows; or 0.  *close: the bracket that ends the record. */
static size_t
head(struct str s, char *close)
{
	static const char open[] = "({[", ends[] = ")}]";
	const char *bracket;
	size_t n = 0;

	while (n < s.n && n < HEAD && (is_name(s.p[n]) || s.p[n] == '.'))
		n++;
	if (n ? !ascii_letter(s.p[0]) : !str_starts(s, STR("{")))
		return 0;
	n += n < s.n && s.p[n] == ' ';
	bracket = n < s.n && s.p[n] ? strchr(open, s.p[n]) : NULL;
	if (!bracket || !key(str_n(s.p + n + 1, s.n - n - 1)))
		return 0;
	*close = ends[bracket - open];
	return n + 1;
}

/* True if a comma, a blank and a name with its sign are at `at`: another member
 * follows. */
static bool
ends_member(struct str s, size_t at)
{
	return at + 2 < s.n && s.p[at] == ',' && s.p[at + 1] == ' ' &&
	       key(str_n(s.p + at + 2, s.n - at - 2));
}

/* Where the value ends that s begins with. */
static size_t
value_end(struct str s)
{
	char close = s.p[0], record;
	bool quoted = close == '\'' || close == '"';
	size_t i = 0;

	if (!quoted && head(s, &record))
		for (i = 1; i < s.n && i < INNER; i++)
			if (s.p[i] == record &&
			    (i + 1 == s.n || ends_member(s, i + 1)))
				return i + 1;
	for (i = quoted; i < s.n; i++)
		if (ends_member(s, i) && (!quoted || s.p[i - 1] == close))
			return i;
	return s.n;
}

static bool members(struct str s, struct buf *out, int depth);

/* Appends a value as JSON. */
static bool
value(struct str s, struct buf *out, int depth)
{
	char close;
	size_t n = s.n > 1 ? head(s, &close) : 0;

	if (n && depth < DEPTH && s.p[s.n - 1] == close)
		return members(str_n(s.p + n, s.n - n - 1), out, depth + 1);
	if (s.n > 1 && (s.p[0] == '\'' || s.p[0] == '"') &&
	    s.p[s.n - 1] == s.p[0])
		s = str_n(s.p + 1, s.n - 2);
	if (str_eq(s, STR("null")) || str_eq(s, STR("None")))
		buf_puts(out, "null");
	else
		json_quote(out, s);
	return true;
}

/* Appends what stands between the brackets, as an object; false if it is not
 * all names with values. */
static bool
members(struct str s, struct buf *out, int depth)
{
	size_t n;

	buf_addc(out, '{');
	while ((n = key(s))) {
		json_sep(out);
		json_quote(out, str_n(s.p, n - 1));
		buf_addc(out, ':');
		s = str_n(s.p + n, s.n - n);
		n = s.n ? value_end(s) : 0;
		if (!value(str_n(s.p, n), out, depth))
			return false;
		n += n < s.n ? 2 : 0; /* the comma and the blank */
		s = str_n(s.p + n, s.n - n);
	}
	buf_addc(out, '}');
	return !s.n;
}

/* Where the record ends that s begins with, behind its head of n bytes: another
 * of the same class follows, or nothing.  s.n if it has no end. */
static size_t
record_end(struct str s, size_t n, char close)
{
	struct str first = str_n(s.p, n), rest;

	for (size_t i = n; i < s.n; i++) {
		if (s.p[i] != close)
			continue;
		rest = str_trim(str_n(s.p + i + 1, s.n - i - 1));
		if (!rest.n || str_eq(rest, STR("]")))
			return i;
		if (rest.p[0] == ',')
			rest = str_trim(str_n(rest.p + 1, rest.n - 1));
		if (str_starts(rest, first))
			return i;
	}
	return s.n;
}

bool
printed_records(struct str text, struct buf *out)
{
	struct str s = str_trim(text);
	size_t n, end;
	char close;

	if (str_starts(s, STR("[")))
		s = str_trim(str_n(s.p + 1, s.n - 1));
	while ((n = head(s, &close))) {
		end = record_end(s, n, close);
		if (end == s.n || !members(str_n(s.p + n, end - n), out, 0))
			return false;
		buf_addc(out, '\n');
		s = str_trim(str_n(s.p + end + 1, s.n - end - 1));
		if (str_starts(s, STR(",")))
			s = str_trim(str_n(s.p + 1, s.n - 1));
	}
	return out->n && (!s.n || str_eq(s, STR("]")));
}
