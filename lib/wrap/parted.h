/*
 * parted - a page without the comments by which React parts its texts
 *
 *	1<!-- -->.<!-- -->74			1.74
 *	Add to <!-- -->cart			Add to cart
 *	<!-- react-text: 4 -->5<!-- /react-text -->	5
 *
 * As React writes where a piece of text ends and the next begins: from 16 on
 * the first, 15 the last.  A tree is read as if they were not there; what looks
 * for words in the page as it stands is to find them, too.
 */
#ifndef WT_PARTED_H
#define WT_PARTED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the page without them; false, and nothing, if it has none. */
bool parted_page(struct str page, struct buf *out);

#endif
