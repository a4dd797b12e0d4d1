/*
 * agg_where - conditions that need no libjq
 *
 *	or   = and { "or" and }            all as jq has it, but that
 *	and  = test { "and" test }         numbers are compared exactly
 *	test = unit [ op unit ]            and a path through a string or
 *	unit = path | constant             number is absent, not an error
 *	     | "(" or { "|" "not" } ")"
 */
#include <stdlib.h>

#include "agg_calc.h"
#include "agg_value.h"
#include "mem.h"

#define DEPTH_MAX 100

enum op {
	OP_TRUE,
	OP_NOT,
	OP_AND,
	OP_OR,
	OP_EQ,
	OP_NE,
	OP_LT,
	OP_LE,
	OP_GT,
	OP_GE
};

/* A path's slot and the path, or a constant, as a span of the text. */
struct operand {
	int slot; /* -1: constant */
	struct str text;
};

struct node {
	enum op op;
	struct node *a, *b;  /* OP_NOT, OP_AND, OP_OR */
	struct operand x, y; /* the others */
};

struct agg_cond {
	char *text;
	struct node *top;
	struct buf left, right, big;
};

struct parser {
	struct str rest;
	struct json_paths *want;
	int depth;
};

static void
node_free(struct node *n)
{
	if (!n)
		return;
	node_free(n->a);
	node_free(n->b);
	free(n);
}

static struct node *
node_new(enum op op, struct node *a, struct node *b)
{
	struct node *n = mem_new(1, sizeof(*n));

	n->op = op;
	n->a = a;
	n->b = b;
	return n;
}

static void
skip(struct parser *p, size_t n)
{
	p->rest.p += n, p->rest.n -= n;
}

static void
blank(struct parser *p)
{
	while (p->rest.n &&
	       (*p->rest.p == ' ' || *p->rest.p == '\t' || *p->rest.p == '\n'))
		skip(p, 1);
}

/* Takes a word or sign off, if it is next. */
static bool
take(struct parser *p, const char *what)
{
	struct str s = str_from(what);

	blank(p);
	if (!str_starts(p->rest, s))
		return false;
	if (ascii_name(s.p[0]) && p->rest.n > s.n && ascii_name(p->rest.p[s.n]))
		return false;
	skip(p, s.n);
	return true;
}

/* The length of the string at the head of s; 0 if it does not end. */
static size_t
string_length(struct str s)
{
	size_t i = 1;

	while (i < s.n && s.p[i] != '"')
		i += s.p[i] == '\\' ? 2 : 1;
	return i < s.n ? i + 1 : 0;
}

/* How far a path may go; whether it is plain is for json_path to say. */
static size_t
path_length(struct str s)
{
	size_t i = 0, n;
	char c;

	while (i < s.n) {
		c = s.p[i];
		if (c == '"') {
			n = string_length(str_after(s, i));
			if (!n)
				return 0;
			i += n;
		} else if (ascii_name(c) || c == '.' || c == '[' || c == ']') {
			i++;
		} else {
			break;
		}
	}
	return i;
}

/* The length of a constant; 0 if there is none. */
static size_t
constant_length(struct str s)
{
	static const char *const words[] = {"null", "true", "false"};
	size_t n = 0;

	if (s.n && *s.p == '"')
		return string_length(s);
	for (size_t i = 0; i < 3; i++)
		if (str_starts(s, str_from(words[i])))
			n = strlen(words[i]);
	if (n)
		return n < s.n && ascii_name(s.p[n]) ? 0 : n;
	while (n < s.n &&
	       (ascii_name(s.p[n]) || s.p[n] == '.' ||
		   ((s.p[n] == '-' || s.p[n] == '+') &&
		       (n == 0 || s.p[n - 1] == 'e' || s.p[n - 1] == 'E'))))
		n++;
	return n;
}

static bool
operand(struct parser *p, struct operand *o)
{
	struct json_scan scan = {0};
	struct err e;
	struct str s;
	bool ok;

	blank(p);
	if (p->rest.n && *p->rest.p == '.') {
		s = str_n(p->rest.p, path_length(p->rest));
		o->slot = s.n ? json_paths_add(p->want, s, &e) : -1;
		o->text = s;
		skip(p, s.n);
		return o->slot >= 0;
	}
	s = str_n(p->rest.p, constant_length(p->rest));
	ok = s.n && json_scan(&scan, NULL, s, &e);
	json_scan_free(&scan);
	o->slot = -1;
	o->text = s;
	skip(p, s.n);
	return ok;
}

static struct node *any_of(struct parser *p);

static bool
comparison(struct parser *p, enum op *op)
{
	static const struct {
		const char *sign;
		enum op op;
	} signs[] = {{"==", OP_EQ}, {"!=", OP_NE}, {"<=", OP_LE}, {">=", OP_GE},
	    {"<", OP_LT}, {">", OP_GT}};

	for (size_t i = 0; i < COUNT(signs); i++)
		if (take(p, signs[i].sign)) {
			*op = signs[i].op;
			return true;
		}
	return false;
}

