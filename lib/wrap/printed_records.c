/*
 * printed_records - what classes print of themselves
 *
 *	Goods(id=7, title=a, b, price=5.0)           Lombok, data classes
 *	Goods{id='7', title='a', shop=Shop{name='s'}}
 *	[Goods [id=7, title=a], Goods [id=8, title=b]]
 *	{id=7, title=a}                              a map of Java
 *	Goods { id: 7, title: "a", shop: Some("s") } Rust, in lines too
 *	Goods(id: 7, title: "a", shop: Optional("s")) Swift, Dart
 *	Goods { Id = 7, Title = a }                  records of C#
 *	main.Goods{ID:7, Title:"a"}                  Go, %#v
 *	[{ID:7 Title:a b Price:5} {ID:8 Title:b Price:6}] and %+v
 *	#<Goods id: 7, title: "a">                   Ruby, #<Goods:0x1 @id=7>
 *
 * and what sources have that make such records, in lines too:
 *
 *	a = Goods(id=7, title="a")                   Python, Kotlin, Dart, Swift
 *	Goods { id: 7, title: "a".to_string() },     Rust
 *
 * Nothing says where a text without quotes ends: before what parts members and
 * the name of another with its sign, or at the end of the record, behind which
 * there is another of the same class or nothing.  Where only blanks part them
 * all records must have the same names, so that a text with a sign in it is
 * found out.
 */
#include "json.h"
#include "printed_priv.h"

#define HEAD  80   /* bytes of a name, at most */
#define DEPTH 3    /* records in each other, at most */
#define INNER 4096 /* bytes of a record in another, at most */

#define MEMBERS 3    /* of a record among other lines, at least */
#define SHARE   4    /* one in so many lines has one */
#define BEFORE  300  /* bytes of a line before one, at most */
#define SET     100  /* the same of what sets it in a source, with its class */
#define WIDE    8192 /* bytes of one over several lines, at most */

/* How members are written, which the first one tells. */
struct form {
	char sign;   /* behind the name: = or : */
	bool wide;   /* a blank before that, */
	bool spaced; /* and one behind it */
	bool bare;   /* only a blank parts members */
};

static bool
is_name(char c)
{
	return ascii_name(c) || c == '$' || (unsigned char)c >= 0x80;
}

/* The length of a name, the sign behind it and what is behind that, or 0. */
static size_t
key(struct str s, const struct form *f)
{
	size_t n = str_starts(s, STR("@")); /* Ruby */

	if (n == s.n || ascii_digit(s.p[n]))
		return 0;
	while (n < s.n && n < HEAD && is_name(s.p[n]))
		n++;
	if (f->wide && n < s.n && s.p[n++] != ' ')
		return 0;
	if (!n || n == s.n || s.p[n] != f->sign)
		return 0;
	n++;
	if (f->bare && n < s.n && s.p[n] == '/') /* https:// */
		return 0;
	return !f->spaced ? n : n < s.n && ONE_OF(s.p[n], " \n") ? n + 1 : 0;
}

/* The name that such a length is of. */
static struct str
name_of(struct str s, size_t n, const struct form *f)
{
	s.n = n - 1 - f->wide - f->spaced;
	str_take(&s, STR("@"));
	return s;
}

/* Where a source goes on behind blanks and remarks, # a, // a. */
static size_t
skip_remarks(struct str s, size_t at)
{
	struct str rest;

	for (;;) {
		at = str_skip_blank(s, at);
		rest = str_after(s, at);
		if (!str_starts(rest, STR("# ")) &&
		    !str_starts(rest, STR("// ")))
			return at;
		at = str_find(s, STR("\n"), at);
	}
}

/* The length of what parts members at `at`, if another follows; or 0. */
static size_t
parts(struct str s, size_t at, const struct form *f)
{
	size_t to = at + 1;

	if (s.p[at] != (f->bare ? ' ' : ','))
		return 0;
	if (!f->bare)
		to = skip_remarks(s, to);
	return (f->bare || to > at + 1) && to < s.n && key(str_after(s, to), f)
	           ? to - at
	           : 0;
}

/* True if the members, the first at s, are written so: of a form without
 * commas a second one says it. */
static bool
is_form(struct str s, struct form f, struct form *as)
{
	size_t n = key(s, &f);

	if (!n)
		return false;
	for (; f.bare && n < s.n && n < INNER; n++)
		if (ONE_OF(s.p[n], ",{}\n"))
			return false;
		else if (parts(s, n, &f))
			break;
	*as = f;
	return !f.bare || (n < s.n && n < INNER);
}

