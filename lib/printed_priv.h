/* printed_priv - between the parts of printed */
#ifndef WT_PRINTED_PRIV_H
#define WT_PRINTED_PRIV_H

#include "printed.h"

/* Records as classes print themselves, as JSON, an object a line. */
bool printed_records(struct str text, struct buf *out);

#endif
