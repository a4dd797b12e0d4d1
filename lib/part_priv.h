/*
 * part_priv - what part.c and part_values.c share
 */
#ifndef WT_PART_PRIV_H
#define WT_PART_PRIV_H

#include "part.h"

/* Is the JSON that begins at `at` one that can be parted, and how? */
bool part_values(struct part *p, struct str first, size_t at, bool all);

/* To the next place where a part may end; false if held has none. */
bool part_step(struct part *p, struct str held);

/* At the start of a part: sets before. */
void part_before(struct part *p);

#endif
