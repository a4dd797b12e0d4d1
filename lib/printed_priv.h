/* printed_priv - between the parts of printed */
#ifndef WT_PRINTED_PRIV_H
#define WT_PRINTED_PRIV_H

#include "printed.h"

/* Appends a cell of a row of CSV. */
void printed_cell(struct buf *out, bool first, struct str cell);

/* Lists or tuples of Python, as CSV. */
bool printed_lists(struct str s, struct buf *out);

/* Records as classes print themselves, as JSON, an object a line. */
bool printed_records(struct str text, struct buf *out);

#endif
