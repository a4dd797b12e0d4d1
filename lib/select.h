/*
 * select - elements of a page by CSS selectors
 *
 *	li.gl-item[data-sku]       a tag, classes, an attribute
 *	#J_goodsList li > a        below, and directly below
 *	[href*="id="]              = ^= $= *= ~=; quotes may be left out
 *	.price i, strong@data-price      either; @ takes an attribute
 *	@data-sku                  an attribute of the very element searched
 *
 * A selector is compiled once and lends nothing of its text.  As in
 * querySelectorAll of the DOM only elements below the one searched are found,
 * while what stands left of a blank or '>' may stand above it.
 */
#ifndef WT_SELECT_H
#define WT_SELECT_H

#include "buf.h"
#include "err.h"
#include "html.h"
#include "str.h"

struct select;

/* NULL with e set where the text is no selector of this kind. */
struct select *select_new(struct str text, struct err *e);
void select_free(struct select *s);

/*
 * The next element that s selects in root, in document order, behind the one
 * found last (NULL: the first).  NULL if there is no further one.
 */
const struct html_node *select_next(const struct select *s,
    const struct html_node *root, const struct html_node *last);

/*
 * Appends what s takes of an element it selected in root: the attribute
 * behind @, else its text.  False if it has no such attribute.
 */
bool select_take(const struct select *s, const struct html_node *root,
    const struct html_node *node, struct buf *out);

/* True if that would be an attribute. */
bool select_attribute(const struct select *s, const struct html_node *root,
    const struct html_node *node);

#endif
