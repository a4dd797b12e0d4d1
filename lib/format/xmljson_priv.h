/* xmljson_priv - what the parts of xmljson share */
#ifndef WT_XMLJSON_PRIV_H
#define WT_XMLJSON_PRIV_H

#include "xmljson.h"

/* Where the first element begins: behind the declaration, comments and the
 * document type, whose entities are then not known. */
size_t xmljson_first(struct str s);

/* Appends a document that has several roots of one name, as databases write
 * rows, as one of a root around them; false, with nothing appended, if it has
 * not. */
bool xmljson_join(struct str text, struct buf *out);

#endif
