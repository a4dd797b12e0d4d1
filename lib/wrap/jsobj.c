/* jsobj - JavaScript object literals as JSON */
#include "jsobj_priv.h"
#include "tstype.h"

static bool value(struct jsobj *r);
static bool given(struct jsobj *r);

/* Steps behind a colon, the => of Ruby, Perl and PHP, or the = of C# and Lua.
 */
static bool
sign(struct jsobj *r)
{
	if (jsobj_looking_at(r, "=="))
		return false;
	if (jsobj_looking_at(r, "=>"))
		r->p++;
	else if (!jsobj_looking_at(r, ":") && !jsobj_looking_at(r, "="))
		return false;
	r->p++;
	return true;
}

/* True if the array at r->p has names, as those of PHP have: ['a' => 1]. */
static bool
is_named(const struct jsobj *r)
{
	const char *p = r->p + 1, *end;

	while (p < r->end && ascii_blank(*p))
		p++;
	if (p >= r->end || !ascii_quote(*p))
		return false;
	end = memchr(p + 1, *p, (size_t)(r->end - p - 1));
	for (p = end ? end + 1 : r->end; p < r->end && ascii_blank(*p);)
		p++;
	return r->end - p > 1 && p[0] == '=' && p[1] == '>';
}

/* True if Mock makes up what has this name: 'list|2-20', 'id|+1'. */
static bool
is_made_up(struct str name)
{
	size_t at = str_find(name, STR("|"), 0) + 1;

	return at > 1 && at < name.n &&
	       (ascii_digit(name.p[at]) || name.p[at] == '+');
}

/* Appends a member's name and colon; method is set if it is a method, whose
 * bracket is next.  False if the member has no value: a computed name, one
 * that Mock gives any value. */
static bool
key(struct jsobj *r, bool *method)
{
	const char *from;

	jsobj_skip_mark(r);
	r->p += *r->p == ':' && r->p + 1 < r->end && ascii_ident(r->p[1]);
	from = r->p;
	if (ascii_quote(*r->p)) {
		if (!jsobj_string(r))
			return false;
	} else {
		while (r->p < r->end && ascii_ident(*r->p))
			r->p++;
		buf_clear(&r->text);
		buf_add(&r->text, from, (size_t)(r->p - from));
	}
	jsobj_blank(r);
	*method = r->p > from && r->p < r->end && *r->p == '(';
	if (r->p == from || is_made_up(buf_str(&r->text)) ||
	    (!*method && !sign(r)))
		return false;
	json_sep(r->out);
	json_quote(r->out, buf_str(&r->text));
	buf_addc(r->out, ':');
	return true;
}

static bool
member(struct jsobj *r, bool object)
{
	size_t n = r->out->n;
	bool method = false;

	if (object && !key(r, &method))
		return jsobj_skip(r, ',');
	if (method) {
		if (given(r))
			return true;
		r->out->n = n;
		return jsobj_skip(r, ',');
	}
	if (!object)
		json_sep(r->out);
	return value(r);
}

static bool
container(struct jsobj *r)
{
	char close = *r->p == '{' ? '}' : ']';
	bool object = close == '}' || is_named(r);

	if (r->depth++ == JSOBJ_DEPTH)
		return jsobj_fault(r, JSOBJ_TOO_DEEP);
	buf_addc(r->out, object ? '{' : '[');
	r->p++;
	for (;;) {
		jsobj_blank(r);
		if (r->p >= r->end)
			return jsobj_fault(r, "it " JSOBJ_OPEN);
		if (*r->p == close)
			break;
		if (*r->p == ',')
			r->p++;
		else if (ONE_OF(*r->p, ")]}"))
			return jsobj_fault(r, "brackets do not match");
		else if (!member(r, object))
			return false;
	}
	buf_addc(r->out, object ? '}' : ']');
	r->p++;
	r->depth--;
	return true;
}

/* Appends a value in brackets: ('7').  False with nothing appended if it is
 * more than that, an arrow function or a sum. */
static bool
bracketed(struct jsobj *r)
{
	const char *from = r->p;
	size_t n = r->out->n;

	r->p++;
	jsobj_blank(r);
	if (r->p < r->end && jsobj_scalar(r)) {
		jsobj_blank(r);
		if (r->p < r->end && *r->p == ')') {
			r->p++;
			return true;
		}
	}
	r->out->n = n;
	r->p = from;
	return false;
}

/* Appends a value as MongoDB's shell writes it, ISODate("2024-05-06"), or the
 * address in require('a.png').  False with nothing appended if it is none. */
static bool
wrapped(struct jsobj *r)
{
	static const char *const words[] = {"NumberInt", "NumberLong",
	    "NumberDecimal", "ISODate", "new Date", "require"};
	const char *from = r->p;

	for (size_t i = 0; i < COUNT(words); i++) {
		if (!jsobj_word(r, words[i]))
			continue;
		jsobj_blank(r);
		if (r->p < r->end && *r->p == '(' && bracketed(r))
			return true;
		r->p = from;
	}
	return false;
}

/* Steps behind what is before the values of a collection: new Map(, or Map(2)
 * as Node shows one; false if there is none. */
