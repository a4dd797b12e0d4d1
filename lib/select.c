/* select - elements of a page by CSS selectors */
#include "select.h"

#include <stdlib.h>

#include "mem.h"

enum test_how {
	TEST_ID,
	TEST_CLASS,
	TEST_HAS,      /* [name] */
	TEST_IS,       /* [name=v] */
	TEST_BEGINS,   /* [name^=v] */
	TEST_ENDS,     /* [name$=v] */
	TEST_CONTAINS, /* [name*=v] */
	TEST_WORD      /* [name~=v] */
};

struct test {
	enum test_how how;
	char *name;
	struct str value; /* owned */
};

/* li.gl-item[data-sku]: all that is asked of one element. */
struct compound {
	struct str tag; /* owned; absent: any */
	struct test *test;
	size_t ntest, cap;
	bool child; /* it stands behind a '>' */
};

/* Compounds from left to right, and what is taken of the last one. */
struct chain {
	struct compound *part;
	size_t n, cap;
	char *attr;    /* NULL: the text */
	char *without; /* NULL, or a class: what has it is none of the text */
};

struct select {
	struct chain *chain;
	size_t n, cap;
};

struct reader {
	struct str text, left;
	struct err *e;
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

static struct str
own(struct str s)
{
	return str_n(mem_dup(s.p, s.n), s.n);
}

static bool
test_add(struct reader *r, struct compound *c, enum test_how how, struct str nm,
    struct str value)
{
	if (!nm.n)
		return fault(r, "a name is missing");
	mem_grow(&c->test, &c->cap, c->ntest + 1, sizeof(*c->test));
	c->test[c->ntest++] =
	    (struct test){how, mem_dup(nm.p, nm.n), own(value)};
	return true;
}

/* The value behind an operator: a name, or anything in quotes. */
static struct str
test_value(struct reader *r)
{
	struct str s = {NULL, 0};
	char quote = peek(r);
	size_t n;

	if (quote != '"' && quote != '\'') {
		s = name(r);
		return s.n ? s : (struct str){NULL, 0};
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

static bool
compound(struct reader *r, struct compound *c)
{
	struct str tag = name(r);
	size_t left = r->left.n;

	if (tag.n)
		c->tag = own(tag);
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
		case ':': return fault(r, "pseudo-classes are not known");
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

	while (!strchr("@!,", peek(r)) && r->left.n) {
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
	if (r->left.n && strchr("@!", peek(r))) {
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
	struct reader r = {text, text, e};

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

/* True if word is one of the words of s. */
static bool
has_word(struct str s, struct str word)
{
	size_t at = 0, end;

	while (word.n && (at = str_find(s, word, at)) < s.n) {
		end = at + word.n;
		if ((at == 0 || strchr(" \t\n\f\r", s.p[at - 1])) &&
		    (end == s.n || strchr(" \t\n\f\r", s.p[end])))
			return true;
		at = end;
	}
	return false;
}

static bool
test_holds(const struct test *t, const struct html_node *node)
{
	struct str v =
	    html_attr(node, t->how == TEST_CLASS ? "class" : t->name);

	if (!v.p)
		return false;
	switch (t->how) {
	case TEST_HAS: return true;
	case TEST_ID:
	case TEST_IS: return str_eq(v, t->value);
	case TEST_CLASS:
	case TEST_WORD: return has_word(v, t->value);
	case TEST_BEGINS: return t->value.n && str_starts(v, t->value);
	case TEST_ENDS: return t->value.n && str_ends(v, t->value);
	case TEST_CONTAINS: return t->value.n && str_find(v, t->value, 0) < v.n;
	}
	return false;
}

static bool
compound_holds(const struct compound *c, const struct html_node *node)
{
	if (c->tag.p && !str_eq_nocase(c->tag, html_tag(node)))
		return false;
	for (size_t i = 0; i < c->ntest; i++)
		if (!test_holds(&c->test[i], node))
			return false;
	return true;
}

enum holds {
	HOLDS,
	FAILS,
	NEVER /* there are not enough elements above: no other will do */
};

static bool
step_left(uint64_t *left)
{
	return *left && --*left;
}

/* Do the first n compounds hold, the last of them for node? */
static enum holds
chain_holds(const struct chain *ch, size_t n, const struct html_node *node,
    uint64_t *left)
{
	enum holds h;

	if (!compound_holds(&ch->part[n - 1], node))
		return FAILS;
	if (n == 1)
		return HOLDS;
	if (ch->part[n - 1].child) {
		node = html_parent(node);
		return node ? chain_holds(ch, n - 1, node, left) : NEVER;
	}
	while ((node = html_parent(node)) && step_left(left))
		if ((h = chain_holds(ch, n - 1, node, left)) != FAILS)
			return h;
	return NEVER;
}

/* The chain that selects node, or NULL. */
static const struct chain *
selected(const struct select *s, const struct html_node *root,
    const struct html_node *node, uint64_t *left)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct chain *ch = &s->chain[i];

		if (!ch->n && node == root && html_attr(root, ch->attr).p)
			return ch;
		if (ch->n && node != root &&
		    chain_holds(ch, ch->n, node, left) == HOLDS)
			return ch;
	}
	return NULL;
}

bool
select_next(const struct select *s, struct select_search *at)
{
	const struct html_node *n = at->root;
	const struct chain *ch;

	if (at->node)
		n = at->attr ? html_next(at->root, at->node)
		             : html_after(at->root, at->node);
	while (n && step_left(at->left)) {
		ch = selected(s, at->root, n, at->left);
		if (ch) {
			at->node = n;
			at->attr = ch->attr;
			at->without = ch->without;
			return true;
		}
		n = html_next(at->root, n);
	}
	return false;
}

bool
select_take(const struct select_search *at, struct buf *out)
{
	struct str v;

	if (!at->attr) {
		html_text(at->node, at->without, out);
		return true;
	}
	v = html_attr(at->node, at->attr);
	buf_addstr(out, v);
	return v.p != NULL;
}