/* The form of the members at s, of a record with or without a name. */
static bool
form_of(struct str s, bool named, struct form *f)
{
	static const struct form all[] = {{'=', false, false, false},
	    {'=', true, true, false}, {':', false, false, true},
	    {':', false, true, false}, {':', false, false, false}};

	for (size_t i = 0; i < COUNT(all); i++)
		if ((named || all[i].sign == '=' || all[i].bare) &&
		    is_form(s, all[i], f))
			return true;
	return false;
}

/* The length of the name of a class of Ruby, #<struct Goods:0x01, and the blank
 * behind it; or 0. */
static size_t
ruby(struct str s)
{
	size_t n = str_starts(s, STR("#<struct ")) ? 9 : 2;

	while (n < s.n && n < HEAD && (is_name(s.p[n]) || s.p[n] == ':'))
		n++;
	return n < s.n && s.p[n] == ' ' ? n + 1 : 0;
}

/* The length of the name of a class with the bracket behind it, if a first
 * member follows; or 0.  *close: the bracket that ends the record. */
static size_t
head(struct str s, char *close, struct form *f)
{
	static const char open[] = "({[", ends[] = ")}]";
	const char *bracket;
	size_t n = str_starts(s, STR("&")), named;

	*close = '>';
	if (str_starts(s, STR("#<"))) {
		n = ruby(s);
		return n && form_of(str_after(s, n), true, f) ? n : 0;
	}
	named = n;
	while (n < s.n && n < HEAD && (is_name(s.p[n]) || ONE_OF(s.p[n], ".!")))
		n++;
	named = n - named;
	if (named ? ascii_digit(s.p[n - named]) || s.p[n - named] == '.'
		  : n == s.n || s.p[n] != '{')
		return 0;
	n += n < s.n && s.p[n] == ' ';
	bracket = n < s.n && s.p[n] ? strchr(open, s.p[n]) : NULL;
	if (!bracket)
		return 0;
	n = str_skip_blank(s, n + 1);
	if (!form_of(str_after(s, n), named, f))
		return 0;
	*close = ends[bracket - open];
	return n;
}

/* Where a list ends that s begins with, if nothing or another member is behind
 * it; or 0. */
static size_t
list_end(struct str s, const struct form *f)
{
	size_t open = 0;

	if (s.p[0] != '[')
		return 0;
	for (size_t i = 0; i < s.n && i < INNER; i++) {
		open += s.p[i] == '[';
		open -= s.p[i] == ']';
		if (!open)
			return i + 1 == s.n || parts(s, i + 1, f) ? i + 1 : 0;
	}
	return 0;
}

/* Where the value ends that s begins with. */
static size_t
value_end(struct str s, const struct form *f)
{
	char close = s.p[0], record;
	bool quoted = ascii_quote(close);
	size_t i = list_end(s, f);
	struct form inner;

	if (i)
		return i;
	if (!quoted && head(s, &record, &inner))
		for (i = 1; i < s.n && i < INNER; i++)
			if (s.p[i] == record &&
			    (i + 1 == s.n || parts(s, i + 1, f)))
				return i + 1;
	for (i = quoted; i < s.n; i++)
		if (parts(s, i, f) && (!quoted || s.p[i - 1] == close ||
					  str_ends(str_n(s.p, i), STR("()"))))
			return i;
	return s.n;
}

/* A text in quotes without what Rust makes of it, "s".to_string(), "s".into().
 */
static struct str
without_call(struct str s)
{
	size_t n = s.n;

	if (!ascii_quote(s.p[0]) || !str_ends(s, STR("()")))
		return s;
	for (n -= 2; n && (is_name(s.p[n - 1]) || s.p[n - 1] == '.'); n--)
		;
	return n > 1 && s.p[n - 1] == s.p[0] ? str_n(s.p, n) : s;
}

/* A value without the word around it, Some("s"), Optional("s"), and without a
 * comma behind the last. */
static struct str
unwrapped(struct str s)
{
	s = str_trim(s);
	if (s.n && s.p[s.n - 1] == ',')
		s = str_trim(str_n(s.p, s.n - 1));
	if (s.n > 4)
		s = without_call(s);
	if (s.n && s.p[s.n - 1] == ')' &&
	    (str_take(&s, STR("Some(")) || str_take(&s, STR("Optional("))))
		return unwrapped(str_n(s.p, s.n - 1));
	return s;
}

static bool members(
    struct str s, const struct form *f, struct buf *out, int depth);

/* Appends a text in quotes, without what a source has before quotes in it: of
 * what programs print a backslash is itself. */
static void
put_quoted(struct str s, struct buf *out)
{
	const char mark[] = {'\\', s.p[0]};
	struct buf plain = {0};

	if (str_find(s, str_n(mark, 2), 1) < s.n &&
	    printed_quoted(s, 0, &plain) == s.n)
		json_quote(out, buf_str(&plain));
	else
		json_quote(out, str_n(s.p + 1, s.n - 2));
	buf_free(&plain);
}

