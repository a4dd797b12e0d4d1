/*
 * pick_priv - what pick.c and pick_text.c share
 */
#ifndef WT_PICK_PRIV_H
#define WT_PICK_PRIV_H

#include "pick.h"

/* Goes to the next element that the source's selector finds. */
bool pick_next_match(struct pick *p);

/* Notes what p->why says as a fault of the source's line; false. */
bool pick_rule_fault(struct pick *p);

#endif
