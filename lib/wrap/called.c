/* called - what a function of a script gives that is called with data */
#include "called.h"

#include <stdint.h>
#include <stdlib.h>

#include "mem.h"
#include "names.h"

#define DEEP    64  /* values within each other */
#define NESTED  200 /* brackets of a value */
#define MEMBERS ((size_t)1 << 20)

/* a.key = value; the next of the same parameter, or 0 */
struct member {
	struct str key, value;
	size_t next;
};

struct param {
	struct str value;   /* that the call has; absent: undefined */
	size_t first, last; /* its members, from 1; 0: none */
	bool open;          /* it is being written */
};

struct call {
	struct str s;
	size_t at;
	struct names names;
	struct param *param; /* by the number of its name */
	size_t nparam, param_cap;
	struct member *member;
	size_t nmember, member_cap;
	struct str value; /* that is returned */
	struct buf *out;
	size_t max;
	bool full; /* out has no more room */
	bool deep; /* a value was left out */
};

/* Blanks, which are no part of what is read. */
static char
next(struct call *c)
{
	c->at = str_skip_blank(c->s, c->at);
	return c->at < c->s.n ? c->s.p[c->at] : '\0';
}

static bool
take(struct call *c, const char *word)
{
	size_t n = strlen(word);

	next(c);
	if (!str_starts(str_after(c->s, c->at), str_n(word, n)) ||
	    (ascii_ident(word[n - 1]) && c->at + n < c->s.n &&
		ascii_ident(c->s.p[c->at + n])))
		return false;
	c->at += n;
	return true;
}

static struct str
take_name(struct call *c)
{
	size_t from;

	next(c);
	from = c->at;
	while (c->at < c->s.n && ascii_ident(c->s.p[c->at]))
		c->at++;
	return str_n(c->s.p + from, c->at - from);
}

/* Behind the string at `at`. */
static size_t
behind_string(struct str s, size_t at)
{
	at = str_quote_end(s, at);
	return at + (at < s.n);
}

/* The value at the place, up to a comma, semicolon or bracket of what it is
 * in. */
static struct str
take_value(struct call *c)
{
	size_t from, depth = 0;
	char b = next(c);

	from = c->at;
	while (c->at < c->s.n) {
		b = c->s.p[c->at];
		if (b == '"' || b == '\'' || b == '`') {
			c->at = behind_string(c->s, c->at);
			continue;
		}
		if (b == '(' || b == '[' || b == '{')
			depth++;
		else if (!depth && ONE_OF(b, ",;)]}"))
			break;
		else if (b == ')' || b == ']' || b == '}')
			depth--;
		c->at++;
	}
	return str_trim(str_n(c->s.p + from, c->at - from));
}

static bool
take_params(struct call *c)
{
	struct str name;
	uint32_t i;

	names_clear(&c->names);
	c->nparam = 0;
	if (!take(c, "("))
		return false;
	while (next(c) != ')') {
		name = take_name(c);
		if (!name.n)
			return false;
		i = names_add(&c->names, name);
		mem_grow(
		    &c->param, &c->param_cap, (size_t)i + 1, sizeof(*c->param));
		c->param[i] = (struct param){0};
		c->nparam = (size_t)i + 1;
		take(c, ",");
	}
	return take(c, ")");
}

/* a.x=1 or a["x"]=1: of a parameter, or of what is not in the value. */
static bool
take_member(struct call *c)
{
	uint32_t i = names_find(&c->names, take_name(c));
	struct member m = {0};
	struct param *p;

	if (take(c, ".")) {
		m.key = take_name(c);
	} else if (take(c, "[")) {
		m.key = take_value(c);
		if (!take(c, "]"))
			return false;
	}
	if (!m.key.n || i == NAMES_NONE || !take(c, "=") ||
	    c->nmember == MEMBERS)
		return false;
	m.value = take_value(c);
	p = &c->param[i];
	mem_grow(
	    &c->member, &c->member_cap, c->nmember + 1, sizeof(*c->member));
	c->member[c->nmember++] = m;
	if (p->last)
		c->member[p->last - 1].next = c->nmember;
	else
		p->first = c->nmember;
	p->last = c->nmember;
	return take(c, ";") || take(c, ",");
}

static bool
take_body(struct call *c)
{
	c->nmember = 0;
	if (!take(c, "{"))
		return false;
	while (!take(c, "return"))
		if (!take_member(c))
			return false;
	c->value = take_value(c);
	take(c, ";");
	return c->value.n && (*c->value.p == '{' || *c->value.p == '[') &&
	       take(c, "}");
}

