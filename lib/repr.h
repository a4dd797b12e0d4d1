/*
 * repr - texts as Python shows them, which programs write into tables
 *
 *	['a', "b's"]      a b's
 *	['a', ' ', 'b']   a b, a text that was cut: ['1', ' ', 'ab', 'c'] is 1
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

/* True of " " and "\n\t", as Python and JSON write them between the quotes:
 * nothing is seen of it. */
bool repr_is_blank(struct str s);

#endif
