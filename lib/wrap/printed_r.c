/*
 * printed_r - data of R, as dput() and print() show it and as its sources have
 *
 *	structure(list(title = c("a", "b"), price = c(5, NA)), class = "x")
 *	goods <- data.frame(title = c("a", "b"), price = c(5L, 6L))
 *	goods <- list(list(title = "a", price = 5), list(title = "b"))
 *
 *	[[1]]$title
 *	[1] "a"
 *
 * Numbers stay as they are written; NA and NULL are null.  Of a call that only
 * says what its first argument is, factor() and others, that counts.
 */
#include "json.h"
#include "printed_priv.h"

#define DEPTH 8       /* calls in each other, at most */
#define NAME  128     /* bytes of a name, at most */
#define RANGE 1000000 /* numbers that 1:20 makes, at most */

/* The largest number that counts rows. */
#define NUMBER 999999999

/* For calls within others that cannot be read a text is read so often, at most.
 */
#define TIMES 8

struct r {
	struct str s;
	size_t at;
	struct buf text;  /* without its escapes */
	struct buf spare; /* what is of no use */
};

static bool value(struct r *r, struct buf *out, int depth);

/* Passes blanks and remarks; the next byte, or 0 at the end. */
static char
next(struct r *r)
{
	for (;;) {
		r->at = str_skip_blank(r->s, r->at);
		if (r->at >= r->s.n)
			return 0;
		if (r->s.p[r->at] != '#')
			return r->s.p[r->at];
		r->at = str_find(r->s, STR("\n"), r->at);
	}
}

static bool
take(struct r *r, char c)
{
	bool is = next(r) == c;

	r->at += is;
	return is;
}

static bool
is_word(char c)
{
	return ascii_name(c) || c == '.' || (unsigned char)c >= 0x80;
}

/* A name or a number; empty if there is none. */
static struct str
word(struct r *r)
{
	size_t from = (next(r), r->at), to = from;

	to += to < r->s.n && ONE_OF(r->s.p[to], "+-");
	while (to < r->s.n && to - from < NAME &&
	       (is_word(r->s.p[to]) ||
		   (ONE_OF(r->s.p[to], "+-") && r->s.p[to - 1] == 'e')))
		to++;
	r->at = to;
	return str_n(r->s.p + from, to - from);
}

/* A text in quotes, which r->text then has. */
static bool
quoted(struct r *r)
{
	size_t to;

	buf_clear(&r->text);
	to = printed_quoted(r->s, r->at, &r->text);
	r->at = to ? to : r->at;
	return to > 0;
}

/* The name of an argument with its =, which r->text then has; false, and none
 * of it passed, if it has none. */
static bool
name(struct r *r)
{
	size_t from = r->at;
	struct str s;

	if (next(r) && ONE_OF(r->s.p[r->at], "\"'`")) {
		if (!quoted(r))
			return false;
	} else {
		s = word(r);
		buf_clear(&r->text);
		buf_add(&r->text, s.p, s.n);
	}
	if (r->text.n && take(r, '=') && r->at < r->s.n && r->s.p[r->at] != '=')
		return true;
	r->at = from;
	return false;
}

/* Passes the rest of the arguments, with the bracket that ends them. */
static bool
pass(struct r *r)
{
	int open = 1;
	char c;

	while (open && (c = next(r))) {
		if (c == '"' || c == '\'') {
			if (!quoted(r))
				return false;
			continue;
		}
		open += c == '(';
		open -= c == ')';
		r->at++;
	}
	return !open;
}

/* Appends arguments as an object, if they have names, else as an array. */
static bool
arguments(struct r *r, struct buf *out, int depth)
{
	size_t start = out->n;
	bool named = false, first = true;

	buf_addc(out, '[');
	while (next(r) && next(r) != ')') {
		if (name(r) != named && !first)
			return false;
		if (first && r->text.n && r->s.p[r->at - 1] == '=') {
			out->p[start] = '{';
			named = true;
		}
		first = false;
		json_sep(out);
		if (named) {
			json_quote(out, buf_str(&r->text));
			buf_addc(out, ':');
		}
		if (!value(r, out, depth))
			return false;
		if (!take(r, ','))
			break;
	}
	buf_addc(out, named ? '}' : ']');
	return take(r, ')');
}

/* A number without a sign, of JSON "7" or R; -1 if it is none. */
static long
number(struct str s)
{
	uint64_t n;

	if (s.n > 1 && s.p[0] == '"')
		s = str_n(s.p + 1, s.n - 2);
	return str_uint(s, NUMBER, &n) ? (long)n : -1;
}

