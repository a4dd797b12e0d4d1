/*
 * entity - character references: &eacute; and &#233; are U+00E9
 *
 * The names are those of HTML 4.01 (section 24), which pages are full of, and
 * apos; with the code points of WHATWG HTML (13.5), which has two thousand
 * more.  Numbers mean what browsers take them for (13.2.5.80).
 */
#ifndef WT_ENTITY_H
#define WT_ENTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "str.h"

/* The code point that a name stands for; 0: none.  is_short: it does so without
 * a semicolon behind it too; or NULL. */
uint32_t entity_find(struct str name, bool *is_short);

/* True if the text begins with a name that is a reference without a semicolon
 * too. */
bool entity_begins(struct str text);

/*
 * The length of the number that s begins with, as it stands behind "&": "#34;",
 * "#x8c61;", with its semicolon if it has one; 0: it is none.  *cp: &#150; is a
 * dash, as old pages mean it, and 0 is U+FFFD; a surrogate, or what is beyond
 * Unicode, is for buf_addcp.
 */
size_t entity_number(struct str s, uint32_t *cp);

/* What a byte from 0x80 to 0x9f is in windows-1252; itself, a control, if it is
 * nothing there. */
uint32_t entity_sign(unsigned char byte);

#endif
