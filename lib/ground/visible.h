/*
 * visible - text of others made safe to look at
 *
 * What a terminal would obey, and what no eye sees, is written out: control
 * characters and bytes that are no UTF-8 as \n, \t or \xNN, zero-width and
 * bidirectional characters as <U+200B>.
 */
#ifndef WT_VISIBLE_H
#define WT_VISIBLE_H

#include "buf.h"
#include "str.h"

/* Appends s so. */
void visible_add(struct buf *out, struct str s);

#endif
