/* select_read - a selector out of its text */
#include <stdlib.h>

#include "mem.h"
#include "select_priv.h"

#define NTH_MAX 10000 /* of :nth-child */

struct reader {
	struct str text, left;
	struct err *e;
	int deep; /* in a :not() */
};

static bool
fault(struct reader *r, const char *why)
{
	return err_set(r->e, "%.*s: %s at character %zu", (int)r->text.n,
	    r->text.p, why, r->text.n - r->left.n + 1);
}

static char
peek(const struct reader *r)
{
	return r->left.n ? r->left.p[0] : '\0';
}

static void
step(struct reader *r)
{
	r->left.p++, r->left.n--;
}

static bool
skip_blank(struct reader *r)
{
	size_t n = r->left.n;

	while (r->left.n && (peek(r) == ' ' || peek(r) == '\t'))
		step(r);
	return r->left.n < n;
}

static bool
name_byte(char c)
{
	return ascii_letter(c) || ascii_digit(c) || c == '-' || c == '_' ||
	       (unsigned char)c >= 0x80;
}

/* A name; with n == 0 if there is none. */
static struct str
name(struct reader *r)
{
	struct str s = {r->left.p, 0};

	while (name_byte(peek(r)))
		step(r), s.n++;
	return s;
}

static bool
test_add(struct reader *r, struct compound *c, enum test_how how, struct str nm,
    struct str value)
{
	if (!nm.n)
		return fault(r, "a name is missing");
	mem_grow(&c->test, &c->cap, c->ntest + 1, sizeof(*c->test));
	c->test[c->ntest++] = (struct test){
	    .how = how, .name = mem_dup(nm.p, nm.n), .value = mem_keep(value)};
	return true;
}

/* The value behind an operator: a name, or anything in quotes. */
static struct str
test_value(struct reader *r)
{
	struct str s = STR_NONE;
	char quote = peek(r);
	size_t n;

	if (!ascii_quote(quote)) {
		s = name(r);
		return s.n ? s : STR_NONE;
	}
	step(r);
	n = str_find(r->left, str_n(&quote, 1), 0);
	if (n == r->left.n)
		return s;
	s = str_n(r->left.p, n);
	r->left.p += n + 1, r->left.n -= n + 1;
	return s;
}

/* Behind a '['. */
static bool
attribute(struct reader *r, struct compound *c)
{
	static const char ops[] = "=^$*~";
	struct str nm, value = STR("");
	enum test_how how = TEST_HAS;
	const char *op;

	skip_blank(r);
	nm = name(r);
	skip_blank(r);
	op = peek(r) ? strchr(ops, peek(r)) : NULL;
	if (op) {
		how = (enum test_how)(TEST_IS + (op - ops));
		step(r);
		if (how != TEST_IS && peek(r) != '=')
			return fault(r, "one of = ^= $= *= ~= is missing");
		if (how != TEST_IS)
			step(r);
		skip_blank(r);
		value = test_value(r);
		if (!value.p)
			return fault(r, "a value is missing, or a quote");
		skip_blank(r);
	}
	if (peek(r) != ']')
		return fault(r, "a ] is missing");
	step(r);
	return test_add(r, c, how, nm, value);
}

static bool compound(struct reader *r, struct compound *c);

/* (n) or (compound), behind the name of a pseudo-class. */
static bool
argument(struct reader *r, struct test *t)
{
	if (peek(r) != '(')
		return fault(r, "a ( is missing");
	step(r);
	skip_blank(r);
	if (t->how == TEST_NTH) {
		while (ascii_digit(peek(r)) && t->nth < NTH_MAX) {
			t->nth = t->nth * 10 + (size_t)(peek(r) - '0');
			step(r);
		}
		if (!t->nth)
			return fault(r, "a number from 1 on is missing");
	} else {
		t->no = mem_new(1, sizeof(*t->no));
		r->deep++;
		if (!compound(r, t->no))
			return false;
		r->deep--;
	}
	skip_blank(r);
	if (peek(r) != ')')
		return fault(r, "a ) is missing");
	step(r);
	return true;
}

