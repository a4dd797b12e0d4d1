/*
 * conflict - a file that git merged in part, with both sides in it
 *
 *	<<<<<<< HEAD
 *	a row of one side
 *	=======
 *	a row of the other
 *	>>>>>>> 4839aed7
 *
 * Spiders' results are often kept so.  Either side is data; the lines that git
 * put between them are none.
 *
 * Source: git-merge(1), "How conflicts are presented".
 */
#ifndef WT_CONFLICT_H
#define WT_CONFLICT_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the text with these lines empty, so that each other keeps its number;
 * false, and nothing, if it has none. */
bool conflict_text(struct str text, struct buf *out);

#endif
