/*
 * twice - text that was read as Latin-1 and encoded again
 *
 * Programs that take a page's bytes for Latin-1 or windows-1252, as some do
 * where its header tells no encoding, and save what they read: 角 is è§\x92
 * or è§’, or of GBK ½Ç.
 */
#ifndef WT_TWICE_H
#define WT_TWICE_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/*
 * Appends the bytes that s (UTF-8) was, if all of its characters are bytes, and
 * what is beyond ASCII in these is UTF-8 throughout, or of GB2312 nearly so; it
 * may be GB18030 where the page says gb.  Else false, and nothing.  A page of a
 * language of Latin letters has accents that stand alone.
 */
bool twice_bytes(struct str s, struct buf *out);

#endif
