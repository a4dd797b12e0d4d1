/* printed_priv - between the parts of printed */
#ifndef WT_PRINTED_PRIV_H
#define WT_PRINTED_PRIV_H

#include "printed.h"

/* Appends a cell of a row of CSV. */
void printed_cell(struct buf *out, bool first, struct str cell);

/* The text in quotes at i, appended to out; behind it, or 0. */
size_t printed_quoted(struct str s, size_t i, struct buf *out);

/* A number, None, True or False at i, u'a', which Python 2 shows, or what
 * stands in Decimal('1.5') and datetime.date(2019, 5, 6); the same. */
size_t printed_word(struct str s, size_t i, struct buf *out);

/* Lists or tuples of Python, as CSV. */
bool printed_lists(struct str s, struct buf *out);

/* Records as classes print themselves, as JSON, an object a line. */
bool printed_records(struct str text, struct buf *out);

#endif
