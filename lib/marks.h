/*
 * marks - which of many texts stand in a page, in one pass over it
 *
 *	n = marks_add(m, STR("g_page_config"));   once for each text
 *	marks_look(m, page);                      for each page
 *	if (marks_has(m, n)) ...
 *
 * A page is looked through once for all texts of all definitions; the first
 * four bytes of each are what is looked for.
 */
#ifndef WT_MARKS_H
#define WT_MARKS_H

#include <stdbool.h>
#include <stdint.h>

#include "str.h"

struct marks;

struct marks *marks_new(void);
void marks_free(struct marks *m);

/* The number of a text, new or old; it is copied. */
uint32_t marks_add(struct marks *m, struct str text);

void marks_look(struct marks *m, struct str page);

/* True if text n stood in the page last looked through. */
bool marks_has(const struct marks *m, uint32_t n);

#endif
