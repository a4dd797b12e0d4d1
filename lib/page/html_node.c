/* html_node - the nodes of a tree, and their memory */
#include <stdlib.h>

#include "html_priv.h"
#include "mem.h"

/* With its head a chunk is a huge page: one byte more would take two of them
 * (mem_resize). */
#define CHUNK (((size_t)2 << 20) - sizeof(struct chunk))

#define KEEP 8 /* chunks that stay from page to page */

/* Memory of a tree: given piece by piece, taken back all at once, so that a
 * tree of any depth is freed without walking it. */
struct chunk {
	struct chunk *next;
	size_t size, used;
};

static struct chunk *
chunk_new(size_t size)
{
	struct chunk *c = mem_resize(NULL, sizeof(*c) + size, 1);

	*c = (struct chunk){.size = size};
	return c;
}

/* The next chunk, which is empty. */
static struct chunk *
chunk_next(struct html *h)
{
	struct chunk *c = h->now->next;

	if (!c) {
		c = chunk_new(CHUNK);
		c->next = h->now->next;
		h->now->next = c;
	}
	c->used = 0;
	h->now = c;
	return c;
}

/* Counts memory that is to be had. */
static void
count(struct html *h, size_t size)
{
	h->total += size;
	if (h->total > HTML_MEMORY)
		longjmp(h->full, 1);
}

/* A piece that is larger than a chunk. */
static void *
give_large(struct html *h, size_t size)
{
	struct chunk *c;

	count(h, size);
	c = chunk_new(size);
	c->next = h->large;
	h->large = c;
	return c + 1;
}

void
html_take(struct html *h, void *p)
{
	struct chunk **at = &h->large, *c;

	while ((c = *at) && p != c + 1)
		at = &c->next;
	if (!c)
		return;
	h->total -= c->size;
	*at = c->next;
	free(c);
}

void *
html_give(struct html *h, size_t size)
{
	struct chunk *c = h->now;
	char *p;

	size = (size + 7) & ~(size_t)7;
	if (size > CHUNK)
		return give_large(h, size);
	if (c->size - c->used < size) {
		count(h, CHUNK);
		c = chunk_next(h);
	}
	p = (char *)(c + 1) + c->used;
	c->used += size;
	return p;
}

struct html_node *
html_add(
    struct html *h, struct html_node *parent, enum html_kind kind, size_t nattr)
{
	const bool holds = kind <= HTML_ELEMENT;
	const size_t size = holds ? sizeof(struct html_node)
	                          : offsetof(struct html_node, child);
	struct html_node *n = html_give(h, size + nattr * sizeof(n->attr[0]));

	n->parent = parent;
	n->next = NULL;
	html_set_name(n, STR_NONE);
	n->nattr = (uint16_t)nattr;
	n->kind = (uint8_t)kind;
	n->line = n->hidden = n->open = false;
	if (holds) {
		n->child = n->last = n->context = NULL;
		n->known = NULL;
	}
	if (parent)
		html_append(parent, n);
	return n;
}

void
html_append(struct html_node *parent, struct html_node *n)
{
	n->parent = parent;
	if (parent->last)
		parent->last->next = n;
	else
		parent->child = n;
	parent->last = n;
}

void
html_detach(struct html_node *n)
{
	struct html_node *parent = n->parent, *before = parent->child;

	if (before == n) {
		parent->child = parent->last = NULL;
		return;
	}
	while (before->next != n)
		before = before->next;
	before->next = NULL;
	parent->last = before;
}

void
html_hand_over(struct html_node *n, struct html_node *to)
{
	to->child = n->child;
	to->last = n->last;
	n->child = n->last = NULL;
	for (n = to->child; n; n = n->next)
		n->parent = to;
}

struct html *
html_new(void)
{
	struct html *h = mem_new(1, sizeof(*h));

	h->first = h->now = chunk_new(CHUNK);
	return h;
}

static void
chunks_free(struct chunk *c)
{
	struct chunk *next;

	for (; c; c = next) {
		next = c->next;
		free(c);
	}
}

void
html_free(struct html *h)
{
	if (!h)
		return;
	chunks_free(h->first);
	chunks_free(h->large);
	buf_free(&h->text);
	buf_free(&h->decoded);
	free(h->token.attr);
	free(h->shape.inner);
	free(h);
}

void
html_clear(struct html *h)
{
	struct chunk *c = h->first;

	for (size_t i = 1; i < KEEP && c->next; i++)
		c = c->next;
	chunks_free(c->next);
	c->next = NULL;
	chunks_free(h->large);
	h->large = NULL;
	h->now = h->first;
	h->now->used = 0;
	h->total = CHUNK;
}

struct str
html_attr_name(const struct html_node *node, size_t i)
{
	if (i >= node->nattr)
		return STR_NONE;
	return str_n(node->attr[i].name, node->attr[i].name_n);
}

struct str
html_attr_value(const struct html_node *node, size_t i)
{
	if (i >= node->nattr)
		return STR_NONE;
	return str_n(node->attr[i].value, node->attr[i].value_n);
}