/* Reads the attributes of a structure: the levels of a factor, if it is one. */
static bool
attributes(struct r *r, struct buf *levels)
{
	struct buf *to;

	while (take(r, ',')) {
		if (!name(r))
			return false;
		to = str_eq(buf_str(&r->text), STR("levels")) ||
		             str_eq(buf_str(&r->text), STR(".Label"))
		         ? levels
		         : &r->spare;
		buf_clear(to);
		if (!value(r, to, 1))
			return pass(r); /* <pointer: 0x1> */
	}
	return take(r, ')');
}

/* Appends the texts of a factor, of which codes has the numbers. */
static bool
add_factor(struct str codes, struct str levels, struct buf *out)
{
	struct json_each it = json_each(levels), code = json_each(codes);
	struct buf all = {0};
	long i;
	bool is = true;

	while (json_next(&it))
		buf_add(&all, &it.value, sizeof it.value);
	buf_addc(out, '[');
	while (is && json_next(&code)) {
		struct str text = STR("null");

		if (!str_eq(code.value, text)) {
			i = number(code.value);
			is = i > 0 && (size_t)i <= all.n / sizeof text;
			if (is)
				memcpy(&text,
				    all.p + (size_t)(i - 1) * sizeof text,
				    sizeof text);
		}
		json_sep(out);
		buf_add(out, text.p, text.n);
	}
	buf_addc(out, ']');
	buf_free(&all);
	return is;
}

/* Appends what a structure is, structure(list(...), class = "x"). */
static bool
structure(struct r *r, struct buf *out, int depth)
{
	struct buf levels = {0}, codes = {0};
	size_t from = out->n;
	bool is = value(r, out, depth) && attributes(r, &levels);

	if (is && levels.n) {
		buf_add(&codes, out->p + from, out->n - from);
		out->n = from;
		is = add_factor(buf_str(&codes), buf_str(&levels), out);
	}
	buf_free(&levels);
	buf_free(&codes);
	return is;
}

/* Appends what a call gives, of which the name and ( are passed. */
static bool
called(struct r *r, struct str call, struct buf *out, int depth)
{
	static const struct str many[] = {STR_INIT("c"), STR_INIT("list"),
	    STR_INIT("data.frame"), STR_INIT("tibble"), STR_INIT("data_frame"),
	    STR_INIT("data.table")};
	static const struct str one[] = {STR_INIT("factor"),
	    STR_INIT("as.character"), STR_INIT("as.Date"),
	    STR_INIT("as.numeric"), STR_INIT("I")};

	if (depth == DEPTH)
		return false;
	if (str_eq(call, STR("structure")))
		return structure(r, out, depth + 1);
	if (str_in(call, many, COUNT(many)))
		return arguments(r, out, depth + 1);
	return str_in(call, one, COUNT(one)) && value(r, out, depth + 1) &&
	       pass(r);
}

/* Appends the numbers of from:to. */
static bool
add_range(struct str from, struct str to, struct buf *out)
{
	long i = number(from), n = number(to);

	if (i < 0 || n < i || n - i >= RANGE)
		return false;
	buf_addc(out, '[');
	for (; i <= n; i++) {
		json_sep(out);
		buf_printf(out, "\"%ld\"", i);
	}
	buf_addc(out, ']');
	return true;
}

/* Appends a value as JSON. */
static bool
value(struct r *r, struct buf *out, int depth)
{
	static const struct str constants[] = {STR_INIT("NA"),
	    STR_INIT("NA_character_"), STR_INIT("NA_real_"),
	    STR_INIT("NA_integer_"), STR_INIT("NULL"), STR_INIT("TRUE"),
	    STR_INIT("FALSE"), STR_INIT("Inf"), STR_INIT("NaN")};
	struct str s;
	char c = next(r);

	if (c == '"' || c == '\'') {
		if (!quoted(r))
			return false;
		json_quote(out, buf_str(&r->text));
		return true;
	}
	s = word(r);
	if (take(r, '('))
		return called(r, s, out, depth);
	if (take(r, ':'))
		return add_range(s, word(r), out);
	if (s.n && ascii_letter(s.p[0]) &&
	    !str_in(s, constants, COUNT(constants)))
		return false; /* a variable */
	if (str_starts(s, STR("NA")) || str_eq(s, STR("NULL")))
		buf_puts(out, "null");
	else if (s.n > 1 && s.p[s.n - 1] == 'L')
		json_quote(out, str_n(s.p, s.n - 1));
	else
		json_quote(out, s);
	return s.n > 0;
}

