/*
 * select - elements of a page by CSS selectors
 *
 *	li.gl-item[data-sku]       a tag, classes, an attribute
 *	#J_goodsList li > a        below, and directly below
 *	[href*="id="]              = ^= $= *= ~=; quotes may be left out
 *	.price i, strong@data-price      either; @ takes an attribute
 *	@data-sku                  an attribute of the very element searched
 *	.p-name em!p-tag           the text without what has that class or id
 *	tr:not(.head) td:nth-child(2)   also :first-child, :last-child
 *
 * A selector is compiled once and lends nothing of its text.  As in
 * querySelectorAll of the DOM only elements below the one searched are found,
 * while what stands left of a blank or '>' may stand above it.
 */
#ifndef WT_SELECT_H
#define WT_SELECT_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "html.h"
#include "str.h"

struct select;

/* NULL with e set where the text is no selector of this kind. */
struct select *select_new(struct str text, struct err *e);
void select_free(struct select *s);

/*
 * A search below an element, in document order.  The caller sets root and
 * left; the rest is zero to begin with.
 */
struct select_search {
	const struct html_node *root;
	uint64_t *left; /* steps that may be taken; at 0 the search ends */
	/* found: */
	const struct html_node *node;
	const char *attr;    /* what is taken of it; NULL: its text */
	const char *without; /* but for what has this class; or NULL */
	size_t part;         /* by which of the parts between commas, from 0 */
};

/* How many parts it has. */
size_t select_nparts(const struct select *s);

/*
 * The next element that s selects.  Of elements whose text is taken none is
 * found within another: the outer's text has the inner's.  False behind the
 * last, and when no steps are left.
 */
bool select_next(const struct select *s, struct select_search *at);

/* Appends what is taken of the element found; false if it lacks that. */
bool select_take(const struct select_search *at, struct buf *out);

/* The same, with `between` between the texts of elements, as html_parts has. */
bool select_parts(
    const struct select_search *at, char between, struct buf *out);

#endif
