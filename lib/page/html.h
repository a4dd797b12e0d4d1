/*
 * html - the tree of an HTML page
 *
 * Parsed as browsers do (WHATWG HTML).  The tree of most pages is what their
 * tags say, with formatting that ends too early or late put right, and is built
 * from them alone, four to nine times as fast as libgumbo does it.  Where more
 * is to be repaired, as what a table cannot hold, one page in thirty, it is for
 * libgumbo, which html_gumbo.c alone uses.  Nodes are lent until the next
 * html_parse, and so is the text of the page: it must stay where it is as long
 * as its nodes are used.
 *
 * In one thing the tree is not a browser's: a link in a link stays in it.  A
 * program may put it there, and who saves that page, as a browser or a
 * crawler does, writes it so; parsed again both would be taken apart, and what
 * stands between them with them.
 *
 * Bounds: a tag that would open more than HTML_DEPTH elements at once, or has
 * more than HTML_ATTRS attributes, or a tree of more than HTML_MEMORY bytes
 * refuses the page.  Without them a crafted page costs minutes and gigabytes,
 * for the parser's time grows with the square of the depth.  Nothing here is
 * recursive.
 */
#ifndef WT_HTML_H
#define WT_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "err.h"
#include "str.h"

#define HTML_DEPTH  4000
#define HTML_ATTRS  4000
#define HTML_MEMORY ((size_t)512 << 20)

struct html;      /* a parser and the memory of its tree */
struct html_node; /* an element, or the document */

struct html *html_new(void);
void html_free(struct html *h);

/* The document of text (UTF-8); NULL with e set if it is refused. */
const struct html_node *html_parse(
    struct html *h, struct str text, struct err *e);

/*
 * The element after node in document order, below root; node is root to
 * begin with.  NULL behind the last.
 */
const struct html_node *html_next(
    const struct html_node *root, const struct html_node *node);

/* The same, passing over what is in node. */
const struct html_node *html_after(
    const struct html_node *root, const struct html_node *node);

/* True if at most so many elements are below node. */
bool html_is_small(const struct html_node *node, size_t most);

/* NULL above the outermost element. */
const struct html_node *html_parent(const struct html_node *node);

/* How many elements node is in. */
size_t html_depth(const struct html_node *node);

/* True if inner is outer, or in it. */
bool html_holds(const struct html_node *outer, const struct html_node *inner);

/* How deep the innermost lies that both are, or are in. */
size_t html_meet(const struct html_node *a, const struct html_node *b);

/* The name of an element, in lower case but for unknown ones. */
struct str html_tag(const struct html_node *node);

/* True of an element that stands in a line of text: span, b, unknown ones; of
 * one that has no end: br, img. */
bool html_is_line(struct str name);
bool html_is_void(struct str name);

/* The value of an attribute, entities decoded; absent if there is none. */
struct str html_attr(const struct html_node *node, const char *name);

/* The name of attribute i, from 0, and its value; absent behind the last. */
struct str html_attr_name(const struct html_node *node, size_t i);
struct str html_attr_value(const struct html_node *node, size_t i);

/*
 * Appends the text in node, entities decoded: without comments, scripts and
 * styles (but for node itself), with a space where a block begins or ends.
 * White space is as it stands.  What has the class or id without (if not NULL)
 * is left out.
 */
void html_text(
    const struct html_node *node, const char *without, struct buf *out);

/* As html_text, with the byte `between`, if it is not NUL, where the text of
 * another element begins: 39|90; and no blanks before what is raised. */
void html_parts(const struct html_node *node, const char *without, char between,
    struct buf *out);

/* Appends the text that stands in the element itself, and in none within it. */
void html_own_text(const struct html_node *node, struct buf *out);

/* If there is a <br> right in node, appends its text, with the byte `between`
 * for each. */
bool html_lines(const struct html_node *node, char between, struct buf *out);

/* The first text in the element itself that is not white space alone; absent if
 * there is none. */
struct str html_first_text(const struct html_node *node);

static inline bool
html_has_text(const struct html_node *node)
{
	return html_first_text(node).p != NULL;
}

/* How a page is nested, found without a tree.  Zero to begin with. */
struct html_shape {
	size_t depth;  /* how deep its elements may come to be, at most */
	size_t attrs;  /* the most attributes that a tag may have */
	size_t *inner; /* where names end of tags of links within links */
	size_t ninner, cap;
};

/* Reads text; stops where it is deeper than limit.  The caller frees inner. */
void html_shape(struct html_shape *s, struct str text, size_t limit);

#endif