/* Appends a value as JSON. */
static bool
value(struct str s, struct buf *out, int depth)
{
	struct form f;
	char close;
	size_t n;

	s = unwrapped(s);
	n = s.n > 1 ? head(s, &close, &f) : 0;
	if (n && depth < DEPTH && s.p[s.n - 1] == close)
		return members(str_n(s.p + n, s.n - n - 1), &f, out, depth + 1);
	if (s.n > 1 && ascii_quote(s.p[0]) && s.p[s.n - 1] == s.p[0])
		put_quoted(s, out);
	else if (str_eq(s, STR("null")) || str_eq(s, STR("None")) ||
		 str_eq(s, STR("nil")) || str_eq(s, STR("<nil>")))
		buf_puts(out, "null");
	else
		json_quote(out, s);
	return true;
}

/* Appends what stands between the brackets, as an object; false if it is not
 * all names with values. */
static bool
members(struct str s, const struct form *f, struct buf *out, int depth)
{
	size_t n;

	buf_addc(out, '{');
	while ((n = key(s, f))) {
		json_sep(out);
		json_quote(out, name_of(s, n, f));
		buf_addc(out, ':');
		s = str_after(s, n);
		n = s.n ? value_end(s, f) : 0;
		if (!value(str_n(s.p, n), out, depth))
			return false;
		n += n < s.n ? parts(s, n, f) : 0;
		s = str_after(s, n);
	}
	buf_addc(out, '}');
	return !s.n;
}

/* Where the record ends that s begins with, behind its head of n bytes: another
 * of the same class follows, or nothing.  s.n if it has no end. */
static size_t
record_end(struct str s, size_t n, char close)
{
	struct str first = str_trim(str_n(s.p, n)), rest;

	first.n = str_find(first, STR(":0x"), 0);
	for (size_t i = n; i < s.n; i++) {
		if (s.p[i] != close)
			continue;
		rest = str_trim(str_after(s, i + 1));
		if (!rest.n || str_eq(rest, STR("]")))
			return i;
		if (rest.p[0] == ',')
			rest = str_trim(str_after(rest, 1));
		if (str_starts(rest, first) || str_eq(rest, STR("]")))
			return i;
	}
	return s.n;
}

/* True if the rows of out that begin at these two have the same names. */
static bool
are_named_alike(const struct buf *out, size_t first, size_t row)
{
	struct json_each a = json_each(buf_after(out, first));
	struct json_each b = json_each(buf_after(out, row));
	bool is, more;

	do {
		more = json_next(&a);
		is = json_next(&b) == more && (!more || str_eq(a.key, b.key));
	} while (is && more);
	return is;
}

bool
printed_records(struct str text, struct buf *out)
{
	struct str s = str_trim(text);
	size_t n, end, from, first = out->n;
	struct form f;
	char close;

	if (str_starts(s, STR("[")))
		s = str_trim(str_after(s, 1));
	while ((n = head(s, &close, &f))) {
		end = record_end(s, n, close);
		from = out->n;
		if (end == s.n ||
		    !members(str_n(s.p + n, end - n), &f, out, 0) ||
		    (f.bare && !are_named_alike(out, first, from)))
			return false;
		buf_addc(out, '\n');
		s = str_trim(str_after(s, end + 1));
		if (str_starts(s, STR(",")))
			s = str_trim(str_after(s, 1));
	}
	return out->n && (!s.n || str_eq(s, STR("]")));
}

/* How many members an object has. */
static size_t
count_members(struct str object)
{
	struct json_each it = json_each(object);
	size_t n = 0;

	while (json_next(&it))
		n++;
	return n;
}

/* True of a line of a log: a date or [ is at its start. */
static bool
is_logged(struct str line)
{
	return ascii_digit(line.p[0]) || line.p[0] == '[';
}

/* True of a record without a name, as those are that Go prints by %+v, and maps
 * of Java; what is in quotes there is JSON. */
static bool
is_nameless(struct str s)
{
	str_take(&s, STR("&"));
	return s.n > 1 && s.p[0] == '{' && is_name(s.p[1]);
}

/* True if a record may be in a line, behind the head of a log or at its start:
 * most lines of a script and of JSON are out of the question. */
static bool
may_have_record(struct str line)
{
	return line.n && (ascii_letter(line.p[0]) || is_logged(line) ||
			     is_nameless(line));
}

/* Where in a line of a log, or at its start, a record begins; line.n if none
 * does.  *n: the length of its head. */