static struct node *
test(struct parser *p)
{
	struct node *n;
	bool ok;

	if (take(p, "(")) {
		n = ++p->depth < DEPTH_MAX ? any_of(p) : NULL;
		p->depth--;
		while (n && take(p, "|")) {
			n = node_new(OP_NOT, n, NULL);
			if (!take(p, "not"))
				p->rest.n = 0;
		}
		if (n && take(p, ")"))
			return n;
		node_free(n);
		return NULL;
	}
	n = node_new(OP_TRUE, NULL, NULL);
	ok = operand(p, &n->x);
	if (ok && comparison(p, &n->op)) {
		ok = operand(p, &n->y);
		/* the order of two arrays or objects is libjq's to say */
		if (n->op > OP_NE && n->x.slot >= 0 && n->y.slot >= 0)
			ok = false;
	}
	if (ok)
		return n;
	node_free(n);
	return NULL;
}

static struct node *
all_of(struct parser *p)
{
	struct node *n = test(p), *next;

	while (n && take(p, "and")) {
		next = test(p);
		n = node_new(OP_AND, n, next);
		if (!next) {
			node_free(n);
			return NULL;
		}
	}
	return n;
}

static struct node *
any_of(struct parser *p)
{
	struct node *n = all_of(p), *next;

	while (n && take(p, "or")) {
		next = all_of(p);
		n = node_new(OP_OR, n, next);
		if (!next) {
			node_free(n);
			return NULL;
		}
	}
	return n;
}

struct agg_cond *
agg_cond_new(struct str expr, struct json_paths *want)
{
	struct agg_cond *c = mem_new(1, sizeof(*c));
	struct buf text = {0};
	struct parser p = {.want = want};

	/* In brackets the whole is a unit; a NUL ends the last number. */
	buf_addc(&text, '(');
	buf_addstr(&text, expr);
	buf_addc(&text, ')');
	c->text = mem_dup(text.p, text.n);
	p.rest = str_n(c->text, text.n);
	buf_free(&text);
	c->top = test(&p);
	blank(&p);
	if (c->top && !p.rest.n)
		return c;
	agg_cond_free(c);
	return NULL;
}

void
agg_cond_free(struct agg_cond *c)
{
	if (!c)
		return;
	node_free(c->top);
	buf_free(&c->left);
	buf_free(&c->right);
	buf_free(&c->big);
	free(c->text);
	free(c);
}

static struct str
span(const struct operand *o, const struct str *field)
{
	return o->slot < 0 ? o->text : field[o->slot];
}

/*
 * Numbers exactly; if one is out of range, as doubles.  Behind the span of a
 * number always stands a byte that ends it.
 */
static int
cmp_numbers(struct agg_cond *c, struct str x, struct str y)
{
	struct dec a, b;
	double u, v;

	if (dec_read(x, &a, &c->left) && dec_read(y, &b, &c->right))
		return dec_cmp(&a, &b);
	u = strtod(x.p, NULL);
	v = strtod(y.p, NULL);
	return (u > v) - (u < v);
}

/* As jq orders values; absent is null there. */
static int
cmp(struct agg_cond *c, struct str x, struct str y)
{
	if (json_type(x) == JSON_NUMBER && json_type(y) == JSON_NUMBER)
		return cmp_numbers(c, x, y);
	buf_clear(&c->left);
	buf_clear(&c->right);
	agg_value(x.p ? x : STR("null"), &c->left, &c->big);
	agg_value(y.p ? y : STR("null"), &c->right, &c->big);
	return str_cmp(buf_str(&c->left), buf_str(&c->right));
}

static bool
is_true(struct str s)
{
	enum json_type t = json_type(s);

	return t != JSON_ABSENT && t != JSON_NULL && t != JSON_FALSE;
}

static bool
holds(struct agg_cond *c, const struct node *n, const struct str *field)
{
	struct str x, y;

	switch (n->op) {
	case OP_TRUE: return is_true(span(&n->x, field));
	case OP_NOT: return !holds(c, n->a, field);
	case OP_AND: return holds(c, n->a, field) && holds(c, n->b, field);
	case OP_OR: return holds(c, n->a, field) || holds(c, n->b, field);
	default: break;
	}
	x = span(&n->x, field);
	y = span(&n->y, field);
	switch (n->op) {
	case OP_EQ: return cmp(c, x, y) == 0;
	case OP_NE: return cmp(c, x, y) != 0;
	case OP_LT: return cmp(c, x, y) < 0;
	case OP_LE: return cmp(c, x, y) <= 0;
	case OP_GT: return cmp(c, x, y) > 0;
	default: return cmp(c, x, y) >= 0;
	}
}

bool
agg_cond_holds(struct agg_cond *c, const struct str *field)
{
	return holds(c, c->top, field);
}

void
agg_paths_add(struct agg_paths *p, struct str expr, int slot, int other)
{
	mem_grow(&p->v, &p->cap, p->n + 1, sizeof(*p->v));
	p->v[p->n++] = (struct agg_path){expr, slot, other};
}

static void
node_paths(const struct node *n, struct agg_paths *to)
{
	if (!n)
		return;
	node_paths(n->a, to);
	node_paths(n->b, to);
	if (n->x.text.p && n->x.slot >= 0)
		agg_paths_add(to, n->x.text, n->x.slot, -1);
	if (n->y.text.p && n->y.slot >= 0)
		agg_paths_add(to, n->y.text, n->y.slot, -1);
}

void
agg_cond_paths(const struct agg_cond *c, struct agg_paths *to)
{
	node_paths(c->top, to);
}
