/*
 * base64 - RFC 4648, with padding
 */
#ifndef WT_BASE64_H
#define WT_BASE64_H

#include "buf.h"
#include "str.h"

/* Appends s in base64. */
void base64_add(struct buf *b, struct str s);

/* Appends what s says in base64; other characters are passed over. */
void base64_read(struct str s, struct buf *out);

#endif