static size_t
find_record(struct str line, size_t *n, char *close, struct form *f)
{
	size_t end = !is_logged(line) ? 1 : line.n < BEFORE ? line.n : BEFORE;

	for (size_t at = 0; at < end; at++) {
		if (at && line.p[at - 1] != ' ')
			continue;
		if (!ascii_letter(line.p[at]) &&
		    !is_nameless(str_after(line, at)))
			continue;
		*n = head(str_after(line, at), close, f);
		if (*n)
			return at;
	}
	return line.n;
}

/* A line without the signs that part it from the next. */
static struct str
without_sign(struct str line)
{
	line = str_trim(line);
	while (line.n && ONE_OF(line.p[line.n - 1], ",;"))
		line.n--;
	return line;
}

/* A line, or the record that it opens with its bracket, which one of the next
 * lines closes: the first that stands no deeper, or the last before that.  They
 * are cut from *text. */
static struct str
with_next(struct str line, struct str *text)
{
	static const char open[] = "({", ends[] = ")}";
	size_t depth = str_skip_blank(line, 0), at;
	struct str rest = *text, next, last = STR_NONE, after = rest;
	const char *bracket = NULL;
	bool shut = false;
	struct form f;

	line = str_trim(line);
	if (line.n > 1 && rest.p && ONE_OF(line.p[line.n - 1], "({") &&
	    form_of(str_after(rest, str_skip_blank(rest, 0)), true, &f))
		bracket = strchr(open, line.p[line.n - 1]);
	while (bracket && !shut && (next = str_cut(&rest, '\n')).p &&
	       next.p - line.p < WIDE) {
		at = str_skip_blank(next, 0);
		if (at == next.n)
			continue;
		shut = at <= depth;
		if (shut && next.p[at] != ends[bracket - open])
			break;
		last = shut ? str_n(next.p, at + 1) : without_sign(next);
		after = rest;
	}
	if (last.n && last.p[last.n - 1] == ends[bracket - open]) {
		line.n = (size_t)(last.p + last.n - line.p);
		*text = after;
	}
	return line;
}

/* A line without what a source has before a record, a = Goods(, and behind it.
 */
static struct str
of_source(struct str line)
{
	static const struct str before[] = {
	    STR_INIT("= "), STR_INIT("return "), STR_INIT("new ")};
	size_t n = 0, at;

	line = without_sign(line);
	while (n < line.n && n < SET && !ONE_OF(line.p[n], "({[\"'"))
		n++;
	at = n - (n && n < line.n && line.p[n - 1] == ' ');
	while (at && (is_name(line.p[at - 1]) || ONE_OF(line.p[at - 1], ".!")))
		at--;
	for (size_t i = 0; at < n && i < COUNT(before); i++)
		if (str_ends(str_n(line.p, at), before[i]))
			return str_after(line, at);
	return line;
}

/* The next line of a text, or record over several, that may be one: absent at
 * its end, else without what stands around it there. */
static struct str
next_record(struct str *text)
{
	struct str line = str_cut(text, '\n');

	if (!line.p)
		return line;
	line = with_next(line, text);
	return may_have_record(line) && !is_logged(line) ? of_source(line)
	                                                 : line;
}

/* How many lines there are in a record. */
static size_t
count_lines(struct str s)
{
	size_t n = 0;

	while (str_cut(&s, '\n').p)
		n++;
	return n;
}

/* True if the first line sets what the next ones are in, as the script of a
 * page does that was saved alone: g_page_config = { */
static bool
sets_object(struct str text)
{
	struct str line = str_trim(str_cut(&text, '\n'));

	return str_ends(line, STR("{")) && memchr(line.p, '=', line.n);
}

bool
printed_among(struct str text, struct buf *out)
{
	struct str line, class = STR_NONE, s;
	size_t lines = 0, rows = 0, of = 0, n, from, at, first = out->n;
	struct form f;
	char close;

	s = str_trim(text);
	if (!s.n || ONE_OF(s.p[0], "<{") || sets_object(s))
		return false;
	while ((line = next_record(&text)).p) {
		lines += line.n ? count_lines(line) : 0;
		if (!may_have_record(line))
			continue;
		at = find_record(line, &n, &close, &f);
		s = str_after(line, at);
		if (at == line.n || (rows > 1 && !str_starts(s, class)))
			continue;
		if (!class.p || !str_starts(s, class)) {
			class = str_trim(str_n(s.p, n));
			out->n = first;
			rows = of = 0;
		}
		from = out->n;
		if (s.p[s.n - 1] != close ||
		    !members(str_n(s.p + n, s.n - n - 1), &f, out, 0) ||
		    count_members(buf_after(out, from)) < MEMBERS ||
		    (f.bare && !are_named_alike(out, first, from)))
			return false;
		buf_addc(out, '\n');
		rows++;
		of += count_lines(line);
	}
	return rows > 1 && of * SHARE >= lines;
}