/* (function(a,b){...}(1,2)), the last bracket there or before the call. */
static bool
take_call(struct call *c)
{
	bool closed;
	size_t n = 0;
	struct str value;

	if (!take(c, "(") || !take(c, "function") || !take_params(c) ||
	    !take_body(c))
		return false;
	closed = take(c, ")");
	if (!take(c, "("))
		return false;
	while (next(c) && !take(c, ")")) {
		value = take_value(c);
		if (n < c->nparam)
			c->param[n++].value = value;
		if (!value.n || (!take(c, ",") && next(c) != ')'))
			return false;
	}
	return closed || take(c, ")");
}

/* ---- the value, with the others in their places ---- */

static void
put(struct call *c, struct str s)
{
	c->full = c->full || c->out->n + s.n > c->max;
	if (!c->full)
		buf_addstr(c->out, s);
}

static void write_value(struct call *c, struct str s, int deep);

static void
write_param(struct call *c, struct param *p, int deep)
{
	bool list = p->value.n && (*p->value.p == '[' || *p->value.p == 'A');
	size_t i;

	c->deep |= deep == DEEP;
	/* what stands in itself would never end */
	if (!p->value.n || deep == DEEP || p->open) {
		put(c, STR("null"));
		return;
	}
	if (!p->first) {
		put(c, p->value);
		return;
	}
	p->open = true;
	put(c, list ? STR("[") : STR("{"));
	for (i = p->first; i && !c->full; i = c->member[i - 1].next) {
		if (!list) {
			put(c, c->member[i - 1].key);
			put(c, STR(":"));
		}
		write_value(c, c->member[i - 1].value, deep + 1);
		put(c, STR(","));
	}
	put(c, list ? STR("]") : STR("}"));
	p->open = false;
}

/* A name in the value: a key, or a parameter.  before, behind: what stands on
 * either side of it. */
static void
write_name(struct call *c, struct str name, char before, char behind,
    bool object, int deep)
{
	uint32_t i = names_find(&c->names, name);
	bool first = object && (before == '{' || before == ',');

	if (i == NAMES_NONE || before == '.' || (first && behind == ':')) {
		put(c, name);
		return;
	}
	if (first) { /* {a} is {a:a} */
		put(c, name);
		put(c, STR(":"));
	}
	write_param(c, &c->param[i], deep);
}

static void
write_value(struct call *c, struct str s, int deep)
{
	char in[NESTED], before = '\0', b;
	size_t depth = 0, i = 0, end;

	while (i < s.n && !c->full) {
		b = s.p[i];
		end = i + 1;
		if (b == '"' || b == '\'' || b == '`')
			end = behind_string(s, i);
		else if (ascii_ident(b))
			while (end < s.n && ascii_ident(s.p[end]))
				end++;
		if (ascii_ident(b) && !ascii_digit(b)) {
			size_t to = str_skip_blank(s, end);

			write_name(c, str_n(s.p + i, end - i), before,
			    to < s.n ? s.p[to] : '\0',
			    depth && depth <= NESTED && in[depth - 1] == '{',
			    deep);
		} else {
			put(c, str_n(s.p + i, end - i));
		}
		if (b == '{' || b == '[' || b == '(') {
			if (depth < NESTED)
				in[depth] = b;
			depth++;
		} else if (depth && (b == '}' || b == ']' || b == ')')) {
			depth--;
		}
		if (!ascii_blank(b))
			before = b;
		i = end;
	}
}

enum called
called_page(struct str page, size_t max, struct buf *out)
{
	static const struct str mark = STR_INIT("(function(");
	struct call c = {.s = page, .out = out, .max = out->n + max};
	size_t at = 0, from = 0, to, work = 0;
	bool done = false;

	/* a crafted page has functions without an end within each other */
	while (!c.full && work <= 8 * page.n &&
	       (at = str_find(page, mark, at)) < page.n) {
		to = at;
		while (to && ascii_blank(page.p[to - 1]))
			to--;
		c.at = at++;
		if (!to || page.p[to - 1] != '=')
			continue;
		if (!take_call(&c)) {
			work += c.at - at;
			continue;
		}
		put(&c, str_n(page.p + from, to - from));
		write_value(&c, c.value, 0);
		from = at = c.at;
		done = true;
	}
	if (done)
		put(&c, str_after(page, from));
	names_free(&c.names);
	free(c.param);
	free(c.member);
	if (!done || c.full)
		return done ? CALLED_LONG : CALLED_NONE;
	return c.deep ? CALLED_DEEP : CALLED_DONE;
}
