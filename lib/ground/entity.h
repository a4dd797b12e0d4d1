/*
 * entity - named character references: &eacute; is U+00E9
 *
 * Those of HTML 4.01 (section 24), which pages are full of, and apos; with the
 * code points of WHATWG HTML (13.5), which has two thousand more.
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

#endif
