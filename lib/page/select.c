/* select - elements of a page by CSS selectors */
#include "select_priv.h"

/* True if word is one of the words of s. */
static bool
has_word(struct str s, struct str word)
{
	size_t at = 0, end;

	while (word.n && (at = str_find(s, word, at)) < s.n) {
		end = at + word.n;
		if ((at == 0 || ascii_blank(s.p[at - 1])) &&
		    (end == s.n || ascii_blank(s.p[end])))
			return true;
		at = end;
	}
	return false;
}

static bool
step_left(uint64_t *left)
{
	return *left && --*left;
}

/* True if node is the nth element in the one that it is in. */
static bool
is_nth(const struct html_node *node, size_t nth, uint64_t *left)
{
	const struct html_node *up = html_parent(node), *n;

	n = up ? html_next(up, up) : NULL;
	while (n && n != node && --nth && step_left(left))
		n = html_after(up, n);
	return n == node && nth == 1;
}

static bool compound_holds(
    const struct compound *c, const struct html_node *node, uint64_t *left);

static bool
test_holds(const struct test *t, const struct html_node *node, uint64_t *left)
{
	struct str v;

	if (t->how == TEST_NTH)
		return is_nth(node, t->nth, left);
	if (t->how == TEST_LAST)
		return html_parent(node) &&
		       !html_after(html_parent(node), node);
	if (t->how == TEST_NOT)
		return !compound_holds(t->no, node, left);
	v = html_attr(node, t->how == TEST_CLASS ? "class" : t->name);
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
	case TEST_NTH:
	case TEST_LAST:
	case TEST_NOT: break;
	}
	return false;
}

static bool
compound_holds(
    const struct compound *c, const struct html_node *node, uint64_t *left)
{
	if (c->tag.p && !str_eq_nocase(c->tag, html_tag(node)))
		return false;
	for (size_t i = 0; i < c->ntest; i++)
		if (!test_holds(&c->test[i], node, left))
			return false;
	return true;
}

enum holds {
	HOLDS,
	FAILS,
	NEVER /* there are not enough elements above: no other will do */
};

/* Do the first n compounds hold, the last of them for node? */
static enum holds
chain_holds(const struct chain *ch, size_t n, const struct html_node *node,
    uint64_t *left)
{
	enum holds h;

	if (!compound_holds(&ch->part[n - 1], node, left))
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
			at->part = (size_t)(ch - s->chain);
			return true;
		}
		n = html_next(at->root, n);
	}
	return false;
}

size_t
select_nparts(const struct select *s)
{
	return s->n;
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

bool
select_parts(const struct select_search *at, char between, struct buf *out)
{
	if (at->attr)
		return select_take(at, out);
	html_parts(at->node, at->without, between, out);
	return true;
}
