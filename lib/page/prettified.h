/*
 * prettified - pages of which each tag and each text stands on its own line
 *
 *	<a>			<a>骨<em>梳</em> comb</a>
 *	 骨
 *	 <em>
 *	  梳
 *	 </em>
 *	 comb
 *	</a>
 *
 * As prettify() of BeautifulSoup gives them, which many programs keep: indented
 * by how deep they lie.  Where a page had blanks around a tag is lost then.
 * Between texts of a line one is put again, but beside Chinese and Japanese,
 * which are written without, within a price (¥|1,849|.50), and before a comma.
 */
#ifndef WT_PRETTIFIED_H
#define WT_PRETTIFIED_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the page as it may have been; false, and nothing, if it is none of
 * these. */
bool prettified_page(struct str page, struct buf *out);

#endif