/* True of columns by their names, and of a list of rows. */
static bool
is_data(struct str json)
{
	struct json_each it = json_each(json);
	char of = json.n && json.p[0] == '{' ? '[' : '{';
	size_t n = 0;

	while (json_next(&it))
		if (it.value.n && it.value.p[0] == of)
			n++;
	return n > (of == '[');
}

/* True if the data of a call that begins at `at` was appended; what it cost is
 * added to *work. */
static bool
read_call(struct r *r, size_t at, struct buf *out, size_t *work)
{
	size_t had = out->n;
	bool is;

	r->at = at;
	is = value(r, out, 0) && is_data(buf_after(out, had));
	*work += r->at - at;
	if (is) {
		buf_addc(out, '\n');
	} else {
		out->n = had;
		r->at = at;
	}
	return is;
}

/* What makes data, before its bracket. */
static const struct str heads[] = {STR_INIT("structure"),
    STR_INIT("data.frame"), STR_INIT("tibble"), STR_INIT("data_frame"),
    STR_INIT("data.table"), STR_INIT("list")};

/* Where the call begins whose bracket stands at `at`, from `from` on; at if it
 * makes no data. */
static size_t
call_before(struct str s, size_t from, size_t at)
{
	struct str before = str_n(s.p + from, at - from);
	size_t n = 0;

	while (n < before.n && is_word(before.p[before.n - 1 - n]))
		n++;
	before = str_after(before, before.n - n);
	return str_in(before, heads, COUNT(heads)) ? at - n : at;
}

/* Appends the data of all calls that make some. */
static size_t
read_calls(struct r *r, struct buf *out)
{
	size_t n = 0, work = 0, from = 0, call, at;

	while (work / TIMES <= r->s.n &&
	       (at = str_find(r->s, STR("("), from)) < r->s.n) {
		call = call_before(r->s, from, at);
		r->at = from = at + 1;
		if (call == at)
			continue;
		n += read_call(r, call, out, &work);
		from = r->at > from ? r->at : from;
	}
	return n;
}

/* True if a text, that is no page, has a call that makes data: most scripts
 * have none. */
static bool
may_have_calls(struct str text)
{
	static const struct str all[] = {STR_INIT("structure("),
	    STR_INIT("data.frame("), STR_INIT("tibble("),
	    STR_INIT("data_frame("), STR_INIT("data.table("),
	    STR_INIT("list(")};

	if (!text.n || ONE_OF(text.p[0], "<{["))
		return false;
	for (size_t i = 0; i < COUNT(all); i++)
		if (str_find(text, all[i], 0) < text.n)
			return true;
	return false;
}

/* Appends what print() shows of a list of lists, [[1]]$title above its value; 0
 * if a line is neither. */
static size_t
read_printed(struct r *r, struct buf *out)
{
	struct str rest = r->s, line, row = STR_NONE, s, key = STR_NONE;
	size_t n = 0;

	while ((line = str_trim(str_cut(&rest, '\n'))).p) {
		if (!line.n)
			continue;
		if (str_starts(line, STR("[["))) {
			s = str_n(line.p, str_find(line, STR("]]"), 0));
			if (s.n == line.n)
				return 0;
			key = str_after(line, s.n + 2);
			if (!str_eq(s, row))
				buf_puts(out, n++ ? "}\n{" : "{");
			row = s;
			if (key.n && !str_take(&key, STR("$")))
				return 0;
			continue;
		}
		if (!key.n)
			return 0;
		json_sep(out);
		json_quote(out, key);
		buf_addc(out, ':');
		r->s = line;
		r->at = str_starts(line, STR("[1] ")) ? 4 : 0;
		if (!value(r, out, 0))
			return 0;
		key = STR_NONE;
	}
	buf_puts(out, "}\n");
	return n;
}

bool
printed_r(struct str text, struct buf *out)
{
	struct r r = {.s = str_trim(text)};
	size_t n = 0;

	if (str_starts(r.s, STR("[[1]]")))
		n = read_printed(&r, out);
	else if (may_have_calls(r.s))
		n = read_calls(&r, out);
	buf_free(&r.text);
	buf_free(&r.spare);
	return n > 0;
}
