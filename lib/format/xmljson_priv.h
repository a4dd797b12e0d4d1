/* xmljson_priv - what the parts of xmljson share */
#ifndef WT_XMLJSON_PRIV_H
#define WT_XMLJSON_PRIV_H

#include "xmljson.h"

/* Where the first element begins: behind the declaration, comments and the
 * document type, whose entities are then not known. */
size_t xmljson_first(struct str s);

#endif
