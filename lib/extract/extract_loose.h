/*
 * extract_loose - what a page keeps elsewhere than behind the texts of lines
 * script, and what it and extract_kept need of one value
 */
#ifndef WT_EXTRACT_LOOSE_H
#define WT_EXTRACT_LOOSE_H

#include "extract_priv.h"

/* Visits what the page keeps elsewhere than behind the texts of lines script:
 * anywhere in a script, in attributes, in elements that are not shown; but not
 * what was seen. */
void extract_loose(struct extract *x, struct str page, struct names *seen);

/* ---- extract_inner ---- */

/* Bytes in which a script shows before a value what it is. */
#define KEPT_NEAR 200

/* Visits a value, and then the texts in it that are data; false if it is none.
 */
bool extract_kept_visit(struct extract *x, struct str value);

/* True if a value, by its place, was not visited; notes that it is. */
bool extract_kept_new(struct names *seen, const char *value);

/* What stands before a value of a script, back to where its line, or the
 * statement, begins. */
struct str extract_kept_name(struct str text, const char *value);

#endif
