/*
 * repr - texts as Python shows them, which programs write into tables
 *
 *	['a', 'b']        a b
 *	b'\xe8\xa7\x92'   角
 */
#ifndef WT_REPR_H
#define WT_REPR_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the text that s shows; false, and nothing, if it is of neither
 * form.  It may be no UTF-8. */
bool repr_text(struct str s, struct buf *out);

#endif
