/*
 * marks - which of many texts stand in a page
 *
 *	n = marks_add(m, STR("g_page_config"));   once for each text
 *	marks_look(m, page);                      for each page
 *	if (marks_has(m, n)) ...
 *
 * Nothing is looked for before it is asked for: most often one definition is
 * asked, and fits.  Short texts are looked for one by one, the others after a
 * few so in one pass over the page.
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

/* That text, lent. */
struct str marks_text(const struct marks *m, uint32_t n);

/* The page that marks_has is asked of; lent until the next. */
void marks_look(struct marks *m, struct str page);

/* True if text n stands in the page. */
bool marks_has(struct marks *m, uint32_t n);

/* Makes the pass now: many will be asked for. */
void marks_pass(struct marks *m);

/* True if that pass finds text n: it costs nothing more. */
bool marks_cheap(const struct marks *m, uint32_t n);

/* The texts that are known to stand in the page: after the pass all cheap ones
 * that do. Lent until the next question. */
const uint32_t *marks_found(const struct marks *m, size_t *n);

#endif