static bool
collects(struct jsobj *r, bool *shown)
{
	*shown = jsobj_word(r, "Map");
	if (!*shown && !jsobj_word(r, "new Map") && !jsobj_word(r, "new Set"))
		return false;
	jsobj_blank(r);
	if (r->p >= r->end || *r->p++ != '(')
		return false;
	while (*shown && r->p < r->end && ascii_digit(*r->p))
		r->p++;
	if (*shown && (r->p >= r->end || *r->p++ != ')'))
		return false;
	jsobj_blank(r);
	return r->p < r->end && *r->p == (*shown ? '{' : '[');
}

/* Appends the values of a Map or Set: a list of pairs, [["6001",{...}]], or an
 * object.  False if it is none; out then holds anything. */
static bool
collection(struct jsobj *r)
{
	const char *from = r->p;
	size_t depth = r->depth;
	bool shown;

	if (collects(r, &shown) && container(r)) {
		jsobj_blank(r);
		if (shown || (r->p < r->end && *r->p++ == ')'))
			return true;
	}
	r->depth = depth;
	r->p = from;
	return false;
}

/* Steps behind the head of a function, (a, b) or x, and its arrow. */
static bool
head(struct jsobj *r, bool *arrow)
{
	jsobj_word(r, "async");
	jsobj_blank(r);
	jsobj_word(r, "function");
	jsobj_blank(r);
	while (r->p < r->end && ascii_ident(*r->p))
		r->p++;
	jsobj_blank(r);
	if (r->p < r->end && *r->p == '(') {
		do
			r->p++;
		while (jsobj_skip(r, '(') && *r->p == ',');
		if (r->p >= r->end || *r->p++ != ')')
			return false;
		jsobj_blank(r);
	}
	*arrow = jsobj_looking_at(r, "=>");
	r->p += *arrow ? 2 : 0;
	jsobj_blank(r);
	return r->p < r->end && (*r->p == '{' || (*arrow && *r->p == '('));
}

/* Appends what a function gives that does nothing else: data() { return {...} }
 * as Vue's components have it, () => ({...}).  False if it is none; out then
 * holds anything. */
static bool
given(struct jsobj *r)
{
	const char *from = r->p;
	size_t depth = r->depth;
	bool arrow, body;

	if (head(r, &arrow)) {
		body = *r->p++ == '{';
		jsobj_blank(r);
		if (!body || jsobj_word(r, "return")) {
			jsobj_blank(r);
			if (r->p < r->end && (*r->p == '{' || *r->p == '[') &&
			    container(r)) {
				jsobj_blank(r);
				r->p += body && jsobj_looking_at(r, ";");
				jsobj_blank(r);
				if (r->p < r->end &&
				    *r->p++ == (body ? '}' : ')'))
					return true;
			}
		}
	}
	r->depth = depth;
	r->p = from;
	return false;
}

static struct str
rest(const struct jsobj *r)
{
	return str_n(r->p, (size_t)(r->end - r->p));
}

/* Steps behind the name of a class that stands before its members, as Jest and
 * the console show them: Object {, Array [. */
static void
skip_class(struct jsobj *r)
{
	const char *p = r->p;

	if (p >= r->end || *p < 'A' || *p > 'Z')
		return;
	while (p < r->end && ascii_ident(*p))
		p++;
	if (r->end - p > 1 && *p == ' ' && (p[1] == '{' || p[1] == '['))
		r->p = p + 1;
}

/* True if a value ends at r->p: with a comma, a bracket, or, where the comma
 * lacks, before the next name or row: "price":5 "url":"...", {...} {...}. */
static bool
ends(const struct jsobj *r)
{
	if (r->p >= r->end || ONE_OF(*r->p, ",]})"))
		return true;
	return *r->p == '{' || jsobj_is_name(rest(r));
}

/* Appends a value, or null if it turns out to be part of an expression. */
static bool
value(struct jsobj *r)
{
	size_t n;
	bool data;

	jsobj_blank(r);
	n = r->out->n;
	r->p += tstype_cast(rest(r), 0);
	skip_class(r);
	if (r->p >= r->end)
		return jsobj_fault(r, "it " JSOBJ_OPEN);
	data = *r->p == '{' || *r->p == '[';
	if (data && !container(r))
		return false;
	if (!data)
		data = *r->p == '(' ? bracketed(r) || given(r)
		                    : jsobj_scalar(r) || wrapped(r) ||
		                          collection(r) || given(r);
	jsobj_blank(r);
	if (data && ends(r))
		return true;
	if (data && (jsobj_word(r, "as") || jsobj_word(r, "satisfies"))) {
		jsobj_blank(r);
		r->p += tstype_name(rest(r), 0);
		return jsobj_skip(r, '"');
	}
	r->out->n = n;
	buf_puts(r->out, "null");
	return jsobj_skip(r, data ? '"' : ',');
}

bool
jsobj_json(struct str text, struct buf *out, struct err *e)
{
	struct jsobj r = {.from = text.p,
	    .p = text.p,
	    .end = text.p + text.n,
	    .out = out,
	    .e = e};
	bool ok;

	jsobj_blank(&r);
	if (jsobj_looking_at(&r, "\""))
		ok = jsobj_told(&r) || jsobj_fault(&r, "no JSON in the text");
	else if (jsobj_looking_at(&r, JSOBJ_PARSE))
		ok = jsobj_parsed(&r) ||
		     jsobj_fault(&r, "no JSON in JSON.parse()");
	else
		ok = (jsobj_looking_at(&r, "{") || jsobj_looking_at(&r, "["))
		         ? container(&r)
		         : jsobj_fault(&r, "no object");
	buf_free(&r.text);
	json_scan_free(&r.scan);
	return ok;
}