/* Behind a ':'. */
static bool
pseudo(struct reader *r, struct compound *c)
{
	struct str nm = name(r);
	bool first = str_eq(nm, STR("first-child"));
	bool last = str_eq(nm, STR("last-child"));
	bool no = str_eq(nm, STR("not"));

	if (!nm.n && peek(r) == ':')
		return fault(r, "an attribute is taken by @, text as it is: "
				"write a@href");
	if (no && r->deep)
		return fault(r, "there is no :not() within another");
	if (!first && !last && !no && !str_eq(nm, STR("nth-child")))
		return fault(r, "of pseudo-classes :first-child, :last-child, "
				":nth-child(2) and :not(.class) are known,");
	if (!test_add(r, c,
		last ? TEST_LAST
		: no ? TEST_NOT
		     : TEST_NTH,
		nm, STR("")))
		return false;
	if (last)
		return true;
	c->test[c->ntest - 1].nth = first;
	return first || argument(r, &c->test[c->ntest - 1]);
}

static bool
compound(struct reader *r, struct compound *c)
{
	struct str tag = name(r);
	size_t left = r->left.n;

	if (tag.n)
		c->tag = mem_keep(tag);
	else if (peek(r) == '*')
		step(r), left = 0;
	for (;;) {
		switch (peek(r)) {
		case '#':
			step(r);
			tag = name(r);
			if (!test_add(
				r, c, TEST_ID, tag.n ? STR("id") : tag, tag))
				return false;
			break;
		case '.':
			step(r);
			tag = name(r);
			if (!test_add(r, c, TEST_CLASS, tag, tag))
				return false;
			break;
		case '[':
			step(r);
			if (!attribute(r, c))
				return false;
			break;
		case ':':
			step(r);
			if (!pseudo(r, c))
				return false;
			break;
		case '+':
		case '~':
			return fault(r,
			    "what stands beside an element is not asked for: "
			    "a blank is below, > directly below,");
		default:
			return c->tag.p || left != r->left.n ||
			       fault(r, "an element is missing");
		}
	}
}

static bool
chain(struct reader *r, struct chain *ch)
{
	bool child = false;
	struct str attr;

	while (!ONE_OF(peek(r), "@!,") && r->left.n) {
		mem_grow(&ch->part, &ch->cap, ch->n + 1, sizeof(*ch->part));
		ch->part[ch->n] = (struct compound){.child = child};
		if (!compound(r, &ch->part[ch->n++]))
			return false;
		skip_blank(r);
		child = peek(r) == '>';
		if (child) {
			step(r);
			skip_blank(r);
		}
	}
	if (child)
		return fault(r, "an element is missing");
	if (r->left.n && ONE_OF(peek(r), "@!")) {
		bool text = peek(r) == '!';

		step(r);
		attr = name(r);
		if (!attr.n)
			return fault(r, text
					    ? "a class is missing"
					    : "an attribute's name is missing");
		*(text ? &ch->without : &ch->attr) = mem_dup(attr.p, attr.n);
		skip_blank(r);
	}
	return ch->n || ch->attr || fault(r, "an element is missing");
}

static bool
chains(struct reader *r, struct select *s)
{
	skip_blank(r);
	do {
		mem_grow(&s->chain, &s->cap, s->n + 1, sizeof(*s->chain));
		s->chain[s->n] = (struct chain){0};
		if (!chain(r, &s->chain[s->n++]))
			return false;
		if (!r->left.n)
			return true;
		if (peek(r) != ',')
			return fault(r, "this is not understood");
		step(r);
		skip_blank(r);
	} while (r->left.n);
	return fault(r, "an element is missing");
}

struct select *
select_new(struct str text, struct err *e)
{
	struct select *s = mem_new(1, sizeof(*s));
	struct reader r = {text, text, e, 0};

	if (chains(&r, s))
		return s;
	select_free(s);
	return NULL;
}

static void
compound_free(struct compound *c)
{
	for (size_t i = 0; i < c->ntest; i++) {
		free(c->test[i].name);
		free((char *)(size_t)c->test[i].value.p);
		if (c->test[i].no)
			compound_free(c->test[i].no);
		free(c->test[i].no);
	}
	free(c->test);
	free((char *)(size_t)c->tag.p);
}

void
select_free(struct select *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->n; i++) {
		for (size_t k = 0; k < s->chain[i].n; k++)
			compound_free(&s->chain[i].part[k]);
		free(s->chain[i].part);
		free(s->chain[i].attr);
		free(s->chain[i].without);
	}
	free(s->chain);
	free(s);
}
