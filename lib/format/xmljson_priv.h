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

/*
 * Appends XML with an & that stands for itself as XML wants it, and with what
 * references of HTML stand for, outside of CDATA; false if it has none, with
 * the same appended.
 *
 *	<url>/item?a=1&b=2</url> <name>Caf&eacute;</name>
 *	<url>/item?a=1&amp;b=2</url> <name>Café</name>
 */
bool xmljson_mend(struct str s, struct buf *out);

#endif
