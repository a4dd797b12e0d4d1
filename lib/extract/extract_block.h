/*
 * extract_block - what belongs to one of the goods that have no pages of their
 * own: the elements around its price, or beside it
 *
 * extract_plain.c finds the prices of such a page, and asks for the block of
 * each; what all of them share stands in struct blocks, which it opens and
 * frees.  Elements and texts are the page's, lent until the next one.
 */
#ifndef WT_EXTRACT_BLOCK_H
#define WT_EXTRACT_BLOCK_H

#include "extract_links.h"
#include "value.h"

#define PARTS 12 /* elements beside each other that a block may be */

struct tagged {
	const struct html_node *node, *top; /* top: its block, or NULL */
};

struct blocks {
	struct extract *x;
	struct links links; /* of which only links_whole is wanted */
	struct tagged *price;
	size_t n, cap;
	size_t depth; /* of the blocks, and what they are */
	struct str tag;
	const struct html_node *el[PARTS]; /* the block that is looked at */
	size_t nel;
	const struct html_node *picture; /* of it, or right before it */
	const struct html_node *seen; /* the last element of the block before */
	struct buf name, text;
};

/* The next part of a text that is left, without blanks around; absent behind
 * the last. */
static inline struct str
block_part(struct str *left)
{
	struct str part = str_cut(left, VALUE_PART);

	return part.p ? str_trim(part) : part;
}

/* True of an element whose text is the name of what the block shows. */
bool block_is_name(struct blocks *b, const struct html_node *n);

/* The texts of the block, in b->text. */
struct str block_text(struct blocks *b);

/* True if the element that holds the price, and no other, is a block. */
bool block_whole(
    struct blocks *b, const struct html_node *doc, const struct html_node *top);

/* True if what stands beside each other up to the price is a block, as where
 * nothing is around the goods but a line between them; *last: the price before,
 * or that behind, of the first. */
bool block_run(struct blocks *b, const struct html_node *top,
    const struct html_node *last, bool first);

/* True if the cells above the price are a block, as of goods that stand beside
 * each other in a table, a row for the pictures, one for the names. */
bool block_column(struct blocks *b, size_t i);

#endif
