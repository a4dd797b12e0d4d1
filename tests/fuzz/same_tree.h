/* same_tree - is the tree of a page by its tags alone that of libgumbo? */
#ifndef WT_FUZZ_SAME_TREE_H
#define WT_FUZZ_SAME_TREE_H

#include <stdio.h>
#include <stdlib.h>

#include "html_priv.h"

static void
same_tree_node(const struct html_node *n, struct buf *out)
{
	buf_printf(out, "%d %d%d " STR_FMT, n->kind, n->line, n->hidden,
	    STR_ARG(html_name_of(n)));
	for (uint32_t i = 0; i < n->nattr; i++) {
		struct str name = html_attr_name(n, i);

		buf_puts(out, " [");
		for (size_t k = 0; k < name.n; k++)
			buf_addc(out, ascii_lower(name.p[k]));
		buf_printf(out, "=" STR_FMT "]",
		    STR_ARG(str_n(n->attr[i].value, n->attr[i].value_n)));
	}
	buf_addc(out, '\n');
}

/* The first of attributes of a name counts. */
static bool
same_tree_twice(const struct html_node *n)
{
	for (uint32_t i = 0; i < n->nattr; i++)
		for (uint32_t k = 0; k < i; k++)
			if (str_eq_nocase(
				html_attr_name(n, i), html_attr_name(n, k)))
				return true;
	return false;
}

static bool
same_tree_show(const struct html_node *doc, struct buf *out)
{
	const struct html_node *n = doc;
	size_t depth = 0;
	bool twice = false;

	while (n) {
		twice |= same_tree_twice(n);
		buf_printf(out, "%zu ", depth);
		same_tree_node(n, out);
		if (n->kind <= HTML_ELEMENT && n->child) {
			n = n->child;
			depth++;
			continue;
		}
		while (n && !n->next) {
			n = n->parent;
			depth--;
		}
		n = n ? n->next : NULL;
	}
	return !twice;
}

static bool
same_tree_inner(const struct html_node *doc)
{
	const struct html_node *n = doc;

	while ((n = html_next(doc, n)))
		if (!n->known && str_eq(html_name_of(n), STR("a")))
			return true;
	return false;
}

static const struct html_node *
same_tree_plain(struct html *h, struct str text)
{
	html_clear(h);
	return setjmp(h->full) ? NULL : html_plain(h, text);
}

/* inner: with links in links marked, as html_parse does. */
static const struct html_node *
same_tree_other(struct html *h, struct str text, bool inner)
{
	html_clear(h);
	h->shape.ninner = 0;
	if (inner)
		html_shape(&h->shape, text, HTML_DEPTH);
	return setjmp(h->full) ? NULL : html_gumbo(h, text);
}

/* True unless the two differ; *plain: it is read without libgumbo. */
static bool
same_tree(struct str text, bool *plain)
{
	static struct html *h, *other;
	const struct html_node *doc, *twin = NULL;
	struct buf a = {0}, b = {0};
	bool same = true;

	if (!h) {
		h = html_new();
		other = html_new();
	}
	doc = same_tree_plain(h, text);
	*plain = doc != NULL;
	if (doc && same_tree_show(doc, &a))
		twin = same_tree_other(other, text, same_tree_inner(doc));
	if (twin) {
		same_tree_show(twin, &b);
		same = str_eq(buf_str(&a), buf_str(&b));
	}
	if (!same && getenv("TREE_SHOW"))
		fprintf(stderr, "%s----\n%s", buf_cstr(&a), buf_cstr(&b));
	buf_free(&a);
	buf_free(&b);
	return same;
}

#endif
