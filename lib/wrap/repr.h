/*
 * repr - texts as Python shows them, which programs write into tables
 *
 *	['a', "b's"]      a b's
 *	['a', ' ', 'b']   a b, a text that was cut: ['1', ' ', 'ab', 'c'] is 1
 *	b'\xe8\xa7\x92'   角
 *	\u89d2\u003cb\u003e  角<b>, as it stands in JSON
 *
 * Source: docs.python.org (repr); RFC 8259, 7.
 */
#ifndef WT_REPR_H
#define WT_REPR_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the text that s shows, which may be no UTF-8; false, with nothing
 * appended, if s has none of these forms. */
bool repr_text(struct str s, struct buf *out);

/* True of a text of blanks alone, as Python and JSON write it between quotes:
 * " ", "\n\t". */
bool repr_is_blank(struct str s);

#endif
