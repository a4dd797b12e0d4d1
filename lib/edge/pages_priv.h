/*
 * pages_priv - what pages.c and pages_barren.c share
 *
 * A page that no definition takes is passed over with status 0: most of a
 * crawl is such.  But who names one file and gets nothing wants to hear it:
 * pages_barren says so, of a file of which nothing else was told.
 */
#ifndef WT_PAGES_PRIV_H
#define WT_PAGES_PRIV_H

#include "pages.h"

/* path, which was named, is what is read from now on; lent. */
void pages_barren_begin(struct pages *p, const char *path);

/* It was read: says so on standard error if it gave no advert. */
void pages_barren_end(struct pages *p);

/* How many there were, if not all were told. */
void pages_barren_sum(struct pages *p);

#endif
