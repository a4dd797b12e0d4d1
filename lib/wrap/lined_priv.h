/* lined_priv - what the parts of lined share */
#ifndef WT_LINED_PRIV_H
#define WT_LINED_PRIV_H

#include "lined.h"

/* Each appends rows that are lines in a form of their own as JSON, or lists of
 * Python; false, with nothing appended, if text is none. */

/* What a server sent as events, data: {...}, in a stream of such. */
bool lined_events(struct str text, struct buf *out);

/* What forms sent, title=a+comb&price=5, all lines. */
bool lined_queries(struct str text, struct buf *out);

/* Properties of Java with numbers in their names, goods.0.title=a: rows, two at
 * least, of two names. */
bool lined_properties(struct str text, struct buf *out);

/* What a source of Java or C# makes by the places of its values, new Goods("a",
 * 5), if that is most of it. */
bool lined_made(struct str text, struct buf *out);

#endif
