/*
 * base64 - RFC 4648, with padding
 */
#ifndef WT_BASE64_H
#define WT_BASE64_H

#include "buf.h"
#include "str.h"

/* Appends s in base64. */
void base64_add(struct buf *b, struct str s);

#endif
