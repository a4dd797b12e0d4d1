/*
 * near - how far a word is from another, to say what is meant by one that is
 * not known
 */
#ifndef WT_NEAR_H
#define WT_NEAR_H

#include <stddef.h>

#include "str.h"

#define NEAR_MAX 16 /* bytes of the longest words that are compared */

/* How many letters have to be put in, left out, changed or swapped to make b of
 * a; neither is longer than NEAR_MAX. */
size_t near_distance(struct str a, struct str b);

#endif
