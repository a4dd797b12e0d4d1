/*
 * base64 - RFC 4648, with padding
 */
#ifndef WT_BASE64_H
#define WT_BASE64_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* What the string begins with that stands for bytes where JSON has none. */
#define BASE64_DATA "data:;base64,"

/* Appends s in base64. */
void base64_add(struct buf *b, struct str s);

/*
 * Appends what s says in base64; other characters are passed over.  False if
 * there are any but blanks and line ends, or some stand behind the padding, or
 * the last byte is not whole: then all of it may be wrong from there on.  In
 * MIME they mean nothing (RFC 2045, 6.8); elsewhere s is damaged.
 */
bool base64_read(struct str s, struct buf *out);

/* True if s is nothing but base64, and line ends. */
bool base64_only(struct str s);

/* True if s is nothing but base64, and begins as a page, JSON or what gzip or
 * zstd packed does: programs leave out the word that says so, and no page or
 * reply has such bytes alone. */
bool base64_page(struct str s);

#endif
