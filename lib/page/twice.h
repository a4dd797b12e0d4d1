/*
 * twice - text that was read as Latin-1 and encoded again
 *
 * Programs that take a page's bytes for Latin-1, as some do where its header
 * tells no encoding, and save what they read: 角 is è§\x92, or of GBK ½Ç.
 */
#ifndef WT_TWICE_H
#define WT_TWICE_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/*
 * Appends the bytes that s (UTF-8) was, if all of its characters are bytes and
 * enough of them, more than one in a row, are no ASCII: these are UTF-8 then,
 * or, where the page says gb, may be GB18030.  Else false, and nothing.
 */
bool twice_bytes(struct str s, struct buf *out);

#endif
